#pragma once

#include "gebied/base/text.hpp"
#include "gebied/experiment/study.hpp"
#include "gebied/input/region.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gebied {

/// A study of one region, ready to run, as somebody could have written it.
struct RegionStudy {
    std::string id{};    ///< also the name of its file, without `.yaml`
    std::string text{};  ///< YAML with comments; extends `netherlands.yaml`
    std::vector<RegionFigure>
        figures{};  ///< what it states about the area, each with source and grade
};

/// Writes the study of a region: its households, team and amounts, a ceiling by tightness, and scenarios to
/// begin with. What nobody knows of the region is taken from the first area of `nation`, a study of a
/// reference area; its posts, hours and amounts in proportion to inhabitants. `language` is that of comments
/// and notes. Throws an `InputError` for a region where nobody lives.
[[nodiscard]] RegionStudy region_study(const Region& region, const Study& nation,
                                       Language language);

/// What a figure of a study is, for a reader, with the names of types, roles and streams: `single`,
/// `posts: generalist`.
[[nodiscard]] std::string figure_name(const RegionFigure& figure, const Names& names,
                                      Language language);

/// Under which name the JSON Schema stands beside a study, so that editors find it.
inline constexpr std::string_view schema_file = "study.schema.json";

}  // namespace gebied

#pragma once

#include "gebied/base/text.hpp"
#include "gebied/input/region.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gebied::input {

/// The most that a figure of `region-figures.csv` may be; nothing when no study uses such a figure.
[[nodiscard]] std::optional<double> most_of_figure(std::string_view key);

/// Every parameter that the study of a region states about its area, in the order of the study: what is
/// measured, what follows from that, and what is taken from the nation. `region` has inhabitants.
[[nodiscard]] std::vector<RegionFigure> figures_of_area(const Region& region);

/// How a type of household or a role is called in studies, with its name for a reader.
struct NamedId {
    std::string_view id{};
    Text name{};
};
[[nodiscard]] std::span<const NamedId> household_types();
[[nodiscard]] std::span<const NamedId> team_roles();

/// What `per_10000` inhabitants come to in a region, in tenths.
[[nodiscard]] double posts(const Region& region, double per_10000);

}  // namespace gebied::input

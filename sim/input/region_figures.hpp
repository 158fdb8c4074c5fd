#pragma once

#include "gebied/experiment/study.hpp"
#include "gebied/input/region.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace gebied::input {

/// The most that a figure of `region-figures.csv` may be; nothing when no study uses such a figure.
[[nodiscard]] std::optional<double> most_of_figure(std::string_view key);

/// Whether the parameter at `path` is an amount of a whole area, which grows with its inhabitants: posts,
/// planned hours, euros, places.
[[nodiscard]] bool grows_with_area(std::string_view path);

/// Whether a figure is one part of how often people ask along a route, `routes.own.domain_factor.parenting`.
[[nodiscard]] bool is_part_of_route(std::string_view key);

/// Every parameter that the study of a region states about its area, section by section: what is measured,
/// what follows from that, and what is taken from the nation. Amounts, hours and posts of the nation are
/// scaled by inhabitants. `region` has inhabitants; the first area of `nation` is the reference.
[[nodiscard]] std::vector<RegionFigure> figures_of_area(const Region& region, const Study& nation);

/// The parameter at `path` of the nation as it stands there, with its source.
[[nodiscard]] RegionFigure figure_of_nation(const Study& nation, std::string_view path);

/// Posts for a region where the nation has so many per 10,000 inhabitants: in tenths, at least 0.3.
[[nodiscard]] double posts(const Region& region, double per_10000);

}  // namespace gebied::input

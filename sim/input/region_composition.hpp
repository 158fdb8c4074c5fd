#pragma once

#include "gebied/input/region.hpp"

#include <array>
#include <cstddef>
#include <string_view>

namespace gebied::input {

/// The types of households that the figures of regions tell apart.
inline constexpr std::array<std::string_view, 6> type_ids{"single",    "single_65", "couple",
                                                          "couple_65", "family",    "lone_parent"};

/// Shares of the households, in the order of `type_ids`; together 1.
using Composition = std::array<double, type_ids.size()>;

/// The composition of a region in thousandths: what is measured of it (see `RegionFigure::key`), the rest
/// divided as in the `nation`. `persons` per household decides how many of them the inhabitants of 65 and
/// over fill.
[[nodiscard]] Composition composition_of(const Region& region, const Composition& nation,
                                         double persons);

}  // namespace gebied::input

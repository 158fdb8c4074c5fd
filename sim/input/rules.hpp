#pragma once

#include "gebied/model/model.hpp"
#include "gebied/world/scenario.hpp"

#include <string>
#include <vector>

namespace gebied::input {

/// A condition between parameters that does not hold.
struct BrokenRule {
    std::string path{};   ///< of the parameter to look at
    std::string value{};  ///< `1.2 in all`
    std::string rule{};
};

/// Every condition between the parameters of one area that `model` breaks. Single values are in range.
[[nodiscard]] std::vector<BrokenRule> broken_rules(const Names& names, const Model& model,
                                                   const Period& period);

/// What one future of an area would take to live, roughly.
struct Burden {
    double fate_events{0.0};  ///< that no policy changes: they are drawn beforehand and kept
    double candidates{
        0.0};  ///< that needs may bring, if every household had every need all the time
};
[[nodiscard]] Burden burden_of(const Model& model, const Period& period);

inline constexpr double most_households = 268435456.0;  ///< 2^28, of all areas together
inline constexpr double most_fate_events = 2.0e8;       ///< per area and future: 32 bytes each
inline constexpr double most_candidates = 1.0e11;       ///< per area and future

}  // namespace gebied::input

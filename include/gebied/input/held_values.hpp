#pragma once

#include "gebied/experiment/study.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gebied {

/// What a parameter is worth in some areas of a study, from when, and where that was written.
struct HeldValue {
    std::string path{};                ///< `staff.generalist.fte`, without the area
    std::string value{};               ///< as written; a value with parts as it is after it was set
    std::vector<std::string> areas{};  ///< ids, in the order of the study; never empty
    /// Who sets it: empty for what holds from the beginning, `baseline`, or the id of a scenario.
    std::string scenario{};
    std::string from{};  ///< ISO date; empty for what holds from the beginning
    int ramp_months{0};  ///< months in which it grows to this value
    ParameterRecord
        written{};  ///< its source, grade and place; without a file when nothing was written
    /// What stood in the study as a whole and holds in none of these areas; without a file: nothing.
    ParameterRecord instead_of{};
};

/// Every value that one parameter has in a study: first what holds from the beginning, by area (areas with
/// the same value from the same place together), then what the baseline sets, then what each scenario sets,
/// by date. Empty when the study has no parameter with this path.
[[nodiscard]] std::vector<HeldValue> held_values(const Study& study, std::string_view path);

/// The paths of all parameters of a study, `products.guidance.tariff`, in the order of documentation.
[[nodiscard]] std::vector<std::string> parameter_paths(const Study& study);

}  // namespace gebied

#pragma once

#include <array>
#include <string_view>

namespace gebied::input {

/// How well a value is known, from best to least.
inline constexpr std::array<std::string_view, 5> grades{"measured", "derived", "literature",
                                                        "expert", "assumption"};

/// The law of what is not known about a value.
inline constexpr std::array<std::string_view, 7> distributions{
    "uniform", "triangular", "pert", "normal", "lognormal", "beta", "gamma"};

}  // namespace gebied::input

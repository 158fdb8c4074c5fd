#pragma once

#include "input/node.hpp"
#include "input/problem_list.hpp"
#include "input/study_files.hpp"

#include <array>
#include <span>
#include <string>
#include <string_view>

namespace gebied::input {

/// How well a value is known, from best to least.
inline constexpr std::array<std::string_view, 5> grades{"measured", "derived", "literature",
                                                        "expert", "assumption"};

/// The law of what is not known about a value.
inline constexpr std::array<std::string_view, 7> distributions{
    "uniform", "triangular", "pert", "normal", "lognormal", "beta", "gamma"};

/// Reports a node that is none of the `valid` words.
void check_word(const Node& node, const std::string& path, std::span<const std::string_view> valid,
                ProblemList& problems);

/// Reports a node that is neither a year (`2024`) nor years (`2019-2023`).
void check_year(const Node& node, const std::string& path, ProblemList& problems);

/// Reports a source that the bibliographies do not have.
void check_source(const Node& source, const std::string& path, const StudyFiles& files,
                  ProblemList& problems);

}  // namespace gebied::input

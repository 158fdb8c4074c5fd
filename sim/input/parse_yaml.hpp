#pragma once

#include "input/node.hpp"
#include "input/problem_list.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace gebied::input {

/// Reads the one YAML document in `bytes`, every value with its place in `file`. Refused, each with its
/// place: bytes that are not UTF-8, control characters, anchors, aliases, tags, merge keys, keys that
/// stand twice or are not words, a second document, more than 32 levels, more than 100,000 values.
/// Nothing when there is no tree to go on with.
[[nodiscard]] std::optional<Node> parse_yaml(const std::string& file, std::string_view bytes,
                                             ProblemList& problems);

}  // namespace gebied::input

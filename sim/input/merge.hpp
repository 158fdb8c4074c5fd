#pragma once

#include "input/node.hpp"

namespace gebied::input {

/// Whether a value is written with its source: `{value: 0.35, source: cbs-85984, ...}`.
[[nodiscard]] bool is_sourced(const Node& node);

/// Whether a word is one of those that stand beside a sourced value: `unit`, `low`, `source`, ...
[[nodiscard]] bool is_word_of_source(std::string_view word);

/// Lays `over` on `base`: mappings key by key, lists of areas by their `id`, everything else replaced.
/// A value with a source loses it when its value is written anew; a law is replaced as a whole. Every
/// value keeps the place where it was written.
void merge(Node& base, Node over);

}  // namespace gebied::input

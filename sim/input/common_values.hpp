#pragma once

#include "input/node.hpp"

#include <string_view>

namespace gebied::input {

/// In place of an id: every entry of the list.
inline constexpr std::string_view every_entry = "all";

/// Gives every entry of a list the values that stand under `all` and that the entry does not state itself, and
/// takes `all` away; so too in each area. `base` is what `own` extends, or nothing: its entries count, and
/// what `own` states, also under `all`, goes before what `base` states.
void spread_common_values(Node& own, const Node* base);

}  // namespace gebied::input

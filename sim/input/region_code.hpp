#pragma once

#include "gebied/input/region.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace gebied::input {

/// The code of a region in `text`, with capitals, or nothing when it has not the form of one: GM and four
/// digits, or WK, four digits of its municipality and two digits or letters.
[[nodiscard]] std::optional<std::string> code_in(std::string_view text);

/// The code of the wijk around a neighbourhood (buurt), when `text` has the form of the code of one: BU and
/// eight digits or letters, of which the first six are those of its wijk; nothing otherwise.
[[nodiscard]] std::optional<std::string> wijk_of_neighbourhood(std::string_view text);

/// What the region with this code is. `code` has the form of one.
[[nodiscard]] RegionKind kind_of(std::string_view code);

}  // namespace gebied::input

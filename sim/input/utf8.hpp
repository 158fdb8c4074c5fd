#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace gebied::input {

/// A byte that a file may not hold, with the reason.
struct BadByte {
    std::size_t at{0};
    std::string_view rule{};
};

/// The first place where `bytes` is not UTF-8 text of printable characters, tabs and line ends: NUL and
/// other control characters, overlong forms, surrogates, and marks that turn the direction of text.
[[nodiscard]] std::optional<BadByte> find_bad_byte(std::string_view bytes);

}  // namespace gebied::input

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace gebied::input {

/// One character of a text in UTF-8.
struct Character {
    std::uint32_t code{0};
    std::size_t length{0};  ///< in bytes; 0 when it is not UTF-8
};

/// The character that begins at byte `at` of `bytes` (RFC 3629).
[[nodiscard]] Character character_at(std::string_view bytes, std::size_t at);

/// A byte that a file may not hold, with the reason.
struct BadByte {
    std::size_t at{0};
    std::string_view rule{};
};

/// The first place where `bytes` is not UTF-8 text of printable characters, tabs and line ends: NUL and
/// other control characters, overlong forms, surrogates, and marks that turn the direction of text.
[[nodiscard]] std::optional<BadByte> find_bad_byte(std::string_view bytes);

}  // namespace gebied::input

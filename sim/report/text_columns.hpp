#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace gebied {

/// Number of places on a screen: characters, not bytes.
[[nodiscard]] inline std::size_t width_of(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// `text` with spaces up to a width.
[[nodiscard]] inline std::string padded(std::string_view text, std::size_t width) {
    return std::string{text} + std::string(width - std::min(width, width_of(text)), ' ');
}

}  // namespace gebied

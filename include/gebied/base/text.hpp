#pragma once

#include <cstdint>
#include <string_view>

namespace gebied {

/// The languages in which everything that a reader reads exists.
enum class Language : std::uint8_t { nl, en };

/// A fixed text in both languages.
struct Text {
    std::string_view nl{};
    std::string_view en{};

    [[nodiscard]] constexpr std::string_view in(Language language) const {
        return language == Language::nl ? nl : en;
    }
};

}  // namespace gebied

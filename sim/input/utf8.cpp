#include "input/utf8.hpp"

namespace gebied::input {
namespace {

constexpr std::string_view not_utf8 = "a byte that is not UTF-8";
constexpr std::string_view control = "a control character";
constexpr std::string_view direction = "a character that turns the direction of text";

}  // namespace

Character character_at(std::string_view bytes, std::size_t at) {
    const auto byte = [&](std::size_t i) {
        return std::uint32_t{static_cast<unsigned char>(bytes[i])};
    };
    const std::uint32_t first = byte(at);
    if (first < 0x80U) {
        return {first, 1};
    }
    const std::size_t length = first >= 0xF0U ? 4 : first >= 0xE0U ? 3 : 2;
    if (first < 0xC2U || first > 0xF4U || at + length > bytes.size()) {
        return {};
    }
    std::uint32_t code = first & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(at + i) & 0xC0U) != 0x80U) {
            return {};
        }
        code = (code << 6U) | (byte(at + i) & 0x3FU);
    }
    const bool overlong = (length == 3 && code < 0x800U) || (length == 4 && code < 0x10000U);
    const bool surrogate = code >= 0xD800U && code <= 0xDFFFU;
    if (overlong || surrogate || code > 0x10FFFFU) {
        return {};
    }
    return {code, length};
}

std::optional<BadByte> find_bad_byte(std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size();) {
        const Character c = character_at(bytes, at);
        if (c.length == 0) {
            return BadByte{at, not_utf8};
        }
        const bool allowed = c.code == '\t' || c.code == '\n' || c.code == '\r';
        if ((c.code < 0x20U && !allowed) || (c.code >= 0x7FU && c.code < 0xA0U)) {
            return BadByte{at, control};
        }
        if ((c.code >= 0x202AU && c.code <= 0x202EU) || (c.code >= 0x2066U && c.code <= 0x2069U)) {
            return BadByte{at, direction};
        }
        at += c.length;
    }
    return std::nullopt;
}

}  // namespace gebied::input

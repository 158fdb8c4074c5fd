#include "input/folded_name.hpp"

#include "input/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace gebied::input {
namespace {

/// Letters of Unicode that are compared as letters without accents.
struct Letters {
    std::uint32_t first{0};
    std::uint32_t last{0};
    std::string_view plain{};
};

// Latin-1 Supplement and Latin Extended-A.
constexpr std::array letters{
    Letters{0xC0, 0xC5, "a"},    Letters{0xC6, 0xC6, "ae"},  Letters{0xC7, 0xC7, "c"},
    Letters{0xC8, 0xCB, "e"},    Letters{0xCC, 0xCF, "i"},   Letters{0xD0, 0xD0, "d"},
    Letters{0xD1, 0xD1, "n"},    Letters{0xD2, 0xD6, "o"},   Letters{0xD8, 0xD8, "o"},
    Letters{0xD9, 0xDC, "u"},    Letters{0xDD, 0xDD, "y"},   Letters{0xDE, 0xDE, "th"},
    Letters{0xDF, 0xDF, "ss"},   Letters{0xE0, 0xE5, "a"},   Letters{0xE6, 0xE6, "ae"},
    Letters{0xE7, 0xE7, "c"},    Letters{0xE8, 0xEB, "e"},   Letters{0xEC, 0xEF, "i"},
    Letters{0xF0, 0xF0, "d"},    Letters{0xF1, 0xF1, "n"},   Letters{0xF2, 0xF6, "o"},
    Letters{0xF8, 0xF8, "o"},    Letters{0xF9, 0xFC, "u"},   Letters{0xFD, 0xFD, "y"},
    Letters{0xFE, 0xFE, "th"},   Letters{0xFF, 0xFF, "y"},   Letters{0x100, 0x105, "a"},
    Letters{0x106, 0x10D, "c"},  Letters{0x10E, 0x111, "d"}, Letters{0x112, 0x11B, "e"},
    Letters{0x11C, 0x123, "g"},  Letters{0x124, 0x127, "h"}, Letters{0x128, 0x131, "i"},
    Letters{0x132, 0x133, "ij"}, Letters{0x134, 0x135, "j"}, Letters{0x136, 0x138, "k"},
    Letters{0x139, 0x142, "l"},  Letters{0x143, 0x14B, "n"}, Letters{0x14C, 0x151, "o"},
    Letters{0x152, 0x153, "oe"}, Letters{0x154, 0x159, "r"}, Letters{0x15A, 0x161, "s"},
    Letters{0x162, 0x167, "t"},  Letters{0x168, 0x173, "u"}, Letters{0x174, 0x175, "w"},
    Letters{0x176, 0x178, "y"},  Letters{0x179, 0x17E, "z"}, Letters{0x17F, 0x17F, "s"}};

constexpr std::array separators{
    Letters{0x80, 0xBF, ""},      // signs of Latin-1
    Letters{0xD7, 0xD7, ""},      // times
    Letters{0xF7, 0xF7, ""},      // divided by
    Letters{0x300, 0x36F, ""},    // accents that stand behind their letter
    Letters{0x2000, 0x206F, ""},  // dashes, quotes and spaces
};

template <std::size_t n>
const Letters* in(const std::array<Letters, n>& table, std::uint32_t code) {
    const auto found = std::find_if(table.begin(), table.end(), [code](const Letters& l) {
        return l.first <= code && code <= l.last;
    });
    return found == table.end() ? nullptr : &*found;
}

/// Calls `letter(text)` for each letter or digit without its accent, and `other()` for what lies between.
template <class Letter, class Other>
void walk(std::string_view name, Letter&& letter, Other&& other) {
    for (std::size_t at = 0; at < name.size();) {
        const Character c = character_at(name, at);
        const std::size_t length = std::max<std::size_t>(c.length, 1);
        const std::string_view bytes = name.substr(at, length);
        at += length;
        if (c.code >= 'A' && c.code <= 'Z') {
            const char small = static_cast<char>(c.code - 'A' + 'a');
            letter(std::string_view{&small, 1});
        } else if ((c.code >= 'a' && c.code <= 'z') || (c.code >= '0' && c.code <= '9')) {
            letter(bytes);
        } else if (const Letters* known = in(letters, c.code)) {
            letter(known->plain);
        } else if (c.code < 0x80 || in(separators, c.code) != nullptr) {
            other(c.code);
        } else {
            letter(bytes);
        }
    }
}

}  // namespace

std::string folded(std::string_view name) {
    std::string text;
    walk(name, [&](std::string_view letter) { text.append(letter); }, [](std::uint32_t) {});
    return text;
}

std::string id_from(std::string_view name) {
    std::string id;
    bool between = false;
    const auto letter = [&](std::string_view plain) {
        if (static_cast<unsigned char>(plain.front()) >= 0x80) {
            return;  // an id has only a-z and digits
        }
        id.append(between && !id.empty() ? "-" : "").append(plain);
        between = false;
    };
    walk(name, letter,
         [&](std::uint32_t code) { between = between || code < 0x300 || code > 0x36F; });
    return id;
}

}  // namespace gebied::input

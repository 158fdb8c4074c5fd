#include "input/region_code.hpp"

#include <algorithm>

namespace gebied::input {
namespace {

constexpr std::size_t municipality_length = 6;
constexpr std::size_t wijk_length = 8;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}

}  // namespace

std::optional<std::string> code_in(std::string_view text) {
    std::string code{text};
    std::transform(code.begin(), code.end(), code.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    const std::string_view view = code;
    const std::size_t length = view.starts_with("GM")   ? municipality_length
                               : view.starts_with("WK") ? wijk_length
                                                        : 0;
    if (length == 0 || view.size() != length) {
        return std::nullopt;
    }
    const std::string_view town = view.substr(2, 4);
    const std::string_view within = view.substr(municipality_length);
    const bool formed = std::all_of(town.begin(), town.end(), is_digit) &&
                        std::all_of(within.begin(), within.end(),
                                    [](char c) { return is_digit(c) || is_capital(c); });
    return formed ? std::optional{code} : std::nullopt;
}

std::optional<std::string> wijk_of_neighbourhood(std::string_view text) {
    constexpr std::size_t length = 10;
    const bool marked = text.size() == length && (text[0] == 'B' || text[0] == 'b') &&
                        (text[1] == 'U' || text[1] == 'u');
    return marked ? code_in("WK" + std::string{text.substr(2, wijk_length - 2)}) : std::nullopt;
}

RegionKind kind_of(std::string_view code) {
    return code.starts_with("GM") ? RegionKind::municipality : RegionKind::wijk;
}

}  // namespace gebied::input

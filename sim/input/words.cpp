#include "input/words.hpp"

#include "input/merge.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <system_error>

namespace gebied::input {
namespace {

constexpr std::size_t longest_id = 64;
constexpr std::size_t longest_text = 1000;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// How many digits `text` begins with.
std::size_t digits(std::string_view text) {
    return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) -
                                    text.begin());
}

std::string_view why_no_number(std::string_view text) {
    const auto has = [text](std::string_view any) {
        return text.find_first_of(any) != std::string_view::npos;
    };
    const auto only = [text](std::string_view all) {
        return text.find_first_not_of(all) == std::string_view::npos;
    };
    if (text.ends_with('%') && only("0123456789.,% ")) {
        return "a share is needed: write 0.35, not 35%";
    }
    if (!has("0123456789") || !only("0123456789.,_' +-eExXabcdefABCDEF")) {
        std::string lower{text};
        std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
            return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        });
        return lower == ".nan" || lower.ends_with(".inf") ? "a finite number is needed"
                                                          : "a number is needed";
    }
    if (only("0123456789,-") && std::count(text.begin(), text.end(), ',') == 1) {
        return "a number is needed: decimals after a point, not a comma";
    }
    if (only("0123456789.,_' -")) {
        return "a number is needed: no separators between thousands";
    }
    return "a number is needed";
}

std::string text_refusal(std::string_view text) {
    if (text.empty()) {
        return "a text is needed";
    }
    if (text.size() > longest_text) {
        return "at most 1000 bytes";
    }
    // A spreadsheet would compute it.
    return std::string_view{"=+-@"}.find(text.front()) != std::string_view::npos
               ? "a text does not begin with =, +, - or @"
               : std::string{};
}

std::string one_text(const Node& node, const std::string& path, ProblemList& problems) {
    const std::string refusal = node.is_text() ? text_refusal(node.text) : "a text is needed";
    if (!refusal.empty()) {
        problems.add(node.at, path, node.is_text() ? in_quotes(node.text) : shown(node), refusal);
        return {};
    }
    return node.text;
}

}  // namespace

std::string joined(std::string_view path, std::string_view key) {
    std::string result{path};
    if (!path.empty()) {
        result += '.';
    }
    return result.append(key);
}

void refuse_unknown(const Node& map, std::string_view path, const std::vector<std::string>& valid,
                    ProblemList& problems) {
    for (const Node& child : map.children) {
        if (std::find(valid.begin(), valid.end(), child.key) == valid.end()) {
            const std::string key =
                child.key.size() <= longest_id ? child.key : in_quotes(child.key);
            problems.add_unknown(child.key_at, joined(path, key), child.key, valid);
        }
    }
}

std::optional<std::string_view> id_refusal(std::string_view word, IdForm form) {
    const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto letter = [&](char c) {
        return lower(c) || (form == IdForm::area && c >= 'A' && c <= 'Z');
    };
    const auto allowed = [&](char c) { return letter(c) || is_digit(c) || c == '_' || c == '-'; };
    if (word.empty() || !letter(word.front()) || !std::all_of(word.begin(), word.end(), allowed)) {
        return form == IdForm::lower ? "an id is a letter a-z, then a-z, 0-9, _ or -"
                                     : "an id is a letter, then letters, digits, _ or -";
    }
    if (word.size() > longest_id) {
        return "an id has at most 64 characters";
    }
    if (is_word_of_source(word) || word == "name" || word == "law" || word == "all") {
        return "this word has a meaning of its own";
    }
    return std::nullopt;
}

Label read_text(const Node& node, const std::string& path, ProblemList& problems) {
    if (!node.is_map()) {
        const std::string text = one_text(node, path, problems);
        return {.id = {}, .nl = text, .en = text};
    }
    refuse_unknown(node, path, {"nl", "en"}, problems);
    const auto part = [&](std::string_view language) {
        const Node* text = node.find(language);
        if (text == nullptr) {
            problems.add(node.at, joined(path, language) + " is missing (text)");
            return std::string{};
        }
        return one_text(*text, joined(path, language), problems);
    };
    std::string nl = part("nl");
    return {.id = {}, .nl = std::move(nl), .en = part("en")};
}

std::optional<std::int64_t> read_whole(const Node& node, const std::string& path, std::int64_t low,
                                       std::int64_t high, ProblemList& problems) {
    std::int64_t value = 0;
    const char* const end = node.text.data() + node.text.size();
    const auto [last, error] = std::from_chars(node.text.data(), end, value);
    const bool leading_zero = node.text.size() > 1 && node.text.front() == '0';
    const bool whole =
        node.is_text() && !node.quoted && last == end && error == std::errc{} && !leading_zero;
    if (!whole || value < low || value > high) {
        problems.add(node.at, path, shown(node),
                     "a whole number from " + std::to_string(low) + " to " + std::to_string(high));
        return std::nullopt;
    }
    return value;
}

std::optional<Date> read_date(const Node& node, const std::string& path, ProblemList& problems) {
    const std::optional<Date> date = node.is_text() ? parse_date(node.text) : std::nullopt;
    if (!date) {
        problems.add(node.at, path, node.is_text() ? in_quotes(node.text) : shown(node),
                     "an existing day such as 2027-01-31");
    }
    return date;
}

NumberText parse_number(std::string_view text) {
    const std::string_view unsigned_text = text.starts_with('-') ? text.substr(1) : text;
    const std::size_t whole = digits(unsigned_text);
    std::string_view rest = unsigned_text.substr(whole);
    bool well_formed = whole > 0;
    if (rest.starts_with('.')) {
        const std::size_t decimals = digits(rest.substr(1));
        well_formed = well_formed && decimals > 0;
        rest.remove_prefix(1 + decimals);
    }
    if (rest.starts_with('e') || rest.starts_with('E')) {
        rest.remove_prefix(1);
        rest.remove_prefix(rest.starts_with('+') || rest.starts_with('-') ? 1 : 0);
        const std::size_t power = digits(rest);
        well_formed = well_formed && power > 0;
        rest.remove_prefix(power);
    }
    if (!well_formed || !rest.empty()) {
        return {.refusal = why_no_number(text)};
    }
    if (whole > 1 && unsigned_text.front() == '0') {
        return {.refusal = "a number is needed: no zero in front"};
    }
    double value = 0.0;
    const auto [last, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || last != text.data() + text.size() || !std::isfinite(value)) {
        return {.refusal = "the number is too large or too small to be stored"};
    }
    return {.value = value + 0.0};  // minus zero becomes zero
}

std::string number_in_words(double value) {
    constexpr double plain_below = 1.0e15;
    std::array<char, 64> text{};
    const auto form = std::abs(value) < plain_below && (value == 0.0 || std::abs(value) >= 1.0e-6)
                          ? std::chars_format::fixed
                          : std::chars_format::general;
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), value, form);
    return error == std::errc{} ? std::string{text.data(), end} : std::string{"?"};
}

std::string about_in_words(double value) {
    constexpr double exactly_below = 1.0e15;
    constexpr int digits_shown = 6;
    if (value == std::round(value) && std::abs(value) < exactly_below) {
        return number_in_words(value);
    }
    std::array<char, 64> text{};
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), value,
                                            std::chars_format::general, digits_shown);
    return error == std::errc{} ? std::string{text.data(), end} : std::string{"?"};
}

}  // namespace gebied::input

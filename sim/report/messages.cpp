#include "gebied/report/messages.hpp"

#include "report/message_catalogue.hpp"

#include "gebied/base/contract.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace gebied {
namespace {

/// A form that was taken apart: what must stand there, and between that the holes.
struct Pattern {
    std::vector<std::string> literals{};  ///< one more than there are holes
    std::vector<bool> translated{};       ///< of each hole: whether it is a message itself
    std::string_view dutch{};
    std::size_t letters{0};  ///< of all literals: the more, the less can be meant otherwise
};

Pattern pattern_of(const MessageForm& form) {
    Pattern pattern{.literals = {""}, .dutch = form.nl};
    std::string_view rest = form.en;
    while (!rest.empty()) {
        if (rest.starts_with("{{") || rest.starts_with("}}")) {
            pattern.literals.back() += rest.front();
            rest.remove_prefix(2);
        } else if (rest.starts_with("{}") || rest.starts_with("{t}")) {
            pattern.translated.push_back(rest[1] == 't');
            pattern.literals.emplace_back();
            rest.remove_prefix(rest[1] == 't' ? 3 : 2);
        } else {
            pattern.literals.back() += rest.front();
            rest.remove_prefix(1);
        }
    }
    for (const std::string& literal : pattern.literals) {
        pattern.letters += literal.size();
    }
    return pattern;
}

/// The forms, those that say most first.
const std::vector<Pattern>& patterns() {
    static const std::vector<Pattern> all = [] {
        std::vector<Pattern> made;
        for (const MessageForm& form : message_forms()) {
            made.push_back(pattern_of(form));
        }
        std::stable_sort(made.begin(), made.end(),
                         [](const Pattern& a, const Pattern& b) { return a.letters > b.letters; });
        return made;
    }();
    return all;
}

/// What stands in the holes when `text` has this pattern; nothing otherwise. Every hole but the last takes
/// as little as it can, and never nothing.
std::optional<std::vector<std::string_view>> holes_of(const Pattern& pattern,
                                                      std::string_view text) {
    if (!text.starts_with(pattern.literals.front())) {
        return std::nullopt;
    }
    text.remove_prefix(pattern.literals.front().size());
    std::vector<std::string_view> holes;
    for (std::size_t i = 0; i < pattern.translated.size(); ++i) {
        const std::string& behind = pattern.literals[i + 1];
        const bool last = i + 1 == pattern.translated.size();
        const bool fits = !last || (text.size() > behind.size() && text.ends_with(behind));
        const std::size_t end = !fits  ? std::string_view::npos
                                : last ? text.size() - behind.size()
                                       : text.find(behind, 1);
        if (end == std::string_view::npos) {
            return std::nullopt;
        }
        holes.push_back(text.substr(0, end));
        text.remove_prefix(end + behind.size());
    }
    return text.empty() ? std::optional{holes} : std::nullopt;
}

constexpr int deepest = 6;

std::optional<std::string> dutch_for(std::string_view english, int depth);

/// The Dutch of one pattern with its holes filled in.
std::string filled(const Pattern& pattern, const std::vector<std::string_view>& holes, int depth) {
    std::string text;
    std::string_view rest = pattern.dutch;
    while (!rest.empty()) {
        if (rest.starts_with("{{") || rest.starts_with("}}")) {
            text += rest.front();
            rest.remove_prefix(2);
        } else if (rest.front() == '{') {
            const auto hole = static_cast<std::size_t>(rest[1] - '0');
            expects(rest.size() > 2 && rest[2] == '}' && hole < holes.size(),
                    "a Dutch form names the holes of its English");
            text += pattern.translated[hole]
                        ? dutch_for(holes[hole], depth + 1).value_or(std::string{holes[hole]})
                        : std::string{holes[hole]};
            rest.remove_prefix(3);
        } else {
            text += rest.front();
            rest.remove_prefix(1);
        }
    }
    return text;
}

std::optional<std::string> dutch_for(std::string_view english, int depth) {
    if (depth > deepest) {
        return std::nullopt;
    }
    for (const Pattern& pattern : patterns()) {
        if (const auto holes = holes_of(pattern, english)) {
            return filled(pattern, *holes, depth);
        }
    }
    return std::nullopt;
}

/// Whether a text is no message: a number, something of the user between quotes, or words of YAML.
bool is_plain(std::string_view text) {
    const bool letters =
        std::any_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (!letters || text.find_first_of("'-0123456789") == 0) {
        return true;
    }
    // A list of words between which one can choose: `absolute, statutory`.
    const bool list = text.find(", ") != std::string_view::npos;
    const bool words =
        text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_, ") == std::string_view::npos;
    const auto spaces = std::count(text.begin(), text.end(), ' ');
    return list && words && spaces == std::count(text.begin(), text.end(), ',');
}

bool knows(std::string_view english, int depth) {
    if (depth > deepest) {
        return false;
    }
    for (const Pattern& pattern : patterns()) {
        if (const auto holes = holes_of(pattern, english)) {
            for (std::size_t i = 0; i < holes->size(); ++i) {
                const std::string_view hole = (*holes)[i];
                if (pattern.translated[i] && !is_plain(hole) && !knows(hole, depth + 1)) {
                    return false;
                }
            }
            return true;
        }
    }
    return false;
}

}  // namespace

std::span<const MessageForm> message_forms() {
    return message_catalogue;
}

std::string message_in(std::string_view english, Language language) {
    return language == Language::en ? std::string{english}
                                    : dutch_for(english, 0).value_or(std::string{english});
}

bool has_dutch(std::string_view english) {
    return knows(english, 0);
}

}  // namespace gebied

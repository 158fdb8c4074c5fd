#include "gebied/base/problem.hpp"

#include <algorithm>
#include <cstddef>

namespace gebied {
namespace {

std::string summary(const std::vector<Problem>& problems) {
    std::string text;
    for (const Problem& problem : problems) {
        if (!text.empty()) {
            text += '\n';
        }
        text += problem.message();
    }
    return text;
}

/// Number of inserted, deleted, changed or swapped letters (optimal string alignment distance).
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) {
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                d[i][j] = i + j;
                continue;
            }
            const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
            d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + change});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
            }
        }
    }
    return d[a.size()][b.size()];
}

/// Whether a word begins so, where capitals of ASCII make no difference. A part before a point is no beginning: it
/// names a whole section.
bool begins_with(std::string_view word, std::string_view beginning) {
    const auto small = [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    };
    return word.size() >= beginning.size() &&
           (word.size() == beginning.size() || word[beginning.size()] != '.') &&
           std::equal(beginning.begin(), beginning.end(), word.begin(),
                      [&](char a, char b) { return small(a) == small(b); });
}

}  // namespace

std::string Problem::message() const {
    if (at.file.empty()) {
        return text;
    }
    std::string message = at.file;
    if (at.line > 0) {
        message.append(":")
            .append(std::to_string(at.line))
            .append(":")
            .append(std::to_string(at.column));
    }
    return message.append(": ").append(text);
}

InputError::InputError(std::vector<Problem> problems)
    : std::runtime_error{summary(problems)}, problems_{std::move(problems)} {}

std::string nearest(std::string_view wrong, const std::vector<std::string>& valid) {
    constexpr std::size_t longest = 80;
    constexpr std::size_t most_changes = 4;
    if (wrong.size() > longest) {
        return {};
    }
    std::string best;
    std::size_t least = std::min(most_changes, std::max<std::size_t>(1, wrong.size() / 3)) + 1;
    for (const std::string& word : valid) {
        const std::size_t changes = word.size() > longest ? least : distance(wrong, word);
        if (changes < least) {
            least = changes;
            best = word;
        }
    }
    constexpr std::size_t shortest_beginning = 4;
    if (best.empty() && wrong.size() >= shortest_beginning) {
        for (const std::string& word : valid) {
            if (begins_with(word, wrong) && (best.empty() || word.size() < best.size())) {
                best = word;
            }
        }
    }
    return best;
}

}  // namespace gebied

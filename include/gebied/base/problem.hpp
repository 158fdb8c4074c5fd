#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace gebied {

/// A place in a file of the user. Lines and columns count from 1; line 0 = the file as a whole.
struct SourcePosition {
    std::string file{};
    int line{0};
    int column{0};
};

/// One thing that is wrong with the input, in words that its author can act on.
struct Problem {
    SourcePosition at{};
    std::string text{};  ///< "<key> is <value> (<rule it breaks>)"

    /// `file:line:column: text`, the form that editors and terminals make clickable.
    [[nodiscard]] std::string message() const;
};

/// The input is wrong. Carries every problem found, not only the first.
class InputError : public std::runtime_error {
public:
    explicit InputError(std::vector<Problem> problems);

    [[nodiscard]] const std::vector<Problem>& problems() const { return problems_; }

private:
    std::vector<Problem> problems_;
};

/// The word of `valid` that `wrong` was most likely meant to be: the smallest number of inserted, deleted,
/// changed or swapped letters, at most a third of its length and never more than 4; else, for four letters and more,
/// the shortest word that begins with it, capitals or not; otherwise empty.
[[nodiscard]] std::string nearest(std::string_view wrong, const std::vector<std::string>& valid);

}  // namespace gebied

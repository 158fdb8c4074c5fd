#include "input/problem_list.hpp"

#include <algorithm>
#include <tuple>

namespace gebied::input {
namespace {

/// More than anybody reads; a hostile file cannot make the list longer.
constexpr std::size_t most = 1000;

auto order(const Problem& p) {
    return std::tie(p.at.file, p.at.line, p.at.column, p.text);
}

}  // namespace

bool ProblemList::full() const {
    return problems_.size() >= most;
}

bool ProblemList::has(const SourcePosition& at, std::string_view key) const {
    const std::string start = std::string{key} + " is ";
    return std::ranges::any_of(problems_, [&](const Problem& problem) {
        return problem.at.file == at.file && problem.at.line == at.line &&
               problem.at.column == at.column && problem.text.starts_with(start);
    });
}

void ProblemList::add(const SourcePosition& at, std::string text) {
    if (full()) {
        ++not_shown_;
        return;
    }
    Problem& problem = problems_.emplace_back();
    problem.at = at;
    problem.text = std::move(text);
}

void ProblemList::add(const SourcePosition& at, std::string_view key, std::string_view value,
                      std::string_view rule) {
    std::string text{key};
    text.append(" is ").append(value).append(" (").append(rule).append(")");
    add(at, std::move(text));
}

void ProblemList::add_unknown(const SourcePosition& at, std::string_view key, std::string_view word,
                              const std::vector<std::string>& valid, std::string_view kind) {
    std::string text{key};
    text.append(" is not a known ").append(kind);
    const std::string meant = full() ? std::string{} : nearest(word, valid);
    if (!meant.empty()) {
        text.append(" (did you mean '").append(meant).append("'?)");
    }
    add(at, std::move(text));
}

void ProblemList::throw_if_any() const {
    if (problems_.empty()) {
        return;
    }
    std::vector<Problem> sorted = problems_;
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const Problem& a, const Problem& b) { return order(a) < order(b); });
    sorted.erase(
        std::unique(sorted.begin(), sorted.end(),
                    [](const Problem& a, const Problem& b) { return order(a) == order(b); }),
        sorted.end());
    if (not_shown_ > 0) {
        Problem rest;
        rest.at.file = sorted.back().at.file;
        rest.text = "and " + std::to_string(not_shown_) + " more problems";
        sorted.push_back(std::move(rest));
    }
    throw InputError{std::move(sorted)};
}

}  // namespace gebied::input

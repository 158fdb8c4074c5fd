#pragma once

#include "gebied/base/problem.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gebied::input {

/// Gathers everything that is wrong, so that the author sees it all at once.
class ProblemList {
public:
    void add(const SourcePosition& at, std::string text);
    /// `key is value (rule)`.
    void add(const SourcePosition& at, std::string_view key, std::string_view value,
             std::string_view rule);
    /// `key is not a known key (did you mean 'x'?)`, with the nearest of `valid`.
    void add_unknown(const SourcePosition& at, std::string_view key, std::string_view word,
                     const std::vector<std::string>& valid, std::string_view kind = "key");

    /// Whether the value of `key` that stands at `at` was found wrong already.
    [[nodiscard]] bool has(const SourcePosition& at, std::string_view key) const;

    [[nodiscard]] bool empty() const { return problems_.empty(); }
    [[nodiscard]] std::size_t size() const { return problems_.size(); }
    /// Throws an `InputError` with every problem once, by file, line and column; nothing when there is none.
    void throw_if_any() const;

private:
    [[nodiscard]] bool full() const;

    std::vector<Problem> problems_{};
    std::size_t not_shown_{0};
};

}  // namespace gebied::input

#pragma once

#include "input/node.hpp"
#include "input/problem_list.hpp"

#include "gebied/base/calendar.hpp"
#include "gebied/model/model.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gebied::input {

/// `path.key`, or `key` when there is no path.
[[nodiscard]] std::string joined(std::string_view path, std::string_view key);

/// Reports every key of a mapping that is not in `valid`.
void refuse_unknown(const Node& map, std::string_view path, const std::vector<std::string>& valid,
                    ProblemList& problems);

/// What kind of word an id may be.
enum class IdForm : std::uint8_t {
    lower,  ///< [a-z][a-z0-9_-]*, at most 64
    area,   ///< [A-Za-z][A-Za-z0-9_-]*, at most 64
};

/// Why a word is no id, or nothing when it is one.
[[nodiscard]] std::optional<std::string_view> id_refusal(std::string_view word, IdForm form);

/// A text in two languages: `{nl: ..., en: ...}`, or one text for both. Empty with a problem otherwise.
[[nodiscard]] Label read_text(const Node& node, const std::string& path, ProblemList& problems);

/// A whole number within its bounds, or nothing with a problem.
[[nodiscard]] std::optional<std::int64_t> read_whole(const Node& node, const std::string& path,
                                                     std::int64_t low, std::int64_t high,
                                                     ProblemList& problems);

/// A date, or nothing with a problem.
[[nodiscard]] std::optional<Date> read_date(const Node& node, const std::string& path,
                                            ProblemList& problems);

/// A decimal number as it may stand in a study, or the reason why it is none. Never depends on the locale.
struct NumberText {
    std::optional<double> value{};
    std::string_view refusal{};
};

/// Digits, perhaps with a minus, a decimal point and a power of ten; no leading zeros, no thousands
/// separators, finite.
[[nodiscard]] NumberText parse_number(std::string_view text);

/// The shortest text that reads back as the same number; below 1e15 without a power of ten.
[[nodiscard]] std::string number_in_words(double value);

/// `value` rounded to six digits, unless it is whole.
[[nodiscard]] std::string about_in_words(double value);

}  // namespace gebied::input

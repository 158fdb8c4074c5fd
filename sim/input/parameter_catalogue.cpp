#include "gebied/input/parameter_catalogue.hpp"

#include "input/value_kinds.hpp"

#include "gebied/model/parameter_table.hpp"

#include <algorithm>

namespace gebied {
namespace input {
namespace {

template <Numeric Value>
std::string numbers_in_words(const Value& value) {
    std::vector<double> numbers;
    for_each_number(value, [&](double number) { numbers.push_back(number); });
    const bool same =
        std::all_of(numbers.begin(), numbers.end(), [&](double n) { return n == numbers.front(); });
    std::string text;
    for (const double number : numbers) {
        text.append(text.empty() ? "" : ", ").append(number_in_words(number));
    }
    return same ? number_in_words(numbers.front()) : text;
}

template <Numeric Value>
void describe(const Value& neutral, const Range& range, CatalogueRow& row) {
    const std::string_view dimension = dimension_of<Value>();
    row.kind = row.unit == yes_or_no_unit ? "yes or no" : "number";
    if (!dimension.empty()) {
        row.kind.append(" by ").append(dimension);
    }
    row.range = row.unit == yes_or_no_unit
                    ? "true or false"
                    : number_in_words(range.low) + " to " + number_in_words(range.high);
    row.neutral = numbers_in_words(neutral);
}

void describe(const DurationLaw& neutral, const Range& range, CatalogueRow& row) {
    row.kind = "law";
    row.range = number_in_words(range.low) + " to " + number_in_words(range.high) + " days";
    row.neutral =
        "{law: " + std::string{DurationLaw::names[static_cast<std::size_t>(neutral.kind)]} +
        ", days: " + number_in_words(neutral.days) + "}";
}

void describe(const StreamIndex&, const Range&, CatalogueRow& row) {
    row.kind = "stream";
    row.range = "the id of a stream";
    row.neutral = "none: it must be written";
}

template <Choice Value>
void describe(const Value& neutral, const Range&, CatalogueRow& row) {
    row.kind = "choice";
    row.range = words_of<Value>();
    row.neutral = ChoiceNames<Value>::names[static_cast<std::size_t>(neutral)];
}

}  // namespace
}  // namespace input

std::vector<CatalogueRow> parameter_catalogue() {
    std::vector<CatalogueRow> rows;
    for_each_row([&](const std::string& pattern, const auto& row, const auto& neutral) {
        CatalogueRow described{.pattern = pattern,
                               .meaning = row.meaning,
                               .unit = std::string{row.unit},
                               .by_measure = row.changes == Changes::by_measure};
        input::describe(neutral.*(row.member), row.range, described);
        rows.push_back(std::move(described));
    });
    return rows;
}

}  // namespace gebied

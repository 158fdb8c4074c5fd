#pragma once

#include "input/node.hpp"
#include "input/problem_list.hpp"

#include "gebied/model/choices.hpp"
#include "gebied/model/model.hpp"

#include <concepts>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gebied::input {

/// What a row of a table says about one parameter of this study.
struct RowFacts {
    std::string path{};  ///< as in messages: `products.guidance.tariff`
    std::string_view unit{};
    Range range{};
};

/// The rule of a row in words: `share of needs: 0 to 1`.
[[nodiscard]] std::string rule_of(std::string_view unit, const Range& range);

/// The unit of rows that answer a question with 1 or 0.
inline constexpr std::string_view yes_or_no_unit = "0 or 1";

/// How a law of durations is written.
struct LawForm {
    DurationLaw::Kind kind{};
    std::string_view span{};   ///< `mean` of `mean_days`; empty for `days` alone
    std::string_view shape{};  ///< `log_sd`; empty when the law has none
    Range shapes{};
};
[[nodiscard]] const LawForm& form_of(DurationLaw::Kind kind);

/// The units in which a duration may be written, with their length in days.
struct DurationUnit {
    std::string_view word{};
    double days{};
};
[[nodiscard]] std::span<const DurationUnit> duration_units();

/// Values that consist of numbers; only they can change step by step.
template <class Value>
concept Numeric = std::same_as<Value, double> || std::same_as<Value, BySeverity> ||
                  std::same_as<Value, ByType> || std::same_as<Value, ByDomain> ||
                  std::same_as<Value, ByDomainSeverity> || std::same_as<Value, ByTypeSeverity>;

/// Words in YAML for one of a few.
template <class Value>
concept Choice = requires { ChoiceNames<Value>::names; };

/// Calls `visit` for every number of a value.
template <class Value, class Visit>
void for_each_number(Value& value, Visit&& visit) {
    if constexpr (requires { value.values; }) {
        for (auto& part : value.values) {
            for_each_number(part, visit);
        }
    } else {
        visit(value);
    }
}

/// Reads values of every type that a table holds, and reports what is wrong with them. Keys that are left
/// out of a value with parts keep what they were.
class ValueReader {
public:
    ValueReader(const Names& names, ProblemList& problems) : names_{&names}, problems_{&problems} {}

    void read(const Node& node, const RowFacts& row, double& value) const;
    void read(const Node& node, const RowFacts& row, BySeverity& value) const;
    void read(const Node& node, const RowFacts& row, ByType& value) const;
    void read(const Node& node, const RowFacts& row, ByDomain& value) const;
    void read(const Node& node, const RowFacts& row, ByDomainSeverity& value) const;
    void read(const Node& node, const RowFacts& row, ByTypeSeverity& value) const;
    void read(const Node& node, const RowFacts& row, DurationLaw& value) const;
    void read(const Node& node, const RowFacts& row, StreamIndex& value) const;

    template <Choice Value>
    void read(const Node& node, const RowFacts& row, Value& value) const {
        if (const auto word = read_word(node, row, ChoiceNames<Value>::names)) {
            value = static_cast<Value>(*word);
        }
    }

    [[nodiscard]] ProblemList& problems() const { return *problems_; }

private:
    [[nodiscard]] std::optional<std::size_t> read_word(
        const Node& node, const RowFacts& row, std::span<const std::string_view> words) const;
    [[nodiscard]] std::optional<DurationLaw::Kind> read_kind(const Node& node,
                                                             const RowFacts& row) const;
    template <class Values>
    void read_parts(const Node& node, const RowFacts& row, const std::vector<std::string>& ids,
                    std::string_view kind, Values& values) const;

    const Names* names_;
    ProblemList* problems_;
};

}  // namespace gebied::input

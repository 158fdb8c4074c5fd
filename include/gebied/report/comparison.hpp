#pragma once

#include "gebied/base/text.hpp"
#include "gebied/report/export_csv.hpp"
#include "gebied/results/measure.hpp"
#include "gebied/results/result_file.hpp"
#include "gebied/statistics/estimate.hpp"
#include "gebied/statistics/share.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gebied {

/// What may be said about a scenario and the baseline.
enum class Verdict : std::uint8_t {
    identical,      ///< the same in every future, to the last bit
    no_difference,  ///< the interval of the difference contains 0: no demonstrable difference
    better,
    worse,
    higher,  ///< for measures that are neither good nor bad
    lower,
    unknown,  ///< nothing was counted from which it could be computed
};

/// The word of a verdict in data files: `identical`, `no_difference`, ...
[[nodiscard]] std::string_view name_of(Verdict verdict);

/// A verdict for a reader: `geen aantoonbaar verschil`, `no demonstrable difference`, ...
[[nodiscard]] std::string_view verdict_text(Verdict verdict, Language language);

/// A measure under one scenario. For a ratio of sums the mean is the ratio of the sums over all
/// futures and the quantiles are those of the ratio per future.
struct MeasureSummary {
    Estimate mean{};
    double p10{std::numeric_limits<double>::quiet_NaN()};
    double p50{std::numeric_limits<double>::quiet_NaN()};
    double p90{std::numeric_limits<double>::quiet_NaN()};
};

/// A side of the baseline.
enum class Side : std::uint8_t { lower, higher };

/// A scenario against the baseline, future by future.
struct MeasureDifference {
    Estimate estimate{};  ///< scenario - baseline with its 95% interval
    /// The side that `better` counts: the good side, or the side of the mean difference when the
    /// measure is neither good nor bad.
    Side side{Side::lower};
    /// Futures in which the scenario is strictly on that side. Of a ratio only the futures count in
    /// which it exists under both.
    Share better{};
    Verdict verdict{Verdict::unknown};
};

/// One measure under every scenario.
struct MeasureComparison {
    StudyMeasure measure{};
    std::string item_nl{};  ///< name of the item; empty for a total
    std::string item_en{};
    std::vector<MeasureSummary> scenarios{};       ///< the reference first
    std::vector<MeasureDifference> differences{};  ///< scenario 1, 2, ... against the reference

    /// What is measured, with the name of its item.
    [[nodiscard]] std::string name(Language language) const;
};

/// What to compare.
struct ComparisonChoice {
    std::vector<std::string>
        measures{};  ///< ids, with or without item (`spent`, `spent.wmo`); empty = all
    std::optional<std::size_t> area{};  ///< one area, or all together
    std::optional<YearRange> years{};   ///< some of the reported years, or all of them
    std::size_t reference{0};  ///< position of the scenario that the others are set against
};

/// Every scenario of a result against one of them: its baseline, unless another was asked for.
struct Comparison {
    ResultHeader header{};
    YearRange years{};                        ///< that were compared
    bool with_baseline{true};                 ///< whether the reference is the baseline
    std::vector<ScenarioRecord> scenarios{};  ///< the reference first, then as in the study
    std::vector<Label> areas{};               ///< all areas of the study
    std::optional<std::size_t> area{};        ///< the one that is compared; empty = all together
    std::vector<MeasureComparison> measures{};
    bool chosen{false};  ///< the user named measures: reports show all of them

    /// Whether only some of the reported years were compared.
    [[nodiscard]] bool some_years() const {
        return years.first != header.start_year || years.last != header.end_year - 1;
    }
    /// The row of a measure, or nullptr.
    [[nodiscard]] const MeasureComparison* find(std::string_view id) const;
};

/// Compares; `choice.years` within the reported years. With an amount of money the households that were entitled and got nothing come along,
/// and with the ceiling or the spending the overrun beside it, whether they were named or not.
/// Throws `InputError` for a measure that the result does not have, with the nearest one that it
/// has.
[[nodiscard]] Comparison compare(const ResultReader& result, const ComparisonChoice& choice = {});

/// How much of a comparison to print.
enum class Extent : std::uint8_t {
    overview,  ///< all scenarios on one page
    headline,  ///< the measures that a council asks for first
    all,
};

/// The overview, or a table per scenario, for a terminal or a text file. Digits only as far as they survive the
/// error of this run; ranges say that they hold chance alone. Measures that were named are all
/// printed.
[[nodiscard]] std::string comparison_text(const Comparison& comparison, Language language,
                                          Extent extent = Extent::overview);

/// One row per measure, item and scenario, full precision; fields as in `comparison_fields`.
[[nodiscard]] std::string comparison_csv(const Comparison& comparison,
                                         Decimal decimal = Decimal::point);

/// The same with everything that is known about the run, full precision; what is unknown is null.
[[nodiscard]] std::string comparison_json(const Comparison& comparison);

}  // namespace gebied

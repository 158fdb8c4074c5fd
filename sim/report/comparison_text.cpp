#include "gebied/report/comparison.hpp"
#include "gebied/report/wording.hpp"
#include "gebied/statistics/digits.hpp"
#include "report/comparison_header.hpp"
#include "report/comparison_overview.hpp"
#include "report/measure_scale.hpp"
#include "report/text_columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace gebied {

namespace {

/// What a council asks for first. Amounts never stand alone: the overrun follows the ceiling and
/// the households that got nothing follow the euros.
constexpr std::array<std::string_view, 18> headline_ids{
    "budget_enough",        "ceiling",           "overrun_total",
    "spent_total",          "entitled_waited",   "stranded_end",
    "entitled_waiting_end", "product_refused",   "interrupted",
    "team_gave_up",         "unhelped_serious",  "crises",
    "team_intake_wait",     "decision_to_start", "users",
    "team_cases",           "product_starts",    "utilisation"};

std::string summary_text(const Scale& scale, const MeasureSummary& summary) {
    if (scale.is_no_limit(summary.mean.mean)) {
        return scale.no_limit();
    }
    const double low = scale.shown(summary.p10);
    const double high = scale.shown(summary.p90);
    const std::string mean = scale.mean(summary.mean, low, high);
    return std::isfinite(low) && low < high ? fmt::format("{} ({})", mean, scale.range(low, high))
                                            : mean;
}

std::string difference_text(const Scale& scale, const MeasureDifference& difference,
                            Direction direction, Language language) {
    const std::string verdict{verdict_text(difference.verdict, language)};
    const Estimate& estimate = difference.estimate;
    if (scale.is_no_limit(estimate.mean)) {
        return verdict;  // one of the two has no limit: there is no number to subtract
    }
    switch (difference.verdict) {
        case Verdict::identical:
        case Verdict::unknown: return verdict;
        case Verdict::no_difference:
            return std::isfinite(estimate.half_width())
                       ? fmt::format(
                             "{} ({})", verdict,
                             scale.range(scale.shown(estimate.low), scale.shown(estimate.high)))
                       : verdict;
        default: break;
    }
    const auto place = place_of(scale.shown(estimate.high - estimate.low), 2);
    const double value = scale.shown(estimate.mean);
    const std::string number = place ? scale.number(value, *place) : scale.exact(value);
    std::string text = fmt::format("{}{}{}", value > 0.0 ? "+" : "", number, scale.mark());
    const std::string range = scale.range(scale.shown(estimate.low), scale.shown(estimate.high));
    if (place && range != number + std::string{scale.mark()}) {
        text += fmt::format(" ({})", range);
    }
    const Verdict side = direction == Direction::neither ? difference.verdict : Verdict::better;
    const FrequencyWords often = frequency_words(difference.better);
    const Text noun = often.closeness == Closeness::none
                          ? Text{.nl = "toekomst", .en = "future"}
                          : Text{.nl = "toekomsten", .en = "futures"};
    return fmt::format("{}: {}; {} {} {}", verdict, text, verdict_text(side, language),
                       frequency_text(often, language), noun.in(language));
}

/// A measure in a table: its name on one line, its numbers in columns on the next.
struct Row {
    std::string name{};
    std::string baseline{};
    std::string scenario{};
    std::string difference{};
};

std::string table_text(const std::vector<Row>& rows) {
    std::size_t baseline = 0;
    std::size_t scenario = 0;
    for (const Row& row : rows) {
        baseline = std::max(baseline, width_of(row.baseline));
        scenario = std::max(scenario, width_of(row.scenario));
    }
    std::string text;
    for (const Row& row : rows) {
        std::string line = "    " + padded(row.baseline, baseline) + "  " +
                           padded(row.scenario, scenario) + "  " + row.difference;
        line.erase(line.find_last_not_of(' ') + 1);
        text += row.name.empty() ? line + "\n" : "  " + row.name + "\n" + line + "\n";
    }
    return text;
}

/// What a row measures, with its unit; the unit of a share is the mark % of its numbers.
std::string title_of(const MeasureComparison& row, Language language) {
    const Measure& measure = *row.measure.measure;
    return measure.unit.en == "share"
               ? row.name(language)
               : fmt::format("{} ({})", row.name(language), measure.unit.in(language));
}

/// The measures to print, in the order of the headline first.
std::vector<const MeasureComparison*> rows_of(const Comparison& comparison, Extent extent) {
    std::vector<const MeasureComparison*> rows;
    for (const std::string_view id : headline_ids) {
        if (const MeasureComparison* row = comparison.find(id)) {
            rows.push_back(row);
        }
    }
    if (extent == Extent::all || comparison.chosen) {
        for (const MeasureComparison& row : comparison.measures) {
            if (std::ranges::find(rows, &row) == rows.end()) {
                rows.push_back(&row);
            }
        }
    }
    return rows;
}

}  // namespace

std::string comparison_text(const Comparison& comparison, Language language, Extent extent) {
    const bool dutch = language == Language::nl;
    std::string text = header_text(comparison, language);
    if (comparison.header.replications == 0) {
        return text + (dutch ? "Er is nog geen toekomst doorgerekend.\n"
                             : "No future has been computed yet.\n");
    }
    if (extent == Extent::overview && !comparison.chosen) {
        return text + comparison_overview(comparison, language);
    }
    text += reading_text(comparison, language);
    const std::string now = name_in(comparison.scenarios[0].label, language);
    const std::vector<const MeasureComparison*> shown = rows_of(comparison, extent);
    const std::size_t tables = std::max<std::size_t>(comparison.scenarios.size() - 1, 1);
    for (std::size_t table = 0; table < tables; ++table) {
        const bool alone = comparison.scenarios.size() == 1;
        const ScenarioRecord& scenario = comparison.scenarios[alone ? 0 : table + 1];
        const std::string name = name_in(scenario.label, language);
        text += "\n" + name;
        if (!alone && scenario.regime != comparison.scenarios[0].regime) {
            text += fmt::format(" [{}]", regime_text(scenario.regime, language));
        }
        if (!scenario.differs_from.empty() && comparison.with_baseline) {
            text += fmt::format(fmt::runtime(dutch ? " (vanaf {})" : " (from {})"),
                                scenario.differs_from);
        }
        text += "\n";
        std::vector<Row> rows{{.name = {},
                               .baseline = now,
                               .scenario = alone ? "" : name,
                               .difference = alone   ? ""
                                             : dutch ? "verschil"
                                                     : "difference"}};
        for (const MeasureComparison* row : shown) {
            const Measure& measure = *row->measure.measure;
            const Scale scale{measure, language};
            Row cells{.name = title_of(*row, language),
                      .baseline = summary_text(scale, row->scenarios[0]),
                      .scenario = {},
                      .difference = {}};
            if (!alone) {
                cells.scenario = summary_text(scale, row->scenarios[table + 1]);
                cells.difference =
                    difference_text(scale, row->differences[table], measure.direction, language);
            }
            rows.push_back(cells);
        }
        text += table_text(rows);
    }
    return text;
}

}  // namespace gebied

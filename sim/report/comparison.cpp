#include "gebied/report/comparison.hpp"

#include "gebied/base/contract.hpp"
#include "gebied/base/problem.hpp"
#include "gebied/report/wording.hpp"
#include "gebied/statistics/quantiles.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace gebied {

namespace {

/// The values of a measure under one scenario and, where they exist, numerator over denominator.
struct ScenarioValues {
    MeasureValues parts{};
    std::vector<double> ratios{};  ///< 0 where the denominator is 0
    std::vector<bool> exists{};
};

ScenarioValues values_under(const StudyMeasure& measure, const Totals& totals) {
    ScenarioValues values{.parts = values_of(measure, totals), .ratios = {}, .exists = {}};
    for (std::size_t i = 0; i < values.parts.numerators.size(); ++i) {
        const double divisor = values.parts.denominators[i];
        values.exists.push_back(divisor > 0.0);
        values.ratios.push_back(divisor > 0.0 ? values.parts.numerators[i] / divisor : 0.0);
    }
    return values;
}

RatioValues ratio_of(const ScenarioValues& values) {
    return {.numerators = values.parts.numerators, .denominators = values.parts.denominators};
}

MeasureSummary summarise(const StudyMeasure& measure, const ScenarioValues& values) {
    std::vector<double> existing;
    for (std::size_t i = 0; i < values.ratios.size(); ++i) {
        if (values.exists[i]) {
            existing.push_back(values.ratios[i]);
        }
    }
    const Quantiles spread = quantiles(existing);
    return {.mean = measure.measure->divisor == Divisor::sum ? ratio_of_sums(ratio_of(values))
                                                             : mean_with_interval(values.ratios),
            .p10 = spread.p10.value,
            .p50 = spread.p50.value,
            .p90 = spread.p90.value};
}

Verdict verdict_on(const Estimate& difference, Direction direction) {
    if (!demonstrable(difference)) {
        return difference.count == 0 ? Verdict::unknown : Verdict::no_difference;
    }
    const bool higher = difference.low > 0.0;
    switch (direction) {
        case Direction::more_is_better: return higher ? Verdict::better : Verdict::worse;
        case Direction::less_is_better: return higher ? Verdict::worse : Verdict::better;
        case Direction::neither: break;
    }
    return higher ? Verdict::higher : Verdict::lower;
}

MeasureDifference difference_of(const StudyMeasure& measure, const ScenarioValues& baseline,
                                const ScenarioValues& scenario) {
    MeasureDifference difference;
    difference.estimate = measure.measure->divisor == Divisor::sum
                              ? ratio_difference(ratio_of(scenario), ratio_of(baseline))
                              : paired_difference(scenario.ratios, baseline.ratios);
    std::vector<double> before;
    std::vector<double> after;
    for (std::size_t i = 0; i < baseline.ratios.size(); ++i) {
        if (baseline.exists[i] && scenario.exists[i]) {
            before.push_back(baseline.ratios[i]);
            after.push_back(scenario.ratios[i]);
        }
    }
    const Direction direction = measure.measure->direction;
    const bool upwards = direction == Direction::more_is_better ||
                         (direction == Direction::neither && difference.estimate.mean > 0.0);
    difference.side = upwards ? Side::higher : Side::lower;
    difference.better = upwards ? share_below(before, after) : share_below(after, before);
    // Of a ratio the value can be the same in every future although more was counted: no wait at all.
    const bool same = (scenario.parts.numerators == baseline.parts.numerators &&
                       scenario.parts.denominators == baseline.parts.denominators) ||
                      (scenario.ratios == baseline.ratios && scenario.exists == baseline.exists &&
                       difference.estimate.low == 0.0 && difference.estimate.high == 0.0);
    if (before.empty() && !(same && !baseline.ratios.empty())) {
        difference.verdict = Verdict::unknown;
    } else {
        difference.verdict = same ? Verdict::identical : verdict_on(difference.estimate, direction);
    }
    return difference;
}

bool is_money(const Measure& measure) {
    return measure.unit.en.starts_with("euro");
}

/// The measures that were asked for, with those that must never stay away, in the order of the
/// table.
std::vector<StudyMeasure> chosen_measures(const std::vector<StudyMeasure>& all,
                                          const std::vector<std::string>& ids) {
    std::vector<std::string> known;
    for (const StudyMeasure& measure : all) {
        known.push_back(measure.id);
        known.emplace_back(measure.measure->id);
    }
    std::vector<Problem> problems;
    std::set<std::string> wanted;
    for (const std::string& id : ids) {
        const std::size_t before = wanted.size();
        for (const StudyMeasure& measure : all) {
            if (measure.id != id && measure.measure->id != id) {
                continue;
            }
            wanted.insert(measure.id);
            if (is_money(*measure.measure)) {
                wanted.insert({"overrun_total", "entitled_waited"});
            }
        }
        if (wanted.size() == before && !wanted.contains(id)) {
            const std::string meant = nearest(id, known);
            Problem problem;
            problem.text =
                fmt::format("{} is not a measure of this result{}", id,
                            meant.empty() ? "" : fmt::format(" (did you mean {}?)", meant));
            problems.push_back(problem);
        }
    }
    if (!problems.empty()) {
        throw InputError{problems};
    }
    std::vector<StudyMeasure> chosen;
    std::ranges::copy_if(all, std::back_inserter(chosen),
                         [&](const StudyMeasure& measure) { return wanted.contains(measure.id); });
    return chosen;
}

struct VerdictRow {
    Verdict verdict{};
    std::string_view id{};
    Text text{};
};
constexpr std::array<VerdictRow, 7> verdicts{{
    {Verdict::identical, "identical", {.nl = "gelijk", .en = "identical"}},
    {Verdict::no_difference,
     "no_difference",
     {.nl = "geen aantoonbaar verschil", .en = "no demonstrable difference"}},
    {Verdict::better, "better", {.nl = "beter", .en = "better"}},
    {Verdict::worse, "worse", {.nl = "slechter", .en = "worse"}},
    {Verdict::higher, "higher", {.nl = "hoger", .en = "higher"}},
    {Verdict::lower, "lower", {.nl = "lager", .en = "lower"}},
    {Verdict::unknown, "unknown", {.nl = "niet te zeggen", .en = "cannot be said"}},
}};

}  // namespace

std::string_view name_of(Verdict verdict) {
    return verdicts[static_cast<std::size_t>(verdict)].id;
}

std::string_view verdict_text(Verdict verdict, Language language) {
    return verdicts[static_cast<std::size_t>(verdict)].text.in(language);
}

std::string MeasureComparison::name(Language language) const {
    const std::string_view meaning = measure.measure->meaning.in(language);
    const std::string& item = language == Language::nl ? item_nl : item_en;
    return item.empty() ? std::string{meaning} : fmt::format("{}: {}", meaning, item);
}

const MeasureComparison* Comparison::find(std::string_view id) const {
    const auto found = std::ranges::find_if(
        measures, [&](const MeasureComparison& row) { return row.measure.id == id; });
    return found == measures.end() ? nullptr : &*found;
}

Comparison compare(const ResultReader& result, const ComparisonChoice& choice) {
    const ResultHeader& header = result.header();
    expects(choice.reference < result.scenarios().size(), "a scenario of the result");
    // The reference first, then the others in their order.
    std::vector<std::size_t> order{choice.reference};
    for (std::size_t s = 0; s < result.scenarios().size(); ++s) {
        if (s != choice.reference) {
            order.push_back(s);
        }
    }
    Comparison comparison{
        .header = header,
        .years = choice.years.value_or(YearRange{header.start_year, header.end_year - 1}),
        .with_baseline = choice.reference == 0,
        .scenarios = {},
        .areas = result.areas(),
        .area = choice.area,
        .measures = {},
        .chosen = !choice.measures.empty()};
    for (const std::size_t s : order) {
        comparison.scenarios.push_back(result.scenarios()[s]);
    }
    std::vector<StudyMeasure> wanted =
        study_measures(result.columns(), choice.area ? 1 : result.areas().size());
    if (comparison.chosen) {
        wanted = chosen_measures(wanted, choice.measures);
    }
    const Totals reference = result.totals(choice.reference, choice.area, comparison.years);
    for (StudyMeasure& measure : wanted) {
        const Dimension dimension =
            counters[static_cast<std::size_t>(measure.measure->numerator.parts[0])].dimension;
        MeasureComparison row;
        if (!measure.item.empty()) {
            row.item_nl = item_name(result.names(), dimension, measure.item, Language::nl);
            row.item_en = item_name(result.names(), dimension, measure.item, Language::en);
        }
        row.scenarios.push_back(summarise(measure, values_under(measure, reference)));
        row.measure = std::move(measure);
        comparison.measures.push_back(std::move(row));
    }
    for (std::size_t position = 1; position < order.size(); ++position) {
        const Totals totals = result.totals(order[position], choice.area, comparison.years);
        for (MeasureComparison& row : comparison.measures) {
            const ScenarioValues values = values_under(row.measure, totals);
            row.scenarios.push_back(summarise(row.measure, values));
            row.differences.push_back(
                difference_of(row.measure, values_under(row.measure, reference), values));
        }
    }
    return comparison;
}

}  // namespace gebied

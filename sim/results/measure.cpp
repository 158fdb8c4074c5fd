#include "gebied/results/measure.hpp"

#include "gebied/base/contract.hpp"
#include "results/measure_table.hpp"

#include <algorithm>

namespace gebied {

namespace {

/// Columns of the counters of `sum`; only those of `item` unless it is nullptr. A counter without items counts
/// for each item.
std::vector<std::size_t> columns_of(const CounterSum& sum, std::span<const Column> columns,
                                    const std::string* item) {
    std::vector<std::size_t> found;
    for (const Counter counter : sum.all()) {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (columns[i].counter == static_cast<std::size_t>(counter) &&
                (item == nullptr || columns[i].item.empty() || columns[i].item == *item)) {
                found.push_back(i);
            }
        }
    }
    return found;
}

double sum_columns(std::span<const std::int64_t> row, const std::vector<std::size_t>& columns) {
    std::int64_t sum = 0;
    for (const std::size_t column : columns) {
        sum += row[column];
    }
    return static_cast<double>(sum);
}

/// Highest minus lowest of the areas in one replication; an area without a denominator says nothing.
double gap_between(const StudyMeasure& measure, const Totals& totals, std::size_t replication) {
    double lowest = 0.0;
    double highest = 0.0;
    bool any = false;
    for (std::size_t a = 0; totals.areas > 1 && a < static_cast<std::size_t>(totals.areas); ++a) {
        const std::span<const std::int64_t> sums = totals.replication(replication, a);
        const double below = sum_columns(sums, measure.denominator);
        if (below <= 0.0) {
            continue;
        }
        const double value = measure.measure->factor * sum_columns(sums, measure.numerator) / below;
        lowest = any ? std::min(lowest, value) : value;
        highest = any ? std::max(highest, value) : value;
        any = true;
    }
    return highest - lowest;
}

}  // namespace

std::span<const Measure> measures() {
    return measure_table;
}

const Measure* find_measure(std::string_view id) {
    const auto found = std::ranges::find(measure_table, id, &Measure::id);
    return found == measure_table.end() ? nullptr : &*found;
}

std::vector<StudyMeasure> study_measures(std::span<const Column> columns, std::size_t areas) {
    std::vector<StudyMeasure> found;
    for (const Measure& measure : measure_table) {
        if (measure.across == Across::gap && areas < 2) {
            continue;
        }
        const std::vector<std::size_t> all = columns_of(measure.numerator, columns, nullptr);
        if (all.empty()) {
            continue;  // a study without products has no measures per product
        }
        if (measure.items != Items::each) {
            found.push_back({.measure = &measure,
                             .id = std::string{measure.id},
                             .item = {},
                             .numerator = all,
                             .denominator = columns_of(measure.denominator, columns, nullptr)});
        }
        if (measure.items == Items::total) {
            continue;
        }
        for (const std::size_t column :
             columns_of(sum_of(measure.numerator.parts[0]), columns, nullptr)) {
            const std::string& item = columns[column].item;
            found.push_back({.measure = &measure,
                             .id = std::string{measure.id} + '.' + item,
                             .item = item,
                             .numerator = columns_of(measure.numerator, columns, &item),
                             .denominator = columns_of(measure.denominator, columns, &item)});
        }
    }
    return found;
}

MeasureValues values_of(const StudyMeasure& measure, const Totals& totals) {
    expects(measure.measure != nullptr, "a measure of a study is a row of the table of measures");
    const Measure& row = *measure.measure;
    MeasureValues values;
    for (std::size_t i = 0; i < totals.replications(); ++i) {
        if (row.across == Across::gap) {
            values.numerators.push_back(gap_between(measure, totals, i));
            values.denominators.push_back(1.0);
            continue;
        }
        const std::span<const std::int64_t> sums = totals.replication(i);
        values.numerators.push_back(row.factor * sum_columns(sums, measure.numerator));
        switch (row.divisor) {
            case Divisor::years:
                values.denominators.push_back(static_cast<double>(totals.years));
                break;
            case Divisor::area_years:
                values.denominators.push_back(static_cast<double>(totals.years * totals.areas));
                break;
            case Divisor::sum:
                values.denominators.push_back(sum_columns(sums, measure.denominator));
                break;
        }
    }
    return values;
}

}  // namespace gebied

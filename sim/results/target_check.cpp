#include "gebied/results/target_check.hpp"

#include "gebied/base/contract.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <string>

namespace gebied {

namespace {

/// Values per replication.
using Values = std::vector<double>;

const StudyMeasure& measure_called(const std::string& id, std::span<const StudyMeasure> known) {
    const auto found = std::ranges::find(known, id, &StudyMeasure::id);
    expects(found != known.end(), "a target names measures that its studies have");
    return *found;
}

/// The sum of a few measures and numbers of people, per replication. A ratio stands alone and
/// keeps its two parts.
MeasureValues sum_of_terms(const std::vector<std::string>& terms, const CalibrationStudy& study,
                           std::span<const StudyMeasure> known, const Totals& totals) {
    MeasureValues sum{.numerators = Values(totals.replications(), 0.0),
                      .denominators = Values(totals.replications(), 1.0)};
    for (const std::string& term : terms) {
        if (std::ranges::find(people_words, term) != people_words.end()) {
            const double number = people(study.study, study.area, term);
            for (double& value : sum.numerators) {
                value += number;
            }
            continue;
        }
        const StudyMeasure& measure = measure_called(term, known);
        MeasureValues values = values_of(measure, totals);
        if (measure.measure->divisor != Divisor::years) {
            expects(terms.size() == 1, "a ratio is not added to anything");
            return values;
        }
        for (std::size_t i = 0; i < sum.numerators.size(); ++i) {
            sum.numerators[i] += values.numerators[i] / values.denominators[i];
        }
    }
    return sum;
}

Estimate value_with(std::span<const StudyMeasure> known, const Target& target,
                    const CalibrationStudy& study, const Totals& totals) {
    MeasureValues values = sum_of_terms(target.measure, study, known, totals);
    for (double& value : values.numerators) {
        value *= target.times;
    }
    if (!target.per.empty()) {
        values.denominators = sum_of_terms(target.per, study, known, totals).numerators;
    }
    return ratio_of_sums({.numerators = values.numerators, .denominators = values.denominators});
}

/// What is to be compared in one study.
struct Pair {
    std::size_t target{};
    std::size_t study{};
};

TargetCheck check_of(const Calibration& calibration, Pair pair, const Estimate& value) {
    const Target& target = calibration.targets[pair.target];
    TargetCheck check{.target = pair.target,
                      .study = pair.study,
                      .model = value,
                      .published = target.converted(target.published.value),
                      .low = target.converted(target.published.low),
                      .high = target.converted(target.published.high)};
    const Estimate& model = check.model;
    if (std::isfinite(model.mean)) {
        check.deviation = (model.mean - check.published) / check.published;
        check.fit =
            check.low <= model.mean && model.mean <= check.high ? Fit::inside : Fit::outside;
        const auto within = [&](double end) { return model.low <= end && end <= model.high; };
        check.certain = !within(check.low) && !within(check.high);
    }
    return check;
}

}  // namespace

std::vector<MeasureName> measure_names(const Names& names) {
    std::vector<MeasureName> known;
    for (const StudyMeasure& measure : study_measures(Layout{names}.columns())) {
        const bool amount = measure.measure->divisor == Divisor::years;
        known.push_back({.id = measure.id,
                         .kind = amount ? MeasureName::Kind::amount : MeasureName::Kind::ratio});
    }
    return known;
}

BaselineTotals::BaselineTotals(const CalibrationStudy& study)
    : area_{study.area},
      totals_{.width = Layout{study.study.names}.width(),
              .sums = {},
              .years = study.study.period.reported_years(),
              .areas = study.area ? 1 : static_cast<std::int64_t>(study.study.areas.size())} {}

void BaselineTotals::add(const Replication& replication) {
    const std::size_t begin = totals_.sums.size();
    totals_.sums.resize(begin + totals_.width, 0);
    const std::vector<Outcome>& areas = replication.futures.front();
    for (std::size_t a = 0; a < areas.size(); ++a) {
        if (area_ && *area_ != a) {
            continue;
        }
        for (std::int64_t year = 0; year < totals_.years; ++year) {
            const std::span<const std::int64_t> row = areas[a].year(static_cast<std::size_t>(year));
            for (std::size_t column = 0; column < totals_.width; ++column) {
                totals_.sums[begin + column] += row[column];
            }
        }
    }
}

Estimate target_value(const Target& target, const CalibrationStudy& study, const Totals& totals) {
    return value_with(study_measures(Layout{study.study.names}.columns()), target, study, totals);
}

std::vector<TargetCheck> check_targets(const Calibration& calibration,
                                       const std::vector<Totals>& totals) {
    expects(totals.size() == calibration.studies.size(), "every study has its totals");
    std::vector<TargetCheck> checks;
    for (std::size_t study = 0; study < calibration.studies.size(); ++study) {
        const CalibrationStudy& place = calibration.studies[study];
        const std::vector<StudyMeasure> known = study_measures(Layout{place.study.names}.columns());
        for (std::size_t target = 0; target < calibration.targets.size(); ++target) {
            const Target& asked = calibration.targets[target];
            if (std::ranges::find(asked.places, study, &TargetPlace::study) != asked.places.end()) {
                checks.push_back(check_of(calibration, {.target = target, .study = study},
                                          value_with(known, asked, place, totals[study])));
            }
        }
    }
    return checks;
}

const TargetPlace& target_place(const Calibration& calibration, const TargetCheck& check) {
    const std::vector<TargetPlace>& places = calibration.targets[check.target].places;
    const auto found = std::ranges::find(places, check.study, &TargetPlace::study);
    expects(found != places.end(), "a check belongs to a study of its target");
    return *found;
}

bool is_settled(const Calibration& calibration, const TargetCheck& check) {
    return check.fit == Fit::inside || !target_place(calibration, check).why.en.empty();
}

}  // namespace gebied

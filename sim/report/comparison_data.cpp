#include "gebied/report/comparison.hpp"
#include "report/comparison_fields.hpp"
#include "report/csv.hpp"

#include <nlohmann/json.hpp>

#include <cmath>
#include <limits>
#include <string>

namespace gebied {

namespace {

using Json = nlohmann::ordered_json;

std::string_view name_of(Direction direction) {
    switch (direction) {
        case Direction::more_is_better: return "more_is_better";
        case Direction::less_is_better: return "less_is_better";
        case Direction::neither: break;
    }
    return "neither";
}

std::string_view name_of(Side side) {
    return side == Side::higher ? "higher" : "lower";
}

/// An amount that only says that there is no limit is no number to compute with.
double limited(const Measure& measure, double value) {
    constexpr double most_euros = 1.0e11;
    return measure.unit.en.starts_with("euro") && std::abs(value) >= most_euros
               ? std::numeric_limits<double>::quiet_NaN()
               : value;
}
Estimate limited(const Measure& measure, Estimate estimate) {
    if (std::isnan(limited(measure, estimate.mean)) && std::isfinite(estimate.mean)) {
        constexpr double none = std::numeric_limits<double>::quiet_NaN();
        estimate.mean = estimate.low = estimate.high = estimate.standard_error = none;
    }
    return estimate;
}

/// JSON knows no infinity and no absent number.
Json json_number(double value) {
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

Json estimate_json(const Estimate& estimate) {
    return {{"mean", json_number(estimate.mean)},
            {"low", json_number(estimate.low)},
            {"high", json_number(estimate.high)},
            {"standard_error", json_number(estimate.standard_error)},
            {"count", estimate.count}};
}

Json text_json(std::string_view nl, std::string_view en) {
    return {{"nl", nl}, {"en", en}};
}

Json label_json(const Label& label) {
    return {{"id", label.id}, {"nl", label.nl}, {"en", label.en}};
}

Json difference_json(const Measure& measure, const MeasureDifference& difference) {
    Json json = estimate_json(limited(measure, difference.estimate));
    json["verdict"] = name_of(difference.verdict);
    json["better_means"] = name_of(difference.side);
    json["better"] = {{"happened", difference.better.happened},
                      {"count", difference.better.count},
                      {"share", difference.better.value},
                      {"low", difference.better.low},
                      {"high", difference.better.high}};
    return json;
}

Json measure_json(const MeasureComparison& row, const std::vector<ScenarioRecord>& scenarios) {
    const Measure& measure = *row.measure.measure;
    Json json{{"id", row.measure.id},
              {"measure", measure.id},
              {"item", row.measure.item},
              {"name", text_json(row.name(Language::nl), row.name(Language::en))},
              {"unit", text_json(measure.unit.nl, measure.unit.en)},
              {"formula", measure.formula},
              {"direction", name_of(measure.direction)},
              {"scenarios", Json::array()}};
    for (std::size_t scenario = 0; scenario < row.scenarios.size(); ++scenario) {
        const MeasureSummary& summary = row.scenarios[scenario];
        Json one = estimate_json(limited(measure, summary.mean));
        one["p10"] = json_number(limited(measure, summary.p10));
        one["p50"] = json_number(limited(measure, summary.p50));
        one["p90"] = json_number(limited(measure, summary.p90));
        one["difference"] =
            scenario == 0 ? Json(nullptr) : difference_json(measure, row.differences[scenario - 1]);
        Json named{{"scenario", scenarios[scenario].label.id}};
        named.update(one);
        json["scenarios"].push_back(named);
    }
    return json;
}

}  // namespace

std::string comparison_csv(const Comparison& comparison, Decimal decimal) {
    CsvText csv{comparison_fields, decimal};
    const std::string area = comparison.area ? comparison.areas[*comparison.area].id : "";
    for (const MeasureComparison& row : comparison.measures) {
        const Measure& measure = *row.measure.measure;
        for (std::size_t scenario = 0; scenario < row.scenarios.size(); ++scenario) {
            const bool compared = scenario > 0;
            const MeasureSummary& summary = row.scenarios[scenario];
            csv.text(measure.id).text(row.measure.item);
            csv.text(row.name(Language::nl)).text(row.name(Language::en)).text(measure.unit.en);
            csv.text(name_of(measure.direction))
                .text(area)
                .text(comparison.scenarios[scenario].label.id);
            csv.text(compared ? comparison.scenarios[0].label.id : "")
                .integer(comparison.years.first)
                .integer(comparison.years.last)
                .integer(comparison.header.replications);
            const Estimate mean = limited(measure, summary.mean);
            csv.number(mean.mean).number(mean.low).number(mean.high).number(mean.standard_error);
            csv.number(limited(measure, summary.p10))
                .number(limited(measure, summary.p50))
                .number(limited(measure, summary.p90));
            if (!compared) {
                constexpr std::size_t first_of_difference = 19;
                for (std::size_t cell = first_of_difference; cell < comparison_fields.size();
                     ++cell) {
                    csv.text("");
                }
                csv.end_row();
                continue;
            }
            const MeasureDifference& difference = row.differences[scenario - 1];
            const Estimate estimate = limited(measure, difference.estimate);
            csv.number(estimate.mean).number(estimate.low).number(estimate.high);
            csv.number(estimate.standard_error).text(name_of(difference.side));
            csv.integer(difference.better.happened).integer(difference.better.count);
            csv.number(difference.better.value)
                .number(difference.better.low)
                .number(difference.better.high);
            csv.text(name_of(difference.verdict)).end_row();
        }
    }
    return csv.content();
}

std::string comparison_json(const Comparison& comparison) {
    const ResultHeader& header = comparison.header;
    Json json{
        {"study", header.study},
        {"title", text_json(header.title.nl, header.title.en)},
        {"question", text_json(header.question.nl, header.question.en)},
        {"study_hash", header.hash},
        {"seed", std::to_string(header.seed)},  // as text: JSON numbers lose digits above 2^53
        {"replications", header.replications},
        {"replications_asked", header.asked},
        {"state", name_of(header.state)},
        {"program_version", header.program_version},
        {"build", header.build},
        {"compiler", header.compiler},
        {"created", header.created},
        {"start_year", comparison.years.first},
        {"last_year", comparison.years.last},
        {"reported_start_year", header.start_year},
        {"reported_last_year", header.end_year - 1},
        {"level", 0.95},
        {"ranges_hold", "chance only; parameters are fixed"},
        {"area", comparison.area ? label_json(comparison.areas[*comparison.area]) : Json(nullptr)},
        {"areas", Json::array()},
        {"reference", label_json(comparison.scenarios[0].label)},
        {"scenarios", Json::array()},
        {"measures", Json::array()}};
    for (const Label& area : comparison.areas) {
        json["areas"].push_back(label_json(area));
    }
    for (const ScenarioRecord& scenario : comparison.scenarios) {
        Json one = label_json(scenario.label);
        one["regime"] = scenario.regime;
        one["ceiling"] = scenario.ceiling;
        one["differs_from"] =
            scenario.differs_from.empty() ? Json(nullptr) : Json(scenario.differs_from);
        json["scenarios"].push_back(one);
    }
    for (const MeasureComparison& row : comparison.measures) {
        json["measures"].push_back(measure_json(row, comparison.scenarios));
    }
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace gebied

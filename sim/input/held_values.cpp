#include "gebied/input/held_values.hpp"

#include "input/parameter_path.hpp"
#include "input/value_words.hpp"

#include <algorithm>
#include <utility>

namespace gebied {
namespace {

/// Where a parameter was written for one area; nothing when it was not.
const ParameterRecord* record_at(const Study& study, std::string_view path) {
    const auto found = std::find_if(study.parameters.begin(), study.parameters.end(),
                                    [&](const ParameterRecord& r) { return r.path == path; });
    return found == study.parameters.end() ? nullptr : &*found;
}

/// The value in a model, in words.
std::string value_in(const Study& study, std::string_view path, const Model& model) {
    std::string words;
    (void)input::with_parameter(study.names, path, [&](const auto& row, const auto& member) {
        words = input::value_in_words(member(model), row.unit, study.names);
    });
    return words;
}

/// Whether only parts were written, so that the rest comes from elsewhere.
bool is_in_parts(std::string_view written) {
    return written.starts_with('{') && written.find("law:") == std::string_view::npos;
}

const Model& model_at(const Timeline& timeline, Instant at) {
    const Model* model = &timeline.front().model;
    for (const Stage& stage : timeline) {
        if (stage.from <= at) {
            model = &stage.model;
        }
    }
    return *model;
}

std::vector<HeldValue> from_the_beginning(const Study& study, std::string_view path) {
    std::vector<HeldValue> held;
    const ParameterRecord* common = record_at(study, path);
    for (std::size_t a = 0; a < study.areas.size(); ++a) {
        const std::string& id = study.areas[a].id;
        const ParameterRecord* own = record_at(study, "areas." + id + '.' + std::string{path});
        const ParameterRecord* written = own == nullptr ? common : own;
        HeldValue value{.path = std::string{path},
                        .value = value_in(study, path, study.baseline.areas[a].front().model),
                        .areas = {id}};
        if (written != nullptr) {
            value.written = *written;
            if (!is_in_parts(written->value)) {
                value.value = written->value;
            }
        }
        if (own != nullptr && common != nullptr) {
            value.instead_of = *common;
        }
        const auto same = std::find_if(held.begin(), held.end(), [&](const HeldValue& other) {
            return other.value == value.value && other.written.file == value.written.file &&
                   other.written.line == value.written.line;
        });
        if (same == held.end()) {
            held.push_back(std::move(value));
        } else {
            same->areas.push_back(id);
        }
    }
    return held;
}

/// The value of a measure with parts when it has grown to its full size.
std::string full_value(const Study& study, const MeasureRecord& measure) {
    const Scenario* scenario = &study.baseline;
    for (const Scenario& one : study.scenarios) {
        if (one.label.id == measure.scenario) {
            scenario = &one;
        }
    }
    const auto area = std::find_if(study.areas.begin(), study.areas.end(), [&](const Label& label) {
        return label.id == measure.areas.front();
    });
    const auto date = parse_date(measure.from);
    if (area == study.areas.end() || !date) {
        return measure.value;
    }
    const Timeline& timeline =
        scenario->areas[static_cast<std::size_t>(area - study.areas.begin())];
    constexpr int days_per_month = 31;
    const Instant grown = study.period.calendar.at(*date) +
                          Span{measure.ramp_months * days_per_month * one_day.value()};
    return value_in(study, measure.path, model_at(timeline, grown));
}

}  // namespace

std::vector<HeldValue> held_values(const Study& study, std::string_view path) {
    if (!input::with_parameter(study.names, path, [](const auto&, const auto&) {})) {
        return {};
    }
    std::vector<HeldValue> held = from_the_beginning(study, path);
    for (const MeasureRecord& measure : study.measures) {
        if (measure.path == path && !measure.areas.empty()) {
            held.push_back(
                {.path = measure.path,
                 .value = is_in_parts(measure.value) ? full_value(study, measure) : measure.value,
                 .areas = measure.areas,
                 .scenario = measure.scenario,
                 .from = measure.from,
                 .ramp_months = measure.ramp_months,
                 .written = measure.written});
        }
    }
    return held;
}

std::vector<std::string> parameter_paths(const Study& study) {
    std::vector<std::string> paths;
    for_each_parameter(
        study.names, study.baseline.areas.front().front().model,
        [&](const std::string& path, const auto&, const auto&) { paths.push_back(path); });
    return paths;
}

}  // namespace gebied

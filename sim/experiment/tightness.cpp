// Ceilings by tightness: what the same area costs without a ceiling decides how much money there is.
#include "experiment/allocation.hpp"
#include "gebied/experiment/run.hpp"

#include "gebied/base/problem.hpp"
#include "gebied/world/outcome.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace gebied {
namespace {

/// Futures of the unlimited run. Enough for a coefficient of variation within a tenth of itself.
constexpr std::int64_t unlimited_replications = 40;
/// A rough ceiling lives so many years of a household, in so many futures at least and over so many reported years.
constexpr double rough_household_years = 8.0e5;
constexpr std::int64_t fewest_rough_replications = 6;
constexpr int rough_reported_years = 5;

bool by_tightness(const Timeline& timeline) {
    return std::any_of(timeline.begin(), timeline.end(), [](const Stage& stage) {
        return stage.model.financing.basis == CeilingBasis::tightness;
    });
}

double household_years(const Study& study) {
    double households = 0.0;
    for (const Timeline& timeline : study.baseline.areas) {
        households += timeline.front().model.households.number;
    }
    return households * (study.period.start_year - study.period.first_year + rough_reported_years);
}

/// The baseline without a ceiling, alone.
Study unlimited(const Study& study, CeilingCare care) {
    Study copy = study;
    if (care == CeilingCare::rough) {
        copy.period.end_year =
            std::min(study.period.end_year, study.period.start_year + rough_reported_years);
    }
    copy.scenarios.clear();
    for (Timeline& timeline : copy.baseline.areas) {
        timeline.resize(1);
        timeline.front().model.financing.basis = CeilingBasis::unlimited;
    }
    return copy;
}

double index(double per_year, int years) {
    double level = 1.0;
    for (int y = 0; y < years; ++y) {
        level *= 1.0 + per_year;
    }
    return level;
}

struct Moments {
    double mean{0.0};
    double sd{0.0};
};

Moments moments(const std::vector<double>& values) {
    Moments m;
    for (const double v : values) {
        m.mean += v;
    }
    m.mean /= static_cast<double>(values.size());
    for (const double v : values) {
        m.sd += (v - m.mean) * (v - m.mean);
    }
    m.sd = std::sqrt(m.sd / static_cast<double>(std::max<std::size_t>(values.size() - 1, 1)));
    return m;
}

/// Everything that is spent under a ceiling in a year that has one, at the prices of the first reported year.
double parts(const Model& model) {
    double sum = model.financing.base_cost + model.financing.crisis_reserve;
    for (const Role& role : model.roles) {
        sum += role.fte * role.cost_per_fte;
    }
    for (const Stream& stream : model.streams) {
        sum += stream.budget + stream.shift;
    }
    return sum;
}

/// Where a shift of a stream is written: in a measure of this scenario, else of the baseline, else in the study.
SourcePosition place_of(const Study& study, const std::string& scenario, const std::string& path) {
    const ParameterRecord* found = nullptr;
    for (const ParameterRecord& record : study.parameters) {
        found = record.path == path || record.path.ends_with('.' + path) ? &record : found;
    }
    for (const std::string& of : {study.baseline.label.id, scenario}) {
        for (const MeasureRecord& measure : study.measures) {
            found = measure.path == path && measure.scenario == of ? &measure.written : found;
        }
    }
    return found == nullptr ? SourcePosition{}
                            : SourcePosition{.file = found->file, .line = found->line, .column = 1};
}

/// A shift takes no more than the amount that it shifts; with amounts in the study its reader says so.
void refuse_shifts_below_zero(const Study& study, std::size_t area, const Scenario& scenario,
                              const Timeline& timeline, std::vector<Problem>& problems) {
    for (std::size_t s = 0; s < study.names.streams.size(); ++s) {
        for (const Stage& stage : timeline) {
            const Stream& stream = stage.model.streams[s];
            if (stream.budget + stream.shift >= 0.0) {
                continue;
            }
            const std::string path = "streams." + study.names.streams[s].id + ".shift";
            Problem problem{.at = place_of(study, scenario.label.id, path),
                            .text = path + " is " + std::to_string(std::llround(stream.shift)) +
                                    " (the amount from tightness for " + study.areas[area].id +
                                    " is " + std::to_string(std::llround(stream.budget)) +
                                    "; with the shift it is at least 0)"};
            const bool known = std::ranges::any_of(problems, [&](const Problem& other) {
                return other.message() == problem.message();
            });
            if (!known) {
                problems.push_back(std::move(problem));
            }
            break;
        }
    }
}

/// Amounts by tightness alone; the key divides them afterwards.
std::vector<TightnessAmount> settle_tightness(Study& study, int threads, CeilingCare care) {
    std::vector<TightnessAmount> found;
    const bool any =
        std::any_of(study.baseline.areas.begin(), study.baseline.areas.end(), by_tightness);
    if (!any) {
        return found;
    }
    const Study free = unlimited(study, care);
    const Layout layout{study.names};
    const std::size_t streams = study.names.streams.size();
    const std::int64_t futures =
        care == CeilingCare::full
            ? unlimited_replications
            : std::clamp(static_cast<std::int64_t>(rough_household_years /
                                                   std::max(household_years(study), 1.0)),
                         fewest_rough_replications, unlimited_replications);
    std::vector<Problem> problems;
    // [area][stream]: yearly cost per replication and reported year, without indexation
    std::vector<std::vector<std::vector<double>>> costs(study.areas.size(),
                                                        std::vector<std::vector<double>>(streams));
    run(free, {.first = 1, .last = futures, .threads = threads}, [&](Replication&& replication) {
        for (std::size_t a = 0; a < study.areas.size(); ++a) {
            const Model& model = free.baseline.areas[a].front().model;
            for (int y = 0; y < free.period.reported_years(); ++y) {
                const auto row = replication.futures[0][a].year(static_cast<std::size_t>(y));
                for (std::size_t s = 0; s < streams; ++s) {
                    const auto cents = static_cast<double>(row[layout.at(Counter::spent, s)] +
                                                           row[layout.at(Counter::overrun, s)]);
                    costs[a][s].push_back(cents / 100.0 / index(model.streams[s].indexation, y));
                }
            }
        }
    });
    for (std::size_t a = 0; a < study.areas.size(); ++a) {
        if (!by_tightness(study.baseline.areas[a])) {
            continue;
        }
        std::vector<double> amounts(streams);
        for (std::size_t s = 0; s < streams; ++s) {
            const Moments m = moments(costs[a][s]);
            const Model& model = study.baseline.areas[a].front().model;
            // What is spent holds the fixed lines of the stream already.
            amounts[s] = std::max(0.0, std::round(m.mean + model.financing.tightness * m.sd));
            found.push_back({.area = study.areas[a].id,
                             .stream = study.names.streams[s].id,
                             .mean = m.mean,
                             .cv = m.mean > 0.0 ? m.sd / m.mean : 0.0,
                             .amount = amounts[s]});
        }
        const auto settle = [&](Timeline& timeline, double ceiling) {
            for (Stage& stage : timeline) {
                Financing& financing = stage.model.financing;
                if (financing.basis != CeilingBasis::tightness) {
                    continue;
                }
                for (std::size_t s = 0; s < streams; ++s) {
                    stage.model.streams[s].budget = amounts[s];
                }
                financing.basis = CeilingBasis::amounts;
                if (ceiling > 0.0) {
                    financing.ceiling = ceiling;
                }
            }
        };
        Timeline baseline = study.baseline.areas[a];
        settle(baseline, 0.0);
        // One ceiling for all: what a scenario adds in one place is taken from another. A stage that states its
        // amounts keeps its own, in the baseline as in a scenario.
        const double ceiling = parts(baseline.front().model);
        settle(study.baseline.areas[a], ceiling);
        refuse_shifts_below_zero(study, a, study.baseline, study.baseline.areas[a], problems);
        for (Scenario& scenario : study.scenarios) {
            settle(scenario.areas[a], ceiling);
            refuse_shifts_below_zero(study, a, scenario, scenario.areas[a], problems);
        }
    }
    if (!problems.empty()) {
        throw InputError{std::move(problems)};
    }
    return found;
}

}  // namespace

std::vector<TightnessAmount> settle_ceilings(Study& study, int threads, CeilingCare care) {
    std::vector<TightnessAmount> found = settle_tightness(study, threads, care);
    divide_by_key(study);
    return found;
}

bool rough_ceiling_is_quick(const Study& study) {
    return household_years(study) * static_cast<double>(fewest_rough_replications) <=
           rough_household_years;
}

}  // namespace gebied

#include "theory/oracle.hpp"

#include "gebied/experiment/run.hpp"
#include "gebied/input/read_study.hpp"

#include <algorithm>
#include <catch2/catch_all.hpp>
#include <cmath>
#include <numeric>
#include <utility>

namespace gebied::test {
namespace {

constexpr double limit = 5.6435;
constexpr double seconds_per_week = 604800.0;

void spoil(Model& m, Fault fault) {
    const double arrivals = fault == Fault::more_arrivals ? 1.02 : 1.0;
    const double help = fault == Fault::longer_help ? 1.02 : 1.0;
    const double ceiling = fault == Fault::lower_ceiling ? 0.98 : 1.0;
    m.households.visitors_per_year *= arrivals;
    for (Domain& domain : m.domains) {
        for (double& rate : domain.onset_per_year.values) {
            rate *= arrivals;
        }
    }
    m.team.duration.days *= help;
    m.team.intake_days *= help;
    m.team.intake_hours *= help;  // the same hours a week, for longer
    m.team.intake_hours_light *= help;
    m.informal.duration.days *= help;
    for (Product& product : m.products) {
        product.claims_per_year *= arrivals;
        product.duration.days *= help;
    }
    for (Stream& stream : m.streams) {
        stream.budget *= ceiling;
    }
}

void spoil(Study& study, Fault fault) {
    for (Timeline& timeline : study.baseline.areas) {
        for (Stage& stage : timeline) {
            spoil(stage.model, fault);
        }
    }
}

}  // namespace

Lived::Lived(const char* file, Fault fault)
    : study_{read_study(std::string{GEBIED_SOURCE_DIR "/tests/theory/"} + file)},
      layout_{study_.names} {
    spoil(study_, fault);
    run(study_, {.first = 1, .last = study_.replications}, [&](Replication&& r) {
        std::vector<double> row(layout_.width());
        for (const Outcome& outcome : r.futures[0]) {
            for (int y = 0; y < study_.period.reported_years(); ++y) {
                const auto year_row = outcome.year(static_cast<std::size_t>(y));
                for (std::size_t c = 0; c < row.size(); ++c) {
                    row[c] += static_cast<double>(year_row[c]);
                }
            }
        }
        rows_.push_back(std::move(row));
    });
}

std::vector<double> Lived::values(Counter counter, std::size_t item) const {
    std::vector<double> all;
    for (const auto& row : rows_) {
        all.push_back(row[layout_.at(counter, item)]);
    }
    return all;
}

double Lived::sum(Counter counter, std::size_t item) const {
    const std::vector<double> all = values(counter, item);
    return std::accumulate(all.begin(), all.end(), 0.0);
}

double Lived::mean(Counter counter, std::size_t item) const {
    return sum(counter, item) / futures();
}

double Lived::weeks() const {
    return static_cast<double>((study_.period.end() - study_.period.start()).value()) /
           seconds_per_week * futures();
}

double Lived::mean_number(Counter counter, std::size_t item) const {
    return sum(counter, item) / seconds_per_week / weeks();
}

Check mean_check(std::string what, const std::vector<double>& values, double expected) {
    const auto n = static_cast<double>(values.size());
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / n;
    double squares = 0.0;
    for (const double v : values) {
        squares += (v - mean) * (v - mean);
    }
    return {std::move(what), mean, expected, std::sqrt(squares / (n - 1.0) / n)};
}

void check_holds(Oracle oracle) {
    for (const Check& c : oracle(Fault::none)) {
        INFO(c.what << ": found " << c.found << ", expected " << c.expected << ", z " << c.z());
        CHECK(std::abs(c.z()) < limit);
    }
}

void check_sees(Oracle oracle, Fault fault) {
    const std::vector<Check> checks = oracle(fault);
    double largest = 0.0;
    for (const Check& c : checks) {
        UNSCOPED_INFO(c.what << ": z " << c.z());
        largest = std::max(largest, std::abs(c.z()));
    }
    CHECK(largest > limit);
}

}  // namespace gebied::test

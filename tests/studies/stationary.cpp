// After settling the baseline of the reference area stands still: what changes in a study is the measures' doing.
#include "gebied/experiment/run.hpp"
#include "gebied/input/read_study.hpp"

#include <catch2/catch_all.hpp>
#include <cmath>
#include <string>
#include <vector>

using namespace gebied;

namespace {

/// Slope per year of the yearly means, relative to their mean, with its standard error over futures.
struct Slope {
    double value{};
    double standard_error{};
};

Slope slope_of(const std::vector<std::vector<double>>& futures) {
    double mean = 0.0;
    std::vector<double> slopes;
    for (const auto& years : futures) {
        const double middle = (static_cast<double>(years.size()) - 1.0) / 2.0;
        double above = 0.0;
        double below = 0.0;
        for (std::size_t y = 0; y < years.size(); ++y) {
            const double from_middle = static_cast<double>(y) - middle;
            above += from_middle * years[y];
            below += from_middle * from_middle;
            mean += years[y];
        }
        slopes.push_back(above / below);
    }
    const auto n = static_cast<double>(futures.size());
    mean /= n * static_cast<double>(futures.front().size());
    double average = 0.0;
    for (const double s : slopes) {
        average += s / n;
    }
    double squares = 0.0;
    for (const double s : slopes) {
        squares += (s - average) * (s - average);
    }
    return {average / mean, std::sqrt(squares / (n - 1.0) / n) / mean};
}

}  // namespace

TEST_CASE("the baseline has no trend after settling", "[studies]") {
    // An equivalence: the whole interval of 3 standard errors lies within 2% a year, for everything counted.
    Study study = read_study(GEBIED_SOURCE_DIR "/scenarios/areas/reference.yaml");
    for (Stage& stage : study.baseline.areas[0]) {
        stage.model.financing.basis = CeilingBasis::unlimited;
    }
    const Layout layout{study.names};
    const auto column_of = [&](const std::string& name) {
        for (std::size_t c = 0; c < layout.columns().size(); ++c) {
            if (layout.columns()[c].name == name) {
                return c;
            }
        }
        FAIL("no column " << name);
        return std::size_t{0};
    };
    const std::vector<std::string> watched{"users",
                                           "unhelped_serious_time",
                                           "team_cases",
                                           "running_time.household_help",
                                           "running_time.guidance",
                                           "running_time.youth_ambulant",
                                           "running_time.debt_help",
                                           "need_time.finances.serious",
                                           "need_time.parenting.serious"};
    std::vector<std::vector<std::vector<double>>> seen(watched.size());
    run(study, {.first = 1, .last = 600}, [&](Replication&& r) {
        for (std::size_t w = 0; w < watched.size(); ++w) {
            std::vector<double> years;
            for (int y = 0; y < study.period.reported_years(); ++y) {
                years.push_back(static_cast<double>(
                    r.futures[0][0].year(static_cast<std::size_t>(y))[column_of(watched[w])]));
            }
            seen[w].push_back(std::move(years));
        }
    });
    for (std::size_t w = 0; w < watched.size(); ++w) {
        const Slope slope = slope_of(seen[w]);
        INFO(watched[w] << ": " << 100.0 * slope.value << "% a year, standard error "
                        << 100.0 * slope.standard_error);
        CHECK(std::abs(slope.value) + 3.0 * slope.standard_error < 0.02);
    }
}

#include "gebied/base/mathematics.hpp"
#include "gebied/statistics/estimate.hpp"
#include "gebied/statistics/quantiles.hpp"
#include "gebied/statistics/share.hpp"

#include <catch2/catch_all.hpp>
#include <cmath>
#include <random>
#include <vector>

// Intervals that promise 95% are drawn some thousands of times with a fixed seed. A right interval
// would fail one check here with another seed in fewer than 1 of 1,000,000 (two sides, normal law
// of the count). Where nothing is left to an approximation, an interval that covers 93% instead of
// 95% would be found in more than 99 of 100.

using namespace gebied;

namespace {

constexpr int trials = 8000;
constexpr double rare = 4.9;  // standard errors: a false alarm in 9.6e-7 of the seeds

/// Numbers that follow a law exactly, the same on every machine.
class Draws {
public:
    explicit Draws(std::uint64_t seed) : bits_{seed} {}

    /// In (0, 1).
    [[nodiscard]] double uniform() { return (static_cast<double>(bits_() >> 12U) + 0.5) * 0x1p-52; }
    [[nodiscard]] double normal() { return portable::normal_quantile(uniform()); }
    [[nodiscard]] double exponential() { return -portable::log(uniform()); }

private:
    std::mt19937_64 bits_;
};

/// What lies within the Monte Carlo error of a chance of `expected`.
double tolerance(double expected) {
    return rare * std::sqrt(expected * (1.0 - expected) / trials);
}

}  // namespace

TEST_CASE("the interval of a mean covers it 95 of 100 times", "[statistics][coverage]") {
    for (const std::size_t count : {std::size_t{2}, std::size_t{5}, std::size_t{40}}) {
        Draws draws{20261124 + count};
        int covered = 0;
        std::vector<double> values(count);
        for (int trial = 0; trial < trials; ++trial) {
            for (double& value : values) {
                value = 12.0 + 3.0 * draws.normal();
            }
            const Estimate estimate = mean_with_interval(values);
            covered += estimate.low <= 12.0 && 12.0 <= estimate.high ? 1 : 0;
        }
        INFO(count << " values");
        CHECK(std::abs(static_cast<double>(covered) / trials - 0.95) < tolerance(0.95));
    }
}

TEST_CASE("a difference that is not there is shown 5 of 100 times", "[statistics][coverage]") {
    Draws draws{4711};
    int shown = 0;
    std::vector<double> first(10);
    std::vector<double> second(10);
    for (int trial = 0; trial < trials; ++trial) {
        for (std::size_t i = 0; i < first.size(); ++i) {
            const double future = 100.0 * draws.exponential();
            first[i] = future + draws.normal();
            second[i] = future + draws.normal();
        }
        shown += demonstrable(paired_difference(first, second)) ? 1 : 0;
    }
    CHECK(std::abs(static_cast<double>(shown) / trials - 0.05) < tolerance(0.05));
}

TEST_CASE("the interval of a ratio covers it about 95 of 100 times", "[statistics][coverage]") {
    // The delta method is right for many replications: one percentage point is left to it.
    Draws draws{1963};
    int covered = 0;
    int covered_difference = 0;
    std::vector<double> people(100);
    std::vector<double> days(100);
    std::vector<double> later(100);
    for (int trial = 0; trial < trials; ++trial) {
        for (std::size_t i = 0; i < people.size(); ++i) {
            people[i] = 5.0 + 10.0 * draws.uniform();
            days[i] = people[i] * (20.0 + 4.0 * draws.normal());
            later[i] = days[i] + people[i] * (1.0 + draws.normal());
        }
        const Estimate wait = ratio_of_sums({days, people});
        covered += wait.low <= 20.0 && 20.0 <= wait.high ? 1 : 0;
        const Estimate effect = ratio_difference({later, people}, {days, people});
        covered_difference += effect.low <= 1.0 && 1.0 <= effect.high ? 1 : 0;
    }
    CHECK(std::abs(static_cast<double>(covered) / trials - 0.95) < tolerance(0.95) + 0.01);
    CHECK(std::abs(static_cast<double>(covered_difference) / trials - 0.95) <
          tolerance(0.95) + 0.01);
}

TEST_CASE("the interval of a quantile covers it as often as its ranks say",
          "[statistics][coverage]") {
    for (const double probability : {0.1, 0.5, 0.9}) {
        Draws draws{77};
        const double truth = -std::log1p(-probability);
        int covered = 0;
        std::vector<double> values(60);
        for (int trial = 0; trial < trials; ++trial) {
            for (double& value : values) {
                value = draws.exponential();
            }
            const QuantileEstimate estimate = quantile_with_interval(values, probability);
            covered += estimate.low <= truth && truth <= estimate.high ? 1 : 0;
        }
        const double expected = quantile_ranks(60, probability).coverage;
        INFO("quantile " << probability << ", coverage " << expected);
        CHECK(expected >= 0.95);
        CHECK(std::abs(static_cast<double>(covered) / trials - expected) < tolerance(expected));
    }
}

TEST_CASE("the interval of a share of cheaper futures covers it 95 of 100 times or more",
          "[statistics][coverage]") {
    Draws draws{8};
    int covered = 0;
    std::vector<double> scenario(50);
    const std::vector<double> baseline(50, 0.8);
    for (int trial = 0; trial < trials; ++trial) {
        for (double& value : scenario) {
            value = draws.uniform();
        }
        const Share share = share_below(scenario, baseline);
        covered += share.low <= 0.8 && 0.8 <= share.high ? 1 : 0;
    }
    CHECK(static_cast<double>(covered) / trials > 0.95 - tolerance(0.95));
}

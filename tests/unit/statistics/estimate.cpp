#include "gebied/statistics/estimate.hpp"

#include <catch2/catch_all.hpp>
#include <cmath>
#include <limits>
#include <numbers>
#include <stdexcept>
#include <vector>

using namespace gebied;

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

void check_knows_nothing(const Estimate& estimate) {
    CHECK(std::isnan(estimate.mean));
    CHECK(estimate.low == -infinite);
    CHECK(estimate.high == infinite);
    CHECK(estimate.standard_error == infinite);
    CHECK(estimate.half_width() == infinite);
    CHECK(estimate.count == 0);
    CHECK_FALSE(demonstrable(estimate));
}

void check_without_interval(const Estimate& estimate, double mean) {
    CHECK(estimate.mean == mean);
    CHECK(estimate.low == -infinite);
    CHECK(estimate.high == infinite);
    CHECK(estimate.standard_error == infinite);
    CHECK_FALSE(demonstrable(estimate));
}

void check_exactly(const Estimate& estimate, double mean) {
    CHECK(estimate.mean == mean);
    CHECK(estimate.low == mean);
    CHECK(estimate.high == mean);
    CHECK(estimate.standard_error == 0.0);
    CHECK(estimate.half_width() == 0.0);
}

/// Half width of the interval over its standard error, for `count` values with spread.
double factor(std::size_t count, double level) {
    std::vector<double> values(count);
    for (std::size_t i = 0; i < count; ++i) {
        values[i] = static_cast<double>(i * i);
    }
    const Estimate estimate = mean_with_interval(values, level);
    return estimate.half_width() / estimate.standard_error;
}

}  // namespace

TEST_CASE("a mean carries the interval of Student", "[statistics]") {
    const std::vector<double> values{2.0, 4.0, 4.0, 4.0,
                                     5.0, 5.0, 7.0, 9.0};  // squares around 5 sum to 32
    const Estimate estimate = mean_with_interval(values);
    const double standard_error = std::sqrt(32.0 / 7.0 / 8.0);
    CHECK(estimate.mean == 5.0);
    CHECK(estimate.count == 8);
    CHECK(estimate.standard_error == Catch::Approx(standard_error).epsilon(1e-14));
    CHECK(estimate.half_width() ==
          Catch::Approx(2.364624251592784 * standard_error).epsilon(1e-12));
    CHECK(estimate.low + estimate.high == Catch::Approx(10.0).epsilon(1e-14));
}

TEST_CASE("the factor of the interval is the quantile of Student", "[statistics]") {
    // One degree of freedom is the law of Cauchy, two have a closed form; the rest is from tables.
    CHECK(factor(2, 0.95) == Catch::Approx(std::tan(std::numbers::pi * 0.475)).epsilon(1e-12));
    CHECK(factor(3, 0.95) ==
          Catch::Approx(0.95 * std::sqrt(2.0 / (4.0 * 0.975 * 0.025))).epsilon(1e-12));
    CHECK(factor(3, 0.5) ==
          Catch::Approx(0.5 * std::sqrt(2.0 / (4.0 * 0.75 * 0.25))).epsilon(1e-12));
    CHECK(factor(6, 0.95) == Catch::Approx(2.570582).epsilon(1e-6));
    CHECK(factor(11, 0.95) == Catch::Approx(2.228139).epsilon(1e-6));
    CHECK(factor(11, 0.90) == Catch::Approx(1.812461).epsilon(1e-6));
    CHECK(factor(11, 0.99) == Catch::Approx(3.169273).epsilon(1e-6));
    CHECK(factor(31, 0.95) == Catch::Approx(2.042272).epsilon(1e-6));
    CHECK(factor(121, 0.95) == Catch::Approx(1.979930).epsilon(1e-6));
    CHECK(factor(100001, 0.95) == Catch::Approx(1.959988).epsilon(1e-6));
}

TEST_CASE("without values or with one there is no interval", "[statistics]") {
    check_knows_nothing(Estimate{});
    check_knows_nothing(mean_with_interval({}));
    check_knows_nothing(paired_difference({}, {}));
    check_knows_nothing(ratio_of_sums({}));
    check_knows_nothing(ratio_difference({}, {}));
    const std::vector<double> one{3.5};
    check_without_interval(mean_with_interval(one), 3.5);
    CHECK(mean_with_interval(one).count == 1);
    check_without_interval(paired_difference(one, one), 0.0);
}

TEST_CASE("equal values give exactly their value", "[statistics]") {
    for (const double value : {0.0, 0.1, -0.1, 1.0 / 3.0, 1e-300, 123456789.01, 1e15 + 0.3}) {
        for (const std::size_t count :
             {std::size_t{2}, std::size_t{3}, std::size_t{10}, std::size_t{1001}}) {
            const std::vector<double> values(count, value);
            check_exactly(mean_with_interval(values), value);
            check_exactly(paired_difference(values, values), 0.0);
        }
    }
}

TEST_CASE("a small spread on a large mean is not lost", "[statistics]") {
    const std::vector<double> values{1e9 + 4.0, 1e9 + 7.0, 1e9 + 13.0, 1e9 + 16.0};  // variance 30
    const Estimate estimate = mean_with_interval(values);
    CHECK(estimate.mean == 1e9 + 10.0);
    CHECK(estimate.standard_error == Catch::Approx(std::sqrt(30.0 / 4.0)).epsilon(1e-14));
}

TEST_CASE("pairs take away what both futures share", "[statistics]") {
    const std::vector<double> baseline{100.0, 900.0, 250.0, 4000.0};
    const std::vector<double> scenario{99.0, 897.0, 249.0, 3997.0};
    const Estimate effect = paired_difference(scenario, baseline);  // -1, -3, -1, -3
    CHECK(effect.mean == -2.0);
    CHECK(effect.standard_error == Catch::Approx(std::sqrt(1.0 / 3.0)).epsilon(1e-14));
    CHECK(effect.high ==
          Catch::Approx(-2.0 + 3.182446305283708 * std::sqrt(1.0 / 3.0)).epsilon(1e-12));
    CHECK(demonstrable(effect));
    const Estimate reversed = paired_difference(baseline, scenario);
    CHECK(reversed.low == -effect.high);
    CHECK(reversed.high == -effect.low);
}

TEST_CASE("a difference is shown only when its interval leaves out 0", "[statistics]") {
    CHECK(demonstrable({.mean = 1.0, .low = 0.1, .high = 1.9}));
    CHECK(demonstrable({.mean = -1.0, .low = -1.9, .high = -0.1}));
    CHECK_FALSE(demonstrable({.mean = 1.0, .low = -0.1, .high = 2.1}));
    CHECK_FALSE(demonstrable({.mean = 1.0, .low = 0.0, .high = 2.0}));
    CHECK_FALSE(demonstrable({.mean = 0.0, .low = 0.0, .high = 0.0}));
}

TEST_CASE("a ratio of sums weighs every person the same", "[statistics]") {
    const std::vector<double> days{1.0, 2.0, 3.0};
    const std::vector<double> people{1.0, 2.0, 1.0};
    const Estimate wait = ratio_of_sums({days, people});
    // Linear parts (-0.5, -1, 1.5) / (4 / 3); their squares sum to 3.5 * 9 / 16.
    const double standard_error = std::sqrt(3.5 * 9.0 / 16.0 / 2.0 / 3.0);
    CHECK(wait.mean == 1.5);
    CHECK(wait.count == 3);
    CHECK(wait.standard_error == Catch::Approx(standard_error).epsilon(1e-14));
    CHECK(wait.half_width() == Catch::Approx(4.302652729749464 * standard_error).epsilon(1e-12));
    const std::vector<double> ones(3, 1.0);
    const Estimate mean = mean_with_interval(days);
    const Estimate same = ratio_of_sums({days, ones});
    CHECK(same.mean == mean.mean);
    CHECK(same.low == Catch::Approx(mean.low).epsilon(1e-14));
    CHECK(same.high == Catch::Approx(mean.high).epsilon(1e-14));
}

TEST_CASE("a ratio needs people, and two futures with people for an interval", "[statistics]") {
    const std::vector<double> days{0.0, 12.0, 0.0};
    const std::vector<double> nobody{0.0, 0.0, 0.0};
    const std::vector<double> once{0.0, 3.0, 0.0};
    const std::vector<double> twice{0.0, 3.0, 1.0};
    check_knows_nothing(ratio_of_sums({nobody, nobody}));
    check_knows_nothing(ratio_difference({days, once}, {nobody, nobody}));
    check_without_interval(ratio_of_sums({days, once}), 4.0);
    CHECK(ratio_of_sums({days, once}).count == 3);
    check_without_interval(ratio_difference({days, once}, {days, twice}), 1.0);
    CHECK(ratio_of_sums({days, twice}).standard_error < infinite);
}

TEST_CASE("a difference of ratios uses the pairs", "[statistics]") {
    const std::vector<double> days{10.0, 24.0, 33.0, 48.0};
    const std::vector<double> later{12.0, 27.0, 37.0, 52.0};
    const std::vector<double> people{2.0, 4.0, 6.0, 8.0};
    const Estimate effect = ratio_difference({later, people}, {days, people});
    // With equal denominators this is the ratio of the differences 2, 3, 4, 4.
    const std::vector<double> more{2.0, 3.0, 4.0, 4.0};
    const Estimate expected = ratio_of_sums({more, people});
    CHECK(effect.mean == Catch::Approx(13.0 / 20.0).epsilon(1e-14));
    CHECK(effect.low == Catch::Approx(expected.low).epsilon(1e-12));
    CHECK(effect.high == Catch::Approx(expected.high).epsilon(1e-12));
    CHECK(effect.count == 4);
    check_exactly(ratio_difference({days, people}, {days, people}), 0.0);
    const std::vector<double> once{0.0, 0.0, 7.0, 0.0};
    check_exactly(ratio_difference({days, once}, {days, once}), 0.0);
}

TEST_CASE("what is no number, no pair or no level breaks the contract", "[statistics]") {
    const std::vector<double> two{1.0, 2.0};
    const std::vector<double> three{1.0, 2.0, 3.0};
    const std::vector<double> negative{1.0, -2.0};
    const std::vector<double> broken{1.0, infinite};
    const std::vector<double> undefined{1.0, std::numeric_limits<double>::quiet_NaN()};
    CHECK_THROWS_AS(mean_with_interval(broken), std::logic_error);
    CHECK_THROWS_AS(mean_with_interval(undefined), std::logic_error);
    CHECK_THROWS_AS(mean_with_interval(two, 0.0), std::logic_error);
    CHECK_THROWS_AS(mean_with_interval(two, 1.0), std::logic_error);
    CHECK_THROWS_AS(paired_difference(two, three), std::logic_error);
    CHECK_THROWS_AS(paired_difference(broken, broken), std::logic_error);
    CHECK_THROWS_AS(ratio_of_sums({two, three}), std::logic_error);
    CHECK_THROWS_AS(ratio_of_sums({two, negative}), std::logic_error);
    CHECK_THROWS_AS(ratio_of_sums({undefined, two}), std::logic_error);
    CHECK_THROWS_AS(ratio_difference({two, two}, {three, three}), std::logic_error);
}

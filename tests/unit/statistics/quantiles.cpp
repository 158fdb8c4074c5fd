#include "gebied/statistics/quantiles.hpp"

#include <algorithm>
#include <catch2/catch_all.hpp>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

using namespace gebied;

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

/// The numbers `first` .. `last` in an order that is not sorted.
std::vector<double> shuffled(int first, int last) {
    std::vector<double> values{};
    for (int i = last; i >= first; --i) {
        values.push_back(i);
    }
    std::ranges::rotate(values, values.begin() + (last - first) / 3);
    return values;
}

/// Chance of at most `k` successes in `count` tries, term by term.
double binomial_up_to(std::int64_t k, std::int64_t count, double chance) {
    double sum = 0.0;
    for (std::int64_t i = 0; i <= k; ++i) {
        const auto n = static_cast<double>(count);
        const auto x = static_cast<double>(i);
        sum += std::exp(std::lgamma(n + 1.0) - std::lgamma(x + 1.0) - std::lgamma(n - x + 1.0) +
                        x * std::log(chance) + (n - x) * std::log1p(-chance));
    }
    return sum;
}

}  // namespace

TEST_CASE("quantiles lie between order statistics", "[statistics]") {
    const Quantiles eleven = quantiles(shuffled(0, 10));
    CHECK(eleven.p10.value == Catch::Approx(1.0).epsilon(1e-14));
    CHECK(eleven.p50.value == 5.0);
    CHECK(eleven.p90.value == Catch::Approx(9.0).epsilon(1e-14));
    CHECK(eleven.p10.probability == 0.1);
    CHECK(eleven.p90.probability == 0.9);
    CHECK(eleven.p50.count == 11);
    const std::vector<double> four{10.0, 40.0, 20.0, 30.0};
    CHECK(quantile_with_interval(four, 0.5).value == 25.0);
    CHECK(quantile_with_interval(four, 0.25).value == 17.5);
    CHECK(quantile_with_interval(four, 0.999999).value < 40.0);
}

TEST_CASE("an interval of a quantile runs between known ranks", "[statistics]") {
    // The interval of a median, as in tables of order statistics: 6 values first give both ends.
    CHECK(quantile_ranks(5, 0.5).low == 0);
    CHECK(quantile_ranks(5, 0.5).high == 6);
    CHECK(quantile_ranks(5, 0.5).coverage == 1.0);
    CHECK(quantile_ranks(6, 0.5).low == 1);
    CHECK(quantile_ranks(6, 0.5).high == 6);
    CHECK(quantile_ranks(6, 0.5).coverage == Catch::Approx(1.0 - 2.0 / 64.0).epsilon(1e-13));
    CHECK(quantile_ranks(10, 0.5).low == 2);
    CHECK(quantile_ranks(10, 0.5).high == 9);
    CHECK(quantile_ranks(10, 0.5).coverage == Catch::Approx(1.0 - 22.0 / 1024.0).epsilon(1e-13));
    CHECK(quantile_ranks(100, 0.5).low == 40);
    CHECK(quantile_ranks(100, 0.5).high == 61);
    CHECK(quantile_ranks(1, 0.5, 0.01).low ==
          0);  // below 0.495 on one side: a single value gives none
    // 0.9^36 < 0.025 < 0.9^35: the smallest of 36 values bounds the 10% quantile from below.
    CHECK(quantile_ranks(35, 0.1).low == 0);
    CHECK(quantile_ranks(36, 0.1).low == 1);
    CHECK(quantile_ranks(35, 0.9).high == 36);
    CHECK(quantile_ranks(36, 0.9).high == 36);
}

TEST_CASE("ranks are the narrowest that miss rarely enough on either side", "[statistics]") {
    for (const std::int64_t count : {1, 2, 7, 20, 50, 99, 300}) {
        for (const double probability : {0.01, 0.1, 0.25, 0.5, 0.9}) {
            for (const double level : {0.5, 0.8, 0.95, 0.99}) {
                const QuantileRanks ranks = quantile_ranks(count, probability, level);
                const double allowed = (1.0 - level) / 2.0;
                const double above = binomial_up_to(ranks.low - 1, count, probability);
                const double below = 1.0 - binomial_up_to(ranks.high - 1, count, probability);
                INFO(count << " values, quantile " << probability << ", level " << level);
                CHECK(ranks.low < ranks.high);
                CHECK(above <= allowed + 1e-12);
                CHECK(below <= allowed + 1e-12);
                CHECK(binomial_up_to(ranks.low, count, probability) > allowed - 1e-12);
                CHECK(1.0 - binomial_up_to(ranks.high - 2, count, probability) > allowed - 1e-12);
                CHECK(ranks.coverage == Catch::Approx(1.0 - above - below).margin(1e-10));
                CHECK(ranks.coverage >= level);
            }
        }
    }
}

TEST_CASE("an end that the values cannot give is infinite", "[statistics]") {
    const Quantiles ten = quantiles(shuffled(1, 10));
    CHECK(ten.p10.low == -infinite);
    CHECK(ten.p10.high == 4.0);  // at least 4 of 10 below the 10% quantile: chance 0.0128
    CHECK(ten.p50.low == 2.0);
    CHECK(ten.p50.high == 9.0);
    CHECK(ten.p90.low == 7.0);
    CHECK(ten.p90.high == infinite);
    const Quantiles nothing = quantiles({});
    CHECK(std::isnan(nothing.p50.value));
    CHECK(nothing.p50.low == -infinite);
    CHECK(nothing.p50.high == infinite);
    CHECK(nothing.p50.count == 0);
    CHECK(nothing.p50.probability == 0.5);
    const std::vector<double> one{7.0};
    CHECK(quantiles(one).p90.value == 7.0);
    CHECK(quantiles(one).p90.low == -infinite);
    CHECK(quantiles(one).p90.high == infinite);
}

TEST_CASE("equal values have one quantile, without width", "[statistics]") {
    const std::vector<double> values(50, 0.1);
    const Quantiles all = quantiles(values);
    for (const QuantileEstimate& estimate : {all.p10, all.p50, all.p90}) {
        CHECK(estimate.value == 0.1);
        CHECK(estimate.low == 0.1);
        CHECK(estimate.high == 0.1);
    }
}

TEST_CASE("fifty dots stand for the whole", "[statistics]") {
    const std::vector<double> dots = quantile_dots(shuffled(0, 100));
    REQUIRE(dots.size() == 50);
    for (std::size_t i = 0; i < dots.size(); ++i) {
        CHECK(dots[i] == Catch::Approx(1.0 + 2.0 * static_cast<double>(i)).epsilon(1e-13));
    }
    CHECK(quantile_dots({}).empty());
    const std::vector<double> one{3.0};
    CHECK(quantile_dots(one, 3) == std::vector<double>{3.0, 3.0, 3.0});
    const std::vector<double> few{5.0, 1.0, 9.0};
    CHECK(std::ranges::is_sorted(quantile_dots(few, 50)));
    CHECK(quantile_dots(few, 1) == std::vector<double>{5.0});
}

TEST_CASE("quantiles of what is no number or no probability break the contract", "[statistics]") {
    const std::vector<double> values{1.0, 2.0};
    const std::vector<double> broken{1.0, std::numeric_limits<double>::quiet_NaN()};
    CHECK_THROWS_AS(quantiles(broken), std::logic_error);
    CHECK_THROWS_AS(quantiles(values, 1.0), std::logic_error);
    CHECK_THROWS_AS(quantile_with_interval(values, 0.0), std::logic_error);
    CHECK_THROWS_AS(quantile_with_interval({}, 1.0), std::logic_error);
    CHECK_THROWS_AS(quantile_ranks(0, 0.5), std::logic_error);
    CHECK_THROWS_AS(quantile_dots(values, 0), std::logic_error);
}

#include "gebied/statistics/share.hpp"

#include <catch2/catch_all.hpp>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

using namespace gebied;

namespace {

/// Chance of exactly `k` successes in `count` tries.
double binomial(std::int64_t k, std::int64_t count, double chance) {
    const auto n = static_cast<double>(count);
    const auto x = static_cast<double>(k);
    return std::exp(std::lgamma(n + 1.0) - std::lgamma(x + 1.0) - std::lgamma(n - x + 1.0) +
                    x * std::log(chance) + (n - x) * std::log1p(-chance));
}

double binomial_between(std::int64_t first, std::int64_t last, std::int64_t count, double chance) {
    double sum = 0.0;
    for (std::int64_t k = first; k <= last; ++k) {
        sum += binomial(k, count, chance);
    }
    return sum;
}

FrequencyWords words(std::int64_t happened, std::int64_t count) {
    return frequency_words(share_of(happened, count));
}

}  // namespace

TEST_CASE("a share has the interval of Clopper and Pearson", "[statistics]") {
    const Share eight = share_of(8, 10);
    CHECK(eight.value == 0.8);
    CHECK(eight.low == Catch::Approx(0.4439045).epsilon(1e-6));
    CHECK(eight.high == Catch::Approx(0.9747893).epsilon(1e-6));
    CHECK(eight.happened == 8);
    CHECK(eight.count == 10);
    // At the ends the interval has a closed form.
    CHECK(share_of(0, 10).low == 0.0);
    CHECK(share_of(0, 10).high == Catch::Approx(1.0 - std::pow(0.025, 0.1)).epsilon(1e-12));
    CHECK(share_of(10, 10).low == Catch::Approx(std::pow(0.025, 0.1)).epsilon(1e-12));
    CHECK(share_of(10, 10).high == 1.0);
    CHECK(share_of(1, 1).low == Catch::Approx(0.025).epsilon(1e-12));
    CHECK(share_of(0, 100000).high ==
          Catch::Approx(-std::expm1(std::log(0.025) / 100000.0)).epsilon(1e-11));
    CHECK(share_of(0, 1, 0.5).high == Catch::Approx(0.75).epsilon(1e-12));
}

TEST_CASE("both ends of a share leave exactly half of the error outside", "[statistics]") {
    for (const std::int64_t count : {2, 10, 73, 400}) {
        for (const double level : {0.8, 0.95, 0.99}) {
            for (std::int64_t happened = 1; happened < count; happened += 1 + count / 12) {
                const Share share = share_of(happened, count, level);
                INFO(happened << " of " << count << ", level " << level);
                const double outside = (1.0 - level) / 2.0;
                CHECK(binomial_between(happened, count, count, share.low) ==
                      Catch::Approx(outside).epsilon(1e-9));
                CHECK(binomial_between(0, happened, count, share.high) ==
                      Catch::Approx(outside).epsilon(1e-9));
                const Share opposite = share_of(count - happened, count, level);
                CHECK(opposite.low == Catch::Approx(1.0 - share.high).epsilon(1e-11));
            }
        }
    }
}

TEST_CASE("the interval of a share covers every truth often enough", "[statistics]") {
    const std::int64_t count = 25;
    for (int step = 1; step < 200; ++step) {
        const double truth = step / 200.0;
        double covered = 0.0;
        for (std::int64_t happened = 0; happened <= count; ++happened) {
            const Share share = share_of(happened, count);
            covered +=
                share.low <= truth && truth <= share.high ? binomial(happened, count, truth) : 0.0;
        }
        INFO("truth " << truth);
        CHECK(covered >= 0.95);
    }
}

TEST_CASE("a share of nothing knows nothing", "[statistics]") {
    const Share nothing = share_of(0, 0);
    CHECK(nothing.value == 0.0);
    CHECK(nothing.low == 0.0);
    CHECK(nothing.high == 1.0);
    CHECK(std::isinf(monte_carlo_half_width(nothing)));
    CHECK_THROWS_AS(frequency_words(nothing), std::logic_error);
}

TEST_CASE("a future counts as below only when it is strictly lower", "[statistics]") {
    const std::vector<double> scenario{1.0, 5.0, 3.0, 2.0};
    const std::vector<double> baseline{2.0, 4.0, 3.0, 2.5};
    CHECK(share_below(scenario, baseline).happened == 2);
    CHECK(share_below(scenario, baseline).count == 4);
    CHECK(share_below(baseline, scenario).happened == 1);
    CHECK(share_below(baseline, baseline).happened == 0);
    CHECK(share_below({}, {}).count == 0);
}

TEST_CASE("the Monte Carlo error of a share is that of Wilson", "[statistics]") {
    // 8 of 10: z / (1 + z^2 / 10) sqrt(0.016 + z^2 / 400); the interval is [0.4901625, 0.9433178].
    CHECK(monte_carlo_half_width(share_of(8, 10)) ==
          Catch::Approx((0.9433178 - 0.4901625) / 2.0).epsilon(1e-6));
    // At 0 the formula is z^2 / (2 (n + z^2)).
    const double z2 = 1.959963984540054 * 1.959963984540054;
    CHECK(monte_carlo_half_width(share_of(0, 100)) ==
          Catch::Approx(z2 / (2.0 * (100.0 + z2))).epsilon(1e-12));
    CHECK(monte_carlo_half_width(share_of(100, 100)) == monte_carlo_half_width(share_of(0, 100)));
    CHECK(monte_carlo_half_width(share_of(4500, 5421)) <= 0.01);
    CHECK(monte_carlo_half_width(share_of(4400, 5300)) > 0.01);
}

TEST_CASE("a share is said in tenths until the run can tell hundredths apart", "[statistics]") {
    CHECK(words(83, 100) == FrequencyWords{8, 10, Closeness::about});
    CHECK(words(85, 100) == FrequencyWords{9, 10, Closeness::about});
    CHECK(words(84, 100) == FrequencyWords{8, 10, Closeness::about});
    CHECK(words(4, 100) == FrequencyWords{1, 10, Closeness::fewer_than});
    CHECK(words(5, 100) == FrequencyWords{1, 10, Closeness::about});
    CHECK(words(94, 100) == FrequencyWords{9, 10, Closeness::about});
    CHECK(words(95, 100) == FrequencyWords{9, 10, Closeness::more_than});
    CHECK(words(83000, 100000) == FrequencyWords{83, 100, Closeness::rounded});
    CHECK(words(83500, 100000) == FrequencyWords{84, 100, Closeness::rounded});
    CHECK(words(1, 100000) == FrequencyWords{1, 100, Closeness::fewer_than});
    CHECK(words(99999, 100000) == FrequencyWords{99, 100, Closeness::more_than});
}

TEST_CASE("what happened sometimes is never none or all", "[statistics]") {
    CHECK(words(0, 1) == FrequencyWords{0, 10, Closeness::none});
    CHECK(words(1, 1) == FrequencyWords{10, 10, Closeness::all});
    CHECK(words(0, 100000) == FrequencyWords{0, 100, Closeness::none});
    CHECK(words(100000, 100000) == FrequencyWords{100, 100, Closeness::all});
    for (const std::int64_t count : {2, 3, 10, 19, 200, 5421}) {
        for (std::int64_t happened = 1; happened < count; ++happened) {
            const FrequencyWords said = words(happened, count);
            REQUIRE(said.closeness != Closeness::none);
            REQUIRE(said.closeness != Closeness::all);
            REQUIRE(said.parts > 0);
            REQUIRE(said.parts < said.whole);
            const double truth = static_cast<double>(happened) / static_cast<double>(count);
            const double told = static_cast<double>(said.parts) / said.whole;
            if (said.closeness == Closeness::fewer_than) {
                REQUIRE(truth < told);
            } else if (said.closeness == Closeness::more_than) {
                REQUIRE(truth > told);
            } else {
                REQUIRE(std::abs(truth - told) <= 0.5 / said.whole + 1e-12);
            }
        }
    }
}

TEST_CASE("a share of more than there is breaks the contract", "[statistics]") {
    const std::vector<double> two{1.0, 2.0};
    const std::vector<double> one{1.0};
    const std::vector<double> broken{1.0, std::numeric_limits<double>::quiet_NaN()};
    CHECK_THROWS_AS(share_of(3, 2), std::logic_error);
    CHECK_THROWS_AS(share_of(-1, 2), std::logic_error);
    CHECK_THROWS_AS(share_of(0, 0, 1.0), std::logic_error);
    CHECK_THROWS_AS(share_of(1, 2, 0.0), std::logic_error);
    CHECK_THROWS_AS(share_below(two, one), std::logic_error);
    CHECK_THROWS_AS(share_below(two, broken), std::logic_error);
    CHECK_THROWS_AS(monte_carlo_half_width(Share{.happened = 2, .count = 1}), std::logic_error);
}

#include "gebied/base/mathematics.hpp"

#include <catch2/catch_all.hpp>
#include <cmath>
#include <limits>
#include <stdexcept>

using namespace gebied;

TEST_CASE("logarithm and exponential agree with the library to a few units of the last place",
          "[base]") {
    double worst_log = 0.0;
    double worst_exp = 0.0;
    for (int i = 1; i < 200000; ++i) {
        const double x = std::ldexp(1.0 + static_cast<double>(i % 997) / 997.0, i % 120 - 60);
        worst_log = std::max(worst_log, std::abs(portable::log(x) - std::log(x)) /
                                            std::max(1e-3, std::abs(std::log(x))));
        const double y = -700.0 + 1400.0 * static_cast<double>(i) / 200000.0;
        worst_exp = std::max(worst_exp, std::abs(portable::exp(y) / std::exp(y) - 1.0));
    }
    CHECK(worst_log < 1e-14);
    CHECK(worst_exp < 1e-14);
    CHECK(portable::log(1.0) == 0.0);
    CHECK(portable::exp(0.0) == 1.0);
    CHECK(portable::log(std::numeric_limits<double>::denorm_min()) ==
          Catch::Approx(-744.4400719213812));
    CHECK(portable::exp(-800.0) == 0.0);
    CHECK_THROWS_AS(portable::log(0.0), std::logic_error);
}

TEST_CASE("the normal quantile inverts the normal law", "[base]") {
    for (const double p :
         {1e-300, 1e-20, 1e-9, 0.001, 0.02425, 0.1, 0.5, 0.7, 0.95, 0.999, 1.0 - 1e-9}) {
        const double z = portable::normal_quantile(p);
        CHECK(0.5 * std::erfc(-z / std::sqrt(2.0)) == Catch::Approx(p).epsilon(1e-12));
    }
    CHECK(portable::normal_quantile(0.975) == Catch::Approx(1.959963984540054).epsilon(1e-15));
    double before = -40.0;
    for (int i = 1; i < 100000; ++i) {
        const double z = portable::normal_quantile(static_cast<double>(i) / 100000.0);
        REQUIRE(z > before);
        before = z;
    }
}

TEST_CASE("the nearest whole number is the library's, halves away from zero", "[base]") {
    for (const double x : {0.0, 0.5, 0.49999999999999994, 1.5, 2.5, 4503599627370495.5,
                           4503599627370497.0, 8.9e18, 1e-300}) {
        CHECK(portable::nearest(x) == std::llround(x));
        CHECK(portable::nearest(-x) == std::llround(-x));
    }
    for (int i = 0; i < 100000; ++i) {
        const double x = std::ldexp(static_cast<double>(i * 7919 % 65537) / 65536.0, i % 60);
        if (portable::nearest(x) != std::llround(x)) {
            FAIL("differs at " << x);
        }
    }
}

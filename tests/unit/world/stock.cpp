#include "world/stock.hpp"

#include <catch2/catch_all.hpp>
#include <cstdint>
#include <random>
#include <vector>

using namespace gebied;

TEST_CASE("time in a state is the sum of the stays, cut at the year", "[world]") {
    // Stays by hand: 10 to 30, 20 to the end of a year of 100, and from before the year to 5.
    Stock stock{.size = 1};  // present since before
    std::int64_t time = 0;
    stock.leave(time, 5);
    stock.enter(time, 10);
    stock.enter(time, 20);
    stock.leave(time, 30);
    stock.close(time, 100);
    CHECK(stock.size == 1);
    CHECK(time == 5 + 20 + 80);
}

TEST_CASE("the area under the number present is the time that was spent, to the second",
          "[world]") {
    std::mt19937_64 dice{7};
    AreaUnderCurve curve;
    std::int64_t now = 0;
    std::int64_t present = 0;
    std::int64_t area = 0;
    for (int i = 0; i < 10000; ++i) {
        const auto passed = static_cast<std::int64_t>(dice() % 1000);
        area += present * passed;
        now += passed;
        const std::int64_t by = present == 0 || dice() % 2 == 0 ? 1 : -1;
        present += by;
        curve.change(by, now);
        REQUIRE(curve.holds(now));
    }
    CHECK(curve.area == area);
    // One arrival that is forgotten is noticed.
    ++curve.present;
    CHECK_FALSE(curve.holds(now + 1));
}

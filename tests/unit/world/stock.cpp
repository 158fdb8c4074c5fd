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
    std::vector<std::int64_t> there;  // since when each is there
    std::int64_t now = 0;
    std::int64_t area = 0;
    std::int64_t reported = 0;
    const auto stays = [&] {
        std::int64_t sum = 0;
        for (const std::int64_t entered : there) {
            sum += now - entered;
        }
        return sum;
    };
    for (int i = 0; i < 10000; ++i) {
        const auto passed = static_cast<std::int64_t>(dice() % 1000);
        area += static_cast<std::int64_t>(there.size()) * passed;
        now += passed;
        if (i == 5000) {
            curve.begin_report(now);
            reported = area;
        }
        if (there.empty() || dice() % 2 == 0) {
            curve.enter(now);
            there.push_back(now);
        } else {
            const std::size_t who = dice() % there.size();
            curve.leave(there[who], now);
            there.erase(there.begin() + static_cast<std::ptrdiff_t>(who));
        }
        REQUIRE(curve.holds(stays(), now));
    }
    CHECK(curve.area(now) == area);
    CHECK(curve.reported(now) == area - reported);
}

TEST_CASE("who is counted twice, forgotten or late shows in the area", "[world]") {
    AreaUnderCurve curve;
    curve.enter(10);
    curve.enter(20);
    CHECK(curve.holds(20 + 10, 30));
    AreaUnderCurve twice = curve;
    twice.enter(20);
    CHECK_FALSE(twice.holds(20 + 10, 30));
    CHECK_FALSE(curve.holds(20, 30));  // one of the two is found
    AreaUnderCurve late = curve;
    late.leave(11, 30);  // it came at 10
    CHECK_FALSE(late.holds(10, 30));
    curve.leave(10, 30);
    CHECK(curve.holds(10, 30));
}

#include "gebied/statistics/digits.hpp"

#include <catch2/catch_all.hpp>
#include <cmath>
#include <limits>
#include <stdexcept>

using namespace gebied;

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

}  // namespace

TEST_CASE("the last digit that survives has an error below half its unit", "[statistics]") {
    CHECK(last_surviving_place(0.0) == finest_place);
    CHECK(last_surviving_place(0.004) == -2);
    CHECK(last_surviving_place(0.005) == -1);
    CHECK(last_surviving_place(0.0049999) == -2);
    CHECK(last_surviving_place(0.49) == 0);
    CHECK(last_surviving_place(0.5) == 1);
    CHECK(last_surviving_place(499.0) == 3);
    CHECK(last_surviving_place(500.0) == 4);
    CHECK(last_surviving_place(4.9e17) == coarsest_place);
    CHECK(last_surviving_place(5e17) == std::nullopt);
    CHECK(last_surviving_place(infinite) == std::nullopt);
    CHECK_THROWS_AS(last_surviving_place(-1.0), std::logic_error);
    CHECK_THROWS_AS(last_surviving_place(not_a_number), std::logic_error);
}

TEST_CASE("rounding goes to the nearest multiple, halves away from zero", "[statistics]") {
    CHECK(round_to_place(1234.5, 0) == 1235.0);
    CHECK(round_to_place(-1234.5, 0) == -1235.0);
    CHECK(round_to_place(2.5, 0) == 3.0);
    CHECK(round_to_place(1500.0, 3) == 2000.0);
    CHECK(round_to_place(1499.0, 3) == 1000.0);
    CHECK(round_to_place(-1500.0, 3) == -2000.0);
    CHECK(round_to_place(0.125, -2) == 0.13);
    CHECK(round_to_place(0.1, -9) == 0.1);
    CHECK(round_to_place(83.0, 1) == 80.0);
    CHECK(round_to_place(0.4, 18) == 0.0);
    CHECK(round_to_place(5e17, 18) == 1e18);
    CHECK_FALSE(std::signbit(round_to_place(-0.3, 0)));
    CHECK_THROWS_AS(round_to_place(infinite, 0), std::logic_error);
    CHECK_THROWS_AS(round_to_place(1.0, finest_place - 1), std::logic_error);
    CHECK_THROWS_AS(round_to_place(1.0, coarsest_place + 1), std::logic_error);
}

TEST_CASE("a half that only arises by rounding is no half", "[statistics]") {
    // The double 2.675 lies just below 2.675, yet 2.675 * 100 gives 267.5.
    REQUIRE(2.675 * 100.0 == 267.5);
    CHECK(round_to_place(2.675, -2) == 2.67);
    CHECK(round_to_place(-2.675, -2) == -2.67);
    CHECK(round_to_place(std::nextafter(2500.0, 0.0), 3) == 2000.0);
    CHECK(round_to_place(std::nextafter(0.5, 0.0), 0) == 0.0);
    CHECK(round_to_place(std::nextafter(5.0, 0.0), 1) == 0.0);
}

TEST_CASE("a value without digits beyond the place comes back unchanged", "[statistics]") {
    CHECK(round_to_place(9007199254740993.0, 0) == 9007199254740993.0);
    CHECK(round_to_place(1e300, -9) == 1e300);
    CHECK(round_to_place(1.7e308, -9) == 1.7e308);
    for (int i = -5000; i <= 5000; ++i) {
        const double cents = i / 100.0;
        CHECK(round_to_place(cents, -2) == cents);
    }
}

TEST_CASE("a value keeps the digits that its error leaves standing", "[statistics]") {
    CHECK(round_to_error(1234.567, 0.0) == 1234.567);
    CHECK(round_to_error(1234.567, 0.03) == 1234.6);
    CHECK(round_to_error(1234.567, 3.0) == 1230.0);
    CHECK(round_to_error(1234.567, 300.0) == 1000.0);
    CHECK(round_to_error(1234.567, 3000.0) == 0.0);
    CHECK(std::isnan(round_to_error(1234.567, infinite)));
    CHECK(surviving_digits(1234.567, 0.03) == 5);
    CHECK(surviving_digits(1234.567, 3.0) == 3);
    CHECK(surviving_digits(-1234.567, 300.0) == 1);
    CHECK(surviving_digits(1234.567, 3000.0) == 0);
    CHECK(surviving_digits(1234.567, infinite) == 0);
    CHECK(surviving_digits(0.0, 0.0) == 0);
    CHECK(surviving_digits(99.96, 0.04) == 4);  // printed as 100.0
    CHECK(surviving_digits(123456789012.0, 0.0) == 15);
}

TEST_CASE("money is printed to the digits of the width of its range, never below euros",
          "[statistics]") {
    const RoundedRange thousands = round_money(1234567.0, 1183456.0, 1289012.0);
    CHECK(thousands.place == 4);  // a width of 105,556: the second digit is ten thousands
    CHECK(thousands.value == 1230000.0);
    CHECK(thousands.low == 1180000.0);
    CHECK(thousands.high == 1290000.0);
    const RoundedRange finer = round_money(1234567.0, 1183456.0, 1289012.0, 3);
    CHECK(finer.place == 3);
    CHECK(finer.value == 1235000.0);
    const RoundedRange small = round_money(3.25, 3.0, 3.5);
    CHECK(small.place == 0);
    CHECK(small.value == 3.0);
    CHECK(small.high == 4.0);
    const RoundedRange exact = round_money(1234567.4, 1234567.4, 1234567.4);
    CHECK(exact.place == 0);
    CHECK(exact.value == 1234567.0);
    CHECK(round_money(-5.0, -999.0, 0.6).place ==
          2);  // a width of 999.6 is 1.0 thousand in two digits
    CHECK(round_money(0.0, -1.7e308, 1.7e308).place == coarsest_place);
    CHECK_THROWS_AS(round_money(0.0, 1.0, -1.0), std::logic_error);
    CHECK_THROWS_AS(round_money(not_a_number, 0.0, 1.0), std::logic_error);
    CHECK_THROWS_AS(round_money(0.0, -infinite, infinite), std::logic_error);
    CHECK_THROWS_AS(round_money(0.0, 0.0, 1.0, 0), std::logic_error);
    CHECK_THROWS_AS(round_money(0.0, 0.0, 1.0, 16), std::logic_error);
}

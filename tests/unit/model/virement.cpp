#include "gebied/model/virement.hpp"

#include <catch2/catch_all.hpp>

using namespace gebied;

TEST_CASE("virement moves what some keep to what others lack, and no more than either", "[model]") {
    CHECK(virement_by_expected_shortage({{Money{100}, Money{40}}, {Money{10}, Money{30}}}) ==
          std::vector{Money{-20}, Money{20}});
    CHECK(virement_by_expected_shortage({{Money{50}, Money{40}}, {Money{0}, Money{30}}}) ==
          std::vector{Money{-10}, Money{10}});
    CHECK(virement_by_expected_shortage({{Money{5}, Money{9}}, {Money{5}, Money{9}}}) ==
          std::vector{Money{}, Money{}});
    // In proportion: 60 and 30 kept, 45 lacking.
    CHECK(virement_by_expected_shortage(
              {{Money{60}, Money{}}, {Money{30}, Money{}}, {Money{}, Money{45}}}) ==
          std::vector{Money{-30}, Money{-15}, Money{45}});
}

TEST_CASE("what is still to be granted shrinks to nothing at the end of the year", "[model]") {
    CHECK(remaining_to_granted(0.5) == Catch::Approx(1.0 / 3.0));
    CHECK(remaining_to_granted(0.999) < 1e-5);
}

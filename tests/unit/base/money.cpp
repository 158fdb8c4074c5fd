#include "gebied/base/money.hpp"
#include "gebied/base/time.hpp"

#include <catch2/catch_all.hpp>
#include <numeric>
#include <stdexcept>

using namespace gebied;

namespace {

template <class A, class B>
concept Addable = requires(A a, B b) { a + b; };

// Nonsense does not compile.
static_assert(Addable<Money, Money> && !Addable<Money, Span> && !Addable<Money, int>);
static_assert(Addable<Instant, Span> && !Addable<Instant, Instant>);

}  // namespace

TEST_CASE("money is rounded to the nearest cent, halves away from zero", "[base]") {
    CHECK(money_from_euros(0.125) == Money{13});
    CHECK(money_from_euros(-0.125) == Money{-13});
    CHECK(money_from_euros(1365.004) == Money{136500});
    CHECK(scaled(Money{100}, 0.005) == Money{1});
    CHECK_THROWS_AS(money_from_euros(1e17), std::logic_error);
}

TEST_CASE("parts by weight add up to the cent and follow the largest remainders", "[base]") {
    CHECK(divide_by_weights(Money{10}, {1, 1, 1}) == std::vector{Money{4}, Money{3}, Money{3}});
    CHECK(divide_by_weights(Money{100}, {1, 2}) == std::vector{Money{33}, Money{67}});
    CHECK(divide_by_weights(Money{7}, {0, 5, 0}) == std::vector{Money{}, Money{7}, Money{}});
    // Larger than 64 bits in between.
    const Money large{4'000'000'000'000'000'000};
    const auto halves =
        divide_by_weights(large, {3'000'000'000'000'000'000, 3'000'000'000'000'000'000});
    CHECK(halves[0] == Money{2'000'000'000'000'000'000});
    CHECK_THROWS_AS(divide_by_weights(Money{1}, {0, 0}), std::logic_error);
}

TEST_CASE("any division adds up and no part is a cent from its share", "[base]") {
    std::uint64_t state = 11;
    const auto next = [&state] {
        return state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    };
    for (int round = 0; round < 2000; ++round) {
        std::vector<std::int64_t> weights(1 + next() % 9);
        for (auto& w : weights) {
            w = static_cast<std::int64_t>(next() >> 40U);
        }
        weights.front() += 1;
        const Money total{static_cast<std::int64_t>(next() >> 24U)};
        const auto parts = divide_by_weights(total, weights);
        const auto sum = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
        CHECK(std::accumulate(parts.begin(), parts.end(), Money{}) == total);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const double share = static_cast<double>(total.value()) *
                                 static_cast<double>(weights[i]) / static_cast<double>(sum);
            CHECK(std::abs(static_cast<double>(parts[i].value()) - share) < 1.0);
        }
    }
}

#include "gebied/base/luck.hpp"
#include "gebied/base/ids.hpp"

#include <Random123/philox.h>
#include <catch2/catch_all.hpp>
#include <set>
#include <stdexcept>

using namespace gebied;

TEST_CASE("the generator is Philox4x32-10 with its published answer", "[base]") {
    // Random123, known answer tests: counter and key all ones.
    const r123::Philox4x32::ctr_type ones{{0xffffffffU, 0xffffffffU, 0xffffffffU, 0xffffffffU}};
    const auto words = r123::Philox4x32{}(ones, {{0xffffffffU, 0xffffffffU}});
    CHECK(words[0] == 0x408f276dU);
    CHECK(words[3] == 0x6d5451fdU);
}

TEST_CASE("the same question has the same answer, every other question another", "[base]") {
    const Luck luck{7, stable_hash("WK019330"), 3};
    CHECK(luck.draw(5, Question::onset, 1, 2).bits() == luck.draw(5, Question::onset, 1, 2).bits());
    std::set<std::uint64_t> seen;
    for (std::uint64_t subject : {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{1} << 47U}) {
        for (const Question q : {Question::onset, Question::need_course}) {
            for (std::uint32_t occasion = 0; occasion < 5; ++occasion) {
                for (std::uint32_t step = 0; step < 5; ++step) {
                    seen.insert(luck.draw(subject, q, occasion, step).bits());
                }
            }
        }
    }
    CHECK(seen.size() == 3U * 2U * 25U);
    CHECK(Luck{7, 1, 3}.draw(1, Question::onset, 1, 1).bits() !=
          Luck{7, 2, 3}.draw(1, Question::onset, 1, 1).bits());
    CHECK(Luck{7, 1, 3}.draw(1, Question::onset, 1, 1).bits() !=
          Luck{7, 1, 4}.draw(1, Question::onset, 1, 1).bits());
    CHECK(Luck{8, 1, 3}.draw(1, Question::onset, 1, 1).bits() !=
          Luck{7, 1, 3}.draw(1, Question::onset, 1, 1).bits());
    CHECK_THROWS_AS(luck.draw(std::uint64_t{1} << 48U, Question::onset, 0, 0), std::logic_error);
}

TEST_CASE("uniforms lie strictly between 0 and 1 and are uniform", "[base]") {
    constexpr Draw least{{0, 0, 0, 0}};
    constexpr Draw most{{0xffffffffU, 0xffffffffU, 0xffffffffU, 0xffffffffU}};
    CHECK(least.first() > 0.0);
    CHECK(most.first() < 1.0);
    CHECK(most.quarter(3) < 1.0);
    // Chi-square over 100 cells, 1e5 draws: above 173 with chance 1e-5 (99 degrees of freedom), fixed seed.
    const Luck luck{1, 2, 3};
    std::array<int, 100> cells{};
    for (std::uint32_t i = 0; i < 100000; ++i) {
        ++cells.at(static_cast<std::size_t>(100.0 * luck.draw(9, Question::tie, i, 0).second()));
    }
    double chi = 0.0;
    for (const int n : cells) {
        chi += (n - 1000.0) * (n - 1000.0) / 1000.0;
    }
    CHECK(chi < 173.0);
}

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace gebied {

/// Every question that the model puts to chance. Numbers are fixed: append, never renumber.
enum class Question : std::uint16_t {
    onset = 1,
    onset_in_band = 2,
    onset_detail = 3,
    need_course = 4,
    service_duration = 5,
    service_outcome = 6,
    referral = 7,
    giving_up = 8,
    relapse = 9,
    household_traits = 10,
    newcomer_needs = 11,
    move_out = 12,
    death = 13,
    wlz = 14,
    adulthood = 15,
    staff_sickness = 16,
    staff_leaving = 17,
    year_shock = 18,
    claim = 19,
    claim_detail = 20,
    visitor = 21,
    start_stock = 22,
    tie = 23,
    crisis = 24,
    informal_place = 25,
    new_post = 26,
    decision = 27,
    selection = 28,
    refraining = 29,
    personal_budget = 30,
    hidden_need = 31,
    expertise = 32,
    acceptance = 33,
    coming_back = 34,
    group_offer = 35,
    step_down = 36,
    handled_at_route = 37,
    cost_check = 38,
    small_grant = 39,
    survey = 40,
    leaving_under_strain = 41,
};

/// The answer to one question: 128 independent bits, to be read as needed.
class Draw {
public:
    constexpr explicit Draw(const std::array<std::uint32_t, 4>& words) : words_{words} {}

    /// Two independent uniforms on (0, 1) with 53 bits.
    [[nodiscard]] constexpr double first() const { return uniform(words_[0], words_[1]); }
    [[nodiscard]] constexpr double second() const { return uniform(words_[2], words_[3]); }
    /// Four independent uniforms on (0, 1) with 32 bits, `i` in 0..3. Not independent of first and second.
    [[nodiscard]] constexpr double quarter(std::size_t i) const {
        return (static_cast<double>(words_[i]) + 0.5) * 0x1p-32;
    }
    /// 64 bits.
    [[nodiscard]] constexpr std::uint64_t bits() const {
        return std::uint64_t{words_[0]} << 32U | words_[1];
    }

private:
    [[nodiscard]] static constexpr double uniform(std::uint32_t high, std::uint32_t low) {
        return (static_cast<double>((std::uint64_t{high} << 20U) | (low >> 12U)) + 0.5) * 0x1p-52;
    }

    std::array<std::uint32_t, 4> words_;
};

/// All the luck of one area in one replication. Whoever puts the same question gets the same answer, in
/// every scenario and on every thread: answers are addressed, never consumed.
class Luck {
public:
    /// `stream` tells areas apart (a hash of the area's id); replications count from 1.
    Luck(std::uint64_t seed, std::uint64_t stream, std::int64_t replication);

    /// The answer for `subject` (below 2^48) at an occasion (onset candidate, number of a claim) and a step
    /// within it. Philox4x32-10 (Salmon, Moraes, Dror and Shaw, SC 2011) through Random123.
    [[nodiscard]] Draw draw(std::uint64_t subject, Question question, std::uint32_t occasion,
                            std::uint32_t step) const;

private:
    std::array<std::uint32_t, 2> key_{};
};

}  // namespace gebied

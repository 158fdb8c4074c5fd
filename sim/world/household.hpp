#pragma once

#include "gebied/model/shapes.hpp"
#include "gebied/world/counter.hpp"

#include <cstdint>

namespace gebied {

/// Who helps with a need, as bits. `asked`: a request is under way. `assigned`: of those, the team has taken
/// it on and the case waits for hours.
enum class Helper : std::uint8_t {
    informal = 1,
    team = 2,
    specialist = 4,
    asked = 8,
    assigned = 16,
};

/// A household's need in one domain.
struct Need {
    std::uint32_t episode{0};  ///< candidate onset that began it; 0 = brought along
    std::uint16_t step{0};     ///< draws made within the episode
    std::uint16_t stamp{0};    ///< changes when pending events about it no longer hold
    Severity severity{Severity::none};
    std::uint8_t supports{
        0};                 ///< changes when pending events about informal support no longer hold
    std::uint8_t route{0};  ///< route of the latest request

    [[nodiscard]] bool is(Helper who) const { return (bits_ & static_cast<unsigned>(who)) != 0; }
    void add(Helper who) { bits_ = static_cast<std::uint8_t>(bits_ | static_cast<unsigned>(who)); }
    void remove(Helper who) {
        const unsigned with_asked =
            who == Helper::asked ? static_cast<unsigned>(Helper::assigned) : 0U;
        bits_ = static_cast<std::uint8_t>(bits_ & ~(static_cast<unsigned>(who) | with_asked));
    }
    void remove_all() { bits_ = static_cast<std::uint8_t>(bits_ & ~all_helpers); }
    /// Whether anyone helps with it now.
    [[nodiscard]] bool helped() const { return (bits_ & 7U) != 0; }
    /// Whether a request for it is under way.
    [[nodiscard]] bool asked() const { return is(Helper::asked); }
    /// Whether anyone helps or is asked to.
    [[nodiscard]] bool involved() const { return (bits_ & all_helpers) != 0; }

    /// Where it stands now.
    [[nodiscard]] Rung rung() const {
        if (is(Helper::specialist)) {
            return Rung::specialist;
        }
        if (is(Helper::team)) {
            return Rung::team;
        }
        if (is(Helper::informal)) {
            return Rung::informal;
        }
        if (severity == Severity::none) {
            return Rung::no_need;
        }
        return asked() ? Rung::waiting : Rung::unaided;
    }
    /// Where it was counted last.
    [[nodiscard]] Rung counted() const { return static_cast<Rung>(bits_ >> rung_shift); }
    void count_at(Rung where) {
        bits_ = static_cast<std::uint8_t>((bits_ & all_helpers) |
                                          (static_cast<unsigned>(where) << rung_shift));
    }

private:
    static constexpr unsigned all_helpers = 31;
    static constexpr unsigned rung_shift = 5;
    std::uint8_t bits_{0};  ///< of `Helper`, and above them the rung where it was counted
};
static_assert(sizeof(Need) == 12);

/// Where a household stands with the team.
enum class TeamState : std::uint8_t {
    none,
    waiting_intake,
    intake,
    waiting_peers,  ///< for the others of its group
    waiting_case,
    supported
};

/// Whether the household waits for the team: for an intake, for the others of a group, or for hours.
[[nodiscard]] constexpr bool waits(TeamState state) {
    return state == TeamState::waiting_intake || state == TeamState::waiting_peers ||
           state == TeamState::waiting_case;
}

/// A household, except its needs, which stand beside each other in one table.
struct Household {
    std::uint64_t subject{0};   ///< key of randomness
    std::int64_t queued_at{0};  ///< entry into the team's queue
    std::int64_t asked_at{0};   ///< latest request to the team: its term runs from here
    float frailty{1.0F};
    float strength{1.0F};  ///< multiplier of recovery
    std::uint32_t first_service{none};
    std::int32_t team_minutes{0};  ///< weekly minutes reserved
    std::uint32_t visitor{0};      ///< number of a visitor; 0 = resident
    std::uint16_t life{0};
    std::uint16_t team_stamp{0};
    std::uint16_t acts{
        0};  ///< laws under which help was used this year, as bits; and `team_contact`
    std::uint8_t type{0};
    std::uint8_t low_income{0};
    TeamState team{TeamState::none};
    std::uint8_t lead{0};         ///< domain of the request to the team
    std::uint8_t bands{0};        ///< bands of onset candidates that are pending, as bits
    std::uint8_t money_waits{0};  ///< requests of this household that wait for money
    std::uint8_t waited{0};       ///< 1 once counted this year as entitled without help
    std::uint8_t unhelped{0};     ///< 1 while counted as serious and unhelped
    std::uint8_t intake_kind{0};  ///< 0 light single, 1 ordinary, 2 multiple
    std::uint8_t present{0};
    std::uint8_t group{0};  ///< 1 + the domain of the group in which the team helps it; 0 = alone
    std::uint8_t had{0};    ///< laws under which help ended in this life, as bits
    std::uint8_t home_longer{0};  ///< 1 after it would have moved to long-term care without help

    static constexpr std::uint32_t none = 0xFFFFFFFFU;
    static constexpr std::uint16_t team_contact =
        0x8000U;  ///< in `acts`: the team saw it this year
};
static_assert(sizeof(Household) <= 72);

}  // namespace gebied

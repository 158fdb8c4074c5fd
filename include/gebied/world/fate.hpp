#pragma once

#include "gebied/base/luck.hpp"
#include "gebied/population/population.hpp"
#include "gebied/world/scenario.hpp"

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace gebied {

/// What fate holds in store at one instant.
enum class FateKind : std::uint8_t {
    move_out,        ///< the household moves away; a household of the same type moves in
    death,           ///< the household ends; a household of the same type moves in
    long_term_care,  ///< a move to long-term care, if daily living is a serious problem then
    adulthood,       ///< the youngest turns 18
    onset,           ///< a candidate onset of a need (mark: domain)
    claim,           ///< a claim of a low-income household (mark: product)
    visitor,         ///< a household from outside turns up
    staff_sick,      ///< a colleague falls ill (slot: role x 4096 + person)
    staff_recovered,
    staff_left,
    staff_replaced,
    staff_may_leave,  ///< a candidate for leaving beside those at the base rate
};

/// Workload and breadth make colleagues leave at most so many times as often as usual.
inline constexpr double most_leaving = 8.0;

/// Something that no policy can change. Candidates are accepted or not by what holds at their instant.
struct FateEvent {
    std::int64_t at{};
    std::uint32_t slot{};    ///< household slot, visitor number or staff member
    std::uint32_t number{};  ///< number of the candidate within the life of the household, from 1
    /// Uniform on (0, 1): accepted when below the product of the multipliers. Of `staff_may_leave` on
    /// (0, most_leaving): the part below 1 counts only while the candidates at the base rate do not come.
    float height{};
    std::uint16_t life{};  ///< which household in the slot: 0 the first, 1 its successor, ...
    FateKind kind{};
    std::uint8_t mark{};
};

/// The fate of one area in one replication: shared by all scenarios, in order of time.
class AreaFate {
public:
    /// Draws everything from `luck` for an area with the parameters of the first stage of the baseline
    /// and its population.
    /// `most_posts` by role: the largest number of posts in any scenario, so that every post has a fate.
    AreaFate(const Names& names, const Model& model, const Population& population,
             const Period& period, const Luck& luck, const std::vector<double>& most_posts);

    [[nodiscard]] const std::vector<FateEvent>& events() const { return events_; }
    [[nodiscard]] const Luck& luck() const { return luck_; }
    /// What the households that live in the area at the start were born with, by slot.
    [[nodiscard]] const std::vector<Traits>& residents() const { return residents_; }
    /// Price and intensity of a stream in a simulated year, relative to expected: exp of a normal with mean -sd^2/2.
    [[nodiscard]] double shock(std::size_t year, std::size_t stream) const {
        return shocks_[year * streams_ + stream];
    }

private:
    std::vector<FateEvent> events_{};
    std::vector<Traits> residents_{};
    Luck luck_;
    std::vector<double> shocks_{};
    std::size_t streams_{};
};

}  // namespace gebied

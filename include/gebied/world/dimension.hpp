#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace gebied {

/// What a counter is counted by.
enum class Dimension : std::uint8_t {
    none,
    stream,
    product,
    product_route,
    route,
    domain,
    domain_severity,
    flow,
    product_duration,
    household_type,
    task,
    route_rung,
    payer,
    indicator
};

/// Where a need stands, lowest first. Every change of rung is one flow, from and to; a need with more than one
/// helper stands on the highest rung. What flows to a rung and does not flow from it is there.
enum class Rung : std::uint8_t {
    outside,  ///< of the area's care: before it came, after it moved, died, or fell under another law
    no_need,     ///< nothing is the matter, or no longer
    unaided,     ///< nobody helps and nothing is asked
    waiting,     ///< help has been asked and has not begun
    informal,    ///< informal support helps (nuldelijn)
    team,        ///< the wijkteam helps
    specialist,  ///< a specialist helps
};
inline constexpr std::size_t rung_count = 7;
inline constexpr std::array<std::string_view, rung_count> rung_ids{
    "outside", "no_need", "unaided", "waiting", "informal", "team", "specialist"};

/// The rungs on which help is asked for or given: those to which a route brings a need.
inline constexpr Rung first_rung_of_help = Rung::waiting;
inline constexpr std::size_t rungs_of_help =
    rung_count - static_cast<std::size_t>(first_rung_of_help);

/// What the team does with the hours that households leave, in the order in which it does them.
inline constexpr std::array<std::string_view, 4> task_ids{"outreach", "organising", "prevention",
                                                          "collective"};

/// How long a trajectory ran that ended: under so many months, of a year of twelve equal months.
struct DurationBin {
    std::string_view id;
    int months_below;  ///< 0 = no end
};
inline constexpr std::array<DurationBin, 6> duration_bins{{{"under_3_months", 3},
                                                           {"3_to_6_months", 6},
                                                           {"6_to_12_months", 12},
                                                           {"1_to_2_years", 24},
                                                           {"2_to_3_years", 36},
                                                           {"3_years_and_more", 0}}};

/// The bin of a duration in months.
[[nodiscard]] constexpr std::size_t duration_bin(double months) {
    std::size_t bin = 0;
    while (duration_bins[bin].months_below != 0 && months >= duration_bins[bin].months_below) {
        ++bin;
    }
    return bin;
}
static_assert(duration_bin(2.9) == 0 && duration_bin(3.0) == 1 && duration_bin(11.9) == 2 &&
              duration_bin(36.0) == 5 && duration_bin(1000.0) == 5);

}  // namespace gebied

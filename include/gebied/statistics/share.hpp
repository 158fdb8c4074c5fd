#pragma once

#include <cstdint>
#include <span>

namespace gebied {

/// In how many futures something happened, and between which shares the truth lies. A default share
/// knows nothing: no future was counted and everything from 0 to 1 is possible.
struct Share {
    std::int64_t happened{};
    std::int64_t count{};  ///< futures looked at
    double value{};        ///< happened / count; 0 when nothing was counted
    double low{};          ///< ends of the exact confidence interval, in [0, 1]
    double high{1.0};
};

/// Share of `count` futures with the exact interval of Clopper and Pearson (Biometrika 26, 1934):
/// it covers the truth with at least `level`, whatever the truth is. 0 <= happened <= count,
/// `level` in (0, 1).
[[nodiscard]] Share share_of(std::int64_t happened, std::int64_t count, double level = 0.95);

/// Share of the futures in which `first` lies strictly below `second`, pair by pair: "in x of 10
/// futures the scenario is cheaper". Equal values do not count as below. Both have the same length
/// and finite values.
[[nodiscard]] Share share_below(std::span<const double> first, std::span<const double> second,
                                double level = 0.95);

/// How closely a frequency in words follows the share.
enum class Closeness : std::uint8_t {
    none,        ///< it happened in no future at all
    fewer_than,  ///< it happened, but less often than the words can say: fewer than 1 of 10
    about,       ///< of 10: about 8 of 10
    rounded,     ///< of 100: 83 of 100
    more_than,   ///< more than 9 of 10, yet not always
    all,         ///< it happened in every future
};

/// A share as people read it: `parts` of `whole`.
struct FrequencyWords {
    int parts{};
    int whole{10};  ///< 10 or 100
    Closeness closeness{Closeness::none};

    friend bool operator==(const FrequencyWords&, const FrequencyWords&) = default;
};

/// Half width of the 95% Monte Carlo interval of a share by Wilson (1927). It follows
/// 1.96 sqrt(p (1 - p) / n), which needs 5,421 futures for one percentage point at 83%, but does
/// not vanish at 0 and 1. Infinite when nothing was counted.
[[nodiscard]] double monte_carlo_half_width(const Share& share);

/// The share as "x of 100" when its Monte Carlo half width is at most one percentage point,
/// otherwise as "about x of 10". Never says none or all of what happened sometimes. At least one
/// future.
[[nodiscard]] FrequencyWords frequency_words(const Share& share);

}  // namespace gebied

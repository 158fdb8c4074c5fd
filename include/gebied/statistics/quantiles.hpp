#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace gebied {

/// A quantile over replications with a confidence interval that supposes nothing about the law of
/// the values. An end that the number of values cannot give is infinite.
struct QuantileEstimate {
    double probability{};
    double value{std::numeric_limits<double>::quiet_NaN()};
    double low{-std::numeric_limits<double>::infinity()};
    double high{std::numeric_limits<double>::infinity()};
    std::int64_t count{};
};

/// The three quantiles of every report: in 8 of 10 futures the value lies between `p10` and `p90`.
struct Quantiles {
    QuantileEstimate p10{};
    QuantileEstimate p50{};
    QuantileEstimate p90{};
};

/// Ranks (1 = smallest) of the two values between which a quantile lies. `low` = 0 and
/// `high` = count + 1 mean: no such value, the interval has no end on that side.
struct QuantileRanks {
    std::int64_t low{};
    std::int64_t high{};
    double coverage{};  ///< chance to hold the quantile of a continuous law; at least the level
};

/// Ranks of the interval of the `probability` quantile of `count` values: each side misses with a
/// chance of at most (1 - level) / 2, exactly by the binomial law (David and Nagaraja, Order
/// Statistics, 3rd ed., section 7.1). `count` >= 1; `probability` and `level` lie in (0, 1).
[[nodiscard]] QuantileRanks quantile_ranks(std::int64_t count, double probability,
                                           double level = 0.95);

/// 10%, 50% and 90% quantile of `values` (finite), each with its interval. Without values nothing
/// is known. Values by linear interpolation between order statistics: rank 1 + (n - 1) p, type 7 of
/// Hyndman and Fan (1996).
[[nodiscard]] Quantiles quantiles(std::span<const double> values, double level = 0.95);

/// One quantile of `values` (finite) with its interval, as in `quantiles`; `probability` in (0, 1).
[[nodiscard]] QuantileEstimate quantile_with_interval(std::span<const double> values,
                                                      double probability, double level = 0.95);

/// `dots` values that stand for the whole: the quantiles (i - 1/2) / dots, i = 1 .. dots, ascending
/// (the quantile dot plot of 50 dots). Empty when there are no values; `dots` >= 1.
[[nodiscard]] std::vector<double> quantile_dots(std::span<const double> values, int dots = 50);

}  // namespace gebied

#pragma once

#include <cstdint>
#include <limits>
#include <span>

namespace gebied {

/// A mean over replications and how far the chance of this run may have moved it. A default
/// estimate knows nothing: no mean, an interval without ends.
struct Estimate {
    double mean{std::numeric_limits<double>::quiet_NaN()};
    double low{-std::numeric_limits<double>::infinity()};  ///< lower end of the confidence interval
    double high{std::numeric_limits<double>::infinity()};  ///< upper end
    double standard_error{std::numeric_limits<double>::infinity()};
    std::int64_t count{};  ///< values (replications) behind it

    /// Half the width of the interval, in the unit of the mean; infinite when nothing is known.
    [[nodiscard]] double half_width() const { return (high - low) / 2.0; }
};

/// Mean of `values` with Student's interval: mean +- t(count - 1) sd / sqrt(count). All values must
/// be finite and `level` lies in (0, 1). Without values the estimate knows nothing; one value has
/// an infinite interval and standard error; equal values m give exactly [m, m]. Sums run in index
/// order, so the same values give the same bytes.
[[nodiscard]] Estimate mean_with_interval(std::span<const double> values, double level = 0.95);

/// Mean of `first - second`, pair by pair, as `mean_with_interval`: for two scenarios that lived
/// the same futures. Both have the same length. The effect of a scenario is
/// `paired_difference(scenario, baseline)`.
[[nodiscard]] Estimate paired_difference(std::span<const double> first,
                                         std::span<const double> second, double level = 0.95);

/// What is counted per replication and over how many: waiting days and the people who waited.
struct RatioValues {
    std::span<const double> numerators{};    ///< one per replication
    std::span<const double> denominators{};  ///< as many, none below 0
};

/// Sum of numerators over sum of denominators: the mean wait of a person, not the mean over futures
/// of their mean waits. Interval by the delta method: the linear part of the ratio per replication
/// is (y_i - R x_i) / mean(x), taken through Student's interval (Cochran, Sampling Techniques, 3rd
/// ed., section 6.4). When all denominators are 0 the estimate knows nothing; when a single one is
/// not, the spread is unknown and the interval has no ends.
[[nodiscard]] Estimate ratio_of_sums(const RatioValues& values, double level = 0.95);

/// Difference of two ratios of sums over the same futures, first - second, by the delta method on
/// the paired linear parts. Equal inputs give exactly 0, from two replications on with [0, 0].
/// Knows nothing when either ratio does; no ends when either has none, unless the inputs are equal.
[[nodiscard]] Estimate ratio_difference(const RatioValues& first, const RatioValues& second,
                                        double level = 0.95);

/// Is the difference shown by this run? Only when its interval does not contain 0.
[[nodiscard]] constexpr bool demonstrable(const Estimate& difference) {
    return difference.low > 0.0 || difference.high < 0.0;
}

}  // namespace gebied

#include "gebied/statistics/estimate.hpp"

#include "statistics/checks.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include <boost/math/distributions/students_t.hpp>

namespace gebied {
namespace {

/// Half width of Student's interval in standard errors.
double student_factor(std::size_t count, double level) {
    using Law = boost::math::students_t_distribution<double, PlainDouble>;
    const Law law{static_cast<double>(count - 1)};
    return boost::math::quantile(boost::math::complement(law, chance_beyond(level)));
}

/// The first value plus the mean difference from it, so that equal values give exactly theirs.
double mean_of(std::span<const double> values) {
    double sum = 0.0;
    for (const double value : values) {
        sum += value - values.front();
    }
    return values.front() + sum / static_cast<double>(values.size());
}

/// Standard error of the mean of two or more values; `rest` repairs the rounding of the mean.
double standard_error_of_mean(std::span<const double> values) {
    const auto count = static_cast<double>(values.size());
    const double mean = mean_of(values);
    double squares = 0.0;
    double rest = 0.0;
    for (const double value : values) {
        const double deviation = value - mean;
        squares += deviation * deviation;
        rest += deviation;
    }
    return std::sqrt(std::max(0.0, squares - rest * rest / count) / (count - 1.0) / count);
}

/// Student's interval around `centre`, as wide as the spread of `parts` (one per replication) says.
/// A single part has no spread: its interval has no ends.
Estimate around(double centre, std::span<const double> parts, double level) {
    Estimate estimate{.mean = centre, .count = static_cast<std::int64_t>(parts.size())};
    if (parts.size() >= 2) {
        estimate.standard_error = standard_error_of_mean(parts);
        const double half_width = student_factor(parts.size(), level) * estimate.standard_error;
        estimate.low = centre - half_width;
        estimate.high = centre + half_width;
    }
    return estimate;
}

void expects_ratio(const RatioValues& values) {
    expects(values.numerators.size() == values.denominators.size(), "a ratio has pairs");
    expects_finite(values.numerators);
    expects_finite(values.denominators);
    expects(std::ranges::all_of(values.denominators, [](double value) { return value >= 0.0; }),
            "denominators are not negative");
}

/// A ratio of sums, and what each replication adds to its deviation: parts that sum to 0.
struct LinearRatio {
    double ratio{};
    std::vector<double> parts{};
    std::ptrdiff_t counting{};  ///< replications with something in the denominator

    /// The ratio exists: something was counted.
    [[nodiscard]] bool exists() const { return counting > 0; }
};

LinearRatio linear_ratio(const RatioValues& values) {
    expects_ratio(values);
    double numerator = 0.0;
    double denominator = 0.0;
    for (std::size_t i = 0; i < values.numerators.size(); ++i) {
        numerator += values.numerators[i];
        denominator += values.denominators[i];
    }
    LinearRatio linear{};
    linear.counting =
        std::ranges::count_if(values.denominators, [](double value) { return value > 0.0; });
    if (!linear.exists()) {
        return linear;
    }
    linear.ratio = numerator / denominator;
    const double mean_denominator = denominator / static_cast<double>(values.denominators.size());
    linear.parts.reserve(values.numerators.size());
    for (std::size_t i = 0; i < values.numerators.size(); ++i) {
        linear.parts.push_back((values.numerators[i] - linear.ratio * values.denominators[i]) /
                               mean_denominator);
    }
    return linear;
}

/// The estimate without its interval: known, but nobody knows how well.
Estimate without_interval(double mean, std::size_t count) {
    return {.mean = mean, .count = static_cast<std::int64_t>(count)};
}

}  // namespace

Estimate mean_with_interval(std::span<const double> values, double level) {
    expects_level(level);
    expects_finite(values);
    return values.empty() ? Estimate{} : around(mean_of(values), values, level);
}

Estimate paired_difference(std::span<const double> first, std::span<const double> second,
                           double level) {
    expects(first.size() == second.size(), "a paired difference has pairs");
    expects_finite(first);
    expects_finite(second);
    std::vector<double> differences(first.size());
    std::ranges::transform(first, second, differences.begin(),
                           [](double a, double b) { return a - b; });
    return mean_with_interval(differences, level);
}

Estimate ratio_of_sums(const RatioValues& values, double level) {
    expects_level(level);
    const LinearRatio linear = linear_ratio(values);
    if (!linear.exists()) {
        return {};
    }
    if (linear.counting < 2) {
        return without_interval(linear.ratio, linear.parts.size());
    }
    return around(linear.ratio, linear.parts, level);
}

Estimate ratio_difference(const RatioValues& first, const RatioValues& second, double level) {
    expects_level(level);
    expects(first.numerators.size() == second.numerators.size(),
            "two ratios live the same futures");
    const LinearRatio one = linear_ratio(first);
    const LinearRatio other = linear_ratio(second);
    if (!one.exists() || !other.exists()) {
        return {};
    }
    const double difference = one.ratio - other.ratio;
    const bool equal = std::ranges::equal(first.numerators, second.numerators) &&
                       std::ranges::equal(first.denominators, second.denominators);
    if (!equal && std::min(one.counting, other.counting) < 2) {
        return without_interval(difference, one.parts.size());
    }
    std::vector<double> parts(one.parts.size());
    std::ranges::transform(one.parts, other.parts, parts.begin(),
                           [](double a, double b) { return a - b; });
    return around(difference, parts, level);
}

}  // namespace gebied

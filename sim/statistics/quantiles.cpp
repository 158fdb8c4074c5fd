#include "gebied/statistics/quantiles.hpp"

#include "statistics/checks.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include <boost/math/distributions/binomial.hpp>

namespace gebied {
namespace {

using Binomial = boost::math::binomial_distribution<double, PlainDouble>;

void expects_probability(double probability) {
    expects(probability > 0.0 && probability < 1.0,
            "the probability of a quantile lies strictly between 0 and 1");
}

std::vector<double> sorted(std::span<const double> values) {
    expects_finite(values);
    std::vector<double> ascending(values.begin(), values.end());
    std::ranges::sort(ascending);
    return ascending;
}

/// Chance that fewer than `rank` values lie below the quantile, the value of that rank above it.
double chance_above(const Binomial& below, std::int64_t rank) {
    return rank <= 0 ? 0.0 : boost::math::cdf(below, static_cast<double>(rank - 1));
}

/// Chance that `rank` values or more lie below the quantile: the value of that rank does as well.
double chance_below(const Binomial& below, std::int64_t rank) {
    if (static_cast<double>(rank) > below.trials()) {
        return 0.0;
    }
    return boost::math::cdf(boost::math::complement(below, static_cast<double>(rank - 1)));
}

/// The largest rank in [first, last] for which `holds`: true for `first`, and once false always so.
template <class Condition>
std::int64_t last_rank(std::int64_t first, std::int64_t last, const Condition& holds) {
    while (first < last) {
        const std::int64_t middle = last - (last - first) / 2;
        if (holds(middle)) {
            first = middle;
        } else {
            last = middle - 1;
        }
    }
    return first;
}

double interpolated(std::span<const double> ascending, double probability) {
    const double position = static_cast<double>(ascending.size() - 1) * probability;
    const auto below = static_cast<std::size_t>(position);
    const std::size_t above = std::min(below + 1, ascending.size() - 1);
    return std::lerp(ascending[below], ascending[above], position - static_cast<double>(below));
}

QuantileEstimate estimate_of(std::span<const double> ascending, double probability, double level) {
    QuantileEstimate estimate{.probability = probability, .count = std::ssize(ascending)};
    if (ascending.empty()) {
        return estimate;
    }
    estimate.value = interpolated(ascending, probability);
    const QuantileRanks ranks = quantile_ranks(estimate.count, probability, level);
    if (ranks.low >= 1) {
        estimate.low = ascending[static_cast<std::size_t>(ranks.low - 1)];
    }
    if (ranks.high <= estimate.count) {
        estimate.high = ascending[static_cast<std::size_t>(ranks.high - 1)];
    }
    return estimate;
}

}  // namespace

QuantileRanks quantile_ranks(std::int64_t count, double probability, double level) {
    expects(count >= 1, "a quantile has values");
    expects_probability(probability);
    expects_level(level);
    const Binomial below{static_cast<double>(count), probability};
    const double allowed = chance_beyond(level);
    const auto low = last_rank(
        0, count, [&](std::int64_t rank) { return chance_above(below, rank) <= allowed; });
    const auto too_low = last_rank(0, count, [&](std::int64_t rank) {
        return rank == 0 || chance_below(below, rank) > allowed;
    });
    const std::int64_t high = too_low + 1;
    return {.low = low,
            .high = high,
            .coverage = 1.0 - chance_above(below, low) - chance_below(below, high)};
}

Quantiles quantiles(std::span<const double> values, double level) {
    expects_level(level);
    const std::vector<double> ascending = sorted(values);
    return {.p10 = estimate_of(ascending, 0.1, level),
            .p50 = estimate_of(ascending, 0.5, level),
            .p90 = estimate_of(ascending, 0.9, level)};
}

QuantileEstimate quantile_with_interval(std::span<const double> values, double probability,
                                        double level) {
    expects_probability(probability);
    expects_level(level);
    return estimate_of(sorted(values), probability, level);
}

std::vector<double> quantile_dots(std::span<const double> values, int dots) {
    expects(dots >= 1, "a dot plot has dots");
    const std::vector<double> ascending = sorted(values);
    std::vector<double> quantiles_of_dots{};
    for (int i = 1; i <= dots && !ascending.empty(); ++i) {
        quantiles_of_dots.push_back(interpolated(ascending, (i - 0.5) / dots));
    }
    return quantiles_of_dots;
}

}  // namespace gebied

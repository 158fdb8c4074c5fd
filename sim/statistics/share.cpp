#include "gebied/statistics/share.hpp"

#include "statistics/checks.hpp"

#include <cmath>
#include <cstddef>
#include <limits>

#include <boost/math/distributions/beta.hpp>

namespace gebied {
namespace {

using Beta = boost::math::beta_distribution<double, PlainDouble>;

constexpr double normal_975 = 1.959963984540054;  // 97.5% quantile of the standard normal law
constexpr double one_percentage_point = 0.01;

void expects_share(std::int64_t happened, std::int64_t count) {
    expects(happened >= 0 && happened <= count, "what happened is part of what was counted");
}

}  // namespace

Share share_of(std::int64_t happened, std::int64_t count, double level) {
    expects_share(happened, count);
    expects_level(level);
    Share share{.happened = happened, .count = count};
    if (count == 0) {
        return share;
    }
    const auto yes = static_cast<double>(happened);
    const auto no = static_cast<double>(count - happened);
    share.value = yes / static_cast<double>(count);
    if (happened > 0) {
        share.low = boost::math::quantile(Beta{yes, no + 1.0}, chance_beyond(level));
    }
    if (happened < count) {
        share.high = boost::math::quantile(
            boost::math::complement(Beta{yes + 1.0, no}, chance_beyond(level)));
    }
    return share;
}

Share share_below(std::span<const double> first, std::span<const double> second, double level) {
    expects(first.size() == second.size(), "a comparison of futures has pairs");
    expects_finite(first);
    expects_finite(second);
    std::int64_t below = 0;
    for (std::size_t i = 0; i < first.size(); ++i) {
        below += first[i] < second[i] ? 1 : 0;
    }
    return share_of(below, std::ssize(first), level);
}

double monte_carlo_half_width(const Share& share) {
    expects_share(share.happened, share.count);
    if (share.count == 0) {
        return std::numeric_limits<double>::infinity();
    }
    const auto n = static_cast<double>(share.count);
    const double p = static_cast<double>(share.happened) / n;
    const double z2 = normal_975 * normal_975;
    return normal_975 * std::sqrt(p * (1.0 - p) / n + z2 / (4.0 * n * n)) / (1.0 + z2 / n);
}

FrequencyWords frequency_words(const Share& share) {
    expects_share(share.happened, share.count);
    expects(share.count >= 1, "a frequency in words has futures");
    const bool fine = monte_carlo_half_width(share) <= one_percentage_point;
    const int whole = fine ? 100 : 10;
    if (share.happened == 0) {
        return {.parts = 0, .whole = whole, .closeness = Closeness::none};
    }
    if (share.happened == share.count) {
        return {.parts = whole, .whole = whole, .closeness = Closeness::all};
    }
    // In whole numbers, so that a half always goes up.
    const auto parts =
        static_cast<int>((2 * share.happened * whole + share.count) / (2 * share.count));
    if (parts == 0) {
        return {.parts = 1, .whole = whole, .closeness = Closeness::fewer_than};
    }
    if (parts == whole) {
        return {.parts = whole - 1, .whole = whole, .closeness = Closeness::more_than};
    }
    return {
        .parts = parts, .whole = whole, .closeness = fine ? Closeness::rounded : Closeness::about};
}

}  // namespace gebied

#pragma once

#include "gebied/base/contract.hpp"

#include <algorithm>
#include <cmath>
#include <source_location>
#include <span>

#include <boost/math/policies/policy.hpp>

namespace gebied {

/// Plain doubles inside Boost.Math: its wider type differs between processors.
using PlainDouble = boost::math::policies::policy<boost::math::policies::promote_double<false>>;

/// All `values` are finite.
inline void expects_finite(std::span<const double> values,
                           std::source_location where = std::source_location::current()) {
    expects(std::ranges::all_of(values, [](double value) { return std::isfinite(value); }),
            "values behind a statistic are finite", where);
}

/// `level` is the confidence of an interval that has two sides.
inline void expects_level(double level,
                          std::source_location where = std::source_location::current()) {
    expects(level > 0.0 && level < 1.0, "a confidence level lies strictly between 0 and 1", where);
}

/// Chance that an interval of `level` may miss on one side.
[[nodiscard]] inline double chance_beyond(double level) {
    return (1.0 - level) / 2.0;
}

}  // namespace gebied

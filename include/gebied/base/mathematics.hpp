#pragma once

#include <cstdint>

/// Elementary functions that give the same bits for every compiler, level of optimisation and processor:
/// only additions, multiplications, divisions and square roots, which IEEE 754 fixes. Relative error below 1e-15.
namespace gebied::portable {

/// Natural logarithm of a positive finite number.
[[nodiscard]] double log(double x);

/// Exponential; 0 below -745, infinity above 709.78.
[[nodiscard]] double exp(double x);

/// The z with P(Z < z) = p for a standard normal Z; p in (0, 1). Strictly, but for rounding, increasing.
/// Algorithm AS 241 (Wichura, Applied Statistics 37, 1988).
[[nodiscard]] double normal_quantile(double p);

/// The nearest whole number, halves away from zero, of a finite number below 9e18 in size: std::llround without
/// a call.
[[nodiscard]] constexpr std::int64_t nearest(double x) {
    const auto whole = static_cast<std::int64_t>(x);
    const double rest = x - static_cast<double>(whole);
    return whole + (rest >= 0.5 ? 1 : 0) - (rest <= -0.5 ? 1 : 0);
}

}  // namespace gebied::portable

#pragma once

#include "gebied/base/contract.hpp"
#include "gebied/base/mathematics.hpp"
#include "gebied/base/quantity.hpp"

#include <cstdint>
#include <vector>

namespace gebied {

/// Money in whole cents, so that a ledger balances exactly.
using Money = Quantity<struct EuroCent, std::int64_t>;

/// A whole number of euros.
[[nodiscard]] constexpr Money euros(std::int64_t amount) {
    return Money{amount * 100};
}

/// The nearest cent to an amount in euros, halves away from zero. |amount| < 9e16.
[[nodiscard]] Money money_from_euros(double amount);

/// `amount` times `factor` to the nearest cent, halves away from zero; the result is below 9e18 cents.
[[nodiscard]] inline Money scaled(Money amount, double factor) {
    const double cents = static_cast<double>(amount.value()) * factor;
    expects(cents < 9.0e18 && cents > -9.0e18, "an amount of money fits in 64 bits of cents");
    return Money{portable::nearest(cents)};
}

/// Divides `total` >= 0 in proportion to `weights` (>= 0, not all 0) so that the parts add up to it to the
/// cent: every part is rounded down, and what is left goes cent by cent to the largest remainders; equal
/// remainders in the order of the list (largest remainder method, Hamilton).
[[nodiscard]] std::vector<Money> divide_by_weights(Money total,
                                                   const std::vector<std::int64_t>& weights);

}  // namespace gebied

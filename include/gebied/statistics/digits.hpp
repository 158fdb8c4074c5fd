#pragma once

#include <optional>

namespace gebied {

/// Decimal places between which numbers are rounded: 10^-9 to 10^18.
inline constexpr int finest_place = -9;
inline constexpr int coarsest_place = 18;

/// Decimal place of the last digit that survives an error: the smallest p with
/// half_width < 10^p / 2. -2 = hundredths, 0 = units, 3 = thousands. An exact number (0) keeps all
/// its digits: `finest_place`. Empty when no digit survives (an infinite half width). `half_width`
/// >= 0, not NaN.
[[nodiscard]] std::optional<int> last_surviving_place(double half_width);

/// `value` to the nearest multiple of 10^place, halves away from zero. `value` is finite, `place`
/// in [finest_place, coarsest_place]; a value that has no digits beyond `place` comes back
/// unchanged.
[[nodiscard]] double round_to_place(double value, int place);

/// `value` with only the digits that survive its error; NaN when none does. 0 when the first digit
/// that survives stands above the value: then print the interval, not the value.
[[nodiscard]] double round_to_error(double value, double half_width);

/// Number of significant digits of `value` that survive its error; 0 when none does, and for a
/// value that rounds to 0. At most 15.
[[nodiscard]] int surviving_digits(double value, double half_width);

/// An amount and its range on one grid, ready to print.
struct RoundedRange {
    double value{};
    double low{};
    double high{};
    int place{};  ///< decimal place of the last digit
};

/// An amount of money and its range for a reader: all three to `significant` (1 to 15) significant
/// digits of the width of the range. Never below whole euros: cents belong in ledgers. Euros,
/// finite, low <= high.
[[nodiscard]] RoundedRange round_money(double value, double low, double high, int significant = 2);

}  // namespace gebied

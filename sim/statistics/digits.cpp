#include "gebied/statistics/digits.hpp"

#include "gebied/base/contract.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <limits>
#include <string_view>

namespace gebied {
namespace {

constexpr int most_digits = 15;  // what every double carries

/// 10^0 .. 10^18, each exact as a double.
constexpr auto powers_of_ten = [] {
    std::array<double, static_cast<std::size_t>(coarsest_place) + 1> powers{1.0};
    for (std::size_t i = 1; i < powers.size(); ++i) {
        powers[i] = powers[i - 1] * 10.0;
    }
    return powers;
}();

double power_of_ten(int exponent) {
    return powers_of_ten[static_cast<std::size_t>(exponent)];
}

/// Is `half_width` < 10^place / 2? By whole powers only, 10^-3 is no double.
bool survives(double half_width, int place) {
    return place >= 0 ? half_width < power_of_ten(place) / 2.0
                      : half_width < 0.5 / power_of_ten(-place);
}

/// Decimal place of the first digit of `value` (not 0) once it is rounded to `digits` digits.
int leading_place(double value, int digits) {
    std::array<char, 32> text{};
    const auto written = std::to_chars(text.data(), text.data() + text.size(), std::abs(value),
                                       std::chars_format::scientific, digits - 1);
    const std::string_view number{text.data(), static_cast<std::size_t>(written.ptr - text.data())};
    const std::size_t sign = number.find('e') + 1;
    int exponent = 0;
    std::from_chars(number.data() + sign + 1, written.ptr, exponent);
    return number[sign] == '-' ? -exponent : exponent;
}

/// The nearest whole number to `scaled`, halves away from zero. `beyond` has the sign of the exact
/// number minus `scaled`: a half that only arose by rounding is no half.
double nearest_whole(double scaled, double beyond) {
    const double whole = std::trunc(scaled);
    const bool half = std::abs(scaled - whole) == 0.5;
    const bool truly_nearer_zero = scaled > 0.0 ? beyond < 0.0 : beyond > 0.0;
    return half && truly_nearer_zero ? whole : std::round(scaled);
}

}  // namespace

std::optional<int> last_surviving_place(double half_width) {
    expects(half_width >= 0.0, "an error is not negative");
    for (int place = finest_place; place <= coarsest_place; ++place) {
        if (survives(half_width, place)) {
            return place;
        }
    }
    return std::nullopt;
}

double round_to_place(double value, int place) {
    expects(std::isfinite(value), "a number that is rounded is finite");
    expects(place >= finest_place && place <= coarsest_place,
            "a decimal place lies within the grid");
    constexpr double without_fraction = 0x1p52;
    double rounded = value;
    if (place >= 0) {
        const double unit = power_of_ten(place);
        const double scaled = value / unit;
        if (std::abs(scaled) < without_fraction) {
            rounded = nearest_whole(scaled, std::fma(-scaled, unit, value)) * unit;
        }
    } else {
        const double units = power_of_ten(-place);
        const double scaled = value * units;
        if (std::abs(scaled) < without_fraction) {
            rounded = nearest_whole(scaled, std::fma(value, units, -scaled)) / units;
        }
    }
    return rounded + 0.0;  // never a negative zero
}

double round_to_error(double value, double half_width) {
    const auto place = last_surviving_place(half_width);
    return place ? round_to_place(value, *place) : std::numeric_limits<double>::quiet_NaN();
}

int surviving_digits(double value, double half_width) {
    const auto place = last_surviving_place(half_width);
    const double rounded = place ? round_to_place(value, *place) : 0.0;
    if (rounded == 0.0) {
        return 0;
    }
    return std::min(leading_place(rounded, most_digits) - *place + 1, most_digits);
}

RoundedRange round_money(double value, double low, double high, int significant) {
    expects(std::isfinite(value) && std::isfinite(low) && std::isfinite(high),
            "an amount and its range are finite");
    expects(low <= high, "a range runs from low to high");
    expects(significant >= 1 && significant <= most_digits, "a number keeps 1 to 15 digits");
    const double width = std::min(high - low, std::numeric_limits<double>::max());
    const int wanted = width > 0.0 ? leading_place(width, significant) - significant + 1 : 0;
    const int place = std::clamp(wanted, 0, coarsest_place);
    return {.value = round_to_place(value, place),
            .low = round_to_place(low, place),
            .high = round_to_place(high, place),
            .place = place};
}

}  // namespace gebied

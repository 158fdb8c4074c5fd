#include "gebied/base/mathematics.hpp"

#include "gebied/base/contract.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace gebied::portable {
namespace {

// ln 2 in two parts; the first has enough zero bits at its end that a product with an exponent is exact.
constexpr double ln2_high = 0x1.62e42fee00000p-1;
constexpr double ln2_low = 0x1.a39ef35793c76p-33;
constexpr std::uint64_t mantissa_bits = 52;
constexpr std::uint64_t mantissa_mask = (std::uint64_t{1} << mantissa_bits) - 1;
constexpr std::int64_t bias = 1023;

/// Sum of c[i] x^i in pairs (Estrin's scheme): a short chain of dependent operations, one fixed order.
template <std::size_t n>
inline double polynomial(const std::array<double, n>& c, double x) {
    if constexpr (n == 1) {
        return c[0];
    } else {
        std::array<double, (n + 1) / 2> pairs{};
        for (std::size_t i = 0; i < n / 2; ++i) {
            pairs[i] = c[2 * i] + c[2 * i + 1] * x;
        }
        if constexpr (n % 2 == 1) {
            pairs[n / 2] = c[n - 1];
        }
        return polynomial(pairs, x * x);
    }
}

/// 2^exponent within the range of normal numbers.
double power_of_two(std::int64_t exponent) {
    return std::bit_cast<double>(static_cast<std::uint64_t>(exponent + bias) << mantissa_bits);
}

}  // namespace

double log(double x) {
    expects(x > 0.0 && x <= std::numeric_limits<double>::max(),
            "a logarithm is taken of a positive number");
    std::int64_t exponent = 0;
    if (x < std::numeric_limits<double>::min()) {
        x *= 0x1p54;
        exponent = -54;
    }
    const auto bits = std::bit_cast<std::uint64_t>(x);
    exponent += static_cast<std::int64_t>(bits >> mantissa_bits) - bias;
    double m = std::bit_cast<double>((bits & mantissa_mask) |
                                     (static_cast<std::uint64_t>(bias) << mantissa_bits));
    constexpr double square_root_of_two = 0x1.6a09e667f3bcdp+0;
    if (m > square_root_of_two) {
        m *= 0.5;
        ++exponent;
    }
    // log m = 2 artanh s, s = (m - 1) / (m + 1), |s| < 0.172
    const double s = (m - 1.0) / (m + 1.0);
    static constexpr std::array<double, 11> odd{1.0 / 3.0,  1.0 / 5.0,  1.0 / 7.0,  1.0 / 9.0,
                                                1.0 / 11.0, 1.0 / 13.0, 1.0 / 15.0, 1.0 / 17.0,
                                                1.0 / 19.0, 1.0 / 21.0, 1.0 / 23.0};
    const double s2 = s * s;
    const double tail = 2.0 * s * s2 * polynomial(odd, s2);
    const auto e = static_cast<double>(exponent);
    return e * ln2_high + (2.0 * s + (tail + e * ln2_low));
}

double exp(double x) {
    constexpr double largest = 709.78;
    constexpr double smallest = -745.0;
    if (x > largest) {
        return std::numeric_limits<double>::infinity();
    }
    if (x < smallest) {
        return 0.0;
    }
    constexpr double per_ln2 = 1.4426950408889634;
    const double k = std::floor(x * per_ln2 + 0.5);
    const double r = (x - k * ln2_high) - k * ln2_low;
    static constexpr std::array<double, 15> taylor = [] {
        std::array<double, 15> c{};
        double factorial = 1.0;
        for (std::size_t i = 0; i < c.size(); ++i) {
            factorial *= i == 0 ? 1.0 : static_cast<double>(i);
            c[i] = 1.0 / factorial;
        }
        return c;
    }();
    const double value = polynomial(taylor, r);
    const auto exponent = static_cast<std::int64_t>(k);
    const std::int64_t half =
        exponent / 2;  // in two steps, so that neither leaves the normal numbers
    return value * power_of_two(half) * power_of_two(exponent - half);
}

double normal_quantile(double p) {
    expects(p > 0.0 && p < 1.0, "a quantile is asked at a chance between 0 and 1");
    static constexpr std::array<double, 8> a{3.3871328727963666080e0,  1.3314166789178437745e+2,
                                             1.9715909503065514427e+3, 1.3731693765509461125e+4,
                                             4.5921953931549871457e+4, 6.7265770927008700853e+4,
                                             3.3430575583588128105e+4, 2.5090809287301226727e+3};
    static constexpr std::array<double, 8> b{1.0,
                                             4.2313330701600911252e+1,
                                             6.8718700749205790830e+2,
                                             5.3941960214247511077e+3,
                                             2.1213794301586595867e+4,
                                             3.9307895800092710610e+4,
                                             2.8729085735721942674e+4,
                                             5.2264952788528545610e+3};
    static constexpr std::array<double, 8> c{1.42343711074968357734e0,  4.63033784615654529590e0,
                                             5.76949722146069140550e0,  3.64784832476320460504e0,
                                             1.27045825245236838258e0,  2.41780725177450611770e-1,
                                             2.27238449892691845833e-2, 7.74545014278341407640e-4};
    static constexpr std::array<double, 8> d{1.0,
                                             2.05319162663775882187e0,
                                             1.67638483018380384940e0,
                                             6.89767334985100004550e-1,
                                             1.48103976427480074590e-1,
                                             1.51986665636164571966e-2,
                                             5.47593808499534494600e-4,
                                             1.05075007164441684324e-9};
    static constexpr std::array<double, 8> e{6.65790464350110377720e0,  5.46378491116411436990e0,
                                             1.78482653991729133580e0,  2.96560571828504891230e-1,
                                             2.65321895265761230930e-2, 1.24266094738807843860e-3,
                                             2.71155556874348757815e-5, 2.01033439929228813265e-7};
    static constexpr std::array<double, 8> f{1.0,
                                             5.99832206555887937690e-1,
                                             1.36929880922735805310e-1,
                                             1.48753612908506148525e-2,
                                             7.86869131145613259100e-4,
                                             1.84631831751005468180e-5,
                                             1.42151175831644588870e-7,
                                             2.04426310338993978564e-15};
    const double q = p - 0.5;
    if (std::abs(q) <= 0.425) {
        const double r = 0.180625 - q * q;
        return q * polynomial(a, r) / polynomial(b, r);
    }
    const double r = std::sqrt(-log(q < 0.0 ? p : 1.0 - p));
    const double z = r <= 5.0 ? polynomial(c, r - 1.6) / polynomial(d, r - 1.6)
                              : polynomial(e, r - 5.0) / polynomial(f, r - 5.0);
    return q < 0.0 ? -z : z;
}

}  // namespace gebied::portable

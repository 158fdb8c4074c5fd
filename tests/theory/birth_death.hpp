#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <functional>
#include <vector>

namespace gebied::test {

/// The stationary mean of f over a birth-death chain on 0..last, and the variance of its time average times
/// the time: 2 sum_i (sum_{j<=i} (f(j) - mean) pi_j)^2 / (birth_i pi_i) (Whitt, Management Science 38, 1992).
struct BirthDeath {
    double mean{0.0};
    double variance_times_time{0.0};

    using Function = std::function<double(int)>;

    BirthDeath(int last, const Function& birth, const Function& death, const Function& f) {
        std::vector<double> pi{1.0};
        double sum = 1.0;
        for (int i = 1; i <= last; ++i) {
            pi.push_back(pi.back() * birth(i - 1) / death(i));
            sum += pi.back();
        }
        for (int i = 0; i <= last; ++i) {
            pi[static_cast<std::size_t>(i)] /= sum;
            mean += f(i) * pi[static_cast<std::size_t>(i)];
        }
        // The sum over j <= i equals minus the sum over j > i: each side is summed from its own end, since
        // what is left of rounding in one long sum would be divided by the tiny chances of the other end.
        std::vector<double> below(pi.size());
        double from_below = 0.0;
        for (int i = 0; i <= last; ++i) {
            from_below += (f(i) - mean) * pi[static_cast<std::size_t>(i)];
            below[static_cast<std::size_t>(i)] = from_below;
        }
        double from_above = 0.0;
        for (int i = last - 1; i >= 0; --i) {
            const auto at = static_cast<std::size_t>(i);
            from_above -= (f(i + 1) - mean) * pi[at + 1];
            const double partial = f(i) > mean ? from_above : below[at];
            if (pi[at] > 1e-290) {
                variance_times_time += 2.0 * partial * partial / (birth(i) * pi[at]);
            }
        }
    }
    [[nodiscard]] double standard_error(double time) const {
        return std::sqrt(variance_times_time / time);
    }
};

/// Mean and standard deviation of the time average of f over a birth-death chain on 0..last that starts in 0:
/// exact second moments by their differential equations (Runge-Kutta of order 4).
struct TransientAverage {
    double mean{0.0};
    double sd{0.0};

    TransientAverage(int last, double time, const BirthDeath::Function& birth,
                     const BirthDeath::Function& death, const BirthDeath::Function& f) {
        const auto states = static_cast<std::size_t>(last) + 1;
        std::vector<double> up(states);
        std::vector<double> down(states);
        std::vector<double> value(states);
        for (std::size_t i = 0; i < states; ++i) {
            up[i] = i + 1 < states ? birth(static_cast<int>(i)) : 0.0;
            down[i] = i > 0 ? death(static_cast<int>(i)) : 0.0;
            value[i] = f(static_cast<int>(i));
        }
        // Chances, then the first and second moment of the integral of f on each state.
        using Moments = std::array<std::vector<double>, 3>;
        const std::vector<double> nothing(states, 0.0);
        Moments now{nothing, nothing, nothing};
        now[0][0] = 1.0;
        const auto change = [&](const Moments& m) {
            Moments d{nothing, nothing, nothing};
            for (std::size_t k = 0; k < 3; ++k) {
                for (std::size_t i = 0; i < states; ++i) {
                    d[k][i] = -(up[i] + down[i]) * m[k][i];
                    d[k][i] += i > 0 ? up[i - 1] * m[k][i - 1] : 0.0;
                    d[k][i] += i + 1 < states ? down[i + 1] * m[k][i + 1] : 0.0;
                    d[k][i] += k > 0 ? static_cast<double>(k) * value[i] * m[k - 1][i] : 0.0;
                }
            }
            return d;
        };
        const auto moved = [&](const Moments& m, const Moments& d, double by) {
            Moments sum = m;
            for (std::size_t k = 0; k < 3; ++k) {
                for (std::size_t i = 0; i < states; ++i) {
                    sum[k][i] += by * d[k][i];
                }
            }
            return sum;
        };
        constexpr int steps = 4000;
        const double h = time / steps;
        for (int step = 0; step < steps; ++step) {
            const Moments a = change(now);
            const Moments b = change(moved(now, a, h / 2.0));
            const Moments c = change(moved(now, b, h / 2.0));
            const Moments d = change(moved(now, c, h));
            now = moved(moved(moved(moved(now, a, h / 6.0), b, h / 3.0), c, h / 3.0), d, h / 6.0);
        }
        double second = 0.0;
        for (std::size_t i = 0; i < states; ++i) {
            mean += now[1][i] / time;
            second += now[2][i] / time / time;
        }
        sd = std::sqrt(second - mean * mean);
    }
};

}  // namespace gebied::test

#pragma once

#include <cmath>
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
        double partial = 0.0;
        for (int i = 0; i < last; ++i) {
            const double p = pi[static_cast<std::size_t>(i)];
            partial += (f(i) - mean) * p;
            if (p > 1e-290) {
                variance_times_time += 2.0 * partial * partial / (birth(i) * p);
            }
        }
    }
    [[nodiscard]] double standard_error(double time) const {
        return std::sqrt(variance_times_time / time);
    }
};

}  // namespace gebied::test

#pragma once

#include "gebied/experiment/study.hpp"
#include "gebied/world/outcome.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace gebied::test {

/// One statistic of a study beside what theory says of it.
struct Check {
    std::string what{};
    double found{};
    double expected{};
    double standard_error{};

    [[nodiscard]] double z() const { return (found - expected) / standard_error; }
};

/// A fault of 2% put into a study on purpose: the power of a test is shown, not claimed.
enum class Fault { none, more_arrivals, longer_help, lower_ceiling };

/// The futures of a theory study: sums of yearly counters over all reported years and areas, one row per future.
class Lived {
public:
    Lived(const char* file, Fault fault);

    [[nodiscard]] std::vector<double> values(Counter counter, std::size_t item = 0) const;
    [[nodiscard]] double sum(Counter counter, std::size_t item = 0) const;
    [[nodiscard]] double mean(Counter counter, std::size_t item = 0) const;
    [[nodiscard]] double futures() const { return static_cast<double>(rows_.size()); }
    /// Reported time over all futures, in weeks.
    [[nodiscard]] double weeks() const;
    /// Mean number in a state whose time is summed in `counter` (seconds).
    [[nodiscard]] double mean_number(Counter counter, std::size_t item = 0) const;

private:
    Study study_;
    Layout layout_;
    std::vector<std::vector<double>> rows_{};
};

/// Mean of values with its own standard error, for statistics whose variance theory does not give.
[[nodiscard]] Check mean_check(std::string what, const std::vector<double>& values,
                               double expected);

using Oracle = std::vector<Check> (*)(Fault);

/// Every statistic lies within 5.6435 standard errors of theory: two-sided 1.667e-8, so that a right program
/// with fresh seeds fails one of 60 statistics once in a million runs. Seeds are fixed: no test is flaky.
void check_holds(Oracle oracle);

/// With a fault of 2% some statistic lies outside: the same test would fail.
void check_sees(Oracle oracle, Fault fault);

}  // namespace gebied::test

// Special cases of the model must equal theory, through ordinary studies.
//
// Every check is two-sided at 5.6435 standard errors: with 60 of them a right program fails once in a
// million runs with fresh seeds; with the fixed seeds here it always passes or always fails. Standard
// errors are exact (birth-death chains, Poisson) where theory gives them. Each study sees an error of 2% in
// a rate with a power of at least 0.999, unless its comment says otherwise.
#include "gebied/experiment/run.hpp"
#include "gebied/input/read_study.hpp"
#include "theory/birth_death.hpp"

#include <algorithm>
#include <catch2/catch_all.hpp>
#include <cmath>
#include <string>
#include <vector>

using namespace gebied;
using gebied::test::BirthDeath;

namespace {

constexpr double limit = 5.6435;
constexpr double seconds_per_week = 604800.0;

/// Sums of yearly counters over all reported years, one row per future; a theory study has one area.
class Lived {
public:
    explicit Lived(const char* file)
        : study_{read_study(std::string{GEBIED_SOURCE_DIR "/tests/theory/"} + file)},
          layout_{study_.names} {
        run(study_, {.first = 1, .last = study_.replications}, [&](Replication&& r) {
            const Outcome& outcome = r.futures[0][0];
            std::vector<double> row(layout_.width());
            for (int y = 0; y < study_.period.reported_years(); ++y) {
                const auto year_row = outcome.year(static_cast<std::size_t>(y));
                for (std::size_t c = 0; c < row.size(); ++c) {
                    row[c] += static_cast<double>(year_row[c]);
                }
            }
            rows_.push_back(std::move(row));
        });
    }

    [[nodiscard]] std::vector<double> values(Counter counter, std::size_t item = 0) const {
        std::vector<double> all;
        for (const auto& row : rows_) {
            all.push_back(row[layout_.at(counter, item)]);
        }
        return all;
    }
    [[nodiscard]] double sum(Counter counter, std::size_t item = 0) const {
        double total = 0.0;
        for (const double v : values(counter, item)) {
            total += v;
        }
        return total;
    }
    [[nodiscard]] double mean(Counter counter, std::size_t item = 0) const {
        return sum(counter, item) / static_cast<double>(rows_.size());
    }
    [[nodiscard]] double futures() const { return static_cast<double>(rows_.size()); }
    /// Reported time over all futures, in weeks.
    [[nodiscard]] double weeks() const {
        return static_cast<double>((study_.period.end() - study_.period.start()).value()) /
               seconds_per_week * futures();
    }

private:
    Study study_;
    Layout layout_;
    std::vector<std::vector<double>> rows_{};
};

void check_close(double found, double expected, double standard_error) {
    INFO("found " << found << ", expected " << expected << ", standard error " << standard_error);
    CHECK(std::abs(found - expected) < limit * standard_error);
}

/// Mean of values with its own standard error, for statistics whose variance theory does not give.
void check_mean(const std::vector<double>& values, double expected) {
    const auto n = static_cast<double>(values.size());
    double mean = 0.0;
    for (const double v : values) {
        mean += v / n;
    }
    double squares = 0.0;
    for (const double v : values) {
        squares += (v - mean) * (v - mean);
    }
    check_close(mean, expected, std::sqrt(squares / (n - 1.0) / n));
}

}  // namespace

TEST_CASE("waiting for the team follows Erlang C", "[theory]") {
    // M/M/3, lambda 2.4, mu 1: Lq 2.588764, Wq 1.078651685 weeks. 1.25e6 arrivals.
    const Lived lived{"erlang_c.yaml"};
    const auto birth = [](int) { return 2.4; };
    const auto death = [](int i) { return static_cast<double>(std::min(i, 3)); };
    const BirthDeath queue{400, birth, death,
                           [](int i) { return static_cast<double>(std::max(i - 3, 0)); }};
    const BirthDeath busy{400, birth, death,
                          [](int i) { return static_cast<double>(std::min(i, 3)); }};
    CHECK(queue.mean == Catch::Approx(2.4 * 1.078651685).epsilon(1e-8));
    const double weeks = lived.weeks();
    check_close(lived.sum(Counter::team_queue_time) / seconds_per_week / weeks, queue.mean,
                queue.standard_error(weeks));
    check_close(lived.sum(Counter::team_case_time) / seconds_per_week / weeks, busy.mean,
                busy.standard_error(weeks));
    // Waits of those who started: Lq / lambda, but for the ends of the period.
    check_close(lived.sum(Counter::team_case_wait) / lived.sum(Counter::team_cases) /
                    seconds_per_week,
                1.078651685, queue.standard_error(weeks) / 2.4 * 1.05);
}

TEST_CASE("giving up follows Erlang A, and rate x queue equals those who gave up", "[theory]") {
    // lambda 9.6, mu 1/6, c 56, theta 1/12: Lq 6.678783505, P(give up) .05797555126. 1.2e6 arrivals.
    const Lived lived{"erlang_a.yaml"};
    const auto birth = [](int) { return 9.6; };
    const auto death = [](int i) { return std::min(i, 56) / 6.0 + std::max(i - 56, 0) / 12.0; };
    const BirthDeath queue{600, birth, death,
                           [](int i) { return static_cast<double>(std::max(i - 56, 0)); }};
    CHECK(queue.mean == Catch::Approx(6.678783505).epsilon(1e-8));
    const double weeks = lived.weeks();
    check_close(lived.sum(Counter::team_queue_time) / seconds_per_week / weeks, queue.mean,
                queue.standard_error(weeks));
    const double gave_up = lived.sum(Counter::team_gave_up);
    check_close(gave_up / lived.sum(Counter::team_requests), 0.05797555126,
                queue.standard_error(weeks) / 12.0 / 9.6 +
                    std::sqrt(0.058 / lived.sum(Counter::team_requests)));
    // A Poisson number around theta x time in the queue.
    const double expected = lived.sum(Counter::team_queue_time) / seconds_per_week / 12.0;
    check_close(gave_up, expected, std::sqrt(expected));
}

TEST_CASE("a finite number of households slows its own arrivals", "[theory]") {
    // N 12, c 2, lambda .05, mu .25: L 3.401008908. 0.9e6 needs.
    const Lived lived{"finite_source.yaml"};
    const BirthDeath needy{12, [](int i) { return (12 - i) * 0.05; },
                           [](int i) { return std::min(i, 2) * 0.25; },
                           [](int i) { return static_cast<double>(i); }};
    CHECK(needy.mean == Catch::Approx(3.401008908).epsilon(1e-8));
    const double weeks = lived.weeks();
    check_close(lived.sum(Counter::need_time, 0) / seconds_per_week / weeks, needy.mean,
                needy.standard_error(weeks));
}

TEST_CASE("without limits the number with the team is Poisson, whatever the duration", "[theory]") {
    // Mean after t = 365 days: lambda x integral of 1 - G. Sees 2% of the mean with power 0.999 at 6,000 futures.
    const double lambda = 100.0 / 365.2425;  // per day
    const double t = 365.0;
    const double mean_days = 26.0 * 7.0;
    double lognormal = 0.0;  // integral of P(D > x), midpoint rule
    constexpr int cells = 200000;
    for (int i = 0; i < cells; ++i) {
        const double x = (i + 0.5) * t / cells;
        lognormal += 0.5 * std::erfc(std::log(x / (mean_days * std::exp(-0.5))) / std::sqrt(2.0)) *
                     t / cells;
    }
    const struct {
        const char* file;
        double integral;
    } cases[]{{"infinite_exponential.yaml", mean_days * (1.0 - std::exp(-t / mean_days))},
              {"infinite_fixed.yaml", mean_days},
              {"infinite_lognormal.yaml", lognormal}};
    for (const auto& c : cases) {
        INFO(c.file);
        const Lived lived{c.file};
        const double expected = lambda * c.integral;
        check_close(lived.mean(Counter::team_cases_end), expected,
                    std::sqrt(expected / lived.futures()));
        // Poisson: variance = mean; the sample variance has standard error about m sqrt((2 + 1/m) / n).
        double squares = 0.0;
        for (const double v : lived.values(Counter::team_cases_end)) {
            squares += (v - expected) * (v - expected);
        }
        check_close(squares / lived.futures(), expected,
                    expected * std::sqrt((2.0 + 1.0 / expected) / lived.futures()));
    }
}

TEST_CASE("a strict ceiling spends and refuses as the exact recursion says", "[theory]") {
    // Oracle: compound Poisson requests (300 a year; 1, 4, 26, 80 units), ceiling 2,400 units, first come, what
    // does not fit is passed over. Dynamic programme over what is spent, mixed over the number of requests.
    const Lived lived{"ceiling.yaml"};
    constexpr double cents_per_unit = 50000.0;
    std::vector<double> spent;
    std::vector<double> full;
    for (const double cents : lived.values(Counter::spent_total)) {
        spent.push_back(cents / cents_per_unit);
        full.push_back(spent.back() == 2400.0 ? 1.0 : 0.0);
    }
    check_mean(spent, 2140.302914);
    check_mean(full, 0.1571737708);
    // Products stand in the order of their ids: large, medium, small, very_large.
    check_mean(lived.values(Counter::waiting_money_end, 0), 0.6324206703);
    check_mean(lived.values(Counter::waiting_money_end, 1), 1.120531848);
    check_mean(lived.values(Counter::waiting_money_end, 2), 1.754022842);
    check_mean(lived.values(Counter::waiting_money_end, 3), 0.2252249736);
}

TEST_CASE("a flow through informal support, team and specialist follows renewal theory",
          "[theory]") {
    // Renewal equations of the network without waiting; sd of one future as measured over 10,000 futures of an
    // independent program. 60 futures of 20,000 households see 2% of every row.
    const Lived lived{"reference_flow.yaml"};
    const double root = std::sqrt(lived.futures());
    check_close(lived.mean(Counter::onsets), 23001.3, 142.0 / root);
    check_close(lived.mean(Counter::team_cases), 15872.4, 120.0 / root);
    check_close(lived.mean(Counter::team_cases_ended), 15072.7, 117.0 / root);
    check_close(lived.mean(Counter::product_requests), 3768.2, 60.0 / root);
    check_close(lived.mean(Counter::product_ends), 3422.7, 57.0 / root);
    constexpr double stretch = 3653.0 / 7.0 / 520.0;
    check_close(lived.mean(Counter::team_case_time) / seconds_per_week / stretch, 391902.0,
                4116.0 / root);
    check_close(lived.mean(Counter::running_time) / seconds_per_week / stretch, 154084.0,
                3329.0 / root);
}

TEST_CASE("the same flow under pressure waits as an independent program found", "[theory]") {
    // 10,000 futures of a textbook program (binary heap, another generator), mean and sd of one future.
    const Lived lived{"reference_flow_tight.yaml"};
    const double root = std::sqrt(lived.futures());
    constexpr double stretch = 3653.0 / 7.0 / 520.0;
    check_close(lived.mean(Counter::onsets), 22875.9, 127.0 / root);
    check_close(lived.mean(Counter::team_cases), 15553.2, 111.0 / root);
    check_close(lived.mean(Counter::product_ends), 3299.0, 51.0 / root);
    check_close(lived.mean(Counter::team_queue_time) / seconds_per_week / stretch, 55600.0,
                25888.0 / root);
    check_close(lived.mean(Counter::place_wait) / seconds_per_week / stretch, 11757.0,
                9190.0 / root);
}

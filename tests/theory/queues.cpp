// The team and the places as queues: special cases of the model must equal theory, through ordinary studies.
#include "theory/birth_death.hpp"
#include "theory/oracle.hpp"

#include <algorithm>
#include <catch2/catch_all.hpp>
#include <cmath>
#include <string>
#include <vector>

using namespace gebied;
using namespace gebied::test;

namespace {

constexpr double seconds_per_week = 604800.0;

std::vector<Check> erlang_c(Fault fault) {
    // M/M/3, lambda 2.4, mu 1: Lq 2.588764, Wq 1.078651685 weeks. 1.25e6 arrivals.
    const Lived lived{"erlang_c.yaml", fault};
    const auto birth = [](int) { return 2.4; };
    const auto death = [](int i) { return static_cast<double>(std::min(i, 3)); };
    const BirthDeath queue{400, birth, death,
                           [](int i) { return static_cast<double>(std::max(i - 3, 0)); }};
    const BirthDeath busy{400, birth, death,
                          [](int i) { return static_cast<double>(std::min(i, 3)); }};
    CHECK(queue.mean == Catch::Approx(2.4 * 1.078651685).epsilon(1e-8));
    const double weeks = lived.weeks();
    return {{"households waiting", lived.mean_number(Counter::team_queue_time), queue.mean,
             queue.standard_error(weeks)},
            {"households supported", lived.mean_number(Counter::team_case_time), busy.mean,
             busy.standard_error(weeks)},
            // The law of utilisation in hours: three posts of 36 hours work 80% of them.
            {"share of hours worked",
             lived.sum(Counter::minutes_cases) / lived.sum(Counter::minutes_capacity), 0.8,
             busy.standard_error(weeks) / 3.0},
            // Waits of those who started: Lq / lambda, but for the ends of the period.
            {"mean wait in weeks",
             lived.sum(Counter::team_case_wait) / lived.sum(Counter::team_cases) / seconds_per_week,
             1.078651685, queue.standard_error(weeks) / 2.4 * 1.05}};
}

std::vector<Check> erlang_a(Fault fault) {
    // lambda 9.6, mu 1/6, c 56, theta 1/12: Lq 6.678783505, P(give up) .05797555126. 1.2e6 arrivals.
    const Lived lived{"erlang_a.yaml", fault};
    const auto birth = [](int) { return 9.6; };
    const auto death = [](int i) { return std::min(i, 56) / 6.0 + std::max(i - 56, 0) / 12.0; };
    const BirthDeath queue{600, birth, death,
                           [](int i) { return static_cast<double>(std::max(i - 56, 0)); }};
    CHECK(queue.mean == Catch::Approx(6.678783505).epsilon(1e-8));
    const double weeks = lived.weeks();
    const double gave_up = lived.sum(Counter::team_gave_up);
    const double requests = lived.sum(Counter::team_requests);
    // Given the time in the queue, a Poisson number around theta x that time.
    const double by_rate = lived.sum(Counter::team_queue_time) / seconds_per_week / 12.0;
    return {{"households waiting", lived.mean_number(Counter::team_queue_time), queue.mean,
             queue.standard_error(weeks)},
            {"share that gives up", gave_up / requests, 0.05797555126,
             queue.standard_error(weeks) / 12.0 / 9.6 + std::sqrt(0.058 / requests)},
            {"gave up, by rate x time in the queue", gave_up, by_rate, std::sqrt(by_rate)}};
}

std::vector<Check> finite_source(Fault fault) {
    // N 12, c 2, lambda .05, mu .25: L 3.401008908. 0.9e6 needs.
    const Lived lived{"finite_source.yaml", fault};
    const auto birth = [](int i) { return (12 - i) * 0.05; };
    const auto death = [](int i) { return std::min(i, 2) * 0.25; };
    const BirthDeath needy{12, birth, death, [](int i) { return static_cast<double>(i); }};
    const BirthDeath waiting{12, birth, death,
                             [](int i) { return static_cast<double>(std::max(i - 2, 0)); }};
    CHECK(needy.mean == Catch::Approx(3.401008908).epsilon(1e-8));
    const double weeks = lived.weeks();
    return {{"households in need", lived.mean_number(Counter::need_time), needy.mean,
             needy.standard_error(weeks)},
            {"households waiting", lived.mean_number(Counter::team_queue_time), waiting.mean,
             waiting.standard_error(weeks)}};
}

/// The time average of a function of the state of a finite source, over `weeks` from empty.
TransientAverage average_from_empty(double weeks, const BirthDeath::Function& f) {
    return {120, weeks, [](int i) { return (120 - i) / 80.0; },
            [](int i) { return std::min(i, 9) / 6.0; }, f};
}

std::vector<Check> finite_source_from_empty(Fault fault) {
    // N 120, c 9, lambda 1/80, mu 1/6, from empty: over 52 weeks L 8.747894786 with sd 2.431392105 and Lq
    // 1.671626390 with sd 1.823710676. A year has 365 days: theory is solved for that. 15,000 futures (14,731
    // see 2% of L itself).
    const auto in_need = [](int i) { return static_cast<double>(i); };
    const auto in_queue = [](int i) { return static_cast<double>(std::max(i - 9, 0)); };
    const TransientAverage need_published = average_from_empty(52.0, in_need);
    const TransientAverage queue_published = average_from_empty(52.0, in_queue);
    CHECK(need_published.mean == Catch::Approx(8.747894786).epsilon(1e-8));
    CHECK(need_published.sd == Catch::Approx(2.431392105).epsilon(1e-8));
    CHECK(queue_published.mean == Catch::Approx(1.671626390).epsilon(1e-8));
    CHECK(queue_published.sd == Catch::Approx(1.823710676).epsilon(1e-8));
    const TransientAverage need = average_from_empty(365.0 / 7.0, in_need);
    const TransientAverage queue = average_from_empty(365.0 / 7.0, in_queue);
    const Lived lived{"finite_source_year.yaml", fault};
    const double root = std::sqrt(lived.futures());
    return {
        {"households in need", lived.mean_number(Counter::need_time), need.mean, need.sd / root},
        {"households waiting", lived.mean_number(Counter::team_queue_time), queue.mean,
         queue.sd / root}};
}

std::vector<Check> priority(Fault fault) {
    // M/D/1, lambda .8, a week each, a quarter acute and first (Cobham, 1954): acute wait .5 weeks, others 2.5,
    // all 2. From the time in need, which is wait + 7 days of intake + 1 day of support. 1.7e6 requests.
    const Lived lived{"priority.yaml", fault};
    constexpr double lambda = 0.8;
    constexpr double residual = lambda / 2.0;
    constexpr double acute_wait = residual / (1.0 - 0.2);
    constexpr double other_wait = residual / ((1.0 - 0.2) * (1.0 - 0.8));
    constexpr double helped = 1.0 + 1.0 / 7.0;
    const double weeks = lived.weeks() / lived.futures();
    const auto in_need = [&](std::size_t severity) {
        std::vector<double> values = lived.values(Counter::need_time, severity);
        for (double& v : values) {
            v /= seconds_per_week * weeks;
        }
        return values;
    };
    std::vector<double> queue = lived.values(Counter::team_queue_time);
    for (double& v : queue) {
        v /= seconds_per_week * weeks;
    }
    return {mean_check("acute needs", in_need(2), lambda / 4.0 * (acute_wait + helped)),
            mean_check("light needs", in_need(0), lambda * 0.75 * (other_wait + helped)),
            mean_check("all who wait", queue, lambda * 2.0)};
}

std::vector<Check> infinite(const char* file, double integral, Fault fault) {
    // Mean after 365 days: lambda x integral of 1 - G. Sees 2% of the mean with power 0.999 at 6,000 futures.
    const Lived lived{file, fault};
    const double expected = 100.0 / 365.2425 * integral;
    double squares = 0.0;
    for (const double v : lived.values(Counter::team_cases_end)) {
        squares += (v - expected) * (v - expected);
    }
    // Poisson: variance = mean; the sample variance has standard error about m sqrt((2 + 1/m) / n).
    return {{"households supported", lived.mean(Counter::team_cases_end), expected,
             std::sqrt(expected / lived.futures())},
            {"their variance", squares / lived.futures(), expected,
             expected * std::sqrt((2.0 + 1.0 / expected) / lived.futures())}};
}

constexpr double year = 365.0;
constexpr double half_year = 26.0 * 7.0;

std::vector<Check> infinite_exponential(Fault fault) {
    return infinite("infinite_exponential.yaml", half_year * (1.0 - std::exp(-year / half_year)),
                    fault);
}
std::vector<Check> infinite_fixed(Fault fault) {
    return infinite("infinite_fixed.yaml", half_year, fault);
}
std::vector<Check> infinite_lognormal(Fault fault) {
    double integral = 0.0;  // of P(D > x), midpoint rule
    constexpr int cells = 200000;
    for (int i = 0; i < cells; ++i) {
        const double x = (i + 0.5) * year / cells;
        integral += 0.5 * std::erfc(std::log(x / (half_year * std::exp(-0.5))) / std::sqrt(2.0)) *
                    year / cells;
    }
    return infinite("infinite_lognormal.yaml", integral, fault);
}

std::vector<Check> loss(const char* file, Fault fault) {
    // Erlang B, c 10, a 7.5: .09954371306, whatever the law of the duration. 0.8e6 requests. Who finds no place
    // waits half a minute on average, which moves the chance by less than 1e-6. Areas that contract together
    // are one row of places for the sum of their requests.
    const Lived lived{file, fault};
    constexpr double blocked = 0.09954371306;
    constexpr double lambda = 1.25;
    std::vector<double> refused = lived.values(Counter::product_refused);
    std::vector<double> running = lived.values(Counter::running_time);
    const std::vector<double> requests = lived.values(Counter::product_requests);
    const double weeks = lived.weeks() / lived.futures();
    for (std::size_t i = 0; i < refused.size(); ++i) {
        refused[i] -= blocked * requests[i];
        running[i] /= seconds_per_week * weeks;
    }
    return {mean_check("refused beyond the expected share", refused, 0.0),
            mean_check("places in use", running, lambda * 6.0 * (1.0 - blocked)),
            mean_check("requests", requests, lambda * weeks)};
}

std::vector<Check> loss_exponential(Fault fault) {
    return loss("loss.yaml", fault);
}
std::vector<Check> loss_fixed(Fault fault) {
    return loss("loss_fixed.yaml", fault);
}
std::vector<Check> loss_lognormal(Fault fault) {
    return loss("loss_lognormal.yaml", fault);
}
std::vector<Check> loss_erlang(Fault fault) {
    return loss("loss_erlang.yaml", fault);
}
std::vector<Check> loss_together(Fault fault) {
    return loss("loss_together.yaml", fault);
}

}  // namespace

TEST_CASE("waiting for the team follows Erlang C", "[theory]") {
    check_holds(erlang_c);
}
TEST_CASE("giving up follows Erlang A, and rate x queue equals those who gave up", "[theory]") {
    check_holds(erlang_a);
}
TEST_CASE("a finite number of households slows its own arrivals", "[theory]") {
    check_holds(finite_source);
}
TEST_CASE("a finite source fills from empty as its chain does", "[theory]") {
    check_holds(finite_source_from_empty);
}
TEST_CASE("acute requests go first, and the others wait as Cobham says", "[theory]") {
    check_holds(priority);
}
TEST_CASE("without limits the number with the team is Poisson, whatever the duration", "[theory]") {
    check_holds(infinite_exponential);
    check_holds(infinite_fixed);
    check_holds(infinite_lognormal);
}
TEST_CASE("places without a waiting list refuse as Erlang B says, whatever the duration",
          "[theory]") {
    check_holds(loss_exponential);
    check_holds(loss_fixed);
    check_holds(loss_lognormal);
    check_holds(loss_erlang);
}
TEST_CASE("areas that contract places together refuse as one area would, as Erlang B says",
          "[theory]") {
    check_holds(loss_together);
}
TEST_CASE("arrivals that are 2% too many are seen in every queue", "[theory][power]") {
    for (const Oracle oracle : {erlang_c, erlang_a, finite_source, finite_source_from_empty,
                                priority, infinite_fixed, loss_exponential, loss_together}) {
        check_sees(oracle, Fault::more_arrivals);
    }
}
TEST_CASE("help that lasts 2% too long is seen in every queue", "[theory][power]") {
    for (const Oracle oracle : {erlang_c, erlang_a, finite_source, finite_source_from_empty,
                                priority, infinite_fixed, loss_exponential, loss_together}) {
        check_sees(oracle, Fault::longer_help);
    }
}

// The reference flow: at risk, informal support, team, specialist. The same studies are timed by tests/bench.
#include "theory/oracle.hpp"

#include <catch2/catch_all.hpp>
#include <cmath>
#include <vector>

using namespace gebied;
using namespace gebied::test;

namespace {

/// The studies last 3,653 days, the published figures 520 weeks.
constexpr double stretched_week = 604800.0 * 3653.0 / 7.0 / 520.0;

std::vector<Check> flow(Fault fault) {
    // Renewal equations of the network without waiting; sd of one future as measured over 10,000 futures of an
    // independent program. 60 futures of 20,000 households see 2% of every row.
    const Lived lived{"reference_flow.yaml", fault};
    const double root = std::sqrt(lived.futures());
    return {{"onsets", lived.mean(Counter::onsets), 23001.3, 142.0 / root},
            {"cases", lived.mean(Counter::team_cases), 15872.4, 120.0 / root},
            {"cases ended", lived.mean(Counter::team_cases_ended), 15072.7, 117.0 / root},
            {"requests", lived.mean(Counter::product_requests), 3768.2, 60.0 / root},
            {"trajectories ended", lived.mean(Counter::product_ends), 3422.7, 57.0 / root},
            {"weeks with the team", lived.mean(Counter::team_case_time) / stretched_week, 391902.0,
             4116.0 / root},
            {"weeks with the specialist", lived.mean(Counter::running_time) / stretched_week,
             154084.0, 3329.0 / root}};
}

std::vector<Check> tight_flow(Fault fault) {
    // 10,000 futures of a textbook program (binary heap, another generator), mean and sd of one future.
    const Lived lived{"reference_flow_tight.yaml", fault};
    const double root = std::sqrt(lived.futures());
    return {{"onsets", lived.mean(Counter::onsets), 22875.9, 127.0 / root},
            {"cases", lived.mean(Counter::team_cases), 15553.2, 111.0 / root},
            {"trajectories ended", lived.mean(Counter::product_ends), 3299.0, 51.0 / root},
            {"weeks in the queue", lived.mean(Counter::team_queue_time) / stretched_week, 55600.0,
             25888.0 / root},
            {"weeks waiting for a place", lived.mean(Counter::place_wait) / stretched_week, 11757.0,
             9190.0 / root}};
}

}  // namespace

TEST_CASE("a flow through informal support, team and specialist follows renewal theory",
          "[theory]") {
    check_holds(flow);
}
TEST_CASE("the same flow under pressure waits as an independent program found", "[theory]") {
    check_holds(tight_flow);
}
TEST_CASE("onsets or durations that are 2% off are seen in the flow", "[theory][power]") {
    for (const Fault fault : {Fault::more_arrivals, Fault::longer_help}) {
        check_sees(flow, fault);
        check_sees(tight_flow, fault);
    }
}

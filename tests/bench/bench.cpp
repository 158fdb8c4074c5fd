// How fast is the engine? The reference flow as an ordinary study, beside the same flow as a textbook would
// write it and beside the least that any such program must do. All in one process, interleaved, on one
// thread; medians of ratios, for times on a shared machine mean little. Never a gate.
//
//   bench [ROUNDS]
#include "bench/textbook.hpp"
#include "gebied/experiment/run.hpp"
#include "gebied/input/read_study.hpp"
#include "gebied/world/counter.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace {

using namespace gebied;

volatile std::uint64_t kept;  // what is computed must not be optimised away

template <class Work>
double seconds(Work&& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

/// Timed transitions of one future: onsets, ends of informal support, of cases and of trajectories.
std::int64_t transitions(const Study& study, const Outcome& outcome) {
    const Layout layout{study.names};
    std::int64_t events = 0;
    for (int y = 0; y < study.period.reported_years(); ++y) {
        const auto row = outcome.year(static_cast<std::size_t>(y));
        events += row[layout.at(Counter::onsets)] + row[layout.at(Counter::informal_starts)] +
                  row[layout.at(Counter::team_cases_ended)] + row[layout.at(Counter::product_ends)];
    }
    return events;
}

void flow(const char* file, int households, int team, int specialist, int rounds) {
    Study study = read_study(std::string{GEBIED_SOURCE_DIR "/tests/theory/"} + file);
    for (Stage& stage : study.baseline.areas[0]) {
        stage.model.households.number = households;
        stage.model.households.inhabitants = 2.0 * households;
        stage.model.roles[0].fte = team;
        stage.model.products[0].places = specialist;
    }
    std::vector<double> engine_ns;
    std::vector<double> over_textbook;
    std::vector<double> over_bare;
    for (int round = 1; round <= rounds; ++round) {
        std::int64_t events = 1;
        const double engine = seconds([&] {
            run(study, {.first = round, .last = round, .threads = 1},
                [&](Replication&& r) { events = transitions(study, r.futures[0][0]); });
        });
        std::int64_t textbook_events = 1;
        const double textbook = seconds([&] {
            textbook_events =
                bench::textbook({households, team, specialist}, static_cast<std::uint64_t>(round));
        });
        const double bare = seconds(
            [&] { kept = bench::bare(households, events, static_cast<std::uint64_t>(round)); });
        const auto per = [](double time, std::int64_t n) {
            return time * 1e9 / static_cast<double>(n);
        };
        engine_ns.push_back(per(engine, events));
        over_textbook.push_back(per(textbook, textbook_events) / per(engine, events));
        over_bare.push_back(per(engine, events) / per(bare, events));
    }
    std::printf(
        "%-28s %7d households: %6.1f ns/event, %5.2f x as fast as the textbook, %5.1f x the bare limit\n",
        file, households, median(engine_ns), median(over_textbook), median(over_bare));
}

}  // namespace

int main(int argc, char** argv) {
    const int rounds = argc > 1 ? std::atoi(argv[1]) : 7;
    flow("reference_flow.yaml", 20000, 941, 384, rounds);
    flow("reference_flow_tight.yaml", 20000, 780, 330, rounds);
    flow("reference_flow.yaml", 500000, 23525, 9600, std::max(1, rounds / 3));
    return 0;
}

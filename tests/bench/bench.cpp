// How fast is the engine? The reference flow as an ordinary study, beside the same flow as a textbook would
// write it and beside the least that any such program must do; then threads, memory and a full model. Never a
// gate: a shared machine makes seconds mean little. So everything is interleaved in one process, processor
// time is compared rather than the clock, and medians of ratios are printed.
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
#include <ctime>
#include <filesystem>
#include <optional>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace {

using namespace gebied;

volatile std::uint64_t kept;  // what is computed must not be optimised away

/// Seconds of the clock and of the processor, all threads together.
struct Time {
    double clock{};
    double processor{};
};

template <class Work>
Time time_of(Work&& work) {
    const auto processor = [] {
        std::timespec now{};
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
        return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
    };
    const auto begin = std::chrono::steady_clock::now();
    const double processor_begin = processor();
    work();
    return {std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count(),
            processor() - processor_begin};
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

struct Flow {
    const char* file;
    int households;
    int team;
    int specialist;
};
constexpr Flow base{"reference_flow.yaml", 20000, 941, 384};
constexpr Flow tight{"reference_flow_tight.yaml", 20000, 780, 330};
constexpr Flow base_large{"reference_flow.yaml", 500000, 23525, 9600};
constexpr Flow tight_large{"reference_flow_tight.yaml", 500000, 19500, 8250};

Study study_of(const Flow& flow) {
    Study study = read_study(std::string{GEBIED_SOURCE_DIR "/tests/theory/"} + flow.file);
    for (Stage& stage : study.baseline.areas[0]) {
        stage.model.households.number = flow.households;
        stage.model.households.inhabitants = 2.0 * flow.households;
        stage.model.roles[0].fte = flow.team;
        stage.model.products[0].places = flow.specialist;
    }
    return study;
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

std::vector<Replication> lived(const Study& study, std::int64_t first, std::int64_t last,
                               int threads) {
    std::vector<Replication> all;
    run(study, {.first = first, .last = last, .threads = threads},
        [&](Replication&& r) { all.push_back(std::move(r)); });
    return all;
}

/// Engine, textbook and bare limit, one after the other in every round; returns the engine's ns per event.
double compare(const char* title, const Flow& flow, int rounds) {
    const Study study = study_of(flow);
    std::vector<double> engine_ns;
    std::vector<double> over_textbook;
    std::vector<double> over_bare;
    for (int round = 1; round <= rounds; ++round) {
        std::int64_t events = 1;
        const Time engine = time_of(
            [&] { events = transitions(study, lived(study, round, round, 1)[0].futures[0][0]); });
        std::int64_t textbook_events = 1;
        const Time textbook = time_of([&] {
            textbook_events = bench::textbook({flow.households, flow.team, flow.specialist},
                                              static_cast<std::uint64_t>(round));
        });
        const Time bare = time_of([&] {
            kept = bench::bare(flow.households, events, static_cast<std::uint64_t>(round));
        });
        const auto ns = [](Time time, std::int64_t n) {
            return time.processor * 1e9 / static_cast<double>(n);
        };
        engine_ns.push_back(ns(engine, events));
        over_textbook.push_back(ns(textbook, textbook_events) / ns(engine, events));
        over_bare.push_back(ns(engine, events) / ns(bare, events));
    }
    std::printf(
        "%-10s %7d households %7.1f ns/event  %5.2f x as fast as the textbook  %5.1f x bare\n",
        title, flow.households, median(engine_ns), median(over_textbook), median(over_bare));
    std::fflush(stdout);
    return median(engine_ns);
}

/// Two threads beside one: by the clock, and by what the processors did (which other users do not disturb).
void threads(int rounds) {
    const Study study = study_of(tight);
    constexpr std::int64_t futures = 8;
    std::vector<double> by_clock;
    std::vector<double> by_processor;
    bool same = true;
    for (int round = 0; round < rounds; ++round) {
        std::vector<Replication> alone;
        std::vector<Replication> together;
        const Time one = time_of([&] { alone = lived(study, 1, futures, 1); });
        const Time two = time_of([&] { together = lived(study, 1, futures, 2); });
        by_clock.push_back(one.clock / two.clock);
        by_processor.push_back(2.0 * one.processor / two.processor);
        for (std::size_t i = 0; i < alone.size(); ++i) {
            same = same && alone[i].futures == together[i].futures;
        }
    }
    std::printf("2 threads  %.2f x as fast as 1 by the clock, %.2f x by processor time; bytes %s\n",
                median(by_clock), median(by_processor), same ? "identical" : "DIFFER");
}

/// Most memory that one future takes, in a process of its own.
double memory_of(const Study& study) {
    const pid_t child = fork();
    if (child == 0) {
        const auto all = lived(study, 1, 1, 1);
        _exit(all.empty() ? 1 : 0);
    }
    int status = 0;
    rusage usage{};
    wait4(child, &status, 0, &usage);
    return static_cast<double>(usage.ru_maxrss) * 1024.0;
}

void memory(const char* title, const Study& study, Study&& none) {
    for (Timeline& timeline : none.baseline.areas) {
        for (Stage& stage : timeline) {
            stage.model.households.number = 1.0;
        }
    }
    const double households = study.baseline.areas[0][0].model.households.number;
    std::printf("memory     %s: %.0f bytes per household and worker\n", title,
                (memory_of(study) - memory_of(none)) / households);
}

/// The baseline of the main study, its ceiling settled; nothing when it does not exist.
std::optional<Study> main_study() {
    const std::string file = GEBIED_SOURCE_DIR "/scenarios/studies/holtenbroek.yaml";
    if (!std::filesystem::exists(file)) {
        std::printf("full model skipped: there is no scenarios/studies/holtenbroek.yaml\n");
        return {};
    }
    Study study = read_study(file);
    study.scenarios.clear();
    return study;
}

/// Memory of ten times as many households, so that what is there once weighs little.
void full_memory(const Study& study) {
    Study larger = study;
    for (Timeline& timeline : larger.baseline.areas) {
        for (Stage& stage : timeline) {
            stage.model.households.number *= 10.0;
            stage.model.households.inhabitants *= 10.0;
        }
    }
    memory("full model", larger, Study{study});
}

/// A whole model, every lever on that the main study sets, per executed event of any kind.
void full_model(Study study, int rounds) {
    static_cast<void>(settle_ceilings(study, 2));
    const Layout layout{study.names};
    std::vector<double> engine_ns;
    std::vector<double> over_bare;
    const auto households = static_cast<int>(study.baseline.areas[0][0].model.households.number);
    // Only the reported years count their events; the settling years happen all the same.
    const double part = static_cast<double>(study.period.reported_years()) /
                        (study.period.end_year - study.period.first_year);
    for (int round = 1; round <= rounds; ++round) {
        std::int64_t events = 0;
        const Time engine = time_of([&] {
            const auto all = lived(study, round, round, 1);
            for (const Outcome& outcome : all[0].futures[0]) {
                for (int y = 0; y < study.period.reported_years(); ++y) {
                    events += outcome.year(static_cast<std::size_t>(y))[layout.at(Counter::events)];
                }
            }
        });
        events = static_cast<std::int64_t>(static_cast<double>(events) / part);
        const Time bare = time_of(
            [&] { kept = bench::bare(households, events, static_cast<std::uint64_t>(round)); });
        engine_ns.push_back(engine.processor * 1e9 / static_cast<double>(events));
        over_bare.push_back(engine.processor / bare.processor);
    }
    std::printf("full model %7d households %7.1f ns/event  %5.1f x bare\n", households,
                median(engine_ns), median(over_bare));
}

}  // namespace

int main(int argc, char** argv) {
    const int rounds = std::max(1, argc > 1 ? std::atoi(argv[1]) : 7);
    const int few = std::max(1, rounds / 2);
    const std::optional<Study> full = main_study();
    memory("flow", study_of(base_large),
           study_of(base_large));  // first, while this process is small
    if (full) {
        full_memory(*full);
    }
    const double small = compare("flow", base, rounds);
    const double small_tight = compare("flow-Q", tight, rounds);
    const double large = compare("flow", base_large, few);
    const double large_tight = compare("flow-Q", tight_large, few);
    std::printf(
        "size       500,000 over 20,000 households: %.2f x the time per event, tight %.2f x\n",
        large / small, large_tight / small_tight);
    threads(few);
    if (full) {
        full_model(*full, rounds);
    }
    return 0;
}

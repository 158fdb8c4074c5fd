#include "gebied/experiment/run.hpp"

#include "experiment/setting.hpp"

#include <algorithm>
#include <memory>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/info.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <oneapi/tbb/task_arena.h>

namespace gebied {
namespace {

/// Both futures must have lived the same events up to the first difference of their scenarios; a copy of
/// the baseline must have lived the same future altogether.
void refuse_if_different(const Setting& setting, const Scenario& scenario, std::size_t area,
                         std::int64_t number, const Outcome& baseline, const Outcome& outcome) {
    const std::int64_t at = scenario.differs_from.seconds();
    bool same = true;
    if (scenario.differs_from >= setting.study().period.end()) {
        same = baseline == outcome;
    } else {
        const auto before = [at](const Outcome& o) {
            return std::find_if(o.checkpoints.begin(), o.checkpoints.end(),
                                [at](const Checkpoint& c) { return c.at == at; });
        };
        const auto a = before(baseline);
        const auto b = before(outcome);
        same = a != baseline.checkpoints.end() && b != outcome.checkpoints.end() && *a == *b;
    }
    if (!same) {
        throw ComparisonRefused{"scenario " + scenario.label.id +
                                " and the baseline differ before their first " +
                                "difference (replication " + std::to_string(number) + ", area " +
                                setting.study().areas[area].id + "): they must not be compared"};
    }
}

Replication live(const Setting& setting, std::int64_t number) {
    const Study& study = setting.study();
    Replication replication{.number = number};
    replication.futures.resize(setting.scenarios());
    for (std::size_t area = 0; area < study.areas.size(); ++area) {
        const AreaFate fate = setting.fate(area, number);
        Future baseline{setting.world(area), setting.plan(0, area), fate};
        baseline.live_until(study.period.start());
        for (std::size_t s = 1; s < setting.scenarios(); ++s) {
            Future future{baseline};
            future.follow(setting.plan(s, area));
            future.live_until(study.period.end());
            replication.futures[s].push_back(future.outcome());
        }
        baseline.live_until(study.period.end());
        replication.futures[0].push_back(baseline.outcome());
        for (std::size_t s = 1; s < setting.scenarios(); ++s) {
            refuse_if_different(setting, setting.scenario(s), area, number,
                                replication.futures[0][area], replication.futures[s][area]);
        }
    }
    return replication;
}

}  // namespace

std::int64_t run(const Study& study, const RunOptions& options,
                 const std::function<void(Replication&&)>& take) {
    const Setting setting{study};
    const int threads =
        options.threads > 0 ? options.threads : oneapi::tbb::info::default_concurrency();
    // Else TBB makes no more threads than there are processors, and says so in words of its own.
    const oneapi::tbb::global_control allowed{oneapi::tbb::global_control::max_allowed_parallelism,
                                              static_cast<std::size_t>(threads)};
    oneapi::tbb::task_arena arena{threads};
    std::int64_t next = options.first;
    std::int64_t taken = 0;
    using Slot = std::shared_ptr<Replication>;
    arena.execute([&] {
        oneapi::tbb::parallel_pipeline(
            2 * static_cast<std::size_t>(threads),
            oneapi::tbb::make_filter<void, std::int64_t>(
                oneapi::tbb::filter_mode::serial_in_order,
                [&](oneapi::tbb::flow_control& control) -> std::int64_t {
                    if (next > options.last || (options.stop != nullptr && options.stop->load())) {
                        control.stop();
                        return 0;
                    }
                    return next++;
                }) &
                oneapi::tbb::make_filter<std::int64_t, Slot>(
                    oneapi::tbb::filter_mode::parallel,
                    [&](std::int64_t number) {
                        return std::make_shared<Replication>(live(setting, number));
                    }) &
                oneapi::tbb::make_filter<Slot, void>(oneapi::tbb::filter_mode::serial_in_order,
                                                     [&](const Slot& slot) {
                                                         take(std::move(*slot));
                                                         ++taken;
                                                     }));
    });
    return taken;
}

}  // namespace gebied

// One replication: the baseline is lived once to the start, and every scenario continues from a copy.
#include "experiment/live.hpp"

#include <algorithm>
#include <string>

namespace gebied {
namespace {

/// Both futures must have lived the same events up to the first difference of their scenarios; a copy of
/// the baseline must have lived the same future altogether.
void refuse_if_different(const Setting& setting, const Scenario& scenario, std::size_t area,
                         std::int64_t number, const Outcome& baseline, const Outcome& outcome) {
    const std::int64_t at = scenario.differs_from.seconds();
    if (at == 0) {
        return;  // they differ from the start: nothing came before
    }
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

void live_together(const Setting& setting, const std::vector<std::size_t>& areas,
                   Replication& replication) {
    const Study& study = setting.study();
    std::vector<AreaFate> fates;
    fates.reserve(areas.size());
    for (const std::size_t area : areas) {
        fates.push_back(setting.fate(area, replication.number));
    }
    const auto begin = [&](std::size_t scenario) {
        std::vector<FutureArea> parts;
        for (std::size_t i = 0; i < areas.size(); ++i) {
            parts.push_back({.setting = &setting.world(areas[i]),
                             .plan = &setting.plan(scenario, areas[i]),
                             .fate = &fates[i]});
        }
        return Future{parts};
    };
    // Without settling years a scenario may differ from the first opening on.
    const bool settled = study.period.start() > Instant{};
    Future baseline = begin(0);
    baseline.live_until(study.period.start());
    for (std::size_t s = 1; s < setting.scenarios(); ++s) {
        Future future = settled ? Future{baseline} : begin(s);
        for (std::size_t i = 0; settled && i < areas.size(); ++i) {
            future.follow(i, setting.plan(s, areas[i]));
        }
        future.live_until(study.period.end());
        for (std::size_t i = 0; i < areas.size(); ++i) {
            replication.futures[s].push_back(future.outcome(i));
        }
    }
    baseline.live_until(study.period.end());
    for (std::size_t i = 0; i < areas.size(); ++i) {
        replication.futures[0].push_back(baseline.outcome(i));
        for (std::size_t s = 1; s < setting.scenarios(); ++s) {
            refuse_if_different(setting, setting.scenario(s), areas[i], replication.number,
                                replication.futures[0][areas[i]], replication.futures[s][areas[i]]);
        }
    }
}

}  // namespace

Replication live(const Setting& setting, std::int64_t number) {
    Replication replication{.number = number};
    replication.futures.resize(setting.scenarios());
    for (const std::vector<std::size_t>& areas : setting.together()) {
        live_together(setting, areas, replication);
    }
    return replication;
}

}  // namespace gebied

// The key by which money is divided between areas.
#include "experiment/allocation.hpp"

#include "gebied/population/population.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace gebied {
namespace {

constexpr std::array keys{AllocationKey::inhabitants, AllocationKey::need};

/// By what an area is weighed under a key. Who lives there is the same in every scenario.
double weight(const Study& study, std::size_t area, AllocationKey key) {
    const Model& model = study.baseline.areas[area].front().model;
    return key == AllocationKey::inhabitants ? model.households.inhabitants
                                             : Population{model}.expected_needs();
}

bool has_key(const Scenario& scenario) {
    return std::ranges::any_of(scenario.areas, [](const Timeline& timeline) {
        return std::ranges::any_of(timeline, [](const Stage& stage) {
            return stage.model.financing.allocation_key != AllocationKey::history;
        });
    });
}

/// Gives every area a stage at each date at which any area has one: an amount that changes in one area changes
/// what is divided between all.
void align_stages(Scenario& scenario) {
    std::set<std::int64_t> dates;
    for (const Timeline& timeline : scenario.areas) {
        for (const Stage& stage : timeline) {
            dates.insert(stage.from.seconds());
        }
    }
    for (Timeline& timeline : scenario.areas) {
        Timeline aligned;
        std::size_t at = 0;
        for (const std::int64_t date : dates) {
            while (at + 1 < timeline.size() && timeline[at + 1].from.seconds() <= date) {
                ++at;
            }
            Stage stage = timeline[at];
            stage.from = Instant{date};
            aligned.push_back(std::move(stage));
        }
        timeline = std::move(aligned);
    }
}

void divide(Scenario& scenario, AllocationKey key, const std::vector<double>& weights) {
    for (std::size_t at = 0; at < scenario.areas.front().size(); ++at) {
        std::vector<Model*> models;
        double all = 0.0;
        std::vector<double> weights_of_models;
        for (std::size_t a = 0; a < scenario.areas.size(); ++a) {
            Model& model = scenario.areas[a][at].model;
            if (model.financing.allocation_key == key) {
                models.push_back(&model);
                weights_of_models.push_back(weights[a]);
                all += weights[a];
            }
        }
        if (all <= 0.0) {
            continue;
        }
        const auto share_out = [&](auto&& amount_of) {
            double total = 0.0;
            for (Model* model : models) {
                total += amount_of(*model);
            }
            for (std::size_t m = 0; m < models.size(); ++m) {
                amount_of(*models[m]) = total * weights_of_models[m] / all;
            }
        };
        for (std::size_t s = 0; s < models.front()->streams.size(); ++s) {
            share_out([s](Model& model) -> double& { return model.streams[s].budget; });
        }
        share_out([](Model& model) -> double& { return model.financing.ceiling; });
    }
}

}  // namespace

void divide_by_key(Study& study) {
    std::vector<Scenario*> scenarios{&study.baseline};
    for (Scenario& scenario : study.scenarios) {
        scenarios.push_back(&scenario);
    }
    if (std::ranges::none_of(scenarios, [](const Scenario* s) { return has_key(*s); })) {
        return;
    }
    std::array<std::vector<double>, keys.size()> weights;
    for (std::size_t k = 0; k < keys.size(); ++k) {
        for (std::size_t a = 0; a < study.areas.size(); ++a) {
            weights[k].push_back(weight(study, a, keys[k]));
        }
    }
    for (Scenario* scenario : scenarios) {
        if (!has_key(*scenario)) {
            continue;
        }
        align_stages(*scenario);
        for (std::size_t k = 0; k < keys.size(); ++k) {
            divide(*scenario, keys[k], weights[k]);
        }
    }
}

}  // namespace gebied

#include "experiment/setting.hpp"

#include "gebied/base/contract.hpp"
#include "gebied/base/ids.hpp"

#include <algorithm>
#include <numeric>

namespace gebied {
namespace {

/// The largest number of posts per role in any scenario: every post that may exist has a fate.
std::vector<double> most_posts(const Setting& setting, std::size_t area) {
    std::vector<double> posts(setting.study().names.roles.size(), 0.0);
    for (std::size_t s = 0; s < setting.scenarios(); ++s) {
        for (const Stage& stage : setting.scenario(s).areas[area]) {
            for (std::size_t r = 0; r < posts.size(); ++r) {
                posts[r] = std::max(posts[r], stage.model.roles[r].fte);
            }
        }
    }
    return posts;
}

bool shares(const Model& model) {
    return model.financing.area_transfers != AreaTransfers::none ||
           std::ranges::any_of(model.products,
                               [](const Product& product) { return product.shared_places > 0.0; });
}

bool shares(const Scenario& scenario) {
    return std::ranges::any_of(scenario.areas, [](const Timeline& timeline) {
        return std::ranges::any_of(timeline,
                                   [](const Stage& stage) { return shares(stage.model); });
    });
}

/// All areas together when any scenario shares places or money between them, else each alone, which takes the
/// memory of one.
std::vector<std::vector<std::size_t>> areas_together(const Study& study) {
    std::vector<std::size_t> all(study.areas.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    if (shares(study.baseline) ||
        std::ranges::any_of(study.scenarios, [](const Scenario& s) { return shares(s); })) {
        return {all};
    }
    std::vector<std::vector<std::size_t>> each;
    for (const std::size_t area : all) {
        each.push_back({area});
    }
    return each;
}

}  // namespace

Setting::Setting(const Study& study)
    : study_{&study}, layout_{study.names}, together_{areas_together(study)} {
    std::vector<std::int64_t> checkpoints;
    for (const Scenario& scenario : study.scenarios) {
        if (scenario.differs_from < study.period.end()) {
            checkpoints.push_back(scenario.differs_from.seconds());
        }
    }
    std::sort(checkpoints.begin(), checkpoints.end());
    checkpoints.erase(std::unique(checkpoints.begin(), checkpoints.end()), checkpoints.end());
    for (std::size_t a = 0; a < study.areas.size(); ++a) {
        const Model& model = study.baseline.areas[a].front().model;
        populations_.push_back(std::make_unique<const Population>(model));
        const double thousands = model.households.inhabitants / 1000.0;
        WorldSetting world{.period = study.period,
                           .layout = &layout_,
                           .population = populations_.back().get(),
                           .checkpoints = checkpoints,
                           .start_stock_team = model.team.start_stock_per_1000 * thousands,
                           .start_stock_informal = model.informal.start_stock_per_1000 * thousands};
        for (const Product& product : model.products) {
            world.start_stock_products.push_back(product.start_stock_per_1000 * thousands);
        }
        worlds_.push_back(std::move(world));
        most_posts_.push_back(most_posts(*this, a));
    }
    for (std::size_t s = 0; s < scenarios(); ++s) {
        expects(scenario(s).areas.size() == study.areas.size(),
                "a scenario has a timeline for every area");
        std::vector<Plan>& plans = plans_.emplace_back();
        for (const Timeline& timeline : scenario(s).areas) {
            plans.emplace_back(study.names, timeline, study.period);
        }
    }
}

AreaFate Setting::fate(std::size_t area, std::int64_t replication) const {
    const Luck luck{study_->seed, stable_hash(study_->areas[area].id), replication};
    return AreaFate{study_->names,
                    study_->baseline.areas[area].front().model,
                    *populations_[area],
                    study_->period,
                    luck,
                    most_posts_[area]};
}

}  // namespace gebied

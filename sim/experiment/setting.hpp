#pragma once

#include "gebied/experiment/study.hpp"
#include "gebied/population/population.hpp"
#include "gebied/world/future.hpp"

#include <cstddef>
#include <memory>
#include <vector>

namespace gebied {

/// A study compiled for running: what all replications share. Not copied, for futures point into it.
class Setting {
public:
    explicit Setting(const Study& study);
    Setting(const Setting&) = delete;
    Setting& operator=(const Setting&) = delete;

    [[nodiscard]] const Study& study() const { return *study_; }
    [[nodiscard]] const Layout& layout() const { return layout_; }
    /// The scenario at a position: 0 is the baseline, then as in the study.
    [[nodiscard]] const Scenario& scenario(std::size_t position) const {
        return position == 0 ? study_->baseline : study_->scenarios[position - 1];
    }
    [[nodiscard]] std::size_t scenarios() const { return study_->scenarios.size() + 1; }
    [[nodiscard]] const Plan& plan(std::size_t scenario, std::size_t area) const {
        return plans_[scenario][area];
    }
    [[nodiscard]] const WorldSetting& world(std::size_t area) const { return worlds_[area]; }
    /// Positions of the areas that live together: each alone, unless any scenario shares places or money.
    [[nodiscard]] const std::vector<std::vector<std::size_t>>& together() const {
        return together_;
    }
    [[nodiscard]] AreaFate fate(std::size_t area, std::int64_t replication) const;

private:
    const Study* study_;
    Layout layout_;
    std::vector<std::unique_ptr<const Population>> populations_{};
    std::vector<std::vector<Plan>> plans_{};
    std::vector<WorldSetting> worlds_{};
    std::vector<std::vector<std::size_t>> together_{};
    std::vector<std::vector<double>> most_posts_{};  ///< by area and role
};

}  // namespace gebied

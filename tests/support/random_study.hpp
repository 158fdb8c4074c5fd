#pragma once

#include "gebied/experiment/study.hpp"

#include <cstdint>

namespace gebied::test {

/// A small valid study (a few hundred households, five years, one to three scenarios) whose lists,
/// parameters and measures are drawn from `number`: the same number gives the same study.
[[nodiscard]] Study random_study(std::uint64_t number);

/// The same study with a few levers away from neutral: those that laws with exact sums leave out.
[[nodiscard]] Study random_study_with_levers(std::uint64_t number);

/// Changes every model of the study: baseline and scenarios, every area and stage.
template <class Change>
void for_each_model(Study& study, Change&& change) {
    const auto walk = [&](Scenario& scenario) {
        for (Timeline& timeline : scenario.areas) {
            for (Stage& stage : timeline) {
                change(stage.model);
            }
        }
    };
    walk(study.baseline);
    for (Scenario& scenario : study.scenarios) {
        walk(scenario);
    }
}

}  // namespace gebied::test

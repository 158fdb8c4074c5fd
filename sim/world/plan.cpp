#include "gebied/world/plan.hpp"

#include "world/compiled_stage.hpp"

#include "gebied/base/contract.hpp"
#include "gebied/model/parameter_table.hpp"

namespace gebied {

Plan::Plan(const Names& names, const Timeline& timeline, const Period& period) {
    expects(!timeline.empty() && timeline.front().from.seconds() == 0,
            "a timeline begins at instant 0");
    auto stages = std::make_shared<std::vector<CompiledStage>>();
    const Model* before = nullptr;
    for (const Stage& stage : timeline) {
        expects(stage.from < period.end(), "a stage begins within the period");
        // A measure that changes nothing is no event: the future must be the same to the last bit.
        if (before == nullptr || !same_parameters(*before, stage.model)) {
            stages->push_back(compile(names, stage));
        }
        before = &stage.model;
    }
    stages_ = std::move(stages);
}

}  // namespace gebied

#pragma once

#include "gebied/model/team.hpp"
#include "gebied/world/counter.hpp"

#include <array>

namespace gebied {

/// What the team does with the hours that households leave, in this order, which is that of
/// `task_ids`.
struct PlannedTask {
    double Team::* hours;  ///< planned per week
    Counter planned;
    Counter done;
    bool of_community;  ///< community workers do it first
};
inline constexpr std::array<PlannedTask, task_ids.size()> planned_tasks{
    {{&Team::planned_outreach, Counter::minutes_outreach_planned, Counter::minutes_outreach, false},
     {&Team::planned_organising, Counter::minutes_organising_planned, Counter::minutes_organising,
      true},
     {&Team::planned_prevention, Counter::minutes_prevention_planned, Counter::minutes_prevention,
      true},
     {&Team::planned_collective, Counter::minutes_collective_planned, Counter::minutes_collective,
      true}}};

}  // namespace gebied

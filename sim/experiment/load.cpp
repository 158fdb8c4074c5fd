#include "gebied/experiment/load.hpp"

#include "gebied/experiment/run.hpp"

#include <algorithm>
#include <cmath>

namespace gebied {
namespace {

constexpr std::int64_t futures = 3;
constexpr int reported_years = 2;
/// So many more hours that nobody waits for the team.
constexpr double without_limit = 50.0;
constexpr double minutes_per_hour = 60.0;
/// So many households of all areas together are lived: a rough estimate in well under a second.
constexpr double households_lived = 8000.0;
constexpr double fewest_per_area = 300.0;

/// Share of the posts' hours that is left after sickness, vacancies and learning.
double productive_share(const Role& role) {
    constexpr double days_per_year = 365.2425;
    const double sick = role.sickness_per_year * mean_days(role.sickness) / days_per_year;
    const double vacant = role.leaving_per_year * mean_days(role.vacancy) / days_per_year;
    const double learning = role.leaving_per_year * role.learning_days / days_per_year;
    // A post is taken, then vacant, in turn; sickness and learning belong to the time it is taken.
    const double taken = 1.0 / (1.0 + vacant);
    return taken / (1.0 + sick) *
           (1.0 - std::min(learning, 1.0) * (1.0 - role.learning_productivity));
}

/// The part of an area's households that is lived.
double part_of(const Study& study, std::size_t area) {
    const double number = study.baseline.areas[area].front().model.households.number;
    const double share =
        std::max(households_lived / static_cast<double>(study.areas.size()), fewest_per_area);
    return number > share ? share / number : 1.0;
}

/// The baseline of the first years for a part of the households, with every limit out of the way.
Study unlimited(const Study& study) {
    Study free = study;
    free.scenarios.clear();
    free.period.end_year =
        std::min(study.period.end_year, study.period.start_year + reported_years);
    for (std::size_t a = 0; a < free.baseline.areas.size(); ++a) {
        Timeline& timeline = free.baseline.areas[a];
        timeline.resize(1);
        Model& model = timeline.front().model;
        const double part = part_of(study, a);
        model.households.number = std::round(model.households.number * part);
        model.households.inhabitants *= part;
        model.households.visitors_per_year *= part;
        model.financing.basis = CeilingBasis::unlimited;
        model.team.cases_per_fte = 1.0e9;
        for (Role& role : model.roles) {
            role.hours_per_week *= without_limit;
            role.sickness_per_year = 0.0;  // their luck costs time and does not matter here
            role.leaving_per_year = 0.0;
        }
    }
    return free;
}

/// The hours that there are, and what is asked of them whoever comes for help.
void count_capacity(TeamLoad& load, const Model& model) {
    constexpr double weeks_per_year = 52.1775;
    const Team& team = model.team;
    for (const Role& role : model.roles) {
        const double posts = role.fte * role.casework;
        load.capacity += posts * role.hours_per_week * (1.0 - role.leave_share) *
                         team.direct_share * team.productivity * weeks_per_year *
                         productive_share(role);
        load.training += posts * team.training_hours * weeks_per_year;
    }
    load.consultation = team.partner_organisations * team.consultation_hours * weeks_per_year;
    load.contact = team.contact_hours * model.households.inhabitants / 1000.0 * weeks_per_year;
    load.enforcement = team.enforcement_hours * weeks_per_year;
    load.ring_fenced = team.protected_share * weeks_per_year *
                       (team.planned_outreach + team.planned_organising + team.planned_prevention +
                        team.planned_collective);
}

}  // namespace

Load load_of(const Study& study, int threads) {
    const Study free = unlimited(study);
    const Layout layout{study.names};
    const double area_years = static_cast<double>(futures * free.period.reported_years());
    Load load;
    load.teams.resize(study.areas.size());
    for (std::size_t a = 0; a < study.areas.size(); ++a) {
        load.teams[a].area = study.areas[a].id;
        const Model& model = study.baseline.areas[a].front().model;
        count_capacity(load.teams[a], model);
        for (std::size_t s = 0; s < study.names.streams.size(); ++s) {
            load.streams.push_back({.area = study.areas[a].id,
                                    .stream = study.names.streams[s].id,
                                    .expected = 0.0,  // the fixed lines are spent too
                                    .budget = model.streams[s].budget + model.streams[s].shift,
                                    .has_budget = model.financing.basis == CeilingBasis::amounts});
        }
    }
    run(free, {.first = 1, .last = futures, .threads = threads}, [&](Replication&& replication) {
        for (std::size_t a = 0; a < study.areas.size(); ++a) {
            for (int y = 0; y < free.period.reported_years(); ++y) {
                const auto row = replication.futures[0][a].year(static_cast<std::size_t>(y));
                const double lived = area_years * part_of(study, a);
                const auto hours = [&](Counter c) {
                    return static_cast<double>(row[layout.at(c)]) / minutes_per_hour / lived;
                };
                TeamLoad& team = load.teams[a];
                team.intake += hours(Counter::minutes_intake);
                team.support += hours(Counter::minutes_cases);
                team.management += hours(Counter::minutes_management);
                team.bridging += hours(Counter::minutes_bridging);
                team.reindication += hours(Counter::minutes_reindication);
                team.aftercare += hours(Counter::minutes_aftercare);
                for (const Counter task :
                     {Counter::minutes_administration, Counter::minutes_objection,
                      Counter::minutes_feedback, Counter::minutes_group_setup,
                      Counter::minutes_handover, Counter::minutes_small_grants}) {
                    team.desk += hours(task);
                }
                const std::size_t streams = study.names.streams.size();
                for (std::size_t s = 0; s < streams; ++s) {
                    const auto cents = static_cast<double>(row[layout.at(Counter::spent, s)]);
                    load.streams[a * streams + s].expected += cents / 100.0 / lived;
                }
            }
        }
    });
    for (TeamLoad& team : load.teams) {
        team.offered = team.intake + team.support + team.management + team.bridging +
                       team.reindication + team.aftercare + team.desk + team.contact +
                       team.enforcement + team.training + team.consultation + team.ring_fenced;
    }
    return load;
}

}  // namespace gebied

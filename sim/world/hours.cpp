// The hours of the team: what is there, what is reserved, and what the hours that are left do each month.
//
// A case reserves fixed weekly minutes from start to end and starts only when they are free; hours never
// slow a case down, and falling capacity blocks starts but evicts nobody (the overload is reported).
#include "world/area_world.hpp"
#include "world/planned_task.hpp"
#include "world/units.hpp"

#include "gebied/base/mathematics.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace gebied {
namespace {

constexpr std::int64_t seconds_per_week = one_week.value();

}  // namespace

void AreaWorld::reserve(std::int64_t minutes, std::size_t kind) {
    update_hours();
    reserved_[kind] += minutes;
}

/// Adds up what was offered and used since the last change.
void AreaWorld::update_hours() {
    const std::int64_t span = now_ - hours_updated_;
    hours_updated_ = now_;
    if (span == 0) {
        return;
    }
    std::int64_t used = 0;
    for (std::size_t kind = 0; kind < hour_kinds; ++kind) {
        worked_[kind] += reserved_[kind] * span;
        used += reserved_[kind];
    }
    offered_ += capacity_ * span;
    absent_ += absent_per_year_ * static_cast<double>(span);
    desk_taken_ += desk_per_week_ * span;
    (used <= capacity_ ? idle_ : overload_) += std::abs(capacity_ - used) * span;
}

/// The month's hours by kind; what was left over goes to the tasks that come last, in their order.
void AreaWorld::month_of_hours() {
    update_hours();
    const auto minutes = [](std::int64_t minute_seconds_per_week) {
        return minute_seconds_per_week / seconds_per_week;
    };
    count(Counter::minutes_aftercare, minutes(worked_[hours_of_aftercare]));
    count(Counter::minutes_intake, minutes(worked_[hours_of_intake]));
    count(Counter::minutes_cases, minutes(worked_[hours_of_cases]));
    count(Counter::minutes_management, minutes(worked_[hours_of_management]));
    count(Counter::minutes_bridging, minutes(worked_[hours_of_bridging]));
    constexpr std::array<Counter, desk_count> desks{
        Counter::minutes_reindication,   Counter::minutes_objection,
        Counter::minutes_administration, Counter::minutes_feedback,
        Counter::minutes_group_setup,    Counter::minutes_handover,
        Counter::minutes_small_grants};
    std::int64_t desk = 0;
    for (std::size_t i = 0; i < desk_count; ++i) {
        count(desks[i], desk_minutes_[i]);
        desk += desk_minutes_[i];
    }
    count(Counter::minutes_overload, minutes(overload_));
    const CompiledTeam& team = stage_->team;
    const double weeks =
        static_cast<double>(now_ - hours_month_start_) / static_cast<double>(seconds_per_week);
    hours_month_start_ = now_;
    const std::int64_t community = std::llround(community_minutes_ * weeks);
    count(Counter::minutes_community, community);
    const auto in_month = [weeks](std::int64_t per_week) {
        return std::llround(static_cast<double>(per_week) * weeks);
    };
    count(Counter::minutes_contact, in_month(contact_minutes_));
    count(Counter::minutes_enforcement, in_month(enforcement_minutes_));
    // Desk work comes from the hours that are left; what they do not hold takes hours of the next month, before help.
    const std::int64_t taken = minutes(desk_taken_);
    count(Counter::minutes_desk_first, taken);
    desk_due_ += desk - taken;
    const std::int64_t at_the_desk = std::clamp<std::int64_t>(desk_due_, 0, minutes(idle_));
    desk_due_ -= at_the_desk;
    std::int64_t left = minutes(idle_) - at_the_desk;
    // Community workers do the community's tasks and nothing else; then come the hours that are protected for
    // such tasks, and the team's left-over hours do the rest.
    std::int64_t community_left = community;
    std::int64_t protected_left = std::llround(static_cast<double>(protected_minutes_) * weeks);
    count(Counter::minutes_capacity, minutes(offered_) + protected_left + taken);
    std::array<std::int64_t, planned_tasks.size()> worked{};
    for (const PlannedTask& task : planned_tasks) {
        const std::int64_t wanted = std::llround(team.*task.hours * 60.0 * weeks);
        const std::int64_t by_community = task.of_community ? std::min(wanted, community_left) : 0;
        const std::int64_t by_right = std::min(wanted - by_community, protected_left);
        const std::int64_t by_team = std::min(wanted - by_community - by_right, left);
        community_left -= by_community;
        protected_left -= by_right;
        left -= by_team;
        count(task.planned, wanted);
        count(task.done, by_community + by_right + by_team);
        worked[static_cast<std::size_t>(&task - planned_tasks.data())] =
            by_community + by_right + by_team;
    }
    const auto [outreach, organised, prevention, collective] = worked;
    outreach_month(weeks, outreach);
    community_month(weeks, prevention + collective);
    if (team.planned_organising > 0.0 && weeks > 0.0) {
        // Organised places follow the hours with a half-life.
        const double kept = portable::exp(
            -0.69314718055994531 * weeks * static_cast<double>(seconds_per_week) /
            (stage_->informal.organising_half_life * static_cast<double>(one_day.value())));
        const double hours_per_week = static_cast<double>(organised) / 60.0 / weeks;
        organised_places_ =
            kept * organised_places_ +
            (1.0 - kept) * hours_per_week * stage_->informal.places_per_organised_hour;
    }
    set_informal_places();
    if (offered_ > 0) {
        std::int64_t used = 0;
        for (const std::int64_t kind : worked_) {
            used += kind;
        }
        workload_ = static_cast<double>(used) / static_cast<double>(offered_);
    }
    if (stage_->effects.workload_on_absence != 0.0 || desk_due_ > 0 || desk_per_week_ > 0) {
        set_capacity();
    }
    offered_ = 0;
    desk_taken_ = 0;
    idle_ = 0;
    overload_ = 0;
    desk_minutes_.fill(0);
    worked_.fill(0);
}

/// What a month of outreach, and of enforcement, does to requests by households without help.
void AreaWorld::outreach_month(double weeks, std::int64_t minutes) {
    const double effect = stage_->effects.outreach_on_requests;
    const double of_enforcement = stage_->effects.enforcement_on_requests;
    if ((effect == 0.0 && of_enforcement == 0.0 && outreach_factor_ == 1.0) || weeks <= 0.0 ||
        residents_ == 0) {
        return;
    }
    const auto per_1000 = [this](double hours) {
        return hours * 1000.0 / static_cast<double>(residents_);
    };
    const double hours = static_cast<double>(minutes) / 60.0 / weeks;
    const double enforced = static_cast<double>(enforcement_minutes_) / 60.0;
    constexpr double most = 16.0;
    outreach_factor_ =
        std::clamp(1.0 + effect * per_1000(hours) + of_enforcement * per_1000(enforced), 0.0, most);
    double largest = 1.0;
    for (std::size_t r = 0; r < stage_->routes; ++r) {
        largest =
            std::max(largest, stage_->route[r].reach * std::max(1.0, stage_->route[r].light_reach) *
                                  outreach_factor_);
    }
    raise_course_bands(bands_for(largest));
}

/// Weekly minutes of direct time from the colleagues who are there, and of community work.
void AreaWorld::set_capacity() {
    update_hours();
    double direct = 0.0;
    double community = 0.0;
    double fte = 0.0;
    known_domains_ = 0;
    absent_per_year_ = 0.0;
    for (std::size_t r = 0; r < stage_->role.size(); ++r) {
        const CompiledRole& role = stage_->role[r];
        const double fte_of_role = funded_fte_[r];
        const auto persons =
            static_cast<std::size_t>(std::ceil(fte_of_role / role.fte_per_person - 1e-9));
        open_posts(r, persons);
        constexpr double most_absence = 0.9;
        const double absence = std::clamp(
            strain(r, stage_->effects.workload_on_absence, stage_->effects.breadth_on_absence),
            -most_absence, most_absence);
        for (std::size_t p = 0; p < persons; ++p) {
            const Colleague& colleague = staff_[r][p];
            const double post = std::min(
                role.fte_per_person, fte_of_role - static_cast<double>(p) * role.fte_per_person);
            const bool vacant = colleague.vacant != 0 || colleague.unfilled != 0;
            if (colleague.sick != 0 || vacant) {
                const Financing& rules = stage_->financing;
                absent_per_year_ += post * role.cost_per_fte *
                                    (vacant ? rules.vacancy_freed : rules.sickness_freed);
                continue;
            }
            const double productive =
                post * (colleague.learning != 0 ? role.learning_productivity : 1.0);
            direct += productive * role.minutes_per_week * role.casework * (1.0 - absence);
            community += productive * role.minutes_per_week * role.community_work;
            fte += post * role.casework;
            for (std::size_t d = 0; role.casework > 0.0 && d < domains_; ++d) {
                known_domains_ |= role.knows[d] > 0.0 ? 1U << d : 0U;
            }
        }
    }
    const CompiledTeam& team = stage_->team;
    const double elsewhere =
        (team.training_hours * fte + team.partner_organisations * team.consultation_hours) * 60.0;
    std::int64_t all = std::max<std::int64_t>(
        0, std::llround(direct * team.direct_share * team.productivity - elsewhere));
    const auto take = [&all](double minutes) {
        const std::int64_t taken = std::min<std::int64_t>(all, std::llround(minutes));
        all -= taken;
        return taken;
    };
    enforcement_minutes_ = take(team.enforcement_hours * 60.0);
    contact_minutes_ = take(team.contact_minutes);
    constexpr double weeks_per_month = 365.2425 / 12.0 / 7.0;
    desk_per_week_ = take(std::max(0.0, static_cast<double>(desk_due_)) / weeks_per_month);
    double planned = 0.0;
    for (const PlannedTask& task : planned_tasks) {
        planned += team.*task.hours * 60.0;
    }
    protected_minutes_ = std::min<std::int64_t>(all, std::llround(planned * team.protected_share));
    const std::int64_t capacity = all - protected_minutes_;
    const std::int64_t case_places =
        std::llround(std::min(fte * stage_->team.cases_per_fte, 1.0e15));
    hours_freed_ = hours_freed_ || capacity != capacity_ || case_places != case_places_;
    capacity_ = capacity;
    community_minutes_ = community * stage_->team.direct_share;
    case_places_ = case_places;
    set_informal_places();
}

}  // namespace gebied

// Posts and colleagues: who is found, learns, falls ill, leaves and hands over.
#include "world/area_world.hpp"
#include "world/staff_slot.hpp"
#include "world/units.hpp"

#include "gebied/base/contract.hpp"

#include <algorithm>

namespace gebied {

/// New posts start empty: somebody must be found first. Posts of the start are filled.
void AreaWorld::open_posts(std::size_t role, std::size_t posts) {
    if (staff_[role].size() < posts) {
        staff_[role].resize(posts);
    }
    for (std::size_t p = posts_[role]; now_ > 0 && p < posts; ++p) {
        Colleague& colleague = staff_[role][p];
        ++colleague.number;
        colleague.learning = 0;
        colleague.stayed = colleague.stayed | colleague.vacant;  // the post has a search of its own
        colleague.vacant = 0;
        look_for_someone(role, p,
                         luck().draw(stage_->role[role].subject + p, Question::new_post,
                                     static_cast<std::uint32_t>(book_year_), month_));
    }
    posts_[role] = posts;
}

/// A post for which somebody must be found, after a time by `luck`.
void AreaWorld::look_for_someone(std::size_t role, std::size_t person, const Draw& luck) {
    staff_[role][person].unfilled = 1;
    queue_.push({.at = now_ + stage_->role[role].filling.quantile(luck.first()).value(),
                 .subject = static_cast<std::uint32_t>(person),
                 .stamp = staff_[role][person].number,
                 .kind = EventKind::post_filled,
                 .domain = static_cast<std::uint8_t>(role)});
}

void AreaWorld::fill_post(const Event& event) {
    Colleague& colleague = staff_[event.domain][event.subject];
    if (colleague.unfilled != 0 && colleague.number == event.stamp) {
        colleague.unfilled = 0;
        begin_learning(event.domain, event.subject);
        set_capacity();
    }
}

void AreaWorld::begin_learning(std::size_t role, std::size_t person) {
    Colleague& colleague = staff_[role][person];
    if (stage_->role[role].learning_days > 0.0) {
        colleague.learning = 1;
        queue_.push({.at = now_ + seconds_from_days(stage_->role[role].learning_days),
                     .subject = static_cast<std::uint32_t>(person),
                     .stamp = colleague.number,
                     .kind = EventKind::staff_learned,
                     .domain = static_cast<std::uint8_t>(role)});
    }
}

/// A colleague who is about to leave hands a fair share of the running households over to the others.
void AreaWorld::hand_cases_over() {
    const double hours = stage_->team.case_handover_hours;
    std::int64_t colleagues = 0;
    for (std::size_t r = 0; r < stage_->role.size(); ++r) {
        for (std::size_t p = 0; stage_->role[r].casework > 0.0 && p < posts_[r]; ++p) {
            colleagues += staff_[r][p].vacant == 0 && staff_[r][p].unfilled == 0 ? 1 : 0;
        }
    }
    const double cases = static_cast<double>(team_cases_.size) /
                         static_cast<double>(std::max<std::int64_t>(1, colleagues));
    count(Counter::cases_handed_over, std::llround(cases));
    desk_minutes_[handover_desk] += minutes_from_hours(hours * cases);
}

/// What workload and breadth of work add for a role that helps households: per point of workload and per domain
/// above the norms.
double AreaWorld::strain(std::size_t role, double of_workload, double of_breadth) const {
    const CompiledRole& work = stage_->role[role];
    if (work.casework <= 0.0) {
        return 0.0;
    }
    const Effects& effects = stage_->effects;
    return of_workload * std::max(0.0, workload_ - effects.workload_norm) +
           of_breadth * std::max(0.0, work.domains_known - effects.breadth_norm);
}

/// How often colleagues of a role leave, relative to usual; candidates that fate does not hold cannot be.
double AreaWorld::leaving_factor(std::size_t role) const {
    const Effects& effects = stage_->effects;
    return std::clamp(1.0 + strain(role, effects.workload_on_leaving, effects.breadth_on_leaving),
                      0.0, most_leaving);
}

/// Somebody leaves the team.
void AreaWorld::leave_post(std::size_t role, std::size_t person) {
    Colleague& colleague = staff_[role][person];
    if (person < posts_[role] && colleague.unfilled == 0) {
        count(Counter::staff_left);
        if (stage_->role[role].casework > 0.0) {
            hand_cases_over();
        }
    }
    colleague.learning = 0;
    ++colleague.number;
}

void AreaWorld::staff_event(const FateEvent& event) {
    const std::size_t r = role_of(event.slot);
    const std::size_t p = person_of(event.slot);
    if (p >= staff_[r].size()) {
        staff_[r].resize(p + 1);
    }
    Colleague& colleague = staff_[r][p];
    switch (event.kind) {
        case FateKind::staff_sick: colleague.sick = 1; break;
        case FateKind::staff_recovered: colleague.sick = 0; break;
        case FateKind::staff_left: {
            const double factor = leaving_factor(r);
            if (colleague.unfilled != 0 || (factor < 1.0 && double{event.height} >= factor)) {
                colleague.stayed = 1;
                return;
            }
            leave_post(r, p);
            colleague.vacant = 1;
            break;
        }
        case FateKind::staff_replaced:
            if (colleague.stayed != 0) {
                colleague.stayed = 0;
                return;
            }
            colleague.vacant = 0;
            begin_learning(r, p);
            break;
        case FateKind::staff_may_leave: {
            const double low = colleague.stayed != 0 ? 0.0 : 1.0;
            const double height{event.height};
            if (p >= posts_[r] || colleague.vacant != 0 || colleague.unfilled != 0 ||
                height < low || height >= leaving_factor(r)) {
                return;
            }
            leave_post(r, p);
            look_for_someone(r, p,
                             luck().draw(stage_->role[r].subject + p,
                                         Question::leaving_under_strain, event.number, 1));
            break;
        }
        case FateKind::move_out:
        case FateKind::death:
        case FateKind::long_term_care:
        case FateKind::adulthood:
        case FateKind::onset:
        case FateKind::claim:
        case FateKind::visitor: expects(false, "only staff events come here"); break;
    }
    set_capacity();
}

}  // namespace gebied

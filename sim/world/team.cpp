// The wijkteam: its queues, its hours, what an intake decides, and informal support.
//
// A case reserves fixed weekly minutes from start to end and starts only when they are free; hours never
// slow a case down, and falling capacity blocks starts but evicts nobody (the overload is reported).
#include "world/area_world.hpp"
#include "world/staff_slot.hpp"
#include "world/units.hpp"

#include "gebied/base/contract.hpp"
#include "gebied/base/mathematics.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace gebied {
namespace {

constexpr std::size_t acute_queue = 0;
constexpr std::size_t case_queue = 1;
constexpr std::size_t intake_queue = 2;

/// What the team does with the hours that households leave, in this order.
struct PlannedTask {
    double Team::* hours;  ///< planned per week
    Counter planned;
    Counter done;
    bool of_community;  ///< community workers do it first
};
constexpr std::array<PlannedTask, 4> planned_tasks{
    {{&Team::planned_outreach, Counter::minutes_outreach_planned, Counter::minutes_outreach, false},
     {&Team::planned_organising, Counter::minutes_organising_planned, Counter::minutes_organising,
      true},
     {&Team::planned_prevention, Counter::minutes_prevention_planned, Counter::minutes_prevention,
      true},
     {&Team::planned_collective, Counter::minutes_collective_planned, Counter::minutes_collective,
      true}}};

constexpr std::int64_t seconds_per_week = one_week.value();

}  // namespace

void AreaWorld::join_team(std::uint32_t h, std::size_t d) {
    Household& household = households_[h];
    switch (household.team) {
        case TeamState::waiting_intake:
        case TeamState::intake: return;  // the intake will see it
        case TeamState::waiting_case:
        case TeamState::supported:
            assess(h, d);  // by the case worker, at once
            return;
        case TeamState::none: break;
    }
    count(Counter::team_requests);
    household.lead = static_cast<std::uint8_t>(d);
    household.asked_at = now_;
    std::size_t serious = 0;
    for (std::size_t other = 0; other < domains_; ++other) {
        serious += need(h, other).severity >= Severity::serious ? 1U : 0U;
    }
    constexpr std::size_t multiple = 3;
    household.intake_kind = serious >= multiple                                       ? 2
                            : need(h, d).severity >= Severity::serious || serious > 0 ? 1
                                                                                      : 0;
    if (stage_->team.intake_minutes_per_week[household.intake_kind] == 0 &&
        stage_->team.intake_days == 0.0) {
        count(Counter::team_intakes);
        count(Counter::team_intakes_in_time);
        household.team = TeamState::intake;
        household.meet_team();
        intake_done(h);
        return;
    }
    enqueue(h, false);
}

void AreaWorld::enqueue(std::uint32_t h, bool for_case) {
    Household& household = households_[h];
    household.team = for_case ? TeamState::waiting_case : TeamState::waiting_intake;
    household.queued_at = now_;
    ++household.team_stamp;
    std::size_t queue = for_case ? case_queue : intake_queue;
    if (!for_case && stage_->team.queue_order == TeamOrder::acute_first) {
        for (std::size_t d = 0; d < domains_; ++d) {
            if (need(h, d).severity == Severity::acute) {
                queue = acute_queue;
            }
        }
    }
    queues_[queue].tickets.push_back({.household = h, .stamp = household.team_stamp});
    enter(team_queue_, layout_->at(Counter::team_queue_time));
    queue_check_.change(1, now_);
    hours_freed_ = true;
    if (stage_->team.giving_up_per_year > 0.0) {
        const Draw q = draw(h, household.lead, Question::giving_up);
        const double after = -portable::log(for_case ? q.second() : q.first()) /
                             per_second(stage_->team.giving_up_per_year);
        queue_.push({.at = now_ + std::llround(std::min(after, 3.0e11)),
                     .subject = h,
                     .stamp = household.team_stamp,
                     .kind = EventKind::team_giving_up});
    }
}

/// Leaves the queue without being served. The ticket is passed over when its turn comes.
void AreaWorld::leave_queue(std::uint32_t h) {
    Household& household = households_[h];
    leave(team_queue_, layout_->at(Counter::team_queue_time));
    queue_check_.change(-1, now_);
    ++household.team_stamp;
    household.team = TeamState::none;
    for (std::size_t d = 0; d < domains_; ++d) {
        Need& n = need(h, d);
        if (!requested(h, d)) {
            n.remove(Helper::asked);
        }
    }
    take_stock(h);
    hours_freed_ = true;
}

void AreaWorld::give_up_team(std::uint32_t h) {
    count(Counter::team_gave_up);
    schedule_call_back(h);
    leave_queue(h);
    leave_if_done(h);
}

/// The call is about the need that the household asked for or, when that is looked after, the heaviest that waits.
/// Call before the household leaves the queue: after that nothing tells for what it waited.
void AreaWorld::schedule_call_back(std::uint32_t h) {
    const std::int64_t at = now_ + seconds_from_days(stage_->team.call_back_days);
    if (stage_->team.returns_when_called <= 0.0 || at >= setting_->period.end().seconds()) {
        return;
    }
    const Household& household = households_[h];
    const auto urgency = [&](std::size_t d) {
        return std::tuple{d == household.lead, need(h, d).severity, stage_->domain[d].key};
    };
    std::size_t about = domains_;
    for (std::size_t d = 0; d < domains_; ++d) {
        if (need(h, d).asked() && !requested(h, d) &&
            (about == domains_ || urgency(about) < urgency(d))) {
            about = d;
        }
    }
    if (about == domains_) {  // every need recovered while it waited
        return;
    }
    auto record = static_cast<std::uint32_t>(given_up_.size());
    if (free_given_up_.empty()) {
        given_up_.emplace_back();
    } else {
        record = free_given_up_.back();
        free_given_up_.pop_back();
    }
    given_up_[record] = {.household = h,
                         .episode = need(h, about).episode,
                         .life = household.life,
                         .domain = static_cast<std::uint8_t>(about)};
    queue_.push({.at = at, .subject = record, .kind = EventKind::team_call_back});
}

void AreaWorld::call_back(const Event& event) {
    const GivenUp record = given_up_[event.subject];
    free_given_up_.push_back(event.subject);
    const std::uint32_t h = record.household;
    const std::size_t d = record.domain;
    Need& n = need(h, d);
    if (households_[h].life != record.life || n.severity == Severity::none ||
        n.episode != record.episode || n.involved()) {
        return;
    }
    if (draw(h, d, Question::coming_back).first() >= stage_->team.returns_when_called) {
        return;
    }
    ++n.step;  // it waits with new patience; the need of who stays away keeps its luck
    count(Counter::team_returned);
    n.add(Helper::asked);
    join_team(h, d);
    take_stock(h);
    leave_if_done(h);
    note((std::uint64_t{h} << 16U) | (std::uint64_t{record.domain} << 8U) | 131U);
}

/// After needs have left the area's care: the team stops when nothing is left for it to do.
void AreaWorld::settle_team(std::uint32_t h) {
    const TeamState state = households_[h].team;
    bool asked = false;
    bool assigned = false;
    bool supported = false;
    for (std::size_t d = 0; d < domains_; ++d) {
        const Need& n = need(h, d);
        asked = asked || n.asked();
        assigned = assigned || n.is(Helper::assigned);
        supported = supported || n.is(Helper::team);
    }
    if ((state == TeamState::waiting_intake && !asked) ||
        (state == TeamState::waiting_case && !assigned)) {
        count(Counter::team_left);
        leave_queue(h);
    } else if (state == TeamState::supported && !supported) {
        close_team(h);
    }
    take_stock(h);
    leave_if_done(h);
}

void AreaWorld::hand_out_hours() {
    for (std::size_t queue = 0; queue < queue_count; ++queue) {
        if (!start_from(queue) && stage_->team.head_of_queue == QueueRule::stop) {
            return;
        }
    }
}

/// Starts households from one queue while hours are free; false when its head does not fit.
bool AreaWorld::start_from(std::size_t queue) {
    TicketQueue& line = queues_[queue];
    std::size_t at = line.front;
    bool all_fitted = true;
    while (at < line.tickets.size()) {
        const Ticket ticket = line.tickets[at];
        const std::uint32_t h = ticket.household;
        const bool stale = households_[h].team_stamp != ticket.stamp;
        bool fits = false;
        if (!stale) {
            const std::int64_t minutes =
                queue == case_queue
                    ? case_minutes(h)
                    : stage_->team.intake_minutes_per_week[households_[h].intake_kind];
            std::int64_t reserved = 0;
            for (const std::int64_t r : reserved_) {
                reserved += r;
            }
            fits = reserved + minutes <= capacity_ &&
                   (queue != case_queue || team_cases_.size < case_places_);
        }
        if (!stale && !fits) {
            all_fitted = false;
            if (stage_->team.head_of_queue == QueueRule::stop) {
                break;
            }
            ++at;
            continue;
        }
        if (at == line.front) {
            ++line.front;
            ++at;
        } else {
            line.tickets.erase(line.tickets.begin() + static_cast<std::ptrdiff_t>(at));
        }
        if (!stale) {
            leave(team_queue_, layout_->at(Counter::team_queue_time));
            queue_check_.change(-1, now_);
            if (queue == case_queue) {
                start_case(h);
            } else {
                start_intake(h);
            }
        }
    }
    constexpr std::size_t worth_compacting = 1024;
    if (line.front > worth_compacting && line.front * 2 > line.tickets.size()) {
        line.tickets.erase(line.tickets.begin(),
                           line.tickets.begin() + static_cast<std::ptrdiff_t>(line.front));
        line.front = 0;
    }
    return all_fitted;
}

void AreaWorld::start_intake(std::uint32_t h) {
    Household& household = households_[h];
    const std::int64_t waited = now_ - household.queued_at;
    count(Counter::team_intakes);
    count(Counter::team_intake_wait, waited);
    if (waited <= seconds_from_days(stage_->team.inquiry_term_days)) {
        count(Counter::team_intakes_in_time);
    }
    household.team = TeamState::intake;
    household.meet_team();
    ++household.team_stamp;
    household.team_minutes =
        static_cast<std::int32_t>(stage_->team.intake_minutes_per_week[household.intake_kind]);
    reserve(household.team_minutes, hours_of_intake);
    queue_.push({.at = now_ + seconds_from_days(stage_->team.intake_days),
                 .subject = h,
                 .stamp = household.team_stamp,
                 .kind = EventKind::intake_end});
}

void AreaWorld::give_back_intake(std::uint32_t h) {
    reserve(-households_[h].team_minutes, hours_of_intake);
    households_[h].team_minutes = 0;
    hours_freed_ = true;
}

/// The intake sees the need that was asked for and the serious needs that nobody helps with: each, where
/// access is integrated.
void AreaWorld::intake_done(std::uint32_t h) {
    households_[h].team = TeamState::none;
    const std::uint8_t route = need(h, households_[h].lead).route;
    if (route != stage_->domain[households_[h].lead].usual_route) {
        desk_minutes_[feedback_desk] += minutes_from_hours(stage_->team.feedback_hours);
    }
    for (std::size_t d = 0; d < domains_; ++d) {
        const Need& n = need(h, d);
        const bool open = n.asked() || (n.severity >= Severity::serious && finds(h, d));
        if (!n.asked()) {
            need(h, d).route = route;  // found along the way
        }
        if (n.severity != Severity::none && open && !n.helped() && !n.is(Helper::assigned) &&
            !requested(h, d)) {
            assess(h, d);
        } else if (n.severity == Severity::none) {
            need(h, d).remove(Helper::asked);
        }
    }
    bool for_team = false;
    for (std::size_t d = 0; d < domains_; ++d) {
        for_team = for_team || need(h, d).is(Helper::assigned);
    }
    if (for_team) {
        enqueue(h, true);
    }
    take_stock(h);
    leave_if_done(h);
}

/// Whether an intake finds a serious need that was not asked for.
bool AreaWorld::finds(std::uint32_t h, std::size_t d) {
    const double chance = stage_->team.finds_hidden;
    if (chance >= 1.0 || need(h, d).helped() ||
        draw(h, d, Question::hidden_need).first() < chance) {
        return true;
    }
    count(Counter::hidden_missed, d, 1);
    return false;
}

/// Whether a household does not accept help for this need while another basic need is serious and without help.
bool AreaWorld::declines(std::uint32_t h, std::size_t d) {
    const double accepts = stage_->effects.acceptance_without_basics;
    if (accepts >= 1.0) {
        return false;
    }
    for (std::size_t other = 0; other < domains_; ++other) {
        const Need& basic = need(h, other);
        if (other != d && stage_->domain[other].basic_need > 0.0 &&
            basic.severity >= Severity::serious && !basic.involved()) {
            const bool no = draw(h, d, Question::acceptance).first() >= accepts;
            count(Counter::declined, d, no ? 1 : 0);
            return no;
        }
    }
    return false;
}

/// Whether expertise fails: specialist care where the team would do, or the other way round.
bool AreaWorld::wrong_rung(std::uint32_t h, std::size_t d, bool to_specialist) {
    const double chance = to_specialist ? stage_->team.wrong_down : stage_->team.wrong_up;
    if (chance <= 0.0) {
        return false;
    }
    const Draw q = draw(h, d, Question::expertise);
    const bool wrong = (to_specialist ? q.quarter(0) : q.quarter(1)) < chance;
    count(Counter::wrong_rung, d, wrong ? 1 : 0);
    return wrong;
}

/// Specialist care for a need that the team could not solve, or took for one that it could not.
bool AreaWorld::open_from_team(std::uint32_t h, std::size_t d, double pick) {
    const auto& row = stage_->from_team[d];
    const auto chosen = std::ranges::find_if(
        row, [&](const ReferralShare& share) { return pick * row.back().up_to < share.up_to; });
    if (chosen == row.end()) {
        return false;
    }
    open_service(h, d, chosen->product, need(h, d).route, false, true);
    return true;
}

std::size_t AreaWorld::needs_of(std::uint32_t h) const {
    std::size_t needs = 0;
    for (std::size_t d = 0; d < domains_; ++d) {
        needs += need(h, d).severity != Severity::none ? 1U : 0U;
    }
    return needs;
}

/// Chooses the rung for one need: informal support, a product, or the team itself.
void AreaWorld::assess(std::uint32_t h, std::size_t d) {
    Need& n = need(h, d);
    if (n.severity == Severity::none) {
        n.remove(Helper::asked);
        return;
    }
    if (declines(h, d)) {
        n.remove(Helper::asked);
        return;
    }
    const Draw q = draw(h, d, Question::referral);
    const auto level = static_cast<std::size_t>(n.severity) - 1;
    if (q.quarter(0) < stage_->informal.share[level]) {
        if (informal_used_ < informal_places_) {
            start_informal(h, d);
            return;
        }
        count(Counter::informal_full);
    }
    const double pick = q.quarter(1);
    for (const ReferralShare& share : stage_->referral[d][level]) {
        if (pick < share.up_to) {
            if (wrong_rung(h, d, true)) {
                break;
            }
            n.remove(Helper::asked);
            open_service(h, d, share.product, n.route, false, true);
            if (q.quarter(2) < stage_->product[share.product].parallel) {
                open_service(h, d, share.product, n.route, false, true);
            }
            return;
        }
    }
    const auto& row = stage_->referral[d][level];
    const bool meant_for_team = row.empty() || pick >= row.back().up_to;
    if (meant_for_team && !stage_->from_team[d].empty() && wrong_rung(h, d, false)) {
        n.remove(Helper::asked);
        if (open_from_team(h, d, q.quarter(3))) {
            return;
        }
    }
    if (static_cast<double>(needs_of(h)) < stage_->team.needs_for_support) {
        n.remove(Helper::asked);
        count(Counter::not_eligible, d, 1);
        return;
    }
    assign_to_team(h, d);
}

void AreaWorld::assign_to_team(std::uint32_t h, std::size_t d) {
    Need& n = need(h, d);
    Household& household = households_[h];
    switch (household.team) {
        case TeamState::supported:
            count(Counter::team_needs, d, 1);
            n.remove(Helper::asked);
            n.add(Helper::team);
            break;
        case TeamState::none:
        case TeamState::waiting_intake:
        case TeamState::intake:
        case TeamState::waiting_case:  // it helps when the case starts
            n.add(Helper::asked);
            n.add(Helper::assigned);
            break;
    }
}

std::int64_t AreaWorld::case_minutes(std::uint32_t h) const {
    std::size_t heaviest = 0;
    for (std::size_t d = 0; d < domains_; ++d) {
        const Need& n = need(h, d);
        if (n.is(Helper::assigned) || n.is(Helper::team)) {
            heaviest = std::max(heaviest, static_cast<std::size_t>(n.severity));
        }
    }
    return heaviest == 0 ? 0 : minutes_from_hours(stage_->team.case_hours[heaviest - 1]);
}

void AreaWorld::start_case(std::uint32_t h) {
    Household& household = households_[h];
    count(Counter::team_case_wait, now_ - household.queued_at);
    const std::int64_t minutes = case_minutes(h);
    bool any = false;
    for (std::size_t d = 0; d < domains_; ++d) {
        Need& n = need(h, d);
        if (n.is(Helper::assigned)) {
            count(Counter::team_needs, d, 1);
            n.remove(Helper::asked);
            n.add(Helper::team);
            any = true;
        }
    }
    ++household.team_stamp;
    if (!any) {  // every need recovered while it waited
        household.team = TeamState::none;
        leave_if_done(h);
        return;
    }
    household.team = TeamState::supported;
    household.meet_team();
    household.team_minutes = static_cast<std::int32_t>(minutes);
    count(Counter::team_cases);
    enter(team_cases_, layout_->at(Counter::team_case_time));
    reserve(minutes, hours_of_cases);
    const Draw q = draw(h, household.lead, Question::service_duration);
    queue_.push({.at = now_ + stage_->team.case_duration.quantile(q.first()).value(),
                 .subject = h,
                 .stamp = household.team_stamp,
                 .kind = EventKind::team_end});
    take_stock(h);
}

/// Chance of success relative to a household without other serious basic needs and with one provider.
double AreaWorld::success_factor(std::uint32_t h, std::size_t d) const {
    const Effects& effects = stage_->effects;
    double factor = 1.0;
    for (std::size_t other = 0; other < domains_; ++other) {
        if (other != d && stage_->domain[other].basic_need > 0.0 &&
            need(h, other).severity >= Severity::serious) {
            factor = effects.unsolved_basics_on_success;
        }
    }
    if (effects.fragmentation_on_success < 1.0) {
        bool first = true;
        for (std::uint32_t s = households_[h].first_service; s != none; s = services_[s].next) {
            if (services_[s].state == ServiceState::running) {
                factor *= first ? 1.0 : effects.fragmentation_on_success;
                first = false;
            }
        }
    }
    return factor;
}

void AreaWorld::team_end(std::uint32_t h) {
    Household& household = households_[h];
    const CompiledTeam& team = stage_->team;
    bool prolonged = false;
    bool followed = false;
    for (std::size_t d = 0; d < domains_; ++d) {
        Need& n = need(h, d);
        if (!n.is(Helper::team)) {
            continue;
        }
        if (n.severity == Severity::none) {
            n.remove(Helper::team);
            continue;
        }
        ++n.step;
        const Draw q = draw(h, d, Question::service_outcome);
        const double factor = success_factor(h, d);
        const double pick = q.quarter(0);
        if (pick < team.solved * factor) {
            n.remove(Helper::team);
            followed = followed || follow(h);
            solve(h, d, followed);
            continue;
        }
        if (pick < (team.solved + team.improved) * factor) {
            lighten(h, d);
        }
        if (q.quarter(1) < team.prolonged) {
            prolonged = true;
            continue;
        }
        n.remove(Helper::team);
        if (q.quarter(2) < team.steps_up) {
            (void)open_from_team(h, d, q.quarter(3));
        }
    }
    if (prolonged) {
        ++household.team_stamp;
        const Draw q = draw(h, household.lead, Question::service_duration);
        queue_.push({.at = now_ + std::max<std::int64_t>(
                                      1, team.case_duration.quantile(q.second()).value()),
                     .subject = h,
                     .stamp = household.team_stamp,
                     .kind = EventKind::team_end});
        // The lead need may be gone; the next draw must still differ from this one.
        ++need(h, household.lead).step;
    } else {
        close_team(h);
    }
    take_stock(h);
    leave_if_done(h);
}

/// Aftercare, agreed at the intake: the team keeps an eye on a household for a time. False where there is none.
bool AreaWorld::follow(std::uint32_t h) {
    const CompiledTeam& team = stage_->team;
    if (team.aftercare_days <= 0.0) {
        return false;
    }
    count(Counter::followed);
    hold(hours_of_aftercare, 1);
    queue_.push({.at = now_ + seconds_from_days(team.aftercare_days),
                 .subject = h,
                 .kind = EventKind::aftercare_end});
    return true;
}

void AreaWorld::close_team(std::uint32_t h) {
    Household& household = households_[h];
    if (household.team == TeamState::supported) {
        count(Counter::team_cases_ended);
        leave(team_cases_, layout_->at(Counter::team_case_time));
        reserve(-household.team_minutes, hours_of_cases);
    } else if (household.team == TeamState::intake) {
        give_back_intake(h);
    }
    household.team_minutes = 0;
    household.team = TeamState::none;
    ++household.team_stamp;
    hours_freed_ = true;
}

// --- informal support

void AreaWorld::start_informal(std::uint32_t h, std::size_t d) {
    Need& n = need(h, d);
    n.remove(Helper::asked);
    n.add(Helper::informal);
    ++n.supports;
    ++informal_used_;
    count(Counter::informal_starts);
    enter(informal_, layout_->at(Counter::informal_time));
    const Draw q = draw(h, d, Question::informal_place);
    queue_.push({.at = now_ + stage_->informal.support_duration.quantile(q.first()).value(),
                 .subject = h,
                 .stamp = n.supports,
                 .kind = EventKind::informal_end,
                 .domain = static_cast<std::uint8_t>(d)});
    take_stock(h);
}

/// Informal support for a need ends without a result, where there is any.
void AreaWorld::stop_informal(std::uint32_t h, std::size_t d) {
    Need& n = need(h, d);
    if (n.is(Helper::informal)) {
        ++n.supports;
        --informal_used_;
        leave(informal_, layout_->at(Counter::informal_time));
    }
}

void AreaWorld::informal_end(std::uint32_t h, std::size_t d) {
    Need& n = need(h, d);
    const CompiledInformal& informal = stage_->informal;
    n.remove(Helper::informal);
    --informal_used_;
    leave(informal_, layout_->at(Counter::informal_time));
    if (n.severity == Severity::none) {
        take_stock(h);
        leave_if_done(h);
        return;
    }
    ++n.step;
    const Draw q = draw(h, d, Question::service_outcome);
    const double factor = success_factor(h, d);
    if (q.quarter(0) < informal.solved * factor) {
        solve(h, d, false);
        take_stock(h);
        leave_if_done(h);
        return;
    }
    if (q.quarter(0) < (informal.solved + informal.improved) * factor) {
        lighten(h, d);
    }
    if (q.quarter(1) < informal.steps_up) {
        // Informal support knows the team: no second assessment of what informal support could not solve.
        if (households_[h].team == TeamState::none) {
            households_[h].lead = static_cast<std::uint8_t>(d);
            households_[h].asked_at = now_;
            count(Counter::team_requests);
            n.add(Helper::asked);
            n.add(Helper::assigned);
            enqueue(h, true);
        } else {
            assign_to_team(h, d);
        }
    }
    take_stock(h);
}

// --- hours

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
        Counter::minutes_reindication, Counter::minutes_objection, Counter::minutes_administration,
        Counter::minutes_feedback};
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
    std::int64_t left = std::max<std::int64_t>(0, minutes(idle_) - desk);
    // Community workers do the community's tasks and nothing else; then come the hours that are protected for
    // such tasks, and the team's left-over hours do the rest.
    std::int64_t community_left = community;
    std::int64_t protected_left = std::llround(static_cast<double>(protected_minutes_) * weeks);
    count(Counter::minutes_capacity, minutes(offered_) + protected_left);
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
    if (stage_->effects.workload_on_absence > 0.0 && offered_ > 0) {
        std::int64_t used = 0;
        for (const std::int64_t kind : worked_) {
            used += kind;
        }
        const double load = static_cast<double>(used) / static_cast<double>(offered_);
        constexpr double most = 0.9;
        extra_absence_ =
            std::clamp(stage_->effects.workload_on_absence * (load - stage_->effects.workload_norm),
                       0.0, most);
        set_capacity();
    }
    offered_ = 0;
    idle_ = 0;
    overload_ = 0;
    desk_minutes_.fill(0);
    worked_.fill(0);
}

/// What a month of outreach does to requests by households without help.
void AreaWorld::outreach_month(double weeks, std::int64_t minutes) {
    const double effect = stage_->effects.outreach_on_requests;
    if ((effect == 0.0 && outreach_factor_ == 1.0) || weeks <= 0.0 || residents_ == 0) {
        return;
    }
    const double hours = static_cast<double>(minutes) / 60.0 / weeks;
    const double per_1000 = hours * 1000.0 / static_cast<double>(residents_);
    constexpr double most = 16.0;
    outreach_factor_ = std::clamp(1.0 + effect * per_1000, 0.0, most);
    double largest = 1.0;
    for (std::size_t r = 0; r < stage_->routes; ++r) {
        largest = std::max(largest, stage_->route[r].reach * outreach_factor_);
    }
    raise_course_bands(bands_for(largest));
}

/// A month of informal support and of the community: what burns out, comes back, is built and ebbs away.
void AreaWorld::community_month(double weeks, std::int64_t minutes) {
    const CompiledInformal& informal = stage_->informal;
    const Community& community = stage_->community;
    const double days = weeks * 7.0;
    const auto kept = [days](double half_life) {
        return portable::exp(-0.69314718055994531 * days / half_life);
    };
    if (informal.burnout_per_year > 0.0 || burnt_out_places_ > 0.0) {
        burnt_out_places_ =
            kept(informal.recovery_days) * burnt_out_places_ +
            informal.burnout_per_year * static_cast<double>(informal_used_) * days / 365.2425;
    }
    if (places_of_helped_ > 0.0) {
        places_of_helped_ *= kept(informal.helper_half_life);
    }
    if (community.built_per_hour > 0.0 || strength_ > 0.0) {
        strength_ = kept(community.half_life) * strength_ +
                    community.built_per_hour * static_cast<double>(minutes) / 60.0;
        const double per_1000 =
            residents_ == 0 ? 0.0 : strength_ * 1000.0 / static_cast<double>(residents_);
        constexpr double most = 3.0;
        community_on_onset_ =
            portable::exp(std::clamp(community.effect_on_onset * per_1000, -most, most));
        if (community_on_onset_ > 1.0) {
            raise_onset_bands();
        }
    }
}

void AreaWorld::set_informal_places() {
    informal_places_ = std::max<std::int64_t>(
        0, stage_->informal.places +
               std::llround(organised_places_ + places_of_helped_ - burnt_out_places_ +
                            stage_->community.informal_places * strength_));
}

/// Weekly minutes of direct time from the colleagues who are there, and of community work.
void AreaWorld::set_capacity() {
    update_hours();
    double direct = 0.0;
    double community = 0.0;
    double fte = 0.0;
    for (std::size_t r = 0; r < stage_->role.size(); ++r) {
        const CompiledRole& role = stage_->role[r];
        const double fte_of_role = funded_fte_[r];
        const auto persons =
            static_cast<std::size_t>(std::ceil(fte_of_role / role.fte_per_person - 1e-9));
        open_posts(r, persons);
        for (std::size_t p = 0; p < persons; ++p) {
            const Colleague& colleague = staff_[r][p];
            const double post = std::min(
                role.fte_per_person, fte_of_role - static_cast<double>(p) * role.fte_per_person);
            if (colleague.sick != 0 || colleague.vacant != 0 || colleague.unfilled != 0) {
                continue;
            }
            const double productive =
                post * (colleague.learning != 0 ? role.learning_productivity : 1.0);
            direct += productive * role.minutes_per_week * role.casework;
            community += productive * role.minutes_per_week * role.community_work;
            fte += post * role.casework;
        }
    }
    const CompiledTeam& team = stage_->team;
    const double elsewhere =
        (team.training_hours * fte + team.partner_organisations * team.consultation_hours) * 60.0;
    const std::int64_t all = std::max<std::int64_t>(
        0, std::llround(direct * team.direct_share * team.productivity * (1.0 - extra_absence_) -
                        elsewhere));
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

/// New posts start empty: somebody must be found first. Posts of the start are filled.
void AreaWorld::open_posts(std::size_t role, std::size_t posts) {
    if (staff_[role].size() < posts) {
        staff_[role].resize(posts);
    }
    for (std::size_t p = posts_[role]; now_ > 0 && p < posts; ++p) {
        staff_[role][p].unfilled = 1;
        const Draw draw = luck().draw(stage_->role[role].subject + p, Question::new_post,
                                      static_cast<std::uint32_t>(book_year_), month_);
        queue_.push({.at = now_ + stage_->role[role].filling.quantile(draw.first()).value(),
                     .subject = static_cast<std::uint32_t>(p),
                     .kind = EventKind::post_filled,
                     .domain = static_cast<std::uint8_t>(role)});
    }
    posts_[role] = posts;
}

void AreaWorld::fill_post(const Event& event) {
    Colleague& colleague = staff_[event.domain][event.subject];
    if (colleague.unfilled != 0) {
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
        case FateKind::staff_left:
            count(Counter::cases_handed_over, cases_of(r, p));
            colleague.vacant = 1;
            colleague.learning = 0;
            ++colleague.number;
            break;
        case FateKind::staff_replaced:
            colleague.vacant = 0;
            begin_learning(r, p);
            break;
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

// The wijkteam: its queues, what an intake decides, and its support from start to end.
#include "world/area_world.hpp"
#include "world/records.hpp"
#include "world/units.hpp"

#include "gebied/base/contract.hpp"
#include "gebied/base/mathematics.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace gebied {

void AreaWorld::join_team(std::uint32_t h, std::size_t d) {
    Household& household = households_[h];
    switch (household.team) {
        case TeamState::waiting_intake:
        case TeamState::intake: return;  // the intake will see it
        case TeamState::waiting_peers:
        case TeamState::waiting_case:
        case TeamState::supported:
            household.asked_at = now_;  // another request, with a term of its own
            assess(h, d);               // by the case worker, at once
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
        meet_team(h);
        conclude_intake(h);
        return;
    }
    enqueue(h, false);
}

/// Into the queue for an intake or for hours; first, where the team helps it in a group, to its peers.
void AreaWorld::enqueue(std::uint32_t h, bool for_case) {
    Household& household = households_[h];
    ++household.team_stamp;
    household.group = for_case ? group_for(h) : 0;
    std::size_t queue = for_case ? case_queue : intake_queue;
    if (!for_case && stage_->team.queue_order == TeamOrder::acute_first) {
        for (std::size_t d = 0; d < domains_; ++d) {
            if (need(h, d).severity == Severity::acute) {
                queue = acute_queue;
            }
        }
    }
    if (household.group != 0) {
        gather(h);
    } else {
        line_up(h, for_case ? TeamState::waiting_case : TeamState::waiting_intake);
        queues_[queue].tickets.push_back({.household = h, .stamp = household.team_stamp});
    }
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

/// Begins to wait for hours.
void AreaWorld::line_up(std::uint32_t h, TeamState state) {
    households_[h].team = state;
    households_[h].queued_at = now_;
    enter(team_queue_, layout_->at(Counter::team_queue_time));
    in_team_queue_.enter(now_);
    hours_freed_ = true;
}

/// Leaves the queue without being served. The ticket is passed over when its turn comes.
void AreaWorld::leave_queue(std::uint32_t h) {
    Household& household = households_[h];
    if (household.team == TeamState::waiting_peers) {
        const std::size_t d = household.group - std::size_t{1};
        std::erase_if(gathering_[d], [h](const Ticket& ticket) { return ticket.household == h; });
        gathered_[d] = static_cast<std::uint16_t>(gathered_[d] + (gathering_[d].empty() ? 1U : 0U));
        leave(peers_, layout_->at(Counter::team_peers_time));
    } else {
        leave(team_queue_, layout_->at(Counter::team_queue_time));
        in_team_queue_.leave(household.queued_at, now_);
    }
    ++household.team_stamp;
    household.group = 0;
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
    const std::uint32_t record = take_record(given_up_, free_given_up_);
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
        (waits(state) && state != TeamState::waiting_intake && !assigned)) {
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

/// Whether there are hours for everybody on a ticket.
bool AreaWorld::fits(const Ticket& ticket, std::size_t queue) const {
    std::int64_t minutes = 0;
    std::int64_t households = 1;
    if (queue != case_queue) {
        minutes = stage_->team.intake_minutes_per_week[households_[ticket.household].intake_kind];
    } else if (ticket.group == none) {
        minutes = case_minutes(ticket.household);
    } else {
        households = static_cast<std::int64_t>(groups_[ticket.group].size());
        for (const Ticket& member : groups_[ticket.group]) {
            minutes += case_minutes(member.household);
        }
    }
    std::int64_t reserved = 0;
    for (const std::int64_t r : reserved_) {
        reserved += r;
    }
    return reserved + minutes <= capacity_ &&
           (queue != case_queue || team_cases_.size + households <= case_places_);
}

/// Starts the intake or the support of everybody on a ticket.
void AreaWorld::start(const Ticket& ticket, std::size_t queue) {
    if (ticket.group != none) {
        const std::size_t d = households_[groups_[ticket.group].front().household].group - 1U;
        count(Counter::groups_begun);
        desk_minutes_[group_desk] += minutes_from_hours(stage_->domain[d].group_setup_hours);
        for (const Ticket& member : groups_[ticket.group]) {
            start({.household = member.household, .stamp = member.stamp}, queue);
        }
        groups_[ticket.group].clear();
        free_groups_.push_back(ticket.group);
        return;
    }
    leave(team_queue_, layout_->at(Counter::team_queue_time));
    in_team_queue_.leave(households_[ticket.household].queued_at, now_);
    if (queue == case_queue) {
        start_case(ticket.household);
    } else {
        start_intake(ticket.household);
    }
}

/// Starts households from one queue while hours are free; false when its head does not fit.
bool AreaWorld::start_from(std::size_t queue) {
    TicketQueue& line = queues_[queue];
    std::size_t at = line.front;
    bool all_fitted = true;
    while (at < line.tickets.size()) {
        const Ticket ticket = line.tickets[at];
        const bool gone = stale(ticket);
        if (!gone && !fits(ticket, queue)) {
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
        if (!gone) {
            start(ticket, queue);
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
    meet_team(h);
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

/// The decision on an intake waits for whoever knows the domain, where nobody present does, and then for the next meeting.
void AreaWorld::conclude_intake(std::uint32_t h) {
    const CompiledTeam& team = stage_->team;
    Household& household = households_[h];
    std::int64_t at = now_;
    if ((known_domains_ & (1U << household.lead)) == 0) {
        count(Counter::handed_over, household.lead, 1);
        desk_minutes_[handover_desk] += minutes_from_hours(team.handover_hours);
        at += seconds_from_days(team.handover_days);
    }
    if (const std::int64_t between = seconds_from_days(team.triage_days); between > 0) {
        at = (at + between - 1) / between * between;
    }
    if (at == now_) {
        intake_done(h);
        return;
    }
    household.queued_at = now_;
    queue_.push(
        {.at = at, .subject = h, .stamp = household.team_stamp, .kind = EventKind::intake_decided});
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

/// Whether the team takes a need itself because the stream has no room for what it would propose.
bool AreaWorld::kept_for_cost(std::uint32_t h, std::size_t d, std::size_t product) {
    const double share = stage_->team.cost_check;
    const CompiledProduct& offer = stage_->product[product];
    if (share <= 0.0 || offer.outside()) {
        return false;
    }
    Service proposal;
    proposal.household = h;
    proposal.product = static_cast<std::uint8_t>(product);
    proposal.domain = static_cast<std::uint8_t>(d);
    proposal.payment = offer.payment;
    proposal.hours = static_cast<float>(offer.hours_granted);
    const Money room = ledger_.available(offer.stream, claim_of(proposal));
    if (committed_part(commitment_needed(proposal)) <= room ||
        draw(h, d, Question::cost_check).first() >= share) {
        return false;
    }
    count(Counter::kept_for_cost, d, 1);
    return true;
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
    give_at_once(h, d);
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
            if (wrong_rung(h, d, true) || kept_for_cost(h, d, share.product)) {
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
        case TeamState::waiting_peers:
        case TeamState::waiting_case:  // it helps when the case starts
            n.add(Helper::asked);
            n.add(Helper::assigned);
            break;
    }
}

/// A need comes to the team from a helper whom it knows: without an intake.
void AreaWorld::hand_to_team(std::uint32_t h, std::size_t d) {
    if (households_[h].team == TeamState::none) {
        households_[h].lead = static_cast<std::uint8_t>(d);
        households_[h].asked_at = now_;
        count(Counter::team_requests);
        need(h, d).add(Helper::asked);
        need(h, d).add(Helper::assigned);
        enqueue(h, true);
    } else {
        assign_to_team(h, d);
    }
}

/// Whether the team can take a need on at once: it supports the household already, or has the hours for one more.
bool AreaWorld::team_has_hours(std::uint32_t h, std::size_t d) const {
    if (households_[h].team == TeamState::supported) {
        return true;
    }
    const auto level = static_cast<std::size_t>(need(h, d).severity) - 1;
    std::int64_t reserved = minutes_from_hours(stage_->team.case_hours[level]);
    for (const std::int64_t r : reserved_) {
        reserved += r;
    }
    return households_[h].team == TeamState::none && reserved <= capacity_ &&
           team_cases_.size < case_places_;
}

std::int64_t AreaWorld::case_minutes(std::uint32_t h) const {
    std::size_t heaviest = 0;
    for (std::size_t d = 0; d < domains_; ++d) {
        const Need& n = need(h, d);
        if (n.is(Helper::assigned) || n.is(Helper::team)) {
            heaviest = std::max(heaviest, static_cast<std::size_t>(n.severity));
        }
    }
    const std::int64_t alone =
        heaviest == 0 ? 0 : minutes_from_hours(stage_->team.case_hours[heaviest - 1]);
    return in_group(h) ? std::llround(static_cast<double>(alone) *
                                      stage_->domain[households_[h].group - 1U].group_hours)
                       : alone;
}

void AreaWorld::start_case(std::uint32_t h) {
    Household& household = households_[h];
    count(Counter::team_case_wait, now_ - household.queued_at);
    const std::int64_t minutes = case_minutes(h);
    household.group = in_group(h) ? household.group : 0;
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
    meet_team(h);
    count(Counter::group_participants, household.group != 0 ? 1 : 0);
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
        const double of_group = household.group == d + 1 ? stage_->domain[d].group_success : 1.0;
        const double factor = success_factor(h, d) * of_group;
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
            household.asked_at = now_;  // a new request, after support
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
    household.group = 0;
    household.team = TeamState::none;
    ++household.team_stamp;
    hours_freed_ = true;
}

}  // namespace gebied

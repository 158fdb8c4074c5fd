// The record of a request and of the trajectory that it becomes: its state, its place among those of the household, and
// what both ask of the team.
#include "world/area_world.hpp"
#include "world/units.hpp"

#include "gebied/base/contract.hpp"
#include "gebied/base/mathematics.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace gebied {

Draw AreaWorld::service_draw(const Service& s, Question what) const {
    // By the product's id, so that another product in the list moves nothing.
    const std::uint32_t step =
        product_of(s).key ^ (std::uint32_t{s.step} | (std::uint32_t{s.parallel} << 24U) |
                             (std::uint32_t{s.renewals} << 25U));
    return luck().draw(households_[s.household].subject, what, occasion(s.domain, s.episode), step);
}

/// Places that one trajectory takes: none with a personal budget.
std::int64_t AreaWorld::places_taken(const Service& service) const {
    return service.personal_budget != 0 ? 0 : std::llround(product_of(service).weight);
}

void AreaWorld::unlink(std::uint32_t s) {
    std::uint32_t* link = &households_[services_[s].household].first_service;
    while (*link != none && *link != s) {
        link = &services_[*link].next;
    }
    if (*link == s) {
        *link = services_[s].next;
    }
    services_[s].next = none;
}

void AreaWorld::release_record(std::uint32_t s) {
    unlink(s);
    Service& service = services_[s];
    expects(service.commitment.empty(), "a record is released when its money is settled");
    ++service.stamp;
    service.state = ServiceState::unused;
    service.next = free_service_;
    free_service_ = s;
}

// --- states: every wait has one reason

void AreaWorld::enter_state(std::uint32_t s, ServiceState state) {
    Service& service = services_[s];
    service.state = state;
    service.since = now_;
    const std::size_t p = service.product;
    if (state == ServiceState::running) {
        enter(running_[p], layout_->at(Counter::running_time, p));
        runs_.enter(now_);
        hold(hours_of_management, service.by_team);
        return;
    }
    hold(hours_of_bridging, service.by_team);
    if (state == ServiceState::deciding) {
        return;
    }
    ++service.stamp;
    if (state == ServiceState::waiting_money) {
        money_queue_.push_back(s);
        waits_for_money_.enter(now_);
        Household& household = households_[service.household];
        if (household.money_waits++ == 0) {
            enter(entitled_, layout_->at(Counter::entitled_waiting_time));
            is_entitled_.change(1, now_);
            enter(entitled_by_type_[household.type],
                  layout_->at(Counter::entitled_waiting_by_type, household.type));
        }
        if (household.waited == 0) {
            household.waited = 1;
            count(Counter::entitled_waited);
        }
        if (service.by_law != 0) {
            enter(duty_not_met_, layout_->at(Counter::duty_not_met_time));
        }
    } else {
        place_queue_[p].push_back(s);
        waits_for_place_.enter(now_);
    }
    const double rate = per_second(product_of(service).giving_up_per_year);
    if (rate > 0.0) {
        const double after =
            -portable::log(service_draw(service, Question::giving_up).first()) / rate;
        queue_.push({.at = now_ + std::llround(std::min(after, 3.0e11)),
                     .subject = s,
                     .stamp = service.stamp,
                     .kind = EventKind::service_giving_up});
    }
}

void AreaWorld::leave_state(std::uint32_t s) {
    Service& service = services_[s];
    const std::size_t p = service.product;
    const std::int64_t spent = now_ - service.since;
    const auto take_from = [s](std::vector<std::uint32_t>& line) {
        line.erase(std::find(line.begin(), line.end(), s));
    };
    switch (service.state) {
        case ServiceState::running:
            leave(running_[p], layout_->at(Counter::running_time, p));
            runs_.leave(service.since, now_);
            hold(hours_of_management, -std::int64_t{service.by_team});
            break;
        case ServiceState::deciding: hold(hours_of_bridging, -std::int64_t{service.by_team}); break;
        case ServiceState::waiting_money: {
            hold(hours_of_bridging, -std::int64_t{service.by_team});
            take_from(money_queue_);
            waits_for_money_.leave(service.since, now_);
            // Whom this one held up may have their turn.
            money_freed_ = money_freed_ || stage_->financing.queue_rule == QueueRule::stop;
            count(Counter::money_wait, p, spent);
            Household& household = households_[service.household];
            if (--household.money_waits == 0) {
                leave(entitled_, layout_->at(Counter::entitled_waiting_time));
                is_entitled_.change(-1, now_);
                leave(entitled_by_type_[household.type],
                      layout_->at(Counter::entitled_waiting_by_type, household.type));
            }
            if (service.by_law != 0) {
                leave(duty_not_met_, layout_->at(Counter::duty_not_met_time));
            }
            break;
        }
        case ServiceState::waiting_place:
            hold(hours_of_bridging, -std::int64_t{service.by_team});
            take_from(place_queue_[p]);
            waits_for_place_.leave(service.since, now_);
            count(Counter::place_wait, p, spent);
            places_moved(p);  // who comes next may fit where this one did not
            break;
        case ServiceState::unused:
        case ServiceState::settling: break;
    }
}

/// Weekly minutes for households that the team keeps an eye on.
void AreaWorld::hold(std::size_t kind, std::int64_t households) {
    if (households == 0) {
        return;
    }
    held_[kind] += households;
    hold_again(kind);
    hours_freed_ = hours_freed_ || households < 0;
}

/// Reserves the minutes of the households that the team keeps an eye on, at the present rule.
void AreaWorld::hold_again(std::size_t kind) {
    const CompiledTeam& team = stage_->team;
    const double hours = kind == hours_of_management ? team.case_management_hours
                         : kind == hours_of_bridging ? team.bridging_hours
                                                     : team.aftercare_hours;
    const std::int64_t minutes = minutes_from_hours(hours);
    const std::int64_t change = held_[kind] * minutes - reserved_[kind];
    if (change != 0) {
        reserve(change, kind);
    }
}

Act AreaWorld::act_of(std::size_t product) const {
    return stage_->stream[stage_->product[product].stream.value()].act;
}

/// A household uses help under a law; the first time this year it counts as a user.
void AreaWorld::use_act(std::uint32_t h, Act act) {
    Household& household = households_[h];
    const auto with = static_cast<std::uint16_t>(household.acts | act_bit(act));
    if (with == household.acts) {
        return;
    }
    const auto laws = [](unsigned acts) {
        return std::popcount(
            acts & (act_bit(Act::wmo) | act_bit(Act::youth) | act_bit(Act::participation)));
    };
    const int before = laws(household.acts);
    const int now = laws(with);
    count(Counter::users, now > 0 && before == 0 ? 1 : 0);
    count(Counter::users_two_acts, now > 1 && before <= 1 ? 1 : 0);
    count(Counter::users_wmo, act == Act::wmo ? 1 : 0);
    count(Counter::users_youth, act == Act::youth ? 1 : 0);
    count(Counter::users_participation, act == Act::participation ? 1 : 0);
    count(Counter::users_debt, act == Act::debt ? 1 : 0);
    household.acts = with;
}

/// The team sees a household; the first time this year it counts as one that the team saw.
void AreaWorld::meet_team(std::uint32_t h) {
    Household& household = households_[h];
    count(Counter::users_team, (household.acts & Household::team_contact) == 0 ? 1 : 0);
    household.acts = static_cast<std::uint16_t>(household.acts | Household::team_contact);
}

}  // namespace gebied

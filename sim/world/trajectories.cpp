// Trajectories, from the start of help: review, step down, end, interruption.
#include "world/area_world.hpp"
#include "world/units.hpp"

#include <algorithm>
#include <cmath>

namespace gebied {

void AreaWorld::start_service(std::uint32_t s) {
    Service& service = services_[s];
    const CompiledProduct& offer = product_of(service);
    const std::size_t p = service.product;
    if (service.by_law != 0 && service.commitment.empty()) {
        const Fit fit = commit(s);
        if (fit != Fit::fits) {
            shortage(s);
        }
        if (fit == Fit::not_given) {  // only where a study insists that even this waits
            enter_state(s, ServiceState::waiting_money);
            return;
        }
    }
    count(Counter::product_starts, p, 1);
    count(Counter::starts_by_route,
          layout_->item(ProductIndex{service.product}, RouteIndex{service.route}), 1);
    count(Counter::decision_to_start, p, now_ - service.decided_at);
    desk_minutes_[administration_desk] += minutes_from_hours(offer.administration_hours);
    count(Counter::repeat_starts, p, service.left == 0 && had_before(service) ? 1 : 0);
    use_act(service.household, act_of(p));
    count(Counter::product_clients, p, 1);
    if (service.lump_left > Money{}) {
        const Money lump = service.lump_left;
        service.lump_left = Money{};
        count(Counter::product_worth, p, at_once(service, offer.lump_sum).value());
        pay(s, lump);
    }
    if (service.domain == no_domain) {
        release_unneeded(s, Money{});
        count(Counter::product_ends, p, 1);
        release_record(s);
        return;
    }
    change_places(p, places_taken(service));
    const std::int64_t duration = service.left > 0 ? service.left : stay(service);
    service.left = 0;
    service.ends_at = now_ + duration;
    service.indicated_until = offer.indicated_days > 0.0
                                  ? now_ + seconds_from_days(offer.indicated_days)
                                  : EventQueue::never;
    service.committed_from = now_;
    service.charged_until = now_;
    if (!offer.outside()) {  // after a wait for a place less of the year is left than was committed
        release_unneeded(s, cost(service, now_, std::min(service.indicated_until, year_end())));
    }
    if (offer.covers()) {
        Need& n = need(service.household, service.domain);
        n.remove(Helper::asked);
        n.add(Helper::specialist);
    }
    enter_state(s, ServiceState::running);
    schedule_review(s);
    take_stock(service.household);
}

/// True duration of a trajectory, or of its continuation.
std::int64_t AreaWorld::stay(const Service& service) const {
    const CompiledProduct& offer = product_of(service);
    const std::int64_t drawn =
        offer.stay.quantile(service_draw(service, Question::service_duration).first()).value();
    return std::max<std::int64_t>(
        0, offer.duration_factor == 1.0
               ? drawn
               : std::llround(static_cast<double>(drawn) * offer.duration_factor));
}

void AreaWorld::schedule_review(std::uint32_t s) {
    Service& service = services_[s];
    ++service.stamp;
    queue_.push({.at = std::min(service.ends_at, service.indicated_until),
                 .subject = s,
                 .stamp = service.stamp,
                 .kind = EventKind::service_review});
}

/// The help ends, or its indicated term does while it is still needed.
void AreaWorld::review(std::uint32_t s) {
    Service& service = services_[s];
    if (now_ >= service.ends_at) {
        finish(s);
        return;
    }
    const CompiledProduct& offer = product_of(service);
    if (!offer.outside()) {
        declare(s, now_);
        end_commitment(s);
    }
    desk_minutes_[reindication_desk] +=
        service.by_team != 0 ? minutes_from_hours(stage_->team.reindication_hours) : 0;
    if (steps_down(s)) {
        step_down(s);
        return;
    }
    ++service.reviews;
    service.indicated_until =
        now_ + std::max(seconds_from_days(offer.indicated_days), one_day.value());
    service.committed_from = now_;
    service.extension = 1;
    const Fit fit = commit(s);
    if (fit != Fit::fits) {
        shortage(s);
    }
    if (fit == Fit::not_given) {
        interrupt(s);
        return;
    }
    count(Counter::extended, service.product, 1);
    schedule_review(s);
}

/// Whether another trajectory runs that takes the same need on.
bool AreaWorld::other_runs(std::uint32_t s) const {
    const Service& service = services_[s];
    for (std::uint32_t other = households_[service.household].first_service; other != none;
         other = services_[other].next) {
        if (other != s && services_[other].domain == service.domain &&
            services_[other].state == ServiceState::running &&
            product_of(services_[other]).covers()) {
            return true;
        }
    }
    return false;
}

/// Whether lighter help goes on instead: by chance, while informal support has a place or the team has hours left.
bool AreaWorld::steps_down(std::uint32_t s) {
    const Service& service = services_[s];
    const CompiledProduct& offer = product_of(service);
    if (offer.steps_down <= 0.0 || service.by_law != 0 || !offer.covers() || other_runs(s)) {
        return false;
    }
    const std::uint32_t h = service.household;
    const std::size_t d = service.domain;
    const Draw q = luck().draw(
        households_[h].subject, Question::step_down, occasion(d, service.episode),
        offer.key ^ (std::uint32_t{service.step} | (std::uint32_t{service.reviews} << 16U)));
    if (need(h, d).severity == Severity::none || q.first() >= offer.steps_down) {
        return false;
    }
    const Need& n = need(h, d);
    const bool room = n.is(Helper::informal) || n.is(Helper::team) ||
                      informal_used_ < informal_places_ || team_has_hours(h, d);
    count(room ? Counter::stepped_down : Counter::step_down_full, service.product, 1);
    return room;
}

/// Ends a trajectory; whoever helps already goes on alone, or lighter help takes over.
void AreaWorld::step_down(std::uint32_t s) {
    const std::uint32_t h = services_[s].household;
    const std::size_t d = services_[s].domain;
    end_running(s);
    Need& n = need(h, d);
    ++n.step;
    if (!n.is(Helper::informal) && !n.is(Helper::team)) {
        if (informal_used_ < informal_places_) {
            start_informal(h, d);
        } else {
            hand_to_team(h, d);
        }
    }
    take_stock(h);
}

void AreaWorld::finish(std::uint32_t s) {
    Service& service = services_[s];
    const std::uint32_t h = service.household;
    const std::size_t d = service.domain;
    const CompiledProduct& offer = product_of(service);
    Need& n = need(h, d);
    const bool last = offer.covers() && !other_runs(s);
    const Draw q = service_draw(service, Question::service_outcome);
    const double factor = success_factor(h, d) * hours_factor(service);
    const bool open = last && n.severity != Severity::none;
    const bool solved = open && q.quarter(0) < offer.solved * factor;
    const bool improved =
        open && !solved && q.quarter(0) < (offer.solved + offer.improved) * factor;
    if (open && !solved && q.quarter(1) < offer.prolonged * prolonging_factor(service)) {
        if (improved) {
            lighten(h, d);
        }
        ++service.renewals;
        service.ends_at = now_ + std::max(one_day.value(), stay(service));
        if (service.indicated_until <= now_) {
            review(s);
        } else {
            schedule_review(s);
        }
        take_stock(h);
        return;
    }
    if (service.indicated_until != EventQueue::never && now_ < service.indicated_until) {
        count(Counter::ended_early, service.product, 1);
    }
    end_running(s);
    if (solved) {
        const bool followed = service.by_team != 0 && follow(h);
        solve(h, d, followed);
    } else if (improved) {
        lighten(h, d);
    }
    take_stock(h);
    leave_if_done(h);
}

/// How fewer hours lower the chance of success, and more raise it.
double AreaWorld::hours_factor(const Service& service) const {
    const double effect = stage_->effects.hours_on_success;
    const double use = product_of(service).realised_use;
    const double volume = use > 0.0 ? use_of(service) / use : 1.0;
    return effect == 0.0 ? 1.0
                         : std::max(0.0, 1.0 - effect * (1.0 - double{service.hours} * volume));
}

/// How often help goes on at its end: who was referred by law has no case management of the team either.
double AreaWorld::prolonging_factor(const Service& service) const {
    return service.by_team != 0 && stage_->team.case_management_hours > 0.0
               ? 1.0
               : stage_->effects.prolonged_without_case_management;
}

/// Takes a running trajectory out of its place and out of the household; its last months stay in the books.
void AreaWorld::end_running(std::uint32_t s) {
    Service& service = services_[s];
    const std::uint32_t h = service.household;
    const CompiledProduct& offer = product_of(service);
    count(Counter::product_ends, service.product, 1);
    const double months = 12.0 * static_cast<double>(now_ - service.since) / one_year.value();
    count(Counter::ended_by_duration, Layout::item(ProductIndex{service.product}, months), 1);
    households_[h].had =
        static_cast<std::uint8_t>(households_[h].had | act_bit(act_of(service.product)));
    leave_state(s);
    change_places(service.product, -places_taken(service));
    service.ends_at = now_;
    unlink(s);
    if (!other_runs(s)) {
        need(h, service.domain).remove(Helper::specialist);
    }
    ++service.stamp;
    service.state = ServiceState::settling;
    if (offer.outside()) {
        declare(s, now_);
        release_record(s);
    } else if (service.personal_budget == 0) {
        release_unneeded(s, cost(service, service.committed_from, now_) -
                                cost(service, service.committed_from, service.charged_until));
    }
}

/// Help that is still needed stops because its continuation does not fit under the ceiling.
void AreaWorld::interrupt(std::uint32_t s) {
    Service& service = services_[s];
    const std::uint32_t h = service.household;
    const std::size_t d = service.domain;
    const std::int64_t left = std::max<std::int64_t>(1, service.ends_at - now_);
    const Service before = service;
    count(Counter::interrupted, service.product, 1);
    end_running(s);
    Household& household = households_[h];
    // The request goes on as a new record that is looked at before all others.
    std::uint32_t again = free_service_;
    if (again == none) {
        again = static_cast<std::uint32_t>(services_.size());
        services_.emplace_back();
    } else {
        free_service_ = services_[again].next;
    }
    const auto stamp = static_cast<std::uint16_t>(services_[again].stamp + 1U);
    services_[again] = before;
    Service& waiting = services_[again];
    waiting.stamp = stamp;
    waiting.state = ServiceState::unused;
    waiting.commitment = Commitment{};
    waiting.committed_from = 0;
    waiting.left = left;
    waiting.extension = 1;
    waiting.order = next_order_++;
    waiting.next = household.first_service;
    household.first_service = again;
    if (product_of(waiting).covers()) {
        need(h, d).add(Helper::asked);
    }
    enter_state(again, ServiceState::waiting_money);
    take_stock(h);
}

/// The household leaves or the need ends: whatever state the request is in.
void AreaWorld::stop_service(std::uint32_t s) {
    if (services_[s].state == ServiceState::running) {
        end_running(s);
    } else {
        withdraw(s);
    }
}

bool AreaWorld::had_before(const Service& service) const {
    return (households_[service.household].had & act_bit(act_of(service.product))) != 0;
}

}  // namespace gebied

// Requests for products and the trajectories that they become: decision, money, place, help, end.
#include "world/area_world.hpp"
#include "world/units.hpp"

#include "gebied/base/contract.hpp"
#include "gebied/base/mathematics.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace gebied {
Draw AreaWorld::service_draw(const Service& s, Question what) const {
    // By the product's id, so that another product in the list moves nothing.
    const std::uint32_t step =
        product_of(s).key ^ (std::uint32_t{s.step} | (std::uint32_t{s.parallel} << 24U) |
                             (std::uint32_t{s.renewals} << 25U));
    return luck().draw(households_[s.household].subject, what, occasion(s.domain, s.episode), step);
}

std::uint32_t AreaWorld::open_service(std::uint32_t h, std::size_t d, std::size_t product,
                                      std::size_t route, bool by_law, bool by_team,
                                      std::uint32_t claim) {
    if (!by_law && refrains(h, d, product, claim)) {
        return none;
    }
    std::uint32_t s = free_service_;
    if (s == none) {
        s = static_cast<std::uint32_t>(services_.size());
        services_.emplace_back();
    } else {
        free_service_ = services_[s].next;
    }
    Household& household = households_[h];
    const auto stamp = static_cast<std::uint16_t>(services_[s].stamp + 1U);
    Service fresh;
    fresh.household = h;
    fresh.next = household.first_service;
    fresh.stamp = stamp;
    fresh.product = static_cast<std::uint8_t>(product);
    fresh.domain = static_cast<std::uint8_t>(d);
    fresh.route = static_cast<std::uint8_t>(route < stage_->routes ? route : 0);
    fresh.by_law = by_law ? 1 : 0;
    fresh.by_team = by_team ? 1 : 0;
    fresh.asked_at = by_team ? household.asked_at : now_;
    fresh.order = next_order_++;
    fresh.episode = claim;
    if (d != no_domain) {
        Need& n = need(h, d);
        fresh.parallel = requested(h, d) ? 1 : 0;
        fresh.episode = n.episode;
        fresh.step = n.step;
        if (stage_->product[product].covers()) {
            n.add(Helper::asked);
        }
    }
    services_[s] = fresh;
    household.first_service = s;
    count(Counter::product_requests, product, 1);
    const CompiledProduct& offer = stage_->product[product];
    if (now_ - fresh.asked_at <= seconds_from_days(offer.inquiry_term_days)) {
        count(Counter::inquiry_in_time, product, 1);
    }
    enter_state(s, ServiceState::deciding);
    if (by_law || offer.decision_days == 0.0) {
        decide(s);
    } else {
        queue_.push({.at = now_ + seconds_from_days(offer.decision_days),
                     .subject = s,
                     .stamp = stamp,
                     .kind = EventKind::decision});
    }
    return s;
}

/// Whether a household does not ask because of its own contribution.
bool AreaWorld::refrains(std::uint32_t h, std::size_t d, std::size_t product, std::uint32_t claim) {
    const CompiledProduct& offer = stage_->product[product];
    if (offer.refrains <= 0.0) {
        return false;
    }
    const Need* n = d == no_domain ? nullptr : &need(h, d);
    const Draw q = luck().draw(households_[h].subject, Question::refraining,
                               occasion(d, n == nullptr ? claim : n->episode),
                               offer.key ^ (n == nullptr ? 0U : std::uint32_t{n->step}));
    if (q.first() >= offer.refrains) {
        return false;
    }
    count(Counter::refrained, product, 1);
    return true;
}

/// Past the team: a counter or a referral by law chooses among the products for this need.
void AreaWorld::refer(std::uint32_t h, std::size_t d, std::size_t route, bool by_law) {
    Need& n = need(h, d);
    const auto level = static_cast<std::size_t>(n.severity) - 1;
    const auto& at_counter = stage_->at_counter[d][level];
    const auto& row = by_law || at_counter.empty() ? stage_->referral[d][level] : at_counter;
    if (row.empty()) {
        n.add(Helper::asked);
        join_team(h, d);
        return;
    }
    const Draw q = draw(h, d, Question::referral);
    const double pick = q.quarter(1) * row.back().up_to;
    for (const ReferralShare& share : row) {
        if (pick < share.up_to) {
            if (has_product(h, share.product)) {
                return;  // one is enough
            }
            open_service(h, d, share.product, route, by_law, false);
            if (q.quarter(2) < stage_->product[share.product].parallel) {
                open_service(h, d, share.product, route, by_law, false);
            }
            return;
        }
    }
}

/// A claim of a low-income household that belongs to no need, such as special assistance.
void AreaWorld::claim(const FateEvent& event) {
    open_service(event.slot, no_domain, event.mark, 0, false, false, event.number);
}

/// Whether a request or trajectory that takes the need on is under way.
bool AreaWorld::requested(std::uint32_t h, std::size_t d) const {
    for (std::uint32_t s = households_[h].first_service; s != none; s = services_[s].next) {
        if (services_[s].domain == d && product_of(services_[s]).covers()) {
            return true;
        }
    }
    return false;
}

bool AreaWorld::has_product(std::uint32_t h, std::size_t product) const {
    for (std::uint32_t s = households_[h].first_service; s != none; s = services_[s].next) {
        if (services_[s].product == product) {
            return true;
        }
    }
    return false;
}

/// Whether the decision is to grant: by the norm, or after an objection.
bool AreaWorld::approved(const Service& service) {
    const CompiledProduct& offer = product_of(service);
    if (service.by_law != 0 || offer.granted_share >= 1.0) {
        return true;
    }
    const Draw q = service_draw(service, Question::decision);
    if (q.first() < offer.granted_share) {
        return true;
    }
    bool granted_after_all = false;
    if (q.quarter(2) < offer.objection_share) {
        count(Counter::objections, service.product, 1);
        desk_minutes_[objection_desk] += minutes_from_hours(offer.objection_hours);
        granted_after_all = q.quarter(3) < offer.objection_succeeds;
    }
    count(Counter::rejected, service.product, granted_after_all ? 0 : 1);
    return granted_after_all;
}

/// Whether the provider turns an acute request away.
bool AreaWorld::turned_away(const Service& service) {
    const double selection = product_of(service).selection;
    if (selection <= 0.0 || service.by_law != 0 || service.domain == no_domain ||
        need(service.household, service.domain).severity != Severity::acute ||
        service_draw(service, Question::selection).first() >= selection) {
        return false;
    }
    count(Counter::turned_away, service.product, 1);
    return true;
}

void AreaWorld::decide(std::uint32_t s) {
    Service& service = services_[s];
    const std::uint32_t h = service.household;
    const std::size_t product = service.product;
    const CompiledProduct& offer = stage_->product[product];
    if (service.domain != no_domain && need(h, service.domain).severity == Severity::none) {
        withdraw(s);
        take_stock(h);
        return;
    }
    service.decided_at = now_;
    count(Counter::decided, product, 1);
    if (now_ - service.since <= seconds_from_days(offer.decision_term_days)) {
        count(Counter::decision_in_time, product, 1);
    }
    if (!approved(service) || turned_away(service)) {
        withdraw(s);
        take_stock(h);
        leave_if_done(h);
        return;
    }
    set_terms(service);
    if (service.by_law != 0) {
        granted(s);  // the commitment appears when care starts
        return;
    }
    switch (comes_later(s) ? Fit::not_given : commit(s)) {
        case Fit::fits: granted(s); break;
        case Fit::over:
            shortage(s);
            granted(s);
            break;
        case Fit::not_given:
            shortage(s);
            leave_state(s);
            enter_state(s, ServiceState::waiting_money);
            break;
    }
}

/// The money is there (or need not be asked for): on to the provider.
void AreaWorld::granted(std::uint32_t s) {
    Service& service = services_[s];
    count(Counter::grants, service.product, 1);
    count(Counter::personal_budgets, service.product, service.personal_budget);
    leave_state(s);
    constexpr std::int64_t as_good_as_unlimited = 1000000;
    if (places_taken(service) == 0 ||
        (places_taken(service) <= free_places(service.product) &&
         (!someone_waits(service.product) || places_of(service.product) > as_good_as_unlimited))) {
        start_service(s);
    } else {
        enter_state(s, ServiceState::waiting_place);
    }
}

bool AreaWorld::looked_at_before(std::uint32_t a, std::uint32_t b) const {
    const Service& x = services_[a];
    const Service& y = services_[b];
    if (x.extension != y.extension) {
        return x.extension > y.extension;  // help that goes on comes before new requests
    }
    if (stage_->financing.request_order == RequestOrder::guaranteed_first &&
        product_of(x).guaranteed != product_of(y).guaranteed) {
        return product_of(x).guaranteed > product_of(y).guaranteed;
    }
    if (stage_->financing.request_order == RequestOrder::severity && x.domain != no_domain &&
        y.domain != no_domain) {
        const Severity sx = need(x.household, x.domain).severity;
        const Severity sy = need(y.household, y.domain).severity;
        if (sx != sy) {
            return sx > sy;
        }
    }
    return x.order < y.order;
}

void AreaWorld::hand_out_money() {
    if (money_queue_.empty()) {
        return;
    }
    std::sort(money_queue_.begin(), money_queue_.end(),
              [this](std::uint32_t a, std::uint32_t b) { return looked_at_before(a, b); });
    const std::vector<std::uint32_t> line = money_queue_;
    const bool stops = stage_->financing.queue_rule == QueueRule::stop;
    std::array<bool, max_streams>
        held{};              // streams whose money is for who came before and did not fit
    bool pool_held = false;  // and so is the pool of the area
    for (const std::uint32_t s : line) {
        Service& service = services_[s];
        if (service.state != ServiceState::waiting_money) {
            continue;
        }
        bool& stream_held = held[stream_of(service).value()];
        stream_held = stream_held || (pool_held && asks_pool(service));
        if (stream_held) {
            continue;
        }
        if (service.domain != no_domain &&
            need(service.household, service.domain).severity == Severity::none) {
            const std::uint32_t h = service.household;
            withdraw(s);
            take_stock(h);
            continue;
        }
        const Fit fit = commit(s);
        if (fit != Fit::not_given) {
            granted(s);
        } else if (stops) {
            stream_held = true;
            pool_held = true;
        }
    }
}

/// Whether a new request must let others go first who wait for the same money.
bool AreaWorld::comes_later(std::uint32_t s) const {
    return stage_->financing.queue_rule == QueueRule::stop &&
           std::any_of(money_queue_.begin(), money_queue_.end(), [this, s](std::uint32_t other) {
               return looked_at_before(other, s) &&
                      (stream_of(services_[other]) == stream_of(services_[s]) ||
                       asks_pool(services_[s]));
           });
}

/// Whether a request takes money of the pool, beyond what its own stream has for it.
bool AreaWorld::asks_pool(const Service& service) const {
    const StreamIndex stream = stream_of(service);
    Money own = ledger_.balance(Account::free, stream);
    if (claim_of(service) == Claim::guaranteed) {
        own += ledger_.balance(Account::guaranteed, stream);
    }
    return committed_part(commitment_needed(service)) > own;
}

void AreaWorld::hand_out_places() {
    for (std::size_t p = 0; p < place_queue_.size(); ++p) {
        while (!place_queue_[p].empty()) {
            const std::uint32_t s = place_queue_[p].front();
            if (places_taken(services_[s]) > free_places(p) || !first_in_line(p)) {
                break;
            }
            const Service& service = services_[s];
            if (service.domain != no_domain &&
                need(service.household, service.domain).severity == Severity::none) {
                const std::uint32_t h = service.household;
                withdraw(s);
                take_stock(h);
                continue;
            }
            leave_state(s);
            start_service(s);
        }
    }
}

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
    use_act(service.household, p);
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

/// Places that one trajectory takes: none with a personal budget.
std::int64_t AreaWorld::places_taken(const Service& service) const {
    return service.personal_budget != 0 ? 0 : std::llround(product_of(service).weight);
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
        release_unneeded(s, Money{});
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
    households_[h].had = static_cast<std::uint8_t>(households_[h].had | act_bit(service.product));
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
    } else {
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

/// Leaves the queue unserved.
void AreaWorld::withdraw(std::uint32_t s) {
    Service& service = services_[s];
    const std::uint32_t h = service.household;
    const std::size_t d = service.domain;
    if (service.met_no_money != 0 || service.state != ServiceState::deciding) {
        count(Counter::product_refused, service.product, 1);
    }
    leave_state(s);
    release_unneeded(s, Money{});
    release_record(s);
    if (d != no_domain && !requested(h, d)) {
        need(h, d).remove(Helper::asked);
    }
}

void AreaWorld::give_up_service(const Event& event) {
    const std::uint32_t s = event.subject;
    Service& service = services_[s];
    const bool waits = service.state == ServiceState::waiting_money ||
                       service.state == ServiceState::waiting_place;
    if (service.stamp != event.stamp || !waits) {
        return;
    }
    const std::uint32_t h = service.household;
    withdraw(s);
    take_stock(h);
    leave_if_done(h);
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
        Household& household = households_[service.household];
        if (household.money_waits++ == 0) {
            enter(entitled_, layout_->at(Counter::entitled_waiting_time));
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
            hold(hours_of_management, -std::int64_t{service.by_team});
            break;
        case ServiceState::deciding: hold(hours_of_bridging, -std::int64_t{service.by_team}); break;
        case ServiceState::waiting_money: {
            hold(hours_of_bridging, -std::int64_t{service.by_team});
            take_from(money_queue_);
            // Whom this one held up may have their turn.
            money_freed_ = money_freed_ || stage_->financing.queue_rule == QueueRule::stop;
            count(Counter::money_wait, p, spent);
            Household& household = households_[service.household];
            if (--household.money_waits == 0) {
                leave(entitled_, layout_->at(Counter::entitled_waiting_time));
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

unsigned AreaWorld::act_bit(std::size_t product) const {
    return 1U << static_cast<unsigned>(stage_->stream[stage_->product[product].stream.value()].act);
}

void AreaWorld::use_act(std::uint32_t h, std::size_t product) {
    households_[h].acts = static_cast<std::uint16_t>(households_[h].acts | act_bit(product));
}

bool AreaWorld::had_before(const Service& service) const {
    return (households_[service.household].had & act_bit(service.product)) != 0;
}

}  // namespace gebied

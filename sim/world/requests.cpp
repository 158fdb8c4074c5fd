// Requests for products, from the question until help begins: decision, money, place, giving up.
#include "world/area_world.hpp"
#include "world/units.hpp"

#include <algorithm>
#include <array>

namespace gebied {

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
    if (!by_law) {  // who comes by law has no inquiry and no decision of the municipality
        const bool acute = d != no_domain && need(h, d).severity == Severity::acute;
        const double term = acute ? std::min(offer.inquiry_term_days, offer.inquiry_term_acute_days)
                                  : offer.inquiry_term_days;
        count(Counter::inquiries, product, 1);
        count(Counter::inquiry_in_time, product,
              now_ - fresh.asked_at <= seconds_from_days(term) ? 1 : 0);
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

/// Withdraws a request whose need has gone; true when it did.
bool AreaWorld::withdraw_without_need(std::uint32_t s) {
    const Service& service = services_[s];
    const std::uint32_t h = service.household;
    if (service.domain == no_domain || need(h, service.domain).severity != Severity::none) {
        return false;
    }
    withdraw(s);
    take_stock(h);
    return true;
}

void AreaWorld::decide(std::uint32_t s) {
    Service& service = services_[s];
    const std::uint32_t h = service.household;
    const std::size_t product = service.product;
    const CompiledProduct& offer = stage_->product[product];
    if (withdraw_without_need(s)) {
        return;
    }
    service.decided_at = now_;
    if (service.by_law == 0) {
        count(Counter::decided, product, 1);
        count(Counter::decision_in_time, product,
              now_ - service.since <= seconds_from_days(offer.decision_term_days) ? 1 : 0);
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

RequestPlace AreaWorld::place_in_line(std::uint32_t s) const {
    const Service& service = services_[s];
    const RequestOrder rule = stage_->financing.request_order;
    const bool by_need = rule == RequestOrder::severity && service.domain != no_domain;
    const Severity severity =
        by_need ? need(service.household, service.domain).severity : Severity::light;
    return request_place(rule, service.extension != 0, product_of(service).guaranteed > 0.0,
                         severity, service.order);
}

bool AreaWorld::looked_at_before(std::uint32_t a, std::uint32_t b) const {
    return place_in_line(a) < place_in_line(b);
}

void AreaWorld::hand_out_money() {
    if (money_queue_.empty()) {
        return;
    }
    const auto before = [this](std::uint32_t a, std::uint32_t b) { return looked_at_before(a, b); };
    if (!std::is_sorted(money_queue_.begin(), money_queue_.end(), before)) {
        std::sort(money_queue_.begin(), money_queue_.end(), before);
    }
    money_line_ = money_queue_;  // who gets money leaves the queue while we walk along it
    const bool stops = stage_->financing.queue_rule == QueueRule::stop;
    std::array<bool, max_streams>
        held{};              // streams whose money is for who came before and did not fit
    bool pool_held = false;  // and so is the pool of the area
    for (const std::uint32_t s : money_line_) {
        Service& service = services_[s];
        if (service.state != ServiceState::waiting_money) {
            continue;
        }
        bool& stream_held = held[stream_of(service).value()];
        stream_held = stream_held || (pool_held && asks_pool(service));
        if (stream_held) {
            continue;
        }
        if (withdraw_without_need(s)) {
            continue;
        }
        const Fit fit = commit(s);
        if (fit != Fit::not_given) {
            granted(s);
            continue;
        }
        mark_shortage();
        stream_held = stream_held || stops;
        pool_held = pool_held || stops;
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
            if (withdraw_without_need(s)) {
                continue;
            }
            leave_state(s);
            start_service(s);
        }
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

}  // namespace gebied

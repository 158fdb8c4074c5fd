// What a grant does to the money: it commits what the current book year will cost, declarations spend it,
// and what is not used goes back to where it came from.
#include "world/area_world.hpp"
#include "world/units.hpp"

#include "gebied/base/contract.hpp"
#include "gebied/base/mathematics.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace gebied {

/// What help costs a second by the tariff, at this year's prices, in cents.
double AreaWorld::cents_per_second(const Service& s) const {
    const CompiledProduct& offer = product_of(s);
    return offer.cents_per_second * price_level_[offer.stream.value()] * double{s.cost_factor} *
           double{s.hours};
}

/// What help between two instants of this book year amounts to, each part to the nearest cent.
AreaWorld::Amounts AreaWorld::amounts(const Service& s, std::int64_t from, std::int64_t to) const {
    const CompiledProduct& offer = product_of(s);
    Amounts part;
    if (to <= from) {
        return part;
    }
    const auto span = static_cast<double>(to - from);
    const bool effort = s.payment == PaymentForm::effort;
    const double rate = cents_per_second(s);
    if (offer.tariff != 0.0) {
        part.worth = Money{portable::nearest(rate * span)};
    }
    if (effort && offer.own_contribution != 0.0) {
        const double own = per_second(offer.own_contribution * 100.0);
        part.contribution = Money{portable::nearest(std::min(own, rate) * span)};
    }
    if (effort) {
        part.price = part.worth - part.contribution;
        part.cost = s.area_share == 1.0F ? part.price : scaled(part.price, double{s.area_share});
    }
    return part;
}

Money AreaWorld::cost(const Service& s, std::int64_t from, std::int64_t to) const {
    return amounts(s, from, to).cost;
}

/// The terms of a decision: form of payment and of grant, hours, and who pays what is dear.
void AreaWorld::set_terms(Service& service) const {
    const CompiledProduct& offer = product_of(service);
    if (offer.cost_spread > 0.0) {
        // How much this household's help costs relative to the tariff: lognormal with mean 1.
        const double z =
            portable::normal_quantile(service_draw(service, Question::claim_detail).first());
        service.cost_factor = static_cast<float>(
            portable::exp(offer.cost_spread * z - 0.5 * offer.cost_spread * offer.cost_spread));
    }
    service.payment = offer.payment;
    service.hours = static_cast<float>(offer.hours_granted);
    service.volume = static_cast<float>(1.0 + offer.volume_response);
    if (offer.pgb_share > 0.0 && service.domain != no_domain && service.by_law == 0 &&
        service_draw(service, Question::personal_budget).first() < offer.pgb_share) {
        service.personal_budget = 1;
        service.cost_factor *= static_cast<float>(offer.pgb_price);
    }
    service.area_share = area_share(service);
}

/// The city pays what may not wait by law, or what a year of this help costs above an amount: as the study says.
float AreaWorld::area_share(const Service& service) const {
    const Financing& rules = stage_->financing;
    if (service.by_law != 0 && rules.city_insures_by_law > 0.0) {
        return 0.0F;
    }
    const double euros_per_year =
        cents_per_second(service) * static_cast<double>(one_year.value()) / 100.0;
    return euros_per_year <= rules.city_insures_above
               ? 1.0F
               : static_cast<float>(rules.city_insures_above / euros_per_year);
}

/// The share of what was indicated that is given: never more than was indicated.
double AreaWorld::use_of(const Service& service) const {
    return std::min(1.0, product_of(service).realised_use * double{service.volume});
}

/// Up to when this year's money must last: the indicated end or the end of the year.
std::int64_t AreaWorld::committed_until(const Service& s) const {
    if (s.state == ServiceState::running) {
        return std::min(s.indicated_until, year_end());
    }
    const std::int64_t indicated = seconds_from_days(product_of(s).indicated_days);
    return indicated > 0 ? std::min(now_ + indicated, year_end()) : year_end();
}

/// The part of a grant that is paid at once, as far as it has not been paid.
Money AreaWorld::lump_due(const Service& s) const {
    if (s.lump_left > Money{} || s.extension != 0 || s.state == ServiceState::running) {
        return s.lump_left;
    }
    return at_once(s, product_of(s).at_once);
}

/// An amount of a grant that is due at once, at the price level of the year and the terms of the grant.
Money AreaWorld::at_once(const Service& s, double euros) const {
    return money_from_euros(euros * price_level_[stream_of(s).value()] * double{s.cost_factor} *
                            double{s.hours});
}

Money AreaWorld::commitment_needed(const Service& s) const {
    return lump_due(s) + cost(s, now_, committed_until(s));
}

Claim AreaWorld::claim_of(const Service& s) const {
    if (s.by_law != 0) {
        return Claim::duty;
    }
    return product_of(s).guaranteed > 0.0 ? Claim::guaranteed : Claim::ordinary;
}

/// Whether next year has money for what was granted before and for this request: in the stream beyond its fixed lines, and
/// in the pool. By the amounts and the prices of today.
bool AreaWorld::fits_next_year(const Service& s) const {
    const auto next_year_cost = [this](const Service& service) {
        const std::int64_t indicated = seconds_from_days(product_of(service).indicated_days);
        const std::int64_t until = service.state == ServiceState::running ? service.indicated_until
                                   : indicated > 0                        ? now_ + indicated
                                                                          : EventQueue::never;
        return cost(service, year_end(), std::min(until, year_end() + one_year.value()));
    };
    const std::size_t own = stream_of(s).value();
    std::array<Money, max_streams> claims{};
    claims[own] = next_year_cost(s);
    for (const Service& other : services_) {
        const bool granted =
            other.state == ServiceState::running || other.state == ServiceState::waiting_place;
        if (granted && !product_of(other).outside()) {
            claims[stream_of(other).value()] += next_year_cost(other);
        }
    }
    const Ledger next{opening()};
    Money from_pool{};
    for (std::size_t t = 0; t < stage_->streams; ++t) {
        const StreamIndex stream{static_cast<std::uint32_t>(t)};
        const Money room =
            next.balance(Account::free, stream) + next.balance(Account::guaranteed, stream);
        const Money lacking = std::max(claims[t] - room, Money{});
        if (t == own && lacking == Money{}) {
            return true;
        }
        from_pool += lacking;
    }
    return from_pool <= next.balance(Account::pool);
}

/// Whether the council's stop on new requests holds: too much of the ceiling is spent or committed.
bool AreaWorld::stopped() const {
    const double above = stage_->financing.stop_above;
    if (above >= 2.0) {
        return false;
    }
    const Money left = ledger_.balance(Account::free) + ledger_.balance(Account::pool) +
                       ledger_.balance(Account::guaranteed) + ledger_.balance(Account::crisis) +
                       ledger_.balance(Account::undivided);
    return ledger_.ceiling() - left > scaled(ledger_.ceiling(), above);
}

/// What a grant commits of what it is expected to cost: less under overcommitment.
Money AreaWorld::committed_part(Money expected) const {
    const double share = stage_->financing.commitment_share;
    return share == 1.0 ? expected : scaled(expected, share);
}

/// A lighter form for what does not fit: true when that fits and the service has its hours.
bool AreaWorld::make_lighter(Service& service) const {
    const double lighter = product_of(service).lighter_at_ceiling;
    if (lighter == 1.0 || service.by_law != 0 || service.extension != 0) {
        return false;
    }
    const StreamIndex stream = stream_of(service);
    const Money room = ledger_.available(stream, claim_of(service));
    if (committed_part(commitment_needed(service)) <= room) {
        return false;
    }
    const float asked = service.hours;
    service.hours = asked * static_cast<float>(lighter);
    if (committed_part(commitment_needed(service)) <= room) {
        return true;
    }
    service.hours = asked;
    return false;
}

/// Commits `amount` for a service, by the rules of its regime.
AreaWorld::Fit AreaWorld::lay_claim(std::uint32_t s, Money amount) {
    Service& service = services_[s];
    const StreamIndex stream = stream_of(service);
    const Claim claim = claim_of(service);
    const Financing& rules = stage_->financing;
    const bool looks_ahead = rules.forward_check == ForwardCheck::on && service.by_law == 0 &&
                             rules.basis != CeilingBasis::unlimited;
    if (claim == Claim::ordinary && service.extension == 0 &&
        service.state != ServiceState::running && stopped()) {
        return Fit::not_given;
    }
    const bool refused_ahead = looks_ahead && !fits_next_year(service);
    if (!refused_ahead) {
        if (const auto commitment = ledger_.try_commit(stream, amount, claim)) {
            service.commitment = *commitment;
            return Fit::fits;
        }
    }
    const bool goes_on = rules.regime == Regime::statutory ||
                         (service.by_law != 0 && rules.duty_at_ceiling == DutyAtCeiling::overrun);
    if (!goes_on) {
        return Fit::not_given;
    }
    const Money part = std::min(amount, ledger_.available(stream, claim));
    service.commitment = *ledger_.try_commit(stream, part, claim);
    return Fit::over;
}

/// Commits what a new grant or an extension costs in this book year.
AreaWorld::Fit AreaWorld::commit(std::uint32_t s) {
    Service& service = services_[s];
    expects(service.commitment.empty(), "a service has one commitment at a time");
    if (product_of(service).outside()) {
        service.lump_left = lump_due(service);
        return Fit::fits;
    }
    if (service.payment == PaymentForm::task && service.by_law == 0 && service.extension == 0) {
        // A provider gives what its sum is paid for, and nothing where nothing of it is.
        const double funded = task_funded(stream_of(service).value());
        if (funded <= 0.0) {
            return Fit::not_given;
        }
        service.hours = static_cast<float>(product_of(service).hours_granted * funded);
    }
    const float asked = service.hours;
    const bool lighter = make_lighter(service);
    const Money lump = lump_due(service);
    const Money amount = committed_part(commitment_needed(service));
    const Fit fit = lay_claim(s, amount);
    if (lighter && fit != Fit::fits) {  // a later try asks for the whole again
        service.hours = asked;
    }
    if (fit != Fit::not_given) {
        count(Counter::lighter_given, service.product, lighter && fit == Fit::fits ? 1 : 0);
        service.lump_left = lump;
        granted_at_once_[stream_of(service).value()] += lump;
        granted_for_stay_[stream_of(service).value()] += amount - std::min(lump, amount);
        count(Counter::granted, stream_of(service).value(), amount.value());
    }
    return fit;
}

/// The declarations of everything up to `until` become known.
void AreaWorld::declare_until(std::int64_t until) {
    for (std::uint32_t s = 0; s < services_.size(); ++s) {
        if (services_[s].state == ServiceState::running ||
            services_[s].state == ServiceState::settling) {
            declare(s, until);
        }
    }
}

void AreaWorld::declare(std::uint32_t s, std::int64_t until) {
    Service& service = services_[s];
    const bool ended = service.state == ServiceState::settling;
    const std::int64_t last = ended ? service.ends_at : now_;
    until = std::min(until, last);
    if (until > service.charged_until) {
        // Differences of one rounded whole, so that the parts add up to it.
        const Amounts before = amounts(service, service.committed_from, service.charged_until);
        const Amounts now = amounts(service, service.committed_from, until);
        const double use = use_of(service);
        const Money paid = now.cost - before.cost;
        const Money of_city = now.price - before.price - paid;
        count(Counter::product_worth, service.product,
              scaled(now.worth - before.worth, use).value());
        count(Counter::own_contributions, service.product,
              scaled(now.contribution - before.contribution, use).value());
        if (of_city > Money{}) {
            count(Counter::city_paid, stream_of(service).value(), scaled(of_city, use).value());
        }
        service.charged_until = until;
        pay(s, scaled(paid, use));
        // What a personal budget leaves unused is freed when the year is over.
        if (!product_of(service).outside() && service.personal_budget == 0) {
            const std::int64_t needed_until = ended ? service.ends_at : committed_until(service);
            release_unneeded(s, needed_until > until
                                    ? cost(service, service.committed_from, needed_until) - now.cost
                                    : Money{});
        }
    }
    if (ended && service.charged_until >= service.ends_at && !product_of(service).outside()) {
        end_commitment(s);
        release_record(s);
    }
}

/// Pays from the commitment; what it does not hold is overrun.
void AreaWorld::pay(std::uint32_t s, Money amount) {
    if (amount == Money{}) {
        return;
    }
    Service& service = services_[s];
    const StreamIndex stream = stream_of(service);
    count(Counter::product_spent, service.product, amount.value());
    if (stage_->routes > 0) {
        count(Counter::spent_by_route,
              layout_->item(ProductIndex{service.product}, RouteIndex{service.route}),
              amount.value());
    }
    cost_this_year_[service.household] += service.former == 0 ? amount.value() : 0;
    if (product_of(service).outside()) {
        count(Counter::outside_ceiling, amount.value());
        return;
    }
    const Money covered = std::min(amount, service.commitment.total());
    ledger_.spend(stream, service.commitment, covered);
    // What was not committed is taken from what is free by now.
    const Claim claim = claim_of(service);
    const Money more = std::min(amount - covered, ledger_.available(stream, claim));
    if (more > Money{}) {
        Commitment late = *ledger_.try_commit(stream, more, claim);
        ledger_.spend(stream, late, more);
    }
    if (amount > covered + more) {
        book_overrun(stream.value(), amount - covered - more, service.by_law != 0);
    }
}

void AreaWorld::release_unneeded(std::uint32_t s, Money still_needed) {
    Service& service = services_[s];
    const Money unneeded =
        service.commitment.total() - committed_part(std::max(still_needed, Money{}));
    if (unneeded <= Money{}) {
        return;
    }
    const StreamIndex stream = stream_of(service);
    ledger_.release(stream, service.commitment, unneeded);
    count(Counter::released, stream.value(), unneeded.value());
    money_freed_ = true;
}

/// Nothing more is paid from a commitment: what is left of it is free, of a personal budget when the year is over.
void AreaWorld::end_commitment(std::uint32_t s) {
    Service& service = services_[s];
    if (service.personal_budget != 0 && !service.commitment.empty()) {
        unspent_budgets_.push_back({.stream = stream_of(service), .rest = service.commitment});
        service.commitment = Commitment{};
        return;
    }
    release_unneeded(s, Money{});
}

void AreaWorld::book_overrun(std::size_t stream, Money amount, bool by_law) {
    ledger_.book_overrun(StreamIndex{static_cast<std::uint32_t>(stream)}, amount, by_law);
    count(Counter::overrun, stream, amount.value());
    count(Counter::overrun_total, amount.value());
    if (by_law) {
        count(Counter::overrun_by_law, amount.value());
    }
}

/// A request met lack of money. A later try is no second shortage.
void AreaWorld::shortage(std::uint32_t s) {
    Service& service = services_[s];
    if (service.met_no_money == 0) {
        service.met_no_money = 1;
        count(Counter::short_of_money, service.product, 1);
    }
    mark_shortage();
}

/// The day and the month on which money lacked for a request, new or waiting.
void AreaWorld::mark_shortage() {
    std::int64_t& first_day = row_[layout_->at(Counter::first_shortage_day)];
    if (first_day == 0) {
        first_day = in_year() / one_day.value() + 1;
    }
    if (last_shortage_month_ != month_) {
        last_shortage_month_ = month_;
        count(Counter::shortage_months);
    }
}

}  // namespace gebied

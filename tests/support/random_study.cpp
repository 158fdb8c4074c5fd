#include "support/random_study.hpp"

#include "gebied/base/ids.hpp"

#include <cmath>
#include <string>
#include <vector>

namespace gebied::test {
namespace {

/// A small generator for inputs of tests; the program's own luck is not used to test itself.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_{mix(seed)} {}

    double uniform(double low, double high) {
        state_ = mix(state_);
        return low + (high - low) * static_cast<double>(state_ >> 11U) * 0x1p-53;
    }
    /// A number with two decimals, so that amounts of money stay whole cents.
    double amount(double low, double high) { return std::round(uniform(low, high)); }
    std::size_t count(std::size_t low, std::size_t high) {
        return low + static_cast<std::size_t>(uniform(0.0, static_cast<double>(high - low + 1)));
    }
    bool chance(double p) { return uniform(0.0, 1.0) < p; }
    template <class T>
    T one_of(std::initializer_list<T> choices) {
        return choices.begin()[count(0, choices.size() - 1)];
    }

private:
    std::uint64_t state_;
};

std::vector<Label> labels(const char* kind, std::size_t n) {
    std::vector<Label> list;
    for (std::size_t i = 0; i < n; ++i) {
        const std::string id = std::string{kind} + std::to_string(i);
        list.push_back({id, id, id});
    }
    return list;
}

DurationLaw law(Dice& dice, double days) {
    switch (dice.count(0, 4)) {
        case 0: return {DurationLaw::Kind::fixed, days, 0.0};
        case 1: return {DurationLaw::Kind::exponential, days, 0.0};
        case 2: return {DurationLaw::Kind::lognormal, days, dice.uniform(0.2, 1.2)};
        case 3: return {DurationLaw::Kind::weibull, days, dice.uniform(0.6, 2.0)};
        default: return {DurationLaw::Kind::erlang, days, static_cast<double>(dice.count(1, 4))};
    }
}

Domain domain(Dice& dice, const Names& names) {
    Domain d;
    for (std::size_t t = 0; t < names.types.size(); ++t) {
        d.onset_per_year.values[t] = dice.uniform(0.0, 0.3);
        d.start_share.values[t].values = {dice.uniform(0.0, 0.1), dice.uniform(0.0, 0.08),
                                          dice.uniform(0.0, 0.03)};
    }
    d.low_income_factor = dice.uniform(0.5, 4.0);
    d.starts_serious = dice.uniform(0.0, 0.5);
    d.starts_acute = dice.uniform(0.0, 0.2);
    d.worsening_per_year.values = {dice.uniform(0.0, 1.0), dice.uniform(0.0, 1.0), 0.0};
    d.recovery_per_year.values = {dice.uniform(0.0, 1.0), dice.uniform(0.0, 1.0),
                                  dice.uniform(0.0, 1.0)};
    d.worsening_while_helped = dice.uniform(0.0, 2.5);
    d.recovery_while_helped = dice.uniform(0.0, 3.0);
    for (std::size_t other = 0; other < names.domains.size(); ++other) {
        d.cascade.values[other] = dice.chance(0.5) ? dice.uniform(0.5, 5.0) : 1.0;
        d.crisis_raises.values[other] = dice.uniform(0.0, 0.5);
    }
    d.relapse_first_year = dice.uniform(0.0, 0.5);
    d.relapse_second_year = dice.uniform(0.0, 0.3);
    d.crisis_per_year = dice.uniform(0.0, 1.0);
    d.crisis_cost = dice.amount(0.0, 10000.0);
    d.basic_need = dice.chance(0.3) ? 1.0 : 0.0;
    d.ends_at_adulthood = dice.chance(0.3) ? 1.0 : 0.0;
    d.leads_to_long_term_care = dice.chance(0.3) ? 1.0 : 0.0;
    return d;
}

Product product(Dice& dice, const Names& names) {
    Product p;
    p.stream = StreamIndex{static_cast<std::uint32_t>(dice.count(0, names.streams.size() - 1))};
    p.outside_ceiling = dice.chance(0.1) ? 1.0 : 0.0;
    p.covers_need = dice.chance(0.85) ? 1.0 : 0.0;
    p.tariff = dice.amount(0.0, 30000.0);
    p.lump_sum = dice.chance(0.4) ? dice.amount(0.0, 5000.0) : 0.0;
    p.cost_spread = dice.chance(0.5) ? dice.uniform(0.0, 0.6) : 0.0;
    p.duration = law(dice, dice.uniform(1.0, 700.0));
    p.indicated_days = dice.chance(0.6) ? dice.uniform(20.0, 700.0) : 0.0;
    p.realised_use = dice.uniform(0.5, 1.0);
    p.solved = dice.uniform(0.0, 0.6);
    p.improved = dice.uniform(0.0, 0.4);
    p.prolonged = dice.uniform(0.0, 0.8);
    p.parallel = dice.chance(0.3) ? dice.uniform(0.0, 0.7) : 0.0;
    p.places = dice.chance(0.4) ? static_cast<double>(dice.count(0, 30)) : 1.0e9;
    p.weight = static_cast<double>(dice.count(1, 2));
    p.decision_days = dice.chance(0.7) ? dice.uniform(0.0, 60.0) : 0.0;
    p.guaranteed = dice.chance(0.2) ? 1.0 : 0.0;
    p.giving_up_per_year = dice.chance(0.5) ? dice.uniform(0.0, 3.0) : 0.0;
    p.start_stock_per_1000 = dice.uniform(0.0, 20.0);
    const double most = 0.9 / static_cast<double>(names.products.size());
    for (std::size_t d = 0; d < names.domains.size(); ++d) {
        for (double& share : p.referral.values[d].values) {
            share = dice.uniform(0.0, most);
        }
        for (double& share : p.at_counter.values[d].values) {
            share = dice.chance(0.3) ? dice.uniform(0.0, most) : 0.0;
        }
        p.from_team.values[d] = dice.uniform(0.0, most);
    }
    if (dice.chance(0.2)) {
        p.claims_per_year = dice.uniform(0.0, 1.0);
    }
    return p;
}

/// A few levers away from neutral.
void levers(Dice& dice, Model& m) {
    const auto maybe = [&dice](double& value, double low, double high) {
        value = dice.chance(0.12) ? dice.uniform(low, high) : value;
    };
    for (Product& p : m.products) {
        maybe(p.granted_share, 0.2, 1.0);
        p.objection_share = dice.uniform(0.0, 1.0);  // only where something is rejected
        p.objection_succeeds = dice.uniform(0.0, 1.0);
        p.objection_hours = dice.uniform(0.0, 10.0);
        maybe(p.hours_granted, 0.3, 1.0);
        maybe(p.lighter_at_ceiling, 0.2, 0.9);
        maybe(p.contract_follows_use, 0.0, 1.0);
        maybe(p.pgb_share, 0.0, 1.0);
        maybe(p.pgb_price, 0.5, 1.2);
        maybe(p.own_contribution, 0.0, 5000.0);
        maybe(p.refrains, 0.0, 0.5);
        p.payment = dice.chance(0.2) ? dice.one_of({PaymentForm::output, PaymentForm::task})
                                     : PaymentForm::effort;
        p.task_sum = dice.chance(0.5) ? dice.amount(0.0, 50000.0) : 0.0;
        maybe(p.duration_factor, 0.5, 1.5);
        maybe(p.selection, 0.0, 1.0);
        maybe(p.administration_hours, 0.0, 5.0);
    }
    maybe(m.financing.commitment_share, 0.7, 1.0);
    maybe(m.financing.stop_above, 0.3, 1.1);
    maybe(m.financing.city_insures_above, 0.0, 50000.0);
    m.financing.city_insures_by_law = dice.chance(0.1) ? 1.0 : 0.0;
    maybe(m.financing.management_cost, 0.0, 50000.0);
    maybe(m.team.productivity, 0.5, 1.0);
    maybe(m.team.training_hours, 0.0, 4.0);
    maybe(m.team.partner_organisations, 0.0, 10.0);
    maybe(m.team.consultation_hours, 0.0, 1.0);
    maybe(m.team.protected_share, 0.0, 1.0);
    maybe(m.team.finds_hidden, 0.0, 1.0);
    maybe(m.team.wrong_up, 0.0, 0.5);
    maybe(m.team.wrong_down, 0.0, 0.5);
    maybe(m.team.needs_for_support, 1.0, 3.0);
    maybe(m.team.feedback_hours, 0.0, 2.0);
    maybe(m.team.aftercare_days, 1.0, 400.0);
    m.team.aftercare_hours = dice.uniform(0.0, 0.5);  // only where there is aftercare
    maybe(m.informal.burnout_per_year, 0.0, 1.0);
    maybe(m.informal.helpers_from_solved, 0.0, 0.5);
    maybe(m.informal.carer_hours, 0.0, 20.0);
    maybe(m.effects.outreach_on_requests, -0.2, 0.5);
    maybe(m.effects.hours_on_success, 0.0, 1.0);
    maybe(m.effects.acceptance_without_basics, 0.0, 1.0);
    maybe(m.effects.workload_on_absence, 0.0, 0.5);
    maybe(m.effects.workload_norm, 0.5, 1.0);
    maybe(m.community.built_per_hour, 0.0, 1.0);
    maybe(m.community.built_per_1000_euro, 0.0, 1.0);
    maybe(m.community.effect_on_onset, -0.1, 0.1);
    maybe(m.community.informal_places, -1.0, 1.0);
    for (Domain& d : m.domains) {
        maybe(d.small_grant, 0.0, 500.0);
        d.small_grant_hours = dice.uniform(0.0, 2.0);  // only where there are grants
        maybe(d.eviction_per_year, 0.0, 1.0);
        d.leads_to_eviction = dice.chance(0.3) ? 1.0 : 0.0;
        d.group_share = dice.chance(0.3) ? dice.uniform(0.3, 1.0) : 0.0;
        d.group_size = static_cast<double>(dice.count(1, 5));  // only where there are groups
        d.group_minimum = static_cast<double>(dice.count(1, 3));
        d.group_wait_days = dice.uniform(0.0, 120.0);
        d.group_setup_hours = dice.uniform(0.0, 20.0);
        d.group_hours = dice.uniform(0.1, 1.5);
        d.group_success = dice.uniform(0.0, 1.5);
    }
    if (dice.chance(0.3)) {  // step down, also where little room is left for it
        m.informal.places_per_10000 = dice.uniform(0.0, 30.0);
        for (Product& p : m.products) {
            p.steps_down = dice.uniform(0.0, 1.0);
        }
    }
    maybe(m.effects.long_term_care_while_helped, 0.0, 1.0);
    maybe(m.informal.crowding_out, -0.5, 0.5);
    for (Route& route : m.routes) {
        maybe(route.light_reach, 0.0, 2.0);
        maybe(route.handled, 0.0, 1.0);
        route.handled_solved = dice.uniform(0.0, 1.0);  // only where a route deals with something
    }
    maybe(m.team.cost_check, 0.0, 1.0);
    maybe(m.financing.city_premium, 0.0, 50000.0);
    maybe(m.effects.small_grant_on_need, -0.5, 0.5);
    maybe(m.team.triage_days, 1.0, 14.0);
    maybe(m.team.case_handover_hours, 0.0, 4.0);
    m.team.handover_hours = dice.uniform(0.0, 8.0);  // only where nobody knows a domain
    m.team.handover_days = dice.uniform(0.0, 30.0);
    for (Role& role : m.roles) {
        for (double& knows : role.knows.values) {
            knows = dice.chance(0.1) ? 0.0 : 1.0;
        }
    }
    for (Stream& stream : m.streams) {
        maybe(stream.price, 0.5, 2.0);
    }
    maybe(m.team.contact_hours, 0.0, 4.0);
    maybe(m.team.enforcement_hours, 0.0, 4.0);
    maybe(m.effects.enforcement_on_requests, -0.2, 0.2);
    for (Product& p : m.products) {
        p.shared_places = dice.chance(0.2) ? 1.0 : 0.0;
    }
    m.financing.area_transfers =
        dice.chance(0.5) ? AreaTransfers::expected_shortage : AreaTransfers::none;
    maybe(m.effects.workload_on_leaving, -5.0, 5.0);
    maybe(m.effects.breadth_on_absence, -0.2, 0.2);
    maybe(m.effects.breadth_on_leaving, -1.0, 2.0);
    m.effects.breadth_norm = dice.uniform(0.0, 3.0);  // only where there is an effect
    for (Product& p : m.products) {
        maybe(p.volume_response, -0.5, 0.5);
    }
    maybe(m.effects.prolonged_without_case_management, 0.5, 2.0);
    for (Product& p : m.products) {
        maybe(p.inquiry_term_acute_days, 0.0, 20.0);
    }
}

/// What is only counted: other payers, opinions of inhabitants, and what is cashable.
void counted_beside(Dice& dice, const Names& names, Model& m) {
    m.payers.resize(names.payers.size());
    for (Payer& payer : m.payers) {
        for (std::size_t d = 0; d < names.domains.size(); ++d) {
            for (double& euros : payer.per_week.values[d].values) {
                euros = dice.chance(0.5) ? dice.uniform(0.0, 500.0) : 0.0;
            }
            payer.per_crisis.values[d] = dice.chance(0.5) ? dice.amount(0.0, 50000.0) : 0.0;
        }
        payer.per_long_term_care = dice.chance(0.5) ? dice.amount(0.0, 90000.0) : 0.0;
        payer.pays_own_contributions = dice.chance(0.3) ? 1.0 : 0.0;
        payer.cashable_share = dice.uniform(0.0, 1.0);
    }
    m.indicators.resize(names.indicators.size());
    for (Indicator& indicator : m.indicators) {
        indicator.unfavourable_share = dice.uniform(0.0, 0.6);
        for (std::size_t d = 0; d < names.domains.size(); ++d) {
            indicator.per_serious_need.values[d] = dice.chance(0.5) ? dice.uniform(-0.5, 1.0) : 0.0;
        }
        indicator.sample = dice.chance(0.8) ? dice.amount(10.0, 1000.0) : 0.0;
        indicator.every_years = static_cast<double>(dice.count(1, 3));
    }
    for (Product& p : m.products) {
        p.cashable_share = dice.uniform(0.0, 1.0);
    }
    m.financing.cashable_share = dice.uniform(0.0, 1.0);
    m.team.task_reached_share = dice.uniform(0.0, 1.0);
    for (Stream& s : m.streams) {
        s.earmarked = dice.chance(0.5) ? dice.amount(0.0, 300000.0) : 0.0;
    }
}

Model model(Dice& dice, const Names& names) {
    Model m;
    m.households = {.number = static_cast<double>(dice.count(0, 400)),
                    .inhabitants = 900.0,
                    .low_income_share = dice.uniform(0.0, 0.6),
                    .reference_low_income_share = dice.uniform(0.0, 0.4),
                    .frailty_shape = dice.chance(0.7) ? dice.uniform(0.4, 3.0) : 0.0,
                    .strength_shape = dice.chance(0.7) ? dice.uniform(0.5, 3.0) : 0.0,
                    .newcomers_with_needs = dice.uniform(0.0, 1.0),
                    .visitors_per_year = dice.chance(0.3) ? dice.uniform(0.0, 100.0) : 0.0};
    for (std::size_t t = 0; t < names.types.size(); ++t) {
        m.types.push_back({.share = dice.uniform(0.1, 1.0),
                           .low_income_relative = dice.uniform(0.2, 2.0),
                           .moves_per_year = dice.uniform(0.0, 0.2),
                           .deaths_per_year = dice.uniform(0.0, 0.1),
                           .long_term_care_per_year = dice.uniform(0.0, 0.2),
                           .adulthood_per_year = dice.uniform(0.0, 0.2)});
    }
    for (std::size_t d = 0; d < names.domains.size(); ++d) {
        m.domains.push_back(domain(dice, names));
    }
    for (std::size_t r = 0; r < names.routes.size(); ++r) {
        Route route;
        route.leads_to = dice.one_of({Access::team, Access::team, Access::counter, Access::by_law});
        route.requests_per_year.values = {dice.uniform(0.0, 1.0), dice.uniform(0.0, 2.0),
                                          dice.uniform(0.0, 4.0)};
        for (std::size_t d = 0; d < names.domains.size(); ++d) {
            route.domain_factor.values[d] = dice.chance(0.6) ? dice.uniform(0.0, 1.5) : 0.0;
        }
        route.asks_at_onset = dice.uniform(0.0, 0.5);
        route.while_helped = dice.chance(0.2) ? 1.0 : 0.0;
        route.reach = dice.chance(0.5) ? dice.uniform(0.3, 2.5) : 1.0;
        m.routes.push_back(route);
    }
    m.informal = {.places_per_10000 = dice.uniform(0.0, 300.0),
                  .share = {{dice.uniform(0.0, 0.5), dice.uniform(0.0, 0.3), 0.0}},
                  .duration = law(dice, 150.0),
                  .solved = dice.uniform(0.0, 0.5),
                  .improved = dice.uniform(0.0, 0.3),
                  .steps_up = dice.uniform(0.0, 1.0),
                  .start_stock_per_1000 = dice.uniform(0.0, 4.0),
                  .places_per_organised_hour = dice.uniform(0.0, 2.0)};
    m.team.direct_share = dice.uniform(0.3, 1.0);
    m.team.queue_order = dice.one_of({TeamOrder::first_come, TeamOrder::acute_first});
    m.team.head_of_queue = dice.one_of({QueueRule::skip, QueueRule::stop});
    m.team.intake_hours_light = dice.uniform(0.0, 5.0);
    m.team.intake_hours = dice.uniform(0.0, 10.0);
    m.team.intake_hours_multiple = dice.uniform(0.0, 16.0);
    m.team.intake_days = dice.chance(0.8) ? dice.uniform(0.0, 40.0) : 0.0;
    m.team.case_hours.values = {dice.uniform(0.0, 1.0), dice.uniform(0.0, 2.0),
                                dice.uniform(0.0, 4.0)};
    m.team.cases_per_fte = dice.uniform(2.0, 30.0);
    m.team.duration = law(dice, 200.0);
    m.team.solved = dice.uniform(0.0, 0.6);
    m.team.improved = dice.uniform(0.0, 0.4);
    m.team.prolonged = dice.uniform(0.0, 0.7);
    m.team.steps_up = dice.uniform(0.0, 1.0);
    m.team.start_stock_per_1000 = dice.uniform(0.0, 10.0);
    m.team.giving_up_per_year = dice.uniform(0.0, 2.0);
    m.team.bridging_hours = dice.uniform(0.0, 0.5);
    m.team.case_management_hours = dice.uniform(0.0, 0.3);
    m.team.reindication_hours = dice.uniform(0.0, 4.0);
    m.team.planned_outreach = dice.uniform(0.0, 4.0);
    m.team.planned_organising = dice.uniform(0.0, 4.0);
    m.team.planned_prevention = dice.uniform(0.0, 2.0);
    m.team.planned_collective = dice.uniform(0.0, 2.0);
    for (std::size_t r = 0; r < names.roles.size(); ++r) {
        m.roles.push_back({.fte = dice.uniform(0.0, 2.0),
                           .fte_per_person = dice.uniform(0.3, 1.0),
                           .cost_per_fte = dice.amount(0.0, 100000.0),
                           .leave_share = dice.uniform(0.0, 0.2),
                           .casework = dice.uniform(0.0, 0.8),
                           .community_work = dice.uniform(0.0, 0.2),
                           .sickness_per_year = dice.uniform(0.0, 2.0),
                           .sickness = law(dice, 20.0),
                           .leaving_per_year = dice.uniform(0.0, 0.5),
                           .vacancy = law(dice, 60.0),
                           .learning_days = dice.uniform(0.0, 90.0),
                           .learning_productivity = dice.uniform(0.2, 1.0)});
    }
    for (std::size_t s = 0; s < names.streams.size(); ++s) {
        m.streams.push_back(
            {.act = dice.one_of({Act::none, Act::wmo, Act::youth, Act::participation, Act::debt}),
             .budget = dice.amount(0.0, 400000.0),
             .shift = dice.chance(0.2) ? dice.amount(-20000.0, 20000.0) : 0.0,
             .pooled_share = dice.chance(0.5) ? dice.uniform(0.0, 1.0) : 0.0,
             .fixed_lines = dice.chance(0.3) ? dice.amount(0.0, 20000.0) : 0.0,
             .set_aside = dice.chance(0.3) ? dice.amount(0.0, 50000.0) : 0.0,
             .indexation = dice.chance(0.5) ? 0.03 : 0.0,
             .year_shock = dice.chance(0.6) ? dice.uniform(0.0, 0.2) : 0.0});
    }
    for (std::size_t p = 0; p < names.products.size(); ++p) {
        m.products.push_back(product(dice, names));
    }
    m.financing.regime = dice.one_of({Regime::absolute, Regime::statutory});
    m.financing.basis = dice.chance(0.85) ? CeilingBasis::amounts : CeilingBasis::unlimited;
    m.financing.ceiling = dice.chance(0.2) ? dice.amount(100000.0, 1500000.0) : 0.0;
    m.financing.ceiling_factor = dice.chance(0.3) ? dice.uniform(0.5, 1.2) : 1.0;
    m.financing.base_cost = dice.amount(0.0, 50000.0);
    m.financing.crisis_reserve = dice.chance(0.5) ? dice.amount(0.0, 30000.0) : 0.0;
    m.financing.queue_rule = dice.one_of({QueueRule::skip, QueueRule::stop});
    m.financing.request_order = dice.one_of(
        {RequestOrder::first_come, RequestOrder::severity, RequestOrder::guaranteed_first});
    m.financing.duty_at_ceiling = dice.one_of({DutyAtCeiling::overrun, DutyAtCeiling::wait});
    m.financing.forward_check = dice.chance(0.2) ? ForwardCheck::on : ForwardCheck::off;
    m.financing.virement = dice.one_of({Virement::none, Virement::expected_shortage});
    m.financing.declaration_lag_days = dice.uniform(0.0, 90.0);
    m.financing.surplus_to_prevention = dice.uniform(0.0, 0.5);
    m.financing.surplus_to_reserve = dice.uniform(0.0, 0.5);
    m.financing.reserve_cap = dice.amount(0.0, 100000.0);
    m.financing.shock_correlation = dice.uniform(0.0, 0.8);
    m.financing.shock_persistence = dice.uniform(0.0, 0.8);
    m.effects.referral_to_specialist = dice.chance(0.3) ? dice.uniform(0.8, 1.2) : 1.0;
    m.effects.prevention_on_onset = dice.chance(0.3) ? dice.uniform(0.7, 1.5) : 1.0;
    m.effects.aftercare_on_relapse = dice.chance(0.3) ? dice.uniform(0.5, 1.2) : 1.0;
    m.effects.unsolved_basics_on_success = dice.chance(0.3) ? dice.uniform(0.5, 1.0) : 1.0;
    m.effects.fragmentation_on_success = dice.chance(0.3) ? dice.uniform(0.5, 1.0) : 1.0;
    // With dice of its own, thrown anew for each area: one throw more of the others would change every study.
    Dice own{static_cast<std::uint64_t>(m.team.giving_up_per_year * 1.0e9)};
    m.team.call_back_days = own.uniform(1.0, 60.0);
    m.team.returns_when_called = own.chance(0.5) ? own.uniform(0.0, 1.0) : 0.0;
    return m;
}

/// A change of what a measure may change.
void measure(Dice& dice, Model& m) {
    switch (dice.count(0, 8)) {
        case 0:
            m.financing.regime =
                m.financing.regime == Regime::absolute ? Regime::statutory : Regime::absolute;
            break;
        case 1: m.financing.ceiling_factor *= dice.uniform(0.7, 1.1); break;
        case 2:
            for (Stream& s : m.streams) {
                s.pooled_share = 1.0;
            }
            break;
        case 3: m.roles.front().fte += dice.uniform(0.0, 3.0); break;
        case 4: m.effects.prevention_on_onset = dice.uniform(0.5, 3.0); break;
        case 5: m.routes.front().reach = dice.uniform(0.2, 5.0); break;
        case 6:
            m.products.front().tariff *= 1.1;
            m.streams.front().price = 1.3;
            break;
        case 7: m.informal.places_per_10000 *= 2.0; break;
        default: m.team.case_hours.values = {0.2, 0.4, 1.0}; break;
    }
}

}  // namespace

Study random_study(std::uint64_t number) {
    Dice dice{number};
    Study study;
    study.label = {"random", "willekeurig", "random"};
    study.period = {.calendar = Calendar{Date{2026, 1, 1}},
                    .first_year = 2026,
                    .start_year = 2028,
                    .end_year = 2031};
    study.replications = 2;
    study.seed = number;
    study.names = {.types = labels("type", dice.count(1, 3)),
                   .domains = labels("domain", dice.count(1, 4)),
                   .routes = labels("route", dice.count(1, 4)),
                   .roles = labels("role", dice.count(1, 2)),
                   .streams = labels("stream", dice.count(1, 4)),
                   .products = labels("product", dice.count(1, 5))};
    const std::size_t areas = dice.count(1, 2);
    study.baseline.label = {"baseline", "nu", "now"};
    for (std::size_t a = 0; a < areas; ++a) {
        study.areas.push_back({"area" + std::to_string(a), "", ""});
        study.baseline.areas.push_back(
            {Stage{.from = Instant{0}, .model = model(dice, study.names)}});
    }
    const std::size_t scenarios = dice.count(1, 3);
    for (std::size_t s = 0; s < scenarios; ++s) {
        Scenario scenario = study.baseline;
        scenario.label.id = "scenario" + std::to_string(s);
        if (s > 0 || dice.chance(0.7)) {
            const int year = 2028 + static_cast<int>(dice.count(0, 2));
            const auto month = static_cast<unsigned>(dice.chance(0.5) ? 1 : dice.count(1, 12));
            const auto day = static_cast<unsigned>(month == 1 ? 1 : dice.count(1, 28));
            const Instant from =
                study.period.calendar.at({.year = year, .month = month, .day = day});
            for (Timeline& timeline : scenario.areas) {
                Stage stage{.from = from, .model = timeline.back().model};
                measure(dice, stage.model);
                timeline.push_back(stage);
                if (dice.chance(0.3)) {  // a ramp goes on in steps
                    for (int step = 0; step < 4; ++step) {
                        stage.from = stage.from + Span{4 * one_week.value()};
                        if (stage.from >= study.period.end()) {
                            break;
                        }
                        stage.model.roles.front().fte += 0.25;
                        stage.model.routes.front().reach *= 1.1;
                        timeline.push_back(stage);
                    }
                }
            }
            scenario.differs_from = from;
        }
        study.scenarios.push_back(scenario);
    }
    return study;
}

Study random_study_with_levers(std::uint64_t number) {
    Study study = random_study(number);
    study.names.payers = labels("payer", 2);
    study.names.indicators = labels("indicator", 2);
    for_each_model(study, [&study, number](Model& m) {  // the same in every scenario
        Dice dice{number + 1'000'000};
        levers(dice, m);
        counted_beside(dice, study.names, m);
    });
    return study;
}

}  // namespace gebied::test

#include "world/compiled_stage.hpp"
#include "world/staff_slot.hpp"
#include "world/units.hpp"

#include "gebied/base/contract.hpp"
#include "gebied/base/ids.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace gebied {
namespace {

constexpr std::array<Severity, severity_levels> levels{Severity::light, Severity::serious,
                                                       Severity::acute};

/// What an id adds to the address of a draw.
std::uint32_t luck_key(const std::string& id) {
    return static_cast<std::uint32_t>(stable_hash(id));
}

CourseRates course_rates(const Model& model, std::size_t d, Severity s) {
    CourseRates rates;
    const Domain& domain = model.domains[d];
    rates.worsen = s == Severity::acute ? 0.0 : per_second(domain.worsening_per_year.at(s));
    rates.recover = per_second(domain.recovery_per_year.at(s));
    rates.crisis = s == Severity::acute ? per_second(domain.crisis_per_year) : 0.0;
    rates.eviction = s == Severity::light ? 0.0 : per_second(domain.eviction_per_year);
    rates.without_recovery = rates.worsen + rates.crisis + rates.eviction;
    for (std::size_t r = 0; r < model.routes.size(); ++r) {
        const Route& route = model.routes[r];
        rates.routes[r] = per_second(route.requests_per_year.at(s)) * route.domain_factor[d];
        rates.without_recovery += rates.routes[r];
    }
    return rates;
}

CompiledDomain compile_domain(const Model& model, std::size_t d) {
    CompiledDomain to{model.domains[d]};
    for (const Severity s : levels) {
        to.course[static_cast<std::size_t>(s) - 1] = course_rates(model, d, s);
    }
    double most = 0.0;
    for (std::size_t r = 0; r < model.routes.size(); ++r) {
        if (model.routes[r].leads_to == Access::team && to.course[1].routes[r] > most) {
            most = to.course[1].routes[r];
            to.usual_route = static_cast<std::uint8_t>(r);
        }
    }
    for (std::size_t other = 0; other < model.domains.size(); ++other) {
        to.cascades = to.cascades || (other != d && model.domains[other].cascade[d] != 1.0);
    }
    return to;
}

CompiledRoute compile_route(const Route& from, std::size_t domains) {
    CompiledRoute to{from};
    for (std::size_t d = 0; d < domains; ++d) {
        to.at_onset[d] = from.domain_factor[d] > 0.0 ? from.asks_at_onset : 0.0;
    }
    return to;
}

CompiledProduct compile_product(const Product& from) {
    CompiledProduct to{from};
    constexpr double cents_per_euro = 100.0;
    to.cents_per_second = per_second(from.tariff * cents_per_euro);
    to.stay = sampler_of(from.duration);
    const double year =
        static_cast<double>(one_year.value()) / static_cast<double>(one_day.value());
    switch (from.payment) {
        case PaymentForm::effort: to.at_once = from.lump_sum; break;
        case PaymentForm::output:
            to.at_once =
                from.lump_sum + from.tariff * from.realised_use * mean_days(from.duration) / year;
            break;
        case PaymentForm::task: to.at_once = 0.0; break;
    }
    return to;
}

CompiledRole compile_role(const Role& from, std::size_t domains) {
    CompiledRole to{from};
    constexpr double minutes_per_hour = 60.0;
    to.minutes_per_week = from.hours_per_week * minutes_per_hour * (1.0 - from.leave_share);
    to.filling = sampler_of(from.vacancy);
    for (std::size_t d = 0; d < domains; ++d) {
        to.domains_known += from.knows[d] > 0.0 ? 1.0 : 0.0;
    }
    return to;
}

CompiledTeam compile_team(const Model& model) {
    const Team& from = model.team;
    CompiledTeam to{from};
    const std::array<double, 3> hours{from.intake_hours_light, from.intake_hours,
                                      from.intake_hours_multiple};
    constexpr double days_per_week = 7.0;
    const double weeks = std::max(from.intake_days, 1.0) / days_per_week;
    for (std::size_t i = 0; i < hours.size(); ++i) {
        to.intake_minutes_per_week[i] = minutes_from_hours(hours[i] / weeks);
    }
    to.case_duration = sampler_of(from.duration);
    constexpr double minutes_per_hour = 60.0;
    constexpr double per_inhabitants = 1000.0;
    to.contact_minutes =
        from.contact_hours * minutes_per_hour * model.households.inhabitants / per_inhabitants;
    return to;
}

CompiledInformal compile_informal(const Model& model) {
    CompiledInformal to{model.informal};
    constexpr double reference_inhabitants = 10000.0;
    constexpr double enough = 1.0e15;  // still a whole number of places
    to.places = std::llround(std::min(
        to.places_per_10000 * model.households.inhabitants / reference_inhabitants, enough));
    to.support_duration = sampler_of(to.duration);
    return to;
}

/// Cumulative shares of the products in one row, bounded by one: what a multiplier pushes above it is cut.
template <class ShareOf>
std::vector<ReferralShare> cumulative(std::size_t products, ShareOf&& share_of) {
    std::vector<ReferralShare> row;
    double sum = 0.0;
    for (std::size_t p = 0; p < products; ++p) {
        const double share = share_of(p);
        if (share > 0.0) {
            sum = std::min(1.0, sum + share);
            row.push_back({static_cast<std::uint8_t>(p), sum});
        }
    }
    return row;
}

}  // namespace

int bands_for(double factor) {
    int bands = 0;
    for (double bound = 1.0; bound < factor; bound *= 2.0) {
        ++bands;
    }
    return bands;
}

Sampler sampler_of(const DurationLaw& law) {
    const Span span{seconds_from_days(law.days)};
    switch (law.kind) {
        case DurationLaw::Kind::exponential: return Sampler{Law::exponential(span)};
        case DurationLaw::Kind::lognormal: return Sampler{Law::lognormal(span, law.shape)};
        case DurationLaw::Kind::weibull: return Sampler{Law::weibull(span, law.shape)};
        case DurationLaw::Kind::erlang:
            return Sampler{Law::erlang(static_cast<int>(law.shape), span)};
        case DurationLaw::Kind::fixed: break;
    }
    return Sampler{Law::fixed(span)};
}

CompiledStage compile(const Names& names, const Stage& stage) {
    const Model& model = stage.model;
    expects(names.domains.size() == model.domains.size() &&
                names.products.size() == model.products.size() &&
                names.streams.size() == model.streams.size() &&
                names.routes.size() == model.routes.size() &&
                names.roles.size() == model.roles.size() &&
                names.types.size() == model.types.size() &&
                names.payers.size() == model.payers.size() &&
                names.indicators.size() == model.indicators.size(),
            "a model has an entry for every name");
    CompiledStage to{.from = stage.from.seconds(),
                     .domains = model.domains.size(),
                     .products = model.products.size(),
                     .streams = model.streams.size(),
                     .routes = model.routes.size(),
                     .team = compile_team(model),
                     .informal = compile_informal(model),
                     .financing = model.financing,
                     .effects = model.effects,
                     .community = model.community};
    double largest = 1.0;
    for (std::size_t d = 0; d < to.domains; ++d) {
        to.domain[d] = compile_domain(model, d);
        to.domain[d].key = luck_key(names.domains[d].id);
        largest = std::max(
            {largest, to.domain[d].worsening_while_helped, to.domain[d].recovery_while_helped});
        for (std::size_t s = 0; s < severity_levels; ++s) {
            to.referral[d][s] = cumulative(to.products, [&](std::size_t p) {
                return model.products[p].referral.values[d][s] *
                       model.effects.referral_to_specialist;
            });
            to.at_counter[d][s] = cumulative(to.products, [&](std::size_t p) {
                return model.products[p].at_counter.values[d][s];
            });
        }
        to.from_team[d] =
            cumulative(to.products, [&](std::size_t p) { return model.products[p].from_team[d]; });
    }
    for (std::size_t r = 0; r < to.routes; ++r) {
        to.route[r] = compile_route(model.routes[r], to.domains);
        largest = std::max(largest, to.route[r].reach * std::max(1.0, to.route[r].light_reach));
    }
    to.course_bands = bands_for(largest);
    for (std::size_t p = 0; p < to.products; ++p) {
        to.product.push_back(compile_product(model.products[p]));
        to.product.back().key = luck_key(names.products[p].id);
    }
    for (std::size_t r = 0; r < model.roles.size(); ++r) {
        to.role.push_back(compile_role(model.roles[r], to.domains));
        to.role.back().subject = staff_subject(names.roles[r].id);
    }
    to.stream = model.streams;
    to.payer = model.payers;
    for (std::size_t i = 0; i < model.indicators.size(); ++i) {
        to.indicator.push_back({model.indicators[i], luck_key(names.indicators[i].id)});
    }
    return to;
}

}  // namespace gebied

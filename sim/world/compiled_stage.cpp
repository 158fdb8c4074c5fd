#include "world/compiled_stage.hpp"
#include "world/staff_slot.hpp"

#include "gebied/base/contract.hpp"
#include "gebied/base/ids.hpp"
#include "gebied/model/parameter_table.hpp"
#include "gebied/world/plan.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace gebied {
namespace {

constexpr double seconds_per_year = static_cast<double>(one_year.value());
constexpr double seconds_per_day = static_cast<double>(one_day.value());
constexpr double days_per_week = 7.0;
constexpr double minutes_per_hour = 60.0;
constexpr std::array<Severity, severity_levels> levels{Severity::light, Severity::serious,
                                                       Severity::acute};

double per_second(double per_year) {
    return per_year / seconds_per_year;
}

std::int64_t seconds_from_days(double days) {
    return std::llround(days * seconds_per_day);
}

std::int64_t minutes_from_hours(double hours) {
    return std::llround(hours * minutes_per_hour);
}

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
    rates.without_recovery = rates.worsen + rates.crisis;
    for (std::size_t r = 0; r < model.routes.size(); ++r) {
        const Route& route = model.routes[r];
        rates.routes[r] = per_second(route.requests_per_year.at(s)) * route.domain_factor.values[d];
        rates.without_recovery += rates.routes[r];
    }
    return rates;
}

CompiledDomain compile_domain(const Model& model, std::size_t d) {
    const Domain& from = model.domains[d];
    CompiledDomain to;
    for (const Severity s : levels) {
        to.course[static_cast<std::size_t>(s) - 1] = course_rates(model, d, s);
    }
    to.worsening_while_helped = from.worsening_while_helped;
    to.recovery_while_helped = from.recovery_while_helped;
    to.cascade = from.cascade.values;
    to.relapse_first = per_second(from.relapse_first_year);
    to.relapse_second = per_second(from.relapse_second_year);
    to.crisis_cost = money_from_euros(from.crisis_cost);
    to.crisis_raises = from.crisis_raises.values;
    to.starts_serious = from.starts_serious;
    to.starts_acute = from.starts_acute;
    to.basic = from.basic_need > 0.0;
    to.ends_at_adulthood = from.ends_at_adulthood > 0.0;
    to.leads_to_long_term_care = from.leads_to_long_term_care > 0.0;
    double most = 0.0;
    for (std::size_t r = 0; r < model.routes.size(); ++r) {
        if (model.routes[r].leads_to == Access::team && to.course[1].routes[r] > most) {
            most = to.course[1].routes[r];
            to.usual_route = static_cast<std::uint8_t>(r);
        }
    }
    for (std::size_t other = 0; other < model.domains.size(); ++other) {
        to.cascades = to.cascades || (other != d && model.domains[other].cascade.values[d] != 1.0);
    }
    return to;
}

CompiledRoute compile_route(const Route& from, std::size_t domains) {
    CompiledRoute to;
    to.leads_to = from.leads_to;
    to.reach = from.reach;
    to.while_helped = from.while_helped > 0.0;
    for (std::size_t d = 0; d < domains; ++d) {
        to.at_onset[d] = from.domain_factor.values[d] > 0.0 ? from.asks_at_onset : 0.0;
    }
    return to;
}

CompiledProduct compile_product(const Product& from) {
    return {.stream = static_cast<std::uint8_t>(from.stream.value()),
            .outside = from.outside_ceiling > 0.0,
            .covers_need = from.covers_need > 0.0,
            .guaranteed = from.guaranteed > 0.0,
            .tariff = from.tariff * 100.0 / seconds_per_year,
            .lump_sum = money_from_euros(from.lump_sum),
            .cost_spread = from.cost_spread,
            .duration = sampler_of(from.duration),
            .indicated = seconds_from_days(from.indicated_days),
            .realised_use = from.realised_use,
            .solved = from.solved,
            .improved = from.improved,
            .prolonged = from.prolonged,
            .parallel = from.parallel,
            .places = std::llround(from.places),
            .weight = std::llround(from.weight),
            .decision = seconds_from_days(from.decision_days),
            .giving_up = per_second(from.giving_up_per_year),
            .inquiry_term = seconds_from_days(from.inquiry_term_days),
            .decision_term = seconds_from_days(from.decision_term_days)};
}

CompiledTeam compile_team(const Team& from) {
    CompiledTeam to{.direct_share = from.direct_share,
                    .acute_first = from.queue_order == TeamOrder::acute_first,
                    .head_blocks = from.head_of_queue == QueueRule::stop,
                    .inquiry_term = seconds_from_days(from.inquiry_term_days),
                    .intake_duration = seconds_from_days(from.intake_days),
                    .cases_per_fte = from.cases_per_fte,
                    .duration = sampler_of(from.duration),
                    .solved = from.solved,
                    .improved = from.improved,
                    .prolonged = from.prolonged,
                    .steps_up = from.steps_up,
                    .giving_up = per_second(from.giving_up_per_year),
                    .bridging_minutes = minutes_from_hours(from.bridging_hours),
                    .management_minutes = minutes_from_hours(from.case_management_hours),
                    .reindication_minutes = minutes_from_hours(from.reindication_hours)};
    const std::array<double, 3> hours{from.intake_hours_light, from.intake_hours,
                                      from.intake_hours_multiple};
    const double weeks = std::max(from.intake_days / days_per_week, 1.0 / days_per_week);
    for (std::size_t i = 0; i < hours.size(); ++i) {
        to.intake_minutes[i] = minutes_from_hours(hours[i]);
        to.intake_weekly_minutes[i] = std::llround(hours[i] * minutes_per_hour / weeks);
        to.case_minutes[i] = minutes_from_hours(from.case_hours.values[i]);
    }
    to.planned_minutes = {
        from.planned_outreach * minutes_per_hour, from.planned_organising * minutes_per_hour,
        from.planned_prevention * minutes_per_hour, from.planned_collective * minutes_per_hour};
    return to;
}

CompiledInformal compile_informal(const Model& model) {
    const Informal& from = model.informal;
    constexpr double reference_inhabitants = 10000.0;
    return {
        .places = std::llround(std::min(
            from.places_per_10000 * model.households.inhabitants / reference_inhabitants, 1.0e15)),
        .share = from.share.values,
        .duration = sampler_of(from.duration),
        .solved = from.solved,
        .improved = from.improved,
        .steps_up = from.steps_up,
        .places_per_organised_hour = from.places_per_organised_hour,
        .organising_half_life = from.organising_half_life * seconds_per_day};
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

int bands_for(double factor) {
    int bands = 0;
    for (double bound = 1.0; bound < factor; bound *= 2.0) {
        ++bands;
    }
    return bands;
}

}  // namespace

Sampler sampler_of(const DurationLaw& law) {
    const Span span{std::llround(law.days * seconds_per_day)};
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
                names.types.size() == model.types.size(),
            "a model has an entry for every name");
    CompiledStage to{.from = stage.from.seconds(),
                     .domains = model.domains.size(),
                     .products = model.products.size(),
                     .streams = model.streams.size(),
                     .routes = model.routes.size(),
                     .team = compile_team(model.team),
                     .informal = compile_informal(model),
                     .financing = model.financing,
                     .effects = model.effects};
    double largest = 1.0;
    for (std::size_t d = 0; d < to.domains; ++d) {
        to.domain[d] = compile_domain(model, d);
        to.domain[d].key = luck_key(names.domains[d].id);
        largest = std::max(
            {largest, to.domain[d].worsening_while_helped, to.domain[d].recovery_while_helped});
        for (std::size_t s = 0; s < severity_levels; ++s) {
            to.referral[d][s] = cumulative(to.products, [&](std::size_t p) {
                return model.products[p].referral.values[d].values[s] *
                       model.effects.referral_to_specialist;
            });
            to.at_counter[d][s] = cumulative(to.products, [&](std::size_t p) {
                return model.products[p].at_counter.values[d].values[s];
            });
        }
        to.from_team[d] = cumulative(
            to.products, [&](std::size_t p) { return model.products[p].from_team.values[d]; });
    }
    for (std::size_t r = 0; r < to.routes; ++r) {
        to.route[r] = compile_route(model.routes[r], to.domains);
        largest = std::max(largest, to.route[r].reach);
    }
    to.course_bands = bands_for(largest);
    for (std::size_t p = 0; p < to.products; ++p) {
        to.product.push_back(compile_product(model.products[p]));
        to.product.back().key = luck_key(names.products[p].id);
    }
    for (std::size_t r = 0; r < model.roles.size(); ++r) {
        const Role& role = model.roles[r];
        to.role.push_back(
            {.fte = role.fte,
             .fte_per_person = role.fte_per_person,
             .minutes_per_week = role.hours_per_week * minutes_per_hour * (1.0 - role.leave_share),
             .casework = role.casework,
             .community_work = role.community_work,
             .cost = role.cost_per_fte,
             .vacancy = sampler_of(role.vacancy),
             .learning = seconds_from_days(role.learning_days),
             .learning_productivity = role.learning_productivity,
             .subject = staff_subject(names.roles[r].id)});
    }
    for (std::size_t s = 0; s < to.streams; ++s) {
        const Stream& stream = model.streams[s];
        to.stream[s] = {.budget = money_from_euros(stream.budget),
                        .shift = money_from_euros(stream.shift),
                        .fixed = money_from_euros(stream.fixed_lines),
                        .set_aside = money_from_euros(stream.set_aside),
                        .pooled_share = stream.pooled_share,
                        .indexation = stream.indexation,
                        .act = stream.act};
    }
    return to;
}

Plan::Plan(const Names& names, const Timeline& timeline, const Period& period) {
    expects(!timeline.empty() && timeline.front().from.seconds() == 0,
            "a timeline begins at instant 0");
    auto stages = std::make_shared<std::vector<CompiledStage>>();
    const Model* before = nullptr;
    for (const Stage& stage : timeline) {
        expects(stage.from < period.end(), "a stage begins within the period");
        // A measure that changes nothing is no event: the future must be the same to the last bit.
        if (before == nullptr || !same_parameters(*before, stage.model)) {
            stages->push_back(compile(names, stage));
        }
        before = &stage.model;
    }
    stages_ = std::move(stages);
}

}  // namespace gebied

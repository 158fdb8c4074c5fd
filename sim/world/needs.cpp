// Needs of households: how they begin, worsen, recover, are brought forward and come back.
#include "world/area_world.hpp"
#include "world/records.hpp"
#include "world/units.hpp"

#include "gebied/base/contract.hpp"
#include "gebied/base/mathematics.hpp"

#include <algorithm>
#include <cmath>

namespace gebied {
namespace {

constexpr std::int64_t band_cell =
    one_year.value();  ///< onset candidates above the base rate are drawn per cell
constexpr std::uint32_t band_episode = 1U << 28U;
/// An event notes the number of a candidate in 8 bits; this one stands for itself and all above it.
constexpr std::uint32_t most_noted = 0xFFU;

/// The episode that a candidate begins, an address of luck of its own. A study has fewer than 256 cells, so that the
/// number goes on beside the cell, and then above the mark of a band.
std::uint32_t episode_in_band(unsigned band, std::uint32_t cell, std::uint32_t number) {
    const std::uint32_t beyond = number >> 8U;
    return band_episode | (band << 24U) | (cell << 8U) | (number & 0xFFU) |
           ((beyond & 0xFFU) << 16U) | ((beyond >> 8U) << 29U);
}

std::int64_t waiting_time(double uniform, double rate) {
    return portable::nearest(std::min(-portable::log(uniform) / rate, 3.0e11));
}

Severity worse(Severity s) {
    return static_cast<Severity>(static_cast<int>(s) + 1);
}
Severity better(Severity s) {
    return static_cast<Severity>(static_cast<int>(s) - 1);
}
bool is_serious(Severity s) {
    return s >= Severity::serious;
}

}  // namespace

void AreaWorld::begin_life(std::uint32_t h, std::uint64_t subject, TypeIndex type, bool at_start) {
    Household& household = households_[h];
    const Traits traits =
        at_start ? fate_->residents()[h] : population_->traits(luck(), subject, type);
    household.subject = subject;
    household.frailty = static_cast<float>(traits.frailty);
    household.strength = static_cast<float>(traits.strength);
    household.type = static_cast<std::uint8_t>(type.value());
    household.low_income = traits.low_income ? 1 : 0;
    household.present = 1;
    enter(present_, layout_->at(Counter::household_time));
    for (std::size_t d = 0; d < domains_; ++d) {
        Need& n = need(h, d);
        n.episode = 0;
        n.step = 0;
        n.route = stage_->domain[d].usual_route;
        const DomainIndex domain{static_cast<std::uint32_t>(d)};
        if ((at_start || traits.brings_needs) && population_->may_start_with(type, domain)) {
            const Draw q = luck().draw(subject, Question::newcomer_needs, occasion(d, 0), 0);
            const Severity s = population_->start_severity(type, domain, traits, q.first());
            if (s != Severity::none) {
                set_severity(h, d, s);
            }
        }
    }
    if (!at_start) {
        for (std::size_t d = 0; d < domains_; ++d) {
            if (need(h, d).severity != Severity::none) {
                schedule_course(h, d);
            }
        }
        schedule_onset_bands(h);
    }
    take_stock(h);
}

void AreaWorld::end_life(std::uint32_t h) {
    Household& household = households_[h];
    household.present = 0;
    leave(present_, layout_->at(Counter::household_time));
    stop_staying_home(h);
    if (waits(household.team)) {
        count(Counter::team_left);
        leave_queue(h);
    } else if (household.team != TeamState::none) {
        close_team(h);
    }
    while (household.first_service != none) {
        const std::uint32_t s = household.first_service;
        stop_service(s);
        services_[s].former = 1;
    }
    for (std::size_t d = 0; d < domains_; ++d) {
        Need& n = need(h, d);
        stop_informal(h, d);
        n.remove_all();
        set_severity(h, d, Severity::none);
        move_to(n, Rung::outside);
        ++n.stamp;
    }
    household.bands = 0;
    household.acts = 0;
    household.had = 0;
    household.waited = 0;
    cost_this_year_[h] = 0;
    cost_last_year_[h] = 0;
    take_stock(h);
    ++household.team_stamp;
}

void AreaWorld::set_severity(std::uint32_t h, std::size_t d, Severity to) {
    Need& n = need(h, d);
    const Severity from = n.severity;
    if (from == to) {
        return;
    }
    const std::size_t kinds = severity_levels;
    if (from != Severity::none) {
        const std::size_t i = d * kinds + static_cast<std::size_t>(from) - 1;
        leave(need_stock_[i], layout_->at(Counter::need_time, i));
    }
    n.severity = to;
    ++n.stamp;
    if (to == Severity::none) {
        n.remove(Helper::asked);
    } else {
        const std::size_t i = d * kinds + static_cast<std::size_t>(to) - 1;
        enter(need_stock_[i], layout_->at(Counter::need_time, i));
    }
    if (is_serious(to) && !is_serious(from) && (from != Severity::none || n.episode != 0)) {
        count(Counter::became_serious, d, 1);  // not what a household brings along
    }
    // A lighter case may fit where a heavier one did not.
    hours_freed_ = hours_freed_ || households_[h].team == TeamState::waiting_case;
    if (stage_->domain[d].cascades && is_serious(to) && !is_serious(from)) {
        schedule_onset_bands(h);
    }
}

void AreaWorld::take_stock(std::uint32_t h) {
    Household& household = households_[h];
    bool unhelped = false;
    for (std::size_t d = 0; d < domains_; ++d) {
        Need& n = need(h, d);
        if (household.present != 0) {
            move_to(n, n.rung());
        }
        unhelped = unhelped || (is_serious(n.severity) && !n.helped());
    }
    if (unhelped != (household.unhelped != 0)) {
        household.unhelped = unhelped ? 1 : 0;
        const std::size_t column = layout_->at(Counter::unhelped_serious_time);
        const std::size_t column_of_type =
            layout_->at(Counter::unhelped_serious_by_type, household.type);
        if (unhelped) {
            enter(unhelped_, column);
            enter(unhelped_by_type_[household.type], column_of_type);
        } else {
            leave(unhelped_, column);
            leave(unhelped_by_type_[household.type], column_of_type);
        }
    }
}

/// Counts the flow of a need to another rung. That nothing was the matter before a household came, or is when
/// it goes, is no flow.
void AreaWorld::move_to(Need& n, Rung to) {
    const Rung from = n.counted();
    if (from == to) {
        return;
    }
    n.count_at(to);
    if (std::max(from, to) > Rung::no_need) {
        row_[layout_->at(Counter::flow, static_cast<std::size_t>(from) * rung_count +
                                            static_cast<std::size_t>(to))] += 1;
    }
    if (to >= first_rung_of_help && stage_->routes > 0) {
        const auto rung =
            static_cast<std::size_t>(to) - static_cast<std::size_t>(first_rung_of_help);
        row_[layout_->at(Counter::brought, std::size_t{n.route} * rungs_of_help + rung)] += 1;
    }
}

double AreaWorld::onset_multiplier(std::uint32_t h, std::size_t d) const {
    double product = stage_->effects.prevention_on_onset * community_on_onset_;
    for (std::size_t other = 0; other < domains_; ++other) {
        if (other != d && is_serious(need(h, other).severity)) {
            product *= stage_->domain[d].cascade[other];
        }
    }
    return product;
}

void AreaWorld::try_onset(const FateEvent& event) {
    const std::uint32_t h = event.slot;
    const std::size_t d = event.mark;
    if (need(h, d).severity != Severity::none || double{event.height} >= onset_multiplier(h, d)) {
        return;
    }
    onset(h, d, event.number);
    note((std::uint64_t{h} << 16U) | (std::uint64_t{event.mark} << 8U) | 128U);
}

void AreaWorld::onset(std::uint32_t h, std::size_t d, std::uint32_t episode) {
    Need& n = need(h, d);
    n.episode = episode;
    n.step = 0;
    const Draw detail =
        luck().draw(households_[h].subject, Question::onset_detail, occasion(d, episode), 0);
    const CompiledDomain& domain = stage_->domain[d];
    const double pick = detail.quarter(0);
    const Severity severity = pick < domain.starts_acute ? Severity::acute
                              : pick < domain.starts_acute + domain.starts_serious
                                  ? Severity::serious
                                  : Severity::light;
    count(Counter::onsets, d, 1);
    set_severity(h, d, severity);
    double ask = detail.quarter(1);
    for (std::size_t r = 0; r < stage_->routes; ++r) {
        const double chance = stage_->route[r].at_onset[d];
        if (ask < chance) {
            request(h, d, r);
            break;
        }
        ask -= chance;
    }
    if (n.severity != Severity::none) {
        schedule_course(h, d);
    }
    take_stock(h);
}

// --- candidates above the base rate: bands of height (1, 2], (2, 4], ... per cell of a year

void AreaWorld::schedule_onset_bands(std::uint32_t h) {
    double largest = 1.0;
    for (std::size_t d = 0; d < domains_; ++d) {
        largest = std::max(largest, onset_multiplier(h, d));
    }
    int band = 1;
    for (double bound = 1.0; bound < largest; bound *= 2.0, ++band) {
        if ((households_[h].bands & (1U << static_cast<unsigned>(band))) == 0) {
            schedule_onset_band(h, band, now_);
        }
    }
}

/// Candidates per second of a household in a band.
double AreaWorld::band_rate(const Household& household, unsigned band) const {
    const double total =
        population_->onset_per_year(TypeIndex{household.type}, household.low_income != 0);
    const auto width = static_cast<double>(1U << (band - 1U));
    return total * double{household.frailty} * width / static_cast<double>(one_year.value());
}

/// The luck of a candidate: when it comes after the one before it, in which domain, and how high.
Draw AreaWorld::band_draw(const Household& household, unsigned band, std::uint32_t cell,
                          std::uint32_t number) const {
    return luck().draw(household.subject, Question::onset_in_band, (band << 16U) | cell, number);
}

void AreaWorld::schedule_onset_band(std::uint32_t h, int band, std::int64_t after) {
    Household& household = households_[h];
    const auto unsigned_band = static_cast<unsigned>(band);
    const double rate = band_rate(household, unsigned_band);
    household.bands = static_cast<std::uint8_t>(household.bands & ~(1U << unsigned_band));
    if (rate <= 0.0) {
        return;
    }
    const std::int64_t end = setting_->period.end().seconds();
    for (std::int64_t cell = after / band_cell; cell * band_cell < end; ++cell) {
        std::int64_t at = cell * band_cell;
        for (std::uint32_t n = 1;; ++n) {
            at += waiting_time(
                band_draw(household, unsigned_band, static_cast<std::uint32_t>(cell), n).first(),
                rate);
            if (at >= (cell + 1) * band_cell) {
                break;
            }
            if (at > after) {
                household.bands =
                    static_cast<std::uint8_t>(household.bands | (1U << unsigned_band));
                const std::uint32_t noted = std::min(n, most_noted);
                queue_.push({.at = at,
                             .subject = h,
                             .stamp = static_cast<std::uint16_t>((household.life << 8U) | noted),
                             .kind = EventKind::onset_in_band,
                             .domain = static_cast<std::uint8_t>(band)});
                return;
            }
        }
    }
    household.bands = static_cast<std::uint8_t>(household.bands | (1U << unsigned_band));
}

/// The number of a candidate within its cell: as its event notes it, or, beyond what fits there, counted again.
std::uint32_t AreaWorld::number_in_cell(const Household& household, const Event& event) const {
    const std::uint32_t noted = event.stamp & most_noted;
    if (noted < most_noted) {
        return noted;
    }
    const unsigned band{event.domain};
    const double rate = band_rate(household, band);
    const std::int64_t cell = event.at / band_cell;
    std::uint32_t n = 0;
    for (std::int64_t at = cell * band_cell; n == 0 || at < event.at;) {
        ++n;
        at += waiting_time(band_draw(household, band, static_cast<std::uint32_t>(cell), n).first(),
                           rate);
    }
    return n;
}

void AreaWorld::try_onset_in_band(const Event& event) {
    const std::uint32_t h = event.subject;
    Household& household = households_[h];
    const auto band = unsigned{event.domain};
    if ((household.bands & (1U << band)) == 0 || (event.stamp >> 8U) != (household.life & 0xFFU)) {
        return;
    }
    double largest = 1.0;
    for (std::size_t d = 0; d < domains_; ++d) {
        largest = std::max(largest, onset_multiplier(h, d));
    }
    const auto bottom = static_cast<double>(1U << (band - 1U));
    if (largest <= bottom) {
        household.bands = static_cast<std::uint8_t>(household.bands & ~(1U << band));
        return;
    }
    const auto cell = static_cast<std::uint32_t>(event.at / band_cell);
    const std::uint32_t n = number_in_cell(household, event);
    const Draw draw = band_draw(household, band, cell, n);
    const TypeIndex type{household.type};
    double mark = draw.quarter(2) * population_->onset_per_year(type, household.low_income != 0);
    std::size_t d = 0;
    for (; d + 1 < domains_; ++d) {
        const double own = population_->onset_per_year(
            type, DomainIndex{static_cast<std::uint32_t>(d)}, household.low_income != 0);
        if (mark < own) {
            break;
        }
        mark -= own;
    }
    const double height = bottom * (1.0 + draw.quarter(3));
    schedule_onset_band(h, static_cast<int>(band), event.at);
    if (need(h, d).severity == Severity::none && height < onset_multiplier(h, d)) {
        onset(h, d, episode_in_band(band, cell, n));
        note((std::uint64_t{h} << 16U) | (d << 8U) | 129U);
    }
}

void AreaWorld::raise_onset_bands() {
    for (std::uint32_t h = 0; h < households_.size(); ++h) {
        if (households_[h].present != 0) {
            schedule_onset_bands(h);
        }
    }
}

// --- the course of a need

/// Draws candidates for every need up to a higher multiplier; what was drawn stays.
void AreaWorld::raise_course_bands(int bands) {
    const int had = course_bands_;
    course_bands_ = std::max(had, bands);
    for (std::uint32_t h = 0; course_bands_ > had && h < households_.size(); ++h) {
        for (std::size_t d = 0; d < domains_; ++d) {
            for (int band = had + 1; band <= course_bands_ && need(h, d).severity != Severity::none;
                 ++band) {
                schedule_course_band(h, d, band, 1);
            }
        }
    }
}

void AreaWorld::schedule_course(std::uint32_t h, std::size_t d) {
    schedule_course_band(h, d, 0, 0);
    for (int band = 1; band <= course_bands_; ++band) {
        schedule_course_band(h, d, band, 1);
    }
}

void AreaWorld::schedule_course_band(std::uint32_t h, std::size_t d, int band,
                                     std::uint32_t count) {
    Need& n = need(h, d);
    const CourseRates& rates = stage_->domain[d].course[static_cast<std::size_t>(n.severity) - 1];
    const double base = rates.without_recovery + rates.recover * double{households_[h].strength};
    if (base <= 0.0) {
        return;
    }
    if (band == 0) {
        ++n.step;
        const Draw draw = luck().draw(households_[h].subject, Question::need_course,
                                      occasion(d, n.episode), n.step);
        queue_.push({.at = now_ + waiting_time(draw.first(), base),
                     .subject = h,
                     .stamp = n.stamp,
                     .kind = EventKind::course,
                     .domain = static_cast<std::uint8_t>(d)});
        return;
    }
    expects(band > 0, "a band lies above the base rate");
    const double width = static_cast<double>(1U << static_cast<unsigned>(band - 1));
    const std::uint32_t address =
        (static_cast<std::uint32_t>(band) << 28U) | (std::uint32_t{n.step} << 12U) | count;
    const Draw draw =
        luck().draw(households_[h].subject, Question::need_course, occasion(d, n.episode), address);
    const std::int64_t at = now_ + waiting_time(draw.first(), base * width);
    if (at >= setting_->period.end().seconds()) {
        return;
    }
    const std::uint32_t record = take_record(band_courses_, free_band_courses_);
    band_courses_[record] = {.household = h,
                             .count = count,
                             .stamp = n.stamp,
                             .domain = static_cast<std::uint8_t>(d),
                             .band = static_cast<std::uint8_t>(band)};
    queue_.push({.at = at, .subject = record, .stamp = n.step, .kind = EventKind::course_in_band});
}

void AreaWorld::try_course(const Event& event) {
    const std::uint32_t h = event.subject;
    const std::size_t d = event.domain;
    Need& n = need(h, d);
    if (n.stamp != event.stamp) {
        return;
    }
    const Draw draw =
        luck().draw(households_[h].subject, Question::need_course, occasion(d, n.episode), n.step);
    take_course(h, d, draw.second(), 0.0, 1.0);
    if (n.stamp == event.stamp && n.severity != Severity::none) {
        schedule_course_band(h, d, 0, 0);
    }
}

void AreaWorld::try_course_in_band(const Event& event) {
    const BandCourse record = band_courses_[event.subject];
    free_band_courses_.push_back(event.subject);
    Need& n = need(record.household, record.domain);
    if (n.stamp != record.stamp) {
        return;
    }
    const std::uint32_t address =
        (std::uint32_t{record.band} << 28U) | (std::uint32_t{event.stamp} << 12U) | record.count;
    const Draw draw = luck().draw(households_[record.household].subject, Question::need_course,
                                  occasion(record.domain, n.episode), address);
    const auto bottom = static_cast<double>(1U << (record.band - 1U));
    take_course(record.household, record.domain, draw.second(), bottom, bottom);
    if (n.stamp == record.stamp && n.severity != Severity::none) {
        schedule_course_band(record.household, record.domain, record.band, record.count + 1);
    }
}

void AreaWorld::take_course(std::uint32_t h, std::size_t d, double pick, double height_from,
                            double height_width) {
    Need& n = need(h, d);
    const CompiledDomain& domain = stage_->domain[d];
    const CourseRates& rates = domain.course[static_cast<std::size_t>(n.severity) - 1];
    const double recover = rates.recover * double{households_[h].strength};
    const bool helped = n.helped();
    // One uniform picks what would happen and, within it, the height at which it is accepted.
    double left = pick * (rates.without_recovery + recover);
    const auto accepted = [&](double rate, double multiplier) {
        return height_from + height_width * (left / rate) < multiplier;
    };
    std::size_t happened = 0;
    if (left < rates.worsen) {
        if (!accepted(rates.worsen, helped ? domain.worsening_while_helped : 1.0)) {
            return;
        }
        set_severity(h, d, worse(n.severity));
        happened = 1;
    } else if ((left -= rates.worsen) < recover) {
        if (!accepted(recover, helped ? domain.recovery_while_helped : 1.0)) {
            return;
        }
        set_severity(h, d, better(n.severity));
        happened = 2;
    } else if ((left -= recover) < rates.crisis) {
        if (!accepted(rates.crisis, 1.0)) {
            return;
        }
        crisis(h, d);
        happened = 3;
    } else if ((left -= rates.crisis) < rates.eviction) {
        if (!may_be_evicted(h, d) || !accepted(rates.eviction, 1.0)) {
            return;
        }
        count(Counter::evictions, d, 1);
        crisis(h, d);
        happened = 3;
        if (n.severity != Severity::acute) {
            set_severity(h, d, Severity::acute);
            happened = 1;
        }
    } else {
        left -= rates.eviction;
        std::size_t r = 0;
        while (r + 1 < stage_->routes && left >= rates.routes[r]) {
            left -= rates.routes[r];
            ++r;
        }
        if (rates.routes[r] <= 0.0 || (n.involved() && stage_->route[r].while_helped <= 0.0) ||
            !accepted(rates.routes[r], reach_of(r, n))) {
            return;
        }
        request(h, d, r);
        happened = 4 + r;
    }
    note((std::uint64_t{h} << 16U) | (d << 8U) | (160U + happened));
    if (happened <= 2 && n.severity != Severity::none) {
        schedule_course(h, d);
    }
    take_stock(h);
    leave_if_done(h);
}

/// How often a request along a route is made, relative to the rate of the study.
double AreaWorld::reach_of(std::size_t route, const Need& n) const {
    const CompiledRoute& path = stage_->route[route];
    const bool found = path.leads_to == Access::team && !n.involved();
    const double reach = n.severity == Severity::light ? path.reach * path.light_reach : path.reach;
    return found ? reach * outreach_factor_ : reach;
}

/// Whether a need elsewhere, such as debts, makes eviction possible.
bool AreaWorld::may_be_evicted(std::uint32_t h, std::size_t d) const {
    for (std::size_t other = 0; other < domains_; ++other) {
        if (other != d && stage_->domain[other].leads_to_eviction > 0.0 &&
            is_serious(need(h, other).severity)) {
            return true;
        }
    }
    return false;
}

/// A small amount that the team gives by mandate for a serious need, at its intake and without a decision.
void AreaWorld::give_at_once(std::uint32_t h, std::size_t d) {
    const CompiledDomain& domain = stage_->domain[d];
    if (domain.small_grant <= 0.0 || !is_serious(need(h, d).severity)) {
        return;
    }
    const Money amount = money_from_euros(domain.small_grant);
    if (!ledger_.try_pay_crisis(amount)) {
        return;  // a mandate is no duty: what the reserve does not hold is not given
    }
    count(Counter::small_grants, d, 1);
    count(Counter::small_grants_cost, amount.value());
    desk_minutes_[grant_desk] += minutes_from_hours(domain.small_grant_hours);
    const double effect = stage_->effects.small_grant_on_need;
    if (effect == 0.0 || draw(h, d, Question::small_grant).first() >= std::abs(effect)) {
        return;
    }
    const Severity before = need(h, d).severity;
    if (effect > 0.0) {
        lighten(h, d);
    } else if (before != Severity::acute) {
        set_severity(h, d, worse(before));
        schedule_course(h, d);
    }
}

void AreaWorld::crisis(std::uint32_t h, std::size_t d) {
    count(Counter::crises, d, 1);
    const CompiledDomain& domain = stage_->domain[d];
    const Money cost = money_from_euros(domain.crisis_cost * area_level_);
    count(Counter::crisis_cost, cost.value());
    const Money over = cost - ledger_.pay_crisis(cost);
    if (over > Money{}) {
        ledger_.book_crisis_overrun(over);
        count(Counter::overrun_total, over.value());
        count(Counter::overrun_by_law, over.value());
    }
    for (std::size_t other = 0; other < domains_; ++other) {
        Need& n = need(h, other);
        if (domain.crisis_raises[other] <= 0.0 || n.severity == Severity::acute) {
            continue;
        }
        const Need& cause = need(h, d);
        const Draw q =
            luck().draw(households_[h].subject, Question::crisis, occasion(d, cause.episode),
                        stage_->domain[other].key ^ std::uint32_t{cause.step});
        if (q.first() < domain.crisis_raises[other]) {
            set_severity(h, other, worse(n.severity));
            schedule_course(h, other);
        }
    }
}

/// Help has solved a need; it may come back.
void AreaWorld::solve(std::uint32_t h, std::size_t d, bool followed) {
    count(Counter::solved_by_help, d, 1);
    places_of_helped_ += stage_->informal.helpers_from_solved;
    set_severity(h, d, Severity::none);
    schedule_relapse(h, d, followed);
}

/// Help has made a need one step lighter; a light need stays.
void AreaWorld::lighten(std::uint32_t h, std::size_t d) {
    const Need& n = need(h, d);
    if (n.severity > Severity::light) {
        set_severity(h, d, better(n.severity));
        schedule_course(h, d);
    }
}

void AreaWorld::schedule_relapse(std::uint32_t h, std::size_t d, bool followed) {
    const CompiledDomain& domain = stage_->domain[d];
    if (domain.relapse_first_year <= 0.0 && domain.relapse_second_year <= 0.0) {
        return;
    }
    Need& n = need(h, d);
    ++n.step;
    const Draw q = draw(h, d, Question::relapse);
    // One unit of hazard, used up at the first year's rate and then at the second year's.
    const double effect = followed ? stage_->effects.aftercare_on_relapse : 1.0;
    const double first = per_second(domain.relapse_first_year) * effect;
    const double second = per_second(domain.relapse_second_year) * effect;
    const double budget = -portable::log(q.first());
    const double first_year = first * static_cast<double>(one_year.value());
    double after = 0.0;
    if (budget < first_year) {
        after = budget / first;
    } else if (second > 0.0) {
        after = static_cast<double>(one_year.value()) + (budget - first_year) / second;
    } else {
        return;
    }
    if (after < 2.0 * static_cast<double>(one_year.value())) {
        queue_.push({.at = now_ + std::llround(after),
                     .subject = h,
                     .stamp = n.stamp,
                     .kind = EventKind::relapse,
                     .domain = static_cast<std::uint8_t>(d)});
    }
}

void AreaWorld::try_relapse(const Event& event) {
    const std::uint32_t h = event.subject;
    const std::size_t d = event.domain;
    Need& n = need(h, d);
    if (n.stamp != event.stamp || n.severity != Severity::none) {
        return;
    }
    count(Counter::relapses, d, 1);
    set_severity(h, d, Severity::light);
    schedule_course(h, d);
    take_stock(h);
    note((std::uint64_t{h} << 16U) | (d << 8U) | 130U);
}

// --- asking for help

void AreaWorld::request(std::uint32_t h, std::size_t d, std::size_t route) {
    Need& n = need(h, d);
    n.route = static_cast<std::uint8_t>(route);
    count(Counter::route_requests, route, 1);
    if (handled_there(h, d, route)) {
        return;
    }
    switch (stage_->route[route].leads_to) {
        case Access::team:
            n.add(Helper::asked);
            join_team(h, d);
            break;
        case Access::counter: refer(h, d, route, false); break;
        case Access::by_law: refer(h, d, route, true); break;
    }
}

/// Whether the route deals with a request itself, such as a practice supporter of the GP: it goes no further.
bool AreaWorld::handled_there(std::uint32_t h, std::size_t d, std::size_t route) {
    const CompiledRoute& path = stage_->route[route];
    if (path.handled <= 0.0) {
        return false;
    }
    const Draw q = draw(h, d, Question::handled_at_route);
    if (q.first() >= path.handled) {
        return false;
    }
    count(Counter::handled_there, route, 1);
    ++need(h, d).step;  // the next request is another one
    if (q.second() < path.handled_solved) {
        solve(h, d, false);
    }
    return true;
}

void AreaWorld::visitor(const FateEvent& event) {
    std::uint32_t h = static_cast<std::uint32_t>(households_.size());
    if (free_households_.empty()) {
        households_.emplace_back();
        cost_this_year_.emplace_back();
        cost_last_year_.emplace_back();
        needs_.resize(needs_.size() + domains_);
    } else {
        h = free_households_.back();
        free_households_.pop_back();
    }
    count(Counter::visitors);
    households_[h].visitor = event.number;
    ++households_[h].life;
    const TypeIndex type = population_->visitor_type(double{event.height});
    const std::uint64_t subject = Population::visitor_subject(event.number);
    begin_life(h, subject, type, false);
    const Draw draw = luck().draw(subject, Question::visitor, 1, 0);
    const bool low_income = households_[h].low_income != 0;
    double mark = draw.first() * population_->onset_per_year(type, low_income);
    std::size_t d = 0;
    for (; d + 1 < domains_; ++d) {
        const double own = population_->onset_per_year(
            type, DomainIndex{static_cast<std::uint32_t>(d)}, low_income);
        if (mark < own) {
            break;
        }
        mark -= own;
    }
    if (need(h, d).severity == Severity::none) {
        onset(h, d, 1);
    }
    leave_if_done(h);
}

void AreaWorld::leave_if_done(std::uint32_t h) {
    Household& household = households_[h];
    if (household.visitor == 0 || household.team != TeamState::none ||
        household.first_service != none) {
        return;
    }
    for (std::size_t d = 0; d < domains_; ++d) {
        if (need(h, d).severity != Severity::none) {
            return;
        }
    }
    end_life(h);
    household.visitor = 0;
    free_households_.push_back(h);
}

}  // namespace gebied

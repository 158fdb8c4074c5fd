// The start: households with the needs of a stationary stock, and the help that is already running.
#include "world/area_world.hpp"
#include "world/units.hpp"

#include "gebied/base/mathematics.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace gebied {
namespace {

constexpr std::uint32_t team_key = 64;
constexpr std::uint32_t informal_key = 65;

double share_of(const std::vector<ReferralShare>& row, std::size_t product) {
    double before = 0.0;
    for (const ReferralShare& share : row) {
        if (share.product == product) {
            return share.up_to - before;
        }
        before = share.up_to;
    }
    return 0.0;
}

}  // namespace

void AreaWorld::begin() {
    const CompiledStage& stage = *stage_;
    book_year_ = setting_->period.first_year;
    course_bands_ = stage.course_bands;
    residents_ = population_->size();
    households_.resize(population_->size());
    needs_.resize(households_.size() * domains_);
    cost_this_year_.resize(households_.size());
    cost_last_year_.resize(households_.size());
    need_stock_.resize(domains_ * severity_levels);
    running_.resize(stage.products);
    unhelped_by_type_.resize(layout_->items(Counter::unhelped_serious_by_type));
    entitled_by_type_.resize(unhelped_by_type_.size());
    places_used_.resize(stage.products);
    place_queue_.resize(stage.products);
    staff_.resize(stage.role.size());
    posts_.resize(stage.role.size());
    contract_change_.resize(stage.products);
    contract_next_.resize(stage.products);
    funded_fte_.resize(stage.role.size());
    for (std::size_t s = 0; s < stage.streams; ++s) {
        price_level_.push_back(stage.stream[s].price);
    }
    stream_level_.resize(stage.streams, 1.0);
    fixed_wanted_.resize(stage.streams);
    fixed_funded_.resize(stage.streams);
    fixed_wanted_now_.resize(stage.streams);
    granted_for_stay_.resize(stage.streams);
    granted_at_once_.resize(stage.streams);
    for (std::uint32_t h = 0; h < population_->size(); ++h) {
        begin_life(h, Population::subject(h, 0), population_->type(h), true);
    }
    start_products();
    start_support();
    open_year();
    for (std::uint32_t h = 0; h < population_->size(); ++h) {
        for (std::size_t d = 0; d < domains_; ++d) {
            if (need(h, d).severity != Severity::none) {
                schedule_course(h, d);
            }
        }
        schedule_onset_bands(h);
    }
    next_month_at_ = setting_->period.calendar.month_start(book_year_, 2).seconds();
    hand_out();
}

/// How likely a need is to be the one that a running trajectory of a product is about.
double AreaWorld::start_weight(std::size_t h, std::size_t d, std::size_t product) const {
    const Need& n = need(static_cast<std::uint32_t>(h), d);
    if (n.severity == Severity::none || (n.helped() && stage_->product[product].covers())) {
        return 0.0;
    }
    const auto level = static_cast<std::size_t>(n.severity) - 1;
    return share_of(stage_->referral[d][level], product) +
           share_of(stage_->at_counter[d][level], product);
}

/// The `number` needs (household x domains + domain) with the smallest exponential times of rate weight: a
/// draw without replacement in proportion to the weights (Efraimidis and Spirakis, 2006).
std::vector<std::uint32_t> AreaWorld::chosen_needs(std::size_t number, std::uint32_t key,
                                                   const std::vector<double>& weights) const {
    std::vector<std::pair<double, std::uint32_t>> times;
    for (std::uint32_t i = 0; i < weights.size(); ++i) {
        if (weights[i] > 0.0) {
            const std::uint32_t h = i / static_cast<std::uint32_t>(domains_);
            const Draw draw = luck().draw(households_[h].subject, Question::start_stock,
                                          occasion(i % domains_, 0), key);
            times.emplace_back(-portable::log(draw.first()) / weights[i], i);
        }
    }
    std::sort(times.begin(), times.end());
    times.resize(std::min(number, times.size()));
    std::vector<std::uint32_t> chosen;
    for (const auto& [time, i] : times) {
        chosen.push_back(i);
    }
    return chosen;
}

/// Running trajectories with the residual duration of a stationary stock.
void AreaWorld::start_products() {
    for (std::size_t p = 0; p < stage_->products; ++p) {
        const double stock =
            setting_->start_stock_products.empty() ? 0.0 : setting_->start_stock_products[p];
        if (stock < 0.5) {
            continue;
        }
        std::vector<double> weights(needs_.size());
        for (std::size_t i = 0; i < weights.size(); ++i) {
            weights[i] = start_weight(i / domains_, i % domains_, p);
        }
        const CompiledProduct& offer = stage_->product[p];
        const std::uint32_t key = stage_->product[p].key;
        for (const std::uint32_t i :
             chosen_needs(static_cast<std::size_t>(std::llround(stock)), key, weights)) {
            const auto h = static_cast<std::uint32_t>(i / domains_);
            const std::size_t d = i % domains_;
            const Draw draw = luck().draw(households_[h].subject, Question::start_stock,
                                          occasion(d, 0), key + 1U);
            // The team keeps the case management of what only it refers to.
            bool past_team = share_of(stage_->referral[d][1], p) <= 0.0;
            for (std::size_t r = 0; r < stage_->routes; ++r) {
                past_team = past_team || (stage_->route[r].leads_to == Access::by_law &&
                                          stage_->domain[d].course[1].routes[r] > 0.0);
            }
            const auto s = static_cast<std::uint32_t>(services_.size());
            Service& service = services_.emplace_back();
            service.household = h;
            service.next = households_[h].first_service;
            service.product = static_cast<std::uint8_t>(p);
            service.domain = static_cast<std::uint8_t>(d);
            service.by_team = past_team ? 0 : 1;
            service.route = need(h, d).route;
            set_terms(service);
            service.ends_at = 1 + offer.stay.residual(draw.first(), draw.quarter(2)).value();
            service.indicated_until =
                offer.indicated_days > 0.0
                    ? 1 + std::llround(draw.quarter(3) *
                                       static_cast<double>(seconds_from_days(offer.indicated_days)))
                    : EventQueue::never;
            service.order = next_order_++;
            households_[h].first_service = s;
            change_places(p, places_taken(service));
            if (offer.covers()) {
                need(h, d).add(Helper::specialist);
            }
            enter_state(s, ServiceState::running);
            schedule_review(s);
            take_stock(h);
        }
    }
}

/// Households with the team and with informal support.
void AreaWorld::start_support() {
    std::vector<double> weights(needs_.size());
    const auto unhelped_needs = [&](auto&& weight_of) {
        for (std::size_t i = 0; i < weights.size(); ++i) {
            const Need& n = needs_[i];
            const bool open = n.severity != Severity::none && !n.helped();
            weights[i] =
                open ? weight_of(i % domains_, static_cast<std::size_t>(n.severity) - 1) : 0.0;
        }
    };
    unhelped_needs([&](std::size_t d, std::size_t level) {
        const auto& row = stage_->referral[d][level];
        return (1.0 - (row.empty() ? 0.0 : row.back().up_to)) * static_cast<double>(1 + 2 * level);
    });
    for (const std::uint32_t i :
         chosen_needs(static_cast<std::size_t>(std::llround(setting_->start_stock_team)), team_key,
                      weights)) {
        const auto h = static_cast<std::uint32_t>(i / domains_);
        Household& household = households_[h];
        if (household.team != TeamState::none) {
            continue;
        }
        const std::size_t d = i % domains_;
        const Draw draw =
            luck().draw(household.subject, Question::start_stock, occasion(d, 0), team_key + 128U);
        need(h, d).add(Helper::team);
        household.lead = static_cast<std::uint8_t>(d);
        household.team = TeamState::supported;
        household.team_minutes = static_cast<std::int32_t>(case_minutes(h));
        enter(team_cases_, layout_->at(Counter::team_case_time));
        reserve(household.team_minutes, hours_of_cases);
        queue_.push(
            {.at = 1 + stage_->team.case_duration.residual(draw.first(), draw.second()).value(),
             .subject = h,
             .stamp = household.team_stamp,
             .kind = EventKind::team_end});
        take_stock(h);
    }
    unhelped_needs([&](std::size_t, std::size_t level) { return stage_->informal.share[level]; });
    for (const std::uint32_t i :
         chosen_needs(static_cast<std::size_t>(std::llround(setting_->start_stock_informal)),
                      informal_key, weights)) {
        const auto h = static_cast<std::uint32_t>(i / domains_);
        const std::size_t d = i % domains_;
        Need& n = need(h, d);
        const Draw draw = luck().draw(households_[h].subject, Question::start_stock, occasion(d, 0),
                                      informal_key + 128U);
        n.add(Helper::informal);
        ++informal_used_;
        enter(informal_, layout_->at(Counter::informal_time));
        queue_.push(
            {.at = 1 +
                   stage_->informal.support_duration.residual(draw.first(), draw.second()).value(),
             .subject = h,
             .stamp = n.supports,
             .kind = EventKind::informal_end,
             .domain = static_cast<std::uint8_t>(d)});
        take_stock(h);
    }
}

}  // namespace gebied

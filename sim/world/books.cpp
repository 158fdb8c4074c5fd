// The books of the year: opening, months, berap, measures on money, and the close.
#include "world/area_world.hpp"

#include "gebied/base/contract.hpp"
#include "gebied/model/virement.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>
#include <utility>

namespace gebied {
namespace {

constexpr std::int64_t months_per_year = 12;
/// Stands for "no ceiling": a trillion euros per stream, far above any area and far below 64 bits.
constexpr Money without_limit = euros(1'000'000'000'000);

StreamIndex stream_index(std::size_t s) {
    return StreamIndex{static_cast<std::uint32_t>(s)};
}

}  // namespace

/// The levels of this book year: 1 in the first reported year; before it by the rate of then, after it by the rate
/// in force at the opening of each year.
void AreaWorld::index_year() {
    const auto follow = [this](double& level, double per_year) {
        if (book_year_ > setting_->period.start_year) {
            level *= 1.0 + per_year;
            return;
        }
        level = 1.0;
        for (int y = book_year_; y < setting_->period.start_year; ++y) {
            level /= 1.0 + per_year;
        }
    };
    follow(area_level_, stage_->financing.indexation);
    for (std::size_t s = 0; s < stage_->streams; ++s) {
        follow(stream_level_[s], stage_->stream[s].indexation);
    }
}

Money AreaWorld::staff_cost() const {
    double sum = 0.0;
    for (const CompiledRole& role : stage_->role) {
        sum += role.fte * role.cost_per_fte;
    }
    return money_from_euros(sum * area_level_);
}

AreaWorld::StaffMoney AreaWorld::wanted() const {
    const Financing& rules = stage_->financing;
    const double level = area_level_;
    return {.posts = staff_cost(),
            .management = money_from_euros(rules.management_cost * level),
            .premium = money_from_euros(rules.city_premium * level),
            .base = money_from_euros(rules.base_cost * level)};
}

AreaWorld::StaffMoney AreaWorld::divided(Money staff) const {
    StaffMoney parts = wanted();
    for (Money* part : {&parts.posts, &parts.management, &parts.premium}) {
        *part = std::min(*part, staff);
        staff -= *part;
    }
    parts.base = staff;
    return parts;
}

/// Posts for which the opening has money: in the order of the list, what does not fit is cut.
void AreaWorld::fund_posts(const Opening& opening) {
    const double level = area_level_;
    double left = static_cast<double>(opening.staff.value()) / 100.0;
    for (std::size_t r = 0; r < stage_->role.size(); ++r) {
        const CompiledRole& role = stage_->role[r];
        const double cost = role.cost_per_fte * level;
        const double wanted = role.fte * cost;
        // A cent of rounding cuts nothing.
        funded_fte_[r] = cost <= 0.0 || wanted <= left + 0.01 ? role.fte : left / cost;
        left = std::max(0.0, left - wanted);
    }
}

/// The fixed lines of a stream, task sums included, at this year's level.
Money AreaWorld::fixed_lines_wanted(std::size_t s) const {
    return money_from_euros((stage_->stream[s].fixed_lines + task_sums(s)) * stream_level_[s]);
}

/// Fixed lines of this year come to `wanted` more, of which the stream has `funded`. What it has no money for is overrun, or is cut
/// where the ceiling is hard: then a provider with a task gives less for it.
void AreaWorld::fund_fixed_lines(std::size_t s, Money wanted, Money funded) {
    fixed_wanted_[s] += wanted;
    fixed_funded_[s] += funded;
    const Money lacking = wanted - funded;
    Money paid = funded;
    if (lacking > Money{}) {
        if (stage_->financing.regime == Regime::statutory) {
            book_overrun(s, lacking, false);
            fixed_funded_[s] += lacking;
            paid += lacking;
        } else {
            count(Counter::fixed_lines_cut, s, lacking.value());
        }
    }
    fixed_lines_ += paid;
    const double task = task_sums(s);
    if (task > 0.0) {
        const double share = task / (task + stage_->stream[s].fixed_lines);
        count(Counter::task_sums, scaled(paid, share).value());
    }
}

/// The share of this year's fixed lines of a stream, and so of its task sums, that is paid.
double AreaWorld::task_funded(std::size_t s) const {
    return fixed_wanted_[s] > Money{} ? static_cast<double>(fixed_funded_[s].value()) /
                                            static_cast<double>(fixed_wanted_[s].value())
                                      : 1.0;
}

/// What providers get from this stream under task payment, in euros a year.
double AreaWorld::task_sums(std::size_t stream) const {
    double sum = 0.0;
    for (const CompiledProduct& offer : stage_->product) {
        sum += offer.payment == PaymentForm::task && offer.stream.value() == stream ? offer.task_sum
                                                                                    : 0.0;
    }
    return sum;
}

/// How the ceiling of this book year is laid out: staff and fixed lines first, then the crisis reserve,
/// then the streams in proportion to their amounts when they do not fit.
Opening AreaWorld::opening() const {
    const Financing& rules = stage_->financing;
    const Money staff = wanted().total();
    const bool unlimited = rules.basis == CeilingBasis::unlimited;
    const Money reserve =
        unlimited ? without_limit : money_from_euros(rules.crisis_reserve * area_level_);
    std::vector<std::int64_t> wanted;
    Money all_wanted{};
    Money parts = staff + reserve;
    for (std::size_t s = 0; s < stage_->streams; ++s) {
        const Stream& stream = stage_->stream[s];
        const double level = stream_level_[s];
        const Money amount =
            unlimited ? without_limit
                      : std::max(money_from_euros((stream.budget + stream.shift) * level), Money{});
        wanted.push_back(amount.value());
        all_wanted += amount;
        parts += amount;
    }
    Opening opening;
    opening.ceiling = parts;
    if (!unlimited) {
        const Money full =
            rules.ceiling > 0.0 ? money_from_euros(rules.ceiling * area_level_) : parts;
        opening.ceiling = scaled(full, rules.ceiling_factor);
    }
    opening.staff = std::min(staff, opening.ceiling);
    opening.crisis_reserve = std::min(reserve, opening.ceiling - opening.staff);
    const Money rest = opening.ceiling - opening.staff - opening.crisis_reserve;
    std::vector<Money> budgets(stage_->streams);
    if (all_wanted <= rest) {
        std::transform(wanted.begin(), wanted.end(), budgets.begin(),
                       [](std::int64_t cents) { return Money{cents}; });
    } else if (all_wanted > Money{}) {
        budgets = divide_by_weights(rest, wanted);
    }
    for (std::size_t s = 0; s < stage_->streams; ++s) {
        const Stream& stream = stage_->stream[s];
        const double level = stream_level_[s];
        const Money fixed = money_from_euros((stream.fixed_lines + task_sums(s)) * level);
        opening.streams.push_back({.budget = budgets[s],
                                   .fixed = std::min(fixed, budgets[s]),
                                   .set_aside = money_from_euros(stream.set_aside * level),
                                   .pooled_share = stream.pooled_share,
                                   .earmarked = money_from_euros(stream.earmarked * level)});
    }
    return opening;
}

void AreaWorld::schedule_dates_of_year() {
    const Financing& rules = stage_->financing;
    const bool leap_year = year_length_ > 365 * one_day.value();
    const auto on_day = [this, leap_year](double day_of_year, EventKind kind) {
        constexpr std::int64_t first_of_march = 59;  // a day stands for the same date in every year
        std::int64_t day = std::llround(day_of_year);
        day += leap_year && day >= first_of_march ? 1 : 0;
        const std::int64_t at = year_start_ + day * one_day.value();
        if (at > now_) {
            queue_.push({.at = at, .kind = kind});
        }
    };
    if (rules.virement != Virement::none || rules.area_transfers != AreaTransfers::none) {
        on_day(rules.virement_first_day, EventKind::berap);
        on_day(rules.virement_second_day, EventKind::berap);
    }
    on_day(rules.set_aside_release_day, EventKind::set_aside);
    const bool contracts = std::ranges::any_of(stage_->product, [](const CompiledProduct& offer) {
        return offer.contract_follows_use > 0.0;
    });
    if (contracts) {
        constexpr double first_of_october = 273.0;
        on_day(first_of_october, EventKind::contract);
    }
}

/// The places of next year, from use and waiting today.
void AreaWorld::contract_next_year() {
    for (std::size_t p = 0; p < stage_->products; ++p) {
        const double follows = stage_->product[p].contract_follows_use;
        if (follows <= 0.0) {
            continue;
        }
        const std::int64_t waiting = static_cast<std::int64_t>(place_queue_[p].size()) *
                                     std::llround(stage_->product[p].weight);
        const std::int64_t gap = places_used_[p] + waiting - places_of(p);
        contract_next_[p] = contract_change_[p] + std::llround(follows * static_cast<double>(gap));
    }
}

void AreaWorld::open_year() {
    const Calendar& calendar = setting_->period.calendar;
    year_start_ = calendar.year_start(book_year_).seconds();
    year_length_ = calendar.year_start(book_year_ + 1).seconds() - year_start_;
    index_year();
    const auto simulated_year = static_cast<std::size_t>(book_year_ - setting_->period.first_year);
    for (std::size_t s = 0; s < stage_->streams; ++s) {
        price_in_force_[s] = stage_->stream[s].price;
        price_level_[s] = stream_level_[s] * fate_->shock(simulated_year, s) * price_in_force_[s];
        granted_for_stay_[s] = Money{};
        granted_at_once_[s] = Money{};
    }
    if (contract_change_ != contract_next_) {
        contract_change_ = contract_next_;
        places_freed_ = true;
    }
    const Opening layout = opening();
    ledger_ = Ledger{layout};
    fund_posts(layout);
    schedule_dates_of_year();
    last_shortage_month_ = 0;

    staff_money_ = divided(layout.staff);
    count(Counter::staff_cost, staff_money_.posts.value());
    count(Counter::management_cost, staff_money_.management.value());
    count(Counter::city_premium, staff_money_.premium.value());
    count(Counter::base_cost, staff_money_.base.value());
    count(Counter::posts_cut, (wanted().total() - layout.staff).value());
    count(Counter::pool_opening, ledger_.balance(Account::pool).value());
    count(Counter::crisis_opening, layout.crisis_reserve.value());
    count(Counter::unallocated_opening, ledger_.balance(Account::undivided).value());
    fixed_lines_ = Money{};
    for (std::size_t s = 0; s < stage_->streams; ++s) {
        fixed_wanted_[s] = Money{};
        fixed_funded_[s] = Money{};
        fixed_wanted_now_[s] = fixed_lines_wanted(s);
        count(Counter::stream_budget, s, layout.streams[s].budget.value());
        count(Counter::fixed_at_opening, s, layout.streams[s].fixed.value());
        fund_fixed_lines(s, fixed_lines_wanted(s), layout.streams[s].fixed);
    }
    for (std::uint32_t h = 0; h < households_.size(); ++h) {
        Household& household = households_[h];
        household.acts = 0;
        if (household.team == TeamState::intake || household.team == TeamState::supported) {
            meet_team(h);
        }
        household.waited = household.money_waits > 0 ? 1 : 0;
        count(Counter::entitled_waited, household.waited);
    }
    set_capacity();
    open_running_services();
    money_freed_ = true;
}

/// Help that was granted and has not ended, in the order in which money is committed for it: by law first.
std::vector<std::uint32_t> AreaWorld::granted_help() const {
    std::vector<std::uint32_t> line;
    for (std::uint32_t s = 0; s < services_.size(); ++s) {
        const ServiceState state = services_[s].state;
        if (state == ServiceState::running || state == ServiceState::waiting_place) {
            line.push_back(s);
        }
    }
    std::sort(line.begin(), line.end(), [this](std::uint32_t a, std::uint32_t b) {
        const Service& x = services_[a];
        const Service& y = services_[b];
        return x.by_law != y.by_law ? x.by_law > y.by_law : x.order < y.order;
    });
    return line;
}

/// Claims from before are committed first.
void AreaWorld::open_running_services() {
    for (const std::uint32_t s : granted_help()) {
        const Service& service = services_[s];
        if (service.state == ServiceState::running) {
            use_act(service.household, act_of(service.product));
            count(Counter::product_clients, service.product, 1);
        }
        const std::size_t stream = stream_of(service).value();
        // An interruption makes a new record, which may move this one.
        count(Counter::fixed_at_opening, stream, commit_rest(s).value());
    }
}

/// Commits what help that was granted costs in the rest of this year, and returns that. What does not fit is overrun or
/// interrupted, by regime.
Money AreaWorld::commit_rest(std::uint32_t s) {
    Service& service = services_[s];
    const bool runs = service.state == ServiceState::running;
    if (runs) {
        service.committed_from = now_;
        service.charged_until = now_;
    }
    if (product_of(service).outside() || (!runs && service.by_law != 0)) {
        return {};  // by law: the commitment appears when care starts
    }
    const Fit fit = lay_claim(s, committed_part(commitment_needed(service)));
    const Money committed = service.commitment.total();
    if (fit == Fit::fits) {
        return committed;
    }
    shortage(s);
    if (fit == Fit::not_given) {
        if (runs) {
            interrupt(s);
        } else {
            leave_state(s);
            enter_state(s, ServiceState::waiting_money);
        }
    }
    return committed;
}

/// Other tariffs from today, in the middle of a year: what ran until now is declared at the old ones, and what still
/// runs is committed anew.
void AreaWorld::change_prices() {
    const auto changed = [this](std::size_t s) {
        return stage_->stream[s].price != price_in_force_[s];
    };
    bool any = false;
    for (std::size_t s = 0; s < stage_->streams; ++s) {
        any = any || changed(s);
    }
    if (!any) {
        return;
    }
    declare_until(now_);
    std::vector<std::uint32_t> line = granted_help();
    std::erase_if(line, [&](std::uint32_t s) { return !changed(stream_of(services_[s]).value()); });
    for (const std::uint32_t s : line) {
        release_unneeded(s, Money{});
    }
    for (std::size_t s = 0; s < stage_->streams; ++s) {
        if (changed(s)) {
            price_level_[s] *= stage_->stream[s].price / price_in_force_[s];
            price_in_force_[s] = stage_->stream[s].price;
        }
    }
    for (const std::uint32_t s : line) {
        const std::size_t stream = stream_of(services_[s]).value();
        count(Counter::granted, stream, commit_rest(s).value());
    }
}

/// Salary of the month that nobody earned and that a study frees: for every stream to use.
void AreaWorld::free_staff_money() {
    const double euros = absent_ / static_cast<double>(year_length_) * area_level_;
    absent_ = 0.0;
    if (euros > 0.0) {
        const Money freed = ledger_.free_staff(money_from_euros(euros));
        count(Counter::staff_money_freed, freed.value());
        count(Counter::staff_cost, -freed.value());
        money_freed_ = true;
    }
}

/// What has come free since pays overrun of this year: a year ends with an overrun only where its money is used up.
void AreaWorld::settle_overrun() {
    const Settlement settled = ledger_.settle_overrun();
    Money all = settled.crises;
    Money duty = settled.crises;
    for (std::size_t s = 0; s < stage_->streams; ++s) {
        const Overrun& paid = settled.streams[s];
        count(Counter::overrun, s, -paid.total().value());
        all += paid.total();
        duty += paid.duty;
    }
    count(Counter::overrun_total, -all.value());
    count(Counter::overrun_by_law, -duty.value());
}

/// The end of a month: instalments of staff and fixed lines, and the readings for the charts.
void AreaWorld::month_of_books() {
    settle_overrun();
    free_staff_money();
    const std::int64_t months_left = months_per_year + 1 - std::int64_t{month_};
    const auto instalment = [months_left](Money left) { return Money{left.value() / months_left}; };
    ledger_.pay_staff(instalment(ledger_.balance(Account::staff)));
    for (std::size_t s = 0; s < stage_->streams; ++s) {
        const StreamIndex stream = stream_index(s);
        ledger_.pay_fixed(stream, instalment(ledger_.balance(Account::fixed, stream)));
    }
    const std::int64_t days =
        (now_ - setting_->period.calendar.month_start(book_year_, month_).seconds()) /
        one_day.value();
    count(Counter::stranded_days, stranded(false).amount.value() * days);
    if (book_year_ < setting_->period.start_year) {
        return;
    }
    std::int64_t waiting_place = 0;
    for (const auto& line : place_queue_) {
        waiting_place += static_cast<std::int64_t>(line.size());
    }
    const Money free = ledger_.balance(Account::free) + ledger_.balance(Account::pool) +
                       ledger_.balance(Account::guaranteed) + ledger_.balance(Account::crisis);
    const std::array<std::int64_t, monthly_series_count> reading{
        ledger_.balance(Account::spent).value(),
        ledger_.balance(Account::committed).value(),
        free.value(),
        row_[layout_->at(Counter::overrun_total)],
        static_cast<std::int64_t>(money_queue_.size()),
        team_queue_.size + peers_.size,
        waiting_place};
    outcome_.monthly.insert(outcome_.monthly.end(), reading.begin(), reading.end());
}

/// min(value of unfunded requests, free money elsewhere): per stream what it lacks, and what others keep.
AreaWorld::Stranded AreaWorld::stranded(bool year_is_over) const {
    std::array<Money, max_streams> unfunded{};
    for (const std::uint32_t s : money_queue_) {
        const Service& service = services_[s];
        unfunded[stream_of(service).value()] +=
            year_is_over
                ? lump_due(service) + cost(service, std::max(service.since, year_start_), now_)
                : commitment_needed(service);
    }
    Money lacking{};
    Money elsewhere{};
    Stranded found;
    for (std::size_t s = 0; s < stage_->streams; ++s) {
        const Money free = ledger_.balance(Account::free, stream_index(s));
        lacking += std::max(unfunded[s] - free, Money{});
        const Money left = std::max(free - unfunded[s], Money{});
        elsewhere += left;
        found.left.push_back(left.value());
    }
    found.amount = std::min(lacking, elsewhere);
    return found;
}

/// What each stream can spare and expects to need for the rest of the year.
std::vector<StreamOutlook> AreaWorld::stream_outlook() const {
    const double part = static_cast<double>(in_year()) / static_cast<double>(year_length_);
    std::vector<StreamOutlook> outlook(stage_->streams);
    for (std::size_t s = 0; s < stage_->streams; ++s) {
        outlook[s].free = ledger_.balance(Account::free, stream_index(s));
        outlook[s].kept = outlook[s].free - ledger_.transferable(stream_index(s));
        outlook[s].expected_need = scaled(granted_for_stay_[s], remaining_to_granted(part)) +
                                   scaled(granted_at_once_[s], (1.0 - part) / part);
    }
    for (const std::uint32_t s : money_queue_) {
        outlook[stream_of(services_[s]).value()].expected_need += commitment_needed(services_[s]);
    }
    return outlook;
}

/// Virement: free money moves to the streams that expect to need it.
void AreaWorld::berap() {
    berap_at_ = now_;
    if (stage_->financing.virement == Virement::none) {
        return;
    }
    std::vector<StreamOutlook> outlook = stream_outlook();
    meet_from_pool(ledger_.balance(Account::pool), outlook);
    std::vector<Money> change = virement_by_expected_shortage(outlook);
    for (std::size_t to = 0; to < change.size(); ++to) {
        for (std::size_t from = 0; from < change.size() && change[to] > Money{}; ++from) {
            const Money amount = std::min(change[to], -change[from]);
            if (amount <= Money{}) {
                continue;
            }
            ledger_.transfer(stream_index(from), stream_index(to), amount);
            change[from] += amount;
            change[to] -= amount;
            count(Counter::transferred_out, from, amount.value());
            count(Counter::transferred_in, to, amount.value());
            money_freed_ = true;
        }
    }
}

/// Measures: from now on other parameters hold. What an opening lays out is changed by `change_opening`, or at the next one.
void AreaWorld::adopt_next_stage() {
    ++stage_cursor_;
    stage_ = &(*stages_)[stage_cursor_];
    for (const std::size_t kind : {hours_of_management, hours_of_bridging, hours_of_aftercare}) {
        hold_again(kind);
    }
    raise_course_bands(stage_->course_bands);
    if (stage_->effects.prevention_on_onset > 1.0) {
        raise_onset_bands();
    }
    money_freed_ = true;
    places_freed_ = true;
}

/// During a year, amounts change for the part of the year that is left.
void AreaWorld::change_opening(const Opening& before) {
    change_prices();
    const Opening after = opening();
    fund_posts(after);
    set_capacity();
    const double left = static_cast<double>(year_end() - now_) / static_cast<double>(year_length_);
    const auto rest_of_year = [left](Money now, Money then) { return scaled(now - then, left); };
    Money undivided = rest_of_year(after.ceiling, before.ceiling);

    const Money staff = rest_of_year(after.staff, before.staff);
    const Money had = ledger_.balance(Account::staff);
    ledger_.change_staff(staff);
    undivided -= staff;
    const Money changed = ledger_.balance(Account::staff) - had;
    const StaffMoney parts = divided(after.staff);
    const Money management = rest_of_year(parts.management, staff_money_.management);
    const Money base = rest_of_year(parts.base, staff_money_.base);
    const Money premium = rest_of_year(parts.premium, staff_money_.premium);
    count(Counter::management_cost, management.value());
    count(Counter::city_premium, premium.value());
    count(Counter::base_cost, base.value());
    count(Counter::staff_cost, (changed - management - premium - base).value());
    staff_money_ = parts;

    for (std::size_t s = 0; s < stage_->streams; ++s) {
        const Money budget = rest_of_year(after.streams[s].budget, before.streams[s].budget);
        ledger_.change_budget(stream_index(s), budget);
        undivided -= budget;
    }
    const Money reserve = rest_of_year(after.crisis_reserve, before.crisis_reserve);
    ledger_.change_crisis_reserve(reserve);
    ledger_.change_undivided(undivided - reserve);
    for (std::size_t s = 0; s < stage_->streams; ++s) {
        const Money fixed = rest_of_year(fixed_lines_wanted(s), fixed_wanted_now_[s]);
        fixed_wanted_now_[s] = fixed_lines_wanted(s);
        if (fixed != Money{}) {
            fund_fixed_lines(s, fixed, ledger_.change_fixed(stream_index(s), fixed));
        }
    }
}

void AreaWorld::count_year_end() {
    count(Counter::households_end, residents_);
    count(Counter::unhelped_serious_end, unhelped_.size);
    count(Counter::entitled_waiting_end, entitled_.size);
    count(Counter::team_waiting_end, team_queue_.size + peers_.size);
    count(Counter::team_cases_end, team_cases_.size);
    for (std::size_t p = 0; p < stage_->products; ++p) {
        count(Counter::running_end, p, running_[p].size);
        count(Counter::waiting_place_end, p, static_cast<std::int64_t>(place_queue_[p].size()));
    }
    for (const std::uint32_t s : money_queue_) {
        const Service& service = services_[s];
        count(Counter::waiting_money_end, service.product, 1);
        // What a request that waits would cost in a whole year: its claim on the next one.
        count(Counter::waiting_value_end, stream_of(service).value(),
              (lump_due(service) + cost(service, year_start_, year_start_ + one_year.value()))
                  .value());
    }
    for (std::size_t s = 0; s < stage_->streams; ++s) {
        count(Counter::spent, s, ledger_.balance(Account::spent, stream_index(s)).value());
        count(Counter::free_end, s, ledger_.balance(Account::free, stream_index(s)).value());
    }
    count(Counter::ceiling, ledger_.ceiling().value());
    count(Counter::spent_total, ledger_.balance(Account::spent).value());
    const Stranded stranding = stranded(true);
    count(Counter::stranded_end, stranding.amount.value());
    if (stranding.amount > Money{}) {
        const std::vector<Money> parts = divide_by_weights(stranding.amount, stranding.left);
        for (std::size_t s = 0; s < parts.size(); ++s) {
            count(Counter::stranded_by_stream, s, parts[s].value());
        }
    }
    count(Counter::cut_unrealised, ledger_.cut_unrealised().value());
    // Under the law a request that does not fit is overrun, and no lack of money where that could still be paid.
    const bool absolute = stage_->financing.regime == Regime::absolute;
    const bool did_not_fit = absolute && row_[layout_->at(Counter::first_shortage_day)] != 0;
    const bool waited = row_[layout_->at(Counter::entitled_waited)] != 0;
    const bool over = row_[layout_->at(Counter::overrun_total)] != 0;
    const bool cut = counted(Counter::fixed_lines_cut) != 0;
    count(Counter::budget_enough, over || waited || did_not_fit || cut ? 0 : 1);
    count(Counter::events, static_cast<std::int64_t>(events_ - events_before_));
    events_before_ = events_;
}

/// What the dearest of last year cost then and now: a table of before and after, as a reader might make it.
/// They were chosen for a dear year, so that they cost less in the next one whatever is done.
void AreaWorld::count_dearest() {
    constexpr std::size_t one_in = 20;
    std::vector<std::uint32_t> line;
    for (std::uint32_t h = 0; h < households_.size(); ++h) {
        if (cost_last_year_[h] > 0) {
            line.push_back(h);
        }
    }
    const std::size_t chosen = std::min(households_.size() / one_in, line.size());
    std::nth_element(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(chosen), line.end(),
                     [this](std::uint32_t a, std::uint32_t b) {
                         return cost_last_year_[a] != cost_last_year_[b]
                                    ? cost_last_year_[a] > cost_last_year_[b]
                                    : a < b;
                     });
    for (std::size_t i = 0; i < chosen; ++i) {
        count(Counter::dearest_before, cost_last_year_[line[i]]);
        count(Counter::dearest_after, cost_this_year_[line[i]]);
    }
    std::swap(cost_last_year_, cost_this_year_);
    std::fill(cost_this_year_.begin(), cost_this_year_.end(), 0);
}

void AreaWorld::close_year() {
    declare_until(now_);
    count_dearest();
    for (std::uint32_t s = 0; s < services_.size(); ++s) {
        release_unneeded(s, Money{});
    }
    for (UnspentBudget& budget : unspent_budgets_) {
        const Money rest = budget.rest.total();
        ledger_.release(budget.stream, budget.rest, rest);
        count(Counter::released, budget.stream.value(), rest.value());
    }
    unspent_budgets_.clear();
    for (std::size_t s = 0; s < stage_->streams; ++s) {
        ledger_.release_set_aside(stream_index(s));
    }
    settle_overrun();
    count_year_end();
    const Financing& rules = stage_->financing;
    const Close close = ledger_.close(
        {.to_prevention = rules.surplus_to_prevention,
         .to_reserve = std::min(rules.surplus_to_reserve, 1.0 - rules.surplus_to_prevention),
         .room_in_reserve = money_from_euros(rules.reserve_cap) - reserve_});
    reserve_ += close.carried_over;
    strength_to_come_ += stage_->community.built_per_1000_euro *
                         static_cast<double>(close.prevention.value()) / 100000.0;
    count(Counter::surplus, close.surplus.value());
    count(Counter::surplus_prevention, close.prevention.value());
    count(Counter::surplus_reserve, close.carried_over.value());
    count(Counter::surplus_returned, close.returned.value());
    expects(ledger_.total() == ledger_.ceiling(), "the accounts are together the ceiling");

    const auto finish = [this](const Stock& stock, std::size_t column) {
        stock.close(row_[column], year_length_);
    };
    finish(unhelped_, layout_->at(Counter::unhelped_serious_time));
    finish(entitled_, layout_->at(Counter::entitled_waiting_time));
    finish(present_, layout_->at(Counter::household_time));
    finish(home_longer_, layout_->at(Counter::home_longer_time));
    for (std::size_t t = 0; t < unhelped_by_type_.size(); ++t) {
        finish(unhelped_by_type_[t], layout_->at(Counter::unhelped_serious_by_type, t));
        finish(entitled_by_type_[t], layout_->at(Counter::entitled_waiting_by_type, t));
    }
    finish(duty_not_met_, layout_->at(Counter::duty_not_met_time));
    finish(team_queue_, layout_->at(Counter::team_queue_time));
    finish(peers_, layout_->at(Counter::team_peers_time));
    finish(team_cases_, layout_->at(Counter::team_case_time));
    finish(informal_, layout_->at(Counter::informal_time));
    for (std::size_t i = 0; i < need_stock_.size(); ++i) {
        finish(need_stock_[i], layout_->at(Counter::need_time, i));
    }
    for (std::size_t p = 0; p < running_.size(); ++p) {
        finish(running_[p], layout_->at(Counter::running_time, p));
    }
    const double weeks_with_support =
        static_cast<double>(row_[layout_->at(Counter::informal_time)]) /
        static_cast<double>(one_week.value());
    count(Counter::minutes_carers,
          std::llround(weeks_with_support * stage_->informal.carer_hours * 60.0));
    const auto thousandths = [](double amount) { return std::llround(amount * 1000.0); };
    count(Counter::places_burnt_out, thousandths(burnt_out_places_));
    count(Counter::places_of_helped, thousandths(places_of_helped_));
    count(Counter::community_strength, thousandths(strength_));
    count_outcomes();
    if (book_year_ >= setting_->period.start_year) {
        outcome_.yearly.insert(outcome_.yearly.end(), row_.begin(), row_.end());
    }
    std::fill(row_.begin(), row_.end(), 0);
    // Whoever is in a state now is in it from the start of the next year: in_year() is 0 then.
    year_start_ = now_;
}

}  // namespace gebied

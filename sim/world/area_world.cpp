#include "world/area_world.hpp"

#include "gebied/base/contract.hpp"
#include "gebied/base/ids.hpp"

#include <algorithm>
#include <cmath>

namespace gebied {
namespace {

/// Expected number of scheduled events over the whole period; only sets the width of the queue's buckets.
double expected_events(const WorldSetting& setting, const AreaFate& fate) {
    const double years = static_cast<double>(setting.period.end_year - setting.period.first_year);
    return static_cast<double>(fate.events().size()) * 2.0 +
           0.3 * years * setting.population->size() + 64.0;
}

/// Events between asking memory for a household and needing it.
constexpr std::size_t look_ahead = 6;

constexpr std::uint64_t digest_start = 0x9e3779b97f4a7c15ULL;

}  // namespace

AreaWorld::AreaWorld(const WorldSetting& setting, const Plan& plan, const AreaFate& fate)
    : setting_{&setting},
      layout_{setting.layout},
      population_{setting.population},
      fate_{&fate},
      stages_{&plan.stages()},
      stage_{&plan.stages().front()},
      domains_{plan.stages().front().domains},
      queue_{setting.period.end().seconds(), expected_events(setting, fate),
             fate.luck().draw(1, Question::tie, 0, 0).bits()},
      digest_{digest_start},
      ledger_{Opening{}} {
    row_.assign(layout_->width(), 0);
    outcome_.width = layout_->width();
    begin();
}

void AreaWorld::follow(const Plan& plan) {
    stages_ = &plan.stages();
    stage_ = &(*stages_)[stage_cursor_];
}

void AreaWorld::live_until(Instant until) {
    const std::int64_t limit = until.seconds();
    for (;;) {
        const std::int64_t at = next_at();
        pass_checkpoints(std::min(at, limit));
        if (at >= limit) {
            break;
        }
        live_instant(at);
    }
    finish(limit);
}

std::int64_t AreaWorld::next_at() {
    const std::vector<FateEvent>& fate = fate_->events();
    const std::int64_t fate_at =
        fate_cursor_ < fate.size() ? fate[fate_cursor_].at : EventQueue::never;
    return std::min({queue_.next_at(), fate_at, next_month_at_, next_stage_at()});
}

std::int64_t AreaWorld::next_stage_at() const {
    return stage_cursor_ + 1 < stages_->size() ? (*stages_)[stage_cursor_ + 1].from
                                               : EventQueue::never;
}

void AreaWorld::pass_checkpoints(std::int64_t at) {
    while (checkpoint_cursor_ < setting_->checkpoints.size() &&
           setting_->checkpoints[checkpoint_cursor_] <= at) {
        write_checkpoint(setting_->checkpoints[checkpoint_cursor_++]);
    }
}

void AreaWorld::live_instant(std::int64_t at) {
    now_ = at;
    if (next_month_at_ == at) {
        turn_of_month();
    } else if (next_stage_at() == at) {
        const Opening before = opening();
        adopt_next_stage();
        change_opening(before);
    }
    happen_now();
    hand_out();
}

void AreaWorld::finish(std::int64_t limit) {
    if (limit >= setting_->period.end().seconds() && now_ < limit) {
        now_ = limit;
        month_of_hours();
        month_of_books();
        close_year();
        check_times();
        next_month_at_ = EventQueue::never;
    }
}

/// Little's identity, to the second, for whoever waits for the team, money or a place and whatever runs: the area under
/// the number there is the time of each of them, and the reported years together are that area.
void AreaWorld::check_times() const {
    std::int64_t in_queue = 0;
    for (const Household& household : households_) {
        if (waits(household.team) && household.team != TeamState::waiting_peers) {
            in_queue += now_ - household.queued_at;
        }
    }
    std::int64_t for_money = 0;
    std::int64_t for_place = 0;
    std::int64_t running = 0;
    for (const Service& service : services_) {
        const std::int64_t stay = now_ - service.since;
        for_money += service.state == ServiceState::waiting_money ? stay : 0;
        for_place += service.state == ServiceState::waiting_place ? stay : 0;
        running += service.state == ServiceState::running ? stay : 0;
    }
    expects(in_team_queue_.holds(in_queue, now_) && waits_for_money_.holds(for_money, now_) &&
                waits_for_place_.holds(for_place, now_) && runs_.holds(running, now_),
            "Little's identity holds to the second");
    const auto reported = [this](Counter c) {
        std::int64_t sum = 0;
        for (std::size_t row = 0; row < outcome_.yearly.size(); row += outcome_.width) {
            for (std::size_t i = 0; i < layout_->items(c); ++i) {
                sum += outcome_.yearly[row + layout_->at(c, i)];
            }
        }
        return sum;
    };
    expects(reported(Counter::team_queue_time) == in_team_queue_.reported(now_) &&
                reported(Counter::entitled_waiting_time) == is_entitled_.reported(now_) &&
                reported(Counter::running_time) == runs_.reported(now_),
            "the years together are all the time that was spent");
}

/// Everything that is scheduled for this instant, by fate and by the model, in the order of `EventKind`.
void AreaWorld::happen_now() {
    const std::vector<FateEvent>& fate = fate_->events();
    for (;;) {
        const bool scheduled = queue_.next_at() == now_;
        const bool fated = fate_cursor_ < fate.size() && fate[fate_cursor_].at == now_;
        if (!scheduled && !fated) {
            return;
        }
        const auto fate_rank = [&fate, this] {
            return fate[fate_cursor_].kind >= FateKind::onset ? EventKind::onset_rank
                                                              : EventKind::leaving_rank;
        };
        if (fated && (!scheduled || fate_rank() < queue_.next_kind())) {
            if (fate_cursor_ + look_ahead < fate.size()) {
                fetch(fate[fate_cursor_ + look_ahead].slot);
            }
            happen(fate[fate_cursor_++]);
        } else {
            if (const Event* later = queue_.ahead(look_ahead)) {
                fetch(later->subject);
            }
            happen(queue_.pop());
        }
    }
}

/// Asks memory for a household that an event will soon be about. Only a hint: `h` may be another subject.
void AreaWorld::fetch(std::uint32_t h) const {
    if (h < households_.size()) {
        __builtin_prefetch(&households_[h]);
        __builtin_prefetch(&needs_[h * domains_]);
    }
}

void AreaWorld::note(std::uint64_t what) {
    digest_ = mix(digest_ ^ mix(static_cast<std::uint64_t>(now_) ^ (what << 20U)));
    ++events_;
}

void AreaWorld::write_checkpoint(std::int64_t at) {
    std::uint64_t digest = digest_;
    const auto hold = [&digest](Money balance) {
        digest = mix(digest ^ static_cast<std::uint64_t>(balance.value()));
    };
    for (const Account account :
         {Account::undivided, Account::pool, Account::crisis, Account::staff}) {
        hold(ledger_.balance(account));
    }
    for (std::size_t s = 0; s < stage_->streams; ++s) {
        const StreamIndex stream{static_cast<std::uint32_t>(s)};
        for (const Account account : {Account::free, Account::guaranteed, Account::fixed,
                                      Account::committed, Account::spent}) {
            hold(ledger_.balance(account, stream));
        }
        hold(ledger_.overrun(stream));
    }
    outcome_.checkpoints.push_back({.at = at, .digest = digest, .events = events_});
}

void AreaWorld::happen(const Event& event) {
    const std::uint32_t h = event.subject;
    switch (event.kind) {
        case EventKind::declaration:
            declare_until(std::int64_t{event.subject} * one_hour.value());
            break;
        case EventKind::berap: berap(); break;
        case EventKind::set_aside:
            for (std::size_t s = 0; s < stage_->streams; ++s) {
                money_freed_ = ledger_.release_set_aside(
                                   StreamIndex{static_cast<std::uint32_t>(s)}) > Money{} ||
                               money_freed_;
            }
            break;
        case EventKind::contract: contract_next_year(); break;
        case EventKind::aftercare_end: hold(hours_of_aftercare, -1); break;
        case EventKind::post_filled: fill_post(event); return;
        case EventKind::staff_learned: {
            Colleague& colleague = staff_[event.domain][event.subject];
            if (colleague.number == event.stamp) {
                colleague.learning = 0;
                set_capacity();
            }
            return;  // as with all luck of staff: what it does shows in the events that follow
        }
        case EventKind::service_review:
            if (services_[event.subject].stamp == event.stamp) {
                review(event.subject);
            }
            break;
        case EventKind::team_end:
            if (households_[h].team_stamp == event.stamp) {
                team_end(h);
            }
            break;
        case EventKind::intake_end:
            if (households_[h].team_stamp == event.stamp) {
                give_back_intake(h);
                conclude_intake(h);
            }
            break;
        case EventKind::informal_end:
            if (need(h, event.domain).supports == event.stamp &&
                need(h, event.domain).is(Helper::informal)) {
                informal_end(h, event.domain);
            }
            break;
        case EventKind::leaving_rank:
        case EventKind::onset_rank: expects(false, "a rank is never scheduled"); break;
        case EventKind::onset_in_band: try_onset_in_band(event); return;
        case EventKind::course: try_course(event); return;
        case EventKind::course_in_band: try_course_in_band(event); return;
        case EventKind::relapse: try_relapse(event); return;
        case EventKind::team_giving_up:
            if (households_[h].team_stamp == event.stamp) {
                give_up_team(h);
            }
            break;
        case EventKind::service_giving_up: give_up_service(event); break;
        case EventKind::decision:
            if (services_[event.subject].stamp == event.stamp) {
                decide(event.subject);
            }
            break;
        case EventKind::team_call_back: call_back(event); return;
        case EventKind::intake_decided:
            if (households_[h].team_stamp == event.stamp) {
                count(Counter::team_decision_wait, now_ - households_[h].queued_at);
                intake_done(h);
            }
            break;
        case EventKind::group_waited:
            if (gathered_[event.domain] == event.stamp) {
                stop_gathering(event.domain);
            }
            break;
    }
    note((std::uint64_t{event.subject} << 16U) | (std::uint64_t{event.domain} << 8U) |
         static_cast<std::uint64_t>(event.kind));
}

/// Without the help at home the household would have moved to long-term care now.
void AreaWorld::stay_home(std::uint32_t h) {
    if (households_[h].home_longer == 0) {
        households_[h].home_longer = 1;
        enter(home_longer_, layout_->at(Counter::home_longer_time));
    }
}

/// It moves after all, or ends.
void AreaWorld::stop_staying_home(std::uint32_t h) {
    if (households_[h].home_longer != 0) {
        households_[h].home_longer = 0;
        leave(home_longer_, layout_->at(Counter::home_longer_time));
    }
}

template <class Leaves>
void AreaWorld::end_needs(std::uint32_t h, Leaves&& leaves) {
    for (std::size_t d = 0; d < domains_; ++d) {
        Need& n = need(h, d);
        if (!leaves(d) || n.severity == Severity::none) {
            continue;
        }
        for (std::uint32_t s = households_[h].first_service; s != none;) {
            const std::uint32_t following = services_[s].next;
            if (services_[s].domain == d) {
                stop_service(s);
            }
            s = following;
        }
        stop_informal(h, d);
        n.remove_all();
        set_severity(h, d, Severity::none);
        move_to(n, Rung::outside);
    }
    settle_team(h);
}

void AreaWorld::happen(const FateEvent& event) {
    switch (event.kind) {
        case FateKind::onset: try_onset(event); return;
        case FateKind::visitor: visitor(event); break;
        case FateKind::claim: claim(event); break;
        case FateKind::adulthood:
            count(Counter::adulthoods);
            end_needs(event.slot,
                      [this](std::size_t d) { return stage_->domain[d].ends_at_adulthood > 0.0; });
            break;
        case FateKind::long_term_care: {
            bool serious = false;
            bool helped = false;
            for (std::size_t d = 0; d < domains_; ++d) {
                const Need& n = need(event.slot, d);
                if (stage_->domain[d].leads_to_long_term_care > 0.0 &&
                    n.severity >= Severity::serious) {
                    serious = true;
                    helped = helped || n.helped();
                }
            }
            const double effect = helped ? stage_->effects.long_term_care_while_helped : 1.0;
            if (!serious) {
                return;
            }
            if (effect < 1.0 && double{event.height} >= effect) {
                stay_home(event.slot);
                return;
            }
            count(Counter::long_term_care);
            stop_staying_home(event.slot);
            end_needs(event.slot, [this](std::size_t d) {
                return stage_->domain[d].leads_to_long_term_care > 0.0;
            });
            break;
        }
        case FateKind::move_out:
        case FateKind::death: {
            count(event.kind == FateKind::death ? Counter::deaths : Counter::moves);
            const TypeIndex type{households_[event.slot].type};
            end_life(event.slot);
            const auto life = static_cast<std::uint16_t>(event.life + 1U);
            households_[event.slot].life = life;
            begin_life(event.slot, Population::subject(event.slot, life), type, false);
            break;
        }
        case FateKind::staff_sick:
        case FateKind::staff_recovered:
        case FateKind::staff_left:
        case FateKind::staff_replaced:
        case FateKind::staff_may_leave: staff_event(event); return;
    }
    note((std::uint64_t{event.slot} << 16U) | (std::uint64_t{event.mark} << 8U) | 64U |
         static_cast<std::uint64_t>(event.kind));
}

/// Hours, money and places, each in its own order, until nothing moves.
void AreaWorld::hand_out() {
    while (hours_freed_ || money_freed_ || places_freed_) {
        if (hours_freed_) {
            hours_freed_ = false;
            hand_out_hours();
        }
        if (money_freed_) {
            money_freed_ = false;
            hand_out_money();
        }
        if (places_freed_) {
            places_freed_ = false;
            hand_out_places();
        }
    }
}

/// The first of a month: the books of the month that ends; on 1 January also the old and the new year.
void AreaWorld::turn_of_month() {
    month_of_hours();
    month_of_books();
    queue_.push({.at = now_ + std::llround(stage_->financing.declaration_lag_days * 86400.0),
                 .subject = static_cast<std::uint32_t>(now_ / one_hour.value()),
                 .kind = EventKind::declaration});
    const bool new_year = now_ == year_end();
    if (new_year) {
        close_year();
        month_ = 0;
        ++book_year_;
        if (book_year_ == setting_->period.start_year) {
            for (AreaUnderCurve* curve : {&in_team_queue_, &is_entitled_, &runs_}) {
                curve->begin_report(now_);
            }
        }
    }
    if (stage_cursor_ + 1 < stages_->size() && (*stages_)[stage_cursor_ + 1].from == now_) {
        if (new_year) {
            adopt_next_stage();
        } else {
            const Opening before = opening();
            adopt_next_stage();
            change_opening(before);
        }
    }
    if (new_year) {
        open_year();
    }
    ++month_;
    constexpr unsigned spendable =
        9;  // the surplus of last year: known in July, spent from September
    if (month_ == spendable && strength_to_come_ > 0.0) {
        strength_ += strength_to_come_;
        strength_to_come_ = 0.0;
        feel_strength();
        set_informal_places();
    }
    const Calendar& calendar = setting_->period.calendar;
    next_month_at_ = (month_ == 12 ? calendar.year_start(book_year_ + 1)
                                   : calendar.month_start(book_year_, month_ + 1))
                         .seconds();
}

}  // namespace gebied

// What follows from the counts of a year that is over: tasks, self-sufficiency, continuity, who pays outside the
// area's budget, and what a survey would have found. None of it changes anything in the world.
#include "world/area_world.hpp"
#include "world/planned_task.hpp"

#include "gebied/base/mathematics.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace gebied {
namespace {

constexpr double cents_per_euro = 100.0;

}  // namespace

void AreaWorld::count_outcomes() {
    count_tasks();
    count_self_sufficiency();
    count_continuity();
    count_cashable();
    count_payers();
    count_surveys();
}

/// Whether each task of the team for which hours were planned was reached.
void AreaWorld::count_tasks() {
    for (std::size_t i = 0; i < planned_tasks.size(); ++i) {
        const auto planned = static_cast<double>(counted(planned_tasks[i].planned));
        const auto worked = static_cast<double>(counted(planned_tasks[i].done));
        if (planned <= 0.0) {
            continue;
        }
        count(Counter::task_years_planned, i, 1);
        count(Counter::task_years_not_reached, i,
              worked < stage_->team.task_reached_share * planned ? 1 : 0);
    }
}

/// Time of this year with a serious or acute need in a domain.
std::int64_t AreaWorld::serious_time(std::size_t d) const {
    std::int64_t time = 0;
    for (std::size_t level = 0; level < severity_levels; ++level) {
        if (level + 1 >= static_cast<std::size_t>(Severity::serious)) {
            time += row_[layout_->at(Counter::need_time, d * severity_levels + level)];
        }
    }
    return time;
}

void AreaWorld::count_self_sufficiency() {
    for (std::size_t d = 0; d < domains_; ++d) {
        count(Counter::self_sufficient_time, d, counted(Counter::household_time) - serious_time(d));
    }
}

/// Help of this year, and what of it went on without an interruption or another worker.
void AreaWorld::count_continuity() {
    // What is claimed and paid at once is no help that can be interrupted: it ends without having run.
    const std::int64_t at_once =
        counted(Counter::product_ends) - counted(Counter::ended_by_duration);
    const std::int64_t trajectories = counted(Counter::product_clients) - at_once;
    const std::int64_t cases = team_cases_.size + counted(Counter::team_cases_ended);
    const std::int64_t broken = counted(Counter::interrupted) + counted(Counter::cases_handed_over);
    count(Counter::help_in_year, trajectories + cases);
    count(Counter::help_continued, std::max<std::int64_t>(0, trajectories + cases - broken));
}

/// Of what the area spent, the part that would be kept if it were not needed: by the shares of the study.
void AreaWorld::count_cashable() {
    double cents = 0.0;
    std::int64_t rest =
        counted(Counter::spent_total) + counted(Counter::overrun_total) - fixed_lines_.value();
    for (std::size_t p = 0; p < stage_->products; ++p) {
        const CompiledProduct& offer = stage_->product[p];
        if (!offer.outside()) {
            const std::int64_t spent = row_[layout_->at(Counter::product_spent, p)];
            cents += offer.cashable_share * static_cast<double>(spent);
            rest -= spent;
        }
    }
    cents += stage_->financing.cashable_share * static_cast<double>(rest);
    count(Counter::cashable_cost, portable::nearest(cents));
}

/// What others pay outside the budget of the area, at the price level of the year.
void AreaWorld::count_payers() {
    const double level = area_level_;
    for (std::size_t i = 0; i < stage_->payer.size(); ++i) {
        const Payer& payer = stage_->payer[i];
        double euros =
            payer.per_long_term_care * static_cast<double>(counted(Counter::long_term_care));
        for (std::size_t d = 0; d < domains_; ++d) {
            euros +=
                payer.per_crisis[d] * static_cast<double>(row_[layout_->at(Counter::crises, d)]);
            for (std::size_t s = 0; s < severity_levels; ++s) {
                const std::int64_t time =
                    row_[layout_->at(Counter::need_time, d * severity_levels + s)];
                euros += payer.per_week.values[d][s] * static_cast<double>(time) /
                         static_cast<double>(one_week.value());
            }
        }
        std::int64_t cents = portable::nearest(euros * level * cents_per_euro);
        if (payer.pays_own_contributions > 0.0) {
            cents += counted(Counter::own_contributions);
        }
        count(Counter::payer_cost, i, cents);
        count(Counter::payer_cashable, i,
              portable::nearest(payer.cashable_share * static_cast<double>(cents)));
    }
}

/// What the survey of an indicator finds: the share in the area and the luck of the sample, which is the same in
/// every scenario.
void AreaWorld::count_surveys() {
    const int year = book_year_ - setting_->period.start_year;
    const auto households = static_cast<double>(counted(Counter::household_time));
    for (std::size_t i = 0; i < stage_->indicator.size(); ++i) {
        const CompiledIndicator& indicator = stage_->indicator[i];
        if (year < 0 || year % static_cast<int>(std::llround(indicator.every_years)) != 0) {
            continue;
        }
        double share = indicator.unfavourable_share;
        for (std::size_t d = 0; households > 0.0 && d < domains_; ++d) {
            share +=
                indicator.per_serious_need[d] * static_cast<double>(serious_time(d)) / households;
        }
        share = std::clamp(share, 0.0, 1.0);
        if (indicator.sample >= 1.0) {
            const Draw draw = luck().draw(indicator.key, Question::survey,
                                          static_cast<std::uint32_t>(book_year_), 0);
            const double error = std::sqrt(share * (1.0 - share) / indicator.sample);
            share = std::clamp(share + portable::normal_quantile(draw.first()) * error, 0.0, 1.0);
        }
        constexpr double ten_thousandths = 10000.0;
        count(Counter::surveys, i, 1);
        count(Counter::survey_result, i, portable::nearest(share * ten_thousandths));
    }
}

}  // namespace gebied

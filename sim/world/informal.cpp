// Informal support (nuldelijn) and the community: places, how support ends, what burns out and what is built.
#include "world/area_world.hpp"
#include "world/units.hpp"

#include "gebied/base/mathematics.hpp"

#include <algorithm>
#include <cmath>

namespace gebied {

void AreaWorld::start_informal(std::uint32_t h, std::size_t d) {
    Need& n = need(h, d);
    n.remove(Helper::asked);
    n.add(Helper::informal);
    ++n.supports;
    ++informal_used_;
    count(Counter::informal_starts);
    enter(informal_, layout_->at(Counter::informal_time));
    const Draw q = draw(h, d, Question::informal_place);
    queue_.push({.at = now_ + stage_->informal.support_duration.quantile(q.first()).value(),
                 .subject = h,
                 .stamp = n.supports,
                 .kind = EventKind::informal_end,
                 .domain = static_cast<std::uint8_t>(d)});
    take_stock(h);
}

/// Informal support for a need ends without a result, where there is any.
void AreaWorld::stop_informal(std::uint32_t h, std::size_t d) {
    Need& n = need(h, d);
    if (n.is(Helper::informal)) {
        ++n.supports;
        --informal_used_;
        leave(informal_, layout_->at(Counter::informal_time));
    }
}

void AreaWorld::informal_end(std::uint32_t h, std::size_t d) {
    Need& n = need(h, d);
    const CompiledInformal& informal = stage_->informal;
    n.remove(Helper::informal);
    --informal_used_;
    leave(informal_, layout_->at(Counter::informal_time));
    if (n.severity == Severity::none) {
        take_stock(h);
        leave_if_done(h);
        return;
    }
    ++n.step;
    const Draw q = draw(h, d, Question::service_outcome);
    const double factor = success_factor(h, d);
    if (q.quarter(0) < informal.solved * factor) {
        solve(h, d, false);
        take_stock(h);
        leave_if_done(h);
        return;
    }
    if (q.quarter(0) < (informal.solved + informal.improved) * factor) {
        lighten(h, d);
    }
    if (q.quarter(1) < informal.steps_up) {
        // Informal support knows the team: no second assessment of what informal support could not solve.
        hand_to_team(h, d);
    }
    take_stock(h);
}

/// A month of informal support and of the community: what burns out, comes back, is built and ebbs away.
void AreaWorld::community_month(double weeks, std::int64_t minutes) {
    const CompiledInformal& informal = stage_->informal;
    const Community& community = stage_->community;
    const double days = weeks * 7.0;
    const auto kept = [days](double half_life) {
        return portable::exp(-0.69314718055994531 * days / half_life);
    };
    if (informal.burnout_per_year > 0.0 || burnt_out_places_ > 0.0) {
        burnt_out_places_ =
            kept(informal.recovery_days) * burnt_out_places_ +
            informal.burnout_per_year * static_cast<double>(informal_used_) * days / 365.2425;
    }
    if (places_of_helped_ > 0.0) {
        places_of_helped_ *= kept(informal.helper_half_life);
    }
    if (community.built_per_hour > 0.0 || strength_ > 0.0) {
        strength_ = kept(community.half_life) * strength_ +
                    community.built_per_hour * static_cast<double>(minutes) / 60.0;
        feel_strength();
    }
}

/// What the strength of the community does to new needs from now on.
void AreaWorld::feel_strength() {
    const double per_1000 =
        residents_ == 0 ? 0.0 : strength_ * 1000.0 / static_cast<double>(residents_);
    constexpr double most = 3.0;
    community_on_onset_ =
        portable::exp(std::clamp(stage_->community.effect_on_onset * per_1000, -most, most));
    if (community_on_onset_ > 1.0) {
        raise_onset_bands();
    }
}

void AreaWorld::set_informal_places() {
    double crowded_out = 0.0;
    if (stage_->informal.crowding_out != 0.0) {
        std::int64_t helped = team_cases_.size;
        for (const Stock& running : running_) {
            helped += running.size;
        }
        crowded_out = stage_->informal.crowding_out * static_cast<double>(helped);
    }
    informal_places_ = std::max<std::int64_t>(
        0, stage_->informal.places +
               std::llround(organised_places_ + places_of_helped_ - burnt_out_places_ +
                            stage_->community.informal_places * strength_ - crowded_out));
}

}  // namespace gebied

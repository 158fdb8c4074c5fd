#include "gebied/world/future.hpp"

#include "world/area_world.hpp"

namespace gebied {

Future::Future(const WorldSetting& setting, const Plan& plan, const AreaFate& fate)
    : world_{std::make_unique<AreaWorld>(setting, plan, fate)} {}

Future::Future(const Future& other) : world_{std::make_unique<AreaWorld>(*other.world_)} {}

Future::Future(Future&& other) noexcept = default;

Future::~Future() = default;

void Future::live_until(Instant until) {
    world_->live_until(until);
}

void Future::follow(const Plan& plan) {
    world_->follow(plan);
}

const Outcome& Future::outcome() const {
    return world_->outcome();
}

}  // namespace gebied

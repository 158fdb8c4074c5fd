#include "gebied/world/future.hpp"

#include "gebied/base/contract.hpp"
#include "gebied/model/virement.hpp"
#include "world/area_world.hpp"

#include <algorithm>

namespace gebied {
namespace {

/// Areas of one future know each other; an area alone shares nothing.
void join(const std::vector<std::unique_ptr<AreaWorld>>& areas) {
    for (const std::unique_ptr<AreaWorld>& area : areas) {
        if (areas.size() > 1) {
            area->join(areas);
        }
    }
}

}  // namespace

Future::Future(const std::vector<FutureArea>& areas) {
    expects(!areas.empty(), "a future has an area");
    for (const FutureArea& area : areas) {
        areas_.push_back(std::make_unique<AreaWorld>(*area.setting, *area.plan, *area.fate));
    }
    join(areas_);
}

Future::Future(const Future& other) {
    for (const std::unique_ptr<AreaWorld>& area : other.areas_) {
        areas_.push_back(std::make_unique<AreaWorld>(*area));
    }
    join(areas_);
}

Future::Future(Future&& other) noexcept : areas_{std::move(other.areas_)} {
    join(areas_);
}

Future::~Future() = default;

void Future::live_until(Instant until) {
    if (areas_.size() == 1) {
        areas_.front()->live_until(until);
        return;
    }
    const std::int64_t limit = until.seconds();
    for (;;) {
        std::int64_t at = limit;
        for (const std::unique_ptr<AreaWorld>& area : areas_) {
            at = std::min(at, area->next_at());
        }
        for (const std::unique_ptr<AreaWorld>& area : areas_) {
            area->pass_checkpoints(at);
        }
        if (at >= limit) {
            break;
        }
        live_instant(at);
    }
    for (const std::unique_ptr<AreaWorld>& area : areas_) {
        area->finish(limit);
    }
}

/// Each area in the order of the list, then what they share.
void Future::live_instant(std::int64_t at) {
    bool places_moved = false;
    bool transfers = false;
    for (const std::unique_ptr<AreaWorld>& area : areas_) {
        if (area->next_at() == at) {
            area->live_instant(at);
            places_moved = area->took_or_freed_places() || places_moved;
            transfers = area->transfers_at(at) || transfers;
        }
    }
    if (transfers) {
        transfer_money(at);
    }
    if (places_moved) {
        share_places(at);
    }
}

/// The rule of virement between streams, for each stream between areas.
void Future::transfer_money(std::int64_t at) {
    std::vector<AreaWorld*> taking_part;
    std::vector<std::vector<StreamOutlook>> outlooks;
    for (const std::unique_ptr<AreaWorld>& area : areas_) {
        if (area->transfers_at(at)) {
            taking_part.push_back(area.get());
            outlooks.push_back(area->outlook());
        }
    }
    const std::size_t accounts = outlooks.empty() ? 0 : outlooks.front().size();
    for (std::size_t account = 0; account < accounts; ++account) {
        std::vector<StreamOutlook> of_account;
        for (const std::vector<StreamOutlook>& outlook : outlooks) {
            of_account.push_back(outlook[account]);
        }
        const std::vector<Money> change = virement_by_expected_shortage(of_account);
        for (std::size_t a = 0; a < taking_part.size(); ++a) {
            taking_part[a]->transfer(account, change[a]);
        }
    }
    for (AreaWorld* area : taking_part) {
        area->hand_out_at(at);
    }
}

/// A place that came free goes to who waited longest, from whichever area, until nothing moves.
void Future::share_places(std::int64_t at) {
    for (bool moved = true; moved;) {
        moved = false;
        for (const std::unique_ptr<AreaWorld>& area : areas_) {
            area->look_for_places(at);
            moved = area->took_or_freed_places() || moved;
        }
    }
}

void Future::follow(std::size_t area, const Plan& plan) {
    areas_.at(area)->follow(plan);
}

const Outcome& Future::outcome(std::size_t area) const {
    return areas_.at(area)->outcome();
}

}  // namespace gebied

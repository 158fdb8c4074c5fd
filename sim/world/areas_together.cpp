// Areas that live together: places that are contracted for all of them, and money that moves between them.
#include "gebied/base/contract.hpp"
#include "world/area_world.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace gebied {

// --- places

/// Places contracted this year.
std::int64_t AreaWorld::places_of(std::size_t product) const {
    return std::max<std::int64_t>(0, std::llround(stage_->product[product].places) +
                                         contract_change_[product]);
}

bool AreaWorld::shares_places(std::size_t product) const {
    return areas_ != nullptr && stage_->product[product].shared_places > 0.0;
}

/// Places that nobody has: of this area, or of all that contract together.
std::int64_t AreaWorld::free_places(std::size_t product) const {
    if (!shares_places(product)) {
        return places_of(product) - places_used_[product];
    }
    std::int64_t free = 0;
    for (const std::unique_ptr<AreaWorld>& area : *areas_) {
        if (area->shares_places(product)) {
            free += area->places_of(product) - area->places_used_[product];
        }
    }
    return free;
}

bool AreaWorld::someone_waits(std::size_t product) const {
    if (!shares_places(product)) {
        return !place_queue_[product].empty();
    }
    return std::ranges::any_of(*areas_, [product](const std::unique_ptr<AreaWorld>& area) {
        return area->shares_places(product) && !area->place_queue_[product].empty();
    });
}

/// Whether nobody in another area has waited longer than who waits longest here. Equal: the first of the list.
bool AreaWorld::first_in_line(std::size_t product) const {
    if (!shares_places(product)) {
        return true;
    }
    const AreaWorld* first = nullptr;
    for (const std::unique_ptr<AreaWorld>& area : *areas_) {
        if (area->shares_places(product) && !area->place_queue_[product].empty() &&
            (first == nullptr || area->waits_since(product) < first->waits_since(product))) {
            first = area.get();
        }
    }
    return first == this;
}

std::int64_t AreaWorld::waits_since(std::size_t product) const {
    return services_[place_queue_[product].front()].since;
}

void AreaWorld::change_places(std::size_t product, std::int64_t by) {
    places_used_[product] += by;
    if (by != 0) {
        places_moved(product);
    }
}

void AreaWorld::places_moved(std::size_t product) {
    places_freed_ = places_freed_ || !place_queue_[product].empty();
    shared_places_moved_ = shared_places_moved_ || shares_places(product);
}

void AreaWorld::look_for_places(std::int64_t at) {
    now_ = at;
    places_freed_ = true;
    hand_out();
}

bool AreaWorld::took_or_freed_places() {
    return std::exchange(shared_places_moved_, false);
}

// --- money

bool AreaWorld::transfers_at(std::int64_t at) const {
    return berap_at_ == at && stage_->financing.area_transfers != AreaTransfers::none;
}

/// Where streams are pooled, what they lack is the pool's to find.
std::vector<StreamOutlook> AreaWorld::outlook() const {
    std::vector<StreamOutlook> accounts = stream_outlook();
    StreamOutlook pool{.free = ledger_.balance(Account::pool)};
    if (std::ranges::any_of(stage_->stream,
                            [](const Stream& stream) { return stream.pooled_share > 0.0; })) {
        for (StreamOutlook& stream : accounts) {
            const Money lacking = std::max(stream.expected_need - stream.free, Money{});
            stream.expected_need -= lacking;
            pool.expected_need += lacking;
        }
    }
    accounts.push_back(pool);
    return accounts;
}

void AreaWorld::transfer(std::size_t account, Money amount) {
    if (amount == Money{}) {
        return;
    }
    if (account < stage_->streams) {
        ledger_.change_free(StreamIndex{static_cast<std::uint32_t>(account)}, amount);
    } else {
        ledger_.change_pool(amount);
    }
    if (amount > Money{}) {
        count(Counter::from_other_areas, amount.value());
        money_freed_ = true;
    } else {
        count(Counter::to_other_areas, -amount.value());
    }
    note((std::uint64_t{account} << 48U) ^ static_cast<std::uint64_t>(amount.value()));
}

void AreaWorld::hand_out_at(std::int64_t at) {
    now_ = at;
    hand_out();
}

}  // namespace gebied

#pragma once

#include "gebied/base/contract.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace gebied {

/// What a scheduled event is about. The order is the order in which events at one instant happen.
enum class EventKind : std::uint8_t {
    declaration,        ///< a month's declarations become known
    berap,              ///< a virement date
    set_aside,          ///< money set aside is released
    contract,           ///< next year's places are contracted
    post_filled,        ///< somebody has been found for a new post
    staff_learned,      ///< a new colleague is fully productive
    service_review,     ///< the end or the indicated end of a trajectory
    team_end,           ///< the end of support by the team
    intake_end,         ///< the end of an intake
    informal_end,       ///< the end of informal support
    aftercare_end,      ///< the end of aftercare
    leaving_rank,       ///< not scheduled: the place of moves and exits of fate in this order
    onset_rank,         ///< not scheduled: the place of onsets of fate in this order
    onset_in_band,      ///< a candidate onset above the base rate
    course,             ///< a candidate step of a need: worse, better, crisis or a request for help
    course_in_band,     ///< the same, above the base rate
    relapse,            ///< a candidate relapse
    team_giving_up,     ///< a household gives up waiting for the team
    service_giving_up,  ///< a request gives up waiting for money or a place
    decision,           ///< a decision on a request
    team_call_back,     ///< the team calls back a household that gave up waiting
    intake_decided,     ///< the team decides on an intake, in a meeting or after a hand-over
    group_waited,       ///< households have waited for others of their group for as long as they do
};

/// Something that will happen, unless what it is about has changed (then its stamp no longer fits).
struct Event {
    std::int64_t at{};        ///< instant in seconds
    std::uint32_t subject{};  ///< household, service or other index, by kind
    std::uint16_t stamp{};    ///< state of the subject for which it holds
    EventKind kind{};
    std::uint8_t domain{};
};
static_assert(sizeof(Event) == 16);

/// Events in order of time, then kind, then a keyed hash of the subject (never its number).
///
/// A calendar queue: buckets of equal width over the whole period, sorted when their time comes; what is
/// scheduled within the current bucket goes through a small heap. Events after the period are dropped.
/// A plain value: a copy of it is a copy of the future. No allocation per event once it has grown.
class EventQueue {
public:
    static constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max();

    /// `end`: first instant at which nothing happens any more. `expected`: expected number of events,
    /// for the width of the buckets only.
    EventQueue(std::int64_t end, double expected, std::uint64_t tie_key);

    void push(const Event& event);

    /// Instant of the next event, or `never`.
    [[nodiscard]] std::int64_t next_at() { return refill() ? top().at : never; }
    /// Kind of the next event; there must be one (`next_at` was not `never`).
    [[nodiscard]] EventKind next_kind() const { return top().kind; }

    Event pop();

    /// The event `places` further in the current bucket, or nothing: a look ahead, to fetch what it is about.
    [[nodiscard]] const Event* ahead(std::size_t places) const {
        return places < sorted_.size() - front_ ? &sorted_[front_ + places] : nullptr;
    }

private:
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
    static constexpr std::size_t chunk_size = 15;
    struct Chunk {
        std::array<Event, chunk_size> events;
        std::uint32_t next{none};
        std::uint32_t count{0};
    };

    [[nodiscard]] bool before(const Event& a, const Event& b) const;
    [[nodiscard]] const Event& top() const {
        if (soon_.empty()) {
            return sorted_[front_];
        }
        return front_ < sorted_.size() && before(sorted_[front_], soon_.front()) ? sorted_[front_]
                                                                                 : soon_.front();
    }
    /// Makes the next event available; false when there is none.
    bool refill() {
        while (front_ == sorted_.size() && soon_.empty()) {
            if (!next_bucket()) {
                return false;
            }
        }
        return true;
    }
    bool next_bucket();

    std::int64_t end_{};
    std::int64_t width_{};
    std::uint64_t tie_key_{};
    std::int64_t current_end_{0};  ///< end of the current bucket; earlier events go to the heap
    std::size_t bucket_{0};        ///< next bucket to open
    std::size_t front_{0};
    std::vector<Event> sorted_{};  ///< the current bucket
    std::vector<Event> soon_{};    ///< heap of events scheduled within the current bucket
    std::vector<std::uint32_t> heads_{};
    std::vector<Chunk> chunks_{};
    std::uint32_t free_chunk_{none};
};

}  // namespace gebied

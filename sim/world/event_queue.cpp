#include "world/event_queue.hpp"

#include "gebied/base/ids.hpp"

#include <algorithm>
#include <cmath>

namespace gebied {

EventQueue::EventQueue(std::int64_t end, double expected, std::uint64_t tie_key)
    : end_{end}, tie_key_{tie_key} {
    expects(end > 0, "a period has a length");
    constexpr double events_per_bucket = 48.0;
    constexpr double most_buckets = 262144.0;
    const double buckets = std::clamp(expected / events_per_bucket, 1.0, most_buckets);
    width_ =
        std::max<std::int64_t>(60, static_cast<std::int64_t>(static_cast<double>(end) / buckets));
    heads_.assign(static_cast<std::size_t>(end / width_) + 1, none);
}

bool EventQueue::before(const Event& a, const Event& b) const {
    if (a.at != b.at) {
        return a.at < b.at;
    }
    if (a.kind != b.kind) {
        return a.kind < b.kind;
    }
    const std::uint64_t ka = mix(tie_key_ ^ ((std::uint64_t{a.subject} << 8U) | a.domain));
    const std::uint64_t kb = mix(tie_key_ ^ ((std::uint64_t{b.subject} << 8U) | b.domain));
    if (ka != kb) {
        return ka < kb;
    }
    return a.stamp < b.stamp;
}

void EventQueue::push(const Event& event) {
    if (event.at >= end_) {
        return;
    }
    if (event.at < current_end_) {
        soon_.push_back(event);
        std::push_heap(soon_.begin(), soon_.end(),
                       [this](const Event& a, const Event& b) { return before(b, a); });
        return;
    }
    const auto bucket = static_cast<std::size_t>(event.at / width_);
    std::uint32_t head = heads_[bucket];
    if (head == none || chunks_[head].count == chunk_size) {
        std::uint32_t fresh = free_chunk_;
        if (fresh == none) {
            fresh = static_cast<std::uint32_t>(chunks_.size());
            chunks_.emplace_back();
        } else {
            free_chunk_ = chunks_[fresh].next;
        }
        chunks_[fresh].next = head;
        chunks_[fresh].count = 0;
        heads_[bucket] = fresh;
        head = fresh;
    }
    Chunk& chunk = chunks_[head];
    chunk.events[chunk.count++] = event;
}

bool EventQueue::next_bucket() {
    sorted_.clear();
    front_ = 0;
    while (bucket_ < heads_.size() && heads_[bucket_] == none) {
        ++bucket_;
    }
    if (bucket_ == heads_.size()) {
        current_end_ = end_;
        return false;
    }
    std::uint32_t chunk = heads_[bucket_];
    heads_[bucket_] = none;
    while (chunk != none) {
        Chunk& full = chunks_[chunk];
        sorted_.insert(sorted_.end(), full.events.begin(), full.events.begin() + full.count);
        const std::uint32_t next = full.next;
        full.next = free_chunk_;
        free_chunk_ = chunk;
        chunk = next;
    }
    ++bucket_;
    current_end_ = static_cast<std::int64_t>(bucket_) * width_;
    std::sort(sorted_.begin(), sorted_.end(),
              [this](const Event& a, const Event& b) { return before(a, b); });
    return true;
}

Event EventQueue::pop() {
    const bool from_sorted =
        front_ < sorted_.size() && (soon_.empty() || before(sorted_[front_], soon_.front()));
    if (from_sorted) {
        return sorted_[front_++];
    }
    std::pop_heap(soon_.begin(), soon_.end(),
                  [this](const Event& a, const Event& b) { return before(b, a); });
    const Event event = soon_.back();
    soon_.pop_back();
    return event;
}

}  // namespace gebied

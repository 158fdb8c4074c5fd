#include "world/event_queue.hpp"

#include <algorithm>
#include <catch2/catch_all.hpp>
#include <cstdint>
#include <random>
#include <tuple>
#include <vector>

using namespace gebied;

namespace {

constexpr std::int64_t end = 1'000'000;

auto identity(const Event& e) {
    return std::tuple{e.at, e.kind, e.subject, e.stamp, e.domain};
}

Event random_event(std::mt19937_64& dice, std::int64_t from, std::uint32_t number) {
    constexpr std::uint64_t kinds = 21;
    // Many at the same instant, some soon, some beyond the end.
    const std::int64_t after = dice() % 3 == 0   ? 0
                               : dice() % 2 == 0 ? static_cast<std::int64_t>(dice() % 50)
                                                 : static_cast<std::int64_t>(dice() % 400'000);
    return {.at = from + after,
            .subject = number,
            .stamp = static_cast<std::uint16_t>(dice()),
            .kind = static_cast<EventKind>(dice() % kinds),
            .domain = static_cast<std::uint8_t>(dice() % 6)};
}

}  // namespace

TEST_CASE("events come in order of time and kind, each once, as a sorted list gives them",
          "[world]") {
    for (const double expected : {1.0, 500.0, 100'000.0}) {  // buckets wide and narrow
        INFO("expected " << expected);
        std::mt19937_64 dice{static_cast<std::uint64_t>(expected)};
        EventQueue queue{end, expected, 42};
        std::vector<Event> list;
        std::uint32_t number = 0;
        const auto push = [&](std::int64_t from) {
            const Event event = random_event(dice, from, number++);
            queue.push(event);
            if (event.at < end) {
                list.push_back(event);
            }
        };
        for (int i = 0; i < 300; ++i) {
            push(0);
        }
        std::int64_t now = 0;
        std::size_t popped = 0;
        while (queue.next_at() != EventQueue::never) {
            const auto earlier = [](const Event& a, const Event& b) {
                return std::tuple{a.at, a.kind} < std::tuple{b.at, b.kind};
            };
            const auto first = std::min_element(list.begin(), list.end(), earlier);
            REQUIRE(first != list.end());
            REQUIRE(queue.next_at() == first->at);
            REQUIRE(queue.next_kind() == first->kind);
            const Event event = queue.pop();
            REQUIRE(event.at >= now);
            now = event.at;
            const auto same = std::find_if(list.begin(), list.end(), [&](const Event& e) {
                return identity(e) == identity(event);
            });
            REQUIRE(same != list.end());  // it was pushed, and had not come yet
            list.erase(same);
            ++popped;
            if (popped < 2000 && dice() % 8 != 0) {
                push(now);
            }
        }
        CHECK(list.empty());
        CHECK(popped > 300);
    }
}

TEST_CASE("who comes first at one instant is luck, not a number", "[world]") {
    const auto first_of = [](std::uint64_t key) {
        EventQueue queue{end, 10.0, key};
        for (std::uint32_t subject = 0; subject < 100; ++subject) {
            queue.push({.at = 5, .subject = subject, .kind = EventKind::course});
        }
        REQUIRE(queue.next_at() == 5);
        return queue.pop().subject;
    };
    std::vector<std::uint32_t> firsts;
    for (std::uint64_t key = 0; key < 50; ++key) {
        firsts.push_back(first_of(key));
        CHECK(first_of(key) == firsts.back());
    }
    std::sort(firsts.begin(), firsts.end());
    const auto distinct = std::unique(firsts.begin(), firsts.end()) - firsts.begin();
    CHECK(distinct > 20);  // 39 are expected of 50 draws out of 100
}

TEST_CASE("a copy of a queue is a copy of the future", "[world]") {
    std::mt19937_64 dice{3};
    EventQueue queue{end, 100.0, 1};
    for (std::uint32_t n = 0; n < 500; ++n) {
        queue.push(random_event(dice, 0, n));
    }
    for (int i = 0; i < 100 && queue.next_at() != EventQueue::never; ++i) {
        (void)queue.pop();
    }
    EventQueue copy{queue};
    while (queue.next_at() != EventQueue::never) {
        REQUIRE(copy.next_at() == queue.next_at());
        REQUIRE(identity(copy.pop()) == identity(queue.pop()));
    }
    CHECK(copy.next_at() == EventQueue::never);
}

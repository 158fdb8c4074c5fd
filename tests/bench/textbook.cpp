#include "bench/textbook.hpp"

#include <array>
#include <cmath>
#include <deque>
#include <queue>
#include <random>
#include <vector>

namespace gebied::bench {
namespace {

constexpr double horizon = 3653.0 / 7.0;
constexpr double stretch = horizon / 520.0;

enum class Kind : std::uint8_t { onset, informal_end, team_end, specialist_end };

struct Event {
    double at;
    int household;
    Kind kind;
    bool operator>(const Event& other) const { return at > other.at; }
};

struct Station {
    int places;
    int busy;
    std::deque<int> line;
};

}  // namespace

std::int64_t textbook(const FlowSize& size, std::uint64_t seed) {
    std::mt19937_64 generator{seed};
    const double sigma = std::sqrt(std::log(2.0));
    std::exponential_distribution<double> risk{1.0 / (416.0 * stretch)};
    std::exponential_distribution<double> informal{1.0 / (26.0 * stretch)};
    std::lognormal_distribution<double> support{std::log(26.0 * stretch / std::sqrt(2.0)), sigma};
    std::lognormal_distribution<double> specialist{std::log(45.0 * stretch / std::sqrt(2.0)),
                                                   sigma};
    std::uniform_real_distribution<double> uniform;
    std::priority_queue<Event, std::vector<Event>, std::greater<>> queue;
    Station team{size.team, 0, {}};
    Station special{size.specialist, 0, {}};
    for (int h = 0; h < size.households; ++h) {
        queue.push({risk(generator), h, Kind::onset});
    }
    const auto join = [&](Station& station, int h, double now, Kind kind, auto& law) {
        if (station.busy < station.places) {
            ++station.busy;
            queue.push({now + law(generator), h, kind});
        } else {
            station.line.push_back(h);
        }
    };
    const auto leave = [&](Station& station, double now, Kind kind, auto& law) {
        --station.busy;
        if (!station.line.empty()) {
            const int next = station.line.front();
            station.line.pop_front();
            ++station.busy;
            queue.push({now + law(generator), next, kind});
        }
    };
    std::int64_t events = 0;
    while (!queue.empty() && queue.top().at <= horizon) {
        const Event e = queue.top();
        queue.pop();
        ++events;
        switch (e.kind) {
            case Kind::onset:
                if (uniform(generator) < 0.5) {
                    queue.push({e.at + informal(generator), e.household, Kind::informal_end});
                } else {
                    join(team, e.household, e.at, Kind::team_end, support);
                }
                break;
            case Kind::informal_end:
                if (uniform(generator) < 0.6) {
                    queue.push({e.at + risk(generator), e.household, Kind::onset});
                } else {
                    join(team, e.household, e.at, Kind::team_end, support);
                }
                break;
            case Kind::team_end:
                leave(team, e.at, Kind::team_end, support);
                if (uniform(generator) < 0.25) {
                    join(special, e.household, e.at, Kind::specialist_end, specialist);
                } else {
                    queue.push({e.at + risk(generator), e.household, Kind::onset});
                }
                break;
            case Kind::specialist_end:
                leave(special, e.at, Kind::specialist_end, specialist);
                queue.push({e.at + risk(generator), e.household, Kind::onset});
                break;
        }
    }
    return events;
}

namespace {

constexpr std::size_t lanes = 8;

/// Philox4x32-10 in eight lanes; the first word of each.
#if defined(__x86_64__)
__attribute__((target_clones("avx2", "default")))
#endif
void philox(std::uint32_t counter, std::uint64_t seed, std::array<std::uint32_t, lanes>& out) {
    std::array<std::uint32_t, lanes> c0{};
    std::array<std::uint32_t, lanes> c1{};
    std::array<std::uint32_t, lanes> c2{};
    std::array<std::uint32_t, lanes> c3{};
    auto k0 = static_cast<std::uint32_t>(seed);
    auto k1 = static_cast<std::uint32_t>(seed >> 32U);
    for (std::size_t i = 0; i < lanes; ++i) {
        c0[i] = counter + static_cast<std::uint32_t>(i);
    }
    for (int round = 0; round < 10; ++round) {
        for (std::size_t i = 0; i < lanes; ++i) {
            const std::uint64_t p0 = std::uint64_t{0xD2511F53U} * c0[i];
            const std::uint64_t p1 = std::uint64_t{0xCD9E8D57U} * c2[i];
            c0[i] = static_cast<std::uint32_t>(p1 >> 32U) ^ c1[i] ^ k0;
            c2[i] = static_cast<std::uint32_t>(p0 >> 32U) ^ c3[i] ^ k1;
            c1[i] = static_cast<std::uint32_t>(p1);
            c3[i] = static_cast<std::uint32_t>(p0);
        }
        k0 += 0x9E3779B9U;
        k1 += 0xBB67AE85U;
    }
    out = c0;
}

struct alignas(64) Record {
    std::array<std::uint64_t, 8> words{};
};

}  // namespace

std::uint64_t bare(int households, std::int64_t events, std::uint64_t seed) {
    std::vector<Record> records(static_cast<std::size_t>(households));
    std::array<std::uint32_t, lanes> draws{};
    const auto n = static_cast<std::uint64_t>(households);
    std::uint64_t sum = 0;
    const auto touches = static_cast<std::uint64_t>(events);
    for (std::uint64_t e = 0; e < touches; e += lanes) {
        philox(static_cast<std::uint32_t>(e), seed, draws);
        for (const std::uint32_t draw : draws) {
            Record& record = records[(draw * n) >> 32U];
            sum += record.words[0]++;
        }
    }
    for (std::uint64_t first = 0; first < n; first += lanes) {
        philox(static_cast<std::uint32_t>(touches + first), seed, draws);
        for (const std::uint32_t draw : draws) {
            sum += draw;
        }
    }
    return sum;
}

}  // namespace gebied::bench

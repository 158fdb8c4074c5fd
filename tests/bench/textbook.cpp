#include "bench/textbook.hpp"

#include <array>
#include <cmath>
#include <deque>
#include <functional>
#include <iterator>
#include <queue>
#include <random>
#include <stdexcept>
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

enum State : std::size_t { risk, informal, team_queue, team, specialist_queue, specialist };
constexpr std::size_t state_count = 6;

struct Resident {
    State state{risk};
    double since{0.0};
};

/// A queue before servers, with what its outcome needs.
struct Station {
    int places;
    State waiting;
    State served;
    Kind end;
    int busy{0};
    std::deque<int> line{};
    std::int64_t arrivals{0};
    std::int64_t starts{0};
    std::int64_t ends{0};
    double waited{0.0};  ///< of those who started
};

/// One future, with the outcome that the reference flow asks for: counts, waits and time in every state.
class Textbook {
public:
    Textbook(const FlowSize& size, std::uint64_t seed)
        : generator_{seed},
          residents_(static_cast<std::size_t>(size.households)),
          team_{size.team, team_queue, team, Kind::team_end},
          specialist_{size.specialist, specialist_queue, specialist, Kind::specialist_end} {
        for (int h = 0; h < size.households; ++h) {
            queue_.push({risk_(generator_), h, Kind::onset});
        }
    }

    std::int64_t live() {
        while (!queue_.empty() && queue_.top().at <= horizon) {
            const Event e = queue_.top();
            queue_.pop();
            now_ = e.at;
            happen(e);
        }
        now_ = horizon;
        for (Resident& resident : residents_) {
            move(resident, risk);
        }
        check();
        return onsets_ + informal_ends_ + team_.ends + specialist_.ends;
    }

private:
    void happen(const Event& e) {
        switch (e.kind) {
            case Kind::onset:
                ++onsets_;
                if (uniform_(generator_) < 0.5) {
                    move(at(e.household), informal);
                    queue_.push({now_ + informal_(generator_), e.household, Kind::informal_end});
                } else {
                    join(team_, e.household, support_);
                }
                break;
            case Kind::informal_end:
                ++informal_ends_;
                if (uniform_(generator_) < 0.6) {
                    recover(e.household);
                } else {
                    join(team_, e.household, support_);
                }
                break;
            case Kind::team_end:
                leave(team_, support_);
                if (uniform_(generator_) < 0.25) {
                    join(specialist_, e.household, help_);
                } else {
                    recover(e.household);
                }
                break;
            case Kind::specialist_end:
                leave(specialist_, help_);
                recover(e.household);
                break;
        }
    }
    Resident& at(int h) { return residents_[static_cast<std::size_t>(h)]; }
    void move(Resident& resident, State to) {
        weeks_[resident.state] += now_ - resident.since;
        resident = {to, now_};
    }
    void recover(int h) {
        move(at(h), risk);
        queue_.push({now_ + risk_(generator_), h, Kind::onset});
    }
    template <class Law>
    void join(Station& station, int h, Law& law) {
        ++station.arrivals;
        move(at(h), station.waiting);
        if (station.busy < station.places) {
            start(station, h, law);
        } else {
            station.line.push_back(h);
        }
    }
    template <class Law>
    void leave(Station& station, Law& law) {
        --station.busy;
        ++station.ends;
        if (!station.line.empty()) {
            const int next = station.line.front();
            station.line.pop_front();
            start(station, next, law);
        }
    }
    template <class Law>
    void start(Station& station, int h, Law& law) {
        ++station.busy;
        ++station.starts;
        station.waited += now_ - at(h).since;
        move(at(h), station.served);
        queue_.push({now_ + law(generator_), h, station.end});
    }
    /// The invariants of the flow.
    void check() const {
        double weeks = 0.0;
        for (const double w : weeks_) {
            weeks += w;
        }
        const double all = horizon * static_cast<double>(residents_.size());
        bool holds = std::abs(weeks - all) < 1e-6 * all;
        for (const Station* s : {&team_, &specialist_}) {
            holds = holds && s->arrivals == s->starts + std::ssize(s->line) &&
                    s->starts == s->ends + s->busy && s->waited <= weeks_[s->waiting] + 1e-6 * all;
        }
        if (!holds) {
            throw std::logic_error{"the textbook breaks the invariants of the flow"};
        }
    }

    std::mt19937_64 generator_;
    double sigma_{std::sqrt(std::log(2.0))};
    std::exponential_distribution<double> risk_{1.0 / (416.0 * stretch)};
    std::exponential_distribution<double> informal_{1.0 / (26.0 * stretch)};
    std::lognormal_distribution<double> support_{std::log(26.0 * stretch / std::sqrt(2.0)), sigma_};
    std::lognormal_distribution<double> help_{std::log(45.0 * stretch / std::sqrt(2.0)), sigma_};
    std::uniform_real_distribution<double> uniform_;
    std::priority_queue<Event, std::vector<Event>, std::greater<>> queue_;
    std::vector<Resident> residents_;
    Station team_;
    Station specialist_;
    std::array<double, state_count> weeks_{};
    std::int64_t onsets_{0};
    std::int64_t informal_ends_{0};
    double now_{0.0};
};

}  // namespace

std::int64_t textbook(const FlowSize& size, std::uint64_t seed) {
    return Textbook{size, seed}.live();
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

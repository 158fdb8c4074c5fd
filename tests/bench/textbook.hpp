#pragma once

#include <cstdint>

namespace gebied::bench {

/// The reference flow's size: households, and places with the team and the specialist.
struct FlowSize {
    int households;
    int team;
    int specialist;
};

/// One future of the reference flow (tests/theory/reference_flow.yaml) as a textbook would write it: a binary
/// heap, a Mersenne twister and the library's distributions. It keeps the outcome that the flow asks for (counts,
/// waits, time in every state) and checks its invariants. Returns the number of events.
[[nodiscard]] std::int64_t textbook(const FlowSize& size, std::uint64_t seed);

/// The least that any such program must do: a draw per event and per household, and one touch of a household
/// at random per event; nothing else. Eight draws at a time, so that the compiler can use wide registers.
[[nodiscard]] std::uint64_t bare(int households, std::int64_t events, std::uint64_t seed);

}  // namespace gebied::bench

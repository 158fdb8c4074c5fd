#pragma once

#include "gebied/base/quantity.hpp"

#include <cstdint>
#include <limits>

namespace gebied {

/// A span of simulated time in seconds.
using Span = Quantity<struct SecondSpan, std::int64_t>;

inline constexpr Span one_second{1};   ///< the smallest step of time
inline constexpr Span one_minute{60};  ///< in seconds
inline constexpr Span one_hour{3600};  ///< in seconds
inline constexpr Span one_day{
    86400};  ///< in seconds; every day is as long, there is no summer time
inline constexpr Span one_week{604800};  ///< in seconds
/// The year in which rates are expressed: 365.2425 days. Books follow the calendar instead.
inline constexpr Span one_year{31556952};

/// A point in simulated time: seconds since the first day of the simulated period.
class Instant {
public:
    constexpr Instant() = default;
    constexpr explicit Instant(std::int64_t seconds) : seconds_{seconds} {}

    [[nodiscard]] constexpr std::int64_t seconds() const { return seconds_; }
    /// After everything.
    [[nodiscard]] static constexpr Instant never() {
        return Instant{std::numeric_limits<std::int64_t>::max()};
    }

    friend constexpr Instant operator+(Instant at, Span span) {
        return Instant{at.seconds_ + span.value()};
    }
    friend constexpr Instant operator-(Instant at, Span span) {
        return Instant{at.seconds_ - span.value()};
    }
    friend constexpr Span operator-(Instant later, Instant earlier) {
        return Span{later.seconds_ - earlier.seconds_};
    }
    friend constexpr auto operator<=>(Instant, Instant) = default;

private:
    std::int64_t seconds_{0};
};

}  // namespace gebied

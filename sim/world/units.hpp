#pragma once

#include "gebied/base/time.hpp"

#include <cmath>
#include <cstdint>

namespace gebied {

// From the units of a study to those of the engine: seconds, minutes and rates per second.

[[nodiscard]] inline double per_second(double per_year) {
    return per_year / static_cast<double>(one_year.value());
}

[[nodiscard]] inline std::int64_t seconds_from_days(double days) {
    return std::llround(days * static_cast<double>(one_day.value()));
}

[[nodiscard]] inline std::int64_t minutes_from_hours(double hours) {
    return std::llround(hours * 60.0);
}

}  // namespace gebied

#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace gebied {

/// The law of a duration, as written in YAML: `{law: lognormal, median_months: 18, log_sd: 0.8}`.
/// The world compiles it into a sampler; here it is only description.
struct DurationLaw {
    enum class Kind : std::uint8_t {
        fixed,        ///< always `days`
        exponential,  ///< mean `days`
        lognormal,    ///< median `days`, log-sd `shape`
        weibull,      ///< scale `days`, shape `shape`
        erlang,       ///< mean `days`, `shape` stages
    };
    static constexpr std::array<std::string_view, 5> names{"fixed", "exponential", "lognormal",
                                                           "weibull", "erlang"};

    Kind kind{Kind::fixed};
    double days{0.0};
    double shape{1.0};

    friend constexpr bool operator==(const DurationLaw&, const DurationLaw&) = default;
};

/// Mean of a law in days. For estimates beforehand; the world draws from the law itself.
[[nodiscard]] double mean_days(const DurationLaw& law);

}  // namespace gebied

#pragma once

#include "gebied/base/law.hpp"
#include "gebied/base/time.hpp"
#include "gebied/world/scenario.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace gebied {

/// A share of needs that goes to a product, cumulative within its row.
struct ReferralShare {
    std::uint8_t product{};
    double up_to{};
};

/// The rates of one need at one severity, per second. A candidate step comes at the sum of all rates and
/// is then accepted or not (thinning): worse, better, crisis, or a request along a route.
struct CourseRates {
    double worsen{};
    double recover{};  ///< for a household of strength factor 1
    double crisis{};
    double eviction{};  ///< while another domain leads to it
    std::array<double, max_routes> routes{};
    double without_recovery{};  ///< worsen + crisis + eviction + routes
};

// Each part of the model as the study sets it, and beside its rows what is worked out from them once. A
// rule reads a row by its own name, so that a new row is there at once; `world/units.hpp` turns its unit
// into the engine's.

struct CompiledDomain : Domain {
    std::uint32_t key{};  ///< of randomness: a hash of its id
    std::array<CourseRates, severity_levels> course{};
    std::uint8_t usual_route{};  ///< to the team, of most requests: for help that runs at the start
    bool cascades{};             ///< a serious need here raises the onset in another domain
};

struct CompiledRoute : Route {
    /// Chance to ask at once, by domain (0 where not served).
    std::array<double, max_domains> at_onset{};
};

struct CompiledProduct : Product {
    [[nodiscard]] bool outside() const { return outside_ceiling > 0.0; }
    [[nodiscard]] bool covers() const { return covers_need > 0.0; }

    std::uint32_t key{};        ///< of randomness: a hash of its id
    double cents_per_second{};  ///< of stay, at the price level of the start
    Sampler stay{};             ///< true duration
    double
        at_once{};  ///< euros paid at the grant: the lump sum, and under output what help costs on average
};

struct CompiledRole : Role {
    double minutes_per_week{};  ///< of a full post, after leave
    double domains_known{};     ///< how many domains of life the role knows
    Sampler filling{};          ///< time until somebody is found for a new post
    std::uint64_t subject{};    ///< key of randomness of its first colleague
};

struct CompiledTeam : Team {
    /// While an intake lasts: light single, ordinary, multiple.
    std::array<std::int64_t, 3> intake_minutes_per_week{};
    Sampler case_duration{};
    double contact_minutes{};  ///< per week, with people without a need
};

struct CompiledInformal : Informal {
    std::int64_t places{};  ///< without those that the team organises
    Sampler support_duration{};
};

struct CompiledIndicator : Indicator {
    std::uint32_t key{};  ///< of randomness: a hash of its id
};

/// One stage of a plan as flat tables.
struct CompiledStage {
    std::int64_t from{};
    std::size_t domains{};
    std::size_t products{};
    std::size_t streams{};
    std::size_t routes{};
    std::array<CompiledDomain, max_domains> domain{};
    std::array<CompiledRoute, max_routes> route{};
    std::vector<CompiledProduct> product{};
    std::vector<CompiledRole> role{};
    std::vector<Stream> stream{};
    CompiledTeam team{};
    CompiledInformal informal{};
    Financing financing{};
    Effects effects{};
    Community community{};
    std::vector<Payer> payer{};
    std::vector<CompiledIndicator> indicator{};
    /// Products after intake, by domain and severity: cumulative shares; the rest is the team's own.
    std::array<std::array<std::vector<ReferralShare>, severity_levels>, max_domains> referral{};
    /// Products at a counter or by law, by domain and severity.
    std::array<std::array<std::vector<ReferralShare>, severity_levels>, max_domains> at_counter{};
    /// Products after unsolved team support, by domain.
    std::array<std::vector<ReferralShare>, max_domains> from_team{};
    /// Bands above the base rate that course candidates need: the largest multiplier is at most 2^bands.
    int course_bands{};
};

[[nodiscard]] CompiledStage compile(const Names& names, const Stage& stage);

[[nodiscard]] Sampler sampler_of(const DurationLaw& law);

/// Bands above the base rate that a multiplier needs: it is at most 2^bands.
[[nodiscard]] int bands_for(double factor);

}  // namespace gebied

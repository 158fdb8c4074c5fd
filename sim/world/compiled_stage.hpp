#pragma once

#include "gebied/base/law.hpp"
#include "gebied/base/money.hpp"
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
    std::array<double, max_routes> routes{};
    double without_recovery{};  ///< worsen + crisis + routes
};

struct CompiledDomain {
    std::uint32_t key{};  ///< of randomness: a hash of its id
    std::array<CourseRates, severity_levels> course{};
    double worsening_while_helped{1.0};
    double recovery_while_helped{1.0};
    std::array<double, max_domains> cascade{};
    double relapse_first{};  ///< per second
    double relapse_second{};
    Money crisis_cost{};
    std::array<double, max_domains> crisis_raises{};
    double starts_serious{};
    double starts_acute{};
    bool basic{};
    bool ends_at_adulthood{};
    bool leads_to_long_term_care{};
    std::uint8_t usual_route{};  ///< to the team, of most requests: for help that runs at the start
    bool cascades{};             ///< a serious need here raises the onset in another domain
};

struct CompiledRoute {
    Access leads_to{};
    double reach{1.0};
    bool while_helped{};
    std::array<double, max_domains>
        at_onset{};  ///< chance to ask at once, by domain (0 where not served)
};

struct CompiledProduct {
    std::uint32_t key{};  ///< of randomness: a hash of its id
    std::uint8_t stream{};
    bool outside{};
    bool covers_need{true};
    bool guaranteed{};
    double tariff{};  ///< cents per second of stay, at the price level of the start
    Money lump_sum{};
    double cost_spread{};
    Sampler duration;
    std::int64_t indicated{};  ///< seconds; 0 = until the help ends
    double realised_use{1.0};
    double solved{};
    double improved{};
    double prolonged{};
    double parallel{};
    std::int64_t places{};
    std::int64_t weight{};
    std::int64_t decision{};       ///< seconds
    double giving_up{};            ///< per second
    std::int64_t inquiry_term{};   ///< seconds
    std::int64_t decision_term{};  ///< seconds
};

struct CompiledRole {
    double fte{};
    double fte_per_person{1.0};
    double minutes_per_week{};  ///< of a full post, after leave
    double casework{};
    double community_work{};
    double cost{};  ///< euro per FTE-year
    Sampler vacancy;
    std::int64_t learning{};  ///< seconds
    double learning_productivity{1.0};
    std::uint64_t subject{};  ///< key of randomness of its first colleague
};

struct CompiledTeam {
    double direct_share{};
    bool acute_first{};
    bool head_blocks{};
    std::int64_t inquiry_term{};                   ///< seconds
    std::int64_t intake_duration{};                ///< seconds
    std::array<std::int64_t, 3> intake_minutes{};  ///< in all: light single, ordinary, multiple
    std::array<std::int64_t, 3> intake_weekly_minutes{};
    std::array<std::int64_t, severity_levels> case_minutes{};  ///< per week
    double cases_per_fte{};
    Sampler duration;
    double solved{};
    double improved{};
    double prolonged{};
    double steps_up{};
    double giving_up{};                 ///< per second
    std::int64_t bridging_minutes{};    ///< per week
    std::int64_t management_minutes{};  ///< per week
    std::int64_t reindication_minutes{};
    std::array<double, 4>
        planned_minutes{};  ///< per week: outreach, organising, prevention, collective
};

struct CompiledInformal {
    std::int64_t places{};
    std::array<double, severity_levels> share{};
    Sampler duration;
    double solved{};
    double improved{};
    double steps_up{};
    double places_per_organised_hour{};
    double organising_half_life{};  ///< seconds
};

struct CompiledStream {
    Money budget{};
    Money shift{};
    Money fixed{};
    Money set_aside{};
    double pooled_share{};
    double indexation{};
    Act act{};
};

/// One stage of a plan as flat tables, in seconds, minutes and cents.
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
    std::array<CompiledStream, max_streams> stream{};
    CompiledTeam team;
    CompiledInformal informal;
    Financing financing{};
    Effects effects{};
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

}  // namespace gebied

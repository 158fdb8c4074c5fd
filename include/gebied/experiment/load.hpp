#pragma once

#include "gebied/experiment/study.hpp"
#include "gebied/statistics/estimate.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gebied {

/// Hours that would be asked of the team of an area if nobody had to wait, beside the hours there are.
struct TeamLoad {
    std::string area{};
    double offered{0.0};       ///< hours per year, all of the below together
    double capacity{0.0};      ///< direct hours per year
    double intake{0.0};        ///< of the offered hours: intake
    double support{0.0};       ///< of the offered hours: support of households
    double management{0.0};    ///< of the offered hours: case management of who has a specialist
    double bridging{0.0};      ///< of the offered hours: bridging for who waits
    double reindication{0.0};  ///< of the offered hours: new decisions when a term ends
    double aftercare{0.0};     ///< of the offered hours: aftercare
    double desk{
        0.0};  ///< of the offered hours: administration, objections, feedback to partners, setting up
               ///< groups, handing over and small amounts
    double contact{0.0};          ///< of the offered hours: contact with people without a need
    double enforcement{0.0};      ///< of the offered hours: enforcement
    double training{0.0};         ///< of the offered hours: training and casuistry
    double consultation{0.0};     ///< of the offered hours: consultation with partners
    double ring_fenced{0.0};      ///< of the offered hours: planned tasks that go before help
    std::string_view desk_key{};  ///< the parameter behind the largest part of `desk`
    std::string capacity_key{};   ///< the parameter by which `capacity` is 0; else empty
    Estimate offered_estimate{};  ///< of `offered` over the futures, with its 95% interval

    /// Asked over there is; 0 when nothing is asked, infinite when there is nothing.
    [[nodiscard]] double ratio() const;
    /// Both ends of the 95% interval of the ratio.
    [[nodiscard]] std::array<double, 2> ratio_ends() const;
};

/// What a stream would spend if money and places were no object, beside its amount.
struct StreamLoad {
    std::string area{};
    std::string stream{};
    double expected{0.0};  ///< euro per year, fixed lines included
    double low{0.0};       ///< lower end of its 95% interval
    double amount{0.0};    ///< euro per year: budget alone, written or by tightness
    double written{0.0};   ///< euro per year: budget and shift together
    double budget{
        0.0};  ///< euro per year that the ceiling leaves of it; 0 when by tightness or unlimited
    double reach{0.0};  ///< the same, and what other streams put into the pool of the area
    bool has_budget{false};
};

/// Places of a product that would be taken if there were enough of them and money, beside what there is.
struct PlaceLoad {
    std::string area{};
    std::string product{};
    double expected{0.0};  ///< places taken at a time
    double low{0.0};       ///< lower end of its 95% interval
    double places{0.0};    ///< a part of those of all areas, by expectation, when areas share them
};

/// How a ceiling is laid out, in euros per year at the prices of the first reported year.
struct CeilingLoad {
    std::string area{};
    bool limited{false};        ///< by amounts; nothing below holds otherwise
    double ceiling{0.0};        ///< after its factor
    double posts{0.0};          ///< what the team costs
    double lines{0.0};          ///< community base, management layer and premium
    double reserve{0.0};        ///< for crises
    double streams{0.0};        ///< what the streams should get
    std::string largest_key{};  ///< the parameter behind the larger of `posts` and `lines`

    /// Whether posts and fixed lines alone are more than there is, beyond a euro of rounding.
    [[nodiscard]] bool eats_itself() const { return limited && posts + lines > ceiling + 1.0; }
};

/// The load of one area while one set of parameters holds.
struct StageLoad {
    std::size_t scenario{0};  ///< 0 is the baseline, then as in the study
    std::size_t area{0};
    Instant
        from{};  ///< the start of the reported period, or when a measure changes something later
    TeamLoad team{};
    std::vector<StreamLoad> streams{};
    std::vector<PlaceLoad> places{};
    CeilingLoad ceiling{};
};

/// The load of a study before anything is simulated in earnest.
struct Load {
    std::int64_t futures{0};  ///< that were lived for it
    std::vector<TeamLoad>
        teams{};  ///< of the baseline at the start of the reported period, by area
    std::vector<StreamLoad> streams{};  ///< the same, by area and stream
    std::vector<StageLoad> stages{};    ///< of every scenario (baseline first), date and area
};

/// Lives a few futures with a team, places and a purse without limits, and sets what is asked beside what
/// there is, for the baseline and every scenario at every date on which something changes. A rough estimate,
/// meant for warnings beforehand: the smaller the areas the more futures, and of many different demands
/// only some are lived (those at the end of a scenario first); the others borrow the one before them.
[[nodiscard]] Load load_of(const Study& study, int threads);

}  // namespace gebied

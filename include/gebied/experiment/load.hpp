#pragma once

#include "gebied/experiment/study.hpp"

#include <string>
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
    double contact{0.0};       ///< of the offered hours: contact with people without a need
    double enforcement{0.0};   ///< of the offered hours: enforcement
    double training{0.0};      ///< of the offered hours: training and casuistry
    double consultation{0.0};  ///< of the offered hours: consultation with partners
    double ring_fenced{0.0};   ///< of the offered hours: planned tasks that go before help

    [[nodiscard]] double ratio() const {
        return capacity > 0.0 ? offered / capacity : offered > 0.0 ? 1.0e9 : 0.0;
    }
};

/// What a stream would spend if money were no object, beside its amount.
struct StreamLoad {
    std::string area{};
    std::string stream{};
    double expected{0.0};  ///< euro per year, fixed lines included
    double budget{0.0};    ///< euro per year; 0 when the ceiling is by tightness or unlimited
    bool has_budget{false};
};

/// The load of the baseline before anything is simulated in earnest.
struct Load {
    std::vector<TeamLoad> teams{};
    std::vector<StreamLoad> streams{};
};

/// Lives a few futures of the baseline with a team and a purse without limits, and sets what is asked
/// beside what there is. A rough estimate (a few futures), meant for warnings beforehand.
[[nodiscard]] Load load_of(const Study& study, int threads);

}  // namespace gebied

#pragma once

#include "gebied/model/parameter.hpp"
#include "gebied/model/shapes.hpp"

#include <tuple>

namespace gebied {

/// Who pays outside the budget of the area: what needs, crises and admissions cost it. Counts what the world
/// does and changes nothing in it; the same in every scenario, so that amounts can be compared.
struct Payer {
    ByDomainSeverity per_week{};
    ByDomain per_crisis{};
    double per_long_term_care{0.0};
    double pays_own_contributions{0.0};
    double cashable_share{0.0};

    static constexpr auto table() {
        using Self = Payer;
        constexpr auto never = Changes::never;
        return std::tuple{
            Parameter{
                .key = "per_week",
                .member = &Self::per_week,
                .meaning =
                    {.nl =
                         "kosten van een week met deze hulpvraag, per leefgebied en ernst, boven die van een huishouden zonder",
                     .en =
                         "cost of a week with this need, by domain and severity, above that of a household without"},
                .unit = "euro per week",
                .range = {0.0, 1.0e6},
                .changes = never},
            Parameter{.key = "per_crisis",
                      .member = &Self::per_crisis,
                      .meaning = {.nl = "kosten van een crisis, per leefgebied",
                                  .en = "cost of a crisis, by domain"},
                      .unit = "euro",
                      .range = range::euros,
                      .changes = never},
            Parameter{.key = "per_long_term_care",
                      .member = &Self::per_long_term_care,
                      .meaning = {.nl = "kosten van een verhuizing naar de Wlz",
                                  .en = "cost of a move to long-term care (Wlz)"},
                      .unit = "euro",
                      .range = range::euros,
                      .changes = never},
            Parameter{.key = "pays_own_contributions",
                      .member = &Self::pays_own_contributions,
                      .meaning = {.nl = "1 = betaalt de eigen bijdragen (het huishouden)",
                                  .en = "1 = pays the own contributions (the household)"},
                      .unit = "0 or 1",
                      .range = range::yes_or_no,
                      .changes = never},
            Parameter{.key = "cashable_share",
                      .member = &Self::cashable_share,
                      .meaning = {.nl = "deel van vermeden kosten dat de betaler echt overhoudt",
                                  .en = "share of avoided cost that the payer really keeps"},
                      .unit = "share of cost",
                      .range = range::share,
                      .changes = never}};
    }
};

}  // namespace gebied

#pragma once

#include "gebied/model/parameter.hpp"

#include <tuple>

namespace gebied {

/// Contested effects. Neutral (exactly nothing) unless a study says otherwise.
struct Effects {
    double referral_to_specialist{1.0};
    double prevention_on_onset{1.0};
    double aftercare_on_relapse{1.0};
    double unsolved_basics_on_success{1.0};
    double fragmentation_on_success{1.0};

    static constexpr auto table() {
        using Self = Effects;
        return std::tuple{
            Parameter{
                .key = "referral_to_specialist",
                .member = &Self::referral_to_specialist,
                .meaning =
                    {.nl =
                         "verwijzingen naar specialistische hulp ten opzichte van nu (organisatievorm)",
                     .en = "referrals to specialist care relative to now (form of organisation)"},
                .unit = "ratio",
                .range = range::factor},
            Parameter{
                .key = "prevention_on_onset",
                .member = &Self::prevention_on_onset,
                .meaning =
                    {.nl = "nieuwe hulpvragen ten opzichte van nu, door preventie en wijkopbouw",
                     .en = "new needs relative to now, by prevention and community building"},
                .unit = "ratio",
                .range = range::factor},
            Parameter{.key = "aftercare_on_relapse",
                      .member = &Self::aftercare_on_relapse,
                      .meaning = {.nl = "terugval ten opzichte van nu, door nazorg",
                                  .en = "relapse relative to now, by aftercare"},
                      .unit = "ratio",
                      .range = range::factor},
            Parameter{
                .key = "unsolved_basics_on_success",
                .member = &Self::unsolved_basics_on_success,
                .meaning =
                    {.nl =
                         "kans op succes zolang een basisbehoefte ernstig is, ten opzichte van anders",
                     .en =
                         "chance of success while a basic need is serious, relative to otherwise"},
                .unit = "ratio",
                .range = range::share},
            Parameter{
                .key = "fragmentation_on_success",
                .member = &Self::fragmentation_on_success,
                .meaning =
                    {.nl =
                         "kans op succes per extra aanbieder zonder één plan, ten opzichte van één aanbieder",
                     .en =
                         "chance of success per extra provider without one plan, relative to one provider"},
                .unit = "ratio",
                .range = range::share}};
    }
};

}  // namespace gebied

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
    double outreach_on_requests{0.0};
    double hours_on_success{0.0};
    double prolonged_without_case_management{1.0};
    double acceptance_without_basics{1.0};
    double workload_on_absence{0.0};
    double workload_norm{1.0};
    double workload_on_leaving{0.0};
    double breadth_on_absence{0.0};
    double breadth_on_leaving{0.0};
    double breadth_norm{1.0};
    double long_term_care_while_helped{1.0};
    double enforcement_on_requests{0.0};
    double small_grant_on_need{0.0};

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
                .range = range::share},
            Parameter{
                .key = "outreach_on_requests",
                .member = &Self::outreach_on_requests,
                .meaning =
                    {.nl =
                         "extra kans op een verzoek om hulp van een huishouden zonder hulp, per gewerkt uur outreach per week per 1.000 huishoudens",
                     .en =
                         "extra chance of a request by a household without help, per hour of outreach worked per week per 1,000 households"},
                .unit = "share per hour",
                .range = {-1.0, 10.0}},
            Parameter{
                .key = "hours_on_success",
                .member = &Self::hours_on_success,
                .meaning =
                    {.nl =
                         "hoe sterk de kans op succes daalt als minder uren worden gegeven: 0 = niet, 1 = evenredig",
                     .en =
                         "how much the chance of success falls when fewer hours are given: 0 = not, 1 = in proportion"},
                .unit = "share",
                .range = {0.0, 2.0}},
            Parameter{
                .key = "prolonged_without_case_management",
                .member = &Self::prolonged_without_case_management,
                .meaning =
                    {.nl =
                         "kans dat specialistische hulp aan het einde doorgaat als het team de regie niet voert, ten opzichte van met regie",
                     .en =
                         "chance that specialist care goes on at its end when the team does no case management, relative to with it"},
                .unit = "ratio",
                .range = range::factor},
            Parameter{
                .key = "acceptance_without_basics",
                .member = &Self::acceptance_without_basics,
                .meaning =
                    {.nl =
                         "kans dat een huishouden hulp aanneemt zolang een andere basisbehoefte ernstig en zonder hulp is",
                     .en =
                         "chance that a household accepts help while another basic need is serious and without help"},
                .unit = "share of needs",
                .range = range::share},
            Parameter{
                .key = "workload_on_absence",
                .member = &Self::workload_on_absence,
                .meaning =
                    {.nl =
                         "deel van de uren dat extra uitvalt per punt werkdruk boven de norm: ziekte door werkdruk; onder 0 = minder uitval",
                     .en =
                         "share of hours lost in addition per point of workload above the norm: sickness through workload; below 0 = less absence"},
                .unit = "share per point",
                .range = {-1.0, 1.0}},
            Parameter{
                .key = "workload_norm",
                .member = &Self::workload_norm,
                .meaning =
                    {.nl =
                         "werkdruk (gebruikte uren van het team, gedeeld door de beschikbare) waarboven uitval en verloop veranderen",
                     .en =
                         "workload (hours used by the team, over those available) above which absence and leaving change"},
                .unit = "ratio",
                .range = {0.0, 10.0}},
            Parameter{
                .key = "workload_on_leaving",
                .member = &Self::workload_on_leaving,
                .meaning =
                    {.nl =
                         "hoeveel vaker medewerkers vertrekken per punt werkdruk boven de norm, als deel van het gewone vertrek; onder 0 = minder vaak",
                     .en =
                         "how much more often colleagues leave per point of workload above the norm, as a share of usual leaving; below 0 = less often"},
                .unit = "share per point",
                .range = {-10.0, 10.0}},
            Parameter{
                .key = "breadth_on_absence",
                .member = &Self::breadth_on_absence,
                .meaning =
                    {.nl =
                         "deel van de uren dat extra uitvalt per leefgebied dat een rol kent boven de norm: ziekte door breed werk; onder 0 = minder uitval",
                     .en =
                         "share of hours lost in addition per domain that a role knows above the norm: sickness through broad work; below 0 = less absence"},
                .unit = "share per domain",
                .range = {-1.0, 1.0}},
            Parameter{
                .key = "breadth_on_leaving",
                .member = &Self::breadth_on_leaving,
                .meaning =
                    {.nl =
                         "hoeveel vaker medewerkers vertrekken per leefgebied dat hun rol kent boven de norm, als deel van het gewone vertrek; onder 0 = minder vaak",
                     .en =
                         "how much more often colleagues leave per domain that their role knows above the norm, as a share of usual leaving; below 0 = less often"},
                .unit = "share per domain",
                .range = {-10.0, 10.0}},
            Parameter{
                .key = "breadth_norm",
                .member = &Self::breadth_norm,
                .meaning =
                    {.nl =
                         "aantal leefgebieden dat een rol kan kennen zonder dat uitval en verloop veranderen",
                     .en =
                         "number of domains that a role can know before absence and leaving change"},
                .unit = "domains",
                .range = {0.0, 8.0}},
            Parameter{
                .key = "long_term_care_while_helped",
                .member = &Self::long_term_care_while_helped,
                .meaning =
                    {.nl =
                         "verhuizing naar een Wlz-instelling zolang iemand thuis helpt, ten opzichte van zonder hulp",
                     .en =
                         "moves to long-term care (Wlz) while somebody helps at home, relative to without help"},
                .unit = "ratio",
                .range = range::share},
            Parameter{
                .key = "enforcement_on_requests",
                .member = &Self::enforcement_on_requests,
                .meaning =
                    {.nl =
                         "extra kans op een verzoek aan het team van een huishouden zonder hulp, per uur handhaving per week per 1.000 huishoudens; onder 0 = minder vertrouwen",
                     .en =
                         "extra chance of a request to the team by a household without help, per hour of enforcement per week per 1,000 households; below 0 = less trust"},
                .unit = "share per hour",
                .range = {-1.0, 10.0}},
            Parameter{
                .key = "small_grant_on_need",
                .member = &Self::small_grant_on_need,
                .meaning =
                    {.nl =
                         "kans dat een bedrag dat meteen is gegeven de hulpvraag een stap lichter maakt; onder 0: een stap zwaarder",
                     .en =
                         "chance that an amount given at once makes the need one step lighter; below 0: one step heavier"},
                .unit = "share of grants",
                .range = {-1.0, 1.0}}};
    }
};

}  // namespace gebied

#pragma once

#include "gebied/model/parameter.hpp"
#include "gebied/model/shapes.hpp"

#include <tuple>

namespace gebied {

/// A domain of life in which a household may have a need: how needs come, change and go. Belongs to
/// fate, except where a measure may act on it.
struct Domain {
    ByType onset_per_year{};
    double low_income_factor{1.0};
    double starts_serious{0.0};
    double starts_acute{0.0};
    ByTypeSeverity start_share{};
    BySeverity worsening_per_year{};
    BySeverity recovery_per_year{};
    double worsening_while_helped{1.0};
    double recovery_while_helped{1.0};
    ByDomain cascade{{1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0}};
    double relapse_first_year{0.0};
    double relapse_second_year{0.0};
    double crisis_per_year{0.0};
    double crisis_cost{0.0};
    ByDomain crisis_raises{};
    double basic_need{0.0};
    double ends_at_adulthood{0.0};
    double leads_to_long_term_care{0.0};
    double group_share{0.0};
    double group_size{1.0};
    double group_minimum{1.0};
    double group_wait_days{0.0};
    double group_setup_hours{0.0};
    double group_hours{1.0};
    double group_success{1.0};
    double eviction_per_year{0.0};
    double leads_to_eviction{0.0};
    double small_grant{0.0};
    double small_grant_hours{0.0};

    static constexpr auto table() {
        using Self = Domain;
        constexpr auto never = Changes::never;
        return std::tuple{
            Parameter{
                .key = "onset_per_year",
                .member = &Self::onset_per_year,
                .meaning = {.nl = "nieuwe hulpvragen per huishouden per jaar, per type huishouden",
                            .en = "new needs per household per year, by type of household"},
                .unit = "per year",
                .range = range::rate_per_year,
                .changes = never},
            Parameter{.key = "low_income_factor",
                      .member = &Self::low_income_factor,
                      .meaning = {.nl = "zoveel keer vaker bij een laag inkomen",
                                  .en = "this many times as often on a low income"},
                      .unit = "ratio",
                      .range = range::factor,
                      .changes = never},
            Parameter{.key = "starts_serious",
                      .member = &Self::starts_serious,
                      .meaning = {.nl = "aandeel dat meteen ernstig begint",
                                  .en = "share that starts as serious"},
                      .unit = "share of onsets",
                      .range = range::share,
                      .changes = never},
            Parameter{.key = "starts_acute",
                      .member = &Self::starts_acute,
                      .meaning = {.nl = "aandeel dat meteen acuut begint",
                                  .en = "share that starts as acute"},
                      .unit = "share of onsets",
                      .range = range::share,
                      .changes = never},
            Parameter{
                .key = "start_share",
                .member = &Self::start_share,
                .meaning =
                    {.nl =
                         "aandeel huishoudens met deze hulpvraag bij het begin (stationaire stand), per type en ernst",
                     .en =
                         "share of households with this need at the start (stationary stock), by type and severity"},
                .unit = "share of households",
                .range = range::share,
                .changes = never},
            Parameter{
                .key = "worsening_per_year",
                .member = &Self::worsening_per_year,
                .meaning = {.nl = "verergering zonder hulp: licht naar ernstig, ernstig naar acuut",
                            .en = "worsening without help: light to serious, serious to acute"},
                .unit = "per year",
                .range = range::rate_per_year,
                .changes = never},
            Parameter{
                .key = "recovery_per_year",
                .member = &Self::recovery_per_year,
                .meaning =
                    {.nl =
                         "herstel op eigen kracht: licht naar geen, ernstig naar licht, acuut naar ernstig",
                     .en = "recovery unaided: light to none, serious to light, acute to serious"},
                .unit = "per year",
                .range = range::rate_per_year,
                .changes = never},
            Parameter{.key = "worsening_while_helped",
                      .member = &Self::worsening_while_helped,
                      .meaning = {.nl = "verergering tijdens hulp, als deel van die zonder hulp",
                                  .en = "worsening while helped, relative to unhelped"},
                      .unit = "ratio",
                      .range = range::factor},
            Parameter{.key = "recovery_while_helped",
                      .member = &Self::recovery_while_helped,
                      .meaning = {.nl = "eigen herstel tijdens hulp, als deel van dat zonder hulp",
                                  .en = "own recovery while helped, relative to unhelped"},
                      .unit = "ratio",
                      .range = range::factor},
            Parameter{
                .key = "cascade",
                .member = &Self::cascade,
                .meaning =
                    {.nl =
                         "zoveel keer vaker zolang de hulpvraag op het genoemde domein ernstig is",
                     .en =
                         "this many times as often while the need in the named domain is serious"},
                .unit = "ratio",
                .range = range::factor,
                .changes = never},
            Parameter{.key = "relapse_first_year",
                      .member = &Self::relapse_first_year,
                      .meaning = {.nl = "terugval per jaar, in het eerste jaar na afsluiten",
                                  .en = "relapse rate in the first year after closing"},
                      .unit = "per year",
                      .range = range::rate_per_year,
                      .changes = never},
            Parameter{.key = "relapse_second_year",
                      .member = &Self::relapse_second_year,
                      .meaning = {.nl = "terugval per jaar, in het tweede jaar na afsluiten",
                                  .en = "relapse rate in the second year after closing"},
                      .unit = "per year",
                      .range = range::rate_per_year,
                      .changes = never},
            Parameter{
                .key = "crisis_per_year",
                .member = &Self::crisis_per_year,
                .meaning =
                    {.nl =
                         "crisis per jaar zolang de hulpvraag acuut is (uithuiszetting, uithuisplaatsing)",
                     .en =
                         "crises per year while the need is acute (eviction, out-of-home placement)"},
                .unit = "per year",
                .range = range::rate_per_year,
                .changes = never},
            Parameter{.key = "crisis_cost",
                      .member = &Self::crisis_cost,
                      .meaning = {.nl = "directe kosten van een crisis voor de gemeente",
                                  .en = "direct cost of a crisis to the municipality"},
                      .unit = "euro",
                      .range = range::euros},
            Parameter{
                .key = "crisis_raises",
                .member = &Self::crisis_raises,
                .meaning = {.nl = "kans dat een crisis het genoemde domein een stap verergert",
                            .en = "chance that a crisis makes the named domain one step worse"},
                .unit = "share of crises",
                .range = range::share,
                .changes = never},
            Parameter{
                .key = "basic_need",
                .member = &Self::basic_need,
                .meaning =
                    {.nl =
                         "1 = een basisbehoefte, die andere hulp minder laat slagen zolang zij ernstig is",
                     .en =
                         "1 = a basic need, which makes other help succeed less while it is serious"},
                .unit = "0 or 1",
                .range = range::yes_or_no,
                .changes = never},
            Parameter{.key = "ends_at_adulthood",
                      .member = &Self::ends_at_adulthood,
                      .meaning = {.nl = "1 = de hulpvraag eindigt als de jongste 18 wordt",
                                  .en = "1 = the need ends when the youngest turns 18"},
                      .unit = "0 or 1",
                      .range = range::yes_or_no,
                      .changes = never},
            Parameter{
                .key = "leads_to_long_term_care",
                .member = &Self::leads_to_long_term_care,
                .meaning = {.nl = "1 = een ernstige hulpvraag kan tot opname in de Wlz leiden",
                            .en = "1 = a serious need may lead to long-term care (Wlz)"},
                .unit = "0 or 1",
                .range = range::yes_or_no,
                .changes = never},
            Parameter{
                .key = "group_share",
                .member = &Self::group_share,
                .meaning =
                    {.nl =
                         "deel van de huishoudens met alleen deze hulpvraag bij het team dat in een groep wordt geholpen in plaats van een voor een",
                     .en =
                         "share of households with only this need at the team that are helped in a group instead of one by one"},
                .unit = "share of households",
                .range = range::share},
            Parameter{.key = "group_size",
                      .member = &Self::group_size,
                      .meaning = {.nl = "huishoudens in een volle groep; een volle groep begint",
                                  .en = "households in a full group; a full group begins"},
                      .unit = "households",
                      .range = {1.0, 100.0}},
            Parameter{
                .key = "group_minimum",
                .member = &Self::group_minimum,
                .meaning =
                    {.nl =
                         "huishoudens waarmee een groep na het wachten op elkaar nog begint; met minder krijgt ieder alsnog hulp alleen",
                     .en =
                         "households with which a group still begins after the wait for each other; with fewer each is helped alone after all"},
                .unit = "households",
                .range = {1.0, 100.0}},
            Parameter{
                .key = "group_wait_days",
                .member = &Self::group_wait_days,
                .meaning = {.nl = "hoe lang het eerste huishouden hoogstens op de andere wacht",
                            .en = "how long the first household waits for the others at most"},
                .unit = "days",
                .range = range::days},
            Parameter{.key = "group_setup_hours",
                      .member = &Self::group_setup_hours,
                      .meaning = {.nl = "uren van het team om een groep op te zetten",
                                  .en = "team hours to set up a group"},
                      .unit = "hours",
                      .range = {0.0, 1000.0}},
            Parameter{
                .key = "group_hours",
                .member = &Self::group_hours,
                .meaning =
                    {.nl =
                         "uren per week per huishouden in een groep, ten opzichte van hulp alleen",
                     .en = "hours per week per household in a group, relative to help alone"},
                .unit = "ratio",
                .range = range::factor},
            Parameter{.key = "group_success",
                      .member = &Self::group_success,
                      .meaning = {.nl = "kans op succes in een groep, ten opzichte van hulp alleen",
                                  .en = "chance of success in a group, relative to help alone"},
                      .unit = "ratio",
                      .range = range::factor},
            Parameter{
                .key = "eviction_per_year",
                .member = &Self::eviction_per_year,
                .meaning =
                    {.nl =
                         "uithuiszettingen per jaar zolang deze hulpvraag ernstig is en er ook een ernstig is op een domein dat ertoe leidt; een uithuiszetting is een crisis",
                     .en =
                         "evictions per year while this need is serious and so is one in a domain that leads to it; an eviction is a crisis"},
                .unit = "per year",
                .range = range::rate_per_year,
                .changes = never},
            Parameter{
                .key = "leads_to_eviction",
                .member = &Self::leads_to_eviction,
                .meaning =
                    {.nl =
                         "1 = een ernstige hulpvraag op dit domein, zoals schulden, kan tot uithuiszetting leiden",
                     .en =
                         "1 = a serious need in this domain, such as debts, may lead to eviction"},
                .unit = "0 or 1",
                .range = range::yes_or_no,
                .changes = never},
            Parameter{
                .key = "small_grant",
                .member = &Self::small_grant,
                .meaning =
                    {.nl =
                         "bedrag dat het team bij een ernstige hulpvraag meteen kan geven, met mandaat; 0 = geen",
                     .en =
                         "amount that the team can give at once for a serious need, by mandate; 0 = none"},
                .unit = "euro",
                .range = range::euros},
            Parameter{.key = "small_grant_hours",
                      .member = &Self::small_grant_hours,
                      .meaning = {.nl = "uren van het team per bedrag dat het meteen geeft",
                                  .en = "team hours per amount that it gives at once"},
                      .unit = "hours",
                      .range = {0.0, 1000.0}}};
    }
};

}  // namespace gebied

#pragma once

#include "gebied/model/choices.hpp"
#include "gebied/model/parameter.hpp"

#include <tuple>

namespace gebied {

/// The money of an area: regime, ceiling and the rules of the books.
struct Financing {
    Regime regime{Regime::statutory};
    CeilingBasis basis{CeilingBasis::unlimited};
    double tightness{1.3};
    double ceiling{0.0};
    double ceiling_factor{1.0};
    double base_cost{0.0};
    double indexation{0.0};
    double crisis_reserve{0.0};
    QueueRule queue_rule{QueueRule::skip};
    RequestOrder request_order{RequestOrder::first_come};
    DutyAtCeiling duty_at_ceiling{DutyAtCeiling::overrun};
    ForwardCheck forward_check{ForwardCheck::off};
    Virement virement{Virement::none};
    double virement_first_day{151.0};
    double virement_second_day{273.0};
    double set_aside_release_day{273.0};
    double declaration_lag_days{42.0};
    double surplus_to_prevention{0.0};
    double surplus_to_reserve{0.0};
    double reserve_cap{0.0};
    double shock_correlation{0.0};
    double shock_persistence{0.0};
    double commitment_share{1.0};
    double stop_above{2.0};
    double city_insures_above{1.0e9};
    double city_insures_by_law{0.0};
    double management_cost{0.0};
    double cashable_share{1.0};
    double city_premium{0.0};
    AllocationKey allocation_key{AllocationKey::history};
    AreaTransfers area_transfers{AreaTransfers::none};

    static constexpr auto table() {
        using Self = Financing;
        return std::tuple{
            Parameter{
                .key = "regime",
                .member = &Self::regime,
                .meaning =
                    {.nl =
                         "regime aan het plafond: absolute (wat niet past gaat niet door) of statutory (de plicht gaat voor; overschrijding ernaast)",
                     .en =
                         "regime at the ceiling: absolute (what does not fit is not given) or statutory (the duty goes on; overrun beside it)"},
                .unit = "choice"},
            Parameter{
                .key = "basis",
                .member = &Self::basis,
                .meaning = {.nl = "hoe het plafond is bepaald: amounts, tightness of unlimited",
                            .en = "how the ceiling is determined: amounts, tightness or unlimited"},
                .unit = "choice"},
            Parameter{
                .key = "tightness",
                .member = &Self::tightness,
                .meaning =
                    {.nl =
                         "ruimte boven het gemiddelde van de onbeperkte run, in variatiecoëfficiënten (bij basis tightness)",
                     .en =
                         "room above the mean of the unlimited run, in coefficients of variation (with basis tightness)"},
                .unit = "z",
                .range = {-5.0, 20.0},
                .changes = Changes::never},
            Parameter{
                .key = "ceiling",
                .member = &Self::ceiling,
                .meaning =
                    {.nl =
                         "plafond van het gebied per jaar (bij basis amounts); 0 = de som van de onderdelen",
                     .en =
                         "ceiling of the area per year (with basis amounts); 0 = the sum of the parts"},
                .unit = "euro per year",
                .range = range::euros},
            Parameter{.key = "ceiling_factor",
                      .member = &Self::ceiling_factor,
                      .meaning = {.nl = "plafond als deel van het oorspronkelijke",
                                  .en = "ceiling relative to the original"},
                      .unit = "ratio",
                      .range = {0.0, 100.0}},
            Parameter{.key = "base_cost",
                      .member = &Self::base_cost,
                      .meaning = {.nl = "sociale basis en overige vaste lasten van het gebied",
                                  .en = "community base and other fixed lines of the area"},
                      .unit = "euro per year",
                      .range = range::euros},
            Parameter{
                .key = "indexation",
                .member = &Self::indexation,
                .meaning =
                    {.nl =
                         "jaarlijkse indexering van formatie, vaste lasten van het gebied, reserve en een genoemd plafond",
                     .en =
                         "yearly indexation of staff, fixed lines of the area, reserve and a stated ceiling"},
                .unit = "share per year",
                .range = {-0.5, 0.5}},
            Parameter{.key = "crisis_reserve",
                      .member = &Self::crisis_reserve,
                      .meaning = {.nl = "reserve voor crisis en wat niet mag wachten",
                                  .en = "reserve for crises and what may not wait"},
                      .unit = "euro per year",
                      .range = range::euros},
            Parameter{
                .key = "queue_rule",
                .member = &Self::queue_rule,
                .meaning =
                    {.nl =
                         "of een aanvraag die niet past ophoudt wie om hetzelfde geld vraagt (stop) of wordt overgeslagen (skip)",
                     .en =
                         "whether a request that does not fit holds up who asks the same money (stop) or is passed over (skip)"},
                .unit = "choice"},
            Parameter{.key = "request_order",
                      .member = &Self::request_order,
                      .meaning = {.nl = "volgorde van de aanvragen om geld",
                                  .en = "order of the requests for money"},
                      .unit = "choice"},
            Parameter{
                .key = "duty_at_ceiling",
                .member = &Self::duty_at_ceiling,
                .meaning =
                    {.nl =
                         "wat gebeurt met wettelijk verplichte verwijzingen die nergens meer uit betaald kunnen worden",
                     .en = "what happens to referrals by law that no account can pay"},
                .unit = "choice"},
            Parameter{
                .key = "forward_check",
                .member = &Self::forward_check,
                .meaning = {.nl =
                                "of een toekenning ook in het budget van volgend jaar moet passen",
                            .en = "whether a grant must fit next year's money too"},
                .unit = "choice"},
            Parameter{
                .key = "virement",
                .member = &Self::virement,
                .meaning = {.nl = "verschuiving van vrij geld tussen stromen bij de beraps",
                            .en = "movement of free money between streams at the berap dates"},
                .unit = "choice"},
            Parameter{
                .key = "virement_first_day",
                .member = &Self::virement_first_day,
                .meaning =
                    {.nl =
                         "dag in het jaar van de eerste berap (1 juni = 151, ook in een schrikkeljaar)",
                     .en = "day of the year of the first berap (1 June = 151, in a leap year too)"},
                .unit = "days since 1 January",
                .range = {0.0, 364.0}},
            Parameter{
                .key = "virement_second_day",
                .member = &Self::virement_second_day,
                .meaning =
                    {.nl =
                         "dag in het jaar van de tweede berap (1 oktober = 273, ook in een schrikkeljaar)",
                     .en =
                         "day of the year of the second berap (1 October = 273, in a leap year too)"},
                .unit = "days since 1 January",
                .range = {0.0, 364.0}},
            Parameter{.key = "set_aside_release_day",
                      .member = &Self::set_aside_release_day,
                      .meaning = {.nl = "dag in het jaar waarop apart gezet geld vrijkomt",
                                  .en = "day of the year on which money set aside is released"},
                      .unit = "days since 1 January",
                      .range = {0.0, 364.0}},
            Parameter{.key = "declaration_lag_days",
                      .member = &Self::declaration_lag_days,
                      .meaning = {.nl = "tijd tussen het eind van een maand en de declaratie",
                                  .en = "time between the end of a month and its declaration"},
                      .unit = "days",
                      .range = {0.0, 366.0}},
            Parameter{.key = "surplus_to_prevention",
                      .member = &Self::surplus_to_prevention,
                      .meaning = {.nl = "deel van het overschot naar preventie en leefbaarheid",
                                  .en = "share of the surplus for prevention and liveability"},
                      .unit = "share of surplus",
                      .range = range::share},
            Parameter{.key = "surplus_to_reserve",
                      .member = &Self::surplus_to_reserve,
                      .meaning = {.nl = "deel van het overschot naar de reserve van de raad",
                                  .en = "share of the surplus for the council's reserve"},
                      .unit = "share of surplus",
                      .range = range::share},
            Parameter{.key = "reserve_cap",
                      .member = &Self::reserve_cap,
                      .meaning = {.nl = "hoogste stand van de reserve",
                                  .en = "highest balance of the reserve"},
                      .unit = "euro",
                      .range = range::euros},
            Parameter{.key = "shock_correlation",
                      .member = &Self::shock_correlation,
                      .meaning = {.nl = "samenhang van de jaarschokken tussen stromen",
                                  .en = "correlation of the yearly shocks between streams"},
                      .unit = "correlation",
                      .range = {0.0, 0.99},
                      .changes = Changes::never},
            Parameter{
                .key = "shock_persistence",
                .member = &Self::shock_persistence,
                .meaning = {.nl = "samenhang van de jaarschok met die van het jaar ervoor",
                            .en = "correlation of the yearly shock with that of the year before"},
                .unit = "correlation",
                .range = {0.0, 0.99},
                .changes = Changes::never},
            Parameter{
                .key = "commitment_share",
                .member = &Self::commitment_share,
                .meaning =
                    {.nl =
                         "deel van de verwachte kosten dat een toekenning vastlegt; onder 1 wordt overgecommitteerd, omdat gebruik achterblijft bij indicatie",
                     .en =
                         "share of the expected cost that a grant commits; below 1 is overcommitment, because use stays behind indication"},
                .unit = "share of cost",
                .range = {0.01, 1.0}},
            Parameter{
                .key = "stop_above",
                .member = &Self::stop_above,
                .meaning =
                    {.nl =
                         "aanvraagstop van de raad: boven dit deel van het plafond dat is vastgelegd of uitgegeven wachten gewone aanvragen; 2 = nooit",
                     .en =
                         "stop by the council: above this share of the ceiling committed or spent ordinary requests wait; 2 = never"},
                .unit = "share of the ceiling",
                .range = {0.0, 2.0}},
            Parameter{
                .key = "city_insures_above",
                .member = &Self::city_insures_above,
                .meaning =
                    {.nl =
                         "kosten per jaar van een traject waarboven de stad betaalt, buiten het plafond van het gebied",
                     .en =
                         "cost per year of a trajectory above which the city pays, outside the ceiling of the area"},
                .unit = "euro per year",
                .range = range::euros},
            Parameter{
                .key = "city_insures_by_law",
                .member = &Self::city_insures_by_law,
                .meaning =
                    {.nl =
                         "1 = hulp via rechter, jeugdbescherming of huisarts betaalt de stad, buiten het plafond van het gebied",
                     .en =
                         "1 = help by court, youth protection or GP is paid by the city, outside the ceiling of the area"},
                .unit = "0 or 1",
                .range = range::yes_or_no},
            Parameter{
                .key = "management_cost",
                .member = &Self::management_cost,
                .meaning =
                    {.nl =
                         "kosten van een bestuurslaag tussen gemeente en team, eerst uit het plafond betaald",
                     .en =
                         "cost of a management layer between municipality and team, first paid from the ceiling"},
                .unit = "euro per year",
                .range = range::euros},
            Parameter{
                .key = "cashable_share",
                .member = &Self::cashable_share,
                .meaning =
                    {.nl =
                         "deel van vermeden kosten van team, sociale basis, bestuurslaag en crises dat de gemeente echt overhoudt",
                     .en =
                         "share of avoided cost of team, community base, management layer and crises that the municipality really keeps"},
                .unit = "share of cost",
                .range = range::share,
                .changes = Changes::never},
            Parameter{
                .key = "city_premium",
                .member = &Self::city_premium,
                .meaning =
                    {.nl =
                         "premie die het gebied aan de stad betaalt voor de verzekering, eerst uit het plafond",
                     .en =
                         "premium that the area pays to the city for the insurance, first from the ceiling"},
                .unit = "euro per year",
                .range = range::euros},
            Parameter{
                .key = "allocation_key",
                .member = &Self::allocation_key,
                .meaning =
                    {.nl =
                         "verdeelsleutel: hoe de bedragen van alle gebieden samen over de gebieden worden verdeeld: history (zoals gegeven), inhabitants (inwoners) of need (verwachte hulpvragen)",
                     .en =
                         "key by which the amounts of all areas together are divided between the areas: history (as given), inhabitants, or need (expected needs)"},
                .unit = "choice"},
            Parameter{
                .key = "area_transfers",
                .member = &Self::area_transfers,
                .meaning =
                    {.nl =
                         "verschuiving van vrij geld tussen gebieden bij de beraps, naar verwacht tekort",
                     .en =
                         "movement of free money between areas at the berap dates, by expected shortage"},
                .unit = "choice"}};
    }
};

}  // namespace gebied

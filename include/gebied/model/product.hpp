#pragma once

#include "gebied/model/duration.hpp"
#include "gebied/model/parameter.hpp"
#include "gebied/model/shapes.hpp"

#include <tuple>

namespace gebied {

/// A product of specialist care or individual provision, such as Wmo begeleiding.
struct Product {
    StreamIndex stream{};
    double outside_ceiling{0.0};
    double covers_need{1.0};
    double tariff{0.0};
    double lump_sum{0.0};
    double cost_spread{0.0};
    DurationLaw duration{};
    double indicated_days{0.0};
    double realised_use{1.0};
    double solved{0.0};
    double improved{0.0};
    double prolonged{0.0};
    ByDomainSeverity referral{};
    ByDomainSeverity at_counter{};
    ByDomain from_team{};
    double parallel{0.0};
    double places{1.0e9};
    double weight{1.0};
    double decision_days{0.0};
    double guaranteed{0.0};
    double claims_per_year{0.0};
    double giving_up_per_year{0.0};
    double inquiry_term_days{42.0};
    double decision_term_days{14.0};
    double start_stock_per_1000{0.0};

    static constexpr auto table() {
        using Self = Product;
        return std::tuple{
            Parameter{.key = "stream",
                      .member = &Self::stream,
                      .meaning = {.nl = "geldstroom waaruit het product wordt betaald",
                                  .en = "stream that pays for the product"},
                      .unit = "stream",
                      .changes = Changes::never},
            Parameter{.key = "outside_ceiling",
                      .member = &Self::outside_ceiling,
                      .meaning = {.nl = "1 = betaald buiten het gebiedsplafond, wel geteld",
                                  .en = "1 = paid outside the area ceiling, but counted"},
                      .unit = "0 or 1",
                      .range = range::yes_or_no},
            Parameter{
                .key = "covers_need",
                .member = &Self::covers_need,
                .meaning = {.nl = "0 = neemt de hulpvraag niet weg, zoals een hulpmiddel: ernaast "
                                  "wordt andere hulp gevraagd en gegeven",
                            .en = "0 = does not take the need on, such as an aid: other help is "
                                  "asked for and given beside it"},
                .unit = "0 or 1",
                .range = range::yes_or_no,
                .changes = Changes::never},
            Parameter{.key = "tariff",
                      .member = &Self::tariff,
                      .meaning = {.nl = "kosten per jaar verblijf in het product",
                                  .en = "cost per year of stay in the product"},
                      .unit = "euro per year",
                      .range = range::euros},
            Parameter{.key = "lump_sum",
                      .member = &Self::lump_sum,
                      .meaning = {.nl = "eenmalig bedrag bij toekenning",
                                  .en = "amount paid once, at the grant"},
                      .unit = "euro",
                      .range = range::euros},
            Parameter{.key = "cost_spread",
                      .member = &Self::cost_spread,
                      .meaning = {.nl = "spreiding (log) van de kosten tussen huishoudens",
                                  .en = "spread (log) of cost between households"},
                      .unit = "log standard deviation",
                      .range = {0.0, 3.0},
                      .changes = Changes::never},
            Parameter{.key = "duration",
                      .member = &Self::duration,
                      .meaning = {.nl = "werkelijke duur", .en = "true duration"},
                      .unit = "days",
                      .range = range::days,
                      .changes = Changes::never},
            Parameter{.key = "indicated_days",
                      .member = &Self::indicated_days,
                      .meaning = {.nl = "geïndiceerde duur; 0 = tot het einde van de hulp",
                                  .en = "indicated term; 0 = until the help ends"},
                      .unit = "days",
                      .range = range::days},
            Parameter{.key = "realised_use",
                      .member = &Self::realised_use,
                      .meaning = {.nl = "deel van wat is geïndiceerd dat wordt gebruikt en betaald",
                                  .en = "share of what was indicated that is used and paid"},
                      .unit = "share of indicated",
                      .range = {0.0, 1.0}},
            Parameter{.key = "solved",
                      .member = &Self::solved,
                      .meaning = {.nl = "kans dat de hulpvraag aan het eind is opgelost",
                                  .en = "chance that the need is solved at the end"},
                      .unit = "share of trajectories",
                      .range = range::share},
            Parameter{.key = "improved",
                      .member = &Self::improved,
                      .meaning = {.nl = "kans dat de hulpvraag een stap lichter is aan het eind",
                                  .en = "chance that the need is one step lighter at the end"},
                      .unit = "share of trajectories",
                      .range = range::share},
            Parameter{.key = "prolonged",
                      .member = &Self::prolonged,
                      .meaning = {.nl = "kans op een vervolg als de hulpvraag niet is opgelost",
                                  .en = "chance of a continuation when the need is not solved"},
                      .unit = "share of unsolved",
                      .range = range::share},
            Parameter{
                .key = "referral",
                .member = &Self::referral,
                .meaning =
                    {.nl =
                         "aandeel hulpvragen dat na de intake naar dit product gaat, per domein en ernst",
                     .en =
                         "share of needs that goes to this product after intake, by domain and severity"},
                .unit = "share of needs",
                .range = range::share},
            Parameter{
                .key = "at_counter",
                .member = &Self::at_counter,
                .meaning = {.nl = "aandeel hulpvragen dat aan een loket dit product krijgt, per "
                                  "domein en ernst; staat er niets, dan gelden de aandelen na de "
                                  "intake",
                            .en =
                                "share of needs that get this product at a counter, by domain and "
                                "severity; when none is given the shares after intake hold"},
                .unit = "share of needs",
                .range = range::share},
            Parameter{
                .key = "from_team",
                .member = &Self::from_team,
                .meaning =
                    {.nl =
                         "aandeel dat naar dit product gaat als het team de hulpvraag niet oplost en opschaalt",
                     .en =
                         "share that goes to this product when the team does not solve the need and steps up"},
                .unit = "share of step-ups",
                .range = range::share},
            Parameter{.key = "parallel",
                      .member = &Self::parallel,
                      .meaning = {.nl = "kans op een tweede, gelijktijdig traject",
                                  .en = "chance of a second trajectory at the same time"},
                      .unit = "share of grants",
                      .range = range::share},
            Parameter{.key = "places",
                      .member = &Self::places,
                      .meaning = {.nl = "gecontracteerde plaatsen in het gebied",
                                  .en = "contracted places in the area"},
                      .unit = "places",
                      .range = range::count},
            Parameter{.key = "weight",
                      .member = &Self::weight,
                      .meaning = {.nl = "plaatsen die een traject inneemt",
                                  .en = "places that a trajectory takes"},
                      .unit = "places",
                      .range = {1.0, 1000.0}},
            Parameter{.key = "decision_days",
                      .member = &Self::decision_days,
                      .meaning = {.nl = "duur van het besluit (beschikking)",
                                  .en = "time until the decision (beschikking)"},
                      .unit = "days",
                      .range = range::days},
            Parameter{.key = "guaranteed",
                      .member = &Self::guaranteed,
                      .meaning = {.nl = "1 = gegarandeerde hulp: eerst bediend, geld staat apart",
                                  .en = "1 = guaranteed help: served first, money set aside"},
                      .unit = "0 or 1",
                      .range = range::yes_or_no},
            Parameter{
                .key = "claims_per_year",
                .member = &Self::claims_per_year,
                .meaning =
                    {.nl =
                         "aanvragen per huishouden met een laag inkomen per jaar, los van hulpvragen",
                     .en = "claims per low-income household per year, apart from needs"},
                .unit = "per year",
                .range = range::rate_per_year,
                .changes = Changes::never},
            Parameter{.key = "giving_up_per_year",
                      .member = &Self::giving_up_per_year,
                      .meaning = {.nl = "afhaken tijdens het wachten op geld of plaats",
                                  .en = "giving up while waiting for money or a place"},
                      .unit = "per year",
                      .range = range::rate_per_year},
            Parameter{.key = "inquiry_term_days",
                      .member = &Self::inquiry_term_days,
                      .meaning = {.nl = "wettelijke termijn van melding tot onderzoek",
                                  .en = "legal term from request to inquiry"},
                      .unit = "days",
                      .range = range::days},
            Parameter{.key = "decision_term_days",
                      .member = &Self::decision_term_days,
                      .meaning = {.nl = "wettelijke termijn van onderzoek tot besluit",
                                  .en = "legal term from inquiry to decision"},
                      .unit = "days",
                      .range = range::days},
            Parameter{.key = "start_stock_per_1000",
                      .member = &Self::start_stock_per_1000,
                      .meaning = {.nl = "lopende trajecten bij het begin, per 1.000 inwoners",
                                  .en = "running trajectories at the start, per 1,000 inhabitants"},
                      .unit = "per 1,000 inhabitants",
                      .range = range::count,
                      .changes = Changes::never}};
    }
};

}  // namespace gebied

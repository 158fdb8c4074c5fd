#pragma once

#include "gebied/model/choices.hpp"
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
    double inquiry_term_acute_days{36525.0};
    double decision_term_days{14.0};
    double start_stock_per_1000{0.0};
    double granted_share{1.0};
    double objection_share{0.0};
    double objection_succeeds{0.0};
    double objection_hours{0.0};
    double hours_granted{1.0};
    double lighter_at_ceiling{1.0};
    double contract_follows_use{0.0};
    double pgb_share{0.0};
    double pgb_price{1.0};
    double own_contribution{0.0};
    double refrains{0.0};
    PaymentForm payment{PaymentForm::effort};
    double task_sum{0.0};
    double duration_factor{1.0};
    double volume_response{0.0};
    double selection{0.0};
    double administration_hours{0.0};
    double cashable_share{1.0};
    double steps_down{0.0};
    double shared_places{0.0};

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
            Parameter{
                .key = "inquiry_term_acute_days",
                .member = &Self::inquiry_term_acute_days,
                .meaning =
                    {.nl =
                         "wettelijke termijn van melding tot onderzoek bij een acute hulpvraag, als die korter is",
                     .en =
                         "legal term from request to inquiry for an acute need, where that is shorter"},
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
                      .changes = Changes::never},
            Parameter{
                .key = "granted_share",
                .member = &Self::granted_share,
                .meaning =
                    {.nl =
                         "deel van de aanvragen dat bij het besluit wordt toegekend: de norm; door de rechter, de jeugdbescherming of de huisarts verwezen hulp wordt altijd gegeven",
                     .en =
                         "share of requests that a decision grants: the norm; help referred by law is always given"},
                .unit = "share of requests",
                .range = range::share},
            Parameter{.key = "objection_share",
                      .member = &Self::objection_share,
                      .meaning = {.nl = "deel van de afwijzingen waartegen bezwaar wordt gemaakt",
                                  .en = "share of rejections that meet an objection"},
                      .unit = "share of rejections",
                      .range = range::share},
            Parameter{.key = "objection_succeeds",
                      .member = &Self::objection_succeeds,
                      .meaning = {.nl = "deel van de bezwaren dat alsnog tot toekenning leidt",
                                  .en = "share of objections that still lead to a grant"},
                      .unit = "share of objections",
                      .range = range::share},
            Parameter{.key = "objection_hours",
                      .member = &Self::objection_hours,
                      .meaning = {.nl = "uren van het team per bezwaar",
                                  .en = "team hours per objection"},
                      .unit = "hours",
                      .range = {0.0, 1000.0}},
            Parameter{
                .key = "hours_granted",
                .member = &Self::hours_granted,
                .meaning =
                    {.nl = "deel van de gevraagde uren dat wordt toegekend; de kosten volgen mee",
                     .en = "share of the hours asked for that is granted; cost follows"},
                .unit = "share of hours",
                .range = {0.0, 1.0}},
            Parameter{
                .key = "lighter_at_ceiling",
                .member = &Self::lighter_at_ceiling,
                .meaning =
                    {.nl =
                         "deel van de uren dat wordt gegeven als het geheel niet onder het plafond past; 1 = geen lichtere vorm",
                     .en =
                         "share of the hours that is given when the whole does not fit under the ceiling; 1 = no lighter form"},
                .unit = "share of hours",
                .range = {0.0, 1.0}},
            Parameter{
                .key = "contract_follows_use",
                .member = &Self::contract_follows_use,
                .meaning =
                    {.nl =
                         "hoe ver de gecontracteerde plaatsen op 1 januari opschuiven naar gebruik en wachtlijst van 1 oktober",
                     .en =
                         "how far contracted places move on 1 January to use and waiting on 1 October"},
                .unit = "share of the gap",
                .range = range::share},
            Parameter{
                .key = "pgb_share",
                .member = &Self::pgb_share,
                .meaning =
                    {.nl =
                         "deel van de toekenningen dat als persoonsgebonden budget wordt gegeven: vooraf betaalbaar gesteld, geen plaats nodig, wat overblijft komt pas na de hulp vrij",
                     .en =
                         "share of grants given as a personal budget: set apart in advance, no place needed, what is left is freed only after the help"},
                .unit = "share of grants",
                .range = range::share},
            Parameter{
                .key = "pgb_price",
                .member =
                    &Self::pgb_price,
                .meaning =
                    {.nl = "prijs van een persoonsgebonden budget ten opzichte van zorg in natura",
                     .en = "price of a personal budget relative to care in kind"},
                .unit = "ratio",
                .range = range::factor},
            Parameter{
                .key = "own_contribution",
                .member =
                    &Self::own_contribution,
                .meaning =
                    {.nl =
                         "eigen bijdrage van een huishouden, die de kosten voor het gebied verlaagt",
                     .en = "own contribution of a household, which lowers what the area pays"},
                .unit = "euro per year",
                .range = range::euros},
            Parameter{
                .key = "refrains",
                .member =
                    &Self::refrains,
                .meaning =
                    {.nl = "deel van de aanvragen dat om de eigen bijdrage niet wordt gedaan",
                     .en = "share of requests that are not made because of the own contribution"},
                .unit = "share of requests",
                .range = range::share},
            Parameter{
                .key = "payment",
                .member =
                    &Self::payment,
                .meaning =
                    {.nl =
                         "betaalvorm: per tijd (effort, inspanningsgericht), per traject (output, outputgericht) of een vast jaarbedrag (task, taakgericht)",
                     .en =
                         "form of payment: by time (effort), by trajectory (output) or a fixed sum a year (task)"},
                .unit = "choice"},
            Parameter{
                .key = "task_sum",
                .member =
                    &Self::task_sum,
                .meaning =
                    {.nl =
                         "vast jaarbedrag bij taakgericht betalen, uit de geldstroom van het product",
                     .en = "fixed sum a year under task payment, from the stream of the product"},
                .unit = "euro per year",
                .range = range::euros},
            Parameter{
                .key = "duration_factor",
                .member =
                    &Self::duration_factor,
                .meaning =
                    {.nl =
                         "duur van nieuwe trajecten ten opzichte van nu: wat een betaalvorm of afspraak eraan verandert",
                     .en =
                         "duration of new trajectories relative to now: what a form of payment or agreement changes"},
                .unit = "ratio",
                .range = range::factor},
            Parameter{
                .key = "volume_response",
                .member =
                    &Self::volume_response,
                .meaning =
                    {.nl =
                         "hoeveel meer hulp er in een nieuw traject wordt gegeven dan nu, in dezelfde tijd: wat een betaalvorm of afspraak eraan verandert; onder 0 = minder",
                     .en =
                         "how much more help than now a new trajectory gives in the same time: what a form of payment or agreement changes; below 0 = less"},
                .unit = "share of use",
                .range = {-1.0, 1.0}},
            Parameter{.key = "selection",
                      .member = &Self::selection,
                      .meaning = {.nl = "deel van de acute hulpvragen dat de aanbieder afwijst",
                                  .en = "share of acute needs that the provider turns away"},
                      .unit = "share of acute requests",
                      .range = range::share},
            Parameter{.key = "administration_hours",
                      .member = &Self::administration_hours,
                      .meaning = {.nl = "administratieve uren van het team per begonnen traject",
                                  .en = "administrative hours of the team per trajectory begun"},
                      .unit = "hours",
                      .range = {0.0, 1000.0}},
            Parameter{.key = "cashable_share",
                      .member = &Self::cashable_share,
                      .meaning = {.nl = "deel van vermeden kosten dat de gemeente echt overhoudt",
                                  .en = "share of avoided cost that the municipality really keeps"},
                      .unit = "share of cost",
                      .range = range::share,
                      .changes = Changes::never},
            Parameter{
                .key = "steps_down",
                .member =
                    &Self::steps_down,
                .meaning =
                    {.nl =
                         "kans dat bij een herindicatie lichtere hulp verder gaat: informele steun als daar plaats is, anders het team als dat uren over heeft",
                     .en =
                         "chance that at a re-indication lighter help goes on: informal support when it has a place, else the team when it has hours left"},
                .unit = "share of reviews",
                .range = range::share},
            Parameter{
                .key = "shared_places",
                .member =
                    &Self::shared_places,
                .meaning =
                    {.nl =
                         "1 = de plaatsen van de gebieden zijn samen gecontracteerd: wie het langst wacht, uit welk gebied ook, komt eerst",
                     .en =
                         "1 = the places of the areas are contracted together: who waited longest, from whichever area, comes first"},
                .unit = "0 or 1",
                .range = range::yes_or_no}};
    }
};

}  // namespace gebied

#pragma once

#include "gebied/model/choices.hpp"
#include "gebied/model/parameter.hpp"
#include "gebied/model/shapes.hpp"

#include <tuple>

namespace gebied {

/// A way in which a need finds help: own request, partner, GP, court.
struct Route {
    Access leads_to{Access::team};
    BySeverity requests_per_year{};
    ByDomain domain_factor{};
    double asks_at_onset{0.0};
    double while_helped{0.0};
    double reach{1.0};
    double light_reach{1.0};
    double handled{0.0};
    double handled_solved{0.0};

    static constexpr auto table() {
        using Self = Route;
        return std::tuple{
            Parameter{
                .key = "leads_to",
                .member = &Self::leads_to,
                .meaning =
                    {.nl =
                         "waar de weg heen leidt: het wijkteam, een loket, of rechtstreeks volgens de wet (huisarts, jeugdbescherming, rechter)",
                     .en =
                         "where the route leads: the team, a counter, or directly by law (GP, youth protection, court)"},
                .unit = "choice",
                .changes = Changes::never},
            Parameter{
                .key = "requests_per_year",
                .member = &Self::requests_per_year,
                .meaning = {.nl =
                                "hulpvragen per jaar langs deze weg, van een hulpvraag zonder hulp",
                            .en = "requests per year along this route, of a need without help"},
                .unit = "per year",
                .range = range::rate_per_year,
                .changes = Changes::never},
            Parameter{.key = "domain_factor",
                      .member = &Self::domain_factor,
                      .meaning = {.nl = "vermenigvuldiger per domein; 0 = deze weg geldt er niet",
                                  .en = "multiplier per domain; 0 = the route does not serve it"},
                      .unit = "ratio",
                      .range = range::factor,
                      .changes = Changes::never},
            Parameter{.key = "asks_at_onset",
                      .member = &Self::asks_at_onset,
                      .meaning = {.nl = "kans dat meteen bij het ontstaan hulp wordt gevraagd",
                                  .en = "chance that help is asked for as soon as the need arises"},
                      .unit = "share of onsets",
                      .range = range::share,
                      .changes = Changes::never},
            Parameter{
                .key = "while_helped",
                .member = &Self::while_helped,
                .meaning = {.nl = "1 = ook terwijl er al hulp is (rechter, jeugdbescherming)",
                            .en = "1 = also while there is help already (court, youth protection)"},
                .unit = "0 or 1",
                .range = range::yes_or_no,
                .changes = Changes::never},
            Parameter{
                .key = "reach",
                .member = &Self::reach,
                .meaning =
                    {.nl =
                         "bereik ten opzichte van nu (zichtbaarheid, vertrouwen, signalen van partners)",
                     .en = "reach relative to now (visibility, trust, signals by partners)"},
                .unit = "ratio",
                .range = range::factor},
            Parameter{
                .key = "light_reach",
                .member = &Self::light_reach,
                .meaning =
                    {.nl =
                         "verzoeken bij een lichte hulpvraag langs deze weg, ten opzichte van nu: boven 1 is de drempel lager",
                     .en =
                         "requests with a light need along this route, relative to now: above 1 the threshold is lower"},
                .unit = "ratio",
                .range = {0.0, 2.0}},
            Parameter{
                .key = "handled",
                .member = &Self::handled,
                .meaning =
                    {.nl =
                         "deel van de verzoeken dat langs deze weg zelf wordt opgepakt en niet doorgaat, zoals door een praktijkondersteuner van de huisarts",
                     .en =
                         "share of requests that this route deals with itself and that goes no further, such as by a practice supporter of the GP"},
                .unit = "share of requests",
                .range = range::share},
            Parameter{
                .key = "handled_solved",
                .member = &Self::handled_solved,
                .meaning =
                    {.nl =
                         "deel van wat langs deze weg zelf wordt opgepakt dat daarmee is opgelost; de rest kan later opnieuw vragen",
                     .en =
                         "share of what this route deals with itself that is solved by it; the rest may ask again later"},
                .unit = "share of requests",
                .range = range::share}};
    }
};

}  // namespace gebied

#pragma once

#include "gebied/model/parameter.hpp"

#include <tuple>

namespace gebied {

/// The strength of the community: a stock without a unit that prevention and reinvested surplus build slowly,
/// that decays, and that lowers (or raises) new needs and adds informal places. Zero where nothing builds.
struct Community {
    double built_per_hour{0.0};
    double built_per_1000_euro{0.0};
    double half_life{730.0};
    double effect_on_onset{0.0};
    double informal_places{0.0};

    static constexpr auto table() {
        using Self = Community;
        return std::tuple{
            Parameter{
                .key = "built_per_hour",
                .member = &Self::built_per_hour,
                .meaning =
                    {.nl =
                         "kracht van de gemeenschap die een uur preventie of collectief werk opbouwt",
                     .en =
                         "strength of the community built by an hour of prevention or collective work"},
                .unit = "strength per hour",
                .range = {0.0, 1000.0}},
            Parameter{
                .key = "built_per_1000_euro",
                .member = &Self::built_per_1000_euro,
                .meaning =
                    {.nl =
                         "kracht van de gemeenschap die 1.000 euro overschot opbouwt dat naar preventie en leefbaarheid gaat, in het jaar daarna",
                     .en =
                         "strength of the community built by 1,000 euro of surplus that goes to prevention and liveability, in the year after"},
                .unit = "strength per 1,000 euro",
                .range = {0.0, 1000.0}},
            Parameter{.key = "half_life",
                      .member = &Self::half_life,
                      .meaning = {.nl = "tijd waarin de helft van de kracht weer wegebt",
                                  .en = "time in which half of the strength ebbs away"},
                      .unit = "days",
                      .range = {1.0, 36525.0}},
            Parameter{
                .key = "effect_on_onset",
                .member = &Self::effect_on_onset,
                .meaning =
                    {.nl =
                         "relatieve verandering van nieuwe hulpvragen per eenheid kracht per 1.000 huishoudens (onder 0 = minder)",
                     .en =
                         "relative change of new needs per unit of strength per 1,000 households (below 0 = fewer)"},
                .unit = "log ratio per unit",
                .range = {-1.0, 1.0}},
            Parameter{.key = "informal_places",
                      .member = &Self::informal_places,
                      .meaning = {.nl = "plaatsen voor informele steun per eenheid kracht",
                                  .en = "places for informal support per unit of strength"},
                      .unit = "places per unit",
                      .range = {-100.0, 100.0}}};
    }
};

}  // namespace gebied

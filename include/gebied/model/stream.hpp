#pragma once

#include "gebied/model/choices.hpp"
#include "gebied/model/parameter.hpp"

#include <tuple>

namespace gebied {

/// A stream of money (geldstroom), such as jeugdhulp.
struct Stream {
    Act act{Act::none};
    double budget{0.0};
    double shift{0.0};
    double pooled_share{0.0};
    double fixed_lines{0.0};
    double set_aside{0.0};
    double earmarked{0.0};
    double indexation{0.0};
    double year_shock{0.0};
    double price{1.0};

    static constexpr auto table() {
        using Self = Stream;
        return std::tuple{
            Parameter{.key = "act",
                      .member = &Self::act,
                      .meaning = {.nl = "wet waaronder de stroom valt",
                                  .en = "law that the stream belongs to"},
                      .unit = "choice",
                      .changes = Changes::never},
            Parameter{.key = "budget",
                      .member = &Self::budget,
                      .meaning = {.nl = "bedrag in het plafond per jaar (bij basis amounts)",
                                  .en = "amount in the ceiling per year (with basis amounts)"},
                      .unit = "euro per year",
                      .range = range::euros},
            Parameter{
                .key = "shift",
                .member = &Self::shift,
                .meaning =
                    {.nl =
                         "verschuiving van het bedrag, boven op budget: erbij of eraf bij gelijk plafond",
                     .en =
                         "shift of the amount, on top of budget: added or taken under an equal ceiling"},
                .unit = "euro per year",
                .range = {-1.0e11, 1.0e11}},
            Parameter{.key = "pooled_share",
                      .member = &Self::pooled_share,
                      .meaning = {.nl = "deel dat in het gebiedsbudget gaat (ontschot)",
                                  .en = "share that goes to the area pool"},
                      .unit = "share of the stream",
                      .range = range::share},
            Parameter{
                .key = "fixed_lines",
                .member = &Self::fixed_lines,
                .meaning = {.nl = "vaste lasten binnen de stroom, zonder toekenning per huishouden",
                            .en = "fixed lines within the stream, without a grant per household"},
                .unit = "euro per year",
                .range = range::euros},
            Parameter{
                .key = "set_aside",
                .member = &Self::set_aside,
                .meaning =
                    {.nl =
                         "bedrag dat bij het begin van het jaar apart staat voor gegarandeerde hulp",
                     .en = "amount set aside at the start of the year for guaranteed help"},
                .unit = "euro per year",
                .range = range::euros},
            Parameter{
                .key = "earmarked",
                .member = &Self::earmarked,
                .meaning =
                    {.nl =
                         "geoormerkt deel van het bedrag, zoals door de rechter opgelegde hulp: alleen voor deze stroom, niet ontschot en niet verschoven bij de berap",
                     .en =
                         "earmarked part of the amount, such as for help that a court imposes: for this stream alone, neither pooled nor moved at a berap"},
                .unit = "euro per year",
                .range = range::euros},
            Parameter{.key = "indexation",
                      .member = &Self::indexation,
                      .meaning = {.nl = "jaarlijkse indexering van het bedrag en van de tarieven",
                                  .en = "yearly indexation of the amount and of the tariffs"},
                      .unit = "share per year",
                      .range = {-0.5, 0.5}},
            Parameter{.key = "year_shock",
                      .member = &Self::year_shock,
                      .meaning = {.nl = "spreiding (log) van de jaarschok in prijs en zwaarte",
                                  .en = "spread (log) of the yearly shock in price and intensity"},
                      .unit = "log standard deviation",
                      .range = {0.0, 1.0},
                      .changes = Changes::never},
            Parameter{
                .key = "price",
                .member = &Self::price,
                .meaning =
                    {.nl =
                         "tarieven ten opzichte van nu, voor lopende en nieuwe hulp; wat per jaar aan een aanbieder vastligt verandert niet mee",
                     .en =
                         "tariffs relative to now, for running and new help; what is fixed by year with a provider does not move along"},
                .unit = "ratio",
                .range = {0.01, 64.0}}};
    }
};

}  // namespace gebied

#pragma once

#include "gebied/model/parameter.hpp"
#include "gebied/model/shapes.hpp"

#include <tuple>

namespace gebied {

/// What all households of an area have in common. Belongs to fate: no measure changes it.
struct Households {
    double number{0.0};
    double inhabitants{0.0};
    double low_income_share{0.0};
    double reference_low_income_share{0.0};
    double frailty_shape{0.0};
    double strength_shape{0.0};
    double newcomers_with_needs{0.0};
    double visitors_per_year{0.0};

    static constexpr auto table() {
        using Self = Households;
        constexpr auto never = Changes::never;
        return std::tuple{
            Parameter{.key = "number",
                      .member = &Self::number,
                      .meaning = {.nl = "aantal huishoudens in het gebied",
                                  .en = "number of households in the area"},
                      .unit = "households",
                      .range = {0.0, 2.0e7},
                      .changes = never},
            Parameter{.key = "inhabitants",
                      .member = &Self::inhabitants,
                      .meaning = {.nl = "aantal inwoners", .en = "number of inhabitants"},
                      .unit = "persons",
                      .range = {0.0, 4.0e7},
                      .changes = never},
            Parameter{
                .key = "low_income_share",
                .member = &Self::low_income_share,
                .meaning =
                    {.nl = "aandeel huishoudens met een inkomen tot 110% van het sociaal minimum",
                     .en = "share of households with an income up to 110% of the social minimum"},
                .unit = "share of households",
                .range = range::share,
                .changes = never},
            Parameter{
                .key = "reference_low_income_share",
                .member = &Self::reference_low_income_share,
                .meaning =
                    {.nl = "aandeel lage inkomens waarop de beginstand (start_share) is bepaald",
                     .en = "share of low incomes for which the starting state (start_share) holds"},
                .unit = "share of households",
                .range = range::share,
                .changes = never},
            Parameter{
                .key = "frailty_shape",
                .member = &Self::frailty_shape,
                .meaning =
                    {.nl =
                         "vormgetal van de kwetsbaarheid (gamma, gemiddelde 1); 0 = iedereen gelijk",
                     .en = "shape of frailty (gamma, mean 1); 0 = everyone the same"},
                .unit = "shape",
                .range = {0.0, 1000.0},
                .changes = never},
            Parameter{
                .key = "strength_shape",
                .member = &Self::strength_shape,
                .meaning =
                    {.nl =
                         "vormgetal van eigen kracht en netwerk (beta, gemiddelde een half); 0 = iedereen gelijk",
                     .en =
                         "shape of own strength and network (beta, mean one half); 0 = everyone the same"},
                .unit = "shape",
                .range = {0.0, 1000.0},
                .changes = never},
            Parameter{
                .key = "newcomers_with_needs",
                .member = &Self::newcomers_with_needs,
                .meaning =
                    {.nl =
                         "kans dat een nieuw huishouden de hulpvragen van een vergelijkbare bewoner meebrengt",
                     .en = "chance that a new household brings the needs of a comparable resident"},
                .unit = "share of newcomers",
                .range = range::share,
                .changes = never},
            Parameter{
                .key = "visitors_per_year",
                .member = &Self::visitors_per_year,
                .meaning =
                    {.nl =
                         "huishoudens van buiten het gebied die zich met een hulpvraag melden en daarna vertrekken",
                     .en =
                         "households from outside the area that turn up with a need and leave afterwards"},
                .unit = "households per year",
                .range = range::rate_per_year,
                .changes = never}};
    }
};

/// A type of household, such as a lone parent. Belongs to fate.
struct HouseholdType {
    double share{1.0};
    double low_income_relative{1.0};
    double adults{1.0};
    double youths{0.0};
    double moves_per_year{0.0};
    double deaths_per_year{0.0};
    double long_term_care_per_year{0.0};
    double adulthood_per_year{0.0};

    static constexpr auto table() {
        using Self = HouseholdType;
        constexpr auto never = Changes::never;
        return std::tuple{
            Parameter{.key = "share",
                      .member = &Self::share,
                      .meaning = {.nl = "aandeel van dit type in de huishoudens van het gebied",
                                  .en = "share of this type among the households of the area"},
                      .unit = "share of households",
                      .range = range::share,
                      .changes = never},
            Parameter{.key = "low_income_relative",
                      .member = &Self::low_income_relative,
                      .meaning = {.nl = "kans op een laag inkomen ten opzichte van het gebied",
                                  .en = "chance of a low income relative to the area"},
                      .unit = "ratio",
                      .range = range::factor,
                      .changes = never},
            Parameter{.key = "adults",
                      .member = &Self::adults,
                      .meaning = {.nl = "volwassenen per huishouden", .en = "adults per household"},
                      .unit = "persons per household",
                      .range = {0.0, 20.0},
                      .changes = never},
            Parameter{.key = "youths",
                      .member = &Self::youths,
                      .meaning = {.nl = "jongeren onder 18 per huishouden",
                                  .en = "youths under 18 per household"},
                      .unit = "persons per household",
                      .range = {0.0, 20.0},
                      .changes = never},
            Parameter{.key = "moves_per_year",
                      .member = &Self::moves_per_year,
                      .meaning = {.nl = "kans per jaar dat het huishouden verhuist",
                                  .en = "rate at which the household moves out"},
                      .unit = "per year",
                      .range = range::rate_per_year,
                      .changes = never},
            Parameter{.key = "deaths_per_year",
                      .member = &Self::deaths_per_year,
                      .meaning = {.nl = "kans per jaar dat het huishouden eindigt door overlijden",
                                  .en = "rate at which the household ends by death"},
                      .unit = "per year",
                      .range = range::rate_per_year,
                      .changes = never},
            Parameter{
                .key = "long_term_care_per_year",
                .member = &Self::long_term_care_per_year,
                .meaning =
                    {.nl =
                         "kans per jaar op verhuizing naar een Wlz-instelling, zolang zelfstandig leven ernstig moeite kost",
                     .en =
                         "rate of a move to long-term care (Wlz) while daily living is a serious problem"},
                .unit = "per year",
                .range = range::rate_per_year,
                .changes = never},
            Parameter{
                .key = "adulthood_per_year",
                .member = &Self::adulthood_per_year,
                .meaning = {.nl = "kans per jaar dat de jongste 18 wordt en de jeugdhulp eindigt",
                            .en = "rate at which the youngest turns 18 and youth help ends"},
                .unit = "per year",
                .range = range::rate_per_year,
                .changes = never}};
    }
};

}  // namespace gebied

#pragma once

#include "gebied/model/duration.hpp"
#include "gebied/model/parameter.hpp"
#include "gebied/model/shapes.hpp"

#include <tuple>

namespace gebied {

/// Informal support (nuldelijn): finite places, before the team.
struct Informal {
    double places_per_10000{1.0e9};
    BySeverity share{};
    DurationLaw duration{};
    double solved{0.0};
    double improved{0.0};
    double steps_up{0.0};
    double start_stock_per_1000{0.0};
    double places_per_organised_hour{0.0};
    double organising_half_life{365.0};
    double burnout_per_year{0.0};
    double recovery_days{365.0};
    double helpers_from_solved{0.0};
    double helper_half_life{365.0};
    double carer_hours{0.0};
    double crowding_out{0.0};

    static constexpr auto table() {
        using Self = Informal;
        return std::tuple{
            Parameter{.key = "places_per_10000",
                      .member = &Self::places_per_10000,
                      .meaning = {.nl = "plaatsen in de nuldelijn per 10.000 inwoners",
                                  .en = "places of informal support per 10,000 inhabitants"},
                      .unit = "places per 10,000 inhabitants",
                      .range = range::count},
            Parameter{
                .key = "share",
                .member = &Self::share,
                .meaning =
                    {.nl =
                         "aandeel dat na de intake eerst informele steun krijgt, als er plaats is",
                     .en =
                         "share that first gets informal support after intake, if there is a place"},
                .unit = "share of needs",
                .range = range::share},
            Parameter{
                .key = "duration",
                .member = &Self::duration,
                .meaning = {.nl = "duur van informele steun", .en = "duration of informal support"},
                .unit = "days",
                .range = range::days},
            Parameter{.key = "solved",
                      .member = &Self::solved,
                      .meaning = {.nl = "kans dat de hulpvraag aan het eind is opgelost",
                                  .en = "chance that the need is solved at the end"},
                      .unit = "share of supports",
                      .range = range::share},
            Parameter{.key = "improved",
                      .member = &Self::improved,
                      .meaning = {.nl = "kans dat de hulpvraag een stap lichter is aan het eind",
                                  .en = "chance that the need is one step lighter at the end"},
                      .unit = "share of supports",
                      .range = range::share},
            Parameter{
                .key = "steps_up",
                .member = &Self::steps_up,
                .meaning = {.nl = "kans dat een niet opgeloste hulpvraag naar het wijkteam gaat",
                            .en = "chance that an unsolved need goes on to the team"},
                .unit = "share of unsolved",
                .range = range::share},
            Parameter{
                .key = "start_stock_per_1000",
                .member = &Self::start_stock_per_1000,
                .meaning = {.nl = "lopende informele steun bij het begin, per 1.000 inwoners",
                            .en = "running informal supports at the start, per 1,000 inhabitants"},
                .unit = "per 1,000 inhabitants",
                .range = range::count,
                .changes = Changes::never},
            Parameter{
                .key = "places_per_organised_hour",
                .member = &Self::places_per_organised_hour,
                .meaning =
                    {.nl = "extra plaatsen per uur per week dat het team de nuldelijn organiseert",
                     .en =
                         "extra places per weekly hour in which the team organises informal support"},
                .unit = "places per hour per week",
                .range = {-1000.0, 1000.0}},
            Parameter{.key = "organising_half_life",
                      .member = &Self::organising_half_life,
                      .meaning = {.nl = "halfwaardetijd van wat georganiseerd is",
                                  .en = "half-life of what was organised"},
                      .unit = "days",
                      .range = {1.0, 36525.0}},
            Parameter{
                .key = "burnout_per_year",
                .member = &Self::burnout_per_year,
                .meaning =
                    {.nl =
                         "plaatsen die per bezette plaats per jaar uitvallen doordat mantelzorgers en vrijwilligers overbelast raken",
                     .en =
                         "places lost per occupied place per year because carers and volunteers are overburdened"},
                .unit = "per year",
                .range = range::rate_per_year},
            Parameter{
                .key = "recovery_days",
                .member = &Self::recovery_days,
                .meaning = {.nl = "tijd waarin de helft van de uitgevallen plaatsen terugkomt",
                            .en = "time in which half of the lost places comes back"},
                .unit = "days",
                .range = {1.0, 36525.0}},
            Parameter{
                .key = "helpers_from_solved",
                .member = &Self::helpers_from_solved,
                .meaning =
                    {.nl =
                         "plaatsen die een geholpen huishouden toevoegt omdat het zelf gaat helpen",
                     .en =
                         "places that a helped household adds because it becomes a helper itself"},
                .unit = "places per solved need",
                .range = {0.0, 10.0}},
            Parameter{
                .key = "helper_half_life",
                .member = &Self::helper_half_life,
                .meaning = {.nl = "tijd waarin de helft van wie zelf ging helpen weer stopt",
                            .en = "time in which half of those who became helpers stop again"},
                .unit = "days",
                .range = {1.0, 36525.0}},
            Parameter{
                .key = "carer_hours",
                .member = &Self::carer_hours,
                .meaning =
                    {.nl =
                         "uren per week van mantelzorgers en vrijwilligers per huishouden met informele steun",
                     .en =
                         "hours per week of carers and volunteers per household with informal support"},
                .unit = "hours per week",
                .range = range::hours_per_week},
            Parameter{
                .key = "crowding_out",
                .member = &Self::crowding_out,
                .meaning =
                    {.nl =
                         "plaatsen voor informele steun die verdwijnen per huishouden in begeleiding bij het team en per lopend traject; onder 0 = betaalde hulp haalt informele steun erbij",
                     .en =
                         "places for informal support that go per household supported by the team and per running trajectory; below 0 = paid help brings informal support in"},
                .unit = "places per household helped",
                .range = {-10.0, 10.0}}};
    }
};

}  // namespace gebied

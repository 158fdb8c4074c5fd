#pragma once

#include "gebied/model/duration.hpp"
#include "gebied/model/parameter.hpp"
#include "gebied/model/shapes.hpp"

#include <tuple>

namespace gebied {

/// A role in the team, with its posts and the luck of its staff.
struct Role {
    double fte{0.0};
    double fte_per_person{1.0};
    double cost_per_fte{0.0};
    double hours_per_week{36.0};
    double leave_share{0.0};
    double casework{1.0};
    double community_work{0.0};
    double sickness_per_year{0.0};
    DurationLaw sickness{};
    double leaving_per_year{0.0};
    DurationLaw vacancy{};
    double learning_days{0.0};
    double learning_productivity{1.0};
    ByDomain knows{{1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0}};

    static constexpr auto table() {
        using Self = Role;
        return std::tuple{
            Parameter{.key = "fte",
                      .member = &Self::fte,
                      .meaning = {.nl = "formatie", .en = "posts"},
                      .unit = "FTE",
                      .range = {0.0, 1.0e6}},
            Parameter{.key = "fte_per_person",
                      .member = &Self::fte_per_person,
                      .meaning = {.nl = "formatie per persoon", .en = "posts per person"},
                      .unit = "FTE per person",
                      .range = {0.05, 1.0},
                      .changes = Changes::never},
            Parameter{.key = "cost_per_fte",
                      .member = &Self::cost_per_fte,
                      .meaning = {.nl = "kosten per fte per jaar, alles inbegrepen",
                                  .en = "cost per FTE per year, all in"},
                      .unit = "euro per year",
                      .range = range::euros},
            Parameter{.key = "hours_per_week",
                      .member = &Self::hours_per_week,
                      .meaning = {.nl = "contracturen per week van een volledige baan",
                                  .en = "contract hours per week of a full post"},
                      .unit = "hours per week",
                      .range = range::hours_per_week},
            Parameter{
                .key = "leave_share",
                .member = &Self::leave_share,
                .meaning =
                    {.nl =
                         "deel van de contracturen aan verlof, feestdagen en scholing buiten het werk",
                     .en = "share of contract hours on leave and holidays"},
                .unit = "share of hours",
                .range = range::share},
            Parameter{
                .key = "casework",
                .member = &Self::casework,
                .meaning = {.nl = "deel van de uren voor intake en begeleiding van huishoudens",
                            .en = "share of hours for intake and support of households"},
                .unit = "share of hours",
                .range = range::share},
            Parameter{.key = "community_work",
                      .member = &Self::community_work,
                      .meaning = {.nl = "deel van de uren voor de wijk (opbouwwerk)",
                                  .en = "share of hours for the community (opbouwwerk)"},
                      .unit = "share of hours",
                      .range = range::share},
            Parameter{.key = "sickness_per_year",
                      .member = &Self::sickness_per_year,
                      .meaning = {.nl = "ziekmeldingen per persoon per jaar",
                                  .en = "spells of sickness per person per year"},
                      .unit = "per year",
                      .range = range::rate_per_year,
                      .changes = Changes::never},
            Parameter{.key = "sickness",
                      .member = &Self::sickness,
                      .meaning = {.nl = "duur van een ziekmelding",
                                  .en = "duration of a spell of sickness"},
                      .unit = "days",
                      .range = range::days,
                      .changes = Changes::never},
            Parameter{.key = "leaving_per_year",
                      .member = &Self::leaving_per_year,
                      .meaning = {.nl = "vertrek per persoon per jaar",
                                  .en = "leaving per person per year"},
                      .unit = "per year",
                      .range = range::rate_per_year,
                      .changes = Changes::never},
            Parameter{.key = "vacancy",
                      .member = &Self::vacancy,
                      .meaning = {.nl = "duur van een vacature", .en = "duration of a vacancy"},
                      .unit = "days",
                      .range = range::days,
                      .changes = Changes::never},
            Parameter{.key = "learning_days",
                      .member = &Self::learning_days,
                      .meaning = {.nl = "inwerktijd van een nieuwe medewerker",
                                  .en = "time in which a new colleague learns the work"},
                      .unit = "days",
                      .range = range::days},
            Parameter{.key = "learning_productivity",
                      .member = &Self::learning_productivity,
                      .meaning = {.nl = "productiviteit tijdens het inwerken",
                                  .en = "productivity while learning"},
                      .unit = "share of hours",
                      .range = range::share},
            Parameter{.key = "knows",
                      .member = &Self::knows,
                      .meaning = {.nl = "1 = deze rol kent het domein",
                                  .en = "1 = this role knows the domain"},
                      .unit = "0 or 1",
                      .range = range::yes_or_no}};
    }
};

}  // namespace gebied

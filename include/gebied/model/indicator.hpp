#pragma once

#include "gebied/model/parameter.hpp"
#include "gebied/model/shapes.hpp"

#include <tuple>

namespace gebied {

/// An opinion of inhabitants about their area that a survey measures, such as feeling unsafe: the share with an
/// unfavourable opinion, moved by how many households are in serious need, and seen through a sample.
struct Indicator {
    double unfavourable_share{0.0};
    ByDomain per_serious_need{};
    double sample{0.0};
    double every_years{2.0};

    static constexpr auto table() {
        using Self = Indicator;
        constexpr auto never = Changes::never;
        return std::tuple{
            Parameter{
                .key = "unfavourable_share",
                .member = &Self::unfavourable_share,
                .meaning =
                    {.nl =
                         "aandeel inwoners met een ongunstig oordeel als geen huishouden een ernstige hulpvraag had",
                     .en =
                         "share of inhabitants with an unfavourable opinion if no household had a serious need"},
                .unit = "share of inhabitants",
                .range = range::share,
                .changes = never},
            Parameter{
                .key = "per_serious_need",
                .member = &Self::per_serious_need,
                .meaning =
                    {.nl =
                         "verandering van dat aandeel per aandeel huishoudens met een ernstige hulpvraag op het genoemde leefgebied (0 = geen verband)",
                     .en =
                         "change of that share per share of households with a serious need in the named domain (0 = no relation)"},
                .unit = "ratio of shares",
                .range = {-10.0, 10.0},
                .changes = never},
            Parameter{.key = "sample",
                      .member = &Self::sample,
                      .meaning = {.nl = "inwoners die de vragenlijst invullen (0 = zonder ruis)",
                                  .en = "inhabitants who answer the survey (0 = without noise)"},
                      .unit = "inhabitants",
                      .range = range::count,
                      .changes = never},
            Parameter{.key = "every_years",
                      .member = &Self::every_years,
                      .meaning = {.nl = "om de hoeveel jaar wordt gemeten, vanaf het eerste jaar",
                                  .en = "years between surveys, from the first year on"},
                      .unit = "years",
                      .range = {1.0, 100.0},
                      .changes = never}};
    }
};

}  // namespace gebied

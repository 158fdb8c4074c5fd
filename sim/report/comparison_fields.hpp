#pragma once

#include "report/csv.hpp"

#include <array>

namespace gebied {

/// The fields of a comparison as a table, in order.
inline constexpr std::array<Field, 30> comparison_fields{{
    {"measure", "string", "id of the measure"},
    {"item", "string", "id of the item; empty for the total"},
    {"meaning_nl", "string", "what is measured, in Dutch"},
    {"meaning_en", "string", "what is measured, in English"},
    {"unit", "string", "unit of mean, quantiles and difference"},
    {"direction", "string", "more_is_better, less_is_better or neither"},
    {"area", "string", "id of the area; empty for all areas together"},
    {"scenario", "string", "id of the scenario"},
    {"baseline", "string",
     "id of the scenario that it is compared with; empty for that scenario itself"},
    {"first_year", "year", "first year that the numbers are about"},
    {"last_year", "year", "last year that the numbers are about"},
    {"replications", "integer", "futures behind the numbers"},
    {"mean", "number", "mean over futures; for a ratio the ratio of the sums over all futures"},
    {"mean_low", "number", "lower end of the 95% interval of the mean"},
    {"mean_high", "number", "upper end of the 95% interval of the mean"},
    {"standard_error", "number", "standard error of the mean"},
    {"p10", "number", "in 1 of 10 futures below this"},
    {"p50", "number", "median over futures"},
    {"p90", "number", "in 9 of 10 futures below this"},
    {"difference", "number",
     "mean difference with the scenario in `baseline` over the same futures"},
    {"difference_low", "number", "lower end of its 95% interval"},
    {"difference_high", "number", "upper end of its 95% interval"},
    {"difference_standard_error", "number", "standard error of the difference"},
    {"better_means", "string", "higher or lower: which side the share below counts"},
    {"better", "integer", "futures in which the scenario is strictly on that side"},
    {"better_of", "integer", "futures looked at"},
    {"better_share", "number", "better / better_of"},
    {"better_low", "number", "lower end of the exact 95% interval of the share"},
    {"better_high", "number", "upper end of the exact 95% interval of the share"},
    {"verdict", "string",
     "identical, no_difference (the interval contains 0), better, worse, higher, lower or unknown"},
}};

}  // namespace gebied

#pragma once

#include "gebied/report/comparison.hpp"

#include <string>

namespace gebied {

/// All scenarios on one page: a block per scenario, a column per measure that decides. The baseline in
/// numbers, the scenarios as their difference with it. Overrun stands beside the households that were
/// entitled and got nothing.
[[nodiscard]] std::string comparison_overview(const Comparison& comparison, Language language);

}  // namespace gebied

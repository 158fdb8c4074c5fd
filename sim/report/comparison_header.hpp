#pragma once

#include "gebied/report/comparison.hpp"

#include <string>

namespace gebied {

/// What stands above every comparison: title, question, futures and regime.
[[nodiscard]] std::string header_text(const Comparison& comparison, Language language);

/// What the numbers of a table hold: what stands in brackets, and which uncertainty.
[[nodiscard]] std::string reading_text(const Comparison& comparison, Language language);

}  // namespace gebied

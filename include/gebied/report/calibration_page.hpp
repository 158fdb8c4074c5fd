#pragma once

#include "gebied/base/text.hpp"
#include "gebied/results/target_check.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gebied {

/// How a page was made, so that a reader can make it again.
struct PageOrigin {
    std::string command{};
    std::string program_version{};
};

/// Published figures beside what the model gives, as a page in Markdown: a table per study, every
/// figure as it was published with its conversion, a summary, and why the model lies outside a range
/// where it does. The same calibration gives the same bytes: no dates, no machine.
[[nodiscard]] std::string calibration_page(const Calibration& calibration,
                                           const std::vector<TargetCheck>& checks,
                                           const PageOrigin& origin, Language language);

/// A text that Markdown shows as it is, on one line, also within a table.
[[nodiscard]] std::string markdown_text(std::string_view text);

/// A number with all its decimals, at most nine: `17.8`, `1,164,800`.
[[nodiscard]] std::string exact_number_text(double value, Language language);

}  // namespace gebied

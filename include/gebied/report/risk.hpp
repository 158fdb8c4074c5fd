#pragma once

#include "gebied/base/text.hpp"
#include "gebied/results/result_file.hpp"
#include "gebied/statistics/estimate.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gebied {

/// Who bears a part of what help costs.
enum class Bearer : std::uint8_t {
    municipality,  ///< spending under the ceiling and overrun beside it
    city,          ///< what is paid outside the ceiling of the area
    provider,  ///< worth of the help by its tariff, less what is paid for it; below zero is a gain
    team,      ///< hours beyond the formation, at the cost of an hour of the team
    resident,  ///< own contributions
};
inline constexpr std::size_t bearer_count = 5;

/// A bearer's part of the yearly cost.
struct RiskRow {
    Bearer bearer{};
    Estimate amount{};  ///< euro per year
    double variance{};  ///< covariance of its part with the whole, euro squared
    Estimate share{};   ///< of the variance of the whole; below 0 when its part moves the other way
};

/// Who bears the risk that a year costs more or less than expected, under one scenario. The variances of the
/// rows add up to the variance of the yearly cost of all bearers together, over futures within a year,
/// averaged over the years.
struct RiskTable {
    std::size_t scenario{};  ///< position in the result
    double variance{};       ///< euro squared
    Estimate spread{};       ///< its root, the standard deviation: euro
    std::array<RiskRow, bearer_count> rows{};
};

/// A table for every scenario, the baseline first; of one area or of all together. The result has two futures
/// or more, else every variance is 0 and no share is known.
[[nodiscard]] std::vector<RiskTable> risk_tables(const ResultReader& result,
                                                 std::optional<std::size_t> area = std::nullopt);

/// The word of a bearer in data files: `municipality`, ...
[[nodiscard]] std::string_view name_of(Bearer bearer);

/// The tables on a terminal.
[[nodiscard]] std::string risk_text(const std::vector<RiskTable>& tables,
                                    const ResultReader& result, Language language);

/// The tables as CSV, one row per scenario and bearer.
[[nodiscard]] std::string risk_csv(const std::vector<RiskTable>& tables,
                                   const ResultReader& result);

/// The tables as JSON: an array of objects, as the rows of `risk_csv`.
[[nodiscard]] std::string risk_json(const std::vector<RiskTable>& tables,
                                    const ResultReader& result);

}  // namespace gebied

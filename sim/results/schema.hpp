#pragma once

#include "gebied/experiment/study.hpp"
#include "gebied/world/outcome.hpp"
#include "results/database.hpp"

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gebied {

/// A list of names of a study, and how the table `names` calls it.
struct NamesList {
    std::string_view id{};
    std::vector<Label> Names::* member{};
};
inline constexpr std::array<NamesList, 8> names_lists{{{"type", &Names::types},
                                                       {"domain", &Names::domains},
                                                       {"route", &Names::routes},
                                                       {"role", &Names::roles},
                                                       {"stream", &Names::streams},
                                                       {"product", &Names::products},
                                                       {"payer", &Names::payers},
                                                       {"indicator", &Names::indicators}}};

/// Makes the tables of an empty result file and marks it as one, within the transaction of the caller.
/// `columns` of a yearly row.
void create_tables(const sqlite::Database& database, std::span<const Column> columns);

/// Refuses a file that is no result, or one of another version of the tables.
void check_is_result(const sqlite::Database& database, const std::string& path);

/// `"spent.youth_care", "spent.wmo", ...`
[[nodiscard]] std::string yearly_column_list(std::span<const Column> columns);
/// `"spent", "committed", ...`
[[nodiscard]] std::string monthly_column_list();

}  // namespace gebied

#pragma once

#include "gebied/results/result_file.hpp"
#include "unit/results/example_study.hpp"

#include <array>
#include <filesystem>

namespace gebied::example {

/// Four futures with numbers that a person can check. Only the first area and the first of two
/// years count something. Scenario 1 has less overrun, waits longer, spends differently but not on
/// average; scenario 2 is a copy of the baseline.
[[nodiscard]] inline std::int64_t checkable(const Layout& layout, std::int64_t replication,
                                            std::size_t scenario, std::size_t column) {
    const auto i = static_cast<std::size_t>(replication - 1);
    const bool pooled = scenario == 1;
    if (column == layout.at(Counter::ceiling)) {
        return 1'000'000'00;
    }
    if (column == layout.at(Counter::overrun_total)) {
        constexpr std::array<std::int64_t, 4> euros{100, 200, 300, 400};
        constexpr std::array<std::int64_t, 4> less{40, 60, 40, 60};
        return 100 * (euros[i] - (pooled ? less[i] : 0));
    }
    if (column == layout.at(Counter::spent_total)) {
        constexpr std::array<std::int64_t, 4> other{10, -10, 10, -10};
        return 100 * (9000 + (pooled ? other[i] : 0));
    }
    if (column == layout.at(Counter::users)) {
        return 40 + (pooled ? replication : 0);
    }
    if (column == layout.at(Counter::team_intakes)) {
        return replication;
    }
    if (column == layout.at(Counter::team_intake_wait)) {
        return 86'400 * 10 * (replication + (pooled && replication == 1 ? 1 : 0));
    }
    if (column == layout.at(Counter::spent, 1)) {
        return 123'456 + replication + (pooled ? 1 : 0);
    }
    return 0;
}

/// A finished result of those futures.
inline void write_checkable(const std::filesystem::path& path, const Study& study,
                            std::int64_t replications = 4) {
    const Layout layout{study.names};
    ResultWriter writer = ResultWriter::create(
        path, study,
        {.program_version = "0.1.0", .compiler = "g++", .created = "2026-11-24T09:00:00Z"});
    for (std::int64_t number = 1; number <= replications; ++number) {
        writer.add(replication(study, number,
                               [&](std::int64_t r, std::size_t scenario, std::size_t area,
                                   std::size_t year, std::size_t column) {
                                   return area == 0 && year == 0
                                              ? checkable(layout, r, scenario, column)
                                              : 0;
                               }));
    }
    writer.finish(replications == study.replications ? RunState::complete : RunState::interrupted);
}

}  // namespace gebied::example

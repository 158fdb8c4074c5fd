#pragma once

#include "gebied/experiment/run.hpp"
#include "support/random_study.hpp"

#include <cstdint>
#include <vector>

namespace gebied::test {

/// Number of random studies per law; more with GEBIED_STUDIES=1000.
[[nodiscard]] std::uint64_t studies();

/// The first futures of a study.
[[nodiscard]] std::vector<Replication> lived(const Study& study, std::int64_t replications = 2,
                                             int threads = 2);

/// A random study with the baseline alone.
[[nodiscard]] Study without_scenarios(std::uint64_t number);

/// Sum of a counter over all items, reported years, areas and futures of one scenario.
[[nodiscard]] std::int64_t sum(const Study& study, const std::vector<Replication>& all,
                               Counter counter, std::size_t scenario = 0);

/// A study of one area in which nothing happens: one type, domain, route, role, stream and product, all neutral,
/// and a team with hours and nothing to do. Five years from 2026; the first two settle.
[[nodiscard]] Study quiet_study();

}  // namespace gebied::test

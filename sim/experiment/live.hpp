#pragma once

#include "experiment/setting.hpp"
#include "gebied/experiment/run.hpp"

#include <cstdint>

namespace gebied {

/// One replication: one draw of fate, and every scenario's future in it. Throws `ComparisonRefused`.
[[nodiscard]] Replication live(const Setting& setting, std::int64_t number);

}  // namespace gebied

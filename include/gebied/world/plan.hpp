#pragma once

#include "gebied/world/outcome.hpp"
#include "gebied/world/scenario.hpp"

#include <memory>
#include <vector>

namespace gebied {

struct CompiledStage;

/// What one area lives through under one scenario, compiled into flat tables. Shared by all replications.
class Plan {
public:
    /// `timeline` has its first stage at instant 0 and is ordered.
    Plan(const Names& names, const Timeline& timeline, const Period& period);

    [[nodiscard]] const std::vector<CompiledStage>& stages() const { return *stages_; }

private:
    std::shared_ptr<const std::vector<CompiledStage>> stages_;
};

}  // namespace gebied

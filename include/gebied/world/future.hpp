#pragma once

#include "gebied/base/time.hpp"
#include "gebied/population/population.hpp"
#include "gebied/world/fate.hpp"
#include "gebied/world/outcome.hpp"
#include "gebied/world/plan.hpp"
#include "gebied/world/scenario.hpp"

#include <cstdint>
#include <memory>
#include <vector>

namespace gebied {

class AreaWorld;

/// What is the same in all futures of an area. Must outlive them.
struct WorldSetting {
    Period period{};
    const Layout* layout{};
    const Population* population{};
    std::vector<std::int64_t>
        checkpoints{};  ///< instants at which the fingerprint is written down, ascending
    std::vector<double>
        start_stock_products{};    ///< running trajectories at the start, by product; empty = none
    double start_stock_team{0.0};  ///< households with the team at the start
    double start_stock_informal{0.0};  ///< needs with informal support at the start
};

/// One future of one area under one plan: a value. A copy is a future that can be continued otherwise.
class Future {
public:
    /// Begins at instant 0. `setting` and `fate` must outlive the future.
    Future(const WorldSetting& setting, const Plan& plan, const AreaFate& fate);
    Future(const Future& other);
    Future(Future&& other) noexcept;
    Future& operator=(const Future& other) = delete;
    Future& operator=(Future&& other) = delete;
    ~Future();

    /// Lives every event before `until`. At the end of the period the last year is closed.
    void live_until(Instant until);

    /// Continues under another plan, which must equal the present one up to now.
    void follow(const Plan& plan);

    /// What was counted; complete once the end of the period has been reached.
    [[nodiscard]] const Outcome& outcome() const;

private:
    std::unique_ptr<AreaWorld> world_;
};

}  // namespace gebied

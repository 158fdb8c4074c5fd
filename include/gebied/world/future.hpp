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

/// One area of a future: what is the same in all futures, how it lives in this one, and its fate. None may
/// go before the future does.
struct FutureArea {
    const WorldSetting* setting{};
    const Plan* plan{};
    const AreaFate* fate{};
};

/// One future of one or more areas under one scenario: a value. A copy is a future that can be continued
/// otherwise. Several areas live instant by instant together, for they may share places and money.
class Future {
public:
    /// Begins at instant 0. `areas` is not empty; all have the same period.
    explicit Future(const std::vector<FutureArea>& areas);
    Future(const Future& other);
    Future(Future&& other) noexcept;
    Future& operator=(const Future& other) = delete;
    Future& operator=(Future&& other) = delete;
    ~Future();

    /// Lives every event before `until`. At the end of the period the last year is closed.
    void live_until(Instant until);

    /// Continues an area under another plan, which must equal the present one up to now.
    void follow(std::size_t area, const Plan& plan);

    /// What was counted in an area; complete once the end of the period has been reached.
    [[nodiscard]] const Outcome& outcome(std::size_t area) const;

private:
    void live_instant(std::int64_t at);
    void transfer_money(std::int64_t at);
    void share_places(std::int64_t at);

    std::vector<std::unique_ptr<AreaWorld>> areas_;
};

}  // namespace gebied

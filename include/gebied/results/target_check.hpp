#pragma once

#include "gebied/experiment/calibration.hpp"
#include "gebied/experiment/run.hpp"
#include "gebied/results/measure.hpp"
#include "gebied/statistics/estimate.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

namespace gebied {

/// Everything that a study with these lists can be measured by: `study_measures`, with their kind.
[[nodiscard]] std::vector<MeasureName> measure_names(const Names& names);

/// Where the model lies beside the range of a published figure.
enum class Fit : std::uint8_t {
    inside,
    outside,
    unknown,  ///< nothing was counted from which it could be computed
};

/// A target in one study: the model beside the published figure, both in the unit of the target.
struct TargetCheck {
    std::size_t target{};  ///< position in `Calibration::targets`
    std::size_t study{};   ///< position in `Calibration::studies`
    Estimate model{};      ///< mean over futures and years, with the 95% interval of this run
    double published{};    ///< converted, as `low` and `high`
    double low{};
    double high{};
    double deviation{
        std::numeric_limits<double>::quiet_NaN()};  ///< (model - published) / published; a share
    Fit fit{Fit::unknown};
    bool certain{false};  ///< no end of the range lies within the interval of the model
};

/// The yearly sums of the baseline of one study, over its area or all together, that grow while
/// replications come in.
class BaselineTotals {
public:
    explicit BaselineTotals(const CalibrationStudy& study);

    /// Adds the next replication of the study.
    void add(const Replication& replication);

    [[nodiscard]] const Totals& totals() const { return totals_; }

private:
    std::optional<std::size_t> area_;
    Totals totals_{};
};

/// `times` x sum of `measure` / sum of `per` of a target in one study.
[[nodiscard]] Estimate target_value(const Target& target, const CalibrationStudy& study,
                                    const Totals& totals);

/// Every target in every study in which it is compared, in the order of studies and then of
/// targets. `totals` of every study of the calibration, in its order.
[[nodiscard]] std::vector<TargetCheck> check_targets(const Calibration& calibration,
                                                     const std::vector<Totals>& totals);

/// What the targets say about a check: what the figure is used for there, and why the model lies
/// where it does.
[[nodiscard]] const TargetPlace& target_place(const Calibration& calibration,
                                              const TargetCheck& check);

/// Whether the model lies within the range, or the targets say why it does not.
[[nodiscard]] bool is_settled(const Calibration& calibration, const TargetCheck& check);

}  // namespace gebied

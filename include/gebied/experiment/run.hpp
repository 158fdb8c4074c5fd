#pragma once

#include "gebied/experiment/study.hpp"
#include "gebied/world/outcome.hpp"

#include <atomic>
#include <cstdint>
#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

namespace gebied {

/// One replication: one draw of fate and every scenario's future in it.
struct Replication {
    std::int64_t number{};  ///< 1, 2, ...
    std::vector<std::vector<Outcome>>
        futures{};  ///< [scenario][area]; scenario 0 is the baseline, then as in the study
};

/// How to run. Nothing here changes a result, except which replications are run.
struct RunOptions {
    std::int64_t first{1};                   ///< first replication
    std::int64_t last{1};                    ///< last replication, included
    int threads{0};                          ///< 0 = all cores
    const std::atomic<bool>* stop{nullptr};  ///< when true, no new replication is begun
};

/// Two futures differ before the first date on which their scenarios differ: they must not be compared.
class ComparisonRefused : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Amounts that the program found for a ceiling by tightness: mean and coefficient of variation of the
/// yearly cost per stream of the unlimited run, and the amount that follows.
struct TightnessAmount {
    std::string area{};
    std::string stream{};
    double mean{};    ///< euro per year
    double cv{};      ///< standard deviation over mean
    double amount{};  ///< euro per year
};

/// How well a ceiling by tightness is worked out.
enum class CeilingCare : std::uint8_t {
    full,   ///< as a run does it
    rough,  ///< fewer futures and years, to show beforehand; never for a run
};

/// Replaces ceilings by tightness with amounts: runs the baseline without a ceiling and writes
/// mean x (1 + z x CV) into every stage of every scenario; then divides the amounts of the areas between them by the
/// allocation key. Changes nothing in a study without either. Deterministic for a seed, whatever the number of
/// threads. Throws `InputError` when a stream is shifted by more than the amount that follows.
[[nodiscard]] std::vector<TightnessAmount> settle_ceilings(Study& study, int threads,
                                                           CeilingCare care = CeilingCare::full);

/// Whether a rough ceiling is there in well under a second.
[[nodiscard]] bool rough_ceiling_is_quick(const Study& study);

/// Lives the replications `first..last` and hands each to `take`, in order of its number, from one thread
/// at a time. Returns the number of replications handed over (fewer when stopped). Throws
/// `ComparisonRefused` when a scenario and the baseline differ before their first difference.
std::int64_t run(const Study& study, const RunOptions& options,
                 const std::function<void(Replication&&)>& take);

}  // namespace gebied

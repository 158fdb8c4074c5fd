#pragma once

#include "input/changes.hpp"

#include "gebied/world/scenario.hpp"

#include <cstddef>
#include <vector>

namespace gebied::input {

/// A stage with the change that made it last, for messages.
struct TracedStage {
    Stage stage{};
    SourcePosition at{};
};
using TracedTimeline = std::vector<TracedStage>;

/// What holds in one area through time: `first` from instant 0, then `changes` by date. Of changes at one
/// instant the later in the list wins; a change of a parameter ends an earlier one that is still under
/// way. Step by step means once a week: the old value at `from`, the new one at `until`.
[[nodiscard]] TracedTimeline lay_out(const Model& first, const std::vector<Change>& changes,
                                     std::size_t area, Instant end);

/// How many stages `lay_out` makes at most.
[[nodiscard]] std::size_t stages_at_most(const std::vector<Change>& changes, std::size_t areas);

/// The first instant at which two timelines differ; never when they do not.
[[nodiscard]] Instant first_difference(const Timeline& a, const Timeline& b);

}  // namespace gebied::input

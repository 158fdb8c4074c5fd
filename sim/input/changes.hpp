#pragma once

#include "input/node.hpp"
#include "input/parameter_reader.hpp"

#include "gebied/base/time.hpp"
#include "gebied/experiment/study.hpp"
#include "gebied/world/scenario.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace gebied::input {

/// One parameter that gets another value from an instant on, at once or step by step.
struct Change {
    Instant from{};
    Instant until{};                   ///< when the value is reached; `from` when at once
    std::vector<std::size_t> areas{};  ///< positions in the study's areas
    std::string path{};
    SourcePosition at{};  ///< of the parameter in the file
    /// Writes the new value into a model; parts that are not written keep what they were.
    std::function<void(Model& model)> set{};
    /// Writes the value that lies `part` (0..1) of the way from `before` to `after`.
    std::function<void(Model& model, const Model& before, const Model& after, double part)> blend{};
};

/// What changes are read against.
struct ChangeContext {
    const Names* names{nullptr};
    const std::vector<Label>* areas{nullptr};
    Period period{};
    const Node* named_sets{nullptr};  ///< values under a name, for measures to use; nullptr = none
};

/// The changes of one scenario (or the baseline): `set`, which holds from the start, and `measures`.
struct ChangeSet {
    std::vector<Change> changes{};  ///< by `from`; at one instant in the order of the file
    std::vector<MeasureRecord> records{};
};

/// Reads `set` and `measures` of the mapping at `path` of scenario `id`.
[[nodiscard]] ChangeSet read_changes(const Node& scenario, const std::string& path,
                                     const std::string& id, const ChangeContext& context,
                                     ParameterReader& parameters);

/// Reads every named set, used or not, so that a mistake in one is found. A set is {name, set: {parameter: value}}.
void check_named_sets(const ChangeContext& context, ParameterReader& parameters);

}  // namespace gebied::input

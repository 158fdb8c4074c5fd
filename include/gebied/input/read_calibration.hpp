#pragma once

#include "gebied/experiment/calibration.hpp"
#include "gebied/input/read_study.hpp"

#include <filesystem>
#include <functional>
#include <vector>

namespace gebied {

/// What a study with these lists can be measured by.
using MeasureNames = std::function<std::vector<MeasureName>(const Names&)>;

/// Reads published figures (YAML) and the studies with which they are compared, and checks them completely.
/// What `extends` names is found as in a study, so that own figures can extend the shipped ones from anywhere.
/// Throws an `InputError` with every problem of all files, in the order of files and lines.
///
/// Limits: those of `read_study` for every file, 20 studies, 500 targets, 40 measures in a sum.
[[nodiscard]] Calibration read_calibration(const std::filesystem::path& file,
                                           const MeasureNames& measures,
                                           const ReadOptions& options = {});

}  // namespace gebied

#pragma once

#include "gebied/experiment/study.hpp"

#include <filesystem>

namespace gebied {

/// Reads a study (YAML) with everything that it extends, and checks it completely: what comes out can be
/// run. Writes nothing. Throws an `InputError` with every problem, in the order of files and lines.
///
/// Limits: 64 files of 1 MiB and 4 MiB together, 32 levels, 100,000 values per file, 500 areas, 100
/// scenarios, 10,000 areas x scenarios x steps of measures. Numbers never depend on the locale.
[[nodiscard]] Study read_study(const std::filesystem::path& file);

}  // namespace gebied

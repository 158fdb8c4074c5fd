#pragma once

#include "gebied/experiment/study.hpp"

#include <filesystem>

namespace gebied {

/// Where a study is read from, besides its own folder.
struct ReadOptions {
    /// The folder of files that come with the program, in which `extends: netherlands.yaml` finds what does
    /// not stand beside the study. Empty: there is none.
    std::filesystem::path shipped{};
};

/// Reads a study (YAML) with everything that it extends, and checks it completely: what comes out can be
/// run. Writes nothing. Throws an `InputError` with every problem, in the order of files and lines.
///
/// A file named by `extends` stands beside the file that names it; only when nothing stands there it is
/// looked for under the same name among the shipped files, and never outside their folder.
///
/// Limits: 64 files of 1 MiB and 4 MiB together, 32 levels, 100,000 values per file, 500 areas, 100
/// scenarios, 10,000 areas x scenarios x steps of measures. Numbers never depend on the locale.
[[nodiscard]] Study read_study(const std::filesystem::path& file, const ReadOptions& options = {});

}  // namespace gebied

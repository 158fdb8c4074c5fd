#pragma once

#include "input/node.hpp"
#include "input/problem_list.hpp"

#include "gebied/experiment/study.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace gebied::input {

/// A study with everything that it extends laid over each other, before anything is understood.
struct StudyFiles {
    Node root{};
    std::vector<SourceRecord> sources{};  ///< of every bibliography, by key
    bool sources_complete{true};          ///< every bibliography could be read
    std::filesystem::path shipped{};      ///< the folder of shipped files, if one was taken from it
    std::string text{};                   ///< the study file, byte for byte
    std::string hash{};  ///< 16 hexadecimal digits over all files read, in the order of reading
};

/// Reads `file`, the files that it extends and their bibliographies. At most 64 files of 1 MiB, 4 MiB
/// together; files only, paths relative to the file that names them, no circles. What `extends` names
/// and does not stand there is looked for in the folder `shipped`, unless that is empty. Nothing when a
/// file could not be read; then `problems` says why.
[[nodiscard]] std::optional<StudyFiles> read_files(const std::filesystem::path& file,
                                                   const std::filesystem::path& shipped,
                                                   ProblemList& problems);

}  // namespace gebied::input

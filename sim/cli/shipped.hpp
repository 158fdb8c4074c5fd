#pragma once

#include "gebied/input/read_study.hpp"

#include <filesystem>
#include <string_view>

namespace gebied::cli {

/// A file that comes with the program, by its place under scenarios/: where the program was installed, or
/// the source tree from which it was built.
[[nodiscard]] std::filesystem::path shipped(std::string_view file);

/// How the program reads every study: what does not stand beside it is looked for among the shipped files.
[[nodiscard]] ReadOptions with_shipped();

/// What draws the pictures of a briefing, for node: installed beside the program, or where it was built.
[[nodiscard]] std::filesystem::path picture_program();

}  // namespace gebied::cli

#pragma once

#include <filesystem>
#include <string_view>

namespace gebied::cli {

/// A file that comes with the program, by its place under scenarios/: where the program was installed, or
/// the source tree from which it was built.
[[nodiscard]] std::filesystem::path shipped(std::string_view file);

}  // namespace gebied::cli

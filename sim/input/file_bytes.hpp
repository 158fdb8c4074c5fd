#pragma once

#include <filesystem>
#include <string>

namespace gebied::input {

/// The bytes of a file, or in words why there are none.
struct FileBytes {
    std::string bytes{};
    std::string refusal{};
};

/// Reads an ordinary file of at most 1 MiB: no folder, device or pipe.
[[nodiscard]] FileBytes bytes_of(const std::filesystem::path& path);

}  // namespace gebied::input

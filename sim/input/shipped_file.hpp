#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace gebied::input {

/// The file `name` among those that come with the program in `folder`, or nothing: when it is not there, and
/// when the name or a link on the way leads out of the folder.
[[nodiscard]] std::optional<std::filesystem::path> find_shipped(const std::filesystem::path& folder,
                                                                const std::string& name);

/// The names of the YAML files that stand directly in `folder`, in alphabetical order.
[[nodiscard]] std::vector<std::string> shipped_names(const std::filesystem::path& folder);

/// Whether `path` lies in `folder` or below it, by their names alone.
[[nodiscard]] bool lies_in(const std::filesystem::path& path, const std::filesystem::path& folder);

}  // namespace gebied::input

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

/// The YAML file in `folder` or below it that `name` was most likely meant to be, as it is written in `extends`:
/// nearest as a whole, else by the last part of its name alone; otherwise empty.
[[nodiscard]] std::string nearest_shipped(const std::filesystem::path& folder,
                                          const std::string& name);

/// Whether `path` lies in `folder` or below it, by their names alone.
[[nodiscard]] bool lies_in(const std::filesystem::path& path, const std::filesystem::path& folder);

}  // namespace gebied::input

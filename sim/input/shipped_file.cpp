#include "input/shipped_file.hpp"

#include <algorithm>
#include <system_error>

namespace gebied::input {
namespace {

namespace fs = std::filesystem;

}  // namespace

bool lies_in(const fs::path& path, const fs::path& folder) {
    const fs::path below = path.lexically_relative(folder);
    return !below.empty() && *below.begin() != "..";
}

std::optional<fs::path> find_shipped(const fs::path& folder, const std::string& name) {
    if (folder.empty() || name.empty() || fs::path{name}.is_absolute()) {
        return std::nullopt;
    }
    const fs::path file = (folder / name).lexically_normal();
    std::error_code error;
    if (!lies_in(file, folder.lexically_normal()) || !fs::exists(file, error)) {
        return std::nullopt;
    }
    // Links are followed before judging: what counts is where the bytes are.
    const fs::path real_file = fs::canonical(file, error);
    const fs::path real_folder = error ? fs::path{} : fs::canonical(folder, error);
    if (error || !lies_in(real_file, real_folder)) {
        return std::nullopt;
    }
    return file;
}

std::vector<std::string> shipped_names(const fs::path& folder) {
    std::vector<std::string> names;
    std::error_code error;
    for (fs::directory_iterator entry{folder, error}; !error && entry != fs::directory_iterator{};
         entry.increment(error)) {
        if (entry->path().extension() == ".yaml") {
            names.push_back(entry->path().filename().string());
        }
    }
    std::sort(names.begin(), names.end());
    return names;
}

}  // namespace gebied::input

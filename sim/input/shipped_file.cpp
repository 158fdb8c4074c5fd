#include "input/shipped_file.hpp"

#include "gebied/base/problem.hpp"

#include <algorithm>
#include <system_error>
#include <vector>

namespace gebied::input {
namespace fs = std::filesystem;

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

std::string nearest_shipped(const fs::path& folder, const std::string& name) {
    std::vector<std::string> names;
    std::vector<std::string> last_parts;
    std::error_code error;
    for (fs::recursive_directory_iterator entry{folder, error};
         !error && entry != fs::recursive_directory_iterator{}; entry.increment(error)) {
        if (entry->path().extension() == ".yaml") {
            names.push_back(entry->path().lexically_relative(folder).generic_string());
        }
    }
    std::sort(names.begin(), names.end());
    for (const std::string& known : names) {
        last_parts.push_back(fs::path{known}.filename().string());
    }
    std::string meant = nearest(name, names);
    if (meant.empty()) {
        const std::string last = nearest(fs::path{name}.filename().string(), last_parts);
        const auto found = std::find(last_parts.begin(), last_parts.end(), last);
        meant = found == last_parts.end()
                    ? std::string{}
                    : names[static_cast<std::size_t>(found - last_parts.begin())];
    }
    return meant;
}

}  // namespace gebied::input

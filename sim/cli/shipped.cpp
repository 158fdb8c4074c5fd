#include "cli/shipped.hpp"

#include <system_error>

namespace gebied::cli {

std::filesystem::path shipped(std::string_view file) {
    std::error_code none;
    const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", none);
    const std::filesystem::path installed =
        program.parent_path().parent_path() / "share" / "gebied" / "scenarios";
    if (!none && std::filesystem::exists(installed / "netherlands.yaml", none)) {
        return installed / file;
    }
    return std::filesystem::path{GEBIED_SOURCE_SCENARIOS} / file;
}

ReadOptions with_shipped() {
    return {.shipped = shipped({})};
}

}  // namespace gebied::cli

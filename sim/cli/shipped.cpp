#include "cli/shipped.hpp"

#include <system_error>

namespace gebied::cli {

namespace {

/// `folder` of what was installed with this program when it holds `mark`, or else where it was built.
std::filesystem::path found(std::string_view folder, std::string_view mark, const char* built) {
    std::error_code none;
    const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", none);
    const std::filesystem::path installed =
        program.parent_path().parent_path() / "share" / "gebied" / folder;
    return !none && std::filesystem::exists(installed / mark, none) ? installed
                                                                    : std::filesystem::path{built};
}

}  // namespace

std::filesystem::path shipped(std::string_view file) {
    return found("scenarios", "netherlands.yaml", GEBIED_SOURCE_SCENARIOS) / file;
}

std::filesystem::path picture_program() {
    constexpr std::string_view file = "pictures.mjs";
    return found("pictures", file, GEBIED_BUILT_PICTURES) / file;
}

ReadOptions with_shipped() {
    return {.shipped = shipped({})};
}

}  // namespace gebied::cli

#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace gebied::cli {

/// A folder of our own that goes away with everything in it.
class TemporaryFolder {
public:
    /// Throws `std::system_error` when no folder can be made.
    TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder();

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// How another program ended.
struct Ended {
    int status{};          ///< 0 = well; 128 + signal when it was killed
    std::string output{};  ///< standard output
    std::string errors{};  ///< standard error
};

/// Runs a program that stands in PATH, with `input` on its standard input, and waits for it. Empty when
/// there is no such program. Throws `std::system_error` when the computer cannot run it.
[[nodiscard]] std::optional<Ended> run_program(const std::vector<std::string>& words,
                                               const std::string& input);

/// Writes a file; it is there whole or as it was. Throws `std::system_error`.
void write_whole(const std::filesystem::path& path, const std::string& content);

/// All bytes of a file. Throws `std::system_error`.
[[nodiscard]] std::string read_whole(const std::filesystem::path& path);

}  // namespace gebied::cli

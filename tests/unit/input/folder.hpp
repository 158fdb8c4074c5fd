#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>

/// A folder with files that exists as long as the test.
class Folder {
public:
    Folder()
        : path_{std::filesystem::temp_directory_path() /
                ("gebied-input-" + std::to_string(getpid()))} {
        std::filesystem::create_directories(path_);
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

    std::filesystem::path write(const std::string& name, const std::string& text) const {
        std::filesystem::create_directories((path_ / name).parent_path());
        std::filesystem::remove(path_ / name);  // some disks take long to empty a file
        std::ofstream{path_ / name} << text;
        return path_ / name;
    }

private:
    std::filesystem::path path_;
};

#include "cli/process.hpp"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <spawn.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

namespace gebied::cli {
namespace {

[[noreturn]] void fail(int error, const std::string& what) {
    throw std::system_error{error, std::generic_category(), what};
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "gebied-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) {
        fail(errno, name);
    }
    path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::string read_whole(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) {
        fail(errno, path.string());
    }
    return {std::istreambuf_iterator<char>{file}, std::istreambuf_iterator<char>{}};
}

void write_whole(const std::filesystem::path& path, const std::string& content) {
    const std::filesystem::path beside = path.string() + ".partial";
    errno = 0;
    {
        std::ofstream file{beside, std::ios::binary | std::ios::trunc};
        file.write(content.data(), static_cast<std::streamsize>(content.size()));
        file.close();
        if (!file) {
            const int error = errno == 0 ? EIO : errno;
            std::error_code ignored;
            std::filesystem::remove(beside, ignored);
            fail(error, path.string());
        }
    }
    std::error_code error;
    std::filesystem::rename(beside, path, error);
    if (error) {
        std::error_code ignored;
        std::filesystem::remove(beside, ignored);
        throw std::system_error{error, path.string()};
    }
}

std::optional<Ended> run_program(const std::vector<std::string>& words, const std::string& input) {
    // Files and not pipes: nothing can fill up, whatever either side says first.
    const TemporaryFolder folder;
    const std::filesystem::path in = folder.path() / "in";
    const std::filesystem::path out = folder.path() / "out";
    const std::filesystem::path err = folder.path() / "err";
    write_whole(in, input);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, in.c_str(), O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, out.c_str(), O_WRONLY | O_CREAT,
                                     0600);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, err.c_str(), O_WRONLY | O_CREAT,
                                     0600);
    std::vector<std::string> copies = words;
    std::vector<char*> arguments;
    for (std::string& word : copies) {
        arguments.push_back(word.data());
    }
    arguments.push_back(nullptr);
    pid_t child = 0;
    const int error =
        posix_spawnp(&child, arguments.front(), &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (error == ENOENT) {
        return std::nullopt;
    }
    if (error != 0) {
        fail(error, words.front());
    }
    int status = 0;
    while (waitpid(child, &status, 0) < 0) {
        if (errno != EINTR) {
            fail(errno, words.front());
        }
    }
    return Ended{.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status),
                 .output = read_whole(out),
                 .errors = read_whole(err)};
}

}  // namespace gebied::cli

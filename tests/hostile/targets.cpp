// Files of targets that are wrong on purpose: beside every NN-name.yaml stands NN-name.expected with exactly the
// messages that its author must see, or `valid`. Reading any of them takes less than a second.
#include "gebied/base/problem.hpp"
#include "gebied/input/read_calibration.hpp"
#include "gebied/results/target_check.hpp"

#include <algorithm>
#include <catch2/catch_all.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>
#include <vector>

using namespace gebied;
namespace fs = std::filesystem;

namespace {

const fs::path folder{GEBIED_SOURCE_DIR "/tests/hostile/targets"};

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr double longest = 10.0;  // seconds; instrumented code is that much slower
#else
constexpr double longest = 1.0;
#endif

std::vector<std::string> messages_for(const fs::path& file) {
    std::vector<std::string> messages;
    try {
        (void)read_calibration(file, measure_names);
        messages.emplace_back("valid");
    } catch (const InputError& error) {
        const std::string here = folder.generic_string() + '/';
        const std::string above = folder.parent_path().generic_string() + '/';
        for (const Problem& problem : error.problems()) {
            std::string message = problem.message();
            for (const std::string& prefix : {here, above}) {
                if (message.starts_with(prefix)) {
                    message.erase(0, prefix.size());
                }
            }
            messages.push_back(std::move(message));
        }
    }
    return messages;
}

std::vector<std::string> lines_of(const fs::path& file) {
    std::vector<std::string> lines;
    std::ifstream in{file};
    for (std::string line; std::getline(in, line);) {
        lines.push_back(line);
    }
    return lines;
}

}  // namespace

TEST_CASE(
    "every hostile file of targets is refused with exactly the messages that its author needs",
    "[hostile]") {
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : fs::directory_iterator{folder}) {
        if (entry.path().extension() == ".yaml") {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    CHECK(files.size() >= 10);
    for (const fs::path& file : files) {
        INFO(file.filename().string());
        fs::path expected = file;
        expected.replace_extension(".expected");
        const auto begin = std::chrono::steady_clock::now();
        CHECK(messages_for(file) == lines_of(expected));
        CHECK(std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count() <
              longest);
    }
}

TEST_CASE("a file full of wrong measures is refused within a second", "[hostile]") {
    const fs::path base = folder.parent_path() / "base";
    const fs::path file =
        fs::temp_directory_path() / ("gebied-targets-" + std::to_string(getpid()) + ".yaml");
    const fs::path study =
        fs::temp_directory_path() / ("gebied-targets-" + std::to_string(getpid()));
    fs::create_directories(study);
    fs::copy(base, study, fs::copy_options::overwrite_existing);
    std::string text =
        "title: T\nstudies: {small: " + study.filename().string() + "/tiny.yaml}\ntargets:\n";
    for (int i = 0; i < 500; ++i) {
        text += "  t" + std::to_string(i) + ": {measure: [";
        for (int k = 0; k < 40; ++k) {
            text += (k > 0 ? ", product_startz.guidanze" : "product_startz.guidanze") +
                    std::to_string(k);
        }
        text += "]}\n";
    }
    std::ofstream{file} << text;
    const auto begin = std::chrono::steady_clock::now();
    CHECK(messages_for(file).size() == 1001);
    CHECK(std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count() <
          longest);
    fs::remove(file);
    fs::remove_all(study);
}

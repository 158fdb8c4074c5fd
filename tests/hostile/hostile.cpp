// Studies that are wrong on purpose. Beside every NN-name.yaml stands NN-name.expected with exactly the
// messages that its author must see, or `valid`. Reading any of them takes less than a second.
#include "gebied/base/problem.hpp"
#include "gebied/input/read_study.hpp"

#include <algorithm>
#include <catch2/catch_all.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <locale>
#include <string>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

using namespace gebied;
namespace fs = std::filesystem;

namespace {

const fs::path folder{GEBIED_SOURCE_DIR "/tests/hostile"};

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr double longest = 10.0;  // seconds; instrumented code is that much slower
#else
constexpr double longest = 1.0;
#endif

std::vector<fs::path> hostile_studies() {
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : fs::directory_iterator{folder}) {
        if (entry.path().extension() == ".yaml") {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

/// What the author reads, with files named relative to `base`.
std::vector<std::string> messages_for(const fs::path& file, const fs::path& base = folder) {
    std::vector<std::string> messages;
    try {
        (void)read_study(file);
        messages.emplace_back("valid");
    } catch (const InputError& error) {
        const std::string prefix = base.generic_string() + '/';
        for (const Problem& problem : error.problems()) {
            std::string message = problem.message();
            if (message.starts_with(prefix)) {
                message.erase(0, prefix.size());
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

double seconds_to_read(const fs::path& file) {
    const auto begin = std::chrono::steady_clock::now();
    (void)messages_for(file);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// A file that exists as long as the test.
class Scratch {
public:
    explicit Scratch(const std::string& bytes)
        : folder_{fs::temp_directory_path() / ("gebied-hostile-" + std::to_string(getpid()))} {
        fs::create_directories(folder_);
        std::ofstream{file(), std::ios::binary} << bytes;
    }
    ~Scratch() { fs::remove_all(folder_); }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;

    [[nodiscard]] fs::path file() const { return folder_ / "study.yaml"; }
    [[nodiscard]] const fs::path& path() const { return folder_; }

private:
    fs::path folder_;
};

std::string repeated(const std::string& text, std::size_t times) {
    std::string all;
    all.reserve(text.size() * times);
    for (std::size_t i = 0; i < times; ++i) {
        all += text;
    }
    return all;
}

/// Numbers as a Dutchman writes them.
class DutchNumbers : public std::numpunct<char> {
protected:
    [[nodiscard]] char do_decimal_point() const override { return ','; }
    [[nodiscard]] char do_thousands_sep() const override { return '.'; }
    [[nodiscard]] std::string do_grouping() const override { return "\3"; }
};

}  // namespace

TEST_CASE("every hostile study is refused with exactly the messages that its author needs",
          "[hostile]") {
    const std::vector<fs::path> studies = hostile_studies();
    CHECK(studies.size() >= 100);
    for (const fs::path& study : studies) {
        INFO(study.filename().string());
        fs::path expected = study;
        expected.replace_extension(".expected");
        CHECK(messages_for(study) == lines_of(expected));
        CHECK(seconds_to_read(study) < longest);
    }
}

TEST_CASE("a file that is none is refused in words", "[hostile]") {
    const Scratch scratch{""};
    const fs::path missing = scratch.path() / "missing.yaml";
    CHECK(messages_for(missing, scratch.path()) ==
          std::vector<std::string>{"missing.yaml: there is no such file"});
    const fs::path under_file = scratch.file() / "study.yaml";
    CHECK(messages_for(under_file, scratch.path()).size() == 1);
    CHECK(messages_for(scratch.path()).front().ends_with("a folder; a file is needed"));
    const fs::path pipe = scratch.path() / "pipe";
    REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
    CHECK(messages_for(pipe).front().ends_with("not an ordinary file"));
    CHECK(messages_for("/dev/zero").front() == "/dev/zero: not an ordinary file");
    CHECK(messages_for("").size() == 1);
}

TEST_CASE("a large file is refused or read within a second, whatever it holds", "[hostile]") {
    constexpr std::size_t mebibyte = std::size_t{1} << 20U;
    const std::vector<std::string> contents{
        std::string(mebibyte + 1, 'a'),
        std::string(mebibyte, 'a'),
        std::string(mebibyte, '['),
        std::string(mebibyte, '{'),
        std::string(mebibyte, '"'),
        std::string(mebibyte, '#'),
        std::string(mebibyte, '\n'),
        std::string(mebibyte, '-'),
        repeated("- ", mebibyte / 2),
        repeated("? ", mebibyte / 2),
        repeated("a: ", mebibyte / 3),
        repeated("&a ", mebibyte / 3),
        repeated("!a ", mebibyte / 3),
        repeated("---\n", mebibyte / 4),
        repeated("a: 1\n", mebibyte / 5),
        repeated("[a, ", mebibyte / 4),
        std::string{"["}.append(repeated("a, ", mebibyte / 3 - 1)).append("]"),
        std::string{"a: \""}.append(repeated("\\n", mebibyte / 2 - 10)).append("\""),
        std::string{"a: |\n"}.append(repeated(" x\n", mebibyte / 3 - 2)),
        std::string{"study: "}.append(mebibyte - 10, 'a'),
    };
    for (const std::string& content : contents) {
        INFO(content.substr(0, 20));
        const Scratch scratch{content};
        CHECK(messages_for(scratch.file()) != std::vector<std::string>{"valid"});
        CHECK(seconds_to_read(scratch.file()) < longest);
    }
    std::string many;
    for (int i = 0; i < 40'000; ++i) {
        many.append("k").append(std::to_string(i)).append(": 1\n");
    }
    const Scratch scratch{many};
    CHECK(messages_for(scratch.file()).size() == 1001);
    CHECK(messages_for(scratch.file()).back().find("more problems") != std::string::npos);
    CHECK(seconds_to_read(scratch.file()) < longest);
}

TEST_CASE("the locale of the computer changes no number", "[hostile]") {
    const Study plain = read_study(folder / "base" / "tiny.yaml");
    const std::locale before =
        std::locale::global(std::locale{std::locale::classic(), new DutchNumbers});
    const Study dutch = read_study(folder / "base" / "tiny.yaml");
    const std::vector<std::string> messages = messages_for(folder / "base" / "wrong.yaml");
    std::locale::global(before);
    CHECK(dutch.baseline.areas[0][0].model.products[1].tariff == 9000.0);
    CHECK(dutch.baseline.areas[0][0].model.households.low_income_share == 0.3);
    CHECK(dutch.hash == plain.hash);
    CHECK(messages == messages_for(folder / "base" / "wrong.yaml"));
}

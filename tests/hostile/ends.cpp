// Every parameter at either end of its range: the study is refused in words, or it can be lived.
#include "gebied/base/problem.hpp"
#include "gebied/experiment/run.hpp"
#include "gebied/input/read_study.hpp"
#include "gebied/model/parameter_table.hpp"
#include "input/words.hpp"

#include <catch2/catch_all.hpp>
#include <filesystem>
#include <fstream>
#include <string>
#include <type_traits>
#include <unistd.h>
#include <vector>

using namespace gebied;
namespace fs = std::filesystem;

namespace {

constexpr double least = 1.0e-9;

template <class Row, class Value>
std::vector<std::string> ends_of(const Row& row, const Value&) {
    if constexpr (std::is_same_v<Value, DurationLaw>) {
        return {"{law: fixed, days: 0}",
                "{law: fixed, days: 36525}",
                "{law: exponential, mean_days: 0}",
                "{law: weibull, scale_days: 36525, shape: 0.1}",
                "{law: weibull, scale_days: 1, shape: 20}",
                "{law: lognormal, median_days: 36525, log_sd: 5}",
                "{law: erlang, mean_days: 0, stages: 100}"};
    } else if constexpr (std::is_same_v<Value, StreamIndex>) {
        return {"wmo"};
    } else if constexpr (requires { ChoiceNames<Value>::names; }) {
        return {ChoiceNames<Value>::names.begin(), ChoiceNames<Value>::names.end()};
    } else {
        // So many people or requests are right, and take long: that is for a study, not for a test.
        const double high =
            row.key == "number" || row.key == "visitors_per_year" || row.key == "requests_per_year"
                ? 1000.0
                : row.range.high;
        std::vector<std::string> ends{input::number_in_words(row.range.low),
                                      input::number_in_words(high)};
        if (row.unit != "0 or 1" && row.range.contains(least)) {
            ends.push_back(input::number_in_words(least));
        }
        return ends;
    }
}

/// `team.solved` and `1` as nested YAML.
std::string nested(const std::string& path, const std::string& value) {
    std::string yaml;
    std::string indent;
    std::size_t begin = 0;
    for (std::size_t dot = path.find('.'); dot != std::string::npos; dot = path.find('.', begin)) {
        yaml.append(indent).append(path, begin, dot - begin).append(":\n");
        indent += "  ";
        begin = dot + 1;
    }
    return yaml.append(indent).append(path, begin).append(": ").append(value).append("\n");
}

}  // namespace

TEST_CASE("a study with a parameter at the end of its range is refused in words or can be lived",
          "[hostile]") {
    const fs::path folder{GEBIED_SOURCE_DIR "/tests/hostile/base"};
    const fs::path scratch =
        fs::temp_directory_path() / ("gebied-ends-" + std::to_string(getpid()));
    fs::create_directories(scratch);
    fs::copy(folder, scratch, fs::copy_options::recursive);
    const Study tiny = read_study(folder / "tiny.yaml");
    std::size_t lived = 0;
    std::size_t refused = 0;
    const auto live = [&](const std::string& path, const std::string& value) {
        INFO(path << " is " << value);
        const fs::path file = scratch / "end.yaml";
        std::ofstream{file} << "extends: tiny.yaml\n" << nested(path, value);
        try {
            Study study = read_study(file);
            (void)settle_ceilings(study, 1);
            std::size_t replications = 0;
            run(study, {.first = 1, .last = 1, .threads = 1},
                [&](Replication&&) { ++replications; });
            CHECK(replications == 1);
            ++lived;
        } catch (const InputError& error) {
            CHECK(!error.problems().empty());
            ++refused;
        }
    };
    for_each_parameter(tiny.names, tiny.baseline.areas[0][0].model,
                       [&](const std::string& path, const auto& row, const auto& value) {
                           for (const std::string& end : ends_of(row, value)) {
                               live(path, end);
                           }
                       });
    fs::remove_all(scratch);
    CHECK(lived > 500);
    CHECK(refused < 60);
}

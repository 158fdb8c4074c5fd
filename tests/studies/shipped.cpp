// Every study that is shipped can be read and lived.
#include "gebied/experiment/run.hpp"
#include "gebied/input/read_study.hpp"

#include <algorithm>
#include <catch2/catch_all.hpp>
#include <filesystem>
#include <string>
#include <vector>

using namespace gebied;
namespace fs = std::filesystem;

TEST_CASE("every shipped study is valid, and a future of each of its scenarios can be lived",
          "[studies]") {
    std::vector<fs::path> files;
    for (const char* folder : {"areas", "studies"}) {
        for (const auto& entry :
             fs::directory_iterator{fs::path{GEBIED_SOURCE_DIR} / "scenarios" / folder}) {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    REQUIRE(files.size() >= 5);
    for (const fs::path& file : files) {
        INFO(file);
        Study study = read_study(file);
        CHECK(study.label.id == file.stem());
        CHECK(!study.question.nl.empty());
        CHECK(!study.question.en.empty());
        study.period.end_year = study.period.start_year + 2;
        const auto ended = [&](const Stage& stage) { return stage.from >= study.period.end(); };
        std::vector<Scenario*> all{&study.baseline};
        for (Scenario& scenario : study.scenarios) {
            all.push_back(&scenario);
        }
        for (Scenario* scenario : all) {
            for (Timeline& timeline : scenario->areas) {
                std::erase_if(timeline, ended);
            }
        }
        (void)settle_ceilings(study, 0);
        std::int64_t lived = 0;
        run(study, {.first = 1, .last = 1},
            [&](Replication&& r) { lived += static_cast<std::int64_t>(r.futures.size()); });
        CHECK(lived == static_cast<std::int64_t>(study.scenarios.size()) + 1);
    }
}

TEST_CASE("in the main study the copy of the baseline is the baseline, and money binds",
          "[studies]") {
    const Study study = read_study(GEBIED_SOURCE_DIR "/scenarios/studies/holtenbroek.yaml");
    const Layout layout{study.names};
    const auto scenario = [&](const std::string& id) {
        const auto found = std::find_if(study.scenarios.begin(), study.scenarios.end(),
                                        [&](const Scenario& s) { return s.label.id == id; });
        REQUIRE(found != study.scenarios.end());
        return static_cast<std::size_t>(found - study.scenarios.begin()) + 1;
    };
    const std::size_t copy = scenario("as_is_copy");
    const std::size_t absolute = scenario("cut_at_once");
    std::int64_t overrun = 0;
    std::int64_t released = 0;
    std::int64_t waited = 0;
    std::vector<std::int64_t> shortages(study.names.products.size());
    std::vector<std::int64_t> spent(study.names.streams.size());
    run(study, {.first = 1, .last = 10}, [&](Replication&& r) {
        CHECK(r.futures[copy] == r.futures[0]);
        for (int y = 0; y < study.period.reported_years(); ++y) {
            const auto row = r.futures[0][0].year(static_cast<std::size_t>(y));
            const auto hard = r.futures[absolute][0].year(static_cast<std::size_t>(y));
            overrun += row[layout.at(Counter::overrun_total)];
            waited += hard[layout.at(Counter::entitled_waited)];
            for (std::size_t s = 0; s < spent.size(); ++s) {
                released += row[layout.at(Counter::released, s)];
                spent[s] += row[layout.at(Counter::spent, s)];
            }
            for (std::size_t p = 0; p < shortages.size(); ++p) {
                shortages[p] += hard[layout.at(Counter::short_of_money, p)];
            }
        }
    });
    CHECK(overrun > 0);
    CHECK(released > 0);
    CHECK(waited > 0);
    for (std::size_t s = 0; s < spent.size(); ++s) {
        INFO("stream " << study.names.streams[s].id);
        CHECK(spent[s] > 0);
    }
    CHECK(std::count_if(shortages.begin(), shortages.end(), [](std::int64_t n) { return n > 0; }) >=
          4);
}

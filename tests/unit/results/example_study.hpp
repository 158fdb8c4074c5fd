#pragma once

#include "gebied/experiment/run.hpp"
#include "gebied/experiment/study.hpp"
#include "gebied/world/outcome.hpp"

#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace gebied::example {

/// A study of two areas, two years, a baseline and two scenarios, with names but without a model.
[[nodiscard]] inline Study study() {
    Study study;
    study.label = {.id = "example", .nl = "Voorbeeld", .en = "Example"};
    study.question = {.id = {}, .nl = "Helpt het?", .en = "Does it help?"};
    study.period = Period{.calendar = Calendar{Date{.year = 2025, .month = 1, .day = 1}},
                          .first_year = 2025,
                          .start_year = 2027,
                          .end_year = 2029};
    study.replications = 4;
    study.seed = 18446744073709551615U;
    study.names.types = {{.id = "single", .nl = "alleenstaand", .en = "single"}};
    study.names.domains = {{.id = "finances", .nl = "financiën", .en = "finances"}};
    study.names.routes = {{.id = "gp", .nl = "huisarts", .en = "GP"},
                          {.id = "team", .nl = "wijkteam", .en = "team"}};
    study.names.roles = {{.id = "generalist", .nl = "generalist", .en = "generalist"}};
    study.names.streams = {{.id = "wmo", .nl = "Wmo", .en = "Wmo"},
                           {.id = "youth_care", .nl = "jeugdhulp", .en = "youth care"}};
    study.names.products = {{.id = "guidance", .nl = "begeleiding", .en = "guidance"},
                            {.id = "youth_day", .nl = "dagbehandeling", .en = "day treatment"}};
    study.areas = {{.id = "WK1", .nl = "Holtenbroek", .en = "Holtenbroek"},
                   {.id = "WK2", .nl = "Aa-landen", .en = "Aa-landen"}};
    Stage stage;
    stage.model.financing.regime = Regime::absolute;
    stage.model.financing.basis = CeilingBasis::amounts;
    const Timeline timeline{stage};
    study.baseline.label = {.id = "baseline", .nl = "Zoals nu", .en = "As now"};
    study.baseline.areas = {timeline, timeline};
    Scenario pooled = study.baseline;
    pooled.label = {.id = "pooled", .nl = "Eén gebiedsbudget", .en = "One area budget"};
    pooled.differs_from = study.period.calendar.year_start(2028);
    Scenario copy = study.baseline;
    copy.label = {.id = "copy", .nl = "Kopie", .en = "Copy"};
    study.scenarios = {pooled, copy};
    study.parameters = {{.path = "products.guidance.tariff",
                         .value = "61.20",
                         .unit = "euro per hour",
                         .low = "50",
                         .high = "70",
                         .distribution = "uniform",
                         .source = "cbs",
                         .year = "2025",
                         .grade = "measured",
                         .note = "=HYPERLINK(\"x\"), with \"quotes\"\nand lines",
                         .file = "netherlands.yaml",
                         .line = 12}};
    study.sources = {{.key = "cbs",
                      .title = "Een titel, met komma",
                      .publisher = "CBS",
                      .year = "2025",
                      .address = "https://example.org",
                      .licence = "CC BY 4.0",
                      .note = {}}};
    study.measures = {{.scenario = "pooled",
                       .from = "2028-01-01",
                       .ramp_months = 6,
                       .path = "financing.pooled_share",
                       .value = "1.0"}};
    study.text = "study: example\n# with a euro sign: €\n";
    study.hash = "00f1e2d3c4b5a697";
    return study;
}

/// Value of a column in a future: by replication (from 1), scenario, area, year (from 0) and
/// column.
using ValueOf =
    std::function<std::int64_t(std::int64_t, std::size_t, std::size_t, std::size_t, std::size_t)>;

/// A number that is different for every place, so that nothing can be swapped unseen.
[[nodiscard]] inline std::int64_t somewhere(std::int64_t replication, std::size_t scenario,
                                            std::size_t area, std::size_t year,
                                            std::size_t column) {
    const auto place =
        static_cast<std::int64_t>(((scenario * 2 + area) * 2 + year) * 4096 + column);
    return place * 1000 + replication - 3;
}

/// A replication of `study` whose yearly values are `value`.
[[nodiscard]] inline Replication replication(const Study& study, std::int64_t number,
                                             const ValueOf& value = somewhere) {
    const std::size_t width = Layout{study.names}.width();
    const auto years = static_cast<std::size_t>(study.period.reported_years());
    Replication made;
    made.number = number;
    for (std::size_t scenario = 0; scenario <= study.scenarios.size(); ++scenario) {
        std::vector<Outcome> futures;
        for (std::size_t area = 0; area < study.areas.size(); ++area) {
            Outcome outcome;
            outcome.width = width;
            for (std::size_t year = 0; year < years; ++year) {
                for (std::size_t column = 0; column < width; ++column) {
                    outcome.yearly.push_back(value(number, scenario, area, year, column));
                }
            }
            for (std::size_t i = 0; i < years * 12 * monthly_series_count; ++i) {
                outcome.monthly.push_back(somewhere(number, scenario, area, 0, i));
            }
            outcome.checkpoints = {
                {.at = 63072000, .digest = 0xfedcba9876543210U + scenario, .events = 7},
                {.at = 94608000, .digest = 1, .events = 9}};
            futures.push_back(outcome);
        }
        made.futures.push_back(futures);
    }
    return made;
}

/// An empty folder of this process, removed afterwards.
class Folder {
public:
    explicit Folder(const std::string& name)
        : path_{std::filesystem::temp_directory_path() /
                ("gebied_test_" + name + "_" + std::to_string(getpid()))} {
        std::filesystem::remove_all(path_);
        std::filesystem::create_directories(path_);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    [[nodiscard]] std::filesystem::path operator/(const std::string& name) const {
        return path_ / name;
    }

private:
    std::filesystem::path path_;
};

}  // namespace gebied::example

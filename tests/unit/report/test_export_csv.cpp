#include "gebied/report/export_csv.hpp"
#include "report/csv.hpp"
#include "unit/report/example_result.hpp"

#include <catch2/catch_all.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>
#include <string>

using namespace gebied;
using Catch::Matchers::ContainsSubstring;

namespace {

std::string content(const std::filesystem::path& path) {
    std::ostringstream text;
    text << std::ifstream{path, std::ios::binary}.rdbuf();
    return text.str();
}

}  // namespace

TEST_CASE("text that a spreadsheet would run begins with an apostrophe, numbers stay numbers",
          "[report]") {
    constexpr std::array<Field, 1> fields{{{"cell", "string", "a cell"}}};
    const auto cell = [&](std::string_view text) {
        CsvText csv{fields};
        csv.text(text).end_row();
        return csv.content().substr(5);
    };
    CHECK(cell("=1+1") == "'=1+1\n");
    CHECK(cell("@SUM(A1)") == "'@SUM(A1)\n");
    CHECK(cell("+31 38 123") == "'+31 38 123\n");
    CHECK(cell("-cmd|' /C calc'!A0") == "'-cmd|' /C calc'!A0\n");
    CHECK(cell("\t=1") == "\"'\t=1\"\n");
    CHECK(cell("-0.5") == "-0.5\n");
    CHECK(cell("+2") == "+2\n");
    CHECK(cell("a, \"b\"") == "\"a, \"\"b\"\"\"\n");
    CHECK(cell("two\nlines") == "\"two\nlines\"\n");
    CHECK(cell("") == "\n");
    CHECK(cell("60.5") == "60.5\n");
}

TEST_CASE("a row that misses a cell is a fault of ours", "[report]") {
    constexpr std::array<Field, 2> fields{{{"a", "string", ""}, {"b", "number", ""}}};
    CsvText csv{fields};
    csv.text("x");
    CHECK_THROWS_AS(csv.end_row(), std::logic_error);
    csv.number(0.1).end_row();
    csv.text("y").number(std::numeric_limits<double>::infinity()).end_row();
    CHECK(csv.content() == "a,b\nx,0.1\ny,\n");
}

TEST_CASE("an export has a row for every number and a schema for every file", "[report]") {
    const example::Folder folder{"export"};
    const Study study = example::study();
    example::write_checkable(folder / "r.gebied", study);
    const ResultReader reader{folder / "r.gebied"};
    const auto written = export_csv(reader, folder / "out/tables");
    const auto width = static_cast<long>(reader.columns().size());

    const std::string yearly = content(folder / "out/tables/yearly.csv");
    CHECK(std::ranges::count(yearly, '\n') == 1 + 3 * 2 * 4 * 2 * width);
    CHECK_THAT(yearly, ContainsSubstring("\npooled,WK1,3,2027,overrun_total,,26000\n"));
    CHECK_THAT(yearly, ContainsSubstring("\nbaseline,WK1,1,2027,spent,youth_care,123457\n"));
    const std::string monthly = content(folder / "out/tables/monthly.csv");
    CHECK(std::ranges::count(monthly, '\n') == 1 + 3 * 2 * 4 * 24 * 7);
    const std::string measures = content(folder / "out/tables/measures.csv");
    CHECK_THAT(measures, ContainsSubstring("\nbaseline,,2,team_intake_wait,,days,20,2,10\n"));
    CHECK_THAT(measures, ContainsSubstring("\nbaseline,WK2,2,team_intake_wait,,days,0,0,\n"));
    const std::string parameters = content(folder / "out/tables/parameters.csv");
    CHECK_THAT(parameters, ContainsSubstring("\"'=HYPERLINK(\"\"x\"\"), with"));
    CHECK_THAT(content(folder / "out/tables/sources.csv"),
               ContainsSubstring("cbs,\"Een titel, met komma\",CBS"));
    CHECK_THAT(content(folder / "out/tables/changes.csv"),
               ContainsSubstring("pooled,2028-01-01,6,financing.pooled_share,1.0\n"));
    const std::string comparison = content(folder / "out/tables/comparison.csv");
    CHECK(comparison.find("measure,item,") == comparison.rfind("measure,item,"));
    CHECK_THAT(comparison, ContainsSubstring(",WK2,pooled,baseline,"));

    const nlohmann::json package =
        nlohmann::json::parse(content(folder / "out/tables/datapackage.json"));
    CHECK(package["name"] == "example");
    CHECK(package["study_hash"] == study.hash);
    CHECK(package["resources"].size() == written.size() - 1);
    for (const auto& resource : package["resources"]) {
        const std::string path = resource["path"];
        INFO(path);
        const std::string text = content(folder / "out/tables" / path);
        std::string head;
        for (const auto& field : resource["schema"]["fields"]) {
            head.append(head.empty() ? "" : ",").append(field["name"].get<std::string>());
            CHECK_FALSE(field["description"].get<std::string>().empty());
        }
        CHECK(text.substr(0, text.find('\n')) == head);
        for (const auto& key : resource["schema"].value("primaryKey", nlohmann::json::array())) {
            CHECK_THAT(head, ContainsSubstring(key.get<std::string>()));
        }
    }
}

TEST_CASE("an export that cannot be written says so", "[report]") {
    const example::Folder folder{"export_fault"};
    example::write_checkable(folder / "r.gebied", example::study());
    const ResultReader reader{folder / "r.gebied"};
    CHECK_THROWS_AS(export_csv(reader, folder / "r.gebied"), ResultError);
}

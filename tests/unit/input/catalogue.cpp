#include "gebied/input/parameter_catalogue.hpp"
#include "gebied/input/schema.hpp"

#include <algorithm>
#include <catch2/catch_all.hpp>
#include <nlohmann/json.hpp>
#include <set>

using namespace gebied;

namespace {

CatalogueRow row_of(const std::string& pattern) {
    const auto rows = parameter_catalogue();
    const auto found = std::find_if(rows.begin(), rows.end(),
                                    [&](const CatalogueRow& r) { return r.pattern == pattern; });
    REQUIRE(found != rows.end());
    return *found;
}

}  // namespace

TEST_CASE("the catalogue describes every parameter completely and once", "[input]") {
    std::set<std::string> seen;
    for (const CatalogueRow& row : parameter_catalogue()) {
        INFO(row.pattern);
        CHECK(seen.insert(row.pattern).second);
        CHECK(!row.meaning.nl.empty());
        CHECK(!row.meaning.en.empty());
        CHECK(!row.unit.empty());
        CHECK(!row.range.empty());
        CHECK(!row.neutral.empty());
        CHECK(!row.kind.empty());
    }
    CHECK(seen.size() > 100);
}

TEST_CASE("the catalogue knows each kind of value", "[input]") {
    const CatalogueRow tariff = row_of("products.<product>.tariff");
    CHECK(tariff.kind == "number");
    CHECK(tariff.range == "0 to 100000000000");
    CHECK(tariff.neutral == "0");
    CHECK(tariff.by_measure);
    CHECK(row_of("products.<product>.referral").kind == "number by domain and severity");
    CHECK(row_of("domains.<domain>.basic_need").kind == "yes or no");
    CHECK(row_of("domains.<domain>.cascade").neutral == "1");
    CHECK(!row_of("domains.<domain>.cascade").by_measure);
    CHECK(row_of("financing.regime").range == "absolute, statutory");
    CHECK(row_of("financing.regime").neutral == "statutory");
    CHECK(row_of("team.duration").neutral == "{law: fixed, days: 0}");
    CHECK(row_of("products.<product>.stream").kind == "stream");
}

TEST_CASE("the schema holds every parameter, and what a measure may set", "[input]") {
    const auto schema = nlohmann::json::parse(study_schema());
    CHECK(schema["$schema"] == "http://json-schema.org/draft-07/schema#");
    const auto& set = schema["definitions"]["set"]["patternProperties"];
    std::size_t by_measure = 0;
    for (const CatalogueRow& row : parameter_catalogue()) {
        INFO(row.pattern);
        std::string name = row.pattern;
        std::erase_if(name, [](char c) { return c == '<' || c == '>'; });
        CHECK(schema["definitions"].contains(name));
        by_measure += row.by_measure ? 1U : 0U;
        const std::string section = row.pattern.substr(0, row.pattern.find('.'));
        CHECK(schema["properties"].contains(section));
        CHECK(schema["properties"]["areas"]["items"]["properties"].contains(section));
    }
    CHECK(set.size() == by_measure);
    CHECK(set.contains("^products\\.[a-z][a-z0-9_-]*\\.tariff$"));
    CHECK(!set.contains("^households\\.number$"));
    CHECK(schema["additionalProperties"] == false);
}

// The study of a region: what it states, and that each of the 3,735 regions has one or is refused in words.
#include "gebied/input/region_study.hpp"
#include "gebied/base/problem.hpp"
#include "gebied/input/read_study.hpp"
#include "gebied/input/regions.hpp"
#include "gebied/model/parameter_table.hpp"
#include "unit/input/folder.hpp"

#include <algorithm>
#include <catch2/catch_all.hpp>
#include <cmath>
#include <set>

using namespace gebied;
namespace fs = std::filesystem;

namespace {

/// A set of the nation that has only what the study of a region names, so that reading it takes a millisecond.
const fs::path stand_in{GEBIED_SOURCE_DIR "/tests/unit/input/regions"};

const Regions& regions() {
    static const Regions all = read_regions(GEBIED_SOURCE_DIR "/scenarios/data");
    return all;
}

Study read(const RegionStudy& study, const fs::path& shipped = stand_in) {
    const Folder folder;
    return read_study(folder.write(study.id + ".yaml", study.text), {.shipped = shipped});
}

double value(const RegionStudy& study, std::string_view key) {
    for (const RegionFigure& figure : study.figures) {
        if (figure.key == key) {
            return figure.value;
        }
    }
    return -1.0;
}

const RegionFigure& figure(const RegionStudy& study, std::string_view key) {
    const auto found = std::find_if(study.figures.begin(), study.figures.end(),
                                    [&](const RegionFigure& f) { return f.key == key; });
    REQUIRE(found != study.figures.end());
    return *found;
}

double share(const RegionStudy& study, const std::string& type) {
    return value(study, "household_types." + type + ".share");
}

/// A region of a town where little is known.
Region plain(std::int64_t inhabitants, std::optional<std::int64_t> dwellings) {
    return {.code = "WK000001",
            .name = "Noord",
            .kind = RegionKind::wijk,
            .municipality = "GM0000",
            .municipality_name = "Stad",
            .inhabitants = inhabitants,
            .dwellings = dwellings};
}

}  // namespace

TEST_CASE("Holtenbroek gets what is known of it, and the nation for the rest", "[input]") {
    const RegionStudy written = region_study(regions().find("WK019330"), Language::nl);
    CHECK(written.id == "zwolle-holtenbroek");
    CHECK(written.text.starts_with("# yaml-language-server: $schema=study.schema.json\n"));
    const Study study = read(written);
    CHECK(study.label.nl == "Zwolle-Holtenbroek onder één plafond");
    CHECK(study.areas == std::vector{Label{"WK019330", "Holtenbroek", "Holtenbroek"}});
    const Model& model = study.baseline.areas[0].front().model;
    CHECK(model.households.number == 4885.0);
    CHECK(model.households.inhabitants == 10030.0);
    CHECK(model.households.low_income_share == 0.20);
    CHECK(model.financing.regime == Regime::statutory);
    CHECK(model.financing.basis == CeilingBasis::tightness);
    CHECK(model.financing.virement == Virement::expected_shortage);
    REQUIRE(study.scenarios.size() == 3);
    const auto& pooled = study.scenarios[1].areas[0].back().model;
    CHECK(pooled.financing.regime == Regime::absolute);
    double poolable = 0.0;
    for (const Stream& stream : pooled.streams) {
        poolable += stream.pooled_share;
    }
    CHECK(poolable == Catch::Approx(4.0 + 0.91 + 0.74 + 0.5));
    double more = 0.0;
    for (std::size_t r = 0; r < model.roles.size(); ++r) {
        more += study.scenarios[2].areas[0].back().model.roles[r].fte - model.roles[r].fte;
    }
    CHECK(more == Catch::Approx(2.0));
}

TEST_CASE("a study differs between languages in comments and notes only", "[input]") {
    const Region& region = regions().find("WK022804");
    const RegionStudy nl = region_study(region, Language::nl);
    const RegionStudy en = region_study(region, Language::en);
    CHECK(nl.text != en.text);
    const Study a = read(nl);
    const Study b = read(en);
    CHECK(a.label == b.label);
    CHECK(a.question == b.question);
    CHECK(a.replications == b.replications);
    CHECK(same_parameters(a.baseline.areas[0].front().model, b.baseline.areas[0].front().model));
    REQUIRE(a.parameters.size() == b.parameters.size());
    for (std::size_t i = 0; i < a.parameters.size(); ++i) {
        CHECK(a.parameters[i].value == b.parameters[i].value);
        CHECK(a.parameters[i].grade == b.parameters[i].grade);
    }
}

TEST_CASE("households come from a count, else from dwellings, else from inhabitants", "[input]") {
    const RegionFigure counted =
        figure(region_study(regions().find("WK022803"), Language::nl), "households.number");
    CHECK(counted.value == 6580.0);
    CHECK(counted.grade == "measured");
    const auto of = [](const Region& region) {
        return figure(region_study(region, Language::en), "households.number");
    };
    const RegionFigure dwellings = of(plain(2000, 1000));
    CHECK(dwellings.value == 957.0);
    CHECK(dwellings.low == 930.0);
    CHECK(dwellings.high == 1050.0);
    CHECK(dwellings.grade == "derived");
    // Institutions, empty or holiday dwellings, or no figure at all.
    for (const auto& [people, number] :
         {std::pair<std::int64_t, std::optional<std::int64_t>>{1535, 4},
          {300, 400},
          {100, 0},
          {100, std::nullopt}}) {
        const RegionFigure figure = of(plain(people, number));
        INFO(people);
        CHECK(figure.value == std::round(0.469 * static_cast<double>(people)));
        CHECK(figure.grade == "assumption");
        CHECK(figure.note_en.find("do not fit") != std::string::npos);
    }
    CHECK(of(plain(1, 0)).value == 1.0);
}

TEST_CASE("composition follows what is measured and the nation for the rest", "[input]") {
    const RegionStudy nation = region_study(plain(2000, 1000), Language::en);
    CHECK(share(nation, "single") == 0.265);
    CHECK(share(nation, "lone_parent") == 0.07);
    CHECK(figure(nation, "household_types.single.share").grade == "assumption");

    Region region = plain(2000, 1000);
    const auto measured = [](const char* key, double value) {
        RegionFigure figure;
        figure.key = key;
        figure.value = value;
        figure.year = "2024";
        figure.source = "cbs-kwb-ede";
        figure.grade = "measured";
        return figure;
    };
    region.figures = {measured("single", 0.5)};
    const RegionStudy one = region_study(region, Language::en);
    CHECK(share(one, "single") + share(one, "single_65") == Catch::Approx(0.5).margin(0.0011));
    CHECK(share(one, "family") / share(one, "couple") ==
          Catch::Approx(0.245 / 0.155).epsilon(0.01));
    CHECK(figure(one, "household_types.single.share").grade == "derived");

    // Three rounded shares of 99% are the whole.
    region.figures = {measured("single", 0.39), measured("without_children", 0.27),
                      measured("with_children", 0.33), measured("lone_parent", 0.08)};
    const RegionStudy all = region_study(region, Language::en);
    CHECK(share(all, "single") + share(all, "single_65") ==
          Catch::Approx(0.39 / 0.99).margin(0.0011));
    CHECK(share(all, "lone_parent") == Catch::Approx(0.08).margin(0.0006));

    // The old fill the households of the old: persons = share x inhabitants / households.
    for (const double aged : {0.02, 0.10, 0.20, 0.35}) {
        region.figures = {measured("aged_65", aged)};
        const RegionStudy old = region_study(region, Language::en);
        INFO(aged);
        CHECK(share(old, "single_65") + 2.0 * share(old, "couple_65") ==
              Catch::Approx(aged * 2000.0 / 957.0).margin(0.003));
    }
    region.figures = {measured("aged_65", 1.0)};
    CHECK(share(region_study(region, Language::en), "single") < 0.005);
}

TEST_CASE("each inhabited region has a study that is valid; the others are refused in words",
          "[input]") {
    const Folder folder;
    std::set<std::string> ids;
    std::size_t refused = 0;
    for (const Region& region : regions().all()) {
        INFO(region.code);
        if (region.inhabitants == 0) {
            CHECK_THROWS_WITH(region_study(region, Language::nl),
                              code_and_name(region) +
                                  " has no inhabitants in 2024: there is nothing to study");
            ++refused;
            continue;
        }
        const RegionStudy written = region_study(region, Language::nl);
        CHECK(ids.insert(written.id).second);
        const Study study =
            read_study(folder.write("study.yaml", written.text), {.shipped = stand_in});
        REQUIRE(study.areas.size() == 1);
        CHECK(study.areas[0].id == region.code);
        CHECK(study.label.id == written.id);
        const Model& model = study.baseline.areas[0].front().model;
        const auto people = static_cast<double>(region.inhabitants);
        CHECK(model.households.inhabitants == people);
        CHECK(model.households.number >= 1.0);
        CHECK(model.households.number <= people);
        double shares = 0.0;
        for (const HouseholdType& type : model.types) {
            CHECK(type.share >= 0.0);
            shares += type.share;
        }
        CHECK(shares == Catch::Approx(1.0).margin(1.0e-9));
        for (const Role& role : model.roles) {
            CHECK(role.fte >= 0.3);
        }
        // Whatever a study states, it says where that comes from and how well it is known.
        for (const RegionFigure& figure : written.figures) {
            CHECK(!figure.source.empty());
            CHECK(!figure.grade.empty());
        }
    }
    CHECK(refused == 26);
    CHECK(ids.size() == 3735 - 26);
}

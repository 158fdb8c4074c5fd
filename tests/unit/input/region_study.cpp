// The study of a region: what it states and where that comes from.
#include "gebied/input/region_study.hpp"
#include "gebied/input/read_study.hpp"
#include "gebied/input/regions.hpp"
#include "gebied/model/parameter_table.hpp"
#include "input/region_figures.hpp"
#include "input/words.hpp"
#include "unit/input/folder.hpp"

#include <algorithm>
#include <catch2/catch_all.hpp>
#include <cmath>
#include <regex>
#include <set>

using namespace gebied;
namespace fs = std::filesystem;

namespace {

const fs::path scenarios{GEBIED_SOURCE_DIR "/scenarios"};

const Regions& regions() {
    static const Regions all = read_regions(scenarios / "data");
    return all;
}

const Study& nation() {
    static const Study study = read_study(scenarios / "areas" / "reference.yaml");
    return study;
}
const Model& common() {
    return nation().baseline.areas[0].front().model;
}

RegionStudy written_for(const Region& region, Language language = Language::en) {
    return region_study(region, nation(), language);
}

/// The study as the program reads it, with the shipped set of the nation.
Study read(const RegionStudy& study) {
    const Folder folder;
    return read_study(folder.write(study.id + ".yaml", study.text), {.shipped = scenarios});
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
    const RegionStudy written = written_for(regions().find("WK019330"), Language::nl);
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

TEST_CASE("a study made anew has at least what the shipped study of that area has", "[input]") {
    for (const auto& [code, file] : {std::pair{"WK019330", "zwolle-holtenbroek.yaml"},
                                     {"WK022803", "ede-veldhuizen.yaml"},
                                     {"WK034403", "utrecht-overvecht.yaml"}}) {
        const Study shipped = read_study(scenarios / "areas" / file);
        const Study made = read(written_for(regions().find(code)));
        const std::string own = std::string{"areas."} + code + '.';
        std::size_t compared = 0;
        for (const ParameterRecord& there : shipped.parameters) {
            if (!there.path.starts_with(own)) {
                continue;
            }
            INFO(there.path);
            const auto here = std::find_if(
                made.parameters.begin(), made.parameters.end(),
                [&](const ParameterRecord& record) { return record.path == there.path; });
            REQUIRE(here != made.parameters.end());
            ++compared;
            // Numbers may be written in another way; ranges that are computed anew may be rounded otherwise.
            const auto plain = [](const std::string& map) {
                return std::regex_replace(map, std::regex{R"((\.\d*[1-9])0+)"}, "$1");
            };
            const auto same = [&](const std::string& a, const std::string& b, double within) {
                const auto x = input::parse_number(a).value;
                const auto y = input::parse_number(b).value;
                return x && y ? std::abs(*x - *y) <= within * std::abs(*y) : plain(a) == plain(b);
            };
            CHECK(same(here->value, there.value, 0.0));
            CHECK((there.low.empty() || same(here->low, there.low, 0.001)));
            CHECK((there.high.empty() || same(here->high, there.high, 0.001)));
            CHECK(here->grade == there.grade);
            // The count of CBS by wijk, which a municipality publishes too.
            if (!there.path.ends_with("households.inhabitants")) {
                CHECK(here->source == there.source);
                CHECK(here->year == there.year);
            }
            CHECK((there.note.empty() || !here->note.empty()));
        }
        CHECK(compared > 13);
    }
}

TEST_CASE("a region like the reference area has the parameters of the reference area", "[input]") {
    Region region = plain(10000, 5000);
    RegionFigure counted;
    counted.key = "households.number";
    counted.value = common().households.number;
    counted.year = "2024";
    counted.source = "cbs-85984";
    counted.grade = "measured";
    region.figures = {counted};
    const Study study = read(written_for(region));
    CHECK(study.names == nation().names);
    CHECK(same_parameters(study.baseline.areas[0].front().model, common()));
}

TEST_CASE("posts, hours and amounts grow with the inhabitants", "[input]") {
    const RegionStudy one = written_for(plain(10000, 5000));
    const RegionStudy ten = written_for(plain(100000, 50000));
    REQUIRE(one.figures.size() == ten.figures.size());
    std::size_t grown = 0;
    for (std::size_t i = 0; i < one.figures.size(); ++i) {
        const std::string& key = one.figures[i].key;
        INFO(key);
        CHECK(ten.figures[i].key == key);
        const bool share = key.ends_with("share");
        CHECK(ten.figures[i].value == Catch::Approx((share ? 1.0 : 10.0) * one.figures[i].value));
        grown += share ? 0 : 1;
    }
    CHECK(grown > 15);
    const RegionStudy hamlet = written_for(plain(5, 2));
    CHECK(value(hamlet, "staff.generalist.fte") == 0.3);
    CHECK(value(hamlet, "financing.base_cost") == 100.0);
}

TEST_CASE("every amount of a whole area grows with it", "[input]") {
    // Euros, posts and places that are of one household, one post or one trajectory do not.
    const std::set<std::string_view> of_one{
        "cost_per_fte", "tariff",         "lump_sum",          "weight",
        "crisis_cost",  "fte_per_person", "own_contribution",  "city_insures_above",
        "small_grant",  "per_crisis",     "per_long_term_care"};
    const std::set<std::string_view> units{"FTE", "euro", "euro per year", "places"};
    for_each_row([&](const std::string& pattern, const auto& row, const auto&) {
        if (units.contains(row.unit)) {
            INFO(pattern
                 << ": add it to `growing` in sim/input/region_figures.cpp, or to this test");
            CHECK(input::grows_with_area(pattern) != of_one.contains(row.key));
        }
    });
    CHECK(!input::grows_with_area("informal.places_per_10000"));
    CHECK(input::grows_with_area("team.planned_outreach"));
}

TEST_CASE("a study differs between languages in comments and notes only", "[input]") {
    const Region& region = regions().find("WK022804");
    const RegionStudy nl = written_for(region, Language::nl);
    const RegionStudy en = written_for(region);
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
        figure(written_for(regions().find("WK022803"), Language::nl), "households.number");
    CHECK(counted.value == 6580.0);
    CHECK(counted.grade == "measured");
    const auto of = [](const Region& region) {
        return figure(written_for(region), "households.number");
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
    const RegionStudy unknown = written_for(plain(2000, 1000));
    for (std::size_t t = 0; t < common().types.size(); ++t) {
        const std::string& type = nation().names.types[t].id;
        CHECK(share(unknown, type) == Catch::Approx(common().types[t].share).margin(0.001));
        CHECK(figure(unknown, "household_types." + type + ".share").grade == "assumption");
    }

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
    const RegionStudy one = written_for(region);
    CHECK(share(one, "single") + share(one, "single_65") == Catch::Approx(0.5).margin(0.0011));
    CHECK(share(one, "family") / share(one, "couple") ==
          Catch::Approx(0.245 / 0.155).epsilon(0.01));
    CHECK(figure(one, "household_types.single.share").grade == "derived");

    // Three rounded shares of 99% are the whole.
    region.figures = {measured("single", 0.39), measured("without_children", 0.27),
                      measured("with_children", 0.33), measured("lone_parent", 0.08)};
    const RegionStudy all = written_for(region);
    CHECK(share(all, "single") + share(all, "single_65") ==
          Catch::Approx(0.39 / 0.99).margin(0.0011));
    CHECK(share(all, "lone_parent") == Catch::Approx(0.08).margin(0.0006));

    // The old fill the households of the old: persons = share x inhabitants / households.
    for (const double aged : {0.02, 0.10, 0.20, 0.35}) {
        region.figures = {measured("aged_65", aged)};
        const RegionStudy old = written_for(region);
        INFO(aged);
        CHECK(share(old, "single_65") + 2.0 * share(old, "couple_65") ==
              Catch::Approx(aged * 2000.0 / 957.0).margin(0.003));
    }
    region.figures = {measured("aged_65", 1.0)};
    CHECK(share(written_for(region), "single") < 0.005);
}

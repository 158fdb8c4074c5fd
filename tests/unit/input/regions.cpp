// The regions of CBS: what is shipped, and how somebody finds the one that is meant.
#include "gebied/input/regions.hpp"
#include "gebied/base/problem.hpp"
#include "input/folded_name.hpp"
#include "unit/input/folder.hpp"

#include <algorithm>
#include <catch2/catch_all.hpp>

using namespace gebied;
using input::folded;

namespace {

const Regions& regions() {
    static const Regions all = read_regions(GEBIED_SOURCE_DIR "/scenarios/data");
    return all;
}

std::string found(std::string_view asked) {
    try {
        return regions().find(asked).code;
    } catch (const InputError& error) {
        return error.what();
    }
}

std::string problems_with(const std::string& regions, const std::string& figures) {
    const Folder folder;
    folder.write("cbs-regions.csv",
                 "code,name,also,kind,municipality,inhabitants,dwellings\n" + regions);
    folder.write("region-figures.csv",
                 "code,figure,value,low,high,year,source,grade,note_nl,note_en\n" + figures);
    std::string text;
    try {
        (void)read_regions(folder.path());
        return "valid";
    } catch (const InputError& error) {
        for (const Problem& p : error.problems()) {
            text.append(text.empty() ? "" : " | ")
                .append(std::to_string(p.at.line) + ':' + std::to_string(p.at.column) + ": " +
                        p.text);
        }
    }
    return text;
}

}  // namespace

TEST_CASE("every municipality and wijk of 2024 is shipped", "[input]") {
    const std::vector<Region>& all = regions().all();
    REQUIRE(all.size() == 3735);
    const auto municipality = [](const Region& r) { return r.kind == RegionKind::municipality; };
    CHECK(std::count_if(all.begin(), all.end(), municipality) == 342);
    CHECK(std::all_of(all.begin(), all.end(), [&](const Region& r) {
        return !municipality(r) || (!r.name.empty() && r.municipality == r.code);
    }));
    CHECK(std::none_of(all.begin(), all.end(), [](const Region& r) {
        return r.municipality_name.empty() || r.municipality_name.starts_with("GM");
    }));
    // Inhabitants of the nation on 1 January 2024, and its dwellings: CBS 85984NED.
    std::int64_t people = 0;
    std::int64_t dwellings = 0;
    for (const Region& r : all) {
        people += municipality(r) ? r.inhabitants : 0;
        dwellings += municipality(r) ? r.dwellings.value_or(0) : 0;
    }
    CHECK(people == 17'942'942);
    CHECK(dwellings == 8'204'049);
}

TEST_CASE("wijken are together their municipality, but for rounding and the odd unplaced address",
          "[input]") {
    for (const Region& town : regions().all()) {
        if (town.kind != RegionKind::municipality) {
            continue;
        }
        std::int64_t people = 0;
        std::int64_t parts = 0;
        for (const Region& r : regions().all()) {
            const bool within = r.kind == RegionKind::wijk && r.municipality == town.code;
            people += within ? r.inhabitants : 0;
            parts += within ? 1 : 0;
        }
        INFO(town.name);
        CHECK(parts > 0);
        CHECK(std::abs(people - town.inhabitants) <= 5 * parts + town.inhabitants / 1000);
    }
}

TEST_CASE("Holtenbroek is known as evidence has it", "[input]") {
    const Region& holtenbroek = regions().find("WK019330");
    CHECK(holtenbroek.name == "Holtenbroek");
    CHECK(full_name(holtenbroek) == "Holtenbroek (Zwolle)");
    CHECK(code_and_name(holtenbroek) == "WK019330 Holtenbroek (Zwolle)");
    CHECK(holtenbroek.inhabitants == 10030);
    CHECK(holtenbroek.dwellings == 5104);
    const RegionFigure* low_income = holtenbroek.figure("households.low_income_share");
    REQUIRE(low_income != nullptr);
    CHECK(low_income->value == 0.20);
    CHECK(holtenbroek.figure("aged_65") == nullptr);
}

TEST_CASE("a region is found by its code and by its name in any spelling", "[input]") {
    struct Row {
        const char* asked;
        const char* code;
    };
    for (const Row& row : {
             Row{"WK019330", "WK019330"},
             Row{"wk019330", "WK019330"},
             Row{"gm0193", "GM0193"},
             Row{"wk0363aa", "WK0363AA"},
             Row{"Zwolle", "GM0193"},
             Row{"ZWOLLE", "GM0193"},
             Row{"Holtenbroek", "WK019330"},
             Row{"Zwolle-Holtenbroek", "WK019330"},
             Row{"Holtenbroek, Zwolle", "WK019330"},
             Row{"Ede-Veldhuizen", "WK022803"},
             Row{"ede veldhuizen", "WK022803"},
             Row{"Utrecht West", "WK034401"},
             Row{"Súdwest-Fryslân", "GM1900"},
             Row{"Su\xCC\x81"
                 "dwest-Frysla\xCC\x82n",
                 "GM1900"},
             Row{"sudwest fryslan", "GM1900"},
             Row{"Den Haag", "GM0518"},
             Row{"'s-gravenhage", "GM0518"},
             Row{"\xE2\x80\x99s-Hertogenbosch", "GM0796"},
             Row{"den bosch", "GM0796"},
             Row{"hengelo", "GM0164"},
             Row{"Bergen NH", "GM0373"},
             Row{"Bergen (L.)", "GM0893"},
             Row{"nuenen gerwen en nederwetten", "GM0820"},
             Row{"ede", "GM0228"},
         }) {
        INFO(row.asked);
        CHECK(found(row.asked) == row.code);
    }
}

TEST_CASE("every region is found by its code, and by its name unless that is shared", "[input]") {
    int shared = 0;
    for (const Region& region : regions().all()) {
        CHECK(&regions().find(region.code) == &region);
        if (region.name.empty()) {
            continue;
        }
        const std::string code = found(region.name);
        shared += code == region.code ? 0 : 1;
        CHECK((code == region.code || code.find(region.code) != std::string::npos));
        CHECK(found(full_name(region)) == region.code);
    }
    CHECK(shared < 20);
}

TEST_CASE("what is no region is refused with those that may be meant", "[input]") {
    CHECK(found("Holtenbroec") ==
          "'Holtenbroec' is not the code or name of a region (did you mean WK019330 Holtenbroek "
          "(Zwolle)?)");
    CHECK(found("Heuvelrug") ==
          "'Heuvelrug' is not the code or name of a region (did you mean GM1581 Utrechtse "
          "Heuvelrug?)");
    CHECK(found("binnenstad") ==
          "'binnenstad' is the name of 2 regions (give the code of one: WK019310 Binnenstad "
          "(Zwolle); WK034406 Binnenstad (Utrecht))");
    CHECK(found("Bergen") == "'Bergen' is the name of 2 regions (give the code of one: GM0373 "
                             "Bergen (NH.); GM0893 Bergen (L.))");
    CHECK(found("qwxzqwxz") ==
          "'qwxzqwxz' is not the code or name of a region (the names of most wijken are not known "
          "here: give the code, such as WK019330)");
    CHECK(found("WK999999") ==
          "'WK999999' is not the code of a region in 2024 (GM and 4 digits, or WK and 6)");
    CHECK_THAT(found("WK019399"),
               Catch::Matchers::StartsWith(
                   "'WK019399' is not the code of a region in 2024 (there are "
                   "WK019352 Soestweteringlanden (Zwolle); WK019351 Ittersum (Zwolle); "));
    for (const char* nothing : {"", " ", "--", "()"}) {
        CHECK(found(nothing) ==
              "the code or name of a region is needed, such as WK019330 or Zwolle");
    }
    for (const char* bad : {"Zwo\nlle", "\x1b[31mZwolle", "Zw\xFFlle"}) {
        CHECK(found(bad) ==
              "the name of a region holds no control characters and is written in UTF-8");
    }
    CHECK(found(std::string(100'000, 'a')).size() < 400);
}

TEST_CASE("names are compared without accents and signs", "[input]") {
    CHECK(folded("Súdwest-Fryslân") == "sudwestfryslan");
    CHECK(folded("ÀÉÎÕÜ ß œ Ĳ") == "aeiou"
                                   "ss"
                                   "oe"
                                   "ij");
    CHECK(folded("'t Harde 2") == "tharde2");
    CHECK(folded("Ελλάδα") == "Ελλάδα");
    CHECK(folded("").empty());
    CHECK(input::id_from("'s-Gravenhage") == "s-gravenhage");
    CHECK(input::id_from("Súdwest-Fryslân") == "sudwest-fryslan");
    CHECK(input::id_from("Bergen (NH.)") == "bergen-nh");
    CHECK(input::id_from("Haarlem-WK039201") == "haarlem-wk039201");
}

TEST_CASE("a damaged file of regions is refused with the place", "[input]") {
    const std::string zwolle = "GM0193,Zwolle,,municipality,GM0193,133141,61187\n";
    CHECK(problems_with(zwolle, "") == "valid");
    CHECK(problems_with(zwolle + zwolle, "") ==
          "3:1: code is 'GM0193' (codes stand in order, each once)");
    CHECK(problems_with("GM193,Zwolle,,municipality,GM0193,133141,61187\n", "") ==
          "2:1: code is 'GM193' (GM and 4 digits, or WK, 4 digits and 2 digits or capitals)");
    CHECK(
        problems_with("GM0193,Zwolle,,wijk,GM0194,many,-1\n", "") ==
        "2:16: kind is 'wijk' (this code is of a municipality) | 2:21: municipality is 'GM0194' "
        "(GM with the digits of the code) | 2:28: inhabitants is 'many' (a whole number from 0 to "
        "40000000) | 2:33: dwellings is '-1' (a whole number from 0 to 40000000)");
    CHECK(problems_with(zwolle, "GM0193,single,0.4,0.3,0.5,2023,s,measured,,\n") == "valid");
    CHECK(problems_with(zwolle, "GM0193,single,1.4,,,2023,s,sure,,\n") ==
          "2:15: value is '1.4' (from 0 to 1) | 2:28: grade is 'sure' (measured, derived, "
          "literature, expert or assumption)");
    CHECK(problems_with(zwolle, "GM0193,single,0.4,0.5,0.3,2023,,measured,,\n") ==
          "2:19: low is '0.5' (from 0 to 0.4) | 2:23: high is '0.3' (at least the value) | 2:32: "
          "source is '' (the key of a source is needed)");
    CHECK(
        problems_with(zwolle, "GM0194,single,0.4,,,2023,s,measured,,\n"
                              "GM0193,age,0.4,,,2023,s,measured,,\n"
                              "GM0193,single,0.4,,,2023,s,measured,,\n"
                              "GM0193,single,0.5,,,2023,s,measured,,\n") ==
        "2:1: code is 'GM0194' (the code of a region is needed) | 3:8: figure is 'age' (a figure "
        "that nothing is made of) | 5:8: figure is 'single' (a figure stands once for each region)");
}

// Each of the 3,735 regions has a study that can be run, or is refused in words. Apart from the other tests, for
// it takes ten seconds.
#include "gebied/base/problem.hpp"
#include "gebied/input/read_study.hpp"
#include "gebied/input/region_study.hpp"
#include "gebied/input/regions.hpp"
#include "unit/input/folder.hpp"

#include <catch2/catch_all.hpp>
#include <cstddef>
#include <set>

using namespace gebied;
namespace fs = std::filesystem;

namespace {

const fs::path scenarios{GEBIED_SOURCE_DIR "/scenarios"};
/// A set of the nation that has only what the study of a region names, so that reading it takes a millisecond.
const fs::path stand_in{GEBIED_SOURCE_DIR "/tests/unit/input/regions"};

}  // namespace

TEST_CASE("each inhabited region has a valid study, and the others are refused in words",
          "[input]") {
    constexpr std::size_t sample =
        50;  // read with the shipped set of the nation, which takes longer
    const Regions regions = read_regions(scenarios / "data");
    const Study nation = read_study(scenarios / "areas" / "reference.yaml");
    const Folder folder;
    std::set<std::string> ids;
    std::size_t refused = 0;
    for (const Region& region : regions.all()) {
        INFO(region.code);
        if (region.inhabitants == 0) {
            CHECK_THROWS_WITH(region_study(region, nation, Language::nl),
                              code_and_name(region) +
                                  " has no inhabitants in 2024: there is nothing to study");
            ++refused;
            continue;
        }
        const RegionStudy written = region_study(region, nation, Language::nl);
        CHECK(ids.insert(written.id).second);
        const bool in_sample = ids.size() % sample == 0;
        const Study study = read_study(folder.write("study.yaml", written.text),
                                       {.shipped = in_sample ? scenarios : stand_in});
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
            CHECK((!figure.source.empty() || figure.grade == "assumption"));
            CHECK(!figure.grade.empty());
        }
    }
    CHECK(refused == 26);
    CHECK(ids.size() == 3735 - 26);
}

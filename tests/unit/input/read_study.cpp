#include "gebied/input/read_study.hpp"

#include <algorithm>
#include <catch2/catch_all.hpp>

using namespace gebied;

namespace {

const Study& tiny() {
    static const Study study = read_study(GEBIED_SOURCE_DIR "/tests/hostile/base/tiny.yaml");
    return study;
}

}  // namespace

TEST_CASE("the head of a study and its period", "[input]") {
    const Study& study = tiny();
    CHECK(study.label == Label{"tiny", "Klein", "Tiny"});
    CHECK(study.question.en == "Does it work?");
    CHECK(study.replications == 4);
    CHECK(study.seed == 7);
    CHECK(study.period.first_year == 2026);
    CHECK(study.period.start_year == 2027);
    CHECK(study.period.end_year == 2029);
    CHECK(study.period.start().seconds() == 365 * one_day.value());
    CHECK(study.text.starts_with("# A small valid study"));
    CHECK(study.hash.size() == 16);
    CHECK(study.sources.size() == 1);
}

TEST_CASE("names are ordered by id and parameters land where they belong", "[input]") {
    const Study& study = tiny();
    REQUIRE(study.names.types.size() == 2);
    CHECK(study.names.types[0].id == "couple");
    CHECK(study.names.products[1] == Label{"youth_care", "jeugdhulp", "youth care"});
    REQUIRE(study.baseline.areas.size() == 2);
    const Model& model = study.baseline.areas[0].front().model;
    CHECK(model.households.number == 100.0);
    CHECK(model.domains[0].onset_per_year.values[0] == 0.1);
    CHECK(model.domains[0].onset_per_year.values[1] == 0.2);
    CHECK(model.domains[1].onset_per_year.values[1] == 0.05);
    CHECK(model.domains[0].start_share.values[1].values[1] == 0.05);
    CHECK(model.domains[0].cascade.values[1] == 1.0);
    CHECK(model.products[0].stream == StreamIndex{0});
    CHECK(model.products[1].stream == StreamIndex{1});
    CHECK(model.products[1].duration == DurationLaw{DurationLaw::Kind::weibull, 200.0, 1.5});
    CHECK(model.team.duration.days == Catch::Approx(6 * 365.2425 / 12));
    CHECK(model.financing.regime == Regime::absolute);
    CHECK(model.team.direct_share == 1.0);  // nowhere written: neutral
}

TEST_CASE("an area has its own sections over those of the study", "[input]") {
    const Study& study = tiny();
    CHECK(study.areas[1] == Label{"south", "Zuid", "Zuid"});
    const Model& south = study.baseline.areas[1].front().model;
    CHECK(south.households.number == 150.0);
    CHECK(south.households.inhabitants == 200.0);
    CHECK(south.streams[0].budget == 60000.0);
    CHECK(south.streams[1].budget == 100000.0);
}

TEST_CASE("a scenario differs from its first change", "[input]") {
    const Study& study = tiny();
    REQUIRE(study.scenarios.size() == 2);
    const Scenario& pooled = study.scenarios[0];
    CHECK(pooled.differs_from == study.period.start());
    REQUIRE(pooled.areas[0].size() == 2);
    CHECK(pooled.areas[0][0].from == Instant{});
    CHECK(pooled.areas[0][1].from == study.period.start());
    CHECK(pooled.areas[0][1].model.streams[1].pooled_share == 1.0);
    CHECK(study.baseline.areas[0].size() == 1);
}

TEST_CASE("a ramp climbs once a week from the old value to the new", "[input]") {
    const Study& study = tiny();
    const Scenario& slowly = study.scenarios[1];
    CHECK(slowly.areas[0].size() == 1);
    const Timeline& south = slowly.areas[1];
    const Instant from = study.period.calendar.at({2028, 1, 1});
    const Instant until = study.period.calendar.at({2028, 7, 1});  // 182 days: 26 weeks
    REQUIRE(south.size() == 27);
    CHECK(slowly.differs_from == from + one_week);
    CHECK(south[1].from == from + one_week);
    CHECK(south[1].model.roles[0].fte == Catch::Approx(2.0 + 2.0 * 7 / 182));
    CHECK(south[13].model.roles[0].fte == Catch::Approx(3.0));
    CHECK(south.back().from == until);
    CHECK(south.back().model.roles[0].fte == 4.0);
}

TEST_CASE("every written parameter is on record with its source", "[input]") {
    const Study& study = tiny();
    const auto found =
        std::find_if(study.parameters.begin(), study.parameters.end(),
                     [](const ParameterRecord& r) { return r.path == "team.solved"; });
    REQUIRE(found != study.parameters.end());
    CHECK(found->value == "0.4");
    CHECK(found->low == "0.3");
    CHECK(found->source == "study-2020");
    CHECK(found->grade == "literature");
    CHECK(found->unit == "share of needs");
    CHECK(found->file == "tiny.yaml");
    CHECK(found->line == 29);
    CHECK(
        std::any_of(study.parameters.begin(), study.parameters.end(), [](const ParameterRecord& r) {
            return r.path == "areas.south.households.number";
        }));
    REQUIRE(study.measures.size() == 2);
    CHECK(study.measures[1].path == "staff.worker.fte");
    CHECK(study.measures[1].from == "2028-01-01");
    CHECK(study.measures[1].ramp_months == 6);
}

// What scenarios and measures make of the parameters through time.
#include "input/timelines.hpp"
#include "gebied/input/read_study.hpp"

#include <catch2/catch_all.hpp>
#include <filesystem>
#include <fstream>
#include <unistd.h>

using namespace gebied;
using namespace gebied::input;
namespace fs = std::filesystem;

namespace {

Study study_with(const std::string& rest) {
    const fs::path file =
        fs::temp_directory_path() / ("gebied-timelines-" + std::to_string(getpid()) + ".yaml");
    std::ofstream{file} << "study: s\nstart: 2027-01-01\nyears: 3\nsettling_years: 2\n"
                           "team: {solved: 0.2, improved: 0.1}\n"
                           "areas: [{id: n, name: N}, {id: z, name: Z}]\n"
                        << rest;
    Study study = read_study(file);
    fs::remove(file);
    return study;
}

double solved_at(const Timeline& timeline, Instant at) {
    double value = 0.0;
    for (const Stage& stage : timeline) {
        value = stage.from <= at ? stage.model.team.solved : value;
    }
    return value;
}

Instant day(const Study& study, const char* date) {
    return study.period.calendar.at(parse_date(date).value_or(Date{}));
}

}  // namespace

TEST_CASE("a scenario that changes nothing never differs", "[input]") {
    for (
        const char* scenario :
        {"scenarios: [{id: a}]\n", "scenarios: [{id: a, set: {team.solved: 0.2}}]\n",
         "scenarios: [{id: a, measures: [{from: 2028-01-01, ramp_months: 2, set: {team.solved: 0.2}}]}]\n"}) {
        INFO(scenario);
        const Study study = study_with(scenario);
        CHECK(study.scenarios[0].differs_from == Instant::never());
        CHECK(study.scenarios[0].areas[0].size() == 1);
    }
}

TEST_CASE("measures take effect by date, whatever their order in the file", "[input]") {
    const Study study =
        study_with("scenarios: [{id: a, measures: [{from: 2029-01-01, set: {team.solved: 0.4}},"
                   " {from: 2028-01-01, set: {team.solved: 0.3}}]}]\n");
    const Timeline& n = study.scenarios[0].areas[0];
    CHECK(solved_at(n, day(study, "2027-12-31")) == 0.2);
    CHECK(solved_at(n, day(study, "2028-01-01")) == 0.3);
    CHECK(solved_at(n, day(study, "2028-12-31")) == 0.3);
    CHECK(solved_at(n, day(study, "2029-01-01")) == 0.4);
    CHECK(study.scenarios[0].differs_from == day(study, "2028-01-01"));
}

TEST_CASE("what the baseline plans happens in every scenario", "[input]") {
    const Study study =
        study_with("baseline: {measures: [{from: 2028-01-01, set: {team.solved: 0.5}}]}\n"
                   "scenarios: [{id: a, set: {team.improved: 0.3}},"
                   " {id: b, measures: [{from: 2028-01-01, set: {team.solved: 0.6}}]}]\n");
    CHECK(solved_at(study.baseline.areas[0], day(study, "2028-01-01")) == 0.5);
    CHECK(solved_at(study.scenarios[0].areas[0], day(study, "2028-01-01")) == 0.5);
    CHECK(solved_at(study.scenarios[1].areas[0], day(study, "2028-01-01")) == 0.6);
    CHECK(study.scenarios[0].differs_from == study.period.start());
    CHECK(study.scenarios[1].differs_from == day(study, "2028-01-01"));
}

TEST_CASE("a measure in one area leaves the others as they are", "[input]") {
    const Study study = study_with(
        "scenarios: [{id: a, measures: [{from: 2028-03-01, areas: [z], set: {team.solved: 0.5}}]}]\n");
    CHECK(study.scenarios[0].areas[0].size() == 1);
    CHECK(solved_at(study.scenarios[0].areas[1], day(study, "2028-03-01")) == 0.5);
    CHECK(study.scenarios[0].differs_from == day(study, "2028-03-01"));
}

TEST_CASE("a later measure takes over from a ramp that is under way", "[input]") {
    const Study study = study_with(
        "scenarios: [{id: a, measures: [{from: 2028-01-01, ramp_months: 12, set: {team.solved: 0.6}},"
        " {from: 2028-07-01, set: {team.solved: 0.1}}]}]\n");
    const Timeline& n = study.scenarios[0].areas[0];
    CHECK(solved_at(n, day(study, "2028-06-30")) == Catch::Approx(0.2 + 0.4 * 175 / 366));
    CHECK(solved_at(n, day(study, "2028-07-01")) == 0.1);
    CHECK(solved_at(n, day(study, "2029-12-31")) == 0.1);
}

TEST_CASE("a ramp that outlives the period stops with it", "[input]") {
    const Study study = study_with(
        "scenarios: [{id: a, measures: [{from: 2029-12-01, ramp_months: 120, set: {team.solved: 0.6}}]}]\n");
    const Timeline& n = study.scenarios[0].areas[0];
    CHECK(n.size() == 5);  // the first stage and 8, 15, 22 and 29 December
    CHECK(n.back().from < study.period.end());
}

TEST_CASE("a ramp from the end of a long month ends at the end of a short one", "[input]") {
    const Study study = study_with(
        "scenarios: [{id: a, measures: [{from: 2028-01-31, ramp_months: 1, set: {team.solved: 0.6}}]}]\n");
    const Timeline& n = study.scenarios[0].areas[0];
    CHECK(n.back().from == day(study, "2028-02-29"));
    CHECK(n.back().model.team.solved == 0.6);
}

TEST_CASE("the first difference is where two timelines part", "[input]") {
    const auto stage = [](std::int64_t from, double solved) {
        Stage s;
        s.from = Instant{from};
        s.model.team.solved = solved;
        return s;
    };
    CHECK(first_difference({stage(0, 0.1)}, {stage(0, 0.1)}) == Instant::never());
    CHECK(first_difference({stage(0, 0.1)}, {stage(0, 0.2)}) == Instant{0});
    CHECK(first_difference({stage(0, 0.1), stage(5, 0.2)}, {stage(0, 0.1), stage(7, 0.2)}) ==
          Instant{5});
    CHECK(first_difference({stage(0, 0.1), stage(5, 0.2)}, {stage(0, 0.1)}) == Instant{5});
    CHECK(first_difference({stage(0, 0.1)}, {stage(0, 0.1), stage(9, 0.3)}) == Instant{9});
    CHECK(first_difference({stage(0, 0.1), stage(5, 0.1)}, {stage(0, 0.1)}) == Instant::never());
}

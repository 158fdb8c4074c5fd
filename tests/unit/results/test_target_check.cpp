#include "gebied/results/target_check.hpp"
#include "unit/results/example_study.hpp"

#include <catch2/catch_all.hpp>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>
#include <vector>

using namespace gebied;
using Catch::Approx;

namespace {

/// The example study with people in it: 400 households in each of two areas, 1.5 adults and half a
/// youth each.
CalibrationStudy place(std::optional<std::size_t> area = std::nullopt) {
    CalibrationStudy made{.label = {.id = "here", .nl = "Hier", .en = "Here"},
                          .file = "example.yaml",
                          .study = example::study(),
                          .area = area};
    made.study.scenarios.clear();
    for (Timeline& timeline : made.study.baseline.areas) {
        Model& model = timeline.front().model;
        model.households.number = 400.0;
        model.households.inhabitants = 1000.0;
        model.types = {HouseholdType{.share = 3.0, .adults = 1.0, .youths = 0.0},
                       HouseholdType{.share = 1.0, .adults = 3.0, .youths = 2.0}};
    }
    return made;
}

/// Totals over two years with a few columns filled, by replication.
struct Filled {
    CalibrationStudy study = place();
    Layout layout{study.study.names};
    Totals totals{.width = layout.width(), .sums = {}, .years = 2, .areas = 2};

    void set(Counter counter, const std::vector<std::int64_t>& values, std::size_t item = 0) {
        totals.sums.resize(values.size() * totals.width, 0);
        for (std::size_t i = 0; i < values.size(); ++i) {
            totals.sums[i * totals.width + layout.at(counter, item)] = values[i];
        }
    }
};

Target target(std::vector<std::string> measure, std::vector<std::string> per, double times) {
    return {.label = {.id = "t", .nl = "t", .en = "t"},
            .unit = {},
            .measure = std::move(measure),
            .per = std::move(per),
            .times = times,
            .published = {.value = 10.0, .low = 8.0, .high = 12.0},
            .places = {{.study = 0}}};
}

}  // namespace

TEST_CASE("people of an area come from its parameters", "[results]") {
    const CalibrationStudy all = place();
    CHECK(people(all.study, std::nullopt, "inhabitants") == 2000.0);
    CHECK(people(all.study, std::nullopt, "adults") == Approx(2 * 400 * 1.5));
    CHECK(people(all.study, 1, "youths") == Approx(400 * 0.5));
    CHECK_THROWS_AS(people(all.study, 1, "children"), std::logic_error);
}

TEST_CASE("a target is times x sum of measures over sum of others, with its interval",
          "[results]") {
    Filled filled;
    // Guidance started 20, 24, 28 and day treatment 10, 10, 10 times in two years: 15, 17, 19 a year.
    filled.set(Counter::product_starts, {20, 24, 28}, 0);
    filled.set(Counter::product_starts, {10, 10, 10}, 1);
    filled.set(Counter::users, {200, 200, 200});
    filled.set(Counter::users_wmo, {50, 100, 150});

    SECTION("per inhabitant") {
        const Estimate value =
            target_value(target({"product_starts.guidance", "product_starts.youth_day"},
                                {"inhabitants"}, 1000.0),
                         filled.study, filled.totals);
        // 7.5, 8.5, 9.5 per 1,000 of 2,000: mean 8.5, sd 1, t(2) 4.302653.
        CHECK(value.mean == Approx(8.5));
        CHECK(value.low == Approx(8.5 - 4.302653 / std::sqrt(3.0)).epsilon(1e-6));
        CHECK(value.high == Approx(8.5 + 4.302653 / std::sqrt(3.0)).epsilon(1e-6));
        CHECK(value.count == 3);
    }
    SECTION("over another measure it is a ratio of sums") {
        const Estimate value =
            target_value(target({"users_wmo"}, {"users"}, 100.0), filled.study, filled.totals);
        CHECK(value.mean == Approx(50.0));  // 25, 50, 75 of 100
        // sd 25, t(2) 4.302653.
        CHECK(value.high - value.mean == Approx(4.302653 * 25.0 / std::sqrt(3.0)).epsilon(1e-6));
    }
    SECTION("without a divisor it is a number per year") {
        CHECK(target_value(target({"users"}, {}, 1.0), filled.study, filled.totals).mean ==
              Approx(100.0));
    }
    SECTION("people may stand above the line too") {
        const Estimate value =
            target_value(target({"youths"}, {"inhabitants"}, 100.0), filled.study, filled.totals);
        CHECK(value.mean == Approx(20.0));
        CHECK(value.high == Approx(value.low));
    }
    SECTION("a total of items is the sum of the items") {
        CHECK(target_value(target({"product_starts"}, {}, 1.0), filled.study, filled.totals).mean ==
              Approx(17.0));
    }
    SECTION("a ratio stands alone") {
        filled.set(Counter::team_intake_wait, {86400 * 10, 86400 * 20, 0});
        filled.set(Counter::team_intakes, {1, 2, 3});
        CHECK(
            target_value(target({"team_intake_wait"}, {}, 2.0), filled.study, filled.totals).mean ==
            Approx(2.0 * 30.0 / 6.0));
        CHECK_THROWS_AS(target_value(target({"users", "team_intake_wait"}, {}, 1.0), filled.study,
                                     filled.totals),
                        std::logic_error);
    }
    SECTION("over nothing it is not known") {
        CHECK_FALSE(std::isfinite(
            target_value(target({"users"}, {"users_debt"}, 1.0), filled.study, filled.totals)
                .mean));
    }
}

TEST_CASE("years and areas of the baseline are added up, one area or all", "[results]") {
    const CalibrationStudy all = place();
    const CalibrationStudy second = place(1);
    const Layout layout{all.study.names};
    const auto value = [&](std::int64_t number, std::size_t, std::size_t area, std::size_t year,
                           std::size_t column) -> std::int64_t {
        const bool users = column == layout.at(Counter::users);
        return users ? 1000 * number + 10 * static_cast<std::int64_t>(area) +
                           static_cast<std::int64_t>(year)
                     : 0;
    };
    BaselineTotals both{all};
    BaselineTotals one{second};
    for (std::int64_t number = 1; number <= 2; ++number) {
        const Replication replication = example::replication(all.study, number, value);
        both.add(replication);
        one.add(replication);
    }
    CHECK(both.totals().replications() == 2);
    CHECK(both.totals().years == 2);
    CHECK(both.totals().areas == 2);
    CHECK(one.totals().areas == 1);
    const std::size_t users = layout.at(Counter::users);
    CHECK(both.totals().replication(0)[users] == 1000 + 1001 + 1010 + 1011);
    CHECK(both.totals().replication(1)[users] == 2000 + 2001 + 2010 + 2011);
    CHECK(one.totals().replication(1)[users] == 2010 + 2011);
}

TEST_CASE("a check says how far off, whether inside and whether more futures may turn it",
          "[results]") {
    Filled filled;
    filled.set(Counter::users, {16, 18, 20});  // 8, 9, 10 a year: 9 +- 2.484
    Calibration calibration{.title = {}, .studies = {place()}, .targets = {}, .sources = {}};
    const auto check = [&](double value, double low, double high,
                           std::vector<ConversionStep> steps) {
        Target one = target({"users"}, {}, 1.0);
        one.published = {.value = value, .low = low, .high = high};
        one.conversion = std::move(steps);
        calibration.targets = {one};
        const std::vector<TargetCheck> checks = check_targets(calibration, {filled.totals});
        REQUIRE(checks.size() == 1);
        return checks.front();
    };
    TargetCheck found = check(10.0, 5.0, 15.0, {});
    CHECK(found.model.mean == Approx(9.0));
    CHECK(found.deviation == Approx(-0.1));
    CHECK(found.fit == Fit::inside);
    CHECK(found.certain);
    CHECK(is_settled(calibration, found));
    found = check(10.0, 8.0, 12.0, {});
    CHECK(found.fit == Fit::inside);
    CHECK_FALSE(found.certain);
    found = check(12.0, 10.0, 15.0, {});
    CHECK(found.fit == Fit::outside);
    CHECK_FALSE(found.certain);
    found = check(30.0, 20.0, 40.0, {});
    CHECK(found.fit == Fit::outside);
    CHECK(found.certain);
    CHECK(found.deviation == Approx(-0.7));
    CHECK_FALSE(is_settled(calibration, found));
    calibration.targets[0].places[0].why = {.id = {}, .nl = "klein", .en = "small"};
    CHECK(is_settled(calibration, found));
    // 12,000 persons per month over 2 persons x 12 months / 10,000 = 7.2 households.
    found = check(12000.0, 10000.0, 16000.0, {{.over = 2.0}, {.times = 12.0}, {.over = 10000.0}});
    CHECK(found.published == Approx(7.2));
    CHECK(found.low == Approx(6.0));
    CHECK(found.high == Approx(9.6));
    CHECK(found.deviation == Approx(0.25));
    CHECK(found.fit == Fit::inside);
    // The ends of the range belong to it.
    CHECK(check(9.0, 9.0, 9.0, {}).fit == Fit::inside);
}

TEST_CASE("targets are checked only where they are compared, study after study", "[results]") {
    Filled filled;
    filled.set(Counter::users, {2, 2});
    Calibration calibration{
        .title = {}, .studies = {place(), place(1)}, .targets = {}, .sources = {}};
    Target everywhere = target({"users"}, {}, 1.0);
    everywhere.places = {{.study = 0}, {.study = 1, .use = FigureUse::fitted}};
    Target second = target({"users"}, {}, 1.0);
    second.places = {{.study = 1}};
    calibration.targets = {second, everywhere};
    const std::vector<TargetCheck> checks =
        check_targets(calibration, {filled.totals, filled.totals});
    REQUIRE(checks.size() == 3);
    CHECK((checks[0].study == 0 && checks[0].target == 1));
    CHECK((checks[1].study == 1 && checks[1].target == 0));
    CHECK((checks[2].study == 1 && checks[2].target == 1));
    CHECK(target_place(calibration, checks[0]).use == FigureUse::reported);
    CHECK(target_place(calibration, checks[2]).use == FigureUse::fitted);
}

TEST_CASE("measures by name are amounts when they are per year", "[results]") {
    const std::vector<MeasureName> names = measure_names(example::study().names);
    const auto kind = [&](const std::string& id) {
        const auto found = std::ranges::find(names, id, &MeasureName::id);
        REQUIRE(found != names.end());
        return found->kind;
    };
    CHECK(kind("users") == MeasureName::Kind::amount);
    CHECK(kind("product_starts.guidance") == MeasureName::Kind::amount);
    CHECK(kind("ended_by_duration.guidance.1_to_2_years") == MeasureName::Kind::amount);
    CHECK(kind("starts_by_route.youth_day.gp") == MeasureName::Kind::amount);
    CHECK(kind("utilisation") == MeasureName::Kind::ratio);
    CHECK(kind("budget_enough") == MeasureName::Kind::ratio);
}

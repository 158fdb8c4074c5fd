#include "gebied/results/measure.hpp"
#include "unit/results/example_study.hpp"

#include <catch2/catch_all.hpp>

#include <algorithm>
#include <set>
#include <string>

using namespace gebied;

namespace {

const StudyMeasure& find(const std::vector<StudyMeasure>& all, const std::string& id) {
    const auto found = std::ranges::find(all, id, &StudyMeasure::id);
    REQUIRE(found != all.end());
    return *found;
}

}  // namespace

TEST_CASE("every measure has its own id, words in two languages, a unit and a formula",
          "[results]") {
    std::set<std::string_view> ids;
    for (const Measure& measure : measures()) {
        INFO(measure.id);
        CHECK(ids.insert(measure.id).second);
        CHECK_FALSE(measure.meaning.nl.empty());
        CHECK_FALSE(measure.meaning.en.empty());
        CHECK_FALSE(measure.unit.nl.empty());
        CHECK_FALSE(measure.unit.en.empty());
        CHECK(measure.numerator.size >= 1);
        CHECK((measure.divisor == Divisor::sum) == (measure.denominator.size > 0));
        CHECK(measure.factor > 0.0);
        for (const Counter counter : measure.numerator.all()) {
            CHECK(measure.formula.find(counters[static_cast<std::size_t>(counter)].id) !=
                  std::string_view::npos);
        }
        for (const Counter counter : measure.denominator.all()) {
            CHECK(measure.formula.find(counters[static_cast<std::size_t>(counter)].id) !=
                  std::string_view::npos);
        }
        const bool has_items =
            counters[static_cast<std::size_t>(measure.numerator.parts[0])].dimension !=
            Dimension::none;
        if (!has_items) {
            CHECK(measure.items == Items::total);
        }
        CHECK(find_measure(measure.id) == &measure);
    }
    CHECK(find_measure("no_such_measure") == nullptr);
}

TEST_CASE("the factor of a measure agrees with the units of its counters", "[results]") {
    for (const Measure& measure : measures()) {
        INFO(measure.id);
        const CounterRow& row = counters[static_cast<std::size_t>(measure.numerator.parts[0])];
        const bool money_per_year = measure.divisor == Divisor::years && row.unit == "cent";
        CHECK(money_per_year == (measure.unit.en.substr(0, 4) == "euro"));
        CHECK((measure.factor == 0.01) == money_per_year);
        const bool seconds =
            row.unit.size() > 8 && row.unit.substr(row.unit.size() - 8) == "-seconds";
        const bool over_seconds =  // a share of time
            measure.denominator.size > 0 &&
            counters[static_cast<std::size_t>(measure.denominator.parts[0])].unit.ends_with(
                "-seconds");
        CHECK((seconds && !over_seconds) == (measure.factor < 1.0e-4));
        for (const Counter counter : measure.numerator.all()) {
            CHECK(counters[static_cast<std::size_t>(counter)].unit == row.unit);
        }
    }
}

TEST_CASE("a measure per item exists for every item of the study", "[results]") {
    const Study study = example::study();
    const Layout layout{study.names};
    const std::vector<StudyMeasure> all = study_measures(layout.columns());
    const StudyMeasure& total = find(all, "decision_to_start");
    CHECK(total.item.empty());
    CHECK(total.numerator == std::vector<std::size_t>{layout.at(Counter::decision_to_start, 0),
                                                      layout.at(Counter::decision_to_start, 1)});
    CHECK(total.denominator == std::vector<std::size_t>{layout.at(Counter::product_starts, 0),
                                                        layout.at(Counter::product_starts, 1)});
    const std::string product = layout.columns()[layout.at(Counter::product_starts, 1)].item;
    const StudyMeasure& one = find(all, "decision_to_start." + product);
    CHECK(one.numerator == std::vector<std::size_t>{layout.at(Counter::decision_to_start, 1)});
    CHECK(one.denominator == std::vector<std::size_t>{layout.at(Counter::product_starts, 1)});
    CHECK(std::ranges::find(all, "spent", &StudyMeasure::id) == all.end());
    CHECK(find(all, "spent.wmo").item == "wmo");
    // Over what has no items, each item is divided by the same.
    const std::string domain = layout.columns()[layout.at(Counter::self_sufficient_time)].item;
    const StudyMeasure& managing = find(all, "self_sufficiency." + domain);
    CHECK(managing.numerator == std::vector<std::size_t>{layout.at(Counter::self_sufficient_time)});
    CHECK(managing.denominator == std::vector<std::size_t>{layout.at(Counter::household_time)});
}

TEST_CASE("values are sums times a factor over years, area-years or other counters", "[results]") {
    const Study study = example::study();
    const Layout layout{study.names};
    const std::vector<StudyMeasure> all = study_measures(layout.columns());
    Totals totals{.width = layout.width(), .sums = {}, .years = 5, .areas = 2};
    totals.sums.resize(2 * layout.width());
    const auto set = [&](std::size_t replication, std::size_t column, std::int64_t value) {
        totals.sums[replication * totals.width + column] = value;
    };
    set(0, layout.at(Counter::overrun_total), 12'345);
    set(1, layout.at(Counter::overrun_total), 500);
    set(0, layout.at(Counter::budget_enough), 7);
    set(0, layout.at(Counter::team_intake_wait), 86'400 * 30);
    set(0, layout.at(Counter::team_intakes), 4);

    const MeasureValues overrun = values_of(find(all, "overrun_total"), totals);
    CHECK(overrun.numerators[0] == Catch::Approx(123.45));
    CHECK(overrun.numerators[1] == Catch::Approx(5.0));
    CHECK(overrun.denominators == std::vector<double>{5.0, 5.0});
    const MeasureValues enough = values_of(find(all, "budget_enough"), totals);
    CHECK(enough.numerators[0] == 7.0);
    CHECK(enough.denominators[0] == 10.0);
    const MeasureValues wait = values_of(find(all, "team_intake_wait"), totals);
    CHECK(wait.numerators[0] == Catch::Approx(30.0));
    CHECK(wait.denominators == std::vector<double>{4.0, 0.0});
}

#include "gebied/base/problem.hpp"
#include "gebied/report/comparison.hpp"
#include "gebied/report/wording.hpp"
#include "unit/report/example_result.hpp"

#include <catch2/catch_all.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <string>

using namespace gebied;
using Catch::Approx;
using Catch::Matchers::ContainsSubstring;

namespace {

Comparison compared(const std::string& name, const ComparisonChoice& choice = {},
                    std::int64_t replications = 4) {
    const example::Folder folder{name};
    example::write_checkable(folder / "r.gebied", example::study(), replications);
    return compare(ResultReader{folder / "r.gebied"}, choice);
}

const MeasureComparison& row(const Comparison& comparison, std::string_view id) {
    const MeasureComparison* found = comparison.find(id);
    REQUIRE(found != nullptr);
    return *found;
}

}  // namespace

TEST_CASE("means, quantiles and paired differences are those of a calculation by hand",
          "[report]") {
    const Comparison comparison = compared("by_hand");
    const MeasureComparison& overrun = row(comparison, "overrun_total");
    // Euro per year over two years: 50, 100, 150, 200.
    CHECK(overrun.scenarios[0].mean.mean == Approx(125.0));
    CHECK(overrun.scenarios[0].p10 == Approx(65.0));
    CHECK(overrun.scenarios[0].p50 == Approx(125.0));
    CHECK(overrun.scenarios[0].p90 == Approx(185.0));
    // Differences -20, -30, -20, -30: sd 5.773503, standard error 2.886751, t(3) = 3.182446.
    const MeasureDifference& difference = overrun.differences[0];
    CHECK(difference.estimate.mean == Approx(-25.0));
    CHECK(difference.estimate.standard_error == Approx(2.886751).epsilon(1e-6));
    CHECK(difference.estimate.low == Approx(-34.186935).epsilon(1e-6));
    CHECK(difference.estimate.high == Approx(-15.813065).epsilon(1e-6));
    CHECK(difference.verdict == Verdict::better);
    CHECK(difference.better.happened == 4);
    CHECK(difference.better.count == 4);

    const MeasureComparison& users = row(comparison, "users");
    CHECK(users.differences[0].estimate.mean == Approx(1.25));
    // 0.5, 1, 1.5, 2: standard error 0.322749, so 0.22 to 2.28.
    CHECK(users.differences[0].verdict == Verdict::higher);
    CHECK(users.differences[0].side == Side::higher);
    CHECK(users.differences[0].better.happened == 4);
}

TEST_CASE("a ratio of sums is the ratio of the sums over all futures", "[report]") {
    const Comparison comparison = compared("ratio");
    const MeasureComparison& wait = row(comparison, "team_intake_wait");
    CHECK(wait.scenarios[0].mean.mean == Approx(10.0));  // 100 days over 10 intakes
    CHECK(wait.scenarios[1].mean.mean == Approx(11.0));  // 110 over 10
    CHECK(wait.differences[0].estimate.mean == Approx(1.0));
    CHECK(wait.differences[0].better.happened == 0);
    CHECK(wait.differences[0].verdict == Verdict::no_difference);  // one of four futures differs
}

TEST_CASE("a copy of the baseline differs by exactly nothing and is called equal", "[report]") {
    const Comparison comparison = compared("copy");
    for (const MeasureComparison& one : comparison.measures) {
        INFO(one.measure.id);
        const MeasureDifference& difference = one.differences[1];
        CHECK(difference.verdict == Verdict::identical);
        CHECK(difference.better.happened == 0);
        if (std::isfinite(difference.estimate.mean)) {
            CHECK(difference.estimate.mean == 0.0);
            CHECK(difference.estimate.low == 0.0);
            CHECK(difference.estimate.high == 0.0);
        }
    }
    const std::string dutch = comparison_text(comparison, Language::nl, Extent::headline);
    const std::string table = dutch.substr(dutch.find("\nKopie"));
    CHECK_THAT(table, ContainsSubstring("gelijk"));
    CHECK_THAT(table, !ContainsSubstring("verschil ("));
    CHECK_THAT(comparison_text(comparison, Language::en, Extent::headline),
               ContainsSubstring("identical"));
}

TEST_CASE("the overview shows every scenario, and a difference only where there is one",
          "[report]") {
    const Comparison comparison = compared("overview");
    const std::string dutch = comparison_text(comparison, Language::nl);
    const std::string english = comparison_text(comparison, Language::en, Extent::overview);
    for (const ScenarioRecord& scenario : comparison.scenarios) {
        CHECK_THAT(dutch, ContainsSubstring(name_in(scenario.label, Language::nl)));
        CHECK_THAT(english, ContainsSubstring(name_in(scenario.label, Language::en)));
    }
    CHECK_THAT(dutch, ContainsSubstring("geen aantoonbaar verschil in dit model"));
    CHECK_THAT(english, ContainsSubstring("exactly equal"));
    // Euros never stand without the households that got nothing.
    CHECK_THAT(dutch, ContainsSubstring("overschrijding") && ContainsSubstring("recht, maar"));
}

TEST_CASE("where the interval holds 0 the only words are no demonstrable difference", "[report]") {
    const Comparison comparison = compared("no_difference");
    const MeasureComparison& spent = row(comparison, "spent_total");
    CHECK(spent.differences[0].estimate.mean == Approx(0.0));
    CHECK(spent.differences[0].verdict == Verdict::no_difference);
    CHECK_THAT(comparison_text(comparison, Language::nl, Extent::headline),
               ContainsSubstring("geen aantoonbaar verschil (−9 tot 9)"));
    CHECK_THAT(comparison_text(comparison, Language::en, Extent::headline),
               ContainsSubstring("no demonstrable difference (−9 to 9)"));
}

TEST_CASE("a measure of which nothing was counted says nothing about a difference", "[report]") {
    const Comparison comparison = compared("empty_ratio");
    const MeasureComparison& decided = row(comparison, "decision_in_time");
    CHECK_FALSE(std::isfinite(decided.scenarios[0].mean.mean));
    CHECK(decided.differences[0].verdict == Verdict::identical);
    CHECK(decided.differences[0].better.count == 0);
}

TEST_CASE("one future shows no difference, whatever it says", "[report]") {
    const Comparison comparison = compared("single", {}, 1);
    CHECK(row(comparison, "overrun_total").differences[0].verdict == Verdict::no_difference);
    CHECK(row(comparison, "overrun_total").differences[1].verdict == Verdict::identical);
    const std::string text = comparison_text(comparison, Language::en, Extent::headline);
    CHECK_THAT(text, ContainsSubstring("1 future of 4 asked: NOT COMPLETE"));
    CHECK_THAT(text, ContainsSubstring("A single future"));
}

TEST_CASE("the header says regime, number of futures and years, and amounts have company",
          "[report]") {
    const Comparison comparison = compared("header");
    const std::string text = comparison_text(comparison, Language::nl, Extent::headline);
    CHECK_THAT(text, ContainsSubstring("Regime: absoluut"));
    CHECK_THAT(text,
               ContainsSubstring("4 toekomsten, 2027 tot en met 2028, alle 2 gebieden samen"));
    CHECK_THAT(text, ContainsSubstring("alleen toeval"));
    CHECK_THAT(text, ContainsSubstring("Eén gebiedsbudget (vanaf 2028-01-01)"));
    CHECK_THAT(text, ContainsSubstring("beter: −25 (−34 tot −16); beter in alle toekomsten"));
    const std::size_t ceiling = text.find("plafond (euro per jaar)");
    const std::size_t overrun = text.find("overschrijding naast het plafond (euro per jaar)");
    const std::size_t without =
        text.find("huishoudens met recht op hulp die dat jaar zonder bleven");
    CHECK(ceiling < overrun);
    CHECK(overrun < without);
    CHECK(without != std::string::npos);
    CHECK_THAT(text, ContainsSubstring("500.000"));  // the ceiling, on average per year
    CHECK_THAT(comparison_text(comparison, Language::en, Extent::headline),
               ContainsSubstring("500,000"));
}

TEST_CASE("an amount that is asked for brings the overrun and who got nothing", "[report]") {
    const Comparison comparison = compared("company", {.measures = {"spent.youth_care"}});
    REQUIRE(comparison.measures.size() == 3);
    CHECK(comparison.find("overrun_total") != nullptr);
    CHECK(comparison.find("entitled_waited") != nullptr);
    const MeasureComparison& spent = row(comparison, "spent.youth_care");
    CHECK(spent.name(Language::nl) == "uitgaven binnen het plafond, per geldstroom: jeugdhulp");
    CHECK(spent.differences[0].estimate.mean == Approx(0.005));
    CHECK(spent.differences[0].verdict == Verdict::higher);
    CHECK_THAT(comparison_text(comparison, Language::nl, Extent::headline),
               ContainsSubstring("jeugdhulp (euro per jaar)"));
}

TEST_CASE("one area is compared by itself", "[report]") {
    const Comparison second = compared("area", {.measures = {"ceiling"}, .area = 1});
    CHECK(row(second, "ceiling").scenarios[0].mean.mean == 0.0);
    CHECK_THAT(comparison_text(second, Language::nl, Extent::headline),
               ContainsSubstring("Aa-landen"));
    const Comparison first = compared("area", {.measures = {"ceiling"}, .area = 0});
    CHECK(row(first, "ceiling").scenarios[0].mean.mean == Approx(500'000.0));
}

TEST_CASE("a measure that does not exist is an input error with the nearest one", "[report]") {
    try {
        static_cast<void>(compared("unknown", {.measures = {"overun_total", "spent_totl"}}));
        FAIL("no error");
    } catch (const InputError& error) {
        REQUIRE(error.problems().size() == 2);
        CHECK_THAT(error.problems()[0].text, ContainsSubstring("did you mean overrun_total?"));
        CHECK_THAT(error.problems()[1].text, ContainsSubstring("did you mean spent_total?"));
    }
}

TEST_CASE("data have full precision, and what is unknown is empty or null", "[report]") {
    const Comparison comparison =
        compared("data", {.measures = {"overrun_total", "decision_in_time"}});
    const std::string csv = comparison_csv(comparison);
    CHECK(std::ranges::count(csv, '\n') == 1 + static_cast<long>(comparison.measures.size()) * 3);
    CHECK_THAT(csv,
               ContainsSubstring(
                   "overrun_total,,overschrijding naast het plafond,overrun beside the ceiling,"
                   "euro per year,less_is_better,,pooled,baseline,2027,2028,4,100,"));
    const nlohmann::json json = nlohmann::json::parse(comparison_json(comparison));
    CHECK(json["seed"] == "18446744073709551615");
    CHECK(json["state"] == "complete");
    CHECK(json["scenarios"][0]["regime"] == "absolute");
    const auto find = [&](const std::string& id) {
        return *std::ranges::find_if(json["measures"],
                                     [&](const auto& one) { return one["id"] == id; });
    };
    const nlohmann::json overrun = find("overrun_total");
    CHECK(overrun["scenarios"][0]["mean"] ==
          comparison.find("overrun_total")->scenarios[0].mean.mean);
    CHECK(overrun["scenarios"][0]["difference"].is_null());
    CHECK(overrun["scenarios"][1]["difference"]["mean"].get<double>() == Approx(-25.0));
    CHECK(overrun["scenarios"][1]["difference"]["verdict"] == "better");
    CHECK(overrun["scenarios"][2]["difference"]["verdict"] == "identical");
    CHECK(find("decision_in_time")["scenarios"][0]["mean"].is_null());
}

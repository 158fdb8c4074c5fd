#include "gebied/report/briefing.hpp"
#include "report/briefing/facts.hpp"
#include "report/briefing/html.hpp"
#include "report/briefing/numbers.hpp"
#include "report/briefing/words.hpp"
#include "unit/report/example_result.hpp"

#include <catch2/catch_all.hpp>
#include <limits>
#include <nlohmann/json.hpp>

using namespace gebied;
using namespace gebied::briefing;
using Catch::Matchers::ContainsSubstring;

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

Figure figure(double mean, double low, double high, Unit unit = Unit::count) {
    return {.estimate = {.mean = mean, .low = low, .high = high, .standard_error = 1.0, .count = 9},
            .cell = "c",
            .unit = unit};
}

}  // namespace

TEST_CASE("a mean has the digits that the first of its half width leaves", "[briefing]") {
    const Numbers dutch{Language::nl};
    CHECK(dutch.mean(figure(0.4821, 0.452, 0.512, Unit::share)).plain() == "48% (45 tot 51%)");
    CHECK(dutch.level(figure(1234.56, 1214.0, 1255.0)).plain() == "1.230");
    CHECK(dutch.level(figure(63'200.0, 55'000.0, 72'000.0, Unit::euro)).plain() == "€\u00a063.000");
    CHECK(Numbers{Language::en, Money::thousands}
              .mean(figure(63'200.0, 55'000.0, 72'000.0, Unit::euro))
              .plain() == "63 (55 to 72)");
    CHECK(dutch.mean(figure(7.0, 7.0, 7.0)).plain() == "7");
    CHECK(dutch.mean(figure(7.25, -infinite, infinite)).plain() == "~7,3");
    CHECK(
        dutch.mean(figure(std::numeric_limits<double>::quiet_NaN(), -infinite, infinite)).plain() ==
        "–");
}

TEST_CASE("the interval of a share stays a share", "[briefing]") {
    CHECK(Numbers{Language::nl}.mean(figure(0.05, -0.05, 0.15, Unit::share)).plain() ==
          "10% (0 tot 20%)");
}

TEST_CASE("no end of a difference that is shown reads as zero", "[briefing]") {
    const Numbers dutch{Language::nl};
    CHECK(dutch.change(figure(-1.6, -2.9, -0.3)).plain() == "−1,6 (−2,9 tot −0,3)");
    CHECK(dutch.change(figure(0.37, 0.35, 0.39, Unit::share)).plain() == "+37 (35 tot 39)");
    CHECK(dutch.size(figure(-1.6, -2.9, -0.3)).plain() == "1,6 (0,3 tot 2,9)");
    CHECK(dutch.magnitude(figure(-149.0, -159.0, -138.0)).plain() == "150");
}

TEST_CASE("a number keeps its cell in every form", "[briefing]") {
    const Phrase phrase =
        Phrase::text("om ") + Numbers{Language::nl}.level(figure(0.48, 0.45, 0.51, Unit::share));
    CHECK(inline_html(phrase).markup ==
          R"(om <data value="0.48" data-cell="c|mean" data-times="0.01">48</data>%)");
    CHECK(phrase.json()[1] ==
          nlohmann::json{{"text", "48"}, {"cell", "c|mean"}, {"value", 0.48}, {"times", 0.01}});
}

TEST_CASE("what a study writes cannot become markup", "[briefing]") {
    CHECK(inline_html(Phrase::name("<script>\"&'\x01")).markup ==
          "<span data-name>&lt;script&gt;&quot;&amp;&#39;</span>");
}

TEST_CASE("a sentence takes exactly what it names", "[briefing]") {
    const Words words{Language::nl};
    CHECK(words("often.of_ten", {{"parts", Phrase::text("acht")}}).plain() ==
          "ongeveer acht van de 10");
    CHECK_THROWS(words("often.of_ten"));
    CHECK_THROWS(words("often.none", {{"parts", Phrase::text("acht")}}));
    CHECK_THROWS(words("no.such.sentence"));
}

TEST_CASE("a briefing puts in what was drawn, and fails in words when nothing was", "[briefing]") {
    const example::Folder folder{"briefing"};
    example::write_checkable(folder / "r.sqlite", example::study());
    const ResultReader reader{folder / "r.sqlite"};
    BriefingSettings settings{.language = Language::en, .program_version = "9.9"};
    settings.draw = [](const std::string& pictures) {
        nlohmann::json drawn = nlohmann::json::object();
        const auto order = nlohmann::json::parse(pictures);
        for (const auto& picture : order["pictures"]) {
            drawn[picture["id"].get<std::string>()] = "<svg>drawn</svg>";
        }
        return drawn.dump();
    };
    const std::string page = briefing_html(reader, settings);
    CHECK_THAT(page, ContainsSubstring("<svg>drawn</svg>") && ContainsSubstring("gebied 9.9") &&
                         ContainsSubstring(R"(<html lang="en">)"));
    settings.draw = [](const std::string&) { return std::string{"{}"}; };
    CHECK_THROWS_AS(briefing_html(reader, settings), ResultError);
    settings.draw = [](const std::string&) { return std::string{"no JSON"}; };
    CHECK_THROWS_AS(briefing_html(reader, settings), ResultError);
}

TEST_CASE("a column that an older result lacks is named, never read as zero", "[briefing]") {
    const example::Folder folder{"lacks"};
    example::write_checkable(folder / "r.gebied", example::study(), 2);
    const ResultReader result{folder / "r.gebied"};
    const Facts facts{result};
    const auto of = [](std::vector<std::string> names) {
        return Sum{.plus = std::move(names), .minus = {}, .over = {}, .unit = Unit::euro};
    };
    CHECK_FALSE(facts.has(of({"spent_total", "spent_tomorrow"})));
    CHECK_THROWS_WITH(facts.yearly(of({"spent_total", "spent_tomorrow"}), 0),
                      ContainsSubstring("has no column spent_tomorrow"));
    CHECK(facts.yearly(of({"spent_tomorrow.*"}), 0).estimate.mean == 0.0);  // of an empty list
}

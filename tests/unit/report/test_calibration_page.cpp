#include "gebied/report/calibration_page.hpp"

#include "gebied/input/read_calibration.hpp"
#include "unit/results/example_study.hpp"

#include <catch2/catch_all.hpp>

#include <algorithm>
#include <set>
#include <sstream>
#include <string>
#include <vector>

using namespace gebied;
using Catch::Matchers::ContainsSubstring;

namespace {

Label text(const std::string& nl, const std::string& en) {
    return {.id = {}, .nl = nl, .en = en};
}

/// One study, three targets: inside and fitted, outside and explained, outside and not explained.
Calibration calibration() {
    Calibration made{.title = text("Proef", "Try"), .studies = {}, .targets = {}, .sources = {}};
    made.studies = {{.label = {.id = "here", .nl = "Hier", .en = "Here"},
                     .file = "../areas/here.yaml",
                     .study = example::study(),
                     .area = std::nullopt}};
    made.sources = made.studies[0].study.sources;  // cbs
    for (Timeline& timeline : made.studies[0].study.baseline.areas) {
        timeline.front().model.households.inhabitants = 500.0;
    }
    Target users{
        .label = {.id = "users", .nl = "gebruikers", .en = "users"},
        .unit = text("per 1.000 inwoners", "per 1,000 inhabitants"),
        .measure = {"users"},
        .per = {"inhabitants"},
        .times = 1000.0,
        .published = {.value = 1164800.0,
                      .low = 1050000.0,
                      .high = 1280000.0,
                      .unit = text("personen", "persons"),
                      .source = "cbs",
                      .year = "2019",
                      .row = "C03",
                      .grade = "measured",
                      .note = text("Een noot.", "A note.")},
        .conversion = {{.over = 1.14, .note = text("per huishouden", "per household")},
                       {.over = 17282.0, .note = text("duizend inwoners", "thousand inhabitants")}},
        .places = {{.study = 0, .use = FigureUse::fitted}}};
    Target wmo = users;
    wmo.label = {.id = "wmo", .nl = "Wmo", .en = "Wmo"};
    wmo.unit = text("% van de gebruikers", "% of users");
    wmo.measure = {"users_wmo", "users_debt"};
    wmo.per = {"users"};
    wmo.times = 100.0;
    wmo.published = {.value = 12.5,
                     .low = 10.0,
                     .high = 15.0,
                     .unit = text("%", "%"),
                     .source = "cbs",
                     .year = "2020"};
    wmo.conversion = {};
    wmo.places = {{.study = 0, .why = text("Een | streep en <b>", "A | bar and <b>")}};
    Target debt = wmo;
    debt.label = {.id = "debt", .nl = "schulden", .en = "debts"};
    debt.measure = {"users_debt"};
    debt.published.source = "unknown";
    debt.places = {{.study = 0}};
    made.targets = {users, wmo, debt};
    return made;
}

/// Two futures: users 58 and 62 a year, of whom 20% Wmo and 5% debt help.
std::vector<TargetCheck> checks(const Calibration& made) {
    BaselineTotals sums{made.studies[0]};
    const Layout layout{made.studies[0].study.names};
    for (std::int64_t number = 1; number <= 2; ++number) {
        sums.add(example::replication(made.studies[0].study, number,
                                      [&](std::int64_t, std::size_t, std::size_t area, std::size_t,
                                          std::size_t column) -> std::int64_t {
                                          const std::int64_t users =
                                              area == 0 ? (number == 1 ? 58 : 62) : 0;
                                          return column == layout.at(Counter::users) ? users
                                                 : column == layout.at(Counter::users_wmo)
                                                     ? users * 10
                                                 : column == layout.at(Counter::users_debt)
                                                     ? users * 2
                                                     : 0;
                                      }));
    }
    return check_targets(made, {sums.totals()});
}

std::string page(Language language) {
    const Calibration made = calibration();
    return calibration_page(made, checks(made),
                            {.command = "gebied calibrate t.yaml -r 2", .program_version = "0.1.0"},
                            language);
}

std::vector<std::string> lines_with(const std::string& page, const std::string& word) {
    std::vector<std::string> found;
    std::istringstream in{page};
    for (std::string line; std::getline(in, line);) {
        if (line.find(word) != std::string::npos) {
            found.push_back(line);
        }
    }
    return found;
}

}  // namespace

TEST_CASE("every number on the page is that of the arithmetic", "[report]") {
    const std::string english = page(Language::en);
    // 58 and 62 of 1,000 inhabitants: 60, sd 2.83, t(1) 12.7062: 60 +- 25.4. Published: 1,164,800 /
    // 1.14 / 17,282 = 59.12, 53.30 to 64.97; 60 / 59.12 = 1.015.
    CHECK(
        lines_with(english, "| users (").front() ==
        "| users (per 1,000 inhabitants) | 60 (35 to 85) | 59.1 (53.3 to 65.0) | +1% | inside \\* | "
        "fitted | CBS 2019, C03 |");
    CHECK(
        lines_with(english, "| Wmo (").front() ==
        "| Wmo (% of users) | 1,200 | 12.5 (10 to 15) | +9,500% | **outside** | reported | CBS 2020 |");
    CHECK(
        lines_with(english, "| debts (").front() ==
        "| debts (% of users) | 200 | 12.5 (10 to 15) | +1,500% | **outside** | reported | unknown "
        "2020 |");
    CHECK(
        lines_with(english, "- **users**").front() ==
        "- **users**, CBS 2019, C03: 1,164,800 persons [measured] / 1.14 (per household) / 17,282 "
        "(thousand inhabitants) = 59.1 per 1,000 inhabitants; model: `1,000 × users / "
        "inhabitants`. A note.");
    CHECK(lines_with(english, "- **Wmo**").front() ==
          "- **Wmo**, CBS 2020: 12.5 %; model: `100 × (users_wmo + users_debt) / users`.");
    CHECK(lines_with(english, "| Here |").front() == "| Here | 1 of 3 | 1 of 1 | 0 of 2 | 1 | 1 |");
    CHECK(lines_with(english, "(+9,500%)").front() ==
          "- **Wmo**, Here (+9,500%): A \\| bar and &lt;b&gt;");
    CHECK(lines_with(english, "(+1,500%)").front() ==
          "- **debts**, Here (+1,500%): **not explained.**");
    CHECK(lines_with(english, "- cbs").front() ==
          "- cbs: Een titel, met komma, CBS, 2025, CC BY 4.0, <https://example.org>");
    CHECK_THAT(english, ContainsSubstring("    gebied calibrate t.yaml -r 2\n"));
    CHECK_THAT(english,
               ContainsSubstring("Study `../areas/here.yaml`: 4 futures, 2027 to 2028, seed "
                                 "18446744073709551615, contents 00f1e2d3c4b5a697."));
}

TEST_CASE("the page exists in Dutch, with Dutch numbers", "[report]") {
    const std::string dutch = page(Language::nl);
    CHECK(
        lines_with(dutch, "| gebruikers (").front() ==
        "| gebruikers (per 1.000 inwoners) | 60 (35 tot 85) | 59,1 (53,3 tot 65,0) | +1% | binnen "
        "\\* | geijkt | CBS 2019, C03 |");
    CHECK(lines_with(dutch, "- **gebruikers**").front() ==
          "- **gebruikers**, CBS 2019, C03: 1.164.800 personen [gemeten] / 1,14 (per huishouden) / "
          "17.282 (duizend inwoners) = 59,1 per 1.000 inwoners; model: `1.000 × users / "
          "inhabitants`. Een noot.");
    CHECK(lines_with(dutch, "| Hier |").front() ==
          "| Hier | 1 van 3 | 1 van 1 | 0 van 2 | 1 | 1 |");
    CHECK_THAT(dutch, ContainsSubstring("**niet verklaard.**"));
    CHECK_THAT(dutch, !ContainsSubstring("outside"));
}

TEST_CASE("the same calibration gives the same page", "[report]") {
    CHECK(page(Language::en) == page(Language::en));
}

TEST_CASE("what cannot be computed is said, not shown as a number", "[report]") {
    Calibration made = calibration();
    made.targets.resize(1);
    made.targets[0].per = {"users_youth"};
    const std::string english = calibration_page(
        made, checks(made), {.command = "c", .program_version = "v"}, Language::en);
    CHECK_THAT(english,
               ContainsSubstring("| – | 59.1 (53.3 to 65.0) | – | cannot be said | fitted |"));
    CHECK_THAT(english, ContainsSubstring("**users**, Here (–): **not explained.**"));
    made.targets.clear();
    CHECK_THAT(calibration_page(made, checks(made), {.command = "c", .program_version = "v"},
                                Language::en),
               ContainsSubstring("## Outside the range\n\nNone.\n"));
}

TEST_CASE("text of others cannot change the page around it", "[report]") {
    CHECK(markdown_text("a|b `c` *d* <e>&\nf") == "a\\|b \\`c\\` \\*d\\* &lt;e&gt;&amp; f");
    Calibration made = calibration();
    made.studies[0].file = "a`b\n# c";
    made.sources[0].address = "javascript:alert(1)> [x](y)";
    made.targets[0].label.en = "x | y\n| z";
    const std::string english = calibration_page(
        made, checks(made), {.command = "gebied\n# no", .program_version = "v"}, Language::en);
    CHECK_THAT(english, ContainsSubstring("Study `a b # c`:"));
    CHECK_THAT(english, ContainsSubstring("    gebied # no\n"));
    CHECK_THAT(english, ContainsSubstring("javascript:alert(1)&gt; \\[x\\](y)"));
    CHECK_THAT(english, ContainsSubstring("| x \\| y \\| z ("));
}

TEST_CASE("numbers keep the decimals that they have", "[report]") {
    CHECK(exact_number_text(17.8, Language::en) == "17.8");
    CHECK(exact_number_text(1164800.0, Language::en) == "1,164,800");
    CHECK(exact_number_text(1.3686, Language::nl) == "1,3686");
    CHECK(exact_number_text(0.07, Language::en) == "0.07");
    CHECK(exact_number_text(0.0, Language::en) == "0");
}

TEST_CASE("the shipped targets are valid, sourced and fit for the areas they name", "[report]") {
    const Calibration shipped =
        read_calibration(GEBIED_SOURCE_DIR "/scenarios/calibration/targets.yaml", measure_names);
    std::set<std::string> rows;
    std::size_t reported = 0;
    for (const Target& target : shipped.targets) {
        INFO(target.label.id);
        rows.insert(target.published.row);
        CHECK_FALSE(target.published.grade.empty());
        for (const TargetPlace& place : target.places) {
            reported += place.use == FigureUse::reported ? 1U : 0U;
        }
        // A range of 20 times its figure would say nothing.
        CHECK(target.published.high < 20.0 * target.published.value);
    }
    CHECK(shipped.targets.size() >= 16);
    CHECK(rows.size() >= 10);
    CHECK(reported >= 4);
}

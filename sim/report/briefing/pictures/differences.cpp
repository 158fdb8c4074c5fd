#include "report/briefing/picture.hpp"

#include <array>
#include <fmt/format.h>

namespace gebied::briefing {

namespace {
constexpr std::array<std::string_view, 4> shown{"budget_enough", "overrun_total", "entitled_waited",
                                                "team_intake_wait"};
}

Picture differences(const Context& context) {
    const Words& words = context.words;
    Picture picture{.id = "differences"};
    if (context.one_scenario()) {
        picture.absent = words("absent.one_scenario");
        return picture;
    }
    if (context.one_future()) {
        picture.absent = words("absent.one_future");
        return picture;
    }
    const auto enough = context.scenarios_with("budget_enough", Verdict::better);
    const auto without = context.scenarios_with("entitled_waited", Verdict::worse);
    const Phrase people =
        without.empty()
            ? words("differences.nobody_without")
            : words(without.size() == 1 ? "differences.one_without" : "differences.some_without",
                    {{"number", context.numbers.whole(static_cast<std::int64_t>(without.size()),
                                                      "verdicts|entitled_waited|worse")}});
    picture.title =
        enough.empty()
            ? words("differences.title.none", {{"people", people}})
            : words(enough.size() == 1 ? "differences.title.one" : "differences.title.some",
                    {{"number", context.numbers.whole(static_cast<std::int64_t>(enough.size()),
                                                      "verdicts|budget_enough|better")},
                     {"people", people}});
    picture.note = words("differences.note");
    picture.columns.push_back(words("column.scenario"));
    for (const std::string_view measure : shown) {
        picture.columns.push_back(words(fmt::format("measure.{}.unit", measure)));
        picture.labels["heads"].push_back(words(fmt::format("measure.{}", measure)).json());
        picture.labels["units"].push_back(words(fmt::format("measure.{}.per", measure)).json());
        picture.labels["times"].push_back(measure == "budget_enough"   ? 0.01
                                          : measure == "overrun_total" ? 1000.0
                                                                       : 1.0);
    }
    for (const std::string_view id :
         {"better", "worse", "no_difference", "identical", "higher", "lower", "unknown"}) {
        picture.labels["verdicts"][std::string{id}] = words.plain(fmt::format("verdict.{}", id));
    }
    for (std::size_t s = 1; s < context.facts.scenarios(); ++s) {
        std::vector<Cell> row{named(context.scenario(s))};
        for (const std::string_view measure : shown) {
            const Figure figure = context.facts.change(measure, s);
            Cell cell = measured(context.thousands, figure);
            cell.phrase = context.change(measure, s, context.thousands);
            cell.label = {};
            cell.mark = gebied::name_of(context.facts.verdict(measure, s));
            row.push_back(std::move(cell));
        }
        picture.rows.push_back(std::move(row));
    }
    return picture;
}

}  // namespace gebied::briefing

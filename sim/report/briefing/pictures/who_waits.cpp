#include "report/briefing/picture.hpp"

#include <array>
#include <fmt/format.h>

namespace gebied::briefing {

Picture who_waits(const Context& context) {
    const Words& words = context.words;
    const Facts& facts = context.facts;
    Picture picture{.id = "who-waits"};
    const auto worse = context.scenarios_with("entitled_waited", Verdict::worse);
    if (!worse.empty()) {
        picture.title =
            words("waits.title.worse",
                  {{"scenario", context.scenario(worse.front())},
                   {"change",
                    context.numbers.magnitude(facts.change("entitled_waited", worse.front()))}});
    } else if (facts.level("entitled_waited", 0).estimate.mean == 0.0) {
        picture.title =
            words(context.one_scenario() ? "waits.title.nobody_alone" : "waits.title.nobody");
    } else {
        picture.title =
            words("waits.title.now",
                  {{"number", context.numbers.level(facts.level("entitled_waited", 0))}});
    }
    picture.note = words("waits.note");
    picture.columns = {words("column.scenario"), words("waits.team"), words("waits.money"),
                       words("waits.place"), words("waits.entitled")};
    for (std::size_t s = 0; s < facts.scenarios(); ++s) {
        std::vector<Cell> row{named(context.scenario(s))};
        for (const MonthlySeries series :
             {MonthlySeries::waiting_team, MonthlySeries::waiting_money,
              MonthlySeries::waiting_place}) {
            const Figure figure = facts.monthly(series, s);
            row.push_back(measured(context.numbers, figure));
        }
        const Figure entitled = facts.level("entitled_waited", s);
        row.push_back(measured(context.numbers, entitled));
        picture.rows.push_back(std::move(row));
    }
    picture.labels["waiting"] = words("waits.axis").json();
    picture.labels["entitled"] = words("waits.entitled_axis").json();
    return picture;
}

}  // namespace gebied::briefing

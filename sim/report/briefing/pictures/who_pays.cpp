#include "report/briefing/picture.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <utility>
#include <vector>

namespace gebied::briefing {

Picture who_pays(const Context& context) {
    const Words& words = context.words;
    const Facts& facts = context.facts;
    Picture picture{.id = "who-pays"};
    if (nothing_to_compare(context, picture)) {
        return picture;
    }
    std::vector<std::pair<Phrase, Sum>> payers{
        {words("pays.area"),
         {.plus = {"spent_total", "overrun_total"}, .minus = {}, .over = {}, .unit = Unit::euro}}};
    // Of whom nothing is known there is nothing to show.
    const auto add = [&](Phrase name, const std::string& columns) {
        const Sum cost{.plus = {columns}, .minus = {}, .over = {}, .unit = Unit::euro};
        bool pays = false;
        for (std::size_t s = 0; facts.has(cost) && s < facts.scenarios(); ++s) {
            pays = pays || facts.yearly(cost, s).estimate.mean != 0.0;
        }
        if (pays) {
            payers.emplace_back(std::move(name), cost);
        }
    };
    add(words("pays.city"), "city_paid.*");
    for (const Label& payer : facts.result().names().payers) {
        add(context.item(Dimension::payer, payer.id), fmt::format("payer_cost.{}", payer.id));
    }
    picture.columns.push_back(words("column.scenario"));
    std::vector<Cell> now{named(words("pays.now"))};
    for (const auto& [name, cost] : payers) {
        picture.columns.push_back(name);
        now.push_back(measured(context.thousands, facts.yearly(cost, 0)));
    }
    picture.rows.push_back(std::move(now));
    Tally tally;
    for (std::size_t s = 1; s < facts.scenarios(); ++s) {
        Sides sides;
        std::vector<Cell> row{named(context.scenario(s))};
        for (const auto& [name, cost] : payers) {
            row.push_back(compared(context, context.thousands, cost, s, sides));
            tally.expressions.insert(cost.expression());
        }
        picture.rows.push_back(std::move(row));
        tally.add(sides);
    }
    picture.title = tally.title(context, "pays", Unit::euro);
    picture.note = words("pays.note");
    add_verdicts(context, picture);
    picture.labels["verdicts"]["better"] = words.plain("pays.less");
    picture.labels["verdicts"]["worse"] = words.plain("pays.more");
    return picture;
}

}  // namespace gebied::briefing

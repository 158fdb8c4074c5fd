#include "report/briefing/picture.hpp"

#include <array>
#include <cmath>
#include <fmt/format.h>

namespace gebied::briefing {

namespace {

/// What money may buy: less of each is better.
struct Outcome {
    std::string_view words;
    std::vector<std::string> counters;
};

std::vector<Outcome> outcomes(const Names& names) {
    std::vector<Outcome> all{{"buys.unhelped", {"unhelped_serious_time"}},
                             {"buys.entitled", {"entitled_waiting_time"}},
                             {"buys.serious", {}}};
    for (const Label& domain : names.domains) {
        all.back().counters.push_back(fmt::format("need_time.{}.serious", domain.id));
        all.back().counters.push_back(fmt::format("need_time.{}.acute", domain.id));
    }
    return all;
}

}  // namespace

Picture per_100000(const Context& context) {
    const Words& words = context.words;
    const Facts& facts = context.facts;
    Picture picture{.id = "per-100000"};
    if (nothing_to_compare(context, picture)) {
        return picture;
    }
    const Sum cost{
        .plus = {"spent_total", "overrun_total"}, .minus = {}, .over = {}, .unit = Unit::euro};
    const std::vector<Outcome> bought = outcomes(facts.result().names());
    picture.columns = {words("column.scenario"), words("buys.cost")};
    for (const Outcome& outcome : bought) {
        picture.columns.push_back(words(outcome.words));
    }
    std::size_t first = 0;
    Figure fewer;
    for (std::size_t s = 1; s < facts.scenarios(); ++s) {
        const Figure spent = facts.yearly_change(cost, s);
        if (!demonstrable(spent.estimate)) {
            continue;  // over nothing, everything is boundless
        }
        std::vector<Cell> row{named(context.scenario(s)),
                              changed(context, context.thousands, spent, "", "")};
        for (const Outcome& outcome : bought) {
            const Sum time{
                .plus = outcome.counters, .minus = {}, .over = {}, .unit = Unit::household_years};
            const Figure figure = facts.change_per_100000(time, cost, s);
            row.push_back(changed(context, context.numbers, figure, "worse", "better"));
            // The first in the order of the study: to choose the best would flatter it by its luck.
            if (&outcome == &bought.front() && row.back().mark == "better" &&
                spent.estimate.mean > 0.0 && first == 0) {
                first = s;
                fewer = figure;
            }
        }
        picture.rows.push_back(std::move(row));
    }
    if (picture.rows.empty()) {
        picture.absent = words("absent.no_cost_difference");
        return picture;
    }
    picture.title = first == 0 ? words("buys.title.none")
                               : words("buys.title", {{"scenario", context.scenario(first)},
                                                      {"size", context.numbers.size(fewer)}});
    picture.note = words("buys.note");
    add_verdicts(context, picture);
    return picture;
}

}  // namespace gebied::briefing

#include "report/briefing/picture.hpp"

#include <fmt/format.h>

namespace gebied::briefing {

Picture now_and_later(const Context& context) {
    const Words& words = context.words;
    const Facts& facts = context.facts;
    Picture picture{.id = "now-and-later"};
    if (nothing_to_compare(context, picture)) {
        return picture;
    }
    const Sum cost{
        .plus = {"spent_total", "overrun_total"}, .minus = {}, .over = {}, .unit = Unit::euro};
    picture.columns = {words("column.scenario"), words("column.year"),   words("later.cost"),
                       words("later.team"),      words("later.without"), words("later.cashable"),
                       words("later.summed")};
    const int last = facts.header().end_year - 1;
    std::size_t dearer = 0;
    std::size_t cheaper = 0;
    for (std::size_t s = 1; s < facts.scenarios(); ++s) {
        for (int year = facts.header().start_year; year <= last; ++year) {
            std::vector<Cell> row{named(context.scenario(s)), named(Context::year(year))};
            row.back().value = year;
            const auto cell = [&](const Sum& sum, const Numbers& numbers) {
                const Figure figure = facts.yearly_change(sum, s, Years::of(year));
                return changed(context, numbers, figure, "higher", "lower");
            };
            row.push_back(cell(cost, context.thousands));
            row.push_back(
                cell({.plus = {"staff_cost"}, .minus = {}, .over = {}, .unit = Unit::euro},
                     context.thousands));
            row.push_back(
                cell({.plus = {"entitled_waited"}, .minus = {}, .over = {}, .unit = Unit::count},
                     context.numbers));
            row.push_back(
                cell({.plus = {"cashable_cost"}, .minus = {}, .over = {}, .unit = Unit::euro},
                     context.thousands));
            row.push_back(changed(context, context.thousands,
                                  facts.yearly_change(cost, s, Years::until(year)), "higher",
                                  "lower"));
            row.back().label = row.back().phrase;  // drawn with its interval
            if (year == last) {
                dearer += row[2].mark == "higher" ? 1U : 0U;
                cheaper += row[2].mark == "lower" ? 1U : 0U;
            }
            picture.rows.push_back(std::move(row));
        }
    }
    const auto number = [&](std::size_t count, std::string_view which) {
        return context.numbers.whole(static_cast<std::int64_t>(count),
                                     fmt::format("scenarios-with-cost|{}|{}", last, which));
    };
    picture.title = dearer + cheaper == 0
                        ? words("later.title.none", {{"year", Context::year(last)}})
                        : words("later.title", {{"year", Context::year(last)},
                                                {"dearer", number(dearer, "higher")},
                                                {"cheaper", number(cheaper, "lower")}});
    picture.note = words("later.note");
    picture.labels["more"] = words.plain("later.more");
    picture.labels["less"] = words.plain("later.less");
    picture.labels["summed"] = words.plain("later.summed_short");
    picture.labels["kept"] = words.plain("later.kept");
    return picture;
}

}  // namespace gebied::briefing

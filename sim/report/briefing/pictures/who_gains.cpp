#include "report/briefing/picture.hpp"

#include <fmt/format.h>

namespace gebied::briefing {

Picture who_gains(const Context& context) {
    const Words& words = context.words;
    const Facts& facts = context.facts;
    Picture picture{.id = "who-gains"};
    const auto& domains = facts.result().names().domains;
    if (context.one_scenario() || context.one_future() || domains.empty()) {
        picture.absent = words(context.one_scenario() ? "absent.one_scenario"
                               : context.one_future() ? "absent.one_future"
                                                      : "absent.no_domains");
        return picture;
    }
    picture.columns.push_back(words("column.scenario"));
    for (const Label& domain : domains) {
        picture.columns.push_back(context.item(Dimension::domain, domain.id));
    }
    std::size_t gains = 0;
    std::size_t losses = 0;
    for (std::size_t s = 1; s < facts.scenarios(); ++s) {
        std::vector<Cell> row{named(context.scenario(s))};
        bool gained = false;
        bool lost = false;
        for (const Label& domain : domains) {
            const Figure figure =
                facts.yearly_change({.plus = {fmt::format("need_time.{}.serious", domain.id),
                                              fmt::format("need_time.{}.acute", domain.id)},
                                     .minus = {},
                                     .over = {},
                                     .unit = Unit::household_years},
                                    s);
            Cell cell = changed(context, context.numbers, figure, "worse", "better");
            gained = gained || cell.mark == "better";
            lost = lost || cell.mark == "worse";
            row.push_back(std::move(cell));
        }
        gains += gained ? 1U : 0U;
        losses += lost ? 1U : 0U;
        picture.rows.push_back(std::move(row));
    }
    const auto number = [&](std::size_t count, std::string_view which) {
        return context.numbers.whole(static_cast<std::int64_t>(count),
                                     fmt::format("scenarios-with-needs|{}", which));
    };
    picture.title = gains + losses == 0
                        ? words("gains.title.none")
                        : words("gains.title", {{"gains", number(gains, "better")},
                                                {"losses", number(losses, "worse")}});
    picture.note = words("gains.note");
    for (const std::string_view id : {"better", "worse", "no_difference", "identical"}) {
        picture.labels["verdicts"][std::string{id}] = words.plain(fmt::format("verdict.{}", id));
    }
    return picture;
}

}  // namespace gebied::briefing

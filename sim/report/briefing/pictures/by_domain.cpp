#include "report/briefing/picture.hpp"

#include <fmt/format.h>

namespace gebied::briefing {

Picture by_domain(const Context& context) {
    const Words& words = context.words;
    const Facts& facts = context.facts;
    Picture picture{.id = "by-domain"};
    const auto& domains = facts.result().names().domains;
    if (nothing_to_compare(context, picture)) {
        return picture;
    }
    if (domains.empty()) {
        picture.absent = words("absent.no_domains");
        return picture;
    }
    picture.columns.push_back(words("column.scenario"));
    std::vector<Cell> now{named(words("domains.now"))};
    for (const Label& domain : domains) {
        picture.columns.push_back(context.item(Dimension::domain, domain.id));
        now.push_back(measured(context.numbers,
                               facts.level(fmt::format("self_sufficiency.{}", domain.id), 0)));
    }
    picture.rows.push_back(std::move(now));
    Tally tally;
    for (std::size_t s = 1; s < facts.scenarios(); ++s) {
        Sides sides;
        std::vector<Cell> row{named(context.scenario(s))};
        for (const Label& domain : domains) {
            const Sum serious{.plus = {fmt::format("need_time.{}.serious", domain.id),
                                       fmt::format("need_time.{}.acute", domain.id)},
                              .minus = {},
                              .over = {},
                              .unit = Unit::household_years};
            row.push_back(compared(context, context.numbers, serious, s, sides));
            tally.expressions.insert(serious.expression());
        }
        picture.rows.push_back(std::move(row));
        tally.add(sides);
    }
    picture.title = tally.title(context, "domains", Unit::household_years);
    picture.note = words("domains.note");
    add_verdicts(context, picture);
    return picture;
}

}  // namespace gebied::briefing

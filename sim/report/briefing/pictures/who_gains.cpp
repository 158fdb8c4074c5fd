#include "report/briefing/picture.hpp"

#include <array>
#include <fmt/format.h>

namespace gebied::briefing {

namespace {

/// What a household may gain or lose: time without help that it needs, or that it has a right to.
struct Loss {
    std::string_view counter;
    std::string_view words;
};
constexpr std::array<Loss, 2> losses{{{"unhelped_serious_by_type", "gains.unhelped"},
                                      {"entitled_waiting_by_type", "gains.entitled"}}};

}  // namespace

Picture who_gains(const Context& context) {
    const Words& words = context.words;
    const Facts& facts = context.facts;
    Picture picture{.id = "who-gains"};
    const auto& types = facts.result().names().types;
    if (nothing_to_compare(context, picture)) {
        return picture;
    }
    if (types.empty()) {
        picture.absent = words("absent.no_types");
        return picture;
    }
    picture.columns = {words("column.scenario"), words("gains.what")};
    for (const Label& type : types) {
        picture.columns.push_back(context.item(Dimension::household_type, type.id));
    }
    Tally tally;
    for (std::size_t s = 1; s < facts.scenarios(); ++s) {
        Sides sides;
        for (const Loss& loss : losses) {
            std::vector<Cell> row{named(context.scenario(s)), named(words(loss.words))};
            for (const Label& type : types) {
                const Sum time{.plus = {fmt::format("{}.{}", loss.counter, type.id)},
                               .minus = {},
                               .over = {},
                               .unit = Unit::household_years};
                row.push_back(compared(context, context.numbers, time, s, sides));
                tally.expressions.insert(time.expression());
            }
            picture.rows.push_back(std::move(row));
        }
        tally.add(sides);
    }
    picture.title = tally.title(context, "gains", Unit::household_years);
    picture.note = words("gains.note");
    add_verdicts(context, picture);
    return picture;
}

}  // namespace gebied::briefing

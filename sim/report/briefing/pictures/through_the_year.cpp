#include "report/briefing/picture.hpp"

#include <fmt/format.h>

namespace gebied::briefing {

Picture through_the_year(const Context& context) {
    const Words& words = context.words;
    const Facts& facts = context.facts;
    Picture picture{.id = "through-the-year"};
    const Figure overrun = facts.level("overrun_total", 0);
    picture.title =
        words("year.title", {{"overrun", context.numbers.level(overrun)},
                             {"people", context.numbers.level(facts.level("entitled_waited", 0))}});
    picture.note = words("year.note");
    picture.columns = {words("column.scenario"), words("column.month"), words("year.spent"),
                       words("year.committed"),  words("year.overrun"), words("year.waiting")};
    for (std::size_t s = 0; s < facts.scenarios(); ++s) {
        for (int month = 1; month <= 12; ++month) {
            const auto cell = [&](MonthlySeries series) {
                const Figure figure = facts.monthly(series, s, month);
                return measured(context.thousands, figure);
            };
            picture.rows.push_back({named(context.scenario(s)), named(context.month(month)),
                                    cell(MonthlySeries::spent), cell(MonthlySeries::committed),
                                    cell(MonthlySeries::overrun),
                                    cell(MonthlySeries::waiting_money)});
        }
        const Figure ceiling = facts.level("ceiling", s);
        picture.labels["ceilings"].push_back({{"value", ceiling.estimate.mean},
                                              {"pieces", context.thousands.level(ceiling).json()}});
        const auto total = [&](std::string_view measure) {
            return context.thousands.level(facts.level(measure, s)).json();
        };
        picture.labels["overruns"].push_back(total("overrun_total"));
        picture.labels["people"].push_back(total("entitled_waited"));
    }
    for (int month = 1; month <= 12; ++month) {
        picture.labels["months"].push_back(words.plain(fmt::format("month.letter.{}", month)));
    }
    picture.labels["ceiling"] = words.plain("year.ceiling");
    picture.labels["spent"] = words.plain("year.spent_short");
    picture.labels["committed"] = words.plain("year.committed_short");
    picture.labels["axis"] = words("axis.thousand_euro").json();
    picture.labels["overrun"] = words("year.overrun_key").json();
    picture.labels["overrunWord"] = words.plain("year.overrun_word");
    picture.labels["withoutWord"] = words.plain("year.without_word");
    return picture;
}

}  // namespace gebied::briefing

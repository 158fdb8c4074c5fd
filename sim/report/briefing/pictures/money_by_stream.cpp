#include "report/briefing/picture.hpp"

#include <fmt/format.h>

namespace gebied::briefing {

Picture money_by_stream(const Context& context) {
    const Words& words = context.words;
    const Facts& facts = context.facts;
    Picture picture{.id = "money-by-stream"};
    const auto& streams = facts.result().names().streams;
    if (streams.empty() || !facts.has("stranded_end")) {
        picture.absent = words("absent.no_streams");
        return picture;
    }
    const Figure stranded = facts.level("stranded_end", 0);
    picture.title = stranded.estimate.mean > 0.0
                        ? words("streams.title", {{"stranded", context.numbers.level(stranded)}})
                        : words("streams.title.none");
    picture.note = words("streams.note");
    picture.columns = {words("column.stream"), words("streams.free"), words("streams.overrun"),
                       words("streams.waiting"), words("streams.stranded")};
    for (const Label& stream : streams) {
        std::vector<Cell> row{named(context.item(Dimension::stream, stream.id))};
        for (const std::string_view counter :
             {"free_end", "overrun", "waiting_value_end", "stranded_by_stream"}) {
            const Figure figure = facts.yearly({.plus = {fmt::format("{}.{}", counter, stream.id)},
                                                .minus = {},
                                                .over = {},
                                                .unit = Unit::euro},
                                               0);
            row.push_back(measured(context.thousands, figure));
        }
        picture.rows.push_back(std::move(row));
    }
    picture.labels["axis"] = words("axis.thousand_euro").json();
    return picture;
}

}  // namespace gebied::briefing

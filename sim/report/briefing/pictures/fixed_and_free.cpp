#include "report/briefing/picture.hpp"

#include "gebied/report/wording.hpp"

#include <fmt/format.h>

namespace gebied::briefing {

Picture fixed_and_free(const Context& context) {
    const Words& words = context.words;
    const Facts& facts = context.facts;
    Picture picture{.id = "fixed-and-free"};
    const auto& streams = facts.result().names().streams;
    if (streams.empty() || !facts.has("fixed_share")) {
        picture.absent = words("absent.no_streams");
        return picture;
    }
    picture.title =
        words("fixed.title", {{"share", context.numbers.level(facts.level("fixed_share", 0))}});
    picture.note = words("fixed.note");
    picture.columns = {words("column.stream"), words("fixed.opening"), words("fixed.during"),
                       words("fixed.free")};
    for (const Label& stream : streams) {
        const auto of = [&](std::string_view counter) {
            return fmt::format("{}.{}", counter, stream.id);
        };
        const auto cell = [&](const Sum& sum) {
            const Figure figure = facts.yearly(sum, 0);
            return measured(context.thousands, figure);
        };
        picture.rows.push_back(
            {named(context.item(Dimension::stream, stream.id)),
             cell({.plus = {of("fixed_at_opening")}, .unit = Unit::euro}),
             cell({.plus = {of("stream_budget"), of("transferred_in")},
                   .minus = {of("transferred_out"), of("fixed_at_opening"), of("free_end")},
                   .unit = Unit::euro}),
             cell({.plus = {of("free_end")}, .unit = Unit::euro})});
    }
    picture.labels["axis"] = words("axis.thousand_euro").json();
    return picture;
}

}  // namespace gebied::briefing

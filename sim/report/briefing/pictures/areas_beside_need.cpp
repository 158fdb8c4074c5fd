#include "report/briefing/picture.hpp"

#include "gebied/report/wording.hpp"

#include <fmt/format.h>

namespace gebied::briefing {

Picture areas_beside_need(const Context& context) {
    const Words& words = context.words;
    const Facts& facts = context.facts;
    Picture picture{.id = "areas-beside-need"};
    const auto& areas = facts.result().areas();
    if (areas.size() < 3) {
        picture.absent = words("absent.few_areas");
        return picture;
    }
    picture.columns = {words("column.area"), words("areas.needs"), words("areas.cost"),
                       words("areas.without")};
    for (std::size_t area = 0; area < areas.size(); ++area) {
        const auto per_household = [&](std::vector<std::string> counters, Unit unit) {
            const Figure figure = facts.in_area({.plus = std::move(counters),
                                                 .minus = {},
                                                 .over = {"households_end"},
                                                 .unit = unit},
                                                area);
            return measured(context.numbers, figure);
        };
        picture.rows.push_back({named(Phrase::name(name_in(areas[area], context.language))),
                                per_household({"onsets.*"}, Unit::count),
                                per_household({"spent_total", "overrun_total"}, Unit::euro),
                                per_household({"entitled_waited"}, Unit::share)});
    }
    picture.labels["x"] = words("areas.needs").json();
    picture.labels["y"] = words("areas.cost").json();
    picture.title = words("areas.title");
    picture.note = words("areas.note");
    return picture;
}

}  // namespace gebied::briefing

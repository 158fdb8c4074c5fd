#include "report/briefing/picture.hpp"

#include <array>
#include <fmt/format.h>

namespace gebied::briefing {

namespace {
constexpr std::array<std::string_view, 5> kinds{"intake", "cases", "management", "bridging",
                                                "reindication"};
constexpr std::array<std::string_view, 4> tasks{"outreach", "organising", "prevention",
                                                "collective"};
}  // namespace

Picture team_hours(const Context& context) {
    const Words& words = context.words;
    const Facts& facts = context.facts;
    Picture picture{.id = "team-hours"};
    if (!(facts.level("capacity_hours", 0).estimate.mean > 0.0)) {
        picture.absent = words("absent.no_team");
        return picture;
    }
    picture.title =
        words("hours.title", {{"share", context.numbers.level(facts.level("utilisation", 0))}});
    picture.note = words("hours.note");
    picture.columns.push_back(words("column.scenario"));
    for (const std::string_view kind : kinds) {
        picture.columns.push_back(words(fmt::format("hours.{}", kind)));
    }
    picture.columns.push_back(words("hours.left"));
    for (const std::string_view task : tasks) {
        picture.columns.push_back(words(fmt::format("hours.{}", task)));
    }
    for (std::size_t s = 0; s < facts.scenarios(); ++s) {
        std::vector<Cell> row{named(context.scenario(s))};
        const auto hours = [&](const Sum& sum) {
            const Figure figure = facts.yearly(sum, s);
            row.push_back(measured(context.numbers, figure));
        };
        Sum left{.plus = {"minutes_capacity"}, .minus = {}, .over = {}, .unit = Unit::hours};
        for (const std::string_view kind : kinds) {
            const std::string column = fmt::format("minutes_{}", kind);
            left.minus.push_back(column);
            hours({.plus = {column}, .minus = {}, .over = {}, .unit = Unit::hours});
        }
        hours(left);
        for (const std::string_view task : tasks) {
            const std::string done = fmt::format("{}_done", task);
            const Figure figure = facts.level(done, s);
            row.push_back(measured(context.numbers, figure));
        }
        picture.rows.push_back(std::move(row));
    }
    picture.labels["axis"] = words("hours.axis").json();
    picture.labels["tasks"] = words("hours.tasks").json();
    return picture;
}

}  // namespace gebied::briefing

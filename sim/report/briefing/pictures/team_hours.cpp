#include "report/briefing/picture.hpp"

#include <array>
#include <fmt/format.h>
#include <string>
#include <vector>

namespace gebied::briefing {

namespace {
/// Kinds of work with households, and the counters in which their minutes stand.
struct Kind {
    std::string_view words;
    std::vector<std::string> counters;
};
const std::vector<Kind>& kinds() {
    static const std::vector<Kind> all{
        {"hours.intake", {"minutes_intake"}},
        {"hours.cases", {"minutes_cases"}},
        {"hours.management", {"minutes_management", "minutes_aftercare"}},
        {"hours.bridging", {"minutes_bridging"}},
        {"hours.reindication", {"minutes_reindication"}},
        {"hours.other",
         {"minutes_objection", "minutes_administration", "minutes_feedback", "minutes_group_setup",
          "minutes_handover", "minutes_small_grants"}}};
    return all;
}
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
    for (const Kind& kind : kinds()) {
        picture.columns.push_back(words(kind.words));
    }
    picture.columns.push_back(words("hours.left"));
    for (const std::string_view task : tasks) {
        picture.columns.push_back(words(fmt::format("hours.{}", task)));
    }
    for (const std::string_view task : tasks) {
        picture.columns.push_back(
            words("hours.not_reached", {{"task", words(fmt::format("hours.{}", task))}}));
    }
    for (std::size_t s = 0; s < facts.scenarios(); ++s) {
        std::vector<Cell> row{named(context.scenario(s))};
        const auto hours = [&](const Sum& sum) {
            const Figure figure = facts.yearly(sum, s);
            row.push_back(measured(context.numbers, figure));
        };
        Sum left{.plus = {"minutes_capacity"}, .minus = {}, .over = {}, .unit = Unit::hours};
        for (const Kind& kind : kinds()) {
            left.minus.insert(left.minus.end(), kind.counters.begin(), kind.counters.end());
            hours({.plus = kind.counters, .minus = {}, .over = {}, .unit = Unit::hours});
        }
        hours(left);
        for (const std::string_view task : tasks) {
            const std::string done = fmt::format("{}_done", task);
            const Figure figure = facts.level(done, s);
            row.push_back(measured(context.numbers, figure));
        }
        for (const std::string_view task : tasks) {
            const Figure figure = facts.level(fmt::format("task_not_reached.{}", task), s);
            row.push_back(measured(context.numbers, figure));
        }
        picture.rows.push_back(std::move(row));
    }
    picture.labels["axis"] = words("hours.axis").json();
    picture.labels["tasks"] = words("hours.tasks").json();
    return picture;
}

}  // namespace gebied::briefing

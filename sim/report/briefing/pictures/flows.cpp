#include "report/briefing/picture.hpp"

#include <fmt/format.h>
#include <utility>
#include <vector>

namespace gebied::briefing {

namespace {

using FlowPair = std::pair<std::string_view, std::string_view>;

/// From and to which rung, in the order of the rungs; a change of rung is one movement.
std::vector<FlowPair> movements() {
    std::vector<FlowPair> all;
    for (const std::string_view from : rung_ids) {
        for (const std::string_view to : rung_ids) {
            if (from != to) {
                all.emplace_back(from, to);
            }
        }
    }
    return all;
}

Sum flow(const FlowPair& pair) {
    return {.plus = {fmt::format("flow.{}.{}", pair.first, pair.second)},
            .minus = {},
            .over = {},
            .unit = Unit::count};
}

Phrase rung(const Context& context, std::string_view id) {
    return context.words(fmt::format("rung.{}", id));
}

}  // namespace

Picture flows(const Context& context) {
    const Words& words = context.words;
    Picture picture{.id = "flows"};
    const auto towards = [&](std::string_view rung) {
        Sum all{.plus = {}, .minus = {}, .over = {}, .unit = Unit::count};
        for (const FlowPair& pair : movements()) {
            if (pair.second == rung) {
                all.plus.push_back(fmt::format("flow.{}.{}", pair.first, pair.second));
            }
        }
        return context.facts.yearly(all, 0);
    };
    const Figure team = towards("team");
    const Figure specialist = towards("specialist");
    if (!(team.estimate.mean + specialist.estimate.mean > 0.0)) {
        picture.absent = words("absent.no_flows");
        return picture;
    }
    picture.title = words("flows.title", {{"team", context.numbers.level(team)},
                                          {"specialist", context.numbers.level(specialist)}});
    picture.note = words("flows.note");
    picture.columns = {words("column.from"), words("column.to"), words("flows.column")};
    for (const FlowPair& pair : movements()) {
        const Figure figure = context.facts.yearly(flow(pair), 0);
        // A flow that is too small to be drawn: less than one need a year.
        if (figure.estimate.mean >= 1.0) {
            picture.rows.push_back({named(rung(context, pair.first), pair.first),
                                    named(rung(context, pair.second), pair.second),
                                    measured(context.numbers, figure)});
        }
    }
    picture.labels["before"] = words.plain("flows.before");
    picture.labels["after"] = words.plain("flows.after");
    return picture;
}

Picture flow_differences(const Context& context) {
    const Words& words = context.words;
    const Facts& facts = context.facts;
    Picture picture{.id = "flow-differences"};
    if (nothing_to_compare(context, picture)) {
        return picture;
    }
    // The scenario under which demonstrably most moves otherwise.
    std::size_t chosen = 0;
    double most = 0.0;
    for (std::size_t s = 1; s < facts.scenarios(); ++s) {
        double moved = 0.0;
        for (const FlowPair& pair : movements()) {
            const Figure figure = facts.yearly_change(flow(pair), s);
            moved += demonstrable(figure.estimate) ? std::abs(figure.estimate.mean) : 0.0;
        }
        if (moved > most) {
            most = moved;
            chosen = s;
        }
    }
    if (chosen == 0) {
        picture.absent = words("absent.no_flow_difference");
        return picture;
    }
    const std::vector<FlowPair> all = movements();
    FlowPair largest = all.front();
    double size = 0.0;
    for (const FlowPair& pair : all) {
        const Figure figure = facts.yearly_change(flow(pair), chosen);
        const bool shown = demonstrable(figure.estimate);
        if (shown && std::abs(figure.estimate.mean) > size) {
            size = std::abs(figure.estimate.mean);
            largest = pair;
        }
        if (facts.yearly(flow(pair), 0).estimate.mean >= 1.0 ||
            facts.yearly(flow(pair), chosen).estimate.mean >= 1.0) {
            Cell cell = changed(context, context.numbers, figure, "higher", "lower");
            picture.rows.push_back({named(rung(context, pair.first), pair.first),
                                    named(rung(context, pair.second), pair.second),
                                    std::move(cell)});
        }
    }
    const Figure figure = facts.yearly_change(flow(largest), chosen);
    picture.title = words(figure.estimate.mean > 0.0 ? "flow_differences.title.more"
                                                     : "flow_differences.title.less",
                          {{"scenario", context.scenario(chosen)},
                           {"size", context.numbers.magnitude(figure)},
                           {"from", rung(context, largest.first)},
                           {"to", rung(context, largest.second)}});
    picture.note = words("flow_differences.note", {{"scenario", context.scenario(chosen)}});
    picture.columns = {words("column.from"), words("column.to"), words("flow_differences.column")};
    picture.labels["more"] = words.plain("flow_differences.more");
    picture.labels["less"] = words.plain("flow_differences.less");
    picture.labels["same"] = words.plain("verdict.no_difference");
    return picture;
}

}  // namespace gebied::briefing

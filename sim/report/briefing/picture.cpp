#include "report/briefing/picture.hpp"

#include <array>
#include <cmath>
#include <fmt/format.h>

namespace gebied::briefing {

namespace {

constexpr std::array pictures{
    &day_money_gone, &differences,     &through_the_year,  &who_waits,     &legal_terms,
    &team_hours,     &flows,           &flow_differences,  &who_gains,     &by_domain,
    &fixed_and_free, &money_by_stream, &youth_by_route,    &now_and_later, &who_pays,
    &per_100000,     &signposts,       &areas_beside_need,
};

nlohmann::json number_or_null(double value) {
    return std::isfinite(value) ? nlohmann::json(value) : nlohmann::json();
}

}  // namespace

std::vector<Picture> all_pictures(const Context& context) {
    std::vector<Picture> all;
    for (const auto& picture : pictures) {
        all.push_back(picture(context));
    }
    return all;
}

Cell named(Phrase phrase, std::string_view mark) {
    Cell cell;
    cell.phrase = std::move(phrase);
    cell.mark = mark;
    return cell;
}

Cell measured(const Numbers& numbers, const Figure& figure) {
    return {.phrase = numbers.mean(figure),
            .label = numbers.level(figure),
            .value = figure.estimate.mean,
            .low = figure.estimate.low,
            .high = figure.estimate.high,
            .mark = {}};
}

Cell changed(const Context& context, const Numbers& numbers, const Figure& figure,
             std::string_view up, std::string_view down) {
    const Estimate& estimate = figure.estimate;
    Cell cell = measured(numbers, figure);
    if (demonstrable(estimate)) {
        cell.phrase = numbers.change(figure);
        cell.label = numbers.step(figure);
        cell.mark = estimate.mean > 0.0 ? up : down;
        return cell;
    }
    cell.mark = estimate.low == 0.0 && estimate.high == 0.0 ? "identical" : "no_difference";
    cell.phrase = context.words(fmt::format("verdict.{}", cell.mark));
    cell.label = {};
    return cell;
}

Cell compared(const Context& context, const Numbers& numbers, const Sum& sum, std::size_t scenario,
              Sides& sides) {
    const Figure figure = context.facts.yearly_change(sum, scenario);
    Cell cell = changed(context, numbers, figure, "worse", "better");
    sides.better = sides.better || cell.mark == "better";
    sides.worse = sides.worse || cell.mark == "worse";
    return cell;
}

void Tally::add(const Sides& sides) {
    better += sides.better ? 1U : 0U;
    worse += sides.worse ? 1U : 0U;
}

Phrase Tally::title(const Context& context, std::string_view key, Unit unit) const {
    if (better + worse == 0) {
        return context.words(fmt::format("{}.title.none", key));
    }
    const auto number = [&](std::size_t count, std::string_view which) {
        return context.numbers.whole(static_cast<std::int64_t>(count),
                                     fmt::format("scenarios-with|{}|{}|{}", which, name_of(unit),
                                                 fmt::join(expressions, ";")));
    };
    return context.words(fmt::format("{}.title", key),
                         {{"gains", number(better, "lower")}, {"losses", number(worse, "higher")}});
}

bool nothing_to_compare(const Context& context, Picture& picture) {
    if (!context.one_scenario() && !context.one_future()) {
        return false;
    }
    picture.absent =
        context.words(context.one_scenario() ? "absent.one_scenario" : "absent.one_future");
    return true;
}

void add_verdicts(const Context& context, Picture& picture) {
    for (const std::string_view id : {"better", "worse", "no_difference", "identical"}) {
        picture.labels["verdicts"][std::string{id}] =
            context.words.plain(fmt::format("verdict.{}", id));
    }
}

nlohmann::json Picture::json() const {
    nlohmann::json list = nlohmann::json::array();
    for (const auto& row : rows) {
        nlohmann::json cells = nlohmann::json::array();
        for (const Cell& cell : row) {
            cells.push_back({{"pieces", (cell.label.empty() ? cell.phrase : cell.label).json()},
                             {"value", number_or_null(cell.value)},
                             {"low", number_or_null(cell.low)},
                             {"high", number_or_null(cell.high)},
                             {"mark", cell.mark}});
        }
        list.push_back(std::move(cells));
    }
    nlohmann::json heads = nlohmann::json::array();
    for (const Phrase& column : columns) {
        heads.push_back(column.json());
    }
    return {{"id", id},
            {"title", title.plain()},
            {"description", note.plain()},
            {"columns", std::move(heads)},
            {"rows", std::move(list)},
            {"labels", labels}};
}

Table Picture::table(const Words& words) const {
    Table table{.caption = words("picture.table", {{"title", title}}),
                .columns = columns,
                .rows = {},
                .first_is_heading = true};
    for (const auto& row : rows) {
        std::vector<Phrase> cells;
        for (const Cell& cell : row) {
            cells.push_back(cell.phrase);
        }
        table.rows.push_back(std::move(cells));
    }
    return table;
}

}  // namespace gebied::briefing

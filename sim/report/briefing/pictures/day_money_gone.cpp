#include "report/briefing/picture.hpp"

#include <array>
#include <fmt/format.h>

namespace gebied::briefing {

namespace {

constexpr int dots = 50;
/// How many of the dots fall in each month, and last how many never do. A dot is the value in the middle of an
/// equal part of all years, sorted.
std::array<int, 13> dots_per_month(const std::vector<int>& days) {
    std::array<int, 13> counts{};
    for (int dot = 0; dot < dots && !days.empty(); ++dot) {
        const std::size_t at = (2 * static_cast<std::size_t>(dot) + 1) * days.size() / (2 * dots);
        const int day = days[at];
        ++counts[day == Facts::never ? 12 : static_cast<std::size_t>(Facts::month_of(day) - 1)];
    }
    return counts;
}

}  // namespace

Picture day_money_gone(const Context& context) {
    const Words& words = context.words;
    Picture picture{.id = "day-money-gone"};
    const auto better = context.scenarios_with("budget_enough", Verdict::better);
    const Figure now = context.facts.level("budget_enough", 0);
    if (!better.empty()) {
        picture.title =
            words("day.title.better",
                  {{"scenario", context.scenario(better.front())},
                   {"often", context.often(context.facts.level("budget_enough", better.front()))},
                   {"now", context.often(now)}});
    } else {
        picture.title = words("day.title.now", {{"now", context.often(now)}});
    }
    picture.note = words("day.note");
    picture.columns.push_back(words("column.scenario"));
    for (int month = 1; month <= 12; ++month) {
        picture.columns.push_back(context.month(month));
    }
    picture.columns.push_back(words("day.never"));
    for (std::size_t s = 0; s < context.facts.scenarios(); ++s) {
        std::vector<Cell> row{named(context.scenario(s))};
        const auto counts = dots_per_month(context.facts.shortage_days(s));
        for (std::size_t month = 0; month < counts.size(); ++month) {
            Cell cell;
            cell.value = counts[month];
            cell.phrase = context.numbers.whole(
                counts[month],
                fmt::format("dots|first_shortage_day|{}|{}", context.facts.scenario_id(s),
                            month == 12 ? std::string{"never"} : std::to_string(month + 1)));
            row.push_back(std::move(cell));
        }
        picture.rows.push_back(std::move(row));
    }
    for (int month = 1; month <= 12; ++month) {
        picture.labels["months"].push_back(words.plain(fmt::format("month.short.{}", month)));
    }
    picture.labels["never"] = words.plain("day.never");
    picture.labels["dot"] = words("day.dot").json();
    return picture;
}

}  // namespace gebied::briefing

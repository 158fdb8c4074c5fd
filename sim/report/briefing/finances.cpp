#include "report/briefing/sections.hpp"

#include "gebied/statistics/quantiles.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <limits>

namespace gebied::briefing {

namespace {

struct Buffer {
    double value{0.0};
    double low{0.0};
    double high{0.0};
};

/// A quantile of the overrun of one year, with an interval as if all years of a future were the same: wider
/// than the truth, never narrower. `years` sorted.
Buffer quantile_of(const std::vector<double>& years, std::int64_t futures, double probability) {
    const QuantileRanks ranks = quantile_ranks(futures, probability);
    const auto at_rank = [&](std::int64_t rank) {
        if (rank < 1) {
            return -std::numeric_limits<double>::infinity();
        }
        if (rank > futures) {
            return std::numeric_limits<double>::infinity();
        }
        const double place = static_cast<double>(rank) / static_cast<double>(futures) *
                             static_cast<double>(years.size());
        return years[static_cast<std::size_t>(std::ceil(place)) - 1];
    };
    const auto middle =
        static_cast<std::size_t>(std::ceil(probability * static_cast<double>(years.size()) - 1e-9));
    return {.value = years[middle - 1], .low = at_rank(ranks.low), .high = at_rank(ranks.high)};
}

Phrase buffer(const Context& context, std::size_t scenario, double probability,
              std::string_view which) {
    const std::vector<double> years = context.facts.years_of("overrun_total", Unit::euro, scenario);
    if (years.empty()) {
        return Phrase::text("–");
    }
    const Buffer found = quantile_of(years, context.facts.header().replications, probability);
    return context.thousands.amount(
        found.value, found.low, found.high,
        fmt::format("overrun-of-a-year|{}|{}", context.facts.scenario_id(scenario), which));
}

/// What the areas need together when each keeps a buffer of its own.
Phrase buffer_apart(const Context& context, std::size_t scenario, double probability,
                    std::string_view which) {
    Buffer sum;
    for (const std::vector<double>& years : context.facts.overrun_by_area(scenario)) {
        if (years.empty()) {
            return Phrase::text("–");
        }
        const Buffer one = quantile_of(years, context.facts.header().replications, probability);
        sum = {
            .value = sum.value + one.value, .low = sum.low + one.low, .high = sum.high + one.high};
    }
    return context.thousands.amount(
        sum.value, sum.low, sum.high,
        fmt::format("overrun-of-areas-apart|{}|{}", context.facts.scenario_id(scenario), which));
}

Table buffers(const Context& context) {
    const Words& words = context.words;
    Table table{.caption = words("buffer.table"),
                .columns = {words("column.scenario"), words("buffer.80"), words("buffer.90"),
                            words("money.without")},
                .rows = {}};
    const bool apart = context.facts.result().areas().size() > 1;
    if (apart) {
        table.columns.insert(table.columns.end() - 1,
                             {words("buffer.apart.80"), words("buffer.apart.90")});
    }
    for (std::size_t s = 0; s < context.facts.scenarios(); ++s) {
        std::vector<Phrase> row{context.scenario(s), buffer(context, s, 0.8, "80"),
                                buffer(context, s, 0.9, "90")};
        if (apart) {
            row.push_back(buffer_apart(context, s, 0.8, "80"));
            row.push_back(buffer_apart(context, s, 0.9, "90"));
        }
        row.push_back(context.numbers.level(context.facts.level("entitled_waited", s)));
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table money_and_people(const Context& context) {
    const Words& words = context.words;
    constexpr std::array<std::string_view, 3> money{"spent_total", "overrun_total", "surplus"};
    constexpr std::array<std::string_view, 4> people{"entitled_waited", "product_refused",
                                                     "interrupted", "team_gave_up"};
    Table table{.caption = words("money.table"), .columns = {words("column.scenario")}, .rows = {}};
    for (const std::string_view measure : money) {
        table.columns.push_back(words(fmt::format("money.{}", measure)));
    }
    for (const std::string_view measure : people) {
        table.columns.push_back(words(fmt::format("money.{}", measure)));
    }
    for (std::size_t s = 0; s < context.facts.scenarios(); ++s) {
        std::vector<Phrase> row{context.scenario(s)};
        for (const std::string_view measure : money) {
            row.push_back(context.thousands.level(context.facts.level(measure, s)));
        }
        for (const std::string_view measure : people) {
            row.push_back(context.facts.has(measure)
                              ? context.numbers.level(context.facts.level(measure, s))
                              : Phrase::text("–"));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

/// Under which heading of the municipal accounts (Iv3) a stream of the shipped set is booked.
struct TaskField {
    std::string_view stream;
    std::string_view words;
};
constexpr std::array<TaskField, 7> task_fields{{{"wmo_guidance", "field.guidance"},
                                                {"household_help", "field.household_help"},
                                                {"youth_care", "field.youth"},
                                                {"participation", "field.participation"},
                                                {"special_assistance", "field.income"},
                                                {"debt_help", "field.debt"},
                                                {"poverty_relief", "field.income"}}};

Table by_task_field(const Context& context) {
    const Words& words = context.words;
    const Facts& facts = context.facts;
    Table table{.caption = words("field.table"),
                .columns = {words("column.stream"), words("field.field"), words("field.budget"),
                            words("field.outcome"), words("field.difference"), words("field.side")},
                .rows = {}};
    const auto add = [&](Phrase name, Phrase field, const Sum& budget, const Sum& outcome,
                         const Sum& left) {
        const Figure difference = facts.yearly(left, 0);
        const bool shown = demonstrable(difference.estimate);
        table.rows.push_back({std::move(name), std::move(field),
                              context.thousands.level(facts.yearly(budget, 0)),
                              context.thousands.level(facts.yearly(outcome, 0)),
                              shown ? context.thousands.size(difference) : Phrase::text("–"),
                              words(!shown                           ? "field.neither"
                                    : difference.estimate.mean > 0.0 ? "field.v"
                                                                     : "field.n")});
    };
    for (const Label& stream : facts.result().names().streams) {
        const auto of = [&](std::string_view counter) {
            return fmt::format("{}.{}", counter, stream.id);
        };
        const auto* found = std::ranges::find(task_fields, stream.id, &TaskField::stream);
        add(context.item(Dimension::stream, stream.id),
            words(found == task_fields.end() ? "not_filled_in" : found->words),
            {.plus = {of("stream_budget")}, .minus = {}, .over = {}, .unit = Unit::euro},
            {.plus = {of("spent"), of("overrun")}, .minus = {}, .over = {}, .unit = Unit::euro},
            {.plus = {of("stream_budget")},
             .minus = {of("spent"), of("overrun")},
             .over = {},
             .unit = Unit::euro});
    }
    const auto fixed = [&](std::string_view name, std::string_view field,
                           std::string_view counter) {
        const Sum amount{
            .plus = {std::string{counter}}, .minus = {}, .over = {}, .unit = Unit::euro};
        table.rows.push_back({words(name), words(field),
                              context.thousands.level(facts.yearly(amount, 0)),
                              context.thousands.level(facts.yearly(amount, 0)), Phrase::text("–"),
                              words("field.neither")});
    };
    fixed("field.team", "field.access", "staff_cost");
    fixed("field.base", "field.community", "base_cost");
    return table;
}

}  // namespace

Html finances(const Context& context, Gallery& gallery) {
    const Words& words = context.words;
    Html html = element("h2", inline_html(words("heading.finances"))) + Html{"\n"};
    html += paragraph(words("money.intro"));
    html += table_html(money_and_people(context), R"(class="numbers")");
    html += gallery.figure("through-the-year", words);

    html += element("h3", inline_html(words("buffer.heading"))) + Html{"\n"};
    html += paragraph(words("buffer.intro"));
    html += table_html(buffers(context), R"(class="numbers")");
    html += paragraph(words("buffer.note"), R"(class="note")");
    if (context.facts.result().areas().size() > 1) {
        html += paragraph(words("buffer.apart.note"), R"(class="note")");
    }

    html += element("h3", inline_html(words("field.heading"))) + Html{"\n"};
    if (!context.facts.result().names().streams.empty()) {
        html += table_html(by_task_field(context), R"(class="numbers fields")");
    }
    html += paragraph(words("field.note"), R"(class="note")");
    for (const std::string_view id :
         {"fixed-and-free", "money-by-stream", "youth-by-route", "now-and-later", "who-pays",
          "per-100000", "areas-beside-need", "signposts"}) {
        html += gallery.figure(id, words);
    }
    return element("section", html, R"(id="finances")") + Html{"\n"};
}

}  // namespace gebied::briefing

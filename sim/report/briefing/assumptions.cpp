#include "report/briefing/sections.hpp"

#include "gebied/report/messages.hpp"
#include "gebied/report/wording.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>
#include <iterator>
#include <string>
#include <system_error>

namespace gebied::briefing {

namespace {

constexpr std::array<std::string_view, 5> grades{"measured", "derived", "literature", "expert",
                                                 "assumption"};

Phrase or_not_filled_in(const Context& context, std::string_view text) {
    return text.empty() ? context.words("not_filled_in") : Phrase::name(text);
}

/// A plain number as it was written, with the separators of the language; anything else as it was written.
std::string as_read(const std::string& written, Language language) {
    const std::size_t digits = written.starts_with('-') ? 1 : 0;
    const std::size_t point = std::min(written.find('.'), written.size());
    const bool plain =
        written.size() > digits &&
        written.find_first_not_of("0123456789.", digits) == std::string::npos &&
        (point == written.size() || written.find('.', point + 1) == std::string::npos);
    double value = 0.0;
    const auto [end, error] =
        std::from_chars(written.data(), written.data() + written.size(), value);
    if (!plain || error != std::errc{} || end != written.data() + written.size()) {
        return written;
    }
    const int decimals = point == written.size() ? 0 : static_cast<int>(written.size() - point - 1);
    constexpr int most_decimals = 9;
    return decimals > most_decimals ? written : number_text(value, -decimals, language);
}

Phrase range_of(const ParameterRecord& record, Language language) {
    return record.low.empty() && record.high.empty()
               ? Phrase::text("–")
               : Phrase::name(as_read(record.low, language) + " – " +
                              as_read(record.high, language));
}

Table changes(const Context& context) {
    const Words& words = context.words;
    Table table{.caption = words("changes.table"),
                .columns = {words("column.scenario"), words("changes.from"), words("changes.what"),
                            words("changes.value")},
                .rows = {}};
    for (const MeasureRecord& change : context.facts.result().changes()) {
        const auto& scenarios = context.facts.comparison().scenarios;
        const auto found = std::ranges::find_if(scenarios, [&](const ScenarioRecord& scenario) {
            return scenario.label.id == change.scenario;
        });
        table.rows.push_back({found == scenarios.end() ? Phrase::name(change.scenario)
                                                       : context.scenario(static_cast<std::size_t>(
                                                             found - scenarios.begin())),
                              context.date(change.from), Phrase::name(change.path),
                              Phrase::name(as_read(change.value, context.language))});
    }
    return table;
}

Table figures_table(const Context& context, const std::vector<ParameterRecord>& records,
                    const Phrase& caption) {
    const Words& words = context.words;
    Table table{.caption = caption,
                .columns = {words("assumptions.parameter"), words("assumptions.value"),
                            words("assumptions.range"), words("assumptions.grade"),
                            words("assumptions.source")},
                .rows = {}};
    for (const ParameterRecord& record : records) {
        const auto known = std::ranges::find(grades, record.grade);
        const std::string year = record.year.empty() ? "" : fmt::format(" ({})", record.year);
        table.rows.push_back(
            {Phrase::name(record.path),
             Phrase::name(as_read(record.value, context.language) + " " +
                          message_in(record.unit, context.language)),
             range_of(record, context.language),
             known == grades.end() ? words("not_filled_in")
                                   : words(fmt::format("grade.{}", *known)),
             or_not_filled_in(context, record.source.empty() ? "" : record.source + year)});
    }
    return table;
}

}  // namespace

Html assumptions(const Context& context) {
    const Words& words = context.words;
    Html html = element("h3", inline_html(words("heading.assumptions"))) + Html{"\n"};
    html += paragraph(words("assumptions.intro"));
    const std::vector<ParameterRecord> parameters = context.facts.result().parameters();

    Table count{.caption = words("assumptions.count"),
                .columns = {words("assumptions.grade"), words("assumptions.number"),
                            words("assumptions.meaning")},
                .rows = {}};
    for (const std::string_view grade : grades) {
        count.rows.push_back(
            {words(fmt::format("grade.{}", grade)),
             context.numbers.whole(std::ranges::count(parameters, grade, &ParameterRecord::grade),
                                   fmt::format("parameters|{}", grade)),
             words(fmt::format("grade.{}.means", grade))});
    }
    count.rows.push_back(
        {words("not_filled_in"),
         context.numbers.whole(std::ranges::count(parameters, "", &ParameterRecord::grade),
                               "parameters|none"),
         words("grade.none.means")});
    html += table_html(count, R"(class="wordy")");

    if (!context.facts.result().changes().empty()) {
        html += element("details", element("summary", inline_html(words("changes.summary"))) +
                                       table_html(changes(context), R"(class="wordy")")) +
                Html{"\n"};
    }
    // What a study writes itself stands in its own folder; what it takes over, elsewhere.
    std::vector<ParameterRecord> own;
    std::ranges::copy_if(parameters, std::back_inserter(own), [](const ParameterRecord& record) {
        return record.file.find('/') == std::string::npos;
    });
    if (!own.empty()) {
        html +=
            table_html(figures_table(context, own, words("assumptions.own")), R"(class="wordy")");
    }
    html += element("details",
                    element("summary", inline_html(words("assumptions.summary"))) +
                        table_html(figures_table(context, parameters, words("assumptions.table")),
                                   R"(class="wordy")"),
                    R"(class="screen")") +
            Html{"\n"};
    html += paragraph(words("assumptions.on_paper"), R"(class="paper")");
    Table sources{.caption = words("sources.table"),
                  .columns = {words("sources.key"), words("sources.title"),
                              words("sources.publisher"), words("sources.licence")},
                  .rows = {}};
    for (const SourceRecord& source : context.facts.result().sources()) {
        sources.rows.push_back({Phrase::name(source.key), Phrase::name(source.title),
                                or_not_filled_in(context, source.publisher),
                                or_not_filled_in(context, source.licence)});
    }
    html += element("details", element("summary", inline_html(words("sources.summary"))) +
                                   table_html(sources, R"(class="wordy")")) +
            Html{"\n"};
    return element("section", html, R"(id="assumptions")") + Html{"\n"};
}

}  // namespace gebied::briefing

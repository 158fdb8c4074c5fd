#include "report/briefing/sections.hpp"

#include "gebied/report/wording.hpp"

#include <array>
#include <fmt/format.h>

namespace gebied::briefing {

namespace {

/// By which month money is short in half of the years in which it is short at all.
Phrase middle_month(const Context& context, std::size_t scenario) {
    const std::vector<int>& days = context.facts.shortage_days(scenario);
    const auto end = std::ranges::find(days, Facts::never);
    const auto count = static_cast<std::size_t>(end - days.begin());
    if (count == 0) {
        return {};
    }
    const int month = Facts::month_of(days[(count - 1) / 2]);
    return Phrase::number(
        context.month(month).plain(),
        {.cell = fmt::format("shortage-month|{}", context.facts.scenario_id(scenario)),
         .value = static_cast<double>(month),
         .times = 1.0});
}

Phrase money_sentence(const Context& context) {
    const Figure enough = context.facts.level("budget_enough", 0);
    const Phrase months = middle_month(context, 0);
    if (enough.estimate.mean >= 1.0 || months.empty()) {
        return context.words("answer.now_enough", {{"often", context.often(enough)}});
    }
    return context.words("answer.now", {{"often", context.often(enough)},
                                        {"other", context.often(enough, true)},
                                        {"month", months}});
}

Phrase scenario_sentence(const Context& context) {
    if (context.one_scenario()) {
        return context.words("answer.one_scenario");
    }
    if (context.one_future()) {
        return context.words("answer.one_future");
    }
    const auto better = context.scenarios_with("budget_enough", Verdict::better);
    const auto worse = context.scenarios_with("budget_enough", Verdict::worse);
    const auto count = [&](std::size_t number, std::string_view which) {
        return context.numbers.whole(static_cast<std::int64_t>(number),
                                     fmt::format("verdicts|budget_enough|{}", which));
    };
    if (better.empty()) {
        return worse.empty()
                   ? context.words("answer.no_difference")
                   : context.words("answer.only_worse", {{"worse", count(worse.size(), "worse")}});
    }
    return context.words(better.size() == 1 ? "answer.one_better" : "answer.some_better",
                         {{"better", count(better.size(), "better")},
                          {"scenario", context.scenario(better.front())},
                          {"change", context.numbers.size(
                                         context.facts.change("budget_enough", better.front()))}}) +
           (worse.empty()
                ? context.words("answer.none_worse")
                : context.words("answer.also_worse", {{"worse", count(worse.size(), "worse")}}));
}

Phrase people_sentence(const Context& context) {
    const Facts& facts = context.facts;
    const Figure now = facts.level("entitled_waited", 0);
    const Phrase base =
        now.estimate.mean == 0.0
            ? context.words("answer.people_none")
            : context.words("answer.people_now", {{"number", context.numbers.mean(now)}});
    if (context.one_scenario() || context.one_future()) {
        return base;
    }
    const auto worse = context.scenarios_with("entitled_waited", Verdict::worse);
    const auto better = context.scenarios_with("entitled_waited", Verdict::better);
    if (!worse.empty()) {
        return base +
               context.words(
                   worse.size() == 1 ? "answer.people_one_worse" : "answer.people_some_worse",
                   {{"count", context.numbers.whole(static_cast<std::int64_t>(worse.size()),
                                                    "verdicts|entitled_waited|worse")},
                    {"scenario", context.scenario(worse.front())},
                    {"change",
                     context.numbers.size(facts.change("entitled_waited", worse.front()))}});
    }
    if (!better.empty()) {
        return base + context.words("answer.people_better",
                                    {{"scenario", context.scenario(better.front())},
                                     {"change", context.numbers.size(facts.change(
                                                    "entitled_waited", better.front()))}});
    }
    return base + context.words("answer.people_same");
}

struct ColumnOfMessage {
    std::string_view measure;
    bool frequency;
};
constexpr std::array<ColumnOfMessage, 5> columns{{{"budget_enough", true},
                                                  {"entitled_waited", false},
                                                  {"interrupted", false},
                                                  {"team_intake_wait", false},
                                                  {"solved_by_help", false}}};

/// What a verdict looks like beside a number; its words are there for who does not see it.
std::string_view sign_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::identical: return "=";
        case Verdict::no_difference: return "≈";
        case Verdict::better: return "▲";
        case Verdict::worse: return "▼";
        case Verdict::higher:
        case Verdict::lower: break;
        case Verdict::unknown: return "?";
    }
    return "";
}

/// The number and beside it what may be said about the difference, with its interval below.
Html message_cell(const Context& context, std::string_view measure, std::size_t scenario) {
    const Facts& facts = context.facts;
    const Figure now = facts.level(measure, scenario);
    const auto below = [](const Phrase& range) {
        return element("span", inline_html(range), "class=\"range\"");
    };
    Html level = element("span", inline_html(context.numbers.level(now)), "class=\"level\"");
    if (scenario == 0 || context.one_future()) {
        return level + below(context.numbers.interval(now));
    }
    const Verdict verdict = facts.verdict(measure, scenario);
    Html beside =
        element("span", escaped(sign_of(verdict)), "aria-hidden=\"true\"") +
        element("span", inline_html(context.verdict(measure, scenario)), "class=\"unseen\"");
    Html range;
    if (verdict != Verdict::identical && verdict != Verdict::no_difference &&
        verdict != Verdict::unknown) {
        const Figure change = facts.change(measure, scenario);
        beside += inline_html(context.numbers.step(change));
        range = below(context.numbers.interval_of_change(change));
    }
    return level +
           element("span", beside, fmt::format("class=\"verdict {}\"", gebied::name_of(verdict))) +
           range;
}

Html message_table(const Context& context) {
    const Words& words = context.words;
    Html head = element("th", inline_html(words("column.scenario")), "scope=\"col\"");
    std::vector<std::string_view> shown;
    for (const ColumnOfMessage& column : columns) {
        if (context.facts.has(column.measure)) {
            shown.push_back(column.measure);
            head += element(
                "th",
                inline_html(words(fmt::format("measure.{}", column.measure))) +
                    element("span",
                            inline_html(words(fmt::format("measure.{}.per", column.measure))),
                            "class=\"unit\""),
                "scope=\"col\"");
        }
    }
    Html body;
    for (std::size_t s = 0; s < context.facts.scenarios(); ++s) {
        Html cells = element("th", inline_html(context.scenario(s)), "scope=\"row\"");
        for (const std::string_view measure : shown) {
            cells += element("td", message_cell(context, measure, s));
        }
        body += element("tr", cells, s == 0 ? "class=\"baseline\"" : "") + Html{"\n"};
    }
    const Phrase caption = words("message.table");
    return element("div",
                   element("table",
                           element("caption", element("span", inline_html(caption))) +
                               element("thead", element("tr", head)) + element("tbody", body),
                           "class=\"message\""),
                   fmt::format("class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"",
                               escaped(caption.plain()).markup)) +
           Html{"\n"};
}

}  // namespace

Html core_message(const Context& context) {
    const Words& words = context.words;
    const std::string question = name_in(context.facts.header().question, context.language);
    Html html = element("h2", inline_html(words("heading.message"))) + Html{"\n"};
    html += paragraph(question.empty() ? words("message.no_question") : Phrase::name(question),
                      "class=\"question\"");
    const Phrase answer = money_sentence(context) + Phrase::text(" ") + scenario_sentence(context) +
                          Phrase::text(" ") + people_sentence(context);
    html += paragraph(answer, "class=\"answer\"");
    html += message_table(context);
    html += paragraph(words(context.one_future() ? "message.reading_one" : "message.reading"),
                      "class=\"note\"");
    return element("section", html, "id=\"message\"") + Html{"\n"};
}

}  // namespace gebied::briefing

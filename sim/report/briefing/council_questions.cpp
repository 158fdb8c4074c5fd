#include "report/briefing/sections.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace gebied::briefing {

namespace {

/// The ten questions of a council and the picture that answers each; empty when no study of this program
/// can answer it yet.
struct Question {
    std::string_view key;
    std::string_view picture;
    bool needs_scenarios{false};
};
constexpr std::array<Question, 10> questions{{{"question.enough", "day-money-gone"},
                                              {"question.fixed", "fixed-and-free"},
                                              {"question.waits", "who-waits"},
                                              {"question.pooling", "differences", true},
                                              {"question.staff", "now-and-later", true},
                                              {"question.youth", "youth-by-route"},
                                              {"question.fair", "areas-beside-need"},
                                              {"question.buffer", "buffer"},
                                              {"question.marginal", "per-100000", true},
                                              {"question.backtest", "signposts"}}};

/// Scenarios that change nothing but parameters of these names; none when there are too many to tell in words.
std::vector<std::size_t> told_of(const Context& context,
                                 std::initializer_list<std::string_view> names) {
    constexpr std::size_t most = 3;
    std::vector<std::size_t> found = context.facts.scenarios_that_change_only(names);
    if (found.size() > most) {
        found.clear();
    }
    return found;
}

/// What pooling alone adds to the situation as it is; empty when no scenario changes pooling alone, or
/// too many do.
Phrase pooling_beside_virement(const Context& context) {
    const Words& words = context.words;
    const std::vector<ParameterRecord> parameters = context.facts.result().parameters();
    const auto virement =
        std::ranges::find(parameters, "financing.virement", &ParameterRecord::path);
    const bool shifts = virement != parameters.end() && virement->value != "none";
    Phrase answer;
    for (const std::size_t s : told_of(context, {"pooled_share"})) {
        answer += words("question.pooling.answer",
                        {{"scenario", context.scenario(s)},
                         {"virement", words(shifts ? "question.pooling.virement"
                                                   : "question.pooling.no_virement")},
                         {"enough", context.change("budget_enough", s, context.numbers)},
                         {"overrun", context.change("overrun_total", s, context.numbers)},
                         {"people", context.change("entitled_waited", s, context.numbers)}});
    }
    return answer;
}

/// From which year a scenario has cost less than now, all years before it added up, and what it does for households;
/// empty when no scenario changes the size of the team alone, or too many do.
Phrase staff_paid_back(const Context& context) {
    const Words& words = context.words;
    const Facts& facts = context.facts;
    const Sum cost{
        .plus = {"spent_total", "overrun_total"}, .minus = {}, .over = {}, .unit = Unit::euro};
    const Sum cashable{.plus = {"cashable_cost"}, .minus = {}, .over = {}, .unit = Unit::euro};
    const int last = facts.header().end_year - 1;
    const Phrase end = Context::year(last);
    Phrase answer;
    for (const std::size_t s : told_of(context, {"fte", "shift"})) {
        const Phrase scenario = context.scenario(s);
        const auto until = [&](int year) {
            return facts.yearly_change(cost, s, Years::until(year));
        };
        const auto lower = [](const Figure& figure) {
            return demonstrable(figure.estimate) && figure.estimate.mean < 0.0;
        };
        const Figure all = until(last);
        if (!demonstrable(all.estimate)) {
            answer += words("question.staff.unknown", {{"scenario", scenario}, {"last", end}});
        } else if (!lower(all)) {
            answer +=
                words("question.staff.never",
                      {{"scenario", scenario}, {"last", end}, {"size", context.numbers.size(all)}});
        } else {
            int paid = last;
            while (paid > facts.header().start_year && lower(until(paid - 1))) {
                --paid;
            }
            const Figure kept = facts.yearly_change(cashable, s, Years::until(last));
            answer += words("question.staff.paid",
                            {{"scenario", scenario},
                             {"year", Context::year(paid)},
                             {"last", end},
                             {"size", context.numbers.size(all)},
                             {"cashable", changed(context, context.numbers, kept, "", "").phrase}});
        }
        // Money never stands alone.
        answer += words("question.staff.people",
                        {{"people", context.change("entitled_waited", s, context.numbers)},
                         {"wait", context.change("team_intake_wait", s, context.numbers)}});
    }
    return answer;
}

}  // namespace

Html council_questions(const Context& context, const Gallery& gallery) {
    const Words& words = context.words;
    Html rows;
    for (const Question& question : questions) {
        Phrase answer;
        Html link;
        const bool unanswered = question.picture.empty();
        if (unanswered) {
            answer = words(fmt::format("{}.not", question.key));
        } else if (question.picture == "buffer") {
            answer =
                words(context.facts.result().areas().size() > 1 ? "question.buffer.answer_areas"
                                                                : "question.buffer.answer");
            link = element("a", inline_html(words("question.see_finances")), R"(href="#finances")");
        } else if (const Picture& picture = gallery.find(question.picture).picture;
                   !picture.absent.empty()) {
            answer = words("question.not_in_study", {{"reason", picture.absent}});
        } else {
            answer = question.key == "question.pooling" ? pooling_beside_virement(context)
                     : question.key == "question.staff" ? staff_paid_back(context)
                                                        : Phrase{};
            if (answer.empty()) {
                answer = picture.title + Phrase::text(".");
            }
            if (question.key == "question.backtest") {
                answer = words("question.backtest.not") + Phrase::text(" ") + answer;
            }
            link = element("a", inline_html(words("question.see")),
                           fmt::format(R"(href="#{}")", picture.id));
        }
        Html cell = inline_html(answer);
        if (!link.markup.empty()) {
            cell += Html{" "} + link;
        }
        rows += element("tr", element("th", inline_html(words(question.key)), R"(scope="row")") +
                                  element("td", cell)) +
                Html{"\n"};
    }
    const Phrase caption = words("questions.table");
    const Html table = element(
        "table",
        element("caption", element("span", inline_html(caption))) +
            element("thead", element("tr", element("th", inline_html(words("questions.question")),
                                                   R"(scope="col")") +
                                               element("th", inline_html(words("questions.answer")),
                                                       R"(scope="col")"))) +
            element("tbody", rows),
        R"(class="wordy")");
    return element("section",
                   element("h3", inline_html(words("heading.questions"))) + Html{"\n"} +
                       element("div", table,
                               fmt::format(R"(class="scroll" tabindex="0" role="region" )"
                                           R"(aria-label="{}")",
                                           escaped(caption.plain()).markup)),
                   R"(id="questions")") +
           Html{"\n"};
}

}  // namespace gebied::briefing

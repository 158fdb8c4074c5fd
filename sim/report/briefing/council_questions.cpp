#include "report/briefing/sections.hpp"

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
                                              {"question.marginal", ""},
                                              {"question.backtest", ""}}};

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
            answer = words("question.buffer.answer");
            link = element("a", inline_html(words("question.see_finances")), "href=\"#finances\"");
        } else if (const Picture& picture = gallery.find(question.picture).picture;
                   !picture.absent.empty()) {
            answer = words("question.not_in_study", {{"reason", picture.absent}});
        } else {
            answer = picture.title + Phrase::text(".");
            link = element("a", inline_html(words("question.see")),
                           fmt::format("href=\"#{}\"", picture.id));
        }
        Html cell = inline_html(answer);
        if (!link.markup.empty()) {
            cell += Html{" "} + link;
        }
        rows += element("tr", element("th", inline_html(words(question.key)), "scope=\"row\"") +
                                  element("td", cell)) +
                Html{"\n"};
    }
    const Phrase caption = words("questions.table");
    const Html table = element(
        "table",
        element("caption", element("span", inline_html(caption))) +
            element("thead", element("tr", element("th", inline_html(words("questions.question")),
                                                   "scope=\"col\"") +
                                               element("th", inline_html(words("questions.answer")),
                                                       "scope=\"col\""))) +
            element("tbody", rows),
        "class=\"wordy\"");
    return element("section",
                   element("h3", inline_html(words("heading.questions"))) + Html{"\n"} +
                       element("div", table,
                               fmt::format("class=\"scroll\" tabindex=\"0\" role=\"region\" "
                                           "aria-label=\"{}\"",
                                           escaped(caption.plain()).markup)),
                   "id=\"questions\"") +
           Html{"\n"};
}

}  // namespace gebied::briefing

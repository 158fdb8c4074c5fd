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
                                              {"question.marginal", "per-100000", true},
                                              {"question.backtest", "signposts"}}};

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
            answer = picture.title + Phrase::text(".");
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

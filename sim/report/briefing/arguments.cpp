#include "report/briefing/sections.hpp"

#include <fmt/format.h>

namespace gebied::briefing {

namespace {

/// What is demonstrably better under a scenario, with its size.
std::vector<Phrase> gains(const Context& context, std::size_t scenario) {
    std::vector<Phrase> found;
    for (const std::string_view measure : headline_measures) {
        if (context.facts.has(measure) &&
            context.facts.verdict(measure, scenario) == Verdict::better) {
            found.push_back(context.words(
                fmt::format("better.{}", measure),
                {{"size", context.numbers.size(context.facts.change(measure, scenario))}}));
        }
    }
    return found;
}

}  // namespace

Html arguments(const Context& context, Gallery& gallery) {
    const Words& words = context.words;
    Html html = element("h2", inline_html(words("heading.arguments"))) + Html{"\n"};
    if (context.one_scenario()) {
        html += paragraph(words("arguments.alone"));
    } else if (context.one_future()) {
        html += paragraph(words("answer.one_future"));
    } else {
        html += paragraph(words("arguments.intro"));
        Html items;
        std::vector<Phrase> none;
        for (std::size_t s = 1; s < context.facts.scenarios(); ++s) {
            const std::vector<Phrase> found = gains(context, s);
            if (found.empty()) {
                none.push_back(context.scenario(s));
            } else {
                items += under_name(context.scenario(s), found);
            }
        }
        if (!none.empty()) {
            items += element("li",
                             inline_html(words("arguments.none",
                                               {{"scenarios", listed(none, words.plain("and"))}})));
        }
        html += element("ul", items, "class=\"plans\"") + Html{"\n"};
    }
    for (const std::string_view id : {"day-money-gone", "differences", "who-waits", "legal-terms",
                                      "team-hours", "flows", "flow-differences"}) {
        html += gallery.figure(id, words);
    }
    return element("section", html, "id=\"arguments\"") + Html{"\n"};
}

}  // namespace gebied::briefing

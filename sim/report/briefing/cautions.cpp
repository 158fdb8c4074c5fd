#include "report/briefing/sections.hpp"

#include "gebied/report/wording.hpp"

#include <fmt/format.h>
#include <map>

namespace gebied::briefing {

namespace {

/// What is demonstrably worse under a scenario, with its size.
std::vector<Phrase> losses(const Context& context, std::size_t scenario) {
    std::vector<Phrase> found;
    for (const std::string_view measure : headline_measures) {
        if (context.facts.has(measure) &&
            context.facts.verdict(measure, scenario) == Verdict::worse) {
            found.push_back(context.words(
                fmt::format("worse.{}", measure),
                {{"size", context.numbers.size(context.facts.change(measure, scenario))}}));
        }
    }
    // Costs that fall while more households go without are not saved.
    const bool less_help = context.facts.verdict("entitled_waited", scenario) == Verdict::worse ||
                           context.facts.verdict("interrupted", scenario) == Verdict::worse;
    if (less_help && context.facts.verdict("cost_total", scenario) == Verdict::lower) {
        found.push_back(context.words(
            "cautions.no_saving",
            {{"money", context.numbers.size(context.facts.change("cost_total", scenario))}}));
    }
    return found;
}

struct Grades {
    std::int64_t all{};
    std::int64_t assumed{};
    std::int64_t unknown{};
    std::int64_t measured{};
};

Grades grades_of(const Context& context) {
    Grades grades;
    for (const ParameterRecord& record : context.facts.result().parameters()) {
        ++grades.all;
        grades.assumed += record.grade == "assumption" ? 1 : 0;
        grades.unknown += record.grade.empty() ? 1 : 0;
        grades.measured += record.grade == "measured" ? 1 : 0;
    }
    return grades;
}

}  // namespace

Html cautions(const Context& context, Gallery& gallery) {
    const Words& words = context.words;
    Html html = element("h2", inline_html(words("heading.cautions"))) + Html{"\n"};
    html += paragraph(words("cautions.intro"));

    if (!context.one_scenario() && !context.one_future()) {
        html += element("h3", inline_html(words("cautions.losses"))) + Html{"\n"};
        Html items;
        std::vector<Phrase> none;
        for (std::size_t s = 1; s < context.facts.scenarios(); ++s) {
            const std::vector<Phrase> found = losses(context, s);
            if (found.empty()) {
                none.push_back(context.scenario(s));
            } else {
                items += under_name(context.scenario(s), found);
            }
        }
        if (!none.empty()) {
            items += element("li",
                             inline_html(words("cautions.none",
                                               {{"scenarios", listed(none, words.plain("and"))}})));
        }
        html += element("ul", items, R"(class="plans")") + Html{"\n"};
    }

    html += element("h3", inline_html(words("cautions.certainty"))) + Html{"\n"};
    const Grades grades = grades_of(context);
    const auto count = [&](std::int64_t number, std::string_view grade) {
        return context.numbers.whole(number, fmt::format("parameters|{}", grade));
    };
    html += bullets(
        {words("cautions.layer_chance",
               {{"futures", context.numbers.whole(context.facts.header().replications,
                                                  "study|replications")}}),
         words("cautions.layer_assumptions", {{"assumed", count(grades.assumed, "assumption")},
                                              {"unknown", count(grades.unknown, "none")},
                                              {"measured", count(grades.measured, "measured")},
                                              {"all", count(grades.all, "all")}}),
         words("cautions.flip"), words("cautions.layer_model")});

    html += element("h3", inline_html(words("cautions.not_modelled"))) + Html{"\n"};
    html += bullets({words("limits.forecast"), words("limits.effects"), words("limits.households"),
                     words("limits.mix"), words("limits.law"), words("limits.queue")});
    html += gallery.figure("who-gains", words);
    html += gallery.figure("by-domain", words);
    return element("section", html, R"(id="cautions")") + Html{"\n"};
}

}  // namespace gebied::briefing

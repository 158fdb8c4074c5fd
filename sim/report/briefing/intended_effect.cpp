#include "report/briefing/sections.hpp"

#include "gebied/report/wording.hpp"

#include <fmt/format.h>

namespace gebied::briefing {

Html intended_effect(const Context& context) {
    const Words& words = context.words;
    Html html = element("h2", inline_html(words("heading.effect"))) + Html{"\n"};
    html += paragraph(words(context.one_scenario() ? "effect.alone" : "effect.intro"));
    if (!context.one_scenario()) {
        std::vector<Phrase> items;
        for (std::size_t s = 1; s < context.facts.scenarios(); ++s) {
            const ScenarioRecord& record = context.facts.comparison().scenarios[s];
            const bool regime = record.regime != context.facts.comparison().scenarios[0].regime;
            const Phrase name = context.scenario(s);
            if (record.differs_from.empty()) {
                items.push_back(words("effect.scenario_same", {{"scenario", name}}));
            } else if (regime) {
                items.push_back(words(
                    "effect.scenario_regime",
                    {{"scenario", name},
                     {"date", context.date(record.differs_from)},
                     {"regime", Phrase::name(regime_text(record.regime, context.language))}}));
            } else {
                items.push_back(
                    words("effect.scenario",
                          {{"scenario", name}, {"date", context.date(record.differs_from)}}));
            }
        }
        html += bullets(items);
    }
    return element("section", html, "id=\"effect\"") + Html{"\n"};
}

}  // namespace gebied::briefing

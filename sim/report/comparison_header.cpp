#include "report/comparison_header.hpp"

#include "gebied/report/wording.hpp"

#include <fmt/format.h>

namespace gebied {
namespace {

std::string futures_text(const Comparison& comparison, Language language) {
    const bool dutch = language == Language::nl;
    const ResultHeader& header = comparison.header;
    const bool one = header.replications == 1;
    std::string text =
        fmt::format("{} {}", header.replications,
                    dutch ? (one ? "toekomst" : "toekomsten") : (one ? "future" : "futures"));
    if (header.replications < header.asked || header.state != RunState::complete) {
        text += fmt::format(
            fmt::runtime(dutch ? " van {} gevraagd: NIET AF" : " of {} asked: NOT COMPLETE"),
            header.asked);
    }
    const std::string where =
        comparison.area ? name_in(comparison.areas[*comparison.area], language)
        : comparison.areas.size() == 1
            ? name_in(comparison.areas[0], language)
            : fmt::format(fmt::runtime(dutch ? "alle {} gebieden samen" : "all {} areas together"),
                          comparison.areas.size());
    return text + fmt::format(fmt::runtime(dutch ? ", {} tot en met {}, {}, zaad {}"
                                                 : ", {} to {}, {}, seed {}"),
                              comparison.years.first, comparison.years.last, where, header.seed);
}

}  // namespace

std::string header_text(const Comparison& comparison, Language language) {
    std::string text = name_in(comparison.header.title, language) + "\n";
    const std::string question = name_in(comparison.header.question, language);
    if (!question.empty()) {
        text += question + "\n";
    }
    text += fmt::format("{}\n", futures_text(comparison, language));
    const bool dutch = language == Language::nl;
    if (comparison.some_years()) {
        text += fmt::format(
            fmt::runtime(dutch ? "Alleen deze jaren; de studie gaat over {} tot en met {}\n"
                               : "These years only; the study is about {} to {}\n"),
            comparison.header.start_year, comparison.header.end_year - 1);
    }
    if (!comparison.with_baseline) {
        text += fmt::format(fmt::runtime(dutch ? "Vergeleken met het scenario: {}\n"
                                               : "Compared with the scenario: {}\n"),
                            name_in(comparison.scenarios[0].label, language));
    }
    text += fmt::format("Regime: {}\n", regime_text(comparison.scenarios[0].regime, language));
    return text;
}

std::string reading_text(const Comparison& comparison, Language language) {
    const bool dutch = language == Language::nl;
    if (comparison.header.replications < 2) {
        return dutch ? "Een enkele toekomst: over het verschil is niets te zeggen; ~ = "
                       "zonder zekerheid.\n"
                     : "A single future: nothing can be said about differences; ~ = "
                       "without certainty.\n";
    }
    return dutch ? "Tussen haakjes achter een gemiddelde: in 8 van de 10 toekomsten "
                   "(alleen toeval; aannames staan vast). "
                   "Achter een verschil: het 95%-interval.\n"
                 : "In brackets after a mean: in 8 of 10 futures (chance only; assumptions "
                   "are fixed). "
                   "After a difference: its 95% interval.\n";
}

}  // namespace gebied

#pragma once

#include "gebied/report/comparison.hpp"
#include "report/briefing/facts.hpp"
#include "report/briefing/html.hpp"
#include "report/briefing/numbers.hpp"
#include "report/briefing/words.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace gebied::briefing {

/// What every section and picture works with: the facts of a result, and words and numbers in one language.
class Context {
public:
    Context(const Facts& read, Language reader)
        : facts{read},
          words{reader},
          numbers{reader},
          thousands{reader, Money::thousands},
          language{reader} {}

    const Facts& facts;
    Words words;
    Numbers numbers;
    Numbers thousands;
    Language language;

    [[nodiscard]] bool one_future() const { return facts.header().replications < 2; }
    [[nodiscard]] bool one_scenario() const { return facts.scenarios() == 1; }
    /// The name of a scenario, as the study gives it.
    [[nodiscard]] Phrase scenario(std::size_t index) const;
    /// The name of a stream, product, route, ...
    [[nodiscard]] Phrase item(Dimension dimension, std::string_view id) const;
    [[nodiscard]] Phrase month(int number) const;
    [[nodiscard]] static Phrase year(int number);
    /// `12 november 2026` from `2026-11-12T...`.
    [[nodiscard]] Phrase date(std::string_view iso) const;
    /// A cell of a table: mean, and for a scenario what may be said about the difference.
    [[nodiscard]] Phrase verdict(std::string_view measure, std::size_t scenario) const;
    /// Like `verdict`, with the size of a demonstrable difference and its interval.
    [[nodiscard]] Phrase change(std::string_view measure, std::size_t scenario,
                                const Numbers& how) const;
    /// `in ongeveer 8 van de 10`; when `other`, of the rest: the two add up to ten.
    [[nodiscard]] Phrase often(const Figure& share, bool other = false) const;
    /// Scenarios (from 1) for which the verdict on a measure is the given one, largest difference first.
    [[nodiscard]] std::vector<std::size_t> scenarios_with(std::string_view measure,
                                                          Verdict verdict) const;
};

/// Measures of which a council asks the direction first, in the order in which they are told.
inline constexpr std::array<std::string_view, 6> headline_measures{
    "budget_enough", "overrun_total",    "entitled_waited",
    "interrupted",   "team_intake_wait", "unhelped_serious"};

}  // namespace gebied::briefing

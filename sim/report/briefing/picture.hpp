#pragma once

#include "report/briefing/context.hpp"
#include "report/briefing/phrase.hpp"

#include <limits>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace gebied::briefing {

/// A cell of the table of a picture: what it says and the number that is drawn.
struct Cell {
    Phrase phrase{};  ///< in the table, with the interval
    Phrase label{};   ///< in the picture; empty when it is the same
    double value{std::numeric_limits<double>::quiet_NaN()};
    double low{std::numeric_limits<double>::quiet_NaN()};
    double high{std::numeric_limits<double>::quiet_NaN()};
    std::string mark{};  ///< what is not a number but drawn: a verdict, an id
};

/// A picture before it is drawn: its table holds everything that will be drawn, so that who does not see the
/// picture can read it.
struct Picture {
    std::string id{};
    Phrase absent{};  ///< why this study has no such picture; then nothing else is filled
    Phrase title{};   ///< the finding
    Phrase note{};    ///< how to read it
    std::vector<Phrase> columns{};
    std::vector<std::vector<Cell>> rows{};
    nlohmann::json labels = nlohmann::json::object();  ///< words and numbers drawn beside the table

    [[nodiscard]] nlohmann::json json() const;
    [[nodiscard]] Table table(const Words& words) const;
};

[[nodiscard]] Cell named(Phrase phrase, std::string_view mark = {});
/// A mean, with its interval in the table.
[[nodiscard]] Cell measured(const Numbers& numbers, const Figure& figure);
/// A difference, for which the only words are "no demonstrable difference" when its interval holds 0;
/// `up` and `down` are the marks of one that is shown.
[[nodiscard]] Cell changed(const Context& context, const Numbers& numbers, const Figure& figure,
                           std::string_view up, std::string_view down);

/// Whether a scenario has something that is demonstrably better than now, and something that is worse.
struct Sides {
    bool better{false};
    bool worse{false};
};
/// The difference with now of something of which less is better.
[[nodiscard]] Cell compared(const Context& context, const Numbers& numbers, const Sum& sum,
                            std::size_t scenario, Sides& sides);

/// For how many scenarios anything of `expressions` gets better, and for how many anything gets worse.
struct Tally {
    std::set<std::string> expressions{};
    std::size_t better{0};
    std::size_t worse{0};

    void add(const Sides& sides);
    /// `KEY.title` with both numbers, or `KEY.title.none`.
    [[nodiscard]] Phrase title(const Context& context, std::string_view key, Unit unit) const;
};
/// Whether a result has one scenario or one future; the picture then says so.
[[nodiscard]] bool nothing_to_compare(const Context& context, Picture& picture);

/// The words of the verdicts, for the key of a drawing.
void add_verdicts(const Context& context, Picture& picture);

/// All pictures in the order of the briefing; a new one is a file in pictures/ and a line in picture.cpp,
/// and on the side that draws, a file and a line in sim/report/pictures/.
[[nodiscard]] std::vector<Picture> all_pictures(const Context& context);

Picture day_money_gone(const Context& context);
Picture differences(const Context& context);
Picture fixed_and_free(const Context& context);
Picture who_waits(const Context& context);
Picture legal_terms(const Context& context);
Picture team_hours(const Context& context);
Picture through_the_year(const Context& context);
Picture flows(const Context& context);
Picture flow_differences(const Context& context);
Picture youth_by_route(const Context& context);
Picture money_by_stream(const Context& context);
Picture who_gains(const Context& context);
Picture by_domain(const Context& context);
Picture who_pays(const Context& context);
Picture per_100000(const Context& context);
Picture signposts(const Context& context);
Picture now_and_later(const Context& context);
Picture areas_beside_need(const Context& context);

}  // namespace gebied::briefing

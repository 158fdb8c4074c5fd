#include "report/comparison_overview.hpp"

#include "report/comparison_header.hpp"
#include "report/measure_scale.hpp"
#include "report/text_columns.hpp"

#include <array>
#include <vector>

namespace gebied {
namespace {

/// A measure on the page: a title of two lines, and by what its numbers are divided.
struct PageColumn {
    std::string_view measure;
    Text first;
    Text second;
    double per{1.0};
};

constexpr double thousand = 1000.0;
constexpr std::array<PageColumn, 7> columns{{
    {"budget_enough", {.nl = "budget", .en = "budget"}, {.nl = "genoeg", .en = "enough"}},
    {"overrun_total",
     {.nl = "overschrijding", .en = "overrun"},
     {.nl = "x 1.000 euro", .en = "x 1,000 euro"},
     thousand},
    {"spent_total",
     {.nl = "uitgaven", .en = "spending"},
     {.nl = "x 1.000 euro", .en = "x 1,000 euro"},
     thousand},
    {"entitled_waited",
     {.nl = "recht, maar", .en = "entitled,"},
     {.nl = "geen geld", .en = "no money"}},
    {"interrupted", {.nl = "hulp", .en = "help"}, {.nl = "afgebroken", .en = "interrupted"}},
    {"team_intake_wait",
     {.nl = "dagen wachten", .en = "days waiting"},
     {.nl = "op het team", .en = "for the team"}},
    {"unhelped_serious",
     {.nl = "ernstig,", .en = "serious,"},
     {.nl = "zonder hulp", .en = "no help"}},
}};

/// Numbers of a column as they stand on the page.
class Cells {
public:
    Cells(const MeasureComparison& row, const PageColumn& column, Language language)
        : row_{&row}, column_{&column}, scale_{*row.measure.measure, language} {}

    /// The mean with its half width.
    [[nodiscard]] std::string baseline() const {
        return number(row_->scenarios.front().mean, Sign::when_negative);
    }

    /// Between which ends 8 of 10 futures of the reference lie; empty when that says nothing more.
    [[nodiscard]] std::string spread() const {
        const MeasureSummary& summary = row_->scenarios.front();
        const double low = scale_.shown(summary.p10 / column_->per);
        const double high = scale_.shown(summary.p90 / column_->per);
        if (!std::isfinite(low) || !std::isfinite(high) || scale_.is_no_limit(summary.p90)) {
            return "";
        }
        const auto place = place_of(high - low, 2);
        const std::string from = place ? scale_.number(low, *place) : scale_.exact(low);
        const std::string up_to = place ? scale_.number(high, *place) : from;
        return from == up_to ? fmt::format("({}{})", from, scale_.mark())
                             : fmt::format("({}–{}{})", from, up_to, scale_.mark());
    }

    /// The difference with its half width: `+` or `!` before it when it is better or worse.
    [[nodiscard]] std::string difference(std::size_t scenario) const {
        const MeasureDifference& difference = row_->differences[scenario];
        switch (difference.verdict) {
            case Verdict::identical: return "=";
            case Verdict::no_difference: return "≈";
            case Verdict::unknown: return "?";
            case Verdict::better:
                return fmt::format("v {}", number(difference.estimate, Sign::always));
            case Verdict::worse:
                return fmt::format("! {}", number(difference.estimate, Sign::always));
            case Verdict::higher:
            case Verdict::lower: break;
        }
        return number(difference.estimate, Sign::always);
    }

private:
    [[nodiscard]] Estimate scaled(Estimate estimate) const {
        estimate.mean /= column_->per;
        estimate.low /= column_->per;
        estimate.high /= column_->per;
        return estimate;
    }
    enum class Sign { always, when_negative };

    /// As many digits as the half width of the interval has to say.
    [[nodiscard]] std::string number(const Estimate& unscaled, Sign shown) const {
        const Estimate estimate = scaled(unscaled);
        if (!std::isfinite(estimate.mean)) {
            return "–";
        }
        if (scale_.is_no_limit(unscaled.mean)) {
            return scale_.no_limit();
        }
        const double half = scale_.shown(estimate.half_width());
        const double value = scale_.shown(estimate.mean);
        const std::string_view sign = shown == Sign::always && value > 0.0 ? "+" : "";
        if (!std::isfinite(half)) {  // one future: a number without certainty
            return fmt::format("~{}{}", scale_.exact(value), scale_.mark());
        }
        const auto place = place_of(half, 1);
        if (!place) {
            return fmt::format("{}{}{}", sign, scale_.exact(value), scale_.mark());
        }
        return fmt::format("{}{}±{}{}", sign, scale_.number(value, *place),
                           scale_.number(half, *place), scale_.mark());
    }

    const MeasureComparison* row_;
    const PageColumn* column_;
    Scale scale_;
};

std::string line_of(const std::vector<std::string>& cells) {
    constexpr std::size_t width = 15;
    std::string line = "  ";
    for (const std::string& cell : cells) {
        line += padded(cell, width) + " ";
    }
    line.erase(line.find_last_not_of(' ') + 1);
    return line + "\n";
}

std::string legend(const Comparison& comparison, Language language) {
    if (comparison.header.replications < 2) {
        return "\n" + reading_text(comparison, language);
    }
    const bool dutch = language == Language::nl;
    std::string text =
        dutch
            ? "\nPer jaar, gemiddeld over jaren en toekomsten (alleen toeval; aannames staan vast); "
              "huishoudens, tenzij er iets anders staat. Achter ±: het 95%-interval; tussen haakjes: waartussen 8 van de 10 "
              "toekomsten liggen (p10–p90).\n"
            : "\nPer year, mean over years and futures (chance only; assumptions are fixed); households "
              "unless stated otherwise. After ±: the 95% interval; in brackets: between what 8 of 10 futures lie "
              "(p10–p90).\n";
    if (comparison.scenarios.size() > 1) {
        const std::string other = name_in(comparison.scenarios[0].label, language);
        const std::string with = comparison.with_baseline
                                     ? (dutch ? "de uitgangssituatie" : "the baseline")
                                     : (dutch ? "het scenario " : "the scenario ") + other;
        text += fmt::format(
            fmt::runtime(
                dutch
                    ? "Onder de eerste regel: het verschil met {}, "
                      "bij % in procentpunten.\nv beter, ! slechter, = precies gelijk, ≈ "
                      "geen aantoonbaar verschil in dit model. In hoeveel van de 10 toekomsten een scenario beter is: compare met "
                      "--details of --all.\n"
                    : "Below the first row: the difference with {}, "
                      "of % in percentage points.\nv better, ! worse, = exactly equal, ≈ no "
                      "demonstrable difference in this model. In how many of 10 futures a scenario is better: compare with "
                      "--details or --all.\n"),
            with);
    }
    return text;
}

}  // namespace

std::string comparison_overview(const Comparison& comparison, Language language) {
    std::vector<Cells> cells;
    std::vector<std::string> first;
    std::vector<std::string> second;
    for (const PageColumn& column : columns) {
        if (const MeasureComparison* row = comparison.find(column.measure)) {
            cells.emplace_back(*row, column, language);
            first.emplace_back(column.first.in(language));
            second.emplace_back(column.second.in(language));
        }
    }
    std::string text = "\n" + line_of(first) + line_of(second);
    for (std::size_t s = 0; s < comparison.scenarios.size(); ++s) {
        std::vector<std::string> line;
        for (const Cells& cell : cells) {
            line.push_back(s == 0 ? cell.baseline() : cell.difference(s - 1));
        }
        text += name_in(comparison.scenarios[s].label, language) + "\n" + line_of(line);
        if (s == 0 && comparison.header.replications > 1) {
            std::vector<std::string> spreads;
            for (const Cells& cell : cells) {
                spreads.push_back(cell.spread());
            }
            text += line_of(spreads);
        }
    }
    return text + legend(comparison, language);
}

}  // namespace gebied

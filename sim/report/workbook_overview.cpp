// All scenarios on one page, as `gebied compare` prints it, with numbers in the cells.
#include "gebied/report/wording.hpp"
#include "report/workbook_content.hpp"

#include <cmath>
#include <fmt/format.h>
#include <limits>

namespace gebied {
namespace {

constexpr lxw_col_t name_column = 0;
constexpr lxw_col_t first_value = 1;
constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

/// How many decimals show what the half width of an interval leaves sure, zero to two.
int decimals_for(double half_width) {
    const auto place = place_of(half_width, 1);
    return std::clamp(place ? -*place : 0, 0, 2);
}

std::string format_with(int decimals) {
    return decimals == 0 ? "#,##0"
                         : "#,##0." + std::string(static_cast<std::size_t>(decimals), '0');
}

std::string signed_format(const std::string& plain, std::string_view mark) {
    return fmt::format("\"{0}\"+{1};\"{0}\"−{1};0", mark, plain);
}

struct Tone {
    std::string_view mark{};
    std::uint32_t colour{workbook_colours::ink};
};

Tone tone_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::better: return {"v ", workbook_colours::better};
        case Verdict::worse: return {"! ", workbook_colours::worse};
        case Verdict::identical:
        case Verdict::no_difference:
        case Verdict::unknown: return {"", workbook_colours::neither};
        case Verdict::higher:
        case Verdict::lower: break;
    }
    return {};
}

}  // namespace

void add_overview(Workbook& book, const WorkbookContent& content) {
    const Comparison& comparison = content.comparison;
    const Language language = book.language();
    const bool one_future = comparison.header.replications < 2;
    lxw_worksheet* sheet = book.add_sheet(std::string{book.in(sheets::overview.name)});
    worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
    constexpr double names = 46.0;
    constexpr double values = 13.0;
    constexpr double halves = 8.0;
    book.expect(worksheet_set_column(sheet, name_column, name_column, names, nullptr));
    constexpr double title_height = 28.0;
    constexpr double row_height = 20.0;
    worksheet_fit_to_pages(sheet, 1, 1);
    const std::string title = name_in(comparison.header.title, language);
    constexpr std::size_t letters_per_line = 110;
    book.expect(worksheet_set_row(
        sheet, 0, title_height * static_cast<double>(1 + title.size() / letters_per_line),
        nullptr));
    const auto over_all = [&](lxw_row_t row, std::string_view text, const Look& look) {
        const auto last = static_cast<lxw_col_t>(2 * leading_measures.size());
        book.expect(worksheet_merge_range(sheet, row, name_column, row, last, "", book.look(look)));
        book.write(sheet, row, name_column, text, look);
    };
    over_all(0, title,
             {.bold = true, .wrap = true, .size = 16.0, .colour = workbook_colours::deep});
    over_all(
        1,
        one_future
            ? book.in({.nl = "Eén toekomst: over het verschil is niets te zeggen.",
                       .en = "A single future: nothing can be said about differences."})
            : book.in(
                  {.nl =
                       "Eerste regel: de uitgangssituatie, gemiddeld per jaar. Daaronder: het verschil ermee (bij % in "
                       "procentpunten) ± het 95%-interval van toeval; aannames staan vast.",
                   .en =
                       "First row: the baseline, mean per year. Below it: the difference with it (of % in "
                       "percentage points) ± the 95% interval of chance; assumptions are fixed."}),
        {.colour = workbook_colours::quiet});
    if (!one_future) {
        over_all(
            2,
            book.in(
                {.nl =
                     "v beter   ! slechter   = in elke toekomst gelijk   ≈ geen aantoonbaar verschil in dit model",
                 .en =
                     "v better   ! worse   = equal in every future   ≈ no demonstrable difference in this model"}),
            {.colour = workbook_colours::quiet});
    }
    constexpr lxw_row_t head = 4;
    constexpr double head_height = 44.0;
    book.expect(worksheet_set_row(sheet, head, head_height, nullptr));
    const Look head_look{.bold = true,
                         .wrap = true,
                         .colour = 0xFFFFFF,
                         .ground = workbook_colours::deep,
                         .across = LXW_ALIGN_CENTER,
                         .along = LXW_ALIGN_VERTICAL_CENTER};
    Look left = head_look;
    left.across = LXW_ALIGN_LEFT;
    book.write(sheet, head, name_column, book.in({.nl = "scenario", .en = "scenario"}), left);
    lxw_col_t column = first_value;
    for (const LeadingMeasure& leading : leading_measures) {
        const MeasureComparison* row = comparison.find(leading.measure);
        if (row == nullptr) {
            continue;
        }
        const auto half_column = static_cast<lxw_col_t>(column + 1);
        book.expect(worksheet_set_column(sheet, column, column, values, nullptr));
        book.expect(worksheet_set_column(sheet, half_column, half_column, halves, nullptr));
        book.expect(worksheet_merge_range(sheet, head, column, head, half_column, "",
                                          book.look(head_look)));
        book.write(sheet, head, column, book.in(leading.head), head_look);
        const double scale = leading.share ? 100.0 : 1.0 / leading.per;
        for (std::size_t s = 0; s < comparison.scenarios.size(); ++s) {
            const auto at = static_cast<lxw_row_t>(head + 1 + s);
            const std::uint32_t ground = s == 0 ? workbook_colours::paper : 0;
            const bool no_limit = std::abs(row->scenarios[s].mean.mean) >= 1.0e11;
            if (s == 0 || one_future) {
                const Estimate& mean = row->scenarios[s].mean;
                const double half = mean.half_width() * scale;
                const int decimals = std::isfinite(half) ? decimals_for(half) : 1;
                const Look look{.number = format_with(decimals),
                                .bold = s == 0,
                                .ground = ground,
                                .across = LXW_ALIGN_RIGHT,
                                .along = LXW_ALIGN_VERTICAL_CENTER,
                                .line_below = true};
                if (no_limit) {
                    book.write(sheet, at, column, book.in({.nl = "geen grens", .en = "no limit"}),
                               look);
                } else {
                    book.write(sheet, at, column, mean.mean * scale, look);
                }
                book.write(sheet, at, half_column, no_limit || half == 0.0 ? nothing : half,
                           {.number = "\"±\"" + format_with(decimals),
                            .colour = workbook_colours::quiet,
                            .ground = ground,
                            .across = LXW_ALIGN_LEFT,
                            .along = LXW_ALIGN_VERTICAL_CENTER,
                            .line_below = true});
                continue;
            }
            const MeasureDifference& difference = row->differences[s - 1];
            const Tone tone = tone_of(difference.verdict);
            const double half = difference.estimate.half_width() * scale;
            const int decimals = std::isfinite(half) ? decimals_for(half) : 1;
            Look look{.number = signed_format(format_with(decimals), tone.mark),
                      .colour = tone.colour,
                      .across = LXW_ALIGN_RIGHT,
                      .along = LXW_ALIGN_VERTICAL_CENTER,
                      .line_below = true};
            Look beside{.number = "\"±\"" + format_with(decimals),
                        .colour = workbook_colours::quiet,
                        .across = LXW_ALIGN_LEFT,
                        .along = LXW_ALIGN_VERTICAL_CENTER,
                        .line_below = true};
            const bool silent = difference.verdict == Verdict::identical ||
                                difference.verdict == Verdict::no_difference ||
                                difference.verdict == Verdict::unknown;
            if (silent) {
                const std::string_view mark = difference.verdict == Verdict::identical       ? "="
                                              : difference.verdict == Verdict::no_difference ? "≈"
                                                                                             : "?";
                book.write(sheet, at, column, mark, look);
                book.write(sheet, at, half_column, std::string_view{}, beside);
            } else {
                book.write(sheet, at, column, difference.estimate.mean * scale, look);
                book.write(sheet, at, half_column, half, beside);
            }
        }
        column = static_cast<lxw_col_t>(column + 2);
    }
    for (std::size_t s = 0; s < comparison.scenarios.size(); ++s) {
        book.expect(worksheet_set_row(sheet, static_cast<lxw_row_t>(head + 1 + s),
                                      name_in(comparison.scenarios[s].label, language).size() > 48
                                          ? 2.0 * row_height * 0.8
                                          : row_height,
                                      nullptr));
        book.write(sheet, static_cast<lxw_row_t>(head + 1 + s), name_column,
                   name_in(comparison.scenarios[s].label, language),
                   {.bold = s == 0,
                    .wrap = true,
                    .ground = s == 0 ? workbook_colours::paper : 0,
                    .along = LXW_ALIGN_VERTICAL_CENTER,
                    .line_below = true});
    }
    worksheet_freeze_panes(sheet, head + 1, first_value);
}

}  // namespace gebied

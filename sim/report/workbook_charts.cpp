// Charts that Excel draws itself, and the sheet with their numbers.
#include "gebied/report/wording.hpp"
#include "report/workbook_content.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>

namespace gebied {
namespace {

/// More small charts than this nobody compares.
constexpr std::size_t most_charts = 24;

/// A measure of which differences become bars.
struct ForestMeasure {
    std::string_view measure{};
    Text title{};
    double scale{1.0};
};
constexpr std::array<ForestMeasure, 4> forests{{
    {"overrun_total",
     {.nl = "Overschrijding: verschil met de uitgangssituatie (1.000 euro per jaar)",
      .en = "Overrun: difference with the baseline (1,000 euro a year)"},
     0.001},
    {"entitled_waited",
     {.nl = "Recht op hulp, maar geen geld: verschil (huishoudens per jaar)",
      .en = "Entitled to help, no money: difference (households a year)"},
     1.0},
    {"budget_enough",
     {.nl = "Budget genoeg: verschil (procentpunten van de jaren)",
      .en = "Budget enough: difference (percentage points of years)"},
     100.0},
    {"team_intake_wait",
     {.nl = "Wachten op het team: verschil (dagen)", .en = "Wait for the team: difference (days)"},
     1.0},
}};

constexpr lxw_row_t years_head = 2;

/// Where the numbers of a chart stand on the sheet of chart data; both sides count the same way.
struct DataPlace {
    std::size_t scenarios;
    std::size_t years;

    [[nodiscard]] lxw_row_t year_row(std::size_t scenario, std::size_t year) const {
        return static_cast<lxw_row_t>(years_head + 1 + scenario * years + year);
    }
    [[nodiscard]] lxw_row_t forest_head(std::size_t forest) const {
        return static_cast<lxw_row_t>(years_head + 3 + scenarios * years +
                                      forest * (scenarios + 2));
    }
};
constexpr lxw_col_t name_column = 0;
constexpr lxw_col_t year_column = 1;
constexpr lxw_col_t ceiling_column = 2;
constexpr lxw_col_t spending_column = 3;
constexpr lxw_col_t first_bar = 4;

DataPlace place_of_data(const WorkbookContent& content) {
    return {.scenarios = content.scenarios(), .years = content.years()};
}

bool has_limit(const WorkbookContent& content, std::size_t scenario) {
    return content.result->scenarios()[scenario].ceiling.find("unlimited") == std::string::npos;
}

/// Spending of a year, what went over the ceiling included, in thousands of euros.
double spending(const WorkbookContent& content, std::size_t scenario, std::size_t year) {
    return (content.year_mean(scenario, year, "spent_total") +
            content.year_mean(scenario, year, "overrun_total")) /
           100.0 / per_thousand;
}
double ceiling(const WorkbookContent& content, std::size_t scenario, std::size_t year) {
    return has_limit(content, scenario)
               ? content.year_mean(scenario, year, "ceiling") / 100.0 / per_thousand
               : std::numeric_limits<double>::quiet_NaN();
}

/// One scale for all small charts, so that they can be compared.
struct Axis {
    double low{0.0};
    double high{1.0};
    double step{1.0};
};

/// A step of 1, 2 or 5 times a power of ten that divides `width` into about four parts.
double step_for(double width) {
    constexpr double parts = 4.0;
    const double size = std::pow(10.0, std::floor(std::log10(width / parts)));
    const double times = width / parts / size;
    return size * (times < 1.5 ? 1.0 : times < 3.5 ? 2.0 : times < 7.5 ? 5.0 : 10.0);
}

/// Round ends around these values.
Axis axis_around(double low, double high) {
    if (!(low < high)) {
        const double half = std::max(1.0, 0.2 * std::abs(high));
        low -= half;
        high += half;
    }
    const double step = step_for(high - low);
    constexpr double air = 0.1;  // of a step, so that nothing touches the edge
    return {.low = std::floor(low / step - air) * step,
            .high = std::ceil(high / step + air) * step,
            .step = step};
}

Axis axis_of(const WorkbookContent& content) {
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (std::size_t s = 0; s < content.scenarios(); ++s) {
        for (std::size_t y = 0; y < content.years(); ++y) {
            for (const double value : {spending(content, s, y), ceiling(content, s, y)}) {
                if (std::isfinite(value)) {
                    low = std::min(low, value);
                    high = std::max(high, value);
                }
            }
        }
    }
    Axis axis = axis_around(low, high);
    axis.low = std::max(0.0, axis.low);
    return axis;
}

/// Around the intervals of all bars, and around 0.
Axis axis_of(const MeasureComparison& row, double scale) {
    double low = 0.0;
    double high = 0.0;
    for (const MeasureDifference& difference : row.differences) {
        for (const double value : {difference.estimate.low, difference.estimate.high}) {
            if (std::isfinite(value)) {
                low = std::min(low, scale * value);
                high = std::max(high, scale * value);
            }
        }
    }
    return axis_around(low, high);
}

lxw_chart_font font_of(double size, std::uint32_t colour, bool bold = false) {
    static std::string name{"Calibri"};  // the library copies it
    lxw_chart_font font{};
    font.name = name.data();
    font.size = size;
    font.color = colour;
    font.bold = bold ? LXW_TRUE : LXW_EXPLICIT_FALSE;
    return font;
}

lxw_chart_line line_of(std::uint32_t colour, float width) {
    lxw_chart_line line{};
    line.color = colour;
    line.width = width;
    return line;
}

/// Takes away what only decorates: borders and dark grid lines.
void calm(lxw_chart* chart, lxw_chart_axis* values) {
    lxw_chart_line none{};
    none.none = LXW_TRUE;
    chart_chartarea_set_line(chart, &none);
    lxw_chart_line grid = line_of(0xE3E8ED, 0.75F);
    chart_axis_major_gridlines_set_line(values, &grid);
    lxw_chart_line axis = line_of(workbook_colours::line, 0.75F);
    chart_axis_set_line(chart->x_axis, &axis);
    chart_axis_set_line(chart->y_axis, &axis);
    lxw_chart_font small = font_of(9.0, workbook_colours::ink);
    chart_axis_set_num_font(chart->x_axis, &small);
    chart_axis_set_num_font(chart->y_axis, &small);
}

void add_title(lxw_chart* chart, const std::string& text, double size) {
    chart_title_set_name(chart, text.c_str());
    lxw_chart_font font = font_of(size, workbook_colours::deep, true);
    chart_title_set_name_font(chart, &font);
}

std::string shortened(std::string text, std::size_t most) {
    if (text.size() <= most) {
        return text;
    }
    text.resize(most);
    while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0x80U) != 0) {
        text.pop_back();
    }
    return text + "…";
}

/// Spending beside the ceiling through the years, one scenario.
lxw_chart* spending_chart(Workbook& book, const WorkbookContent& content, std::size_t scenario,
                          const Axis& axis) {
    lxw_chart* chart = workbook_add_chart(book.book(), LXW_CHART_LINE);
    const std::string data{book.in(sheets::chart_data.name)};
    const DataPlace place = place_of_data(content);
    const lxw_row_t first = place.year_row(scenario, 0);
    const lxw_row_t last = place.year_row(scenario, content.years() - 1);
    const auto add = [&](lxw_col_t column, Text name) {
        lxw_chart_series* series = chart_add_series(chart, nullptr, nullptr);
        chart_series_set_categories(series, data.c_str(), first, year_column, last, year_column);
        chart_series_set_values(series, data.c_str(), first, column, last, column);
        chart_series_set_name(series, std::string{book.in(name)}.c_str());
        return series;
    };
    if (has_limit(content, scenario)) {
        lxw_chart_series* limit = add(ceiling_column, {.nl = "plafond", .en = "ceiling"});
        lxw_chart_line line = line_of(workbook_colours::ink, 1.5F);
        line.dash_type = LXW_CHART_LINE_DASH_DASH;
        chart_series_set_line(limit, &line);
    }
    lxw_chart_series* spent =
        add(spending_column, {.nl = "uitgaven met overschrijding", .en = "spending with overrun"});
    lxw_chart_line line = line_of(workbook_colours::better, 2.25F);
    chart_series_set_line(spent, &line);
    chart_series_set_marker_type(spent, LXW_CHART_MARKER_CIRCLE);
    chart_series_set_marker_size(spent, 5);
    lxw_chart_fill fill{};
    fill.color = workbook_colours::better;
    chart_series_set_marker_fill(spent, &fill);
    lxw_chart_line edge = line_of(workbook_colours::better, 0.75F);
    chart_series_set_marker_line(spent, &edge);
    add_title(chart,
              shortened(name_in(content.result->scenarios()[scenario].label, book.language()), 60),
              11.0);
    chart_axis_set_min(chart->y_axis, axis.low);
    chart_axis_set_max(chart->y_axis, axis.high);
    chart_axis_set_major_unit(chart->y_axis, axis.step);
    chart_axis_set_num_format(chart->y_axis, "#,##0");
    calm(chart, chart->y_axis);
    chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
    lxw_chart_font font = font_of(9.0, workbook_colours::quiet);
    chart_legend_set_font(chart, &font);
    return chart;
}

const MeasureComparison* forest_row(const WorkbookContent& content, const ForestMeasure& forest) {
    return content.comparison.find(forest.measure);
}

std::uint32_t colour_of(Verdict verdict) {
    return verdict == Verdict::better  ? workbook_colours::better
           : verdict == Verdict::worse ? workbook_colours::worse
                                       : workbook_colours::neither;
}

/// A bar per scenario with its interval: each bar is a series of its own, for only a whole series can have
/// an interval of a given width.
lxw_chart* forest_chart(Workbook& book, const WorkbookContent& content, std::size_t number) {
    const MeasureComparison* row = forest_row(content, forests[number]);
    lxw_chart* chart = workbook_add_chart(book.book(), LXW_CHART_BAR);
    const std::string data{book.in(sheets::chart_data.name)};
    const lxw_row_t head = place_of_data(content).forest_head(number);
    const std::size_t bars = content.scenarios() - 1;
    for (std::size_t bar = 0; bar < bars; ++bar) {
        const MeasureDifference& difference = row->differences[bar];
        const auto column = static_cast<lxw_col_t>(first_bar + bar);
        const auto last = static_cast<lxw_row_t>(head + bars);
        lxw_chart_series* series = chart_add_series(chart, nullptr, nullptr);
        chart_series_set_categories(series, data.c_str(), head + 1, name_column, last, name_column);
        chart_series_set_values(series, data.c_str(), head + 1, column, last, column);
        lxw_chart_fill fill{};
        fill.color = colour_of(difference.verdict);
        chart_series_set_fill(series, &fill);
        const double half = difference.estimate.half_width() * forests[number].scale;
        if (std::isfinite(half) && half > 0.0) {
            chart_series_set_error_bars(series->x_error_bars, LXW_CHART_ERROR_BAR_TYPE_FIXED, half);
            lxw_chart_line line = line_of(workbook_colours::ink, 1.25F);
            chart_series_set_error_bars_line(series->x_error_bars, &line);
        }
    }
    add_title(chart, std::string{book.in(forests[number].title)}, 11.0);
    chart_set_series_overlap(chart, 100);
    chart_set_series_gap(chart, 60);
    chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
    // The library turns the axes of a bar chart around: y holds the names.
    const Axis axis = axis_of(*row, forests[number].scale);
    chart_axis_set_min(chart->x_axis, axis.low);
    chart_axis_set_max(chart->x_axis, axis.high);
    chart_axis_set_major_unit(chart->x_axis, axis.step);
    chart_axis_set_num_format(chart->x_axis, axis.step < 1.0 ? "#,##0.0" : "#,##0");
    chart_axis_set_reverse(chart->y_axis);
    chart_axis_set_label_position(chart->y_axis, LXW_CHART_AXIS_LABEL_POSITION_LOW);
    chart_axis_set_crossing_max(chart->y_axis);
    chart_axis_major_gridlines_set_visible(chart->y_axis, LXW_FALSE);
    chart_axis_major_gridlines_set_visible(chart->x_axis, LXW_TRUE);
    calm(chart, chart->x_axis);
    return chart;
}

}  // namespace

void add_charts(Workbook& book, const WorkbookContent& content) {
    lxw_worksheet* sheet = book.add_sheet(std::string{book.in(sheets::charts.name)});
    worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
    const auto heading = [&](lxw_row_t row, Text title, Text explanation) {
        constexpr double tall = 24.0;
        book.expect(worksheet_set_row(sheet, row, tall, nullptr));
        book.write(sheet, row, 0, book.in(title),
                   {.bold = true, .size = 14.0, .colour = workbook_colours::deep});
        book.write(sheet, row + 1, 0, book.in(explanation), {.colour = workbook_colours::quiet});
    };
    constexpr int per_row = 3;
    constexpr double pixels_per_row = 20.0;
    constexpr int width = 430;
    constexpr int height = 250;
    lxw_row_t row = 0;
    const Axis axis = axis_of(content);
    const Text explanation =
        axis.low > 0.0
            ? Text{.nl =
                       "Per scenario, gemiddeld over de toekomsten, x 1.000 euro; alle op dezelfde schaal, die niet bij 0 begint.",
                   .en =
                       "By scenario, mean over futures, x 1,000 euro; all on one scale, which does not begin at 0."}
            : Text{
                  .nl =
                      "Per scenario, gemiddeld over de toekomsten, x 1.000 euro; alle op dezelfde schaal.",
                  .en = "By scenario, mean over futures, x 1,000 euro; all on one scale."};
    heading(row, {.nl = "Uitgaven naast het plafond", .en = "Spending beside the ceiling"},
            explanation);
    row += 3;
    const std::size_t shown = std::min(content.scenarios(), most_charts);
    for (std::size_t s = 0; s < shown; ++s) {
        lxw_chart_options options{};
        options.x_offset = static_cast<int>(s) % per_row * (width + 10);
        options.y_offset = static_cast<int>(s) / per_row * (height + 10);
        options.x_scale = width / 480.0;
        options.y_scale = height / 288.0;
        std::string words = fmt::format(
            fmt::runtime(
                book.language() == Language::nl
                    ? "Uitgaven en plafond per jaar in het scenario {}; getallen op het blad {}"
                    : "Spending and ceiling by year in the scenario {}; numbers on the sheet {}"),
            name_in(content.result->scenarios()[s].label, book.language()),
            book.in(sheets::chart_data.name));
        options.description = words.data();
        book.expect(worksheet_insert_chart_opt(sheet, row, 0,
                                               spending_chart(book, content, s, axis), &options));
    }
    const std::size_t lines = (shown + per_row - 1) / per_row;
    row += static_cast<lxw_row_t>(
               std::ceil(static_cast<double>(lines) * (height + 10) / pixels_per_row)) +
           1;
    if (content.scenarios() < 2 || content.comparison.header.replications < 2) {
        return;
    }
    heading(
        row,
        {.nl = "Verschillen, met hun 95%-interval", .en = "Differences, with their 95% interval"},
        {.nl =
             "Blauw: aantoonbaar beter. Oranjerood: aantoonbaar slechter. Grijs: geen aantoonbaar verschil in dit model. "
             "De streep is het interval van toeval; aannames staan vast.",
         .en =
             "Blue: demonstrably better. Vermilion: demonstrably worse. Grey: no demonstrable difference in this model. "
             "The line is the interval of chance; assumptions are fixed."});
    row += 3;
    const int tall = 90 + 30 * static_cast<int>(std::min<std::size_t>(content.scenarios() - 1, 40));
    int place = 0;
    for (std::size_t f = 0; f < forests.size(); ++f) {
        if (forest_row(content, forests[f]) == nullptr) {
            continue;
        }
        constexpr int wide = 650;
        lxw_chart_options options{};
        options.x_offset = place % 2 * (wide + 10);
        options.y_offset = place / 2 * (tall + 10);
        options.x_scale = wide / 480.0;
        options.y_scale = tall / 288.0;
        std::string words{book.in(forests[f].title)};
        options.description = words.data();
        book.expect(
            worksheet_insert_chart_opt(sheet, row, 0, forest_chart(book, content, f), &options));
        ++place;
    }
}

void add_chart_data(Workbook& book, const WorkbookContent& content) {
    const Language language = book.language();
    lxw_worksheet* sheet = book.add_sheet(std::string{book.in(sheets::chart_data.name)});
    constexpr double names = 46.0;
    constexpr double values = 14.0;
    book.expect(worksheet_set_column(sheet, name_column, name_column, names, nullptr));
    book.expect(worksheet_set_column(sheet, year_column,
                                     static_cast<lxw_col_t>(first_bar + content.scenarios()),
                                     values, nullptr));
    book.write(sheet, 0, 0, book.in(sheets::chart_data.holds), {.colour = workbook_colours::quiet});
    const Look head{
        .bold = true, .wrap = true, .ground = workbook_colours::paper, .line_below = true};
    const DataPlace place = place_of_data(content);
    lxw_col_t column = 0;
    for (const Text title :
         {Text{.nl = "scenario", .en = "scenario"}, Text{.nl = "jaar", .en = "year"},
          Text{.nl = "plafond (1.000 euro)", .en = "ceiling (1,000 euro)"},
          Text{.nl = "uitgaven met overschrijding (1.000 euro)",
               .en = "spending with overrun (1,000 euro)"}}) {
        book.write(sheet, years_head, column++, book.in(title), head);
    }
    for (std::size_t s = 0; s < content.scenarios(); ++s) {
        for (std::size_t y = 0; y < content.years(); ++y) {
            const lxw_row_t row = place.year_row(s, y);
            book.write(sheet, row, name_column,
                       name_in(content.result->scenarios()[s].label, language), {});
            book.write(sheet, row, year_column,
                       static_cast<double>(content.result->header().start_year) +
                           static_cast<double>(y),
                       {.number = book.formats().year});
            book.write(sheet, row, ceiling_column, ceiling(content, s, y), {.number = "#,##0.0"});
            book.write(sheet, row, spending_column, spending(content, s, y), {.number = "#,##0.0"});
        }
    }
    for (std::size_t f = 0; f < forests.size(); ++f) {
        const MeasureComparison* measure = forest_row(content, forests[f]);
        if (measure == nullptr) {
            continue;
        }
        const lxw_row_t at = place.forest_head(f);
        book.write(sheet, at, name_column, book.in(forests[f].title), head);
        book.write(sheet, at, year_column, book.in({.nl = "verschil", .en = "difference"}), head);
        book.write(sheet, at, ceiling_column, book.in({.nl = "± (95%)", .en = "± (95%)"}), head);
        book.write(sheet, at, spending_column, book.in({.nl = "oordeel", .en = "verdict"}), head);
        for (std::size_t bar = 0; bar + 1 < content.scenarios(); ++bar) {
            const MeasureDifference& difference = measure->differences[bar];
            const auto row = static_cast<lxw_row_t>(at + 1 + bar);
            const double mean = difference.estimate.mean * forests[f].scale;
            const std::string name = name_in(content.comparison.scenarios[bar + 1].label, language);
            book.write(sheet, row, name_column, name, {});
            book.write(sheet, row, year_column, mean, {.number = "#,##0.00"});
            book.write(sheet, row, ceiling_column,
                       difference.estimate.half_width() * forests[f].scale, {.number = "#,##0.00"});
            book.write(sheet, row, spending_column, verdict_text(difference.verdict, language), {});
            const auto own = static_cast<lxw_col_t>(first_bar + bar);
            book.write(sheet, at, own, name, head);
            book.write(sheet, row, own, mean, {.number = "#,##0.00"});
        }
    }
}

}  // namespace gebied

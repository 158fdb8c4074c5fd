// A sheet per table of the result.
#include "gebied/report/messages.hpp"
#include "gebied/report/wording.hpp"
#include "report/workbook_content.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <optional>
#include <string_view>

namespace gebied {
namespace {

constexpr std::size_t months_per_year = 12;

/// What is shown of every single future.
constexpr std::array<std::string_view, 16> future_columns{"ceiling",         "spent_total",
                                                          "overrun_total",   "budget_enough",
                                                          "entitled_waited", "entitled_waiting_end",
                                                          "interrupted",     "first_shortage_day",
                                                          "stranded_end",    "surplus",
                                                          "users",           "unhelped_serious",
                                                          "team_intakes",    "team_gave_up",
                                                          "crises",          "cut_unrealised"};
/// A sheet of Excel holds no more rows, one of them the head; and more cells make it slow.
constexpr std::int64_t most_rows = 1'048'575;
constexpr std::int64_t most_cells = 1'500'000;

/// Which of the columns above this result has.
std::vector<std::size_t> shown_columns(const WorkbookContent& content) {
    std::vector<std::size_t> shown;
    for (const std::string_view name : future_columns) {
        if (const auto column = content.column_named(name)) {
            shown.push_back(*column);
        }
    }
    return shown;
}

/// Writes the tables.
class Tables {
public:
    Tables(Workbook& book, const WorkbookContent& content) : book_{&book}, content_{&content} {}

    void comparison();
    void per_year();
    void per_month();
    void per_future(std::int64_t futures);
    void scenarios();
    void changes();
    void parameters();
    void sources();
    void ceilings();
    void measures_sheet();
    void columns();
    void study();

private:
    [[nodiscard]] std::string in(Text text) const { return std::string{book_->in(text)}; }
    [[nodiscard]] const ResultReader& result() const { return *content_->result; }
    [[nodiscard]] Language language() const { return book_->language(); }
    [[nodiscard]] const NumberFormats& formats() const { return book_->formats(); }
    [[nodiscard]] TableSheet sheet(const SheetInfo& info, std::vector<SheetColumn> columns) {
        return TableSheet{*book_, in(info.name), std::move(columns)};
    }
    [[nodiscard]] std::string scenario_name(std::size_t scenario) const {
        return name_in(result().scenarios()[scenario].label, language());
    }

    [[nodiscard]] std::string format_of(const Measure& measure) const {
        const std::string_view unit = measure.unit.en;
        return unit == "share"            ? formats().share
               : unit.starts_with("euro") ? formats().euro
                                          : formats().decimal;
    }
    [[nodiscard]] std::string format_of(const Reading& reading, bool mean) const {
        return reading.money              ? formats().euro
               : reading.fraction || mean ? formats().decimal
                                          : formats().whole;
    }
    /// The head of a column that holds a counter: meaning, item, and on the next line id and unit.
    [[nodiscard]] std::string head_of(const Column& column, const Reading& reading) const {
        const CounterRow& counter = counters[column.counter];
        const std::string item =
            item_name(result().names(), counter.dimension, column.item, language());
        return fmt::format("{}{}{}\n{} ({})", counter.meaning.in(language()),
                           item.empty() ? "" : ": ", item, column.name, reading.unit);
    }
    [[nodiscard]] SheetColumn text_column(Text head, double width, bool wrap = false) const {
        return {.head = in(head), .width = width, .number = {}, .wrap = wrap};
    }
    [[nodiscard]] SheetColumn number_column(std::string head, double width,
                                            std::string number) const {
        return {.head = std::move(head), .width = width, .number = std::move(number)};
    }
    void add_comparison(TableSheet& sheet, const Comparison& comparison);

    Workbook* book_;
    const WorkbookContent* content_;
};

/// What says nothing but that there is no limit is no number.
double limited(const Measure& measure, double value) {
    constexpr double no_limit = 1.0e11;
    return measure.unit.en.starts_with("euro") && std::abs(value) >= no_limit
               ? std::numeric_limits<double>::quiet_NaN()
               : value;
}

void Tables::add_comparison(TableSheet& sheet, const Comparison& comparison) {
    const std::string area =
        comparison.area                ? name_in(comparison.areas[*comparison.area], language())
        : comparison.areas.size() == 1 ? name_in(comparison.areas[0], language())
                                       : in({.nl = "alle samen", .en = "all together"});
    for (const MeasureComparison& row : comparison.measures) {
        const Measure& measure = *row.measure.measure;
        const std::string number = format_of(measure);
        const auto value = [&](double amount) { sheet.number(limited(measure, amount), number); };
        for (std::size_t s = 0; s < row.scenarios.size(); ++s) {
            const MeasureSummary& summary = row.scenarios[s];
            sheet.text(row.name(language())).text(measure.unit.in(language()));
            sheet.text(area).text(name_in(comparison.scenarios[s].label, language()));
            value(summary.mean.mean);
            value(summary.mean.low);
            value(summary.mean.high);
            value(summary.p10);
            value(summary.p50);
            value(summary.p90);
            if (s == 0) {
                sheet.blank().blank().blank().blank().blank();
            } else {
                const MeasureDifference& difference = row.differences[s - 1];
                value(difference.estimate.mean);
                value(difference.estimate.low);
                value(difference.estimate.high);
                sheet.text(verdict_text(difference.verdict, language()));
                sheet.number(difference.better.count > 0
                                 ? difference.better.value
                                 : std::numeric_limits<double>::quiet_NaN());
            }
            sheet.text(row.measure.id).text(comparison.scenarios[s].label.id);
            sheet.end_row();
        }
    }
}

void Tables::comparison() {
    constexpr double amount = 13.0;
    const auto column = [&](Text head) {
        return SheetColumn{.head = in(head), .width = amount, .number = formats().decimal};
    };
    TableSheet table =
        sheet(sheets::comparison,
              {text_column({.nl = "uitkomstmaat", .en = "measure"}, 60.0),
               text_column({.nl = "eenheid", .en = "unit"}, 20.0),
               text_column({.nl = "gebied", .en = "area"}, 16.0),
               text_column({.nl = "scenario", .en = "scenario"}, 48.0),
               column({.nl = "gemiddelde", .en = "mean"}),
               column({.nl = "gemiddelde, laag (95%)", .en = "mean, low (95%)"}),
               column({.nl = "gemiddelde, hoog (95%)", .en = "mean, high (95%)"}),
               column({.nl = "in 1 op de 10 lager dan", .en = "in 1 of 10 below"}),
               column({.nl = "midden van de toekomsten", .en = "median of futures"}),
               column({.nl = "in 1 op de 10 hoger dan", .en = "in 1 of 10 above"}),
               column({.nl = "verschil", .en = "difference"}),
               column({.nl = "verschil, laag (95%)", .en = "difference, low (95%)"}),
               column({.nl = "verschil, hoog (95%)", .en = "difference, high (95%)"}),
               text_column({.nl = "oordeel", .en = "verdict"}, 26.0),
               number_column(in({.nl = "deel van de toekomsten aan de goede of genoemde kant",
                                 .en = "share of futures on the good or named side"}),
                             18.0, formats().share),
               text_column({.nl = "id van de maat", .en = "id of the measure"}, 30.0),
               text_column({.nl = "id van het scenario", .en = "id of the scenario"}, 22.0)});
    worksheet_freeze_panes(table.sheet(), 1, 1);
    add_comparison(table, content_->comparison);
    for (std::size_t area = 0; result().areas().size() > 1 && area < result().areas().size();
         ++area) {
        add_comparison(table, compare(result(), {.measures = {}, .area = area}));
    }
    table.finish();
}

void Tables::per_year() {
    const auto& all = result().columns();
    std::vector<SheetColumn> columns{
        text_column({.nl = "scenario", .en = "scenario"}, 36.0),
        text_column({.nl = "gebied", .en = "area"}, 16.0),
        number_column(in({.nl = "jaar", .en = "year"}), 8.0, formats().year)};
    std::vector<Reading> readings;
    for (const Column& column : all) {
        readings.push_back(reading_of(counters[column.counter].unit, language()));
        columns.push_back(number_column(head_of(column, readings.back()), 22.0,
                                        format_of(readings.back(), true)));
    }
    TableSheet table = sheet(sheets::per_year, std::move(columns));
    constexpr double height = 76.0;
    book_->expect(worksheet_set_row(table.sheet(), 0, height, nullptr));
    worksheet_freeze_panes(table.sheet(), 1, 3);
    for (std::size_t s = 0; s < content_->scenarios(); ++s) {
        const bool limits = result().scenarios()[s].ceiling.find("unlimited") == std::string::npos;
        for (std::size_t a = 0; a < content_->areas(); ++a) {
            for (std::size_t y = 0; y < content_->years(); ++y) {
                table.text(scenario_name(s)).text(name_in(result().areas()[a], language()));
                table.number(result().header().start_year + static_cast<double>(y));
                for (std::size_t c = 0; c < all.size(); ++c) {
                    const double mean = static_cast<double>(content_->year_sum(s, a, y, c)) /
                                        content_->futures() * readings[c].factor;
                    const bool none = !limits && readings[c].money && std::abs(mean) >= 1.0e11;
                    none ? table.blank() : table.number(mean);
                }
                table.end_row();
            }
        }
    }
    table.finish();
}

void Tables::per_month() {
    std::vector<SheetColumn> columns{
        text_column({.nl = "scenario", .en = "scenario"}, 36.0),
        text_column({.nl = "gebied", .en = "area"}, 16.0),
        number_column(in({.nl = "jaar", .en = "year"}), 8.0, formats().year),
        number_column(in({.nl = "maand", .en = "month"}), 8.0, formats().year)};
    std::vector<Reading> readings;
    for (const MonthlyRow& series : monthly_series) {
        readings.push_back(reading_of(series.unit, language()));
        columns.push_back(number_column(fmt::format("{}\n{} ({})", series.meaning.in(language()),
                                                    series.id, readings.back().unit),
                                        20.0, format_of(readings.back(), true)));
    }
    TableSheet table = sheet(sheets::per_month, std::move(columns));
    constexpr double height = 76.0;
    book_->expect(worksheet_set_row(table.sheet(), 0, height, nullptr));
    worksheet_freeze_panes(table.sheet(), 1, 4);
    for (std::size_t s = 0; s < content_->scenarios(); ++s) {
        for (std::size_t a = 0; a < content_->areas(); ++a) {
            for (std::size_t m = 0; m < content_->years() * months_per_year; ++m) {
                table.text(scenario_name(s)).text(name_in(result().areas()[a], language()));
                const auto year = static_cast<int>(m / months_per_year);
                table.number(result().header().start_year + year);
                table.number(static_cast<double>(m % months_per_year + 1));
                for (std::size_t i = 0; i < monthly_series_count; ++i) {
                    const double mean = static_cast<double>(content_->month_sum(s, a, m, i)) /
                                        content_->futures() * readings[i].factor;
                    readings[i].money&& std::abs(mean) >= 1.0e11 ? table.blank()
                                                                 : table.number(mean);
                }
                table.end_row();
            }
        }
    }
    table.finish();
}

void Tables::per_future(std::int64_t futures) {
    const std::vector<std::size_t> shown = shown_columns(*content_);
    std::vector<SheetColumn> columns{
        text_column({.nl = "scenario", .en = "scenario"}, 36.0),
        text_column({.nl = "gebied", .en = "area"}, 16.0),
        number_column(in({.nl = "toekomst", .en = "future"}), 10.0, formats().year),
        number_column(in({.nl = "jaar", .en = "year"}), 8.0, formats().year)};
    std::vector<Reading> readings;
    for (const std::size_t column : shown) {
        const Column& one = result().columns()[column];
        readings.push_back(reading_of(counters[one.counter].unit, language()));
        columns.push_back(
            number_column(head_of(one, readings.back()), 20.0, format_of(readings.back(), false)));
    }
    TableSheet table = sheet(sheets::per_future, std::move(columns));
    constexpr double height = 76.0;
    book_->expect(worksheet_set_row(table.sheet(), 0, height, nullptr));
    worksheet_freeze_panes(table.sheet(), 1, 4);
    for (std::size_t s = 0; s < content_->scenarios(); ++s) {
        for (std::size_t a = 0; a < content_->areas(); ++a) {
            for (std::int64_t number = 1; number <= futures; ++number) {
                const Outcome outcome = result().outcome(number, s, a);
                for (std::size_t y = 0; y < content_->years(); ++y) {
                    const auto row = outcome.year(y);
                    table.text(scenario_name(s)).text(name_in(result().areas()[a], language()));
                    table.number(static_cast<double>(number));
                    table.number(result().header().start_year + static_cast<double>(y));
                    for (std::size_t i = 0; i < shown.size(); ++i) {
                        // Divided, not multiplied by 0.01: the nearest number to the cents.
                        const auto counted = static_cast<double>(row[shown[i]]);
                        const double value =
                            readings[i].money ? counted / 100.0 : counted * readings[i].factor;
                        readings[i].money&& std::abs(value) >= 1.0e11 ? table.blank()
                                                                      : table.number(value);
                    }
                    table.end_row();
                }
            }
        }
    }
    table.finish();
}

void Tables::scenarios() {
    TableSheet table = sheet(sheets::scenarios,
                             {text_column({.nl = "soort", .en = "kind"}, 12.0),
                              text_column({.nl = "id", .en = "id"}, 24.0),
                              text_column({.nl = "naam", .en = "name"}, 56.0, true),
                              text_column({.nl = "regime", .en = "regime"}, 60.0, true),
                              text_column({.nl = "plafond uit", .en = "ceiling from"}, 18.0),
                              text_column({.nl = "verschilt vanaf", .en = "differs from"}, 14.0)});
    for (const ScenarioRecord& row : result().scenarios()) {
        table.text(in({.nl = "scenario", .en = "scenario"}))
            .text(row.label.id)
            .text(name_in(row.label, language()));
        table.text(regime_text(row.regime, language())).text(row.ceiling).date(row.differs_from);
        table.end_row();
    }
    for (const Label& row : result().areas()) {
        table.text(in({.nl = "gebied", .en = "area"})).text(row.id).text(name_in(row, language()));
        table.blank().blank().blank().end_row();
    }
    table.finish();
}

void Tables::changes() {
    TableSheet table =
        sheet(sheets::changes,
              {text_column({.nl = "scenario", .en = "scenario"}, 44.0, true),
               text_column({.nl = "vanaf", .en = "from"}, 12.0),
               number_column(in({.nl = "ingroei (maanden)", .en = "ramp (months)"}), 12.0,
                             formats().whole),
               text_column({.nl = "parameter", .en = "parameter"}, 44.0),
               text_column({.nl = "nieuwe waarde", .en = "new value"}, 24.0, true),
               text_column({.nl = "id van het scenario", .en = "id of the scenario"}, 22.0)});
    for (const MeasureRecord& row : result().changes()) {
        std::string name = row.scenario;
        for (const ScenarioRecord& scenario : result().scenarios()) {
            if (scenario.label.id == row.scenario) {
                name = name_in(scenario.label, language());
            }
        }
        table.text(name).date(row.from).number(row.ramp_months).text(row.path).value(row.value);
        table.text(row.scenario).end_row();
    }
    table.finish();
}

void Tables::parameters() {
    TableSheet table =
        sheet(sheets::parameters,
              {text_column({.nl = "parameter", .en = "parameter"}, 52.0),
               text_column({.nl = "waarde", .en = "value"}, 20.0),
               text_column({.nl = "eenheid", .en = "unit"}, 24.0),
               text_column({.nl = "laag", .en = "low"}, 11.0),
               text_column({.nl = "hoog", .en = "high"}, 11.0),
               text_column({.nl = "verdeling", .en = "distribution"}, 13.0),
               text_column({.nl = "bron", .en = "source"}, 22.0),
               text_column({.nl = "jaar", .en = "year"}, 10.0),
               text_column({.nl = "graad", .en = "grade"}, 12.0),
               text_column({.nl = "toelichting", .en = "note"}, 70.0, true),
               text_column({.nl = "bestand", .en = "file"}, 30.0),
               number_column(in({.nl = "regel", .en = "line"}), 8.0, formats().whole)});
    worksheet_freeze_panes(table.sheet(), 1, 1);
    for (const ParameterRecord& row : result().parameters()) {
        table.text(row.path).value(row.value).text(message_in(row.unit, language()));
        table.value(row.low).value(row.high).text(row.distribution).text(row.source);
        table.value(row.year).text(row.grade).text(row.note).text(row.file).number(row.line);
        table.end_row();
    }
    table.finish();
}

void Tables::sources() {
    TableSheet table =
        sheet(sheets::sources, {text_column({.nl = "bron", .en = "source"}, 24.0),
                                text_column({.nl = "titel", .en = "title"}, 64.0, true),
                                text_column({.nl = "uitgever", .en = "publisher"}, 30.0, true),
                                text_column({.nl = "jaar", .en = "year"}, 10.0),
                                text_column({.nl = "vindplaats", .en = "address"}, 50.0, true),
                                text_column({.nl = "licentie", .en = "licence"}, 18.0),
                                text_column({.nl = "toelichting", .en = "note"}, 60.0, true)});
    for (const SourceRecord& row : result().sources()) {
        table.text(row.key).text(row.title).text(row.publisher).value(row.year).text(row.address);
        table.text(row.licence).text(row.note).end_row();
    }
    table.finish();
}

void Tables::ceilings() {
    TableSheet table =
        sheet(sheets::ceilings,
              {text_column({.nl = "gebied", .en = "area"}, 24.0),
               text_column({.nl = "geldstroom", .en = "stream"}, 32.0),
               number_column(in({.nl = "gemiddelde kosten zonder plafond\n(euro per jaar)",
                                 .en = "mean cost without a ceiling\n(euro a year)"}),
                             26.0, formats().euro),
               number_column(in({.nl = "spreiding\n(deel van het gemiddelde)",
                                 .en = "spread\n(share of the mean)"}),
                             20.0, formats().share),
               number_column(in({.nl = "bedrag in het plafond\n(euro per jaar)",
                                 .en = "amount in the ceiling\n(euro a year)"}),
                             24.0, formats().euro)});
    for (const TightnessAmount& row : result().ceilings()) {
        const auto named = [&](const std::vector<Label>& labels, const std::string& id) {
            const auto found = std::find_if(labels.begin(), labels.end(),
                                            [&](const Label& label) { return label.id == id; });
            return found == labels.end() ? id : name_in(*found, language());
        };
        table.text(named(result().areas(), row.area))
            .text(named(result().names().streams, row.stream));
        table.number(row.mean).number(row.cv).number(row.amount).end_row();
    }
    table.finish();
}

void Tables::measures_sheet() {
    TableSheet table =
        sheet(sheets::measures, {text_column({.nl = "id", .en = "id"}, 28.0),
                                 text_column({.nl = "betekenis", .en = "meaning"}, 66.0, true),
                                 text_column({.nl = "eenheid", .en = "unit"}, 24.0),
                                 text_column({.nl = "beter is", .en = "better is"}, 14.0),
                                 text_column({.nl = "formule, uit kolommen van Per jaar",
                                              .en = "formula, from columns of Per year"},
                                             60.0, true)});
    for (const Measure& measure : measures()) {
        table.text(measure.id)
            .text(measure.meaning.in(language()))
            .text(measure.unit.in(language()));
        switch (measure.direction) {
            case Direction::more_is_better: table.text(in({.nl = "meer", .en = "more"})); break;
            case Direction::less_is_better: table.text(in({.nl = "minder", .en = "less"})); break;
            case Direction::neither: table.blank(); break;
        }
        table.text(measure.formula).end_row();
    }
    table.finish();
}

void Tables::columns() {
    TableSheet table =
        sheet(sheets::columns,
              {text_column({.nl = "blad", .en = "sheet"}, 16.0),
               text_column({.nl = "kolom", .en = "column"}, 44.0),
               text_column({.nl = "betekenis", .en = "meaning"}, 80.0, true),
               text_column({.nl = "onderdeel", .en = "item"}, 44.0),
               text_column({.nl = "eenheid hier", .en = "unit here"}, 24.0),
               text_column({.nl = "eenheid in het resultaat", .en = "unit in the result"}, 24.0)});
    for (const Column& column : result().columns()) {
        const CounterRow& counter = counters[column.counter];
        table.text(in(sheets::per_year.name))
            .text(column.name)
            .text(counter.meaning.in(language()));
        table.text(item_name(result().names(), counter.dimension, column.item, language()));
        table.text(reading_of(counter.unit, language()).unit).text(counter.unit).end_row();
    }
    for (const MonthlyRow& series : monthly_series) {
        table.text(in(sheets::per_month.name)).text(series.id).text(series.meaning.in(language()));
        table.blank().text(reading_of(series.unit, language()).unit).text(series.unit).end_row();
    }
    table.finish();
}

void Tables::study() {
    TableSheet table = sheet(
        sheets::study, {number_column(in({.nl = "regel", .en = "line"}), 8.0, formats().whole),
                        text_column({.nl = "tekst", .en = "text"}, 160.0)});
    std::string_view rest = result().header().text;
    for (double line = 1.0; !rest.empty(); line += 1.0) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        std::string_view text = rest.substr(0, end);
        if (text.ends_with('\r')) {
            text.remove_suffix(1);
        }
        table.number(line).text(text).end_row();
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    table.finish();
}

}  // namespace

std::int64_t futures_that_fit(const WorkbookContent& content) {
    const auto rows =
        static_cast<std::int64_t>(content.scenarios() * content.areas() * content.years());
    const auto cells = rows * static_cast<std::int64_t>(shown_columns(content).size() + 4);
    return std::min({content.result->header().replications,
                     most_rows / std::max<std::int64_t>(1, rows),
                     std::max<std::int64_t>(1, most_cells / std::max<std::int64_t>(1, cells))});
}

void add_tables(Workbook& book, const WorkbookContent& content, std::int64_t futures_shown) {
    Tables tables{book, content};
    tables.comparison();
    tables.per_year();
    tables.per_month();
    tables.per_future(futures_shown);
    tables.scenarios();
    tables.changes();
    tables.parameters();
    tables.sources();
    tables.ceilings();
    tables.measures_sheet();
    tables.columns();
    tables.study();
}

}  // namespace gebied

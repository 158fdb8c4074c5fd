#pragma once

#include "gebied/report/comparison.hpp"
#include "gebied/report/export_xlsx.hpp"
#include "report/workbook.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gebied {

/// What the sheets are made from: the result, read once.
struct WorkbookContent {
    const ResultReader* result{nullptr};
    WorkbookOrigin origin{};
    Comparison comparison{};  ///< all areas together

    /// Sums over futures of a yearly column.
    [[nodiscard]] std::int64_t year_sum(std::size_t scenario, std::size_t area, std::size_t year,
                                        std::size_t column) const;
    /// Sums over futures of a monthly series; `month` counts from the first reported one.
    [[nodiscard]] std::int64_t month_sum(std::size_t scenario, std::size_t area, std::size_t month,
                                         std::size_t series) const;
    /// A mean over futures of a yearly column, all areas together.
    [[nodiscard]] double year_mean(std::size_t scenario, std::size_t year,
                                   std::string_view column) const;
    /// Where a yearly column stands; nothing when this result has none of that name.
    [[nodiscard]] std::optional<std::size_t> column_named(std::string_view name) const;

    [[nodiscard]] std::size_t years() const;
    [[nodiscard]] std::size_t areas() const;
    [[nodiscard]] std::size_t scenarios() const;
    [[nodiscard]] double futures() const;

    std::vector<std::int64_t> yearly{};   ///< [scenario][area][year][column]
    std::vector<std::int64_t> monthly{};  ///< [scenario][area][month][series]
};

/// Reads all futures of a result once.
[[nodiscard]] WorkbookContent content_of(const ResultReader& result, const WorkbookOrigin& origin);

/// How a counter is read: seconds as days, minutes as hours, cents as euros.
struct Reading {
    double factor{1.0};
    std::string unit{};  ///< in the reader's language
    bool money{false};
    bool fraction{false};  ///< whether single values can have decimals
};
[[nodiscard]] Reading reading_of(std::string_view unit, Language language);

/// A sheet of the workbook and what it holds.
struct SheetInfo {
    Text name{};
    Text holds{};
};

/// The sheets, in their order.
namespace sheets {
inline constexpr SheetInfo cover{{.nl = "Omslag", .en = "Cover"}, {}};
inline constexpr SheetInfo overview{
    {.nl = "Overzicht", .en = "Overview"},
    {.nl =
         "alle scenario's op één blad: de uitgangssituatie in getallen, de andere als verschil ermee",
     .en =
         "all scenarios on one page: the baseline in numbers, the others as their difference with it"}};
inline constexpr SheetInfo charts{
    {.nl = "Grafieken", .en = "Charts"},
    {.nl = "uitgaven naast het plafond per scenario, en verschillen met hun 95%-interval",
     .en = "spending beside the ceiling by scenario, and differences with their 95% interval"}};
inline constexpr SheetInfo comparison{
    {.nl = "Vergelijking", .en = "Comparison"},
    {.nl =
         "elke uitkomstmaat in elk scenario: gemiddelde, spreiding, verschil, interval en oordeel",
     .en = "every measure in every scenario: mean, spread, difference, interval and verdict"}};
inline constexpr SheetInfo per_year{
    {.nl = "Per jaar", .en = "Per year"},
    {.nl = "alles wat is geteld, per scenario, gebied en jaar; gemiddeld over de toekomsten",
     .en = "everything that was counted, by scenario, area and year; means over futures"}};
inline constexpr SheetInfo per_month{
    {.nl = "Per maand", .en = "Per month"},
    {.nl = "standen aan het eind van elke maand; gemiddeld over de toekomsten",
     .en = "readings at the end of every month; means over futures"}};
inline constexpr SheetInfo per_future{
    {.nl = "Per toekomst", .en = "Per future"},
    {.nl = "hoofdzaken van elke toekomst apart, per jaar; geld tot op de cent",
     .en = "the headlines of every single future, by year; money to the cent"}};
inline constexpr SheetInfo scenarios{{.nl = "Scenario's", .en = "Scenarios"},
                                     {.nl = "de scenario's en gebieden van de studie",
                                      .en = "the scenarios and areas of the study"}};
inline constexpr SheetInfo changes{{.nl = "Wijzigingen", .en = "Changes"},
                                   {.nl = "wat elk scenario verandert, en vanaf wanneer",
                                    .en = "what each scenario changes, and from when"}};
inline constexpr SheetInfo parameters{{.nl = "Parameters", .en = "Parameters"},
                                      {.nl = "elke waarde met bereik, bron, jaar en graad",
                                       .en = "every value with its range, source, year and grade"}};
inline constexpr SheetInfo sources{{.nl = "Bronnen", .en = "Sources"},
                                   {.nl = "de bronnenlijst", .en = "the bibliography"}};
inline constexpr SheetInfo ceilings{
    {.nl = "Plafonds", .en = "Ceilings"},
    {.nl = "bedragen die uit krapte volgden; leeg als de studie bedragen geeft",
     .en = "amounts that followed from tightness; empty when the study gives amounts"}};
inline constexpr SheetInfo measures{{.nl = "Uitkomstmaten", .en = "Measures"},
                                    {.nl = "wat elke uitkomstmaat betekent en hoe zij is berekend",
                                     .en = "what every measure means and how it is computed"}};
inline constexpr SheetInfo columns{
    {.nl = "Kolommen", .en = "Columns"},
    {.nl = "wat de kolommen van Per jaar, Per maand en Per toekomst betekenen",
     .en = "what the columns of Per year, Per month and Per future mean"}};
inline constexpr SheetInfo study{
    {.nl = "Studie", .en = "Study"},
    {.nl = "het studiebestand, regel voor regel", .en = "the study file, line by line"}};
inline constexpr SheetInfo chart_data{
    {.nl = "Grafiekdata", .en = "Chart data"},
    {.nl = "de getallen achter de grafieken", .en = "the numbers behind the charts"}};
inline constexpr std::array listed{overview,   charts,    comparison, per_year,   per_month,
                                   per_future, scenarios, changes,    parameters, sources,
                                   ceilings,   measures,  columns,    study,      chart_data};
}  // namespace sheets

/// A measure that a council asks for first, with its head of two lines and what its numbers are divided by.
struct LeadingMeasure {
    std::string_view measure{};
    Text head{};
    double per{1.0};
    bool share{false};
};
inline constexpr double per_thousand = 1000.0;
inline constexpr std::array<LeadingMeasure, 7> leading_measures{{
    {"budget_enough",
     {.nl = "budget genoeg\n(% van de jaren)", .en = "budget enough\n(% of years)"},
     1.0,
     true},
    {"overrun_total",
     {.nl = "overschrijding\n(1.000 euro per jaar)", .en = "overrun\n(1,000 euro a year)"},
     per_thousand},
    {"spent_total",
     {.nl = "uitgaven\n(1.000 euro per jaar)", .en = "spending\n(1,000 euro a year)"},
     per_thousand},
    {"entitled_waited",
     {.nl = "recht, maar geen geld\n(huishoudens per jaar)",
      .en = "entitled, no money\n(households a year)"}},
    {"interrupted",
     {.nl = "hulp afgebroken\n(huishoudens per jaar)",
      .en = "help interrupted\n(households a year)"}},
    {"team_intake_wait", {.nl = "wachten op het team\n(dagen)", .en = "wait for the team\n(days)"}},
    {"unhelped_serious",
     {.nl = "ernstig, zonder hulp\n(huishoudens)", .en = "serious, no help\n(households)"}},
}};

void add_cover(Workbook& book, const WorkbookContent& content, std::int64_t futures_shown);
void add_overview(Workbook& book, const WorkbookContent& content);
/// Adds the sheet of charts; their numbers come with `add_chart_data`, on the last sheet.
void add_charts(Workbook& book, const WorkbookContent& content);
void add_chart_data(Workbook& book, const WorkbookContent& content);
/// Adds a sheet per table.
void add_tables(Workbook& book, const WorkbookContent& content, std::int64_t futures_shown);
/// How many futures the sheet with every future can hold, the first ones.
[[nodiscard]] std::int64_t futures_that_fit(const WorkbookContent& content);

}  // namespace gebied

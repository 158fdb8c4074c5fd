#include "cli/reference_page.hpp"

#include "gebied/input/parameter_catalogue.hpp"
#include "gebied/results/measure.hpp"
#include "gebied/world/counter.hpp"
#include "gebied/world/outcome.hpp"

#include <fmt/format.h>
#include <initializer_list>
#include <string_view>

namespace gebied::cli {
namespace {

/// Builds a page. What stands in a cell may hold a `|`, which Markdown would take for a border.
class Page {
public:
    explicit Page(Language language) : language_{language} {}

    [[nodiscard]] std::string_view in(Text text) const { return text.in(language_); }
    [[nodiscard]] std::string text() && { return std::move(text_); }

    void title(Text words, std::string_view command) {
        text_ += fmt::format("# {}\n\n<!-- {} -->\n", in(words), command);
    }
    void paragraph(Text words) { text_ += fmt::format("\n{}\n", in(words)); }
    void heading(std::string_view words) { text_ += fmt::format("\n## {}\n\n", words); }
    void table(std::initializer_list<Text> columns) {
        for (const Text& column : columns) {
            text_ += fmt::format("| {} ", in(column));
        }
        text_ += "|\n";
        for (std::size_t i = 0; i < columns.size(); ++i) {
            text_ += "|---";
        }
        text_ += "|\n";
    }
    void row(std::initializer_list<std::string_view> cells) {
        for (const std::string_view cell : cells) {
            text_ += "| ";
            for (const char c : cell) {
                text_.append(c == '|' ? "\\|" : std::string{c});
            }
            text_ += cell.empty() ? "" : " ";
        }
        text_ += "|\n";
    }

private:
    Language language_;
    std::string text_;
};

std::string code(std::string_view words) {
    return fmt::format("`{}`", words);
}

std::string section_of(const std::string& pattern) {
    return pattern.substr(0, pattern.find('.'));
}

Text theme_name(Theme theme) {
    switch (theme) {
        case Theme::money: return {.nl = "Geld", .en = "Money"};
        case Theme::people: return {.nl = "Mensen", .en = "People"};
        case Theme::waiting: return {.nl = "Wachten", .en = "Waiting"};
        case Theme::flows: return {.nl = "Stromen", .en = "Flows"};
        case Theme::hours: return {.nl = "Uren", .en = "Hours"};
    }
    return {};
}

Text direction_name(Direction direction) {
    switch (direction) {
        case Direction::more_is_better: return {.nl = "meer", .en = "more"};
        case Direction::less_is_better: return {.nl = "minder", .en = "less"};
        case Direction::neither: return {.nl = "-", .en = "-"};
    }
    return {};
}

/// What stands behind the dot in a name, `spent.youth_care`.
Text items_of(Dimension dimension) {
    switch (dimension) {
        case Dimension::none: return {.nl = "-", .en = "-"};
        case Dimension::stream: return {.nl = "stroom", .en = "stream"};
        case Dimension::product: return {.nl = "product", .en = "product"};
        case Dimension::product_route: return {.nl = "product.weg", .en = "product.route"};
        case Dimension::route: return {.nl = "weg", .en = "route"};
        case Dimension::domain: return {.nl = "leefgebied", .en = "domain"};
        case Dimension::domain_severity: return {.nl = "leefgebied.ernst", .en = "domain.severity"};
        case Dimension::flow: return {.nl = "van.naar", .en = "from.to"};
        case Dimension::product_duration: return {.nl = "product.duur", .en = "product.duration"};
        case Dimension::household_type:
            return {.nl = "soort huishouden", .en = "type of household"};
        case Dimension::task: return {.nl = "taak", .en = "task"};
        case Dimension::route_rung: return {.nl = "weg.trede", .en = "route.rung"};
        case Dimension::payer: return {.nl = "betaler", .en = "payer"};
        case Dimension::indicator: return {.nl = "indicator", .en = "indicator"};
    }
    return {};
}

Text items_of(const Measure& measure) {
    return measure.items == Items::total
               ? Text{.nl = "-", .en = "-"}
               : items_of(counters[static_cast<std::size_t>(measure.numerator.parts[0])].dimension);
}

constexpr Text key_column{.nl = "sleutel", .en = "key"};
constexpr Text name_column{.nl = "naam", .en = "name"};
constexpr Text meaning_column{.nl = "betekenis", .en = "meaning"};
constexpr Text unit_column{.nl = "eenheid", .en = "unit"};
constexpr Text items_column{.nl = "per", .en = "by"};

}  // namespace

std::string parameters_page(Language language) {
    Page page{language};
    page.title({.nl = "Parameters", .en = "Parameters"},
               "gebied explain --list parameters --format markdown --language en");
    page.paragraph(
        {.nl =
             "Alles wat een studie kan zetten. `gebied explain SLEUTEL` zegt erbij welke waarde geldt, "
             "met bron, jaar en graad. *Neutraal* is wat geldt als er niets staat en niets doet; "
             "*maatregel*: of een scenario het kan veranderen.",
         .en =
             "Everything that a study can set. `gebied explain KEY` adds the value that holds, with its "
             "source, year and grade. *Neutral* is what holds when nothing is written and does nothing; "
             "*measure*: whether a scenario can change it."});
    std::string section;
    for (const CatalogueRow& row : parameter_catalogue()) {
        if (section_of(row.pattern) != section) {
            section = section_of(row.pattern);
            page.heading(section);
            page.table({key_column,
                        meaning_column,
                        unit_column,
                        {.nl = "soort", .en = "kind"},
                        {.nl = "bereik", .en = "range"},
                        {.nl = "neutraal", .en = "neutral"},
                        {.nl = "maatregel", .en = "measure"}});
        }
        page.row({code(row.pattern), page.in(row.meaning), row.unit, row.kind, row.range,
                  row.neutral,
                  row.by_measure ? page.in({.nl = "ja", .en = "yes"})
                                 : page.in({.nl = "nee", .en = "no"})});
    }
    return std::move(page).text();
}

std::string measures_page(Language language) {
    Page page{language};
    page.title({.nl = "Uitkomstmaten", .en = "Measures of a result"},
               "gebied explain --list measures --format markdown --language en");
    page.paragraph(
        {.nl =
             "Wat `gebied compare` uitrekent: kolommen van [het resultaat](result-columns.md), opgeteld over de "
             "jaren van de studie. `gebied compare RESULTAAT --measure NAAM` laat er een zien, `--all` alle. "
             "*Per*: wat achter de punt kan staan, `spent.youth_care`. *Beter*: of meer of minder beter is.",
         .en =
             "What `gebied compare` computes: columns of [the result](result-columns.md), added up over the "
             "years of the study. `gebied compare RESULT --measure NAME` shows one, `--all` every one. "
             "*By*: what can stand behind the dot, `spent.youth_care`. *Better*: whether more or less is better."});
    page.paragraph(
        {.nl =
             "**Budget genoeg** (`budget_enough`): het aandeel van de jaren, per gebied, zonder overschrijding: alles wat "
             "dat jaar is betaald en vastgelegd, paste in het plafond. Onder een hard plafond (regime `absolute`), waar "
             "overschrijding zelden bestaat, is een jaar alleen genoeg als bovendien geen aanvraag op geld vastliep en "
             "niemand met recht op hulp op geld wachtte. Dat er geld overblijft, zegt de maat niet.",
         .en =
             "**Budget enough** (`budget_enough`): the share of years, by area, without overrun: all that was paid and "
             "committed in that year fitted under the ceiling. Under a hard ceiling (regime `absolute`), where overrun "
             "hardly exists, a year is enough only when, besides, no request met lack of money and nobody entitled "
             "waited for it. It does not say that money is left."});
    for (const Theme theme :
         {Theme::money, Theme::people, Theme::waiting, Theme::flows, Theme::hours}) {
        page.heading(page.in(theme_name(theme)));
        page.table({name_column,
                    meaning_column,
                    unit_column,
                    items_column,
                    {.nl = "beter", .en = "better"},
                    {.nl = "formule", .en = "formula"}});
        for (const Measure& measure : measures()) {
            if (measure.theme == theme) {
                page.row({code(measure.id), page.in(measure.meaning), page.in(measure.unit),
                          page.in(items_of(measure)), page.in(direction_name(measure.direction)),
                          code(measure.formula)});
            }
        }
    }
    return std::move(page).text();
}

std::string columns_page(Language language) {
    Page page{language};
    page.title({.nl = "Kolommen van een resultaat", .en = "Columns of a result"},
               "gebied explain --list columns --format markdown --language en");
    page.paragraph(
        {.nl =
             "Alles is een geheel getal: centen, seconden, minuten, aantallen. *Per*: er is een kolom voor elk "
             "onderdeel, met een punt ertussen: `spent.youth_care`. Wat de andere tabellen bevatten staat in "
             "[het schema](result-schema.md).",
         .en =
             "Everything is an integer: cents, seconds, minutes, counts. *By*: there is a column for each item, "
             "after a dot: `spent.youth_care`. The other tables are described in [the schema](result-schema.md)."});
    page.heading("yearly");
    page.table({name_column, meaning_column, unit_column, items_column});
    for (const CounterRow& counter : counters) {
        page.row({code(counter.id), page.in(counter.meaning), counter.unit,
                  page.in(items_of(counter.dimension))});
    }
    page.heading("monthly");
    page.table({name_column, meaning_column, unit_column});
    for (const MonthlyRow& series : monthly_series) {
        page.row({code(series.id), page.in(series.meaning), series.unit});
    }
    return std::move(page).text();
}

}  // namespace gebied::cli

// The first sheet: what this is, how it was made and can be made again, and what the other sheets hold.
#include "gebied/report/wording.hpp"
#include "report/workbook_content.hpp"

#include <fmt/format.h>

namespace gebied {
namespace {

constexpr lxw_col_t label_column = 1;
constexpr lxw_col_t value_column = 2;

/// Writes the cover from top to bottom.
class CoverSheet {
public:
    CoverSheet(Workbook& book)
        : book_{&book}, sheet_{book.add_sheet(std::string{book.in(sheets::cover.name)})} {
        constexpr double margin = 3.0;
        constexpr double labels = 24.0;
        constexpr double values = 100.0;
        worksheet_gridlines(sheet_, LXW_HIDE_ALL_GRIDLINES);
        worksheet_set_portrait(sheet_);
        worksheet_fit_to_pages(sheet_, 1, 1);
        book.expect(worksheet_set_column(sheet_, 0, 0, margin, nullptr));
        book.expect(worksheet_set_column(sheet_, label_column, label_column, labels, nullptr));
        book.expect(worksheet_set_column(sheet_, value_column, value_column, values, nullptr));
    }

    void title(const std::string& title, const std::string& question) {
        wide(title, {.bold = true,
                     .wrap = true,
                     .size = 20.0,
                     .colour = workbook_colours::deep,
                     .along = LXW_ALIGN_VERTICAL_CENTER});
        if (!question.empty()) {
            wide(question,
                 {.italic = true, .wrap = true, .size = 12.0, .colour = workbook_colours::quiet});
        }
        ++row_;
    }

    void heading(Text words) {
        constexpr double tall = 22.0;
        ++row_;
        height(tall);
        const Look look{.bold = true,
                        .size = 12.0,
                        .colour = workbook_colours::deep,
                        .along = LXW_ALIGN_VERTICAL_CENTER,
                        .line_below = true};
        book_->write(sheet_, row_, label_column, book_->in(words), look);
        book_->write(sheet_, row_, value_column, std::string_view{}, look);
        ++row_;
    }

    void fact(Text label, const std::string& value, bool loud = false) {
        fits(value, values_per_line);
        book_->write(sheet_, row_, label_column, book_->in(label),
                     {.colour = workbook_colours::quiet});
        book_->write(sheet_, row_, value_column, value,
                     {.bold = loud,
                      .wrap = true,
                      .colour = loud ? workbook_colours::worse : workbook_colours::ink});
        ++row_;
    }

    /// A text over both columns.
    void wide(const std::string& text, const Look& look) {
        constexpr std::size_t both = 130;
        fits(text, both, look.size / 10.0);
        book_->expect(worksheet_merge_range(sheet_, row_, label_column, row_, value_column, "",
                                            book_->look(look)));
        book_->write(sheet_, row_, label_column, text, look);
        ++row_;
    }

    void command(const std::string& text) {
        book_->expect(
            worksheet_merge_range(sheet_, row_, label_column, row_, value_column, "",
                                  book_->look({.wrap = true, .ground = workbook_colours::paper})));
        book_->write(sheet_, row_, label_column, text,
                     {.wrap = true, .ground = workbook_colours::paper});
        ++row_;
    }

    /// A line that leads to another sheet.
    void link(const SheetInfo& to) {
        const std::string name{book_->in(to.name)};
        const std::string address = "internal:" + sheet_in_reference(name) + "!A1";
        book_->expect(
            worksheet_write_url_opt(sheet_, row_, label_column, address.c_str(),
                                    book_->look({.bold = true, .colour = workbook_colours::better}),
                                    name.c_str(), nullptr));
        book_->write(sheet_, row_, value_column, book_->in(to.holds), {.wrap = true});
        ++row_;
    }

    [[nodiscard]] Workbook& book() { return *book_; }

private:
    static constexpr std::size_t values_per_line = 105;

    void height(double points) { book_->expect(worksheet_set_row(sheet_, row_, points, nullptr)); }
    /// Makes the row high enough for a text of so many letters to a line.
    void fits(const std::string& text, std::size_t letters, double scale = 1.0) {
        constexpr double line_height = 15.0;
        const auto per_line = static_cast<std::size_t>(static_cast<double>(letters) / scale);
        const std::size_t lines = 1 + text.size() / std::max<std::size_t>(1, per_line);
        if (lines > 1 || scale > 1.0) {
            height(line_height * scale * static_cast<double>(lines));
        }
    }

    Workbook* book_;
    lxw_worksheet* sheet_;
    lxw_row_t row_{1};
};

}  // namespace

void add_cover(Workbook& book, const WorkbookContent& content, std::int64_t futures_shown) {
    const ResultHeader& header = content.result->header();
    const Language language = book.language();
    const bool nl = language == Language::nl;
    CoverSheet cover{book};
    cover.title(name_in(header.title, language), name_in(header.question, language));

    const bool complete = header.state == RunState::complete && header.replications >= header.asked;
    cover.heading({.nl = "Waarover het gaat", .en = "What it is about"});
    std::string areas;
    for (const Label& area : content.result->areas()) {
        areas.append(areas.empty() ? "" : ", ").append(name_in(area, language));
    }
    cover.fact({.nl = "gebied", .en = "area"}, areas);
    cover.fact({.nl = "jaren", .en = "years"},
               fmt::format("{}–{}", header.start_year, header.end_year - 1));
    cover.fact(
        {.nl = "scenario's", .en = "scenarios"},
        fmt::format(fmt::runtime(nl ? "{}, met de uitgangssituatie" : "{}, the baseline included"),
                    content.scenarios()));
    cover.fact({.nl = "toekomsten", .en = "futures"},
               complete ? number_text(content.futures(), 0, language)
                        : fmt::format(fmt::runtime(nl ? "{} van {} gevraagd: NIET AF"
                                                      : "{} of {} asked: NOT COMPLETE"),
                                      header.replications, header.asked),
               !complete);
    cover.fact({.nl = "regime", .en = "regime"},
               regime_text(content.result->scenarios().front().regime, language));

    cover.heading({.nl = "Hoe het te lezen", .en = "How to read it"});
    cover.wide(
        std::string{book.in(
            {.nl =
                 "Alle scenario's maken dezelfde toekomsten mee; een verschil komt dus door de maatregelen. Een interval "
                 "is het 95%-interval van toeval alleen: de aannames staan vast. Het blad Parameters zegt van elke waarde hoe "
                 "goed zij bekend is. Dit is een vergelijking van scenario's, geen voorspelling van de jaarrekening.",
             .en =
                 "All scenarios live the same futures, so a difference is caused by the measures. An interval is the 95% "
                 "interval of chance alone: assumptions are fixed. The sheet Parameters says of every value how well it is "
                 "known. This compares scenarios; it is no forecast of the accounts."})},
        {.wrap = true});
    if (futures_shown < header.replications) {
        cover.fact(
            {.nl = "let op", .en = "note"},
            fmt::format(
                fmt::runtime(
                    nl ? "het blad Per toekomst bevat de eerste {} van {} toekomsten; alle staan in "
                         "het resultaat en in de CSV-bestanden van gebied export"
                       : "the sheet Per future holds the first {} of {} futures; all are in the "
                         "result and in the CSV files of gebied export"),
                futures_shown, header.replications),
            true);
    }

    cover.heading({.nl = "Bladen", .en = "Sheets"});
    for (const SheetInfo& sheet : sheets::listed) {
        cover.link(sheet);
    }

    cover.heading({.nl = "Herkomst", .en = "Provenance"});
    cover.fact({.nl = "studie", .en = "study"}, header.study);
    cover.fact({.nl = "inhoud van de studie", .en = "contents of the study"}, header.hash);
    cover.fact({.nl = "zaad", .en = "seed"}, std::to_string(header.seed));
    cover.fact(
        {.nl = "programma", .en = "program"},
        fmt::format("gebied {} ({}; {})", header.program_version, header.build, header.compiler));
    cover.fact({.nl = "doorgerekend", .en = "run"}, header.created);
    cover.fact({.nl = "resultaat", .en = "result"}, content.origin.result);

    cover.heading({.nl = "Opnieuw maken", .en = "Make it again"});
    cover.command(fmt::format("gebied run {}.yaml -r {} --seed {} -o {}", header.study,
                              header.replications, header.seed, content.origin.result));
    cover.command(content.origin.command);
    cover.wide(
        std::string{book.in(
            {.nl =
                 "Met dezelfde studie (dezelfde inhoud), hetzelfde zaad en dezelfde versie geeft dit dezelfde "
                 "getallen, tot op de cent. De tekst van de studie staat op het blad Studie.",
             .en =
                 "With the same study (the same contents), seed and version this gives the same numbers, to the "
                 "cent. The text of the study stands on the sheet Study."})},
        {.wrap = true, .colour = workbook_colours::quiet});
}

}  // namespace gebied

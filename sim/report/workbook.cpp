#include "report/workbook.hpp"

#include "gebied/base/calendar.hpp"
#include "gebied/base/contract.hpp"
#include "gebied/results/result_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <optional>
#include <system_error>
#include <utility>

namespace gebied {
namespace {

/// What a cell holds at most, in characters of UTF-16; bytes are never fewer.
constexpr std::size_t longest_text = 32'767;

/// The text as Excel takes it: at most so many bytes, whole characters, no control characters.
std::string cell_text(std::string_view text) {
    std::string safe{text.substr(0, longest_text)};
    if (text.size() > longest_text) {
        while (!safe.empty() && (static_cast<unsigned char>(safe.back()) & 0xC0U) == 0x80U) {
            safe.pop_back();
        }
        if (!safe.empty() && static_cast<unsigned char>(safe.back()) >= 0xC0U) {
            safe.pop_back();
        }
    }
    std::erase_if(safe, [](char c) {
        return static_cast<unsigned char>(c) < 0x20U && c != '\n' && c != '\t';
    });
    return safe;
}

std::optional<double> whole_number_text(std::string_view text) {
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool all = !text.empty() && error == std::errc{} && end == text.data() + text.size();
    return all && std::isfinite(value) ? std::optional{value} : std::nullopt;
}

}  // namespace

NumberFormats::NumberFormats(Language language)
    : euro{language == Language::nl ? "[$€-413] #,##0;[$€-413] -#,##0"
                                    : "[$€-809]#,##0;-[$€-809]#,##0"},
      share{"0.0%"} {}

std::string sheet_in_reference(std::string_view name) {
    std::string quoted{"'"};
    for (const char c : name) {
        quoted.append(c == '\'' ? 2 : 1, c);
    }
    return quoted + '\'';
}

Workbook::Workbook(std::filesystem::path file, Language language)
    : file_{std::move(file)},
      beside_{file_.string() + ".part"},
      language_{language},
      formats_{language} {
    // The library would only notice at the end, and say so in its own words.
    const bool writable = static_cast<bool>(std::ofstream{beside_, std::ios::binary}.put('\n'));
    book_ = writable ? workbook_new(beside_.c_str()) : nullptr;
    if (book_ == nullptr) {
        throw ResultError{fmt::format(
            "{} cannot be written; is there room, and may you write there?", file_.string())};
    }
}

Workbook::~Workbook() {
    if (book_ != nullptr) {  // something went wrong: nothing is kept
        lxw_workbook_free(book_);
        std::error_code none;
        std::filesystem::remove(beside_, none);
    }
}

void Workbook::expect(lxw_error code) const {
    if (code != LXW_NO_ERROR) {
        throw ResultError{
            fmt::format("{} cannot be written: {}", file_.string(), lxw_strerror(code))};
    }
}

void Workbook::close() {
    const lxw_error code = workbook_close(std::exchange(book_, nullptr));
    std::error_code failed;
    if (code == LXW_NO_ERROR) {
        std::filesystem::rename(beside_, file_, failed);
    }
    if (code != LXW_NO_ERROR || failed) {
        std::error_code none;
        std::filesystem::remove(beside_, none);
        throw ResultError{fmt::format(
            "{} cannot be written; is there room, and may you write there?", file_.string())};
    }
}

void Workbook::describe(const std::string& title, const std::string& comment,
                        const std::string& created) {
    // The library keeps copies.
    std::string heading = cell_text(title);
    std::string words = cell_text(comment);
    std::string maker{"gebied"};
    lxw_doc_properties properties{};
    properties.title = heading.data();
    properties.author = maker.data();
    properties.comments = words.data();
    // When the run was made, not now: the same result gives the same bytes.
    std::tm moment{};
    moment.tm_year = 126;
    moment.tm_mday = 1;
    if (created.size() >= 19) {
        const auto digits = [&](std::size_t at, std::size_t size) {
            int value = 0;
            std::from_chars(created.data() + at, created.data() + at + size, value);
            return value;
        };
        moment.tm_year = digits(0, 4) - 1900;
        moment.tm_mon = digits(5, 2) - 1;
        moment.tm_mday = digits(8, 2);
        moment.tm_hour = digits(11, 2);
        moment.tm_min = digits(14, 2);
        moment.tm_sec = digits(17, 2);
    }
    properties.created = timegm(&moment);
    expect(workbook_set_properties(book_, &properties));
}

lxw_worksheet* Workbook::add_sheet(const std::string& name) {
    lxw_worksheet* sheet = workbook_add_worksheet(book_, name.c_str());
    expects(sheet != nullptr, "a sheet has a name of its own that Excel takes");
    constexpr std::uint8_t a4 = 9;
    worksheet_set_paper(sheet, a4);
    worksheet_set_landscape(sheet);
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_set_margins(sheet, 0.5, 0.5, 0.6, 0.6);
    const std::string footer =
        fmt::format("&L&8{}&R&8{} &P / &N", name, language_ == Language::nl ? "pagina" : "page");
    expect(worksheet_set_footer(sheet, footer.c_str()));
    return sheet;
}

lxw_format* Workbook::look(const Look& look) {
    lxw_format*& known = looks_[look.key()];
    if (known != nullptr) {
        return known;
    }
    known = workbook_add_format(book_);
    format_set_font_name(known, "Calibri");
    format_set_font_size(known, look.size);
    format_set_font_color(known, look.colour);
    format_set_align(known, static_cast<std::uint8_t>(look.along));
    if (!look.number.empty()) {
        format_set_num_format(known, look.number.c_str());
    }
    if (look.bold) {
        format_set_bold(known);
    }
    if (look.italic) {
        format_set_italic(known);
    }
    if (look.wrap) {
        format_set_text_wrap(known);
    }
    if (look.across != LXW_ALIGN_NONE) {
        format_set_align(known, static_cast<std::uint8_t>(look.across));
    }
    if (look.indent > 0) {
        format_set_indent(known, static_cast<std::uint8_t>(look.indent));
    }
    if (look.ground != 0) {
        format_set_pattern(known, LXW_PATTERN_SOLID);
        format_set_fg_color(known, look.ground);
        format_set_bg_color(known, look.ground);
    }
    if (look.line_above) {
        format_set_top(known, LXW_BORDER_THIN);
        format_set_top_color(known, workbook_colours::line);
    }
    if (look.line_below) {
        format_set_bottom(known, LXW_BORDER_THIN);
        format_set_bottom_color(known, workbook_colours::line);
    }
    return known;
}

void Workbook::write(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, std::string_view text,
                     const Look& look) {
    expect(text.empty() ? worksheet_write_blank(sheet, row, column, this->look(look))
                        : worksheet_write_string(sheet, row, column, cell_text(text).c_str(),
                                                 this->look(look)));
}

void Workbook::write(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, double number,
                     const Look& look) {
    expect(std::isfinite(number)
               ? worksheet_write_number(sheet, row, column, number, this->look(look))
               : worksheet_write_blank(sheet, row, column, this->look(look)));
}

TableSheet::TableSheet(Workbook& book, const std::string& name, std::vector<SheetColumn> columns)
    : book_{&book}, sheet_{book.add_sheet(name)}, columns_{std::move(columns)} {
    constexpr double height = 58.0;
    book.expect(worksheet_set_row(sheet_, 0, height, nullptr));
    lxw_col_t at = 0;
    for (const SheetColumn& column : columns_) {
        book.expect(worksheet_set_column(
            sheet_, at, at, column.width,
            book.look({.number = column.number, .wrap = column.wrap, .indent = indent_of(at)})));
        book.write(sheet_, 0, at, column.head,
                   {.bold = true,
                    .wrap = true,
                    .colour = 0xFFFFFF,
                    .ground = workbook_colours::deep,
                    .across = column.number.empty() ? LXW_ALIGN_LEFT : LXW_ALIGN_RIGHT,
                    .along = LXW_ALIGN_VERTICAL_CENTER,
                    .indent = indent_of(at)});
        ++at;
    }
    worksheet_freeze_panes(sheet_, 1, 0);
    book.expect(worksheet_repeat_rows(sheet_, 0, 0));
}

lxw_format* TableSheet::look(const std::string& number) const {
    const SheetColumn& column = columns_[column_];
    return book_->look({.number = number.empty() ? column.number : number,
                        .wrap = column.wrap,
                        .indent = indent_of(column_)});
}

/// Text beside a number stands a little apart from it.
int TableSheet::indent_of(lxw_col_t column) const {
    return column > 0 && columns_[column].number.empty() ? 1 : 0;
}

TableSheet& TableSheet::text(std::string_view value) {
    expects(column_ < columns_.size(), "a row has a cell for every column");
    if (!value.empty()) {
        book_->expect(
            worksheet_write_string(sheet_, row_, column_, cell_text(value).c_str(), look({})));
    }
    ++column_;
    return *this;
}

TableSheet& TableSheet::number(double value, const std::string& number) {
    expects(column_ < columns_.size(), "a row has a cell for every column");
    if (std::isfinite(value)) {
        book_->expect(worksheet_write_number(sheet_, row_, column_, value, look(number)));
    }
    ++column_;
    return *this;
}

TableSheet& TableSheet::date(std::string_view iso) {
    const std::optional<Date> day = parse_date(iso);
    if (!day) {
        return text(iso);
    }
    lxw_datetime moment{};
    moment.year = day->year;
    moment.month = static_cast<int>(day->month);
    moment.day = static_cast<int>(day->day);
    book_->expect(
        worksheet_write_datetime(sheet_, row_, column_, &moment, look(book_->formats().date)));
    ++column_;
    return *this;
}

TableSheet& TableSheet::blank() {
    expects(column_ < columns_.size(), "a row has a cell for every column");
    ++column_;
    return *this;
}

TableSheet& TableSheet::value(std::string_view written) {
    const std::optional<double> value = whole_number_text(written);
    return value ? number(*value, book_->formats().exact) : text(written);
}

void TableSheet::end_row() {
    expects(column_ == columns_.size(), "a row has a cell for every column");
    column_ = 0;
    ++row_;
}

void TableSheet::finish() {
    if (row_ > 1) {
        book_->expect(worksheet_autofilter(sheet_, 0, 0, row_ - 1,
                                           static_cast<lxw_col_t>(columns_.size() - 1)));
    }
}

}  // namespace gebied

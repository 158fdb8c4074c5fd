#pragma once

#include "gebied/base/text.hpp"

#include <xlsxwriter.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace gebied {

/// Colours of the workbook, chosen so that who sees no red or green still tells them apart.
namespace workbook_colours {
inline constexpr std::uint32_t ink = 0x1F2937;      ///< text
inline constexpr std::uint32_t quiet = 0x6B7280;    ///< text that explains
inline constexpr std::uint32_t deep = 0x1B4965;     ///< heads
inline constexpr std::uint32_t paper = 0xEFF4F8;    ///< ground behind what belongs together
inline constexpr std::uint32_t line = 0xC7D3DD;     ///< lines between rows
inline constexpr std::uint32_t better = 0x0072B2;   ///< blue
inline constexpr std::uint32_t worse = 0xD55E00;    ///< vermilion
inline constexpr std::uint32_t neither = 0x8A94A0;  ///< grey
}  // namespace workbook_colours

/// How a cell looks.
struct Look {
    std::string number{};  ///< number format of Excel; empty: general
    bool bold{false};
    bool italic{false};
    bool wrap{false};
    double size{10.0};
    std::uint32_t colour{workbook_colours::ink};
    std::uint32_t ground{0};  ///< 0: none
    lxw_format_alignments across{LXW_ALIGN_NONE};
    lxw_format_alignments along{LXW_ALIGN_VERTICAL_TOP};
    int indent{0};
    bool line_above{false};
    bool line_below{false};

    [[nodiscard]] auto key() const {
        return std::tuple{number, bold,   italic,     wrap,       size,  colour,
                          ground, across, line_above, line_below, along, indent};
    }
};

/// Number formats of the workbook, in the language of its reader.
struct NumberFormats {
    explicit NumberFormats(Language language);

    std::string euro{};   ///< whole euros; the cell holds the cents
    std::string share{};  ///< 0.123 as 12.3%
    std::string whole{"#,##0"};
    std::string decimal{"#,##0.0"};
    std::string year{"0"};
    std::string date{"yyyy-mm-dd"};
    std::string exact{"General"};
};

class Workbook;

/// A column of a sheet that holds a table.
struct SheetColumn {
    std::string head{};
    double width{12.0};
    std::string number{};  ///< number format; empty: text
    bool wrap{false};
};

/// A sheet that holds one table: heads in the first row, which stays in sight, and a filter on each column.
/// Cells are written from left to right, row after row.
class TableSheet {
public:
    TableSheet(Workbook& book, const std::string& name, std::vector<SheetColumn> columns);

    /// Text, whatever it looks like: never a formula or a link.
    TableSheet& text(std::string_view value);
    /// A number; an empty cell when it is not finite. `number`: another format than that of the column.
    TableSheet& number(double value, const std::string& number = {});
    /// An ISO date as a date; an empty cell for an empty text.
    TableSheet& date(std::string_view iso);
    TableSheet& blank();
    /// A number when the text is one, else the text.
    TableSheet& value(std::string_view written);
    void end_row();
    /// Puts the filter on everything that was written.
    void finish();

    [[nodiscard]] lxw_worksheet* sheet() const { return sheet_; }
    /// Rows written, the heads not counted.
    [[nodiscard]] std::size_t rows() const { return row_ - 1; }

private:
    [[nodiscard]] lxw_format* look(const std::string& number) const;
    [[nodiscard]] int indent_of(lxw_col_t column) const;

    Workbook* book_;
    lxw_worksheet* sheet_;
    std::vector<SheetColumn> columns_;
    lxw_row_t row_{1};
    lxw_col_t column_{0};
};

/// A workbook that is being made. What fails is thrown as `ResultError`.
class Workbook {
public:
    Workbook(std::filesystem::path file, Language language);
    Workbook(const Workbook&) = delete;
    Workbook& operator=(const Workbook&) = delete;
    ~Workbook();

    [[nodiscard]] lxw_workbook* book() const { return book_; }
    [[nodiscard]] Language language() const { return language_; }
    [[nodiscard]] const NumberFormats& formats() const { return formats_; }
    [[nodiscard]] std::string_view in(Text text) const { return text.in(language_); }

    /// A new sheet, ready to be printed on A4. The name has at most 31 characters.
    [[nodiscard]] lxw_worksheet* add_sheet(const std::string& name);
    [[nodiscard]] lxw_format* look(const Look& look);

    /// Text in a cell, whatever it looks like; what Excel cannot hold is cut off.
    void write(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, std::string_view text,
               const Look& look);
    /// A number in a cell; an empty one when it is not finite.
    void write(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, double number,
               const Look& look);

    /// Says under which names the file is known: title, study, when the run was made.
    void describe(const std::string& title, const std::string& comment, const std::string& created);
    /// Writes the file.
    void close();

    /// Throws when `code` is an error.
    void expect(lxw_error code) const;

private:
    std::filesystem::path file_;
    std::filesystem::path beside_;
    Language language_;
    NumberFormats formats_;
    lxw_workbook* book_{nullptr};
    std::map<decltype(std::declval<Look>().key()), lxw_format*> looks_{};
};

/// A sheet in a reference of a formula or a link: `'Scenario''s'`.
[[nodiscard]] std::string sheet_in_reference(std::string_view name);

}  // namespace gebied

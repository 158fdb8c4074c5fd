#pragma once

#include "gebied/report/export_csv.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace gebied {

/// A field of a table of data: the head of its column and what Table Schema says about it.
struct Field {
    std::string_view name{};
    std::string_view type{};  ///< of Table Schema: string, integer, number, year, date
    std::string_view meaning{};
};

/// Builds separated text (RFC 4180 with line feeds): one cell after the other, row after row. Cells are
/// separated by commas, or by semicolons when the decimal sign is a comma.
class CsvText {
public:
    /// Begins with a row of the names of the fields.
    explicit CsvText(std::span<const Field> fields, Decimal decimal = Decimal::point);

    /// Text, quoted where needed. Text that a spreadsheet would run as a formula begins with an
    /// apostrophe; text that is a number stays a number.
    CsvText& text(std::string_view value);
    CsvText& integer(std::int64_t value);
    /// Shortest digits that give the same number back; an empty cell when it is not finite.
    CsvText& number(double value);
    /// Ends the row; it has as many cells as there are fields.
    void end_row();

    [[nodiscard]] const std::string& content() const { return content_; }
    /// Forgets what was built, to go on after writing it away.
    void clear() { content_.clear(); }

private:
    void begin_cell();

    std::size_t fields_;
    Decimal decimal_;
    std::size_t cells_{0};
    std::string content_{};
};

}  // namespace gebied

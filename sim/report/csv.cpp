#include "report/csv.hpp"

#include "gebied/base/contract.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace gebied {

namespace {

bool is_number(std::string_view text) {
    if (text.starts_with('+')) {
        text.remove_prefix(1);
    }
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size();
}

bool runs_as_formula(std::string_view text) {
    return !text.empty() &&
           std::string_view{"=+-@\t\r\n"}.find(text.front()) != std::string_view::npos &&
           !is_number(text);
}

}  // namespace

CsvText::CsvText(std::span<const Field> fields, Decimal decimal)
    : fields_{fields.size()}, decimal_{decimal} {
    for (const Field& field : fields) {
        text(field.name);
    }
    end_row();
}

void CsvText::begin_cell() {
    expects(cells_ < fields_, "a row has a cell for every field");
    if (cells_++ > 0) {
        content_ += decimal_ == Decimal::comma ? ';' : ',';
    }
}

CsvText& CsvText::text(std::string_view value) {
    begin_cell();
    std::string safe{runs_as_formula(value) ? "'" : ""};
    safe.append(value);
    if (safe.find_first_of(",\"\r\n;\t") == std::string::npos) {
        content_ += safe;
        return *this;
    }
    content_ += '"';
    for (const char c : safe) {
        content_ += c;
        if (c == '"') {
            content_ += c;
        }
    }
    content_ += '"';
    return *this;
}

CsvText& CsvText::integer(std::int64_t value) {
    begin_cell();
    fmt::format_to(std::back_inserter(content_), "{}", value);
    return *this;
}

CsvText& CsvText::number(double value) {
    begin_cell();
    if (std::isfinite(value)) {
        std::string digits = fmt::format("{}", value);
        if (decimal_ == Decimal::comma) {
            std::replace(digits.begin(), digits.end(), '.', ',');
        }
        content_ += digits;
    }
    return *this;
}

void CsvText::end_row() {
    expects(cells_ == fields_, "a row has a cell for every field");
    cells_ = 0;
    content_ += '\n';
}

}  // namespace gebied

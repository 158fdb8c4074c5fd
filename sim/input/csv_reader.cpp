#include "input/csv_reader.hpp"

#include "input/file_bytes.hpp"
#include "input/utf8.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>

namespace gebied::input {
namespace {

/// Takes the next cell off the front of `rest`, with the comma behind it; nothing when its quotes are wrong.
std::optional<std::string> take_cell(std::string_view& rest) {
    std::string text;
    if (!rest.starts_with('"')) {
        text = rest.substr(0, rest.find(','));
        rest.remove_prefix(text.size());
        if (text.find('"') != std::string::npos) {
            return std::nullopt;
        }
    } else {
        rest.remove_prefix(1);
        for (;;) {
            const std::size_t quote = rest.find('"');
            if (quote == std::string_view::npos) {
                return std::nullopt;
            }
            text.append(rest.substr(0, quote));
            rest.remove_prefix(quote + 1);
            if (!rest.starts_with('"')) {
                break;
            }
            text.push_back('"');
            rest.remove_prefix(1);
        }
        if (!rest.empty() && !rest.starts_with(',')) {
            return std::nullopt;
        }
    }
    return text;
}

/// The cells of one line; nothing when its quotes are wrong.
std::optional<std::vector<CsvCell>> cells_of(std::string_view line) {
    std::vector<CsvCell> cells;
    std::string_view rest = line;
    for (;;) {
        const auto column = static_cast<int>(line.size() - rest.size()) + 1;
        std::optional<std::string> text = take_cell(rest);
        if (!text) {
            return std::nullopt;
        }
        cells.push_back({.text = std::move(*text), .column = column});
        if (rest.empty()) {
            return cells;
        }
        rest.remove_prefix(1);
    }
}

bool same_heading(const std::vector<CsvCell>& cells, std::span<const std::string_view> heading) {
    return std::equal(cells.begin(), cells.end(), heading.begin(), heading.end(),
                      [](const CsvCell& cell, std::string_view name) { return cell.text == name; });
}

std::string in_a_row(std::span<const std::string_view> heading) {
    std::string text;
    for (const std::string_view name : heading) {
        text.append(text.empty() ? "" : ",").append(name);
    }
    return text;
}

}  // namespace

std::vector<CsvRow> read_csv(const std::filesystem::path& file,
                             std::span<const std::string_view> heading, ProblemList& problems) {
    const std::string name = file.generic_string();
    const FileBytes read = bytes_of(file);
    if (!read.refusal.empty()) {
        problems.add({.file = name}, read.refusal);
        return {};
    }
    std::vector<CsvRow> rows;
    std::string_view rest = read.bytes;
    for (int number = 1; number == 1 || !rest.empty(); ++number) {
        std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        if (line.ends_with('\r')) {
            line.remove_suffix(1);
        }
        if (const std::optional<BadByte> bad = find_bad_byte(line)) {
            problems.add({.file = name, .line = number, .column = static_cast<int>(bad->at) + 1},
                         std::string{bad->rule});
            continue;
        }
        std::optional<std::vector<CsvCell>> cells = cells_of(line);
        if (number == 1 && (!cells || !same_heading(*cells, heading))) {
            problems.add({.file = name, .line = 1, .column = 1},
                         "the heading is not " + in_a_row(heading));
            return {};
        }
        if (!cells) {
            problems.add(
                {.file = name, .line = number, .column = 1},
                "a quote that is not closed, not doubled, or within a cell without quotes");
        } else if (cells->size() != heading.size()) {
            problems.add({.file = name, .line = number, .column = 1},
                         std::to_string(cells->size()) + " cells (as many as the heading, " +
                             std::to_string(heading.size()) + ")");
        } else if (number > 1) {
            rows.push_back({.line = number, .cells = std::move(*cells)});
        }
    }
    return rows;
}

}  // namespace gebied::input

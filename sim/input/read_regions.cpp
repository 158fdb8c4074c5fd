// The CSV files of CBS regions that come with the program.
#include "gebied/input/regions.hpp"

#include "input/csv_reader.hpp"
#include "input/node.hpp"
#include "input/problem_list.hpp"
#include "input/region_code.hpp"
#include "input/region_figures.hpp"
#include "input/source_words.hpp"
#include "input/words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <string>
#include <system_error>
#include <utility>

namespace gebied {
namespace input {
namespace {

constexpr std::array<std::string_view, 7> region_heading{
    "code", "name", "also", "kind", "municipality", "inhabitants", "dwellings"};
constexpr std::array<std::string_view, 10> figure_heading{
    "code", "figure", "value", "low", "high", "year", "source", "grade", "note_nl", "note_en"};
constexpr std::int64_t most_people = 40'000'000;

/// Reads the cells of one row and reports what is wrong with them by the name of their column.
class RowReader {
public:
    RowReader(std::string file, const CsvRow& row, std::span<const std::string_view> heading,
              ProblemList& problems)
        : file_{std::move(file)}, row_{&row}, heading_{heading}, problems_{&problems} {}

    [[nodiscard]] const std::string& text(std::size_t cell) const { return row_->cells[cell].text; }

    void refuse(std::size_t cell, std::string_view rule) const {
        problems_->add({.file = file_, .line = row_->line, .column = row_->cells[cell].column},
                       heading_[cell], in_quotes(text(cell)), rule);
    }

    [[nodiscard]] std::optional<std::int64_t> whole(std::size_t cell) const {
        const std::string& t = text(cell);
        std::int64_t value = 0;
        const auto [end, error] = std::from_chars(t.data(), t.data() + t.size(), value);
        if (error != std::errc{} || end != t.data() + t.size() || value < 0 ||
            value > most_people) {
            refuse(cell, "a whole number from 0 to 40000000");
            return std::nullopt;
        }
        return value;
    }

    [[nodiscard]] std::optional<double> number(std::size_t cell, double most) const {
        const NumberText found = parse_number(text(cell));
        if (!found.value || *found.value < 0.0 || *found.value > most) {
            refuse(cell,
                   found.value ? "from 0 to " + number_in_words(most) : std::string{found.refusal});
            return std::nullopt;
        }
        return found.value;
    }

private:
    std::string file_;
    const CsvRow* row_;
    std::span<const std::string_view> heading_;
    ProblemList* problems_;
};

Region region_in(const RowReader& row) {
    enum Column : std::size_t { code, name, also, kind, municipality, inhabitants, dwellings };
    Region region{.code = row.text(code), .name = row.text(name), .also = row.text(also)};
    if (code_in(region.code) != region.code) {
        row.refuse(code, "GM and 4 digits, or WK, 4 digits and 2 digits or capitals");
        return region;
    }
    region.kind = kind_of(region.code);
    const std::string_view word = region.kind == RegionKind::municipality ? "municipality" : "wijk";
    if (row.text(kind) != word) {
        row.refuse(kind, "this code is of a " + std::string{word});
    }
    region.municipality = row.text(municipality);
    if (region.municipality != "GM" + region.code.substr(2, 4)) {
        row.refuse(municipality, "GM with the digits of the code");
    }
    region.inhabitants = row.whole(inhabitants).value_or(0);
    if (!row.text(dwellings).empty()) {
        region.dwellings = row.whole(dwellings);
    }
    return region;
}

RegionFigure figure_in(const RowReader& row) {
    enum Column : std::size_t { code, key, value, low, high, year, source, grade, nl, en };
    RegionFigure figure{.key = row.text(key),
                        .year = row.text(year),
                        .source = row.text(source),
                        .grade = row.text(grade),
                        .note_nl = row.text(nl),
                        .note_en = row.text(en)};
    const std::optional<double> most = most_of_figure(figure.key);
    if (!most) {
        row.refuse(key, "a figure that nothing is made of");
        return figure;
    }
    figure.value = row.number(value, *most).value_or(0.0);
    if (!row.text(low).empty()) {
        figure.low = row.number(low, figure.value);
    }
    if (!row.text(high).empty()) {
        figure.high = row.number(high, *most);
        if (figure.high && *figure.high < figure.value) {
            row.refuse(high, "at least the value");
        }
    }
    if (std::find(grades.begin(), grades.end(), figure.grade) == grades.end()) {
        row.refuse(grade, "measured, derived, literature, expert or assumption");
    }
    if (figure.source.empty()) {
        row.refuse(source, "the key of a source is needed");
    }
    return figure;
}

/// The regions, in the order of the file; those that follow from others are filled in.
std::vector<Region> regions_in(const std::filesystem::path& file, ProblemList& problems) {
    std::vector<Region> regions;
    for (const CsvRow& row : read_csv(file, region_heading, problems)) {
        const RowReader reader{file.generic_string(), row, region_heading, problems};
        Region region = region_in(reader);
        if (!regions.empty() && region.code <= regions.back().code) {
            reader.refuse(0, "codes stand in order, each once");
            continue;
        }
        regions.push_back(std::move(region));
    }
    return regions;
}

Region* with_code(std::vector<Region>& regions, std::string_view code) {
    const auto found =
        std::lower_bound(regions.begin(), regions.end(), code,
                         [](const Region& r, std::string_view wanted) { return r.code < wanted; });
    return found != regions.end() && found->code == code ? &*found : nullptr;
}

void add_figures(const std::filesystem::path& file, std::vector<Region>& regions,
                 ProblemList& problems) {
    for (const CsvRow& row : read_csv(file, figure_heading, problems)) {
        const RowReader reader{file.generic_string(), row, figure_heading, problems};
        Region* region = with_code(regions, reader.text(0));
        if (region == nullptr) {
            reader.refuse(0, "the code of a region is needed");
            continue;
        }
        RegionFigure figure = figure_in(reader);
        if (region->figure(figure.key) != nullptr) {
            reader.refuse(1, "a figure stands once for each region");
            continue;
        }
        region->figures.push_back(std::move(figure));
    }
}

}  // namespace
}  // namespace input

Regions read_regions(const std::filesystem::path& folder) {
    input::ProblemList problems;
    std::vector<Region> regions = input::regions_in(folder / "cbs-regions.csv", problems);
    for (Region& region : regions) {
        const Region* town = input::with_code(regions, region.municipality);
        region.municipality_name =
            town == nullptr || town->name.empty() ? region.municipality : town->name;
    }
    input::add_figures(folder / "region-figures.csv", regions, problems);
    problems.throw_if_any();
    return Regions{std::move(regions)};
}

}  // namespace gebied

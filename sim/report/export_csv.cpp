#include "gebied/report/export_csv.hpp"

#include "gebied/report/comparison.hpp"
#include "report/data_package.hpp"
#include "report/export_tables.hpp"

#include <fmt/format.h>

#include <fstream>
#include <limits>
#include <optional>
#include <string>
#include <system_error>

namespace gebied {

namespace {

namespace tables = export_tables;

/// One file that is being written.
class OutputFile {
public:
    explicit OutputFile(std::filesystem::path path)
        : path_{std::move(path)}, out_{path_, std::ios::binary} {
        check();
    }

    void write(const std::string& text) {
        out_ << text;
        check();
    }
    [[nodiscard]] std::filesystem::path close() {
        out_.close();
        check();
        return path_;
    }

private:
    void check() const {
        if (!out_) {
            throw ResultError{fmt::format(
                "{} cannot be written; is there room, and may you write there?", path_.string())};
        }
    }
    std::filesystem::path path_;
    std::ofstream out_;
};

/// Where the files come and how their numbers are written.
struct ExportPlace {
    std::filesystem::path directory{};
    Decimal decimal{Decimal::point};
};

/// What a file begins with: Excel takes a file without this mark for one of Windows.
std::string mark_of(Decimal decimal) {
    return decimal == Decimal::comma ? "\xEF\xBB\xBF" : "";
}

/// A table that is being written, some rows at a time.
class TableFile {
public:
    TableFile(const ExportPlace& place, const ExportTable& table)
        : file_{place.directory / fmt::format("{}.csv", table.name)},
          csv_{table.fields, place.decimal} {
        file_.write(mark_of(place.decimal));
    }

    [[nodiscard]] CsvText& cells() { return csv_; }
    void end_row() {
        csv_.end_row();
        if (csv_.content().size() > buffer_size) {
            file_.write(csv_.content());
            csv_.clear();
        }
    }
    [[nodiscard]] std::filesystem::path close() {
        file_.write(csv_.content());
        return file_.close();
    }

private:
    static constexpr std::size_t buffer_size = std::size_t{1} << 20U;
    OutputFile file_;
    CsvText csv_;
};

/// All areas together and, when there are more, each by itself.
std::vector<std::optional<std::size_t>> selections(const ResultReader& result) {
    std::vector<std::optional<std::size_t>> areas{std::nullopt};
    for (std::size_t area = 0; result.areas().size() > 1 && area < result.areas().size(); ++area) {
        areas.emplace_back(area);
    }
    return areas;
}

/// Runs `take(scenario id, area id, replication, outcome)` for every future.
template <class Take>
void for_each_future(const ResultReader& result, const Take& take) {
    for (std::size_t scenario = 0; scenario < result.scenarios().size(); ++scenario) {
        for (std::size_t area = 0; area < result.areas().size(); ++area) {
            for (std::int64_t number = 1; number <= result.header().replications; ++number) {
                take(result.scenarios()[scenario].label.id, result.areas()[area].id, number,
                     result.outcome(number, scenario, area));
            }
        }
    }
}

std::filesystem::path write_yearly(const ResultReader& result, const ExportPlace& place) {
    TableFile file{place, tables::yearly};
    const std::vector<Column>& columns = result.columns();
    for_each_future(result, [&](const std::string& scenario, const std::string& area,
                                std::int64_t number, const Outcome& outcome) {
        for (int year = 0; year < result.header().reported_years(); ++year) {
            const auto row = outcome.year(static_cast<std::size_t>(year));
            for (std::size_t column = 0; column < columns.size(); ++column) {
                file.cells().text(scenario).text(area).integer(number).integer(
                    result.header().start_year + year);
                file.cells().text(counters[columns[column].counter].id).text(columns[column].item);
                file.cells().integer(row[column]);
                file.end_row();
            }
        }
    });
    return file.close();
}

std::filesystem::path write_monthly(const ResultReader& result, const ExportPlace& place) {
    TableFile file{place, tables::monthly};
    for_each_future(result, [&](const std::string& scenario, const std::string& area,
                                std::int64_t number, const Outcome& outcome) {
        const auto months =
            static_cast<std::int64_t>(outcome.monthly.size() / monthly_series_count);
        for (std::int64_t month = 0; month < months; ++month) {
            for (std::size_t series = 0; series < monthly_series_count; ++series) {
                file.cells().text(scenario).text(area).integer(number);
                file.cells()
                    .integer(result.header().start_year + month / 12)
                    .integer(month % 12 + 1);
                file.cells().text(monthly_series[series].id);
                file.cells().integer(
                    outcome
                        .monthly[static_cast<std::size_t>(month) * monthly_series_count + series]);
                file.end_row();
            }
        }
    });
    return file.close();
}

std::filesystem::path write_counters(const ExportPlace& place) {
    TableFile file{place, tables::counters_table};
    for (const CounterRow& row : counters) {
        file.cells()
            .text("yearly")
            .text(row.id)
            .text(row.unit)
            .text(row.meaning.nl)
            .text(row.meaning.en);
        file.end_row();
    }
    for (const MonthlyRow& row : monthly_series) {
        file.cells()
            .text("monthly")
            .text(row.id)
            .text(row.unit)
            .text(row.meaning.nl)
            .text(row.meaning.en);
        file.end_row();
    }
    return file.close();
}

std::filesystem::path write_measures(const ResultReader& result, const ExportPlace& place) {
    TableFile file{place, tables::measures_table};
    for (std::size_t scenario = 0; scenario < result.scenarios().size(); ++scenario) {
        for (const std::optional<std::size_t>& area : selections(result)) {
            const std::vector<StudyMeasure> all =
                study_measures(result.columns(), area ? 1 : result.areas().size());
            const Totals totals = result.totals(scenario, area);
            for (const StudyMeasure& measure : all) {
                const MeasureValues values = values_of(measure, totals);
                for (std::size_t i = 0; i < values.numerators.size(); ++i) {
                    const double divisor = values.denominators[i];
                    file.cells().text(result.scenarios()[scenario].label.id);
                    file.cells().text(area ? result.areas()[*area].id : "");
                    file.cells()
                        .integer(static_cast<std::int64_t>(i) + 1)
                        .text(measure.measure->id)
                        .text(measure.item);
                    file.cells()
                        .text(measure.measure->unit.en)
                        .number(values.numerators[i])
                        .number(divisor);
                    file.cells().number(divisor > 0.0 ? values.numerators[i] / divisor
                                                      : std::numeric_limits<double>::quiet_NaN());
                    file.end_row();
                }
            }
        }
    }
    return file.close();
}

std::filesystem::path write_comparison(const ResultReader& result, const ExportPlace& place) {
    OutputFile file{place.directory / fmt::format("{}.csv", tables::comparison.name)};
    file.write(mark_of(place.decimal));
    bool head = true;
    for (const std::optional<std::size_t>& area : selections(result)) {
        const std::string text =
            comparison_csv(compare(result, {.measures = {}, .area = area}), place.decimal);
        file.write(head ? text : text.substr(text.find('\n') + 1));
        head = false;
    }
    return file.close();
}

std::vector<std::filesystem::path> write_lists(const ResultReader& result,
                                               const ExportPlace& place) {
    TableFile scenarios{place, tables::scenarios};
    for (const ScenarioRecord& row : result.scenarios()) {
        scenarios.cells().text(row.label.id).text(row.label.nl).text(row.label.en);
        scenarios.cells().text(row.regime).text(row.ceiling).text(row.differs_from);
        scenarios.end_row();
    }
    TableFile areas{place, tables::areas};
    for (const Label& row : result.areas()) {
        areas.cells().text(row.id).text(row.nl).text(row.en);
        areas.end_row();
    }
    TableFile changes{place, tables::changes};
    for (const MeasureRecord& row : result.changes()) {
        changes.cells()
            .text(row.scenario)
            .text(row.from)
            .integer(row.ramp_months)
            .text(row.path)
            .text(row.value);
        changes.end_row();
    }
    TableFile parameters{place, tables::parameters};
    for (const ParameterRecord& row : result.parameters()) {
        parameters.cells().text(row.path).text(row.value).text(row.unit).text(row.low).text(
            row.high);
        parameters.cells()
            .text(row.distribution)
            .text(row.source)
            .text(row.year)
            .text(row.grade)
            .text(row.note);
        parameters.cells().text(row.file).integer(row.line);
        parameters.end_row();
    }
    TableFile sources{place, tables::sources};
    for (const SourceRecord& row : result.sources()) {
        sources.cells()
            .text(row.key)
            .text(row.title)
            .text(row.publisher)
            .text(row.year)
            .text(row.address);
        sources.cells().text(row.licence).text(row.note);
        sources.end_row();
    }
    TableFile ceilings{place, tables::ceilings};
    for (const TightnessAmount& row : result.ceilings()) {
        ceilings.cells()
            .text(row.area)
            .text(row.stream)
            .number(row.mean)
            .number(row.cv)
            .number(row.amount);
        ceilings.end_row();
    }
    return {scenarios.close(),  areas.close(),   changes.close(),
            parameters.close(), sources.close(), ceilings.close()};
}

}  // namespace

std::vector<std::filesystem::path> export_csv(const ResultReader& result,
                                              const std::filesystem::path& directory,
                                              Decimal decimal) {
    const ExportPlace place{.directory = directory, .decimal = decimal};
    std::error_code error;
    std::filesystem::create_directories(directory, error);
    if (!std::filesystem::is_directory(directory, error)) {
        throw ResultError{fmt::format(
            "{} is not a folder and cannot be made one; choose another name", directory.string())};
    }
    std::vector<std::filesystem::path> written{
        write_yearly(result, place), write_monthly(result, place), write_counters(place),
        write_measures(result, place), write_comparison(result, place)};
    for (const std::filesystem::path& path : write_lists(result, place)) {
        written.push_back(path);
    }
    OutputFile package{directory / "datapackage.json"};
    package.write(data_package(result, decimal));
    written.push_back(package.close());
    return written;
}

}  // namespace gebied

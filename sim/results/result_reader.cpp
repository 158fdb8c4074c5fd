#include "gebied/base/contract.hpp"
#include "gebied/results/result_file.hpp"
#include "results/database.hpp"
#include "results/schema.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <span>
#include <utility>

namespace gebied {

namespace {

sqlite::Database open_result(const std::filesystem::path& path) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error)) {
        throw ResultError{fmt::format("{}: there is no such file", path.string())};
    }
    // Open for writing, because undoing what a crash left half written is a write; nothing else is.
    sqlite::Database database{path, sqlite::OpenMode::existing};
    check_is_result(database, path.string());
    database.execute("PRAGMA query_only = ON");
    // SQLite fills what is missing of the last page with zeros, which are numbers too.
    const auto bytes = static_cast<std::uintmax_t>(database.integer("PRAGMA page_count") *
                                                   database.integer("PRAGMA page_size"));
    if (std::filesystem::file_size(path, error) < bytes) {
        throw ResultError{
            fmt::format("{} is damaged: its end is missing; run the study again", path.string())};
    }
    return database;
}

template <class Integer>
Integer number_from(const std::string& text, std::string_view key) {
    Integer value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) {
        throw ResultError{fmt::format("the result file is damaged: {} is '{}'", key, text)};
    }
    return value;
}

/// Position of a value of a key column, counted from `first`; a damaged file must not write
/// elsewhere.
std::size_t position_of(std::int64_t value, std::int64_t first, std::int64_t count) {
    if (value < first || value - first >= count) {
        throw ResultError{fmt::format("the result file is damaged: a row has key {}", value)};
    }
    return static_cast<std::size_t>(value - first);
}

ResultHeader read_header(const sqlite::Database& database) {
    std::map<std::string, std::string> values;
    sqlite::Statement statement = database.prepare("SELECT key, value FROM study");
    while (statement.step()) {
        values[statement.text(0)] = statement.text(1);
    }
    ResultHeader header;
    header.study = values["study"];
    header.title = {.id = {}, .nl = values["title_nl"], .en = values["title_en"]};
    header.question = {.id = {}, .nl = values["question_nl"], .en = values["question_en"]};
    header.text = values["text"];
    header.hash = values["hash"];
    header.seed = number_from<std::uint64_t>(values["seed"], "seed");
    header.asked = number_from<std::int64_t>(values["replications_asked"], "replications_asked");
    header.replications = number_from<std::int64_t>(values["replications"], "replications");
    for (const RunState state : {RunState::complete, RunState::interrupted}) {
        if (values["state"] == name_of(state)) {
            header.state = state;
        }
    }
    header.program_version = values["program_version"];
    header.compiler = values["compiler"];
    header.created = values["created"];
    header.first_year = number_from<int>(values["first_year"], "first_year");
    header.start_year = number_from<int>(values["start_year"], "start_year");
    header.end_year = number_from<int>(values["end_year"], "end_year");
    if (header.replications < 0 || header.end_year < header.start_year) {
        throw ResultError{
            "the result file is damaged: its number of replications or years is below 0"};
    }
    return header;
}

std::vector<ScenarioRecord> read_scenarios(const sqlite::Database& database) {
    std::vector<ScenarioRecord> rows;
    sqlite::Statement statement = database.prepare(
        "SELECT id, title_nl, title_en, regime, ceiling, differs_from FROM scenarios ORDER BY "
        "position");
    while (statement.step()) {
        rows.push_back(
            {.label = {.id = statement.text(0), .nl = statement.text(1), .en = statement.text(2)},
             .regime = statement.text(3),
             .ceiling = statement.text(4),
             .differs_from = statement.text(5)});
    }
    return rows;
}

std::vector<Label> read_labels(sqlite::Statement statement) {
    std::vector<Label> labels;
    while (statement.step()) {
        labels.push_back(
            {.id = statement.text(0), .nl = statement.text(1), .en = statement.text(2)});
    }
    return labels;
}

Names read_names(const sqlite::Database& database) {
    Names names;
    for (const NamesList& list : names_lists) {
        sqlite::Statement statement =
            database.prepare("SELECT id, nl, en FROM names WHERE list = ? ORDER BY position");
        statement.bind(list.id);
        names.*list.member = read_labels(std::move(statement));
    }
    return names;
}

std::vector<Column> read_columns(const sqlite::Database& database) {
    std::vector<Column> columns;
    sqlite::Statement statement = database.prepare(
        "SELECT name, item, counter FROM columns WHERE in_table = 'yearly' ORDER BY position");
    while (statement.step()) {
        const auto row = std::ranges::find(counters, statement.text(2), &CounterRow::id);
        if (row == counters.end()) {
            throw ResultError{
                fmt::format("the result file has a column that this program does not know: {}",
                            statement.text(0))};
        }
        columns.push_back({.name = statement.text(0),
                           .item = statement.text(1),
                           .counter = static_cast<std::size_t>(row - counters.begin())});
    }
    return columns;
}

}  // namespace

class ResultReader::Impl {
public:
    explicit Impl(const std::filesystem::path& path)
        : database{open_result(path)},
          header{read_header(database)},
          scenarios{read_scenarios(database)},
          areas{read_labels(
              database.prepare("SELECT id, name_nl, name_en FROM areas ORDER BY position"))},
          names{read_names(database)},
          columns{read_columns(database)} {
        check_replications();
    }

    /// A query over one table of one scenario, of one area or of all, of the replications of the
    /// header.
    [[nodiscard]] sqlite::Statement select(std::string_view what, std::string_view table,
                                           std::size_t scenario,
                                           std::optional<std::size_t> area) const {
        expects(scenario < scenarios.size(), "a scenario of the result");
        expects(!area || *area < areas.size(), "an area of the result");
        sqlite::Statement statement = database.prepare(
            fmt::format("SELECT {} FROM {} WHERE replication <= ? AND scenario = ?{}", what, table,
                        area ? " AND area = ?" : ""));
        statement.bind(header.replications).bind(scenarios[scenario].label.id);
        if (area) {
            statement.bind(areas[*area].id);
        }
        return statement;
    }

    /// A query over one table of one future.
    [[nodiscard]] sqlite::Statement future(std::string_view what, std::string_view table,
                                           std::string_view order, std::int64_t replication,
                                           std::size_t scenario, std::size_t area) const {
        sqlite::Statement statement = database.prepare(fmt::format(
            "SELECT {} FROM {} WHERE scenario = ? AND area = ? AND replication = ? ORDER BY {}",
            what, table, order));
        statement.bind(scenarios[scenario].label.id).bind(areas[area].id).bind(replication);
        return statement;
    }

    /// The numbers of futures in the header and in the tables agree; what follows relies on it.
    void check_replications() const {
        if (scenarios.empty() || areas.empty()) {
            throw ResultError{"the result file is damaged: it has no scenario or no area"};
        }
        const std::int64_t futures = static_cast<std::int64_t>(scenarios.size() * areas.size());
        sqlite::Statement count = database.prepare(
            "SELECT count(*), count(DISTINCT replication) FROM yearly WHERE replication BETWEEN 1 "
            "AND ?");
        count.bind(header.replications);
        if (!count.step() ||
            count.integer(1) != (header.reported_years() > 0 ? header.replications : 0) ||
            count.integer(0) != header.replications * futures * header.reported_years()) {
            throw ResultError{
                fmt::format("the result file is damaged: it says {} replications and holds {} rows",
                            header.replications, count.integer(0))};
        }
    }

    sqlite::Database database;
    ResultHeader header;
    std::vector<ScenarioRecord> scenarios;
    std::vector<Label> areas;
    Names names;
    std::vector<Column> columns;
};

ResultReader::ResultReader(const std::filesystem::path& path)
    : impl_{std::make_unique<Impl>(path)} {}
ResultReader::ResultReader(ResultReader&&) noexcept = default;
ResultReader& ResultReader::operator=(ResultReader&&) noexcept = default;
ResultReader::~ResultReader() = default;

const ResultHeader& ResultReader::header() const {
    return impl_->header;
}

const std::vector<ScenarioRecord>& ResultReader::scenarios() const {
    return impl_->scenarios;
}

const std::vector<Label>& ResultReader::areas() const {
    return impl_->areas;
}

const Names& ResultReader::names() const {
    return impl_->names;
}

const std::vector<Column>& ResultReader::columns() const {
    return impl_->columns;
}

std::vector<ParameterRecord> ResultReader::parameters() const {
    std::vector<ParameterRecord> rows;
    sqlite::Statement s = impl_->database.prepare(
        "SELECT path, value, unit, low, high, distribution, source, year, grade, note, file, line "
        "FROM parameters "
        "ORDER BY position");
    while (s.step()) {
        rows.push_back({.path = s.text(0),
                        .value = s.text(1),
                        .unit = s.text(2),
                        .low = s.text(3),
                        .high = s.text(4),
                        .distribution = s.text(5),
                        .source = s.text(6),
                        .year = s.text(7),
                        .grade = s.text(8),
                        .note = s.text(9),
                        .file = s.text(10),
                        .line = static_cast<int>(s.integer(11))});
    }
    return rows;
}

std::vector<SourceRecord> ResultReader::sources() const {
    std::vector<SourceRecord> rows;
    sqlite::Statement s = impl_->database.prepare(
        "SELECT key, title, publisher, year, address, licence, note FROM sources ORDER BY "
        "position");
    while (s.step()) {
        rows.push_back({.key = s.text(0),
                        .title = s.text(1),
                        .publisher = s.text(2),
                        .year = s.text(3),
                        .address = s.text(4),
                        .licence = s.text(5),
                        .note = s.text(6)});
    }
    return rows;
}

std::vector<MeasureRecord> ResultReader::changes() const {
    std::vector<MeasureRecord> rows;
    sqlite::Statement s = impl_->database.prepare(
        "SELECT scenario, \"from\", ramp_months, path, value FROM measures_set ORDER BY position");
    while (s.step()) {
        rows.push_back({.scenario = s.text(0),
                        .from = s.text(1),
                        .ramp_months = static_cast<int>(s.integer(2)),
                        .path = s.text(3),
                        .value = s.text(4)});
    }
    return rows;
}

std::vector<TightnessAmount> ResultReader::ceilings() const {
    std::vector<TightnessAmount> rows;
    sqlite::Statement s = impl_->database.prepare(
        "SELECT area, stream, mean, cv, amount FROM ceilings ORDER BY position");
    while (s.step()) {
        rows.push_back({.area = s.text(0),
                        .stream = s.text(1),
                        .mean = s.number(2),
                        .cv = s.number(3),
                        .amount = s.number(4)});
    }
    return rows;
}

bool ResultReader::belongs_to(const Study& study) const {
    const auto same_id = [](const auto& mine, const auto& theirs) { return mine.id == theirs.id; };
    std::vector<Label> mine;
    for (const ScenarioRecord& record : impl_->scenarios) {
        mine.push_back(record.label);
    }
    std::vector<Label> theirs{study.baseline.label};
    for (const Scenario& scenario : study.scenarios) {
        theirs.push_back(scenario.label);
    }
    return impl_->header.hash == study.hash && impl_->header.seed == study.seed &&
           impl_->header.start_year == study.period.start_year &&
           impl_->header.end_year == study.period.end_year &&
           std::ranges::equal(impl_->areas, study.areas, same_id) &&
           std::ranges::equal(mine, theirs, same_id);
}

Outcome ResultReader::outcome(std::int64_t replication, std::size_t scenario,
                              std::size_t area) const {
    expects(1 <= replication && replication <= impl_->header.replications,
            "a replication in the result");
    expects(scenario < impl_->scenarios.size() && area < impl_->areas.size(),
            "a scenario and area of the result");
    Outcome outcome;
    outcome.width = impl_->columns.size();
    sqlite::Statement yearly = impl_->future(yearly_column_list(impl_->columns), "yearly", "year",
                                             replication, scenario, area);
    while (yearly.step()) {
        for (int column = 0; column < static_cast<int>(outcome.width); ++column) {
            outcome.yearly.push_back(yearly.integer(column));
        }
    }
    sqlite::Statement monthly =
        impl_->future(monthly_column_list(), "monthly", "year, month", replication, scenario, area);
    while (monthly.step()) {
        for (int series = 0; series < static_cast<int>(monthly_series_count); ++series) {
            outcome.monthly.push_back(monthly.integer(series));
        }
    }
    sqlite::Statement points = impl_->future("at_second, digest, events", "checkpoints", "number",
                                             replication, scenario, area);
    while (points.step()) {
        const std::string digest = points.text(1);
        Checkpoint point{.at = points.integer(0),
                         .digest = 0,
                         .events = static_cast<std::uint64_t>(points.integer(2))};
        std::from_chars(digest.data(), digest.data() + digest.size(), point.digest, 16);
        outcome.checkpoints.push_back(point);
    }
    const auto years = static_cast<std::size_t>(impl_->header.reported_years());
    if (outcome.yearly.size() != years * outcome.width ||
        outcome.monthly.size() != years * 12 * monthly_series_count) {
        throw ResultError{fmt::format(
            "the result file is damaged: rows of replication {} are missing", replication)};
    }
    return outcome;
}

Totals ResultReader::totals(std::size_t scenario, std::optional<std::size_t> area) const {
    Totals totals{.width = impl_->columns.size(),
                  .sums = {},
                  .years = impl_->header.reported_years(),
                  .areas = area ? 1 : static_cast<std::int64_t>(impl_->areas.size())};
    totals.sums.resize(totals.width * static_cast<std::size_t>(impl_->header.replications));
    sqlite::Statement rows = impl_->select("replication, " + yearly_column_list(impl_->columns),
                                           "yearly", scenario, area);
    while (rows.step()) {
        const auto replication = position_of(rows.integer(0), 1, impl_->header.replications);
        for (std::size_t column = 0; column < totals.width; ++column) {
            totals.sums[replication * totals.width + column] +=
                rows.integer(static_cast<int>(column) + 1);
        }
    }
    return totals;
}

std::vector<std::int64_t> ResultReader::yearly(std::size_t scenario, std::size_t column,
                                               std::optional<std::size_t> area) const {
    expects(column < impl_->columns.size(), "a column of the result");
    const auto years = static_cast<std::size_t>(impl_->header.reported_years());
    std::vector<std::int64_t> values(years * static_cast<std::size_t>(impl_->header.replications));
    sqlite::Statement rows =
        impl_->select("replication, year, " + sqlite::quoted(impl_->columns[column].name), "yearly",
                      scenario, area);
    while (rows.step()) {
        const auto replication = position_of(rows.integer(0), 1, impl_->header.replications);
        const auto year =
            position_of(rows.integer(1), impl_->header.start_year, impl_->header.reported_years());
        values[replication * years + year] += rows.integer(2);
    }
    return values;
}

std::vector<std::int64_t> ResultReader::monthly(std::size_t scenario, MonthlySeries series,
                                                std::optional<std::size_t> area) const {
    const auto months = static_cast<std::size_t>(impl_->header.reported_years()) * 12;
    std::vector<std::int64_t> values(months * static_cast<std::size_t>(impl_->header.replications));
    const MonthlyRow& row = monthly_series[static_cast<std::size_t>(series)];
    sqlite::Statement rows = impl_->select("replication, year, month, " + sqlite::quoted(row.id),
                                           "monthly", scenario, area);
    while (rows.step()) {
        const auto replication = position_of(rows.integer(0), 1, impl_->header.replications);
        const auto year =
            position_of(rows.integer(1), impl_->header.start_year, impl_->header.reported_years());
        const auto month = position_of(rows.integer(2), 1, 12);
        values[replication * months + year * 12 + month] += rows.integer(3);
    }
    return values;
}

}  // namespace gebied

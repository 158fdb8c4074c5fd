#include "gebied/base/contract.hpp"
#include "gebied/results/result_file.hpp"
#include "results/database.hpp"
#include "results/row_check.hpp"
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
    const std::filesystem::file_status status = std::filesystem::status(path, error);
    if (!std::filesystem::is_regular_file(status)) {
        throw ResultError{
            fmt::format(fmt::runtime(std::filesystem::exists(status) ? "{} is not a file"
                                                                     : "{}: there is no such file"),
                        path.string())};
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

/// For what is not as it was written.
[[noreturn]] void refuse_damaged(const std::string& what) {
    throw ResultError{fmt::format(
        "the result file is damaged or was changed: {}; run the study again under another name",
        what)};
}

ResultHeader read_header(const sqlite::Database& database) {
    std::map<std::string, std::string> values;
    sqlite::Statement statement = database.prepare("SELECT key, value FROM study");
    while (statement.step()) {
        values[statement.text(0)] = statement.text(1);
    }
    if (values["check"] != std::to_string(check_of_header(database, check_of_lists(database)))) {
        refuse_damaged("the study is not as it was written");
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
    header.build = values["build"];
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

namespace {

/// A table with a row of numbers per period of every future.
struct RowTable {
    std::string_view name{};
    std::string columns{};  ///< as SQL lists them
    std::size_t width{};
    int per_year{1};
};

/// Which rows of a table: those of one scenario, and when given of one area and one replication.
struct RowChoice {
    std::size_t scenario{};
    std::optional<std::size_t> area{};
    std::optional<std::int64_t> replication{};
};

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
        for (std::size_t area = 0; area < areas.size(); ++area) {
            area_positions[areas[area].id] = area;
        }
        check_replications();
    }

    /// Gives `take(replication, area, period, values)` every row of a table that is chosen, counted from
    /// 0, in no special order. What is given is all that is chosen, as it was written.
    template <class Take>
    void for_each_row(const RowTable& table, const RowChoice& choice, const Take& take) const {
        expects(choice.scenario < scenarios.size(), "a scenario of the result");
        expects(!choice.area || *choice.area < areas.size(), "an area of the result");
        sqlite::Statement rows = database.prepare(fmt::format(
            "SELECT area, replication, year, {}, \"check\", {} FROM {} WHERE scenario = ?{}{}",
            table.per_year > 1 ? "month" : "0", table.columns, table.name,
            choice.area ? " AND area = ?" : "",
            choice.replication ? " AND replication = ?" : " AND replication <= ?"));
        const std::string& scenario = scenarios[choice.scenario].label.id;
        rows.bind(scenario);
        if (choice.area) {
            rows.bind(areas[*choice.area].id);
        }
        rows.bind(choice.replication.value_or(header.replications));
        std::vector<std::int64_t> values(table.width);
        std::int64_t count = 0;
        for (; rows.step(); ++count) {
            const std::string area = rows.text(0);
            const RowKey key{.scenario = scenario,
                             .area = area,
                             .replication = rows.integer(1),
                             .year = rows.integer(2),
                             .month = rows.integer(3)};
            for (std::size_t i = 0; i < table.width; ++i) {
                values[i] = rows.integer(static_cast<int>(i) + 5);
            }
            if (rows.integer(4) != check_of(key, values)) {
                refuse_damaged(fmt::format("a row of the table {} is not as it was written "
                                           "(scenario {}, replication {})",
                                           table.name, scenario, key.replication));
            }
            const std::size_t year =
                position_of(key.year, header.start_year, header.reported_years());
            const std::size_t month =
                table.per_year > 1 ? position_of(key.month, 1, table.per_year) : 0;
            take(position_of(key.replication, 1, header.replications), area_at(area),
                 year * static_cast<std::size_t>(table.per_year) + month,
                 std::span<const std::int64_t>{values});
        }
        const std::int64_t expected = std::int64_t{header.reported_years()} * table.per_year *
                                      (choice.replication ? 1 : header.replications) *
                                      (choice.area ? 1 : std::ssize(areas));
        if (count != expected) {
            refuse_damaged(fmt::format("the table {} has {} rows instead of {} (scenario {})",
                                       table.name, count, expected, scenario));
        }
    }

    [[nodiscard]] std::size_t area_at(const std::string& id) const {
        const auto found = area_positions.find(id);
        if (found == area_positions.end()) {
            refuse_damaged(fmt::format("there is no area {}", id));
        }
        return found->second;
    }

    [[nodiscard]] RowTable yearly_table() const {
        return {.name = "yearly",
                .columns = yearly_column_list(columns),
                .width = columns.size(),
                .per_year = 1};
    }
    [[nodiscard]] static RowTable monthly_table() {
        return {.name = "monthly",
                .columns = monthly_column_list(),
                .width = monthly_series_count,
                .per_year = 12};
    }

    /// Values of one column of a table, [replication][period], summed over areas.
    [[nodiscard]] std::vector<std::int64_t> column_of(const RowTable& table,
                                                      const RowChoice& choice,
                                                      std::size_t column) const {
        const auto periods =
            static_cast<std::size_t>(header.reported_years() * std::int64_t{table.per_year});
        std::vector<std::int64_t> sums(periods * static_cast<std::size_t>(header.replications));
        for_each_row(table, choice,
                     [&](std::size_t replication, std::size_t, std::size_t period, auto values) {
                         sums[replication * periods + period] += values[column];
                     });
        return sums;
    }

    /// The rows of one future in the order of time, one after the other.
    [[nodiscard]] std::vector<std::int64_t> future_of(const RowTable& table,
                                                      const RowChoice& choice) const {
        std::vector<std::int64_t> rows(static_cast<std::size_t>(header.reported_years()) *
                                       static_cast<std::size_t>(table.per_year) * table.width);
        for_each_row(table, choice, [&](std::size_t, std::size_t, std::size_t period, auto values) {
            std::ranges::copy(values,
                              rows.begin() + static_cast<std::ptrdiff_t>(period * table.width));
        });
        return rows;
    }

    [[nodiscard]] std::vector<Checkpoint> checkpoints_of(std::size_t scenario, std::size_t area,
                                                         std::int64_t replication) const {
        std::vector<Checkpoint> points;
        sqlite::Statement rows = database.prepare(
            "SELECT number, at_second, digest, events, \"check\" FROM checkpoints WHERE scenario = ? "
            "AND area = ? AND replication = ? ORDER BY number");
        rows.bind(scenarios[scenario].label.id).bind(areas[area].id).bind(replication);
        while (rows.step()) {
            const std::string digest = rows.text(2);
            Checkpoint point{.at = rows.integer(1),
                             .digest = 0,
                             .events = static_cast<std::uint64_t>(rows.integer(3))};
            std::from_chars(digest.data(), digest.data() + digest.size(), point.digest, 16);
            const CheckpointKey key{.scenario = scenarios[scenario].label.id,
                                    .area = areas[area].id,
                                    .replication = replication,
                                    .number = rows.integer(0)};
            if (rows.integer(4) != check_of(key, point) || key.number != std::ssize(points)) {
                refuse_damaged("a row of the table checkpoints is not as it was written");
            }
            points.push_back(point);
        }
        return points;
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
    std::map<std::string, std::size_t> area_positions{};
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
    const RowChoice choice{.scenario = scenario, .area = area, .replication = replication};
    return {.width = impl_->columns.size(),
            .yearly = impl_->future_of(impl_->yearly_table(), choice),
            .monthly = impl_->future_of(Impl::monthly_table(), choice),
            .checkpoints = impl_->checkpoints_of(scenario, area, replication)};
}

void ResultReader::check_checkpoints(std::size_t scenario, std::size_t area,
                                     std::int64_t replication) const {
    (void)impl_->checkpoints_of(scenario, area, replication);
}

Totals ResultReader::totals(std::size_t scenario, std::optional<std::size_t> area,
                            std::optional<YearRange> years) const {
    const ResultHeader& header = impl_->header;
    const YearRange range = years.value_or(YearRange{header.start_year, header.end_year - 1});
    expects(header.start_year <= range.first && range.first <= range.last &&
                range.last < header.end_year,
            "years that the result reports");
    const auto first = static_cast<std::size_t>(range.first - header.start_year);
    const auto last = static_cast<std::size_t>(range.last - header.start_year);
    Totals totals{.width = impl_->columns.size(),
                  .sums = {},
                  .years = range.last - range.first + 1,
                  .areas = area ? 1 : static_cast<std::int64_t>(impl_->areas.size())};
    totals.sums.resize(totals.width * static_cast<std::size_t>(impl_->header.replications));
    if (totals.areas > 1) {
        totals.apart.resize(totals.sums.size() * static_cast<std::size_t>(totals.areas));
    }
    impl_->for_each_row(
        impl_->yearly_table(), {.scenario = scenario, .area = area},
        [&](std::size_t replication, std::size_t position, std::size_t year, auto values) {
            if (year < first || year > last) {
                return;
            }
            for (std::size_t column = 0; column < totals.width; ++column) {
                totals.sums[replication * totals.width + column] += values[column];
            }
            for (std::size_t column = 0; column < totals.width && totals.areas > 1; ++column) {
                const std::size_t row =
                    replication * static_cast<std::size_t>(totals.areas) + position;
                totals.apart[row * totals.width + column] += values[column];
            }
        });
    return totals;
}

std::vector<std::int64_t> ResultReader::yearly(std::size_t scenario, std::size_t column,
                                               std::optional<std::size_t> area) const {
    expects(column < impl_->columns.size(), "a column of the result");
    return impl_->column_of(impl_->yearly_table(), {.scenario = scenario, .area = area}, column);
}

std::vector<std::int64_t> ResultReader::monthly(std::size_t scenario, MonthlySeries series,
                                                std::optional<std::size_t> area) const {
    return impl_->column_of(Impl::monthly_table(), {.scenario = scenario, .area = area},
                            static_cast<std::size_t>(series));
}

void ResultReader::for_each_year(std::size_t scenario, const TakeRow& take) const {
    impl_->for_each_row(impl_->yearly_table(), {.scenario = scenario}, take);
}

void ResultReader::for_each_month(std::size_t scenario, const TakeRow& take) const {
    impl_->for_each_row(Impl::monthly_table(), {.scenario = scenario}, take);
}

}  // namespace gebied

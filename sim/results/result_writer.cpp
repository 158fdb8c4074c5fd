#include "gebied/base/contract.hpp"
#include "gebied/results/result_file.hpp"
#include "results/database.hpp"
#include "results/row_check.hpp"
#include "results/schema.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <span>
#include <system_error>
#include <utility>

namespace gebied {

namespace {

/// Appends a word to a list with commas, once.
void add_word(std::string& list, std::string_view word) {
    if ((", " + list + ",").find(fmt::format(", {},", word)) == std::string::npos) {
        list += list.empty() ? std::string{word} : fmt::format(", {}", word);
    }
}

ScenarioRecord record_of(const Scenario& scenario, const Period& period) {
    ScenarioRecord record{.label = scenario.label, .regime = {}, .ceiling = {}, .differs_from = {}};
    for (const Timeline& area : scenario.areas) {
        for (std::size_t stage = 0; stage < area.size(); ++stage) {
            if (stage + 1 < area.size() && area[stage + 1].from <= period.start()) {
                continue;  // over before the first year that is reported
            }
            const Financing& money = area[stage].model.financing;
            add_word(record.regime,
                     ChoiceNames<Regime>::names[static_cast<std::size_t>(money.regime)]);
            add_word(record.ceiling,
                     ChoiceNames<CeilingBasis>::names[static_cast<std::size_t>(money.basis)]);
        }
    }
    if (scenario.differs_from != Instant::never()) {
        record.differs_from = to_string(period.calendar.date(scenario.differs_from));
    }
    return record;
}

void put(const sqlite::Database& database, std::string_view key, std::string_view value) {
    database.prepare("INSERT OR REPLACE INTO study VALUES (?, ?)").bind(key).bind(value).run();
}

void write_header(const sqlite::Database& database, const Study& study,
                  const ResultSettings& settings) {
    put(database, "study", study.label.id);
    put(database, "title_nl", study.label.nl);
    put(database, "title_en", study.label.en);
    put(database, "question_nl", study.question.nl);
    put(database, "question_en", study.question.en);
    put(database, "text", study.text);
    put(database, "hash", study.hash);
    put(database, "seed", std::to_string(study.seed));
    put(database, "replications_asked", std::to_string(study.replications));
    put(database, "replications", "0");
    put(database, "state", name_of(RunState::running));
    put(database, "program_version", settings.program_version);
    put(database, "build", settings.build);
    put(database, "compiler", settings.compiler);
    put(database, "created", settings.created);
    put(database, "first_year", std::to_string(study.period.first_year));
    put(database, "start_year", std::to_string(study.period.start_year));
    put(database, "end_year", std::to_string(study.period.end_year));
}

void write_lists(const sqlite::Database& database, const Study& study) {
    sqlite::Statement scenario =
        database.prepare("INSERT INTO scenarios VALUES (?, ?, ?, ?, ?, ?, ?)");
    std::int64_t position = 0;
    const auto write_scenario = [&](const Scenario& one) {
        const ScenarioRecord record = record_of(one, study.period);
        scenario.bind(position++).bind(record.label.id).bind(record.label.nl).bind(record.label.en);
        scenario.bind(record.regime).bind(record.ceiling).bind(record.differs_from).run();
    };
    write_scenario(study.baseline);
    std::ranges::for_each(study.scenarios, write_scenario);
    position = 0;
    sqlite::Statement area = database.prepare("INSERT INTO areas VALUES (?, ?, ?, ?)");
    for (const Label& label : study.areas) {
        area.bind(position++).bind(label.id).bind(label.nl).bind(label.en).run();
    }
    sqlite::Statement name = database.prepare("INSERT INTO names VALUES (?, ?, ?, ?, ?)");
    for (const NamesList& list : names_lists) {
        position = 0;
        for (const Label& label : study.names.*list.member) {
            name.bind(list.id).bind(position++).bind(label.id).bind(label.nl).bind(label.en).run();
        }
    }
}

void write_provenance(const sqlite::Database& database, const Study& study,
                      const ResultSettings& settings) {
    std::int64_t position = 0;
    sqlite::Statement parameter =
        database.prepare("INSERT INTO parameters VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (const ParameterRecord& row : study.parameters) {
        parameter.bind(position++)
            .bind(row.path)
            .bind(row.value)
            .bind(row.unit)
            .bind(row.low)
            .bind(row.high);
        parameter.bind(row.distribution)
            .bind(row.source)
            .bind(row.year)
            .bind(row.grade)
            .bind(row.note);
        parameter.bind(row.file).bind(std::int64_t{row.line}).run();
    }
    position = 0;
    sqlite::Statement source =
        database.prepare("INSERT INTO sources VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    for (const SourceRecord& row : study.sources) {
        source.bind(position++).bind(row.key).bind(row.title).bind(row.publisher).bind(row.year);
        source.bind(row.address).bind(row.licence).bind(row.note).run();
    }
    position = 0;
    sqlite::Statement change =
        database.prepare("INSERT INTO measures_set VALUES (?, ?, ?, ?, ?, ?)");
    for (const MeasureRecord& row : study.measures) {
        change.bind(position++)
            .bind(row.scenario)
            .bind(row.from)
            .bind(std::int64_t{row.ramp_months});
        change.bind(row.path).bind(row.value).run();
    }
    position = 0;
    sqlite::Statement ceiling = database.prepare("INSERT INTO ceilings VALUES (?, ?, ?, ?, ?, ?)");
    for (const TightnessAmount& row : settings.ceilings) {
        ceiling.bind(position++)
            .bind(row.area)
            .bind(row.stream)
            .bind(row.mean)
            .bind(row.cv)
            .bind(row.amount)
            .run();
    }
}

/// Renews the check over what `put` wrote; the last act of a transaction.
void seal(const sqlite::Database& database, std::int64_t lists) {
    put(database, "check", std::to_string(check_of_header(database, lists)));
}

/// Another run was quicker between our look at the file and our hold on it.
[[noreturn]] void refuse_second_run(const std::filesystem::path& path) {
    throw ResultError{
        fmt::format("{} is in use by another run; wait until it is done or choose another name",
                    path.string())};
}

/// Clears the way for a new file: removes an earlier result, refuses everything else.
void make_room(const std::filesystem::path& path) {
    if (is_free(path)) {
        return;  // an empty file is used as it is: another run may just have made it
    }
    {
        const sqlite::Database existing{path, sqlite::OpenMode::existing};
        if (existing.integer("PRAGMA application_id") != result_application_id) {
            throw ResultError{fmt::format("{} is not a result of this program; choose another name",
                                          path.string())};
        }
        // Fails when another run is writing it.
        existing.execute("PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE; ROLLBACK");
    }
    std::error_code error;
    std::filesystem::remove(path, error);
    if (error) {
        throw ResultError{fmt::format("{} cannot be replaced: {}", path.string(), error.message())};
    }
}

std::string placeholders(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        text += i == 0 ? "?" : ", ?";
    }
    return text;
}

}  // namespace

std::string_view name_of(RunState state) {
    switch (state) {
        case RunState::running: return "running";
        case RunState::complete: return "complete";
        case RunState::interrupted: return "interrupted";
    }
    return "running";
}

bool is_free(const std::filesystem::path& path) {
    std::error_code error;
    const std::filesystem::file_status status = std::filesystem::status(path, error);
    if (status.type() == std::filesystem::file_type::not_found) {
        return true;
    }
    if (!std::filesystem::is_regular_file(status)) {
        throw ResultError{fmt::format("{} is not a file; choose another name", path.string())};
    }
    if (std::filesystem::file_size(path, error) == 0) {
        return true;
    }
    // Looking undoes what a program left half written that was ended while it began.
    return sqlite::Database{path, sqlite::OpenMode::existing}.integer("PRAGMA page_count") == 0;
}

class ResultWriter::Impl {
public:
    Impl(sqlite::Database database, const Study& study, const ResultSettings& settings,
         std::int64_t replications)
        : database_{std::move(database)},
          columns_{Layout{study.names}.columns()},
          yearly_{database_.prepare(fmt::format(
              "INSERT INTO yearly (scenario, area, replication, year, {}, \"check\") VALUES ({})",
              yearly_column_list(columns_), placeholders(columns_.size() + 5)))},
          monthly_{database_.prepare(fmt::format(
              "INSERT INTO monthly (scenario, area, replication, year, month, {}, \"check\") "
              "VALUES ({})",
              monthly_column_list(), placeholders(monthly_series_count + 6)))},
          checkpoint_{database_.prepare("INSERT INTO checkpoints VALUES (?, ?, ?, ?, ?, ?, ?, ?)")},
          lists_{check_of_lists(database_)},
          start_year_{study.period.start_year},
          years_{study.period.reported_years()},
          commit_every_{settings.commit_every},
          replications_{replications} {
        scenarios_.push_back(study.baseline.label.id);
        for (const Scenario& scenario : study.scenarios) {
            scenarios_.push_back(scenario.label.id);
        }
        for (const Label& area : study.areas) {
            areas_.push_back(area.id);
        }
        database_.execute("BEGIN IMMEDIATE");
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    ~Impl() {
        if (closed_ || broken_) {
            return;  // closing the file undoes what was not committed
        }
        try {
            close(RunState::interrupted);
        } catch (const std::exception&) {
            // What was committed stays a valid result with state `running`.
        }
    }

    [[nodiscard]] std::int64_t replications() const { return replications_; }

    void add(const Replication& replication) {
        expects(!closed_ && !broken_, "a result is written while its file is open");
        expects(replication.number == replications_ + 1,
                "replications are added in order, each once");
        expects(replication.futures.size() == scenarios_.size(),
                "a replication has a future of every scenario");
        broken_ = true;  // until all of it is written
        for (std::size_t scenario = 0; scenario < scenarios_.size(); ++scenario) {
            expects(replication.futures[scenario].size() == areas_.size(),
                    "a future has every area");
            for (std::size_t area = 0; area < areas_.size(); ++area) {
                write(replication.futures[scenario][area], scenarios_[scenario], areas_[area],
                      replication.number);
            }
        }
        ++replications_;
        if (std::chrono::steady_clock::now() - committed_at_ >= commit_every_) {
            commit();
            database_.execute("BEGIN IMMEDIATE");
        }
        broken_ = false;
    }

    void close(RunState state) {
        expects(!closed_, "a result is finished once");
        expects(!broken_, "a result that could not be written is not finished");
        broken_ = true;  // until all of it is written: what failed to be kept must not be counted
        put(database_, "state", name_of(state));
        commit();
        broken_ = false;
        closed_ = true;
    }

private:
    void write(const Outcome& outcome, std::string_view scenario, std::string_view area,
               std::int64_t replication) {
        const auto years = static_cast<std::size_t>(years_);
        expects(outcome.width == columns_.size(), "a yearly row has the columns of the layout");
        expects(outcome.yearly.size() == years * outcome.width,
                "an outcome has a row for every reported year");
        expects(outcome.monthly.size() == years * 12 * monthly_series_count,
                "an outcome has a row for every reported month");
        for (std::size_t year = 0; year < years; ++year) {
            write_row(yearly_,
                      {.scenario = scenario,
                       .area = area,
                       .replication = replication,
                       .year = start_year_ + static_cast<std::int64_t>(year)},
                      outcome.year(year));
        }
        for (std::size_t month = 0; month < years * 12; ++month) {
            write_row(monthly_,
                      {.scenario = scenario,
                       .area = area,
                       .replication = replication,
                       .year = start_year_ + static_cast<std::int64_t>(month / 12),
                       .month = static_cast<std::int64_t>(month % 12 + 1)},
                      std::span{outcome.monthly}.subspan(month * monthly_series_count,
                                                         monthly_series_count));
        }
        std::int64_t number = 0;
        for (const Checkpoint& point : outcome.checkpoints) {
            const CheckpointKey key{
                .scenario = scenario, .area = area, .replication = replication, .number = number++};
            checkpoint_.bind(scenario).bind(area).bind(replication).bind(key.number).bind(point.at);
            checkpoint_.bind(fmt::format("{:016x}", point.digest))
                .bind(static_cast<std::int64_t>(point.events))
                .bind(check_of(key, point))
                .run();
        }
    }

    static void write_row(sqlite::Statement& insert, const RowKey& key,
                          std::span<const std::int64_t> values) {
        insert.bind(key.scenario).bind(key.area).bind(key.replication).bind(key.year);
        if (key.month > 0) {
            insert.bind(key.month);
        }
        for (const std::int64_t value : values) {
            insert.bind(value);
        }
        insert.bind(check_of(key, values)).run();
    }

    void commit() {
        put(database_, "replications", std::to_string(replications_));
        seal(database_, lists_);
        database_.execute("COMMIT");
        committed_at_ = std::chrono::steady_clock::now();
    }

    sqlite::Database database_;
    std::vector<Column> columns_;
    sqlite::Statement yearly_;
    sqlite::Statement monthly_;
    sqlite::Statement checkpoint_;
    std::vector<std::string> scenarios_{};
    std::vector<std::string> areas_{};
    std::int64_t lists_;  ///< check over what does not change
    std::int64_t start_year_;
    int years_;
    std::chrono::milliseconds commit_every_;
    std::int64_t replications_;
    std::chrono::steady_clock::time_point committed_at_{std::chrono::steady_clock::now()};
    bool closed_{false};
    bool broken_{false};
};

ResultWriter::ResultWriter(std::unique_ptr<Impl> impl) : impl_{std::move(impl)} {}
ResultWriter::ResultWriter(ResultWriter&&) noexcept = default;
ResultWriter& ResultWriter::operator=(ResultWriter&&) noexcept = default;
ResultWriter::~ResultWriter() = default;

ResultWriter ResultWriter::create(const std::filesystem::path& path, const Study& study,
                                  const ResultSettings& settings) {
    make_room(path);
    sqlite::Database database{path, sqlite::OpenMode::create};
    // Readers may look while a run goes on; one file, also after a crash.
    database.execute("PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL");
    database.execute("BEGIN IMMEDIATE");  // all of it or nothing
    if (database.integer("SELECT count(*) FROM sqlite_schema") > 0) {
        refuse_second_run(path);
    }
    create_tables(database, Layout{study.names}.columns());
    write_header(database, study, settings);
    write_lists(database, study);
    write_provenance(database, study, settings);
    seal(database, check_of_lists(database));
    database.execute("COMMIT");
    return ResultWriter{std::make_unique<Impl>(std::move(database), study, settings, 0)};
}

ResultWriter ResultWriter::resume(const std::filesystem::path& path, const Study& study,
                                  const ResultSettings& settings) {
    std::int64_t replications = 0;
    {
        const ResultReader reader{path};
        if (!reader.belongs_to(study)) {
            throw ResultError{
                fmt::format("{} holds another study or seed; choose another name", path.string())};
        }
        if (reader.header().program_version != settings.program_version) {
            throw ResultError{fmt::format(
                "{} was made by version {} of this program and this is version {}; run the "
                "study again under another name",
                path.string(), reader.header().program_version, settings.program_version)};
        }
        if (reader.header().build != settings.build) {
            throw ResultError{
                fmt::format("{} was made by build {} of this program and this is build {}; run the "
                            "study again under another name",
                            path.string(), reader.header().build, settings.build)};
        }
        replications = reader.header().replications;
    }
    sqlite::Database database{path, sqlite::OpenMode::existing};
    database.execute("BEGIN IMMEDIATE");
    if (database.integer("SELECT CAST(value AS INTEGER) FROM study WHERE key = 'replications'") !=
        replications) {
        refuse_second_run(path);
    }
    put(database, "replications_asked", std::to_string(std::max(study.replications, replications)));
    put(database, "state", name_of(RunState::running));
    seal(database, check_of_lists(database));
    database.execute("COMMIT");
    return ResultWriter{std::make_unique<Impl>(std::move(database), study, settings, replications)};
}

std::int64_t ResultWriter::replications() const {
    return impl_->replications();
}

void ResultWriter::add(const Replication& replication) {
    impl_->add(replication);
}

void ResultWriter::finish(RunState state) {
    impl_->close(state);
}

}  // namespace gebied

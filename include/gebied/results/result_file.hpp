#pragma once

#include "gebied/experiment/run.hpp"
#include "gebied/experiment/study.hpp"
#include "gebied/results/measure.hpp"
#include "gebied/world/outcome.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace gebied {

/// Version of the tables in a result file (`PRAGMA user_version`). Rises with every change of them.
inline constexpr int result_schema_version = 2;

/// Marks a SQLite file as a result of this program (`PRAGMA application_id`): "gebi" in ASCII.
inline constexpr std::int32_t result_application_id = 0x67656269;

/// A result file cannot be read or written, or is not what is asked for. The message says which
/// file and what to do.
class ResultError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// How far a run came.
enum class RunState : std::uint8_t {
    running,      ///< being written, or its program ended without a word
    complete,     ///< all replications that were asked
    interrupted,  ///< stopped by the user; the same command goes on
};

/// The word of a state: `running`, `complete`, `interrupted`.
[[nodiscard]] std::string_view name_of(RunState state);

/// What a writer notes about the run, next to the study itself.
struct ResultSettings {
    std::string program_version{};
    std::string
        build{};  ///< state of the sources: a commit, with a mark when they were changed; or `unknown`
    std::string compiler{};                   ///< name and version
    std::string created{};                    ///< ISO 8601 date and time, UTC
    std::vector<TightnessAmount> ceilings{};  ///< as `settle_ceilings` returned them
    /// Time between two commits: what a crash can lose at most, besides the replications underway.
    std::chrono::milliseconds commit_every{2000};
};

/// Whether a new result can come at `path` without anything being lost: there is no file, or an empty
/// one, such as a program leaves that is ended while it begins. Throws `ResultError` when what stands
/// there is no file or no result.
[[nodiscard]] bool is_free(const std::filesystem::path& path);

/// Writes replications into one SQLite file while they come in. A file that a crash left behind is
/// a valid result of the replications that were committed, with state `running`.
class ResultWriter {
public:
    /// Begins a new result. Replaces an earlier result at `path`; throws `ResultError` when there
    /// is another kind of file or a result that is being written, and leaves that as it was.
    [[nodiscard]] static ResultWriter create(const std::filesystem::path& path, const Study& study,
                                             const ResultSettings& settings);

    /// Goes on with the result at `path`: `study.replications` becomes what is asked. Throws
    /// `ResultError` unless it holds the same study (hash), seed, areas and scenarios.
    [[nodiscard]] static ResultWriter resume(const std::filesystem::path& path, const Study& study,
                                             const ResultSettings& settings);

    ResultWriter(ResultWriter&&) noexcept;
    ResultWriter& operator=(ResultWriter&&) noexcept;
    /// Without `finish`: keeps what came in, with state `interrupted`.
    ~ResultWriter();

    /// Replications in the file so far, 1 to this number.
    [[nodiscard]] std::int64_t replications() const;

    /// Adds the next replication; its number is `replications() + 1`, its futures are those of the
    /// study. Throws `ResultError` when the disk does not take it.
    void add(const Replication& replication);

    /// Commits, notes the state and closes the file.
    void finish(RunState state);

private:
    class Impl;
    explicit ResultWriter(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

/// What a result file says about its run.
struct ResultHeader {
    std::string study{};  ///< id
    Label title{};        ///< id empty
    Label question{};     ///< id empty
    std::string text{};   ///< the study file, byte for byte
    std::string hash{};   ///< of the study and all it extends
    std::uint64_t seed{};
    std::int64_t asked{};         ///< replications asked
    std::int64_t replications{};  ///< replications in the file: 1 to this number
    RunState state{RunState::running};
    std::string program_version{};
    std::string build{};  ///< as in `ResultSettings`
    std::string compiler{};
    std::string created{};
    int first_year{};  ///< first simulated year
    int start_year{};  ///< first reported year
    int end_year{};    ///< first year that is not simulated

    [[nodiscard]] int reported_years() const { return end_year - start_year; }
};

/// A scenario as the file knows it; the first is the baseline.
struct ScenarioRecord {
    Label label{};
    std::string regime{};  ///< `statutory`, `absolute`, or both with a comma when it changes
    std::string
        ceiling{};  ///< basis of the ceiling: `amounts`, `tightness`, `unlimited`, or several
    std::string differs_from{};  ///< ISO date of the first measure; empty when it never differs
};

/// Whole calendar years, both included.
struct YearRange {
    int first{};
    int last{};
};

/// Reads a result file. Never changes it, apart from undoing what a crash left half written.
class ResultReader {
public:
    /// Opens the result at `path`; throws `ResultError` when it is no result or of another version.
    explicit ResultReader(const std::filesystem::path& path);
    ResultReader(ResultReader&&) noexcept;
    ResultReader& operator=(ResultReader&&) noexcept;
    ~ResultReader();

    [[nodiscard]] const ResultHeader& header() const;
    /// The baseline first, then as in the study.
    [[nodiscard]] const std::vector<ScenarioRecord>& scenarios() const;
    /// Areas in the order of the study.
    [[nodiscard]] const std::vector<Label>& areas() const;
    /// The lists of the study, for the names of items.
    [[nodiscard]] const Names& names() const;
    /// Columns of a yearly row, as `Layout::columns()`.
    [[nodiscard]] const std::vector<Column>& columns() const;

    [[nodiscard]] std::vector<ParameterRecord> parameters() const;
    [[nodiscard]] std::vector<SourceRecord> sources() const;
    /// The changes of the scenarios as written in the study.
    [[nodiscard]] std::vector<MeasureRecord> changes() const;
    [[nodiscard]] std::vector<TightnessAmount> ceilings() const;

    /// Whether this result can go on with `study`: same hash, seed, areas and scenarios.
    [[nodiscard]] bool belongs_to(const Study& study) const;

    /// One future, as it was handed to the writer. `replication` in 1..`header().replications`.
    [[nodiscard]] Outcome outcome(std::int64_t replication, std::size_t scenario,
                                  std::size_t area) const;

    /// Reads the checkpoints of one future and throws `ResultError` when one is not as it was written.
    void check_checkpoints(std::size_t scenario, std::size_t area, std::int64_t replication) const;

    /// Sums over the reported years of every column, per replication; of one area or of all
    /// together, of all reported years or of some of them.
    [[nodiscard]] Totals totals(std::size_t scenario,
                                std::optional<std::size_t> area = std::nullopt,
                                std::optional<YearRange> years = std::nullopt) const;

    /// Values of one yearly column, [replication][reported year], summed over areas or of one area.
    [[nodiscard]] std::vector<std::int64_t> yearly(
        std::size_t scenario, std::size_t column,
        std::optional<std::size_t> area = std::nullopt) const;

    /// Values of one monthly series, [replication][reported month], summed over areas or of one
    /// area.
    [[nodiscard]] std::vector<std::int64_t> monthly(
        std::size_t scenario, MonthlySeries series,
        std::optional<std::size_t> area = std::nullopt) const;

    /// A row as it was counted: replication, area and period from 0, and the numbers in the order of
    /// the columns.
    using TakeRow = std::function<void(std::size_t replication, std::size_t area,
                                       std::size_t period, std::span<const std::int64_t> values)>;
    /// Every row of a scenario, in one reading, in no special order: of each reported year, or of each
    /// reported month.
    void for_each_year(std::size_t scenario, const TakeRow& take) const;
    void for_each_month(std::size_t scenario, const TakeRow& take) const;

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace gebied

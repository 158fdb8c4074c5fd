#include "results/schema.hpp"

#include "gebied/results/result_file.hpp"

#include <fmt/format.h>

namespace gebied {

namespace {

constexpr const char* fixed_tables = R"sql(
CREATE TABLE study (
    key TEXT PRIMARY KEY, value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE scenarios (
    position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title_nl TEXT NOT NULL, title_en TEXT NOT NULL,
    regime TEXT NOT NULL, ceiling TEXT NOT NULL, differs_from TEXT NOT NULL
) STRICT;
CREATE TABLE areas (
    position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name_nl TEXT NOT NULL, name_en TEXT NOT NULL
) STRICT;
CREATE TABLE names (
    list TEXT NOT NULL, position INTEGER NOT NULL, id TEXT NOT NULL, nl TEXT NOT NULL, en TEXT NOT NULL,
    PRIMARY KEY (list, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE parameters (
    position INTEGER PRIMARY KEY, path TEXT NOT NULL, value TEXT NOT NULL, unit TEXT NOT NULL, low TEXT NOT NULL,
    high TEXT NOT NULL, distribution TEXT NOT NULL, source TEXT NOT NULL, year TEXT NOT NULL, grade TEXT NOT NULL,
    note TEXT NOT NULL, file TEXT NOT NULL, line INTEGER NOT NULL
) STRICT;
CREATE TABLE sources (
    position INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, title TEXT NOT NULL, publisher TEXT NOT NULL,
    year TEXT NOT NULL, address TEXT NOT NULL, licence TEXT NOT NULL, note TEXT NOT NULL
) STRICT;
CREATE TABLE measures_set (
    position INTEGER PRIMARY KEY, scenario TEXT NOT NULL, "from" TEXT NOT NULL, ramp_months INTEGER NOT NULL,
    path TEXT NOT NULL, value TEXT NOT NULL
) STRICT;
CREATE TABLE ceilings (
    position INTEGER PRIMARY KEY, area TEXT NOT NULL, stream TEXT NOT NULL, mean REAL NOT NULL, cv REAL NOT NULL,
    amount REAL NOT NULL
) STRICT;
CREATE TABLE columns (
    in_table TEXT NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL, counter TEXT NOT NULL,
    item TEXT NOT NULL, unit TEXT NOT NULL, meaning_nl TEXT NOT NULL, meaning_en TEXT NOT NULL,
    PRIMARY KEY (in_table, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE checkpoints (
    scenario TEXT NOT NULL, area TEXT NOT NULL, replication INTEGER NOT NULL, number INTEGER NOT NULL,
    at_second INTEGER NOT NULL, digest TEXT NOT NULL, events INTEGER NOT NULL, "check" INTEGER NOT NULL,
    PRIMARY KEY (scenario, area, replication, number)
) STRICT, WITHOUT ROWID;
)sql";

}  // namespace

void create_tables(const sqlite::Database& database, std::span<const Column> columns) {
    std::string yearly;
    for (const Column& column : columns) {
        yearly += fmt::format("{} INTEGER NOT NULL, ", sqlite::quoted(column.name));
    }
    std::string monthly;
    for (const MonthlyRow& row : monthly_series) {
        monthly += fmt::format("{} INTEGER NOT NULL, ", sqlite::quoted(row.id));
    }
    database.execute(fixed_tables);
    database.execute(fmt::format(
        "CREATE TABLE yearly (scenario TEXT NOT NULL, area TEXT NOT NULL, replication INTEGER NOT "
        "NULL, "
        "year INTEGER NOT NULL, {} \"check\" INTEGER NOT NULL, PRIMARY KEY (scenario, area, replication, year)) STRICT",
        yearly));
    database.execute(
        fmt::format("CREATE TABLE monthly (scenario TEXT NOT NULL, area TEXT NOT NULL, replication "
                    "INTEGER NOT NULL, "
                    "year INTEGER NOT NULL, month INTEGER NOT NULL, {} \"check\" INTEGER NOT NULL, "
                    "PRIMARY KEY (scenario, area, replication, year, month)) STRICT",
                    monthly));
    sqlite::Statement insert =
        database.prepare("INSERT INTO columns VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    std::int64_t position = 0;
    for (const Column& column : columns) {
        const CounterRow& row = counters[column.counter];
        insert.bind("yearly")
            .bind(position++)
            .bind(column.name)
            .bind(row.id)
            .bind(column.item)
            .bind(row.unit);
        insert.bind(row.meaning.nl).bind(row.meaning.en).run();
    }
    position = 0;
    for (const MonthlyRow& row : monthly_series) {
        insert.bind("monthly").bind(position++).bind(row.id).bind(row.id).bind("").bind(row.unit);
        insert.bind(row.meaning.nl).bind(row.meaning.en).run();
    }
    database.execute(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}",
                                 result_application_id, result_schema_version));
}

void check_is_result(const sqlite::Database& database, const std::string& path) {
    if (database.integer("PRAGMA application_id") != result_application_id) {
        throw ResultError{
            fmt::format("{} is not a result of this program; choose another name", path)};
    }
    const std::int64_t version = database.integer("PRAGMA user_version");
    if (version != result_schema_version) {
        throw ResultError{fmt::format(
            "{} is a result of another version of this program (tables version {}, this "
            "program reads version {}); run the study again",
            path, version, result_schema_version)};
    }
}

std::string yearly_column_list(std::span<const Column> columns) {
    std::string list;
    for (const Column& column : columns) {
        list += (list.empty() ? "" : ", ") + sqlite::quoted(column.name);
    }
    return list;
}

std::string monthly_column_list() {
    std::string list;
    for (const MonthlyRow& row : monthly_series) {
        list += (list.empty() ? "" : ", ") + sqlite::quoted(row.id);
    }
    return list;
}

}  // namespace gebied

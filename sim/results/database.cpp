#include "results/database.hpp"

#include "gebied/results/result_file.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <string>

namespace gebied::sqlite {

namespace {

[[noreturn]] void fail(sqlite3* connection, int code) {
    const char* file = connection == nullptr ? nullptr : sqlite3_db_filename(connection, "main");
    const std::string name = file == nullptr ? "result file" : file;
    switch (code & 0xff) {
        case SQLITE_NOTADB:
        case SQLITE_CORRUPT:
            throw ResultError{
                fmt::format("{} is not a result of this program or is damaged", name)};
        case SQLITE_FULL:
            throw ResultError{fmt::format(
                "{}: the disk is full; free some space and run the same command again", name)};
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            throw ResultError{fmt::format(
                "{} is in use by another program; wait until it is done or choose another name",
                name)};
        case SQLITE_READONLY:
        case SQLITE_PERM:
        case SQLITE_AUTH:
            throw ResultError{fmt::format(
                "{} may not be written; change its permissions or choose another name", name)};
        case SQLITE_CANTOPEN:
            throw ResultError{fmt::format(
                "{} cannot be opened; may you read and write there, and in its folder?", name)};
        case SQLITE_IOERR:
            throw ResultError{
                fmt::format("{}: the disk fails ({}); run the same command again when it is well",
                            name, sqlite3_errstr(code))};
        default:
            throw ResultError{fmt::format("{}: {}", name,
                                          connection == nullptr ? sqlite3_errstr(code)
                                                                : sqlite3_errmsg(connection))};
    }
}

}  // namespace

void Statement::Finalize::operator()(sqlite3_stmt* statement) const noexcept {
    sqlite3_finalize(statement);
}

Statement::Statement(sqlite3* connection, std::string_view sql) : connection_{connection} {
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v2(connection, sql.data(), static_cast<int>(sql.size()),
                                        &statement, nullptr);
    statement_.reset(statement);
    check(code);
}

void Statement::check(int code) const {
    if (code != SQLITE_OK) {
        fail(connection_, code);
    }
}

Statement& Statement::bind(std::int64_t value) {
    check(sqlite3_bind_int64(statement_.get(), ++next_, value));
    return *this;
}

Statement& Statement::bind(double value) {
    check(sqlite3_bind_double(statement_.get(), ++next_, value));
    return *this;
}

Statement& Statement::bind(std::string_view value) {
    // A null pointer would bind NULL instead of an empty text.
    const char* data = value.data() == nullptr ? "" : value.data();
    check(sqlite3_bind_text64(statement_.get(), ++next_, data, value.size(), SQLITE_TRANSIENT,
                              SQLITE_UTF8));
    return *this;
}

bool Statement::step() {
    const int code = sqlite3_step(statement_.get());
    if (code != SQLITE_ROW && code != SQLITE_DONE) {
        fail(connection_, code);
    }
    return code == SQLITE_ROW;
}

void Statement::run() {
    while (step()) {
    }
    reset();
}

void Statement::reset() {
    check(sqlite3_reset(statement_.get()));
    next_ = 0;
}

int Statement::columns() const {
    return sqlite3_column_count(statement_.get());
}

Kind Statement::kind(int column) const {
    switch (sqlite3_column_type(statement_.get(), column)) {
        case SQLITE_INTEGER: return Kind::integer;
        case SQLITE_FLOAT: return Kind::number;
        default: return Kind::text;
    }
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(statement_.get(), column);
}

double Statement::number(int column) const {
    return sqlite3_column_double(statement_.get(), column);
}

std::string Statement::text(int column) const {
    const unsigned char* data = sqlite3_column_text(statement_.get(), column);
    const int size = sqlite3_column_bytes(statement_.get(), column);
    return data == nullptr
               ? std::string{}
               : std::string{reinterpret_cast<const char*>(data), static_cast<std::size_t>(size)};
}

void Database::Close::operator()(sqlite3* connection) const noexcept {
    sqlite3_close_v2(connection);
}

Database::Database(const std::filesystem::path& path, OpenMode mode) {
    // An absolute path, because SQLite reads more into some relative ones (":memory:").
    const std::string file = std::filesystem::absolute(path).string();
    const int flags = SQLITE_OPEN_READWRITE | (mode == OpenMode::create ? SQLITE_OPEN_CREATE : 0);
    sqlite3* connection = nullptr;
    const int code = sqlite3_open_v2(file.c_str(), &connection, flags, nullptr);
    connection_.reset(connection);
    if (code != SQLITE_OK) {
        throw ResultError{fmt::format("{} cannot be opened: {}; may you read and write there?",
                                      path.string(), sqlite3_errstr(code))};
    }
    sqlite3_extended_result_codes(connection, 1);
    sqlite3_busy_timeout(connection, 5000);
}

void Database::execute(const std::string& sql) const {
    const int code = sqlite3_exec(connection_.get(), sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) {
        fail(connection_.get(), code);
    }
}

Statement Database::prepare(std::string_view sql) const {
    return Statement{connection_.get(), sql};
}

std::int64_t Database::integer(std::string_view sql) const {
    Statement statement = prepare(sql);
    return statement.step() ? statement.integer(0) : 0;
}

bool Database::in_transaction() const {
    return sqlite3_get_autocommit(connection_.get()) == 0;
}

std::string quoted(std::string_view name) {
    std::string text{"\""};
    for (const char c : name) {
        text += c;
        if (c == '"') {
            text += c;
        }
    }
    text += '"';
    return text;
}

}  // namespace gebied::sqlite

#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace gebied::sqlite {

/// What a column of a row holds.
enum class Kind : std::uint8_t { integer, number, text };

/// A prepared statement. Parameters and columns are counted from 0.
class Statement {
public:
    Statement(sqlite3* connection, std::string_view sql);

    /// Binds the next parameter.
    Statement& bind(std::int64_t value);
    Statement& bind(std::string_view value);
    Statement& bind(double value);

    /// Goes to the next row; false when there is none.
    [[nodiscard]] bool step();
    /// Runs a statement without rows and makes it ready for new values.
    void run();
    /// Makes the statement ready for new values.
    void reset();

    /// Number of columns of a row.
    [[nodiscard]] int columns() const;
    [[nodiscard]] Kind kind(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] double number(int column) const;
    [[nodiscard]] std::string text(int column) const;

private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const noexcept;
    };
    void check(int code) const;

    sqlite3* connection_;
    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
    int next_{0};
};

/// What to do when the file is not there.
enum class OpenMode : std::uint8_t { existing, create };

/// One open SQLite file. All failures are a `ResultError` that names the file.
class Database {
public:
    Database(const std::filesystem::path& path, OpenMode mode);

    /// Runs one or more statements without values.
    void execute(const std::string& sql) const;
    [[nodiscard]] Statement prepare(std::string_view sql) const;
    /// The single integer that a query gives, such as a pragma.
    [[nodiscard]] std::int64_t integer(std::string_view sql) const;
    [[nodiscard]] bool in_transaction() const;

private:
    struct Close {
        void operator()(sqlite3* connection) const noexcept;
    };
    std::unique_ptr<sqlite3, Close> connection_;
};

/// A name as SQL writes it: in double quotes, with quotes inside doubled.
[[nodiscard]] std::string quoted(std::string_view name);

}  // namespace gebied::sqlite

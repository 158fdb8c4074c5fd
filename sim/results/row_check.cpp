#include "results/row_check.hpp"

#include <array>
#include <string>

namespace gebied {
namespace {

/// What never changes once it is written, each in the order of its key.
constexpr std::array<std::string_view, 8> lists{"scenarios",    "areas",   "names",   "parameters",
                                                "measures_set", "sources", "columns", "ceilings"};

void add_rows(sqlite::Statement statement, RowCheck& check) {
    while (statement.step()) {
        for (int column = 0; column < statement.columns(); ++column) {
            switch (statement.kind(column)) {
                case sqlite::Kind::integer: check.add(statement.integer(column)); break;
                case sqlite::Kind::number: check.add(statement.number(column)); break;
                case sqlite::Kind::text: check.add(std::string_view{statement.text(column)}); break;
            }
        }
    }
}

}  // namespace

std::int64_t check_of(const RowKey& key, std::span<const std::int64_t> values) {
    RowCheck check;
    check.add(key.scenario).add(key.area).add(key.replication).add(key.year).add(key.month);
    for (const std::int64_t value : values) {
        check.add(value);
    }
    return check.value();
}

std::int64_t check_of(const CheckpointKey& key, const Checkpoint& point) {
    RowCheck check;
    check.add(key.scenario).add(key.area).add(key.replication).add(key.number).add(point.at);
    return check.add(std::bit_cast<std::int64_t>(point.digest))
        .add(std::bit_cast<std::int64_t>(point.events))
        .value();
}

std::int64_t check_of_lists(const sqlite::Database& database) {
    RowCheck check;
    for (const std::string_view list : lists) {
        check.add(list);
        add_rows(
            database.prepare(std::string{"SELECT * FROM "}.append(list).append(" ORDER BY 1, 2")),
            check);
    }
    return check.value();
}

std::int64_t check_of_header(const sqlite::Database& database, std::int64_t lists) {
    RowCheck check;
    check.add(lists);
    add_rows(database.prepare("SELECT key, value FROM study WHERE key <> 'check' ORDER BY key"),
             check);
    return check.value();
}

}  // namespace gebied

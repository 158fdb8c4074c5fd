#pragma once

#include "gebied/base/ids.hpp"
#include "gebied/world/outcome.hpp"
#include "results/database.hpp"

#include <bit>
#include <cstdint>
#include <span>
#include <string_view>

namespace gebied {

/// A number by which a reader sees that what it read is what was written: a hash over a row and the key under
/// which it stands. SQLite notices when its own structure is broken, but not when a digit is.
class RowCheck {
public:
    RowCheck& add(std::int64_t value) {
        hash_ = mix(hash_ ^ static_cast<std::uint64_t>(value));
        return *this;
    }
    RowCheck& add(std::string_view text) {
        return add(std::bit_cast<std::int64_t>(stable_hash(text)));
    }
    RowCheck& add(double value) { return add(std::bit_cast<std::int64_t>(value)); }

    /// As it is stored.
    [[nodiscard]] std::int64_t value() const { return std::bit_cast<std::int64_t>(hash_); }

private:
    std::uint64_t hash_{0};
};

/// Under which a row of `yearly` or `monthly` stands.
struct RowKey {
    std::string_view scenario{};
    std::string_view area{};
    std::int64_t replication{};
    std::int64_t year{};
    std::int64_t month{0};  ///< 1 to 12; 0 in `yearly`
};
[[nodiscard]] std::int64_t check_of(const RowKey& key, std::span<const std::int64_t> values);

/// Under which a row of `checkpoints` stands.
struct CheckpointKey {
    std::string_view scenario{};
    std::string_view area{};
    std::int64_t replication{};
    std::int64_t number{};
};
[[nodiscard]] std::int64_t check_of(const CheckpointKey& key, const Checkpoint& point);

/// The check over everything in a result that is no outcome: the study, its lists and its provenance.
[[nodiscard]] std::int64_t check_of_lists(const sqlite::Database& database);

/// The check over the table `study` except the check itself, and over `lists`.
[[nodiscard]] std::int64_t check_of_header(const sqlite::Database& database, std::int64_t lists);

}  // namespace gebied

#pragma once

#include <cstdint>
#include <vector>

namespace gebied {

/// The number of a record to write in: one that was given back in `free`, or else a new one at the end. No
/// allocation once `records` has grown. A record is given back by adding its number to `free`.
template <class Record>
[[nodiscard]] std::uint32_t take_record(std::vector<Record>& records,
                                        std::vector<std::uint32_t>& free) {
    if (free.empty()) {
        records.emplace_back();
        return static_cast<std::uint32_t>(records.size() - 1);
    }
    const std::uint32_t number = free.back();
    free.pop_back();
    return number;
}

}  // namespace gebied

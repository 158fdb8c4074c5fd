#pragma once

#include <cstdint>

namespace gebied {

/// How many are in a state, and the time that they spend in it within a book year: the sum of exits minus
/// the sum of entries. Exact in integers and independent of order.
struct Stock {
    std::int64_t size{0};

    /// `time`: the column of the year in which the time is summed; `at`: seconds since the year began.
    void enter(std::int64_t& time, std::int64_t at) {
        ++size;
        time -= at;
    }
    void leave(std::int64_t& time, std::int64_t at) {
        --size;
        time += at;
    }
    /// Those present at the end of a year of `length` seconds; in the next year they are there from its start.
    void close(std::int64_t& time, std::int64_t length) const { time += size * length; }
};

/// The other side of Little's identity: the area under the number present, summed at every change. It
/// must equal the sum of the times spent, to the second.
struct AreaUnderCurve {
    std::int64_t present{0};
    std::int64_t since{0};
    std::int64_t area{0};      ///< integral of the number present
    std::int64_t sojourns{0};  ///< sum of exits minus sum of entries

    void change(std::int64_t by, std::int64_t now) {
        area += present * (now - since);
        since = now;
        present += by;
        sojourns -= by * now;
    }
    [[nodiscard]] bool holds(std::int64_t now) const {
        return area + present * (now - since) == sojourns + present * now;
    }
};

}  // namespace gebied

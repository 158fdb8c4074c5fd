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

/// Little's identity, a check on how a stock is counted: the area under the number present, summed at every change, is
/// the time that all have stayed, to the second. Each stay is told by the instant of entry that whoever stays keeps
/// itself, so that who is counted twice, forgotten or left behind shows.
class AreaUnderCurve {
public:
    void enter(std::int64_t now) { change(1, now); }
    /// `entered`: since when whoever leaves was there.
    void leave(std::int64_t entered, std::int64_t now) {
        change(-1, now);
        stays_ += now - entered;
    }

    /// Only the area: for those who keep no instant of entry.
    void change(std::int64_t by, std::int64_t now) {
        area_ += present_ * (now - since_);
        since_ = now;
        present_ += by;
    }

    [[nodiscard]] std::int64_t area(std::int64_t now) const {
        return area_ + present_ * (now - since_);
    }
    /// `stays_now`: the time that those who are there now have stayed so far, together.
    [[nodiscard]] bool holds(std::int64_t stays_now, std::int64_t now) const {
        return area(now) == stays_ + stays_now;
    }

    /// From now on years are reported.
    void begin_report(std::int64_t now) { before_report_ = area(now); }
    /// The area since reporting began.
    [[nodiscard]] std::int64_t reported(std::int64_t now) const {
        return area(now) - before_report_;
    }

private:
    std::int64_t present_{0};
    std::int64_t since_{0};
    std::int64_t area_{0};   ///< integral of the number present, up to `since_`
    std::int64_t stays_{0};  ///< of those who have left
    std::int64_t before_report_{0};
};

}  // namespace gebied

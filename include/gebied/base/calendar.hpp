#pragma once

#include "gebied/base/time.hpp"

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace gebied {

/// A day of the (Gregorian) calendar.
struct Date {
    int year{1970};
    unsigned month{1};  ///< 1..12
    unsigned day{1};    ///< 1..31

    friend constexpr auto operator<=>(const Date&, const Date&) = default;
};

/// Reads `2027-01-31`: four, two and two digits, an existing day in 1900..2200; otherwise nothing.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);

/// `2027-01-31`.
[[nodiscard]] std::string to_string(const Date& date);

/// Translates between instants and days of the calendar.
class Calendar {
public:
    Calendar() = default;
    /// Instant 0 is the beginning of `first_day`.
    explicit Calendar(const Date& first_day);

    /// The beginning of a day.
    [[nodiscard]] Instant at(const Date& date) const;
    /// The day in which an instant lies.
    [[nodiscard]] Date date(Instant at) const;
    /// The beginning of 1 January.
    [[nodiscard]] Instant year_start(int year) const {
        return at({.year = year, .month = 1, .day = 1});
    }
    /// The beginning of a month.
    [[nodiscard]] Instant month_start(int year, unsigned month) const {
        return at({.year = year, .month = month, .day = 1});
    }

private:
    std::int64_t first_day_{0};  ///< days since 1970-01-01
};

}  // namespace gebied

#include "gebied/base/calendar.hpp"

#include <array>
#include <chrono>
#include <cstdio>

namespace gebied {
namespace {

constexpr int earliest_year = 1900;
constexpr int latest_year = 2200;

std::int64_t days_since_epoch(const Date& date) {
    const std::chrono::year_month_day ymd{
        std::chrono::year{date.year}, std::chrono::month{date.month}, std::chrono::day{date.day}};
    return std::chrono::sys_days{ymd}.time_since_epoch().count();
}

std::int64_t floor_div(std::int64_t a, std::int64_t b) {
    return a >= 0 ? a / b : -((-a + b - 1) / b);
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
    constexpr std::string_view form = "0000-00-00";
    if (text.size() != form.size()) {
        return std::nullopt;
    }
    for (std::size_t i = 0; i < form.size(); ++i) {
        const bool digit = text[i] >= '0' && text[i] <= '9';
        if (form[i] == '-' ? text[i] != '-' : !digit) {
            return std::nullopt;
        }
    }
    const auto number = [text](std::size_t from, std::size_t count) {
        int value = 0;
        for (const char c : text.substr(from, count)) {
            value = value * 10 + (c - '0');
        }
        return value;
    };
    const Date date{.year = number(0, 4),
                    .month = static_cast<unsigned>(number(5, 2)),
                    .day = static_cast<unsigned>(number(8, 2))};
    const std::chrono::year_month_day ymd{
        std::chrono::year{date.year}, std::chrono::month{date.month}, std::chrono::day{date.day}};
    if (!ymd.ok() || date.year < earliest_year || date.year > latest_year) {
        return std::nullopt;
    }
    return date;
}

std::string to_string(const Date& date) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", date.year, date.month, date.day);
    return text.data();
}

Calendar::Calendar(const Date& first_day) : first_day_{days_since_epoch(first_day)} {}

Instant Calendar::at(const Date& date) const {
    return Instant{(days_since_epoch(date) - first_day_) * one_day.value()};
}

Date Calendar::date(Instant at) const {
    const std::int64_t days = first_day_ + floor_div(at.seconds(), one_day.value());
    const std::chrono::year_month_day ymd{std::chrono::sys_days{std::chrono::days{days}}};
    return {.year = int{ymd.year()}, .month = unsigned{ymd.month()}, .day = unsigned{ymd.day()}};
}

}  // namespace gebied

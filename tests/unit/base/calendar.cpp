#include "gebied/base/calendar.hpp"

#include <catch2/catch_all.hpp>

using namespace gebied;

TEST_CASE("only existing days in one form are dates", "[base]") {
    CHECK(parse_date("2028-02-29") == Date{2028, 2, 29});
    CHECK(to_string(Date{2028, 2, 29}) == "2028-02-29");
    for (const char* wrong : {"2027-02-29", "2027-13-01", "2027-1-1", "27-01-01", "2027/01/01",
                              "2027-01-01 ", "", "0027-01-01", "9999-01-01", "2027-01-0x"}) {
        INFO(wrong);
        CHECK_FALSE(parse_date(wrong).has_value());
    }
}

TEST_CASE("books follow the real calendar, leap years included", "[base]") {
    const Calendar calendar{Date{2027, 1, 1}};
    CHECK(calendar.year_start(2027) == Instant{0});
    CHECK((calendar.year_start(2028) - calendar.year_start(2027)).value() == 365 * 86400);
    CHECK((calendar.year_start(2029) - calendar.year_start(2028)).value() == 366 * 86400);
    CHECK(calendar.date(calendar.month_start(2028, 3) - Span{1}) == Date{2028, 2, 29});
    CHECK(calendar.date(Instant{-1}) == Date{2026, 12, 31});
}

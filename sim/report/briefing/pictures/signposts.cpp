#include "report/briefing/picture.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

namespace gebied::briefing {

namespace {

/// A date at which a council hears how the year goes, and the last month before it.
struct Date {
    std::string_view words;
    int month;
};
constexpr std::array<Date, 2> dates{{{"signs.june", 5}, {"signs.october", 9}}};

}  // namespace

Picture signposts(const Context& context) {
    const Words& words = context.words;
    const Facts& facts = context.facts;
    Picture picture{.id = "signposts"};
    picture.columns = {words("signs.date"), words("signs.years"), words("signs.least"),
                       words("signs.most")};
    for (const Date& date : dates) {
        const std::vector<bool> years = facts.short_by_free_money(date.month);
        const std::size_t half = years.size() / 2;
        if (half == 0) {
            picture.absent = words("absent.few_years");
            return picture;
        }
        const auto middle = years.begin() + static_cast<std::ptrdiff_t>(half);
        const auto number = [&](std::int64_t value, std::string_view what) {
            Cell cell;
            cell.phrase =
                context.numbers.whole(value, fmt::format("signpost|{}|{}", date.month, what));
            cell.value = static_cast<double>(value);
            return cell;
        };
        picture.rows.push_back(
            {named(words(date.words)), number(static_cast<std::int64_t>(half), "years"),
             number(std::count(years.begin(), middle, true), "least"),
             number(std::count(years.end() - static_cast<std::ptrdiff_t>(half), years.end(), true),
                    "most")});
    }
    const std::vector<Cell>& june = picture.rows.front();
    if (june[2].value + june[3].value == 0.0) {
        picture.title = words("signs.title.never");
    } else {
        picture.title =
            words("signs.title",
                  {{"years", june[1].phrase}, {"least", june[2].phrase}, {"most", june[3].phrase}});
    }
    picture.note = words("signs.note");
    return picture;
}

}  // namespace gebied::briefing

#include "report/briefing/picture.hpp"

#include <array>

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
    picture.columns = {words("signs.date"), words("signs.least"), words("signs.most")};
    for (const Date& date : dates) {
        const Facts::Halves halves = facts.short_by_free_money(date.month);
        if (halves.years == 0) {
            picture.absent = words("absent.few_years");
            return picture;
        }
        picture.rows.push_back({named(words(date.words)), measured(context.numbers, halves.least),
                                measured(context.numbers, halves.most)});
        if (&date == &dates.front()) {
            picture.title =
                halves.tells ? words("signs.title", {{"least", context.numbers.mean(halves.least)},
                                                     {"most", context.numbers.mean(halves.most)}})
                : halves.least.estimate.mean + halves.most.estimate.mean == 0.0
                    ? words("signs.title.never")
                    : words("signs.title.nothing");
        }
    }
    picture.note = words("signs.note");
    return picture;
}

}  // namespace gebied::briefing

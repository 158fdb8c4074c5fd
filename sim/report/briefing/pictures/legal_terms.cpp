#include "report/briefing/picture.hpp"

#include <fmt/format.h>

namespace gebied::briefing {

Picture legal_terms(const Context& context) {
    const Words& words = context.words;
    const Facts& facts = context.facts;
    Picture picture{.id = "legal-terms"};
    const auto& products = facts.result().names().products;
    if (products.empty()) {
        picture.absent = words("absent.no_products");
        return picture;
    }
    picture.title = words(
        "terms.title", {{"share", context.numbers.level(facts.level("team_intakes_in_time", 0))}});
    picture.note = words("terms.note");
    picture.columns = {words("column.product"), words("terms.inquiry"), words("terms.decision")};
    for (const Label& product : products) {
        const auto ratio = [&](std::string_view counted, std::string_view of) {
            const Figure figure = facts.yearly({.plus = {fmt::format("{}.{}", counted, product.id)},
                                                .minus = {},
                                                .over = {fmt::format("{}.{}", of, product.id)},
                                                .unit = Unit::share},
                                               0);
            return measured(context.numbers, figure);
        };
        picture.rows.push_back({named(context.item(Dimension::product, product.id)),
                                ratio("inquiry_in_time", "inquiries"),
                                ratio("decision_in_time", "decided")});
    }
    return picture;
}

}  // namespace gebied::briefing

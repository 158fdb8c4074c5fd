#include "report/briefing/picture.hpp"

#include <fmt/format.h>

namespace gebied::briefing {

Picture youth_by_route(const Context& context) {
    const Words& words = context.words;
    const Facts& facts = context.facts;
    Picture picture{.id = "youth-by-route"};
    std::vector<std::string> forms;
    for (const Label& product : facts.result().names().products) {
        if (product.id.starts_with("youth_") &&
            facts.yearly({.plus = {fmt::format("product_spent.{}", product.id)},
                          .minus = {},
                          .over = {},
                          .unit = Unit::euro},
                         0)
                    .estimate.mean > 0.0) {
            forms.push_back(product.id);
        }
    }
    if (forms.empty()) {
        picture.absent = words("absent.no_youth");
        return picture;
    }
    Sum doctors{.plus = {}, .minus = {}, .over = {}, .unit = Unit::share};
    for (const std::string& form : forms) {
        doctors.plus.push_back(fmt::format("spent_by_route.{}.gp", form));
        doctors.over.push_back(fmt::format("spent_by_route.{}.*", form));
    }
    picture.title =
        facts.has(doctors)
            ? words("youth.title.gp", {{"share", context.numbers.level(facts.yearly(doctors, 0))}})
            : words("youth.title");
    picture.note = words("youth.note");
    picture.columns = {words("column.form"), words("youth.spent")};
    const auto& routes = facts.result().names().routes;
    for (const Label& route : routes) {
        picture.columns.push_back(context.item(Dimension::route, route.id));
    }
    for (const std::string& form : forms) {
        const Figure spent = facts.yearly({.plus = {fmt::format("product_spent.{}", form)},
                                           .minus = {},
                                           .over = {},
                                           .unit = Unit::euro},
                                          0);
        std::vector<Cell> row{named(context.item(Dimension::product, form)),
                              measured(context.thousands, spent)};
        for (const Label& route : routes) {
            const Figure euros =
                facts.yearly({.plus = {fmt::format("spent_by_route.{}.{}", form, route.id)},
                              .minus = {},
                              .over = {},
                              .unit = Unit::euro},
                             0);
            row.push_back(measured(context.thousands, euros));
        }
        picture.rows.push_back(std::move(row));
    }
    picture.labels["euro"] = words("axis.thousand_euro").json();
    picture.labels["width"] = words.plain("youth.width");
    return picture;
}

}  // namespace gebied::briefing

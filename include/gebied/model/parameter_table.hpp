#pragma once

#include "gebied/model/model.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace gebied {

/// The sections of a study in which parameters stand. A section is one struct (`team`) or a list of
/// named entries (`products.<id>`). Everything that handles parameters walks these sections and their
/// tables: reader, range check, schema, `explain`, manual, measures, provenance.
template <class Owner>
struct Section {
    std::string_view key;  ///< as in YAML: `team`
    Owner Model::* member;
};
template <class Entry>
struct ListSection {
    std::string_view key;  ///< as in YAML: `products`
    std::vector<Entry> Model::* member;
    std::vector<Label> Names::* labels;
    std::string_view placeholder;  ///< in documentation: `products.<product>.tariff`
    std::size_t most;              ///< bound on the number of entries
};

/// Every section, in the order of documentation.
[[nodiscard]] constexpr auto sections() {
    return std::tuple{
        Section<Households>{"households", &Model::households},
        ListSection<HouseholdType>{"household_types", &Model::types, &Names::types, "type",
                                   max_types},
        ListSection<Domain>{"domains", &Model::domains, &Names::domains, "domain", max_domains},
        ListSection<Route>{"routes", &Model::routes, &Names::routes, "route", max_routes},
        Section<Informal>{"informal", &Model::informal},
        Section<Team>{"team", &Model::team},
        ListSection<Role>{"staff", &Model::roles, &Names::roles, "role", max_roles},
        ListSection<Stream>{"streams", &Model::streams, &Names::streams, "stream", max_streams},
        ListSection<Product>{"products", &Model::products, &Names::products, "product",
                             max_products},
        Section<Financing>{"financing", &Model::financing},
        Section<Effects>{"effects", &Model::effects},
        Section<Community>{"community", &Model::community},
        ListSection<Payer>{"payers", &Model::payers, &Names::payers, "payer", max_payers},
        ListSection<Indicator>{"indicators", &Model::indicators, &Names::indicators, "indicator",
                               max_indicators},
    };
}

/// Calls `visit(pattern, row, Owner{})` for every row of every table; `pattern` is the documented key,
/// such as `products.<product>.tariff`, and the neutral value is in the default `Owner`.
template <class Visit>
void for_each_row(Visit&& visit) {
    const auto walk = [&]<class Owner>(const std::string& prefix, const Owner& neutral) {
        std::apply(
            [&](const auto&... row) { (visit(prefix + std::string{row.key}, row, neutral), ...); },
            Owner::table());
    };
    const auto each = [&]<class Section_>(const Section_& section) {
        if constexpr (requires { section.placeholder; }) {
            using Entry = typename std::remove_cvref_t<decltype(std::declval<Model>().*
                                                                section.member)>::value_type;
            walk(std::string{section.key} + ".<" + std::string{section.placeholder} + ">.",
                 Entry{});
        } else {
            using Owner = std::remove_cvref_t<decltype(std::declval<Model>().*section.member)>;
            walk(std::string{section.key} + '.', Owner{});
        }
    };
    std::apply([&](const auto&... section) { (each(section), ...); }, sections());
}

/// Calls `visit(path, row, value)` for every parameter of `model`, where `value` is a reference to the
/// member itself and `path` its full key, such as `products.household_help.tariff`.
template <class AnyModel, class Visit>
void for_each_parameter(const Names& names, AnyModel& model, Visit&& visit) {
    const auto walk = [&]<class Owner>(const std::string& prefix, Owner& owner) {
        std::apply(
            [&](const auto&... row) {
                (visit(prefix + std::string{row.key}, row, owner.*(row.member)), ...);
            },
            std::remove_const_t<Owner>::table());
    };
    const auto each = [&](const auto& section) {
        if constexpr (requires { section.placeholder; }) {
            auto& entries = model.*(section.member);
            for (std::size_t i = 0; i < entries.size(); ++i) {
                walk(std::string{section.key} + '.' + (names.*(section.labels))[i].id + '.',
                     entries[i]);
            }
        } else {
            walk(std::string{section.key} + '.', model.*(section.member));
        }
    };
    std::apply([&](const auto&... section) { (each(section), ...); }, sections());
}

/// Whether two models of the same study have the same value for every parameter.
[[nodiscard]] inline bool same_parameters(const Model& a, const Model& b) {
    bool same = true;
    const auto compare = [&same]<class Owner>(const Owner& x, const Owner& y) {
        std::apply(
            [&](const auto&... row) {
                same = same && ((x.*(row.member) == y.*(row.member)) && ...);
            },
            Owner::table());
    };
    const auto each = [&](const auto& section) {
        const auto& x = a.*(section.member);
        const auto& y = b.*(section.member);
        if constexpr (requires { section.placeholder; }) {
            same = same && x.size() == y.size();
            for (std::size_t i = 0; same && i < x.size(); ++i) {
                compare(x[i], y[i]);
            }
        } else {
            compare(x, y);
        }
    };
    std::apply([&](const auto&... section) { (each(section), ...); }, sections());
    return same;
}

}  // namespace gebied

#pragma once

#include "gebied/model/parameter_table.hpp"

#include <cstddef>
#include <string_view>
#include <tuple>
#include <utility>

namespace gebied::input {

/// Calls `visit(row, member)` for the parameter with this full path, such as `products.guidance.tariff`;
/// `member(model)` is a reference to it. False when there is no such parameter.
template <class Visit>
[[nodiscard]] bool with_parameter(const Names& names, std::string_view path, Visit&& visit) {
    const auto split = [](std::string_view text) {
        const std::size_t dot = text.find('.');
        return dot == std::string_view::npos ? std::pair{text, std::string_view{}}
                                             : std::pair{text.substr(0, dot), text.substr(dot + 1)};
    };
    const auto [section_key, rest] = split(path);
    bool found = false;
    const auto find_row = [&]<class Owner>(const Owner&, std::string_view key, const auto& owner) {
        const auto try_row = [&](const auto& row) {
            if (row.key == key) {
                found = true;
                visit(row, [owner, member = row.member](auto& model) -> auto& {
                    return owner(model).*member;
                });
            }
        };
        std::apply([&](const auto&... row) { (try_row(row), ...); }, Owner::table());
    };
    const auto try_section = [&, section_key = section_key, rest = rest](const auto& section) {
        if (section.key != section_key) {
            return;
        }
        const Model neutral;
        if constexpr (requires { section.placeholder; }) {
            using Entry =
                typename std::remove_cvref_t<decltype(neutral.*(section.member))>::value_type;
            const auto [id, key] = split(rest);
            const auto& labels = names.*(section.labels);
            for (std::size_t i = 0; i < labels.size(); ++i) {
                if (labels[i].id == id) {
                    find_row(Entry{}, key, [member = section.member, i](auto& model) -> auto& {
                        return (model.*member)[i];
                    });
                }
            }
        } else {
            find_row(neutral.*(section.member), rest,
                     [member = section.member](auto& model) -> auto& { return model.*member; });
        }
    };
    std::apply([&](const auto&... section) { (try_section(section), ...); }, sections());
    return found;
}

}  // namespace gebied::input

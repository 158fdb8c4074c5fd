#include "gebied/model/parameter_table.hpp"

#include <catch2/catch_all.hpp>
#include <cctype>
#include <set>

using namespace gebied;

TEST_CASE("every parameter is declared once, with a meaning in both languages and a unit",
          "[model]") {
    std::set<std::string> keys;
    for_each_row([&](const std::string& key, const auto& row, const auto&) {
        INFO(key);
        CHECK(keys.insert(key).second);
        CHECK_FALSE(row.meaning.nl.empty());
        CHECK_FALSE(row.meaning.en.empty());
        CHECK(row.meaning.nl != row.meaning.en);
        CHECK_FALSE(row.unit.empty());
        CHECK(row.range.low <= row.range.high);
    });
    CHECK(keys.size() > 120);
    CHECK(keys.contains("products.<product>.tariff"));
    CHECK(keys.contains("financing.regime"));
}

TEST_CASE("a neutral value lies within its range", "[model]") {
    for_each_row([](const std::string& key, const auto& row, const auto& neutral) {
        INFO(key);
        const auto& value = neutral.*(row.member);
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(value)>, double>) {
            CHECK(row.range.contains(value));
        }
    });
}

TEST_CASE("walking a model visits every entry of every list", "[model]") {
    Names names;
    names.products = {{"a", "", ""}, {"b", "", ""}};
    Model model;
    model.products.resize(2);
    std::set<std::string> paths;
    for_each_parameter(names, model,
                       [&](const std::string& path, const auto&, auto&) { paths.insert(path); });
    CHECK(paths.contains("products.a.tariff"));
    CHECK(paths.contains("products.b.tariff"));
    CHECK(paths.contains("team.direct_share"));
}

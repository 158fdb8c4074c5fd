#include "gebied/report/wording.hpp"
#include "unit/results/example_study.hpp"

#include <catch2/catch_all.hpp>

using namespace gebied;

TEST_CASE("numbers carry the separators of the language", "[report]") {
    CHECK(number_text(1'234'567.891, -2, Language::nl) == "1.234.567,89");
    CHECK(number_text(1'234'567.891, -2, Language::en) == "1,234,567.89");
    CHECK(number_text(1'234'567.891, 3, Language::nl) == "1.235.000");
    CHECK(number_text(-999.5, 0, Language::en) == "−1,000");
    CHECK(number_text(999.0, 0, Language::nl) == "999");
    CHECK(number_text(1000.0, 0, Language::nl) == "1.000");
    CHECK(number_text(0.0, -1, Language::nl) == "0,0");
    CHECK(number_text(-0.001, -1, Language::nl) == "0,0");
}

TEST_CASE("the place of a width keeps its significant digits", "[report]") {
    CHECK(place_of(340.0, 2) == 1);
    CHECK(place_of(1.0, 1) == 0);
    CHECK(place_of(0.034, 2) == -3);
    CHECK(place_of(-340.0, 2) == 1);
    CHECK_FALSE(place_of(0.0, 2).has_value());
    CHECK_FALSE(place_of(std::numeric_limits<double>::infinity(), 2).has_value());
}

TEST_CASE("frequencies are said in words of both languages", "[report]") {
    CHECK(frequency_text({.parts = 8, .whole = 10, .closeness = Closeness::about}, Language::nl) ==
          "in ongeveer 8 van de 10");
    CHECK(frequency_text({.parts = 83, .whole = 100, .closeness = Closeness::rounded},
                         Language::en) == "in 83 of 100");
    CHECK(frequency_text({.parts = 1, .whole = 10, .closeness = Closeness::fewer_than},
                         Language::nl) == "in minder dan 1 van de 10");
    CHECK(frequency_text({.parts = 9, .whole = 10, .closeness = Closeness::more_than},
                         Language::en) == "in more than 9 of 10");
    CHECK(frequency_text({.parts = 10, .whole = 10, .closeness = Closeness::all}, Language::nl) ==
          "in alle");
    CHECK(frequency_text({.parts = 0, .whole = 10, .closeness = Closeness::none}, Language::nl) ==
          "in geen enkele");
}

TEST_CASE("an item is shown by its name and only by its id when it has none", "[report]") {
    const Names names = example::study().names;
    CHECK(item_name(names, Dimension::stream, "youth_care", Language::nl) == "jeugdhulp");
    CHECK(item_name(names, Dimension::product_route, "youth_day.gp", Language::en) ==
          "day treatment, GP");
    CHECK(item_name(names, Dimension::domain_severity, "finances.serious", Language::nl) ==
          "financiën, ernstig");
    CHECK(item_name(names, Dimension::flow, "team.no_need", Language::nl) ==
          "van team naar geen hulpvraag");
    CHECK(item_name(names, Dimension::stream, "unheard_of", Language::nl) == "unheard_of");
    CHECK(item_name(names, Dimension::none, "", Language::nl).empty());
}

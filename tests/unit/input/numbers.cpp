#include "input/words.hpp"

#include <catch2/catch_all.hpp>
#include <cmath>

using namespace gebied;
using namespace gebied::input;

TEST_CASE("a number is read as written or refused, never guessed", "[input]") {
    struct Row {
        const char* text;
        double value;
    };
    for (const Row& row :
         {Row{"0", 0.0}, Row{"-0", 0.0}, Row{"7", 7.0}, Row{"0.35", 0.35}, Row{"-2.5", -2.5},
          Row{"1e3", 1000.0}, Row{"1.5E-3", 0.0015}, Row{"1e+2", 100.0}, Row{"1.500", 1.5}}) {
        INFO(row.text);
        REQUIRE(parse_number(row.text).value.has_value());
        CHECK(*parse_number(row.text).value == row.value);
    }
    for (const char* text :
         {"",         "-",         ".",      "010",   "-01",  "00",      "0x10",   "0o10",
          "1_000",    "1.000.000", "1,5",    "1 000", "1e",   "1e400",   "1e-400", ".5",
          "5.",       "+5",        "--5",    ".nan",  ".inf", "-.inf",   "nan",    "inf",
          "infinity", "35%",       "5 euro", "1.5.2", "0b1",  "\xd9\xa1"}) {
        INFO(text);
        CHECK(!parse_number(text).value.has_value());
        CHECK(!parse_number(text).refusal.empty());
    }
    CHECK(parse_number("1,5").refusal == "a number is needed: decimals after a point, not a comma");
    CHECK(parse_number("1_000").refusal == "a number is needed: no separators between thousands");
    CHECK(parse_number("1.000.000").refusal ==
          "a number is needed: no separators between thousands");
    CHECK(parse_number("010").refusal == "a number is needed: no zero in front");
    CHECK(parse_number(".nan").refusal == "a finite number is needed");
    CHECK(parse_number("35%").refusal == "a share is needed: write 0.35, not 35%");
}

TEST_CASE("minus zero becomes zero", "[input]") {
    CHECK(!std::signbit(*parse_number("-0.0").value));
}

TEST_CASE("a number in words has no needless power of ten", "[input]") {
    CHECK(number_in_words(0.0) == "0");
    CHECK(number_in_words(0.1) == "0.1");
    CHECK(number_in_words(1.0e9) == "1000000000");
    CHECK(number_in_words(-0.5) == "-0.5");
    CHECK(number_in_words(1.0e15) == "1e+15");
}

TEST_CASE("an id is a plain word without another meaning", "[input]") {
    CHECK(!id_refusal("youth_care-2", IdForm::lower));
    CHECK(!id_refusal("WK019330", IdForm::area));
    for (const char* word :
         {"", "Youth", "2youth", "youth care", "jeügd", "value", "source", "name", "law", "a.b"}) {
        INFO(word);
        CHECK(id_refusal(word, IdForm::lower));
    }
}

#include "gebied/base/problem.hpp"

#include <catch2/catch_all.hpp>

using namespace gebied;

namespace {

Problem problem(int line, int column, const char* text) {
    Problem p;
    p.at.file = "a.yaml";
    p.at.line = line;
    p.at.column = column;
    p.text = text;
    return p;
}

}  // namespace

TEST_CASE("a message says where and what, in the clickable form", "[base]") {
    const std::vector<Problem> problems{problem(2, 22, "team.solved is 1.2 (share: 0 to 1)"),
                                        problem(0, 0, "is empty")};
    CHECK(problems[0].message() == "a.yaml:2:22: team.solved is 1.2 (share: 0 to 1)");
    CHECK(problems[1].message() == "a.yaml: is empty");
    const InputError error{problems};
    CHECK(std::string{error.what()} ==
          "a.yaml:2:22: team.solved is 1.2 (share: 0 to 1)\na.yaml: is empty");
    CHECK(error.problems().size() == 2);
}

TEST_CASE("the nearest word is found, and none when nothing is near", "[base]") {
    const std::vector<std::string> keys{"tariff", "duration", "solved", "places"};
    CHECK(nearest("tarif", keys) == "tariff");
    CHECK(nearest("sovled", keys) == "solved");
    CHECK(nearest("duratoin", keys) == "duration");
    CHECK(nearest("zzzz", keys).empty());
    CHECK(nearest(std::string(5000, 'x'), keys).empty());
}

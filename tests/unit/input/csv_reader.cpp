#include "input/csv_reader.hpp"
#include "gebied/base/problem.hpp"
#include "unit/input/folder.hpp"

#include <array>
#include <catch2/catch_all.hpp>

using namespace gebied;
using namespace gebied::input;

namespace {

constexpr std::array<std::string_view, 2> heading{"code", "name"};

std::vector<CsvRow> rows_of(const std::string& bytes) {
    const Folder folder;
    ProblemList problems;
    std::vector<CsvRow> rows = read_csv(folder.write("t.csv", bytes), heading, problems);
    CHECK(problems.empty());
    return rows;
}

std::string problems_of(const std::string& bytes) {
    const Folder folder;
    ProblemList problems;
    (void)read_csv(folder.write("t.csv", bytes), heading, problems);
    std::string text;
    try {
        problems.throw_if_any();
    } catch (const InputError& error) {
        for (const Problem& p : error.problems()) {
            text.append(text.empty() ? "" : " | ")
                .append(std::to_string(p.at.line) + ':' + std::to_string(p.at.column) + ": " +
                        p.text);
        }
    }
    return text;
}

}  // namespace

TEST_CASE("cells are read as RFC 4180 writes them", "[input]") {
    const std::vector<CsvRow> rows = rows_of(
        "code,name\r\nA,Zwolle\r\n\"B\",\"Nuenen, Gerwen\"\r\nC,\r\n,\"said \"\"so\"\"\"\nD,Súdwest");
    REQUIRE(rows.size() == 5);
    CHECK(rows[0].cells[1].text == "Zwolle");
    CHECK(rows[1].cells[1].text == "Nuenen, Gerwen");
    CHECK(rows[1].cells[1].column == 5);
    CHECK(rows[2].cells[1].text.empty());
    CHECK(rows[3].cells[1].text == "said \"so\"");
    CHECK(rows[4].cells[1].text == "Súdwest");
    CHECK(rows[4].line == 6);
    CHECK(rows_of("code,name\n").empty());
}

TEST_CASE("what is wrong with a CSV file is said with its place", "[input]") {
    const std::string head = "code,name\n";
    CHECK(problems_of("") == "1:1: the heading is not code,name");
    CHECK(problems_of("code;name\n") == "1:1: the heading is not code,name");
    CHECK(problems_of("name,code\nA,B\n") == "1:1: the heading is not code,name");
    CHECK(problems_of("\xEF\xBB\xBF" + head).starts_with("1:1: the heading"));
    CHECK(problems_of(head + "A\nB,b,b\n\nC,c\n") ==
          "2:1: 1 cells (as many as the heading, 2) | 3:1: 3 cells (as many as the heading, 2) | "
          "4:1: 1 cells (as many as the heading, 2)");
    const std::string quote =
        "a quote that is not closed, not doubled, or within a cell without quotes";
    CHECK(problems_of(head + "A,\"open\n") == "2:1: " + quote);
    CHECK(problems_of(head + "A,\"a\"b\n") == "2:1: " + quote);
    CHECK(problems_of(head + "A,a\"b\n") == "2:1: " + quote);
    CHECK(problems_of(head + "A,\xFF\n") == "2:3: a byte that is not UTF-8");
    CHECK(problems_of(head + "A,a\x07\n") == "2:4: a control character");
    ProblemList problems;
    CHECK(read_csv("/nonexistent/t.csv", heading, problems).empty());
    CHECK(problems.size() == 1);
}

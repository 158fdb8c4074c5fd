// How files are laid over each other, and what stays of a source when a value is written anew.
#include "gebied/input/read_study.hpp"
#include "input/merge.hpp"
#include "input/parse_yaml.hpp"
#include "unit/input/folder.hpp"

#include <catch2/catch_all.hpp>
#include <filesystem>

using namespace gebied;
using namespace gebied::input;
namespace fs = std::filesystem;

namespace {

Node tree(const std::string& yaml, const std::string& file = "a.yaml") {
    ProblemList problems;
    std::optional<Node> root = parse_yaml(file, yaml, problems);
    REQUIRE(problems.empty());
    REQUIRE(root.has_value());
    return root.value_or(Node{});
}

std::string merged(const std::string& base, const std::string& over) {
    Node result = tree(base);
    merge(result, tree(over, "b.yaml"));
    return as_written(result);
}

const std::string head = "study: s\nstart: 2027-01-01\nyears: 1\n";

}  // namespace

TEST_CASE("merging goes key by key and the last file wins", "[input]") {
    struct Row {
        const char* base;
        const char* over;
        const char* result;
    };
    for (const Row& row : {
             Row{"a: 1", "b: 2", "{a: 1, b: 2}"},
             Row{"a: 1", "a: 2", "{a: 2}"},
             Row{"a: {x: 1, y: 2}", "a: {y: 3, z: 4}", "{a: {x: 1, y: 3, z: 4}}"},
             Row{"a: [1, 2]", "a: [3]", "{a: [3]}"},
             Row{"a: {x: 1}", "a: 5", "{a: 5}"},
             Row{"a: 5", "a: {x: 1}", "{a: {x: 1}}"},
             Row{"a: {law: fixed, days: 3}", "a: {law: exponential, mean_days: 2}",
                 "{a: {law: exponential, mean_days: 2}}"},
             // A value that is written anew loses the source of the old one.
             Row{"a: {value: 1, source: s}", "a: 2", "{a: 2}"},
             Row{"a: {value: 1, source: s, low: 0}", "a: {value: 2, source: t}",
                 "{a: {value: 2, source: t}}"},
             Row{"a: {value: {x: 1, y: 2}, source: s}", "a: {y: 3}", "{a: {x: 1, y: 3}}"},
             Row{"a: {x: 1, y: 2}", "a: {value: {y: 3}, source: t}",
                 "{a: {value: {x: 1, y: 3}, source: t}}"},
             Row{"areas: [{id: n, a: 1}, {id: s, a: 2}]", "areas: [{id: s, b: 3}, {id: w}]",
                 "{areas: [{id: n, a: 1}, {id: s, a: 2, b: 3}, {id: w}]}"},
             Row{"areas: [{id: n}]", "areas: [{id: w}, {id: w}]",
                 "{areas: [{id: n}, {id: w}, {id: w}]}"},
         }) {
        INFO(row.base << " + " << row.over);
        CHECK(merged(row.base, row.over) == row.result);
    }
}

TEST_CASE("a merged value keeps the place where it was written", "[input]") {
    Node result = tree("a: {x: 1,\n    y: 2}");
    merge(result, tree("\n\na: {y: 3}", "b.yaml"));
    const Node* a = result.find("a");
    REQUIRE(a != nullptr);
    CHECK(a->find("x")->at.file == "a.yaml");
    CHECK(a->find("y")->at.file == "b.yaml");
    CHECK(a->find("y")->at.line == 3);
    CHECK(a->find("y")->at.column == 8);
}

TEST_CASE("paths are relative to the file that names them", "[input]") {
    const Folder folder;
    folder.write("netherlands.yaml",
                 "bibliography: data/sources.yaml\nteam: {solved: {value: 0.2, source: a}}\n");
    folder.write("data/sources.yaml", "sources: {a: {title: A}, b: {title: B}}\n");
    folder.write(
        "areas/north.yaml",
        "extends: ../netherlands.yaml\nareas: [{id: n, name: N, team: {improved: {value: 0.1, source: b}}}]\n");
    const fs::path file = folder.write(
        "studies/s.yaml", head + "extends: [../netherlands.yaml, ../areas/north.yaml]\n");
    const Study study = read_study(file);
    REQUIRE(study.parameters.size() == 2);
    CHECK(study.parameters[0].file == "../netherlands.yaml");
    CHECK(study.parameters[1].file == "../areas/north.yaml");
    CHECK(study.parameters[1].path == "areas.n.team.improved");
    CHECK(study.sources.size() == 2);
}

TEST_CASE("the hash follows every byte of every file and nothing else", "[input]") {
    const Folder folder;
    const auto hash = [&](const std::string& base, const std::string& study) {
        folder.write("base.yaml", base);
        return read_study(folder.write("s.yaml", study)).hash;
    };
    const std::string base = "areas: [{id: n, name: N}]\n";
    const std::string study = head + "extends: base.yaml\n";
    CHECK(hash(base, study) == hash(base, study));
    CHECK(hash(base + "# x\n", study) != hash(base, study));
    CHECK(hash(base, study + "# x\n") != hash(base, study));
}

TEST_CASE("the order of lists and areas in YAML changes nothing", "[input]") {
    const Folder folder;
    const std::string types_a =
        "households: {number: 10}\n"
        "household_types: {a: {name: A, share: 0.2}, b: {name: B, share: 0.8}}\n";
    const std::string types_b =
        "households: {number: 10}\n"
        "household_types: {b: {name: B, share: 0.8}, a: {name: A, share: 0.2}}\n";
    const Study one = read_study(
        folder.write("s.yaml", head + types_a + "areas: [{id: n, name: N}, {id: m, name: M}]\n"));
    const Study two = read_study(
        folder.write("s.yaml", head + types_b + "areas: [{id: m, name: M}, {id: n, name: N}]\n"));
    CHECK(one.names == two.names);
    CHECK(one.areas == two.areas);
    CHECK(one.areas[0].id == "m");
    CHECK(two.baseline.areas[0][0].model.types[0].share == 0.2);
}

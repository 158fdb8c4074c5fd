// `extends` finds what comes with the program, and nothing outside it.
#include "gebied/base/problem.hpp"
#include "gebied/input/read_study.hpp"
#include "input/shipped_file.hpp"
#include "unit/input/folder.hpp"

#include <catch2/catch_all.hpp>
#include <filesystem>

using namespace gebied;
using namespace gebied::input;
namespace fs = std::filesystem;

namespace {

const std::string head = "study: s\nstart: 2027-01-01\nyears: 1\nareas: [{id: n, name: N}]\n";

/// A folder with shipped files, one with studies, and one that is nobody's business.
class House {
public:
    House() {
        folder_.write("shipped/netherlands.yaml",
                      "bibliography: sources.yaml\nteam: {solved: {value: 0.2, source: a}}\n");
        folder_.write("shipped/sources.yaml", "sources: {a: {title: A}}\n");
        folder_.write("shipped/studies/other.yaml", "extends: ../netherlands.yaml\n");
        folder_.write("secret/plan.yaml", "team: {solved: 0.9}\n");
    }

    [[nodiscard]] fs::path shipped() const { return folder_.path() / "shipped"; }

    /// Share of needs that the team solves in a study that extends `name`.
    [[nodiscard]] double solved(const std::string& name) const { return study(name).first; }
    /// The file from which it came, as records name it.
    [[nodiscard]] std::string file(const std::string& name) const { return study(name).second; }

    /// The message of the only problem of that study, from its line on.
    [[nodiscard]] std::string problem(const std::string& name) const {
        try {
            (void)study(name);
        } catch (const InputError& error) {
            REQUIRE(error.problems().size() == 1);
            const Problem& problem = error.problems().front();
            CHECK(problem.at.file.ends_with("own/s.yaml"));
            return std::to_string(problem.at.line) + ':' + std::to_string(problem.at.column) +
                   ": " + problem.text;
        }
        return "valid";
    }

    Folder folder_{};

private:
    [[nodiscard]] std::pair<double, std::string> study(const std::string& name) const {
        const fs::path file = folder_.write("own/s.yaml", head + "extends: " + name + "\n");
        const Study study = read_study(file, {.shipped = shipped()});
        REQUIRE(study.parameters.size() == 1);
        return {study.baseline.areas[0].front().model.team.solved, study.parameters[0].file};
    }
};

constexpr const char* nowhere =
    "(there is no such file beside this one, nor among the shipped ones";

}  // namespace

TEST_CASE("what does not stand beside a study comes from the shipped files", "[input]") {
    const House house;
    CHECK(house.solved("netherlands.yaml") == 0.2);
    CHECK(house.solved("studies/other.yaml") == 0.2);
    CHECK(house.solved("./studies/../netherlands.yaml") == 0.2);
}

TEST_CASE("a record names a shipped file alike on every computer", "[input]") {
    const House house;
    CHECK(house.file("netherlands.yaml") == "shipped/netherlands.yaml");
    CHECK(house.file("studies/other.yaml") == "shipped/netherlands.yaml");
}

TEST_CASE("a file beside the study wins, also when it is broken", "[input]") {
    const House house;
    house.folder_.write("own/netherlands.yaml", "team: {solved: 0.5}\n");
    CHECK(house.solved("netherlands.yaml") == 0.5);
    CHECK(house.file("netherlands.yaml") == "netherlands.yaml");
    fs::remove(house.folder_.path() / "own/netherlands.yaml");
    fs::create_directory(house.folder_.path() / "own/netherlands.yaml");
    CHECK(house.problem("netherlands.yaml") ==
          "5:10: extends is 'netherlands.yaml' (a folder; a file is needed)");
}

TEST_CASE("without a folder of shipped files nothing changes", "[input]") {
    const House house;
    const fs::path file = house.folder_.write("own/s.yaml", head + "extends: netherlands.yaml\n");
    CHECK_THROWS_WITH(
        read_study(file),
        Catch::Matchers::EndsWith("extends is 'netherlands.yaml' (there is no such file)"));
}

TEST_CASE("a misspelled shipped file is suggested", "[input]") {
    const House house;
    CHECK(house.problem("netherland.yaml") == std::string{"5:10: extends is 'netherland.yaml' "} +
                                                  nowhere + "; did you mean 'netherlands.yaml'?)");
    CHECK(house.problem("other.yaml") == std::string{"5:10: extends is 'other.yaml' "} + nowhere +
                                             "; did you mean 'studies/other.yaml'?)");
    CHECK(house.problem("nothing-like-it.yaml") ==
          std::string{"5:10: extends is 'nothing-like-it.yaml' "} + nowhere + ")");
}

TEST_CASE("the search never leaves the shipped folder", "[input]") {
    const House house;
    const fs::path shipped = house.shipped();
    fs::create_directories(house.folder_.path() / "own/deep");
    fs::create_symlink(house.folder_.path() / "secret/plan.yaml", shipped / "link.yaml");
    fs::create_directory_symlink(house.folder_.path() / "secret", shipped / "door");
    fs::create_symlink("nothing.yaml", shipped / "dangling.yaml");
    fs::create_symlink("netherlands.yaml", shipped / "within.yaml");
    CHECK(house.solved("within.yaml") == 0.2);
    for (const std::string name :
         {"link.yaml", "door/plan.yaml", "dangling.yaml", "studies/../../secrets/plan.yaml",
          "../shipped/../shipped2/netherlands.yaml", "..", "studies/../../../etc/passwd"}) {
        INFO(name);
        CHECK_THAT(house.problem(name), Catch::Matchers::StartsWith("5:10: extends is '" + name) &&
                                            (Catch::Matchers::Contains(nowhere) ||
                                             Catch::Matchers::Contains("a folder")));
        CHECK(!find_shipped(shipped, name));
    }
    CHECK(house.problem("/etc/passwd") ==
          "5:10: extends is '/etc/passwd' (a path relative to this file is needed)");
    // A folder beside whose name begins alike is another folder.
    house.folder_.write("shipped-not/netherlands.yaml", "team: {solved: 0.9}\n");
    CHECK(!find_shipped(shipped, "../shipped-not/netherlands.yaml"));
    CHECK(!find_shipped({}, "netherlands.yaml"));
    CHECK(!find_shipped(shipped, ""));
}

TEST_CASE("a shipped file that is no ordinary file is refused", "[input]") {
    const House house;
    CHECK(house.problem("studies") == "5:10: extends is 'studies' (a folder; a file is needed)");
}

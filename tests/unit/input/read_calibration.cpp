#include "gebied/input/read_calibration.hpp"

#include "gebied/base/problem.hpp"

#include <catch2/catch_all.hpp>
#include <filesystem>
#include <fstream>
#include <unistd.h>

using namespace gebied;
namespace fs = std::filesystem;

namespace {

/// A folder with a small study in it that exists as long as the test.
class Folder {
public:
    Folder() : path_{fs::temp_directory_path() / ("gebied-targets-" + std::to_string(getpid()))} {
        fs::create_directories(path_ / "studies");
        fs::create_directories(path_ / "own");
        for (const char* name : {"tiny.yaml", "sources.yaml"}) {
            fs::copy_file(fs::path{GEBIED_SOURCE_DIR "/tests/hostile/base"} / name,
                          path_ / "studies" / name, fs::copy_options::overwrite_existing);
        }
    }
    ~Folder() { fs::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    [[nodiscard]] fs::path write(const std::string& name, const std::string& text) const {
        std::ofstream{path_ / name} << text;
        return path_ / name;
    }

private:
    fs::path path_;
};

/// What a study can be measured by, in these tests.
std::vector<MeasureName> names(const Names& lists) {
    std::vector<MeasureName> known{{.id = "users"},
                                   {.id = "utilisation", .kind = MeasureName::Kind::ratio}};
    for (const Label& product : lists.products) {
        known.push_back({.id = "product_starts." + product.id});
    }
    return known;
}

const std::string national =
    "title: {nl: Landelijk, en: National}\n"
    "bibliography: studies/sources.yaml\n"
    "studies:\n"
    "  both: studies/tiny.yaml\n"
    "  south: {study: studies/tiny.yaml, area: south}\n"
    "targets:\n"
    "  users:\n"
    "    title: {nl: gebruikers, en: users}\n"
    "    unit: {nl: per 1.000 inwoners, en: 'per 1,000 inhabitants'}\n"
    "    measure: users\n"
    "    per: inhabitants\n"
    "    times: 1000\n"
    "    published: {value: 1164800, low: 1050000, high: 1280000, unit: {nl: personen, en: persons},\n"
    "                source: study-2020, year: 2019, row: C03, grade: measured, note: {nl: n, en: e}}\n"
    "    conversion:\n"
    "      - {over: 1.14, note: {nl: per huishouden, en: per household}}\n"
    "      - {over: 17282, note: duizend inwoners}\n"
    "    use: {both: fitted}\n"
    "    why: {south: {nl: klein, en: small}}\n"
    "  started:\n"
    "    title: gestart\n"
    "    unit: per jaar\n"
    "    measure: [product_starts.guidance, product_starts.youth_care]\n"
    "    published: {value: 5, low: 4, high: 6, unit: per jaar, source: study-2020, year: 2020}\n"
    "    use: reported\n"
    "    studies: [south]\n";

}  // namespace

TEST_CASE("targets are read as they are written", "[input]") {
    const Folder folder;
    const Calibration read = read_calibration(folder.write("t.yaml", national), names);
    CHECK(read.title == Label{"", "Landelijk", "National"});
    CHECK(read.sources.size() == 1);
    REQUIRE(read.studies.size() == 2);
    CHECK(read.studies[0].label ==
          Label{"both", "Klein", "Tiny"});  // two areas: title of the study
    CHECK(read.studies[0].file == "studies/tiny.yaml");
    CHECK_FALSE(read.studies[0].area.has_value());
    CHECK(read.studies[1].label == Label{"south", "Zuid", "Zuid"});
    CHECK(read.studies[1].area == 1U);
    CHECK(read.studies[1].study.hash == read.studies[0].study.hash);

    REQUIRE(read.targets.size() == 2);
    const Target& users = read.targets[0];
    CHECK(users.label == Label{"users", "gebruikers", "users"});
    CHECK(users.measure == std::vector<std::string>{"users"});
    CHECK(users.per == std::vector<std::string>{"inhabitants"});
    CHECK(users.times == 1000.0);
    CHECK(users.published.value == 1164800.0);
    CHECK(users.published.low == 1050000.0);
    CHECK(users.published.high == 1280000.0);
    CHECK(users.published.unit.en == "persons");
    CHECK(users.published.source == "study-2020");
    CHECK(users.published.year == "2019");
    CHECK(users.published.row == "C03");
    CHECK(users.published.grade == "measured");
    CHECK(users.published.note.nl == "n");
    REQUIRE(users.conversion.size() == 2);
    CHECK(users.conversion[0].over == 1.14);
    CHECK(users.conversion[0].times == 1.0);
    CHECK(users.conversion[0].note.en == "per household");
    CHECK(users.converted(1164800.0) == Catch::Approx(1164800.0 / 1.14 / 17282.0));
    REQUIRE(users.places.size() == 2);
    CHECK(users.places[0].use == FigureUse::fitted);
    CHECK(users.places[0].why.en.empty());
    CHECK(users.places[1].use == FigureUse::reported);
    CHECK(users.places[1].why.nl == "klein");

    const Target& started = read.targets[1];
    CHECK(started.measure.size() == 2);
    CHECK(started.per.empty());
    CHECK(started.times == 1.0);
    CHECK(started.converted(5.0) == 5.0);
    REQUIRE(started.places.size() == 1);
    CHECK(started.places[0].study == 1);
    CHECK(started.places[0].use == FigureUse::reported);
}

TEST_CASE("own figures extend the national ones, from another folder", "[input]") {
    const Folder folder;
    (void)folder.write("t.yaml", national);
    const Calibration read = read_calibration(
        folder.write(
            "own/own.yaml",
            "extends: ../t.yaml\n"
            "title: Eigen\n"
            "studies: {north: {study: ../studies/tiny.yaml, area: north}}\n"
            "targets:\n"
            "  users:\n"
            "    published: {value: 20, low: 10, high: 30, unit: u, source: study-2020, year: 2024}\n"
            "    conversion: [{times: 2, note: twee}]\n"
            "    use: reported\n"
            "    why: overal anders\n"),
        names);
    CHECK(read.title.en == "Eigen");
    REQUIRE(read.studies.size() == 3);
    CHECK(read.studies[0].label.id == "both");
    CHECK(read.studies[2].label.en == "North");
    REQUIRE(read.targets.size() == 2);
    const Target& users = read.targets[0];
    CHECK(users.published.value == 20.0);
    CHECK(users.published.row.empty());  // of the other figure
    CHECK(users.published.year == "2024");
    CHECK(users.converted(20.0) == 40.0);
    CHECK(users.times == 1000.0);
    REQUIRE(users.places.size() == 3);
    for (const TargetPlace& place : users.places) {
        CHECK(place.use == FigureUse::reported);
        CHECK(place.why.nl == "overal anders");
    }
}

TEST_CASE("problems of all files are reported at once, each where it stands", "[input]") {
    const Folder folder;
    (void)folder.write("studies/bad.yaml", "extends: tiny.yaml\nyears: many\n");
    const fs::path file = folder.write(
        "t.yaml",
        "title: T\n"
        "bibliography: studies/sources.yaml\n"
        "studies: {good: studies/tiny.yaml, bad: studies/bad.yaml}\n"
        "targets:\n"
        "  users: {title: T, unit: u, measure: usres, use: fitted,\n"
        "          published: {value: 1, low: 0, high: 2, unit: u, source: study-2020, year: 2020}}\n");
    std::vector<std::string> messages;
    try {
        (void)read_calibration(file, names);
    } catch (const InputError& error) {
        for (const Problem& problem : error.problems()) {
            messages.push_back(fs::path{problem.at.file}.filename().string() + ':' +
                               std::to_string(problem.at.line) + ':' +
                               std::to_string(problem.at.column) + ": " + problem.text);
        }
    }
    CHECK(messages ==
          std::vector<std::string>{
              "bad.yaml:2:8: years is 'many' (a whole number from 1 to 100)",
              "t.yaml:5:39: targets.users.measure: 'usres' is not a known measure of study good "
              "(did you mean 'users'?)"});
}

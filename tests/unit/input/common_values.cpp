// `all` in place of an id: every entry of the list.
#include "folder.hpp"

#include "gebied/base/problem.hpp"
#include "gebied/input/read_study.hpp"

#include <catch2/catch_all.hpp>
#include <string>

using namespace gebied;

namespace {

constexpr const char* base = "streams:\n  a: {name: A, budget: 1}\n  b: {name: B, budget: 2}\n"
                             "  all: {budget: 9, pooled_share: 0.1}\n";
constexpr const char* study =
    "study: s\nextends: base.yaml\nstart: 2027-01-01\nyears: 3\nsettling_years: 0\n";

std::vector<Stream> streams(const std::string& rest, std::size_t stage = 0) {
    const Folder folder;
    (void)folder.write("base.yaml", base);
    const Study read = read_study(folder.write("s.yaml", study + rest));
    return read.scenarios[0].areas[0].at(stage).model.streams;
}

constexpr const char* one_area = "areas: [{id: n, name: N}]\nscenarios: [{id: x}]\n";

}  // namespace

TEST_CASE("what stands under all holds for every entry that says nothing itself", "[input]") {
    const std::vector<Stream> read = streams(one_area);
    CHECK(read[0].budget == 1.0);
    CHECK(read[1].budget == 2.0);
    CHECK(read[0].pooled_share == 0.1);
    CHECK(read[1].pooled_share == 0.1);
}

TEST_CASE("all of a later file goes before what an earlier file says of one entry", "[input]") {
    const std::vector<Stream> read =
        streams(std::string{"streams: {all: {budget: 5}, b: {budget: 7}}\n"} + one_area);
    CHECK(read[0].budget == 5.0);
    CHECK(read[1].budget == 7.0);
}

TEST_CASE("an area and a measure may say all too", "[input]") {
    const std::vector<Stream> in_area =
        streams("areas: [{id: n, name: N, streams: {all: {budget: 4}}}]\nscenarios: [{id: x}]\n");
    CHECK(in_area[0].budget == 4.0);
    CHECK(in_area[1].budget == 4.0);
    const std::vector<Stream> later =
        streams("areas: [{id: n, name: N}]\nscenarios: [{id: x, measures: [{from: 2028-01-01, "
                "set: {streams.all.pooled_share: 0.6}}]}]\n",
                1);
    CHECK(later[0].pooled_share == 0.6);
    CHECK(later[1].pooled_share == 0.6);
}

TEST_CASE("all is no id, and a wrong key or value under it is named where it stands", "[input]") {
    const auto refusal = [](const std::string& rest) {
        try {
            (void)streams(rest);
        } catch (const InputError& error) {
            return std::string{error.what()};
        }
        return std::string{};
    };
    const std::string wrong =
        refusal(std::string{"streams: {all: {pooled_share: 3}}\n"} + one_area);
    CHECK(wrong.find("s.yaml:6:") != std::string::npos);
    CHECK(wrong.find("pooled_share is 3") != std::string::npos);
    const std::string unknown =
        refusal("areas: [{id: n, name: N}]\nscenarios: [{id: x, measures: [{from: 2028-01-01, "
                "set: {streams.all.pooled_shar: 0.6}}]}]\n");
    CHECK(unknown.find("streams.all.pooled_shar") != std::string::npos);
    CHECK(refusal("areas: [{id: n, name: N}]\nscenarios: [{id: x, set: {team.all.solved: 1}}]\n")
              .find("team.all.solved") != std::string::npos);
}

// The catalogue of messages: complete for what authors can meet, right in its holes, silent about the rest.
#include "gebied/input/parameter_catalogue.hpp"
#include "gebied/report/messages.hpp"

#include <catch2/catch_all.hpp>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <string>

using namespace gebied;
namespace fs = std::filesystem;

TEST_CASE("every message that a hostile study brings has Dutch, and none is English then",
          "[report]") {
    std::size_t seen = 0;
    for (const fs::directory_entry& entry :
         fs::directory_iterator{GEBIED_SOURCE_DIR "/tests/hostile"}) {
        if (entry.path().extension() != ".expected") {
            continue;
        }
        std::ifstream lines{entry.path()};
        for (std::string line; std::getline(lines, line);) {
            if (line == "valid" || line.empty()) {
                continue;
            }
            // `file:line:column: ` or `file: ` in front is not part of the message.
            const std::string text =
                std::regex_replace(line, std::regex{R"(^[^ ]*\.yaml(:\d+:\d+)?: )"}, "");
            INFO(entry.path().filename().string() << ": " << text);
            ++seen;
            CHECK(has_dutch(text));
            CHECK(message_in(text, Language::en) == text);
            const std::string dutch = message_in(text, Language::nl);
            const bool choice = std::regex_search(text, std::regex{R"(\(\w+(, \w+)+\)$)"});
            CHECK((dutch != text || choice));
            CHECK(dutch.find(" is not ") == std::string::npos);
            CHECK(dutch.find(" needed") == std::string::npos);
            CHECK(dutch.find("did you mean") == std::string::npos);
        }
    }
    CHECK(seen > 200);
}

TEST_CASE("units, ranges and neutral values of every parameter have Dutch", "[report]") {
    for (const CatalogueRow& row : parameter_catalogue()) {
        INFO(row.pattern << ": " << row.unit << ", " << row.range);
        CHECK(has_dutch(row.unit));
        const bool words = row.kind == "choice" || row.range == "true or false";
        CHECK((words || has_dutch(row.range)));
    }
}

TEST_CASE("a form stands once, and its Dutch has the holes of its English", "[report]") {
    std::set<std::string_view> seen;
    for (const MessageForm& form : message_forms()) {
        INFO(form.en);
        CHECK(seen.insert(form.en).second);
        CHECK(!form.nl.empty());
        std::string plain{form.en};
        plain = std::regex_replace(plain, std::regex{R"(\{\{|\}\})"}, "");
        const std::regex hole{R"(\{t?\})"};
        const auto holes = std::distance(std::sregex_iterator{plain.begin(), plain.end(), hole},
                                         std::sregex_iterator{});
        std::string dutch{form.nl};
        dutch = std::regex_replace(dutch, std::regex{R"(\{\{|\}\})"}, "");
        const std::regex numbered{R"(\{(\d)\})"};
        for (std::sregex_iterator at{dutch.begin(), dutch.end(), numbered}, end; at != end; ++at) {
            CHECK(std::stol((*at)[1]) < holes);
        }
    }
}

TEST_CASE("what the catalogue does not know, and what the user wrote, stays as it is", "[report]") {
    CHECK(message_in("something else entirely", Language::nl) == "something else entirely");
    CHECK_FALSE(has_dutch("something else entirely"));
    CHECK_FALSE(has_dutch("team.solved is 2 (a rule that nobody translated)"));
    CHECK(message_in("team.solved is 2 (a rule that nobody translated)", Language::nl) ==
          "team.solved is 2 (a rule that nobody translated)");
    // A key or value of the user that happens to be a word of the catalogue.
    CHECK(message_in("households is a list (a mapping of keys to values is needed)",
                     Language::nl) == "households is een lijst (sleutels met waarden zijn nodig)");
    CHECK(message_in("title is 'days' (a text is needed)", Language::nl) ==
          "title is 'days' (er is een tekst nodig)");
    CHECK(message_in("{}", Language::nl) == "{}");
    CHECK(message_in("", Language::nl).empty());
    CHECK(message_in(std::string(100'000, '('), Language::nl).size() == 100'000);
}

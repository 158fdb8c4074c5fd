#include "gebied/base/contract.hpp"
#include "gebied/results/result_file.hpp"
#include "unit/results/example_study.hpp"

#include <catch2/catch_all.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <span>
#include <sstream>
#include <string>

using namespace gebied;
using Catch::Matchers::ContainsSubstring;

namespace {

const ResultSettings settings{
    .program_version = "0.1.0",
    .build = "abc123",
    .compiler = "g++ 12.2.0",
    .created = "2026-11-24T09:00:00Z",
    .ceilings = {{.area = "WK1", .stream = "wmo", .mean = 100.5, .cv = 0.1, .amount = 113.1}},
    .commit_every = std::chrono::milliseconds{0}};

void write_all(const std::filesystem::path& path, const Study& study, std::int64_t count,
               RunState state) {
    ResultWriter writer = ResultWriter::create(path, study, settings);
    for (std::int64_t number = 1; number <= count; ++number) {
        writer.add(example::replication(study, number));
    }
    writer.finish(state);
}

std::string content(const std::filesystem::path& path) {
    std::ostringstream text;
    text << std::ifstream{path, std::ios::binary}.rdbuf();
    return text.str();
}

}  // namespace

TEST_CASE("what is written is read back, every number in its place", "[results]") {
    const example::Folder folder{"round_trip"};
    const Study study = example::study();
    write_all(folder / "r.gebied", study, 3, RunState::interrupted);
    const ResultReader reader{folder / "r.gebied"};

    const ResultHeader& header = reader.header();
    CHECK(header.study == "example");
    CHECK(header.title.nl == "Voorbeeld");
    CHECK(header.question.en == "Does it help?");
    CHECK(header.text == study.text);
    CHECK(header.hash == study.hash);
    CHECK(header.seed == study.seed);
    CHECK(header.asked == 4);
    CHECK(header.replications == 3);
    CHECK(header.state == RunState::interrupted);
    CHECK(header.program_version == "0.1.0");
    CHECK(header.build == "abc123");
    CHECK(header.compiler == "g++ 12.2.0");
    CHECK(header.created == "2026-11-24T09:00:00Z");
    CHECK(header.first_year == 2025);
    CHECK(header.start_year == 2027);
    CHECK(header.end_year == 2029);

    REQUIRE(reader.scenarios().size() == 3);
    CHECK(reader.scenarios()[0].label == study.baseline.label);
    CHECK(reader.scenarios()[1].regime == "absolute");
    CHECK(reader.scenarios()[1].ceiling == "amounts");
    CHECK(reader.scenarios()[1].differs_from == "2028-01-01");
    CHECK(reader.scenarios()[2].differs_from.empty());
    CHECK(reader.areas() == study.areas);
    CHECK(reader.names() == study.names);

    const Layout layout{study.names};
    REQUIRE(reader.columns().size() == layout.width());
    for (std::size_t i = 0; i < layout.width(); ++i) {
        CHECK(reader.columns()[i].name == layout.columns()[i].name);
        CHECK(reader.columns()[i].item == layout.columns()[i].item);
        CHECK(reader.columns()[i].counter == layout.columns()[i].counter);
    }
    for (std::int64_t number = 1; number <= 3; ++number) {
        const Replication written = example::replication(study, number);
        for (std::size_t scenario = 0; scenario < 3; ++scenario) {
            for (std::size_t area = 0; area < 2; ++area) {
                CHECK(reader.outcome(number, scenario, area) == written.futures[scenario][area]);
            }
        }
    }
}

TEST_CASE("parameters, sources, changes and ceilings keep every field", "[results]") {
    const example::Folder folder{"provenance"};
    const Study study = example::study();
    write_all(folder / "r.gebied", study, 1, RunState::complete);
    const ResultReader reader{folder / "r.gebied"};
    REQUIRE(reader.parameters().size() == 1);
    const ParameterRecord parameter = reader.parameters()[0];
    CHECK(parameter.path == study.parameters[0].path);
    CHECK(parameter.value == "61.20");
    CHECK(parameter.unit == "euro per hour");
    CHECK(parameter.low == "50");
    CHECK(parameter.high == "70");
    CHECK(parameter.distribution == "uniform");
    CHECK(parameter.source == "cbs");
    CHECK(parameter.year == "2025");
    CHECK(parameter.grade == "measured");
    CHECK(parameter.note == study.parameters[0].note);
    CHECK(parameter.file == "netherlands.yaml");
    CHECK(parameter.line == 12);
    REQUIRE(reader.sources().size() == 1);
    CHECK(reader.sources()[0].title == "Een titel, met komma");
    CHECK(reader.sources()[0].note.empty());
    REQUIRE(reader.changes().size() == 1);
    CHECK(reader.changes()[0].from == "2028-01-01");
    CHECK(reader.changes()[0].ramp_months == 6);
    REQUIRE(reader.ceilings().size() == 1);
    CHECK(reader.ceilings()[0].amount == 113.1);
}

TEST_CASE("totals are sums over years and areas, per replication", "[results]") {
    const example::Folder folder{"totals"};
    const Study study = example::study();
    write_all(folder / "r.gebied", study, 2, RunState::complete);
    const ResultReader reader{folder / "r.gebied"};
    const Totals all = reader.totals(1);
    CHECK(all.years == 2);
    CHECK(all.areas == 2);
    REQUIRE(all.replications() == 2);
    const Totals second = reader.totals(1, 1);
    CHECK(second.areas == 1);
    const std::size_t column = 5;
    const std::vector<std::int64_t> by_year = reader.yearly(1, column, 1);
    REQUIRE(by_year.size() == 4);
    for (std::int64_t number = 1; number <= 2; ++number) {
        const auto i = static_cast<std::size_t>(number - 1);
        std::int64_t sum = 0;
        for (std::size_t year = 0; year < 2; ++year) {
            CHECK(by_year[i * 2 + year] == example::somewhere(number, 1, 1, year, column));
            for (std::size_t area = 0; area < 2; ++area) {
                sum += example::somewhere(number, 1, area, year, column);
            }
        }
        CHECK(all.replication(i)[column] == sum);
        CHECK(second.replication(i)[column] == by_year[i * 2] + by_year[i * 2 + 1]);
    }
    const std::vector<std::int64_t> free = reader.monthly(2, MonthlySeries::free);
    REQUIRE(free.size() == 2 * 24);
    const std::size_t cell =
        13 * monthly_series_count + static_cast<std::size_t>(MonthlySeries::free);
    CHECK(free[24 + 13] ==
          example::somewhere(2, 2, 0, 0, cell) + example::somewhere(2, 2, 1, 0, cell));
}

TEST_CASE("one reading gives every row, each once and in its place", "[results]") {
    const example::Folder folder{"rows"};
    const Study study = example::study();
    write_all(folder / "r.gebied", study, 2, RunState::complete);
    const ResultReader reader{folder / "r.gebied"};
    std::size_t rows = 0;
    std::vector<std::int64_t> sums(2 * reader.columns().size());
    reader.for_each_year(1, [&](std::size_t replication, std::size_t area, std::size_t year,
                                std::span<const std::int64_t> values) {
        ++rows;
        REQUIRE(values.size() == reader.columns().size());
        for (std::size_t i = 0; i < values.size(); ++i) {
            CHECK(values[i] ==
                  example::somewhere(static_cast<std::int64_t>(replication) + 1, 1, area, year, i));
            sums[replication * values.size() + i] += values[i];
        }
    });
    CHECK(rows == 2 * 2 * 2);
    CHECK(sums == reader.totals(1).sums);
    rows = 0;
    std::vector<std::int64_t> free(2 * 24);
    reader.for_each_month(2, [&](std::size_t replication, std::size_t, std::size_t month,
                                 std::span<const std::int64_t> values) {
        ++rows;
        free[replication * 24 + month] += values[static_cast<std::size_t>(MonthlySeries::free)];
    });
    CHECK(rows == 2 * 2 * 24);
    CHECK(free == reader.monthly(2, MonthlySeries::free));
}

TEST_CASE("a program that is killed leaves a valid result of what was committed", "[results]") {
    const example::Folder folder{"killed"};
    const Study study = example::study();
    const std::filesystem::path path = folder / "r.gebied";
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        ResultWriter writer = ResultWriter::create(path, study, settings);
        writer.add(example::replication(study, 1));
        writer.add(example::replication(study, 2));
        _exit(0);  // no destructor runs
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    const ResultReader reader{path};
    CHECK(reader.header().state == RunState::running);
    CHECK(reader.header().replications == 2);
    CHECK(reader.outcome(2, 2, 1) == example::replication(study, 2).futures[2][1]);
}

TEST_CASE("an interrupted result goes on where it stopped, as if it was asked at once",
          "[results]") {
    const example::Folder folder{"resume"};
    Study study = example::study();
    const std::filesystem::path path = folder / "r.gebied";
    {
        ResultWriter writer = ResultWriter::create(path, study, settings);
        writer.add(example::replication(study, 1));
    }
    CHECK(ResultReader{path}.header().state == RunState::interrupted);
    REQUIRE(ResultReader{path}.belongs_to(study));
    study.replications = 6;
    {
        ResultWriter writer = ResultWriter::resume(path, study, settings);
        REQUIRE(writer.replications() == 1);
        writer.add(example::replication(study, 2));
        writer.finish(RunState::complete);
    }
    write_all(folder / "once.gebied", study, 2, RunState::complete);
    const ResultReader resumed{path};
    const ResultReader once{folder / "once.gebied"};
    CHECK(resumed.header().asked == 6);
    CHECK(resumed.header().state == RunState::complete);
    CHECK(resumed.totals(1).sums == once.totals(1).sums);
    CHECK(resumed.outcome(2, 0, 0) == once.outcome(2, 0, 0));
}

TEST_CASE("a result does not go on with another study, seed or program", "[results]") {
    const example::Folder folder{"other"};
    const Study study = example::study();
    const std::filesystem::path path = folder / "r.gebied";
    write_all(path, study, 1, RunState::interrupted);
    Study other = study;
    other.hash = "0000000000000000";
    CHECK_FALSE(ResultReader{path}.belongs_to(other));
    CHECK_THROWS_WITH(ResultWriter::resume(path, other, settings),
                      ContainsSubstring("another study"));
    other = study;
    other.seed = 1;
    CHECK_THROWS_WITH(ResultWriter::resume(path, other, settings),
                      ContainsSubstring("another study or seed"));
    ResultSettings newer = settings;
    newer.program_version = "0.2.0";
    CHECK_THROWS_WITH(ResultWriter::resume(path, study, newer), ContainsSubstring("version 0.1.0"));
    ResultSettings rebuilt = settings;
    rebuilt.build = "abc123-dirty.01234567";
    CHECK_THROWS_WITH(ResultWriter::resume(path, study, rebuilt),
                      ContainsSubstring("build abc123 of this program"));
}

TEST_CASE("a file that is no result is refused and stays as it was", "[results]") {
    const example::Folder folder{"foreign"};
    const Study study = example::study();
    const std::filesystem::path path = folder / "thesis.txt";
    const std::string words(5000, 'x');
    std::ofstream{path} << words;
    CHECK_THROWS_WITH(ResultWriter::create(path, study, settings),
                      ContainsSubstring("is not a result"));
    CHECK_THROWS_AS(ResultReader{path}, ResultError);
    CHECK(content(path) == words);
    CHECK_THROWS_WITH(ResultReader{folder / "absent.gebied"}, ContainsSubstring("no such file"));
    CHECK_THROWS_WITH(ResultWriter::create(folder / "", study, settings),
                      ContainsSubstring("is not a file"));
    CHECK_THROWS_AS(ResultWriter::create(folder / "no/such/folder/r.gebied", study, settings),
                    ResultError);
}

TEST_CASE("an earlier result is replaced, one that is being written is not", "[results]") {
    const example::Folder folder{"replace"};
    const Study study = example::study();
    const std::filesystem::path path = folder / "r.gebied";
    write_all(path, study, 3, RunState::complete);
    ResultWriter writer = ResultWriter::create(path, study, settings);
    writer.add(example::replication(study, 1));
    CHECK_THROWS_WITH(ResultWriter::create(path, study, settings), ContainsSubstring("in use"));
    CHECK(ResultReader{path}.header().replications == 1);  // readers may look while a run goes on
    writer.finish(RunState::complete);
    CHECK(ResultReader{path}.header().replications == 1);
}

TEST_CASE("replications out of order are a fault of ours", "[results]") {
    const example::Folder folder{"order"};
    const Study study = example::study();
    ResultWriter writer = ResultWriter::create(folder / "r.gebied", study, settings);
    CHECK_THROWS_AS(writer.add(example::replication(study, 2)), std::logic_error);
    Replication narrow = example::replication(study, 1);
    narrow.futures.pop_back();
    CHECK_THROWS_AS(writer.add(narrow), std::logic_error);
}

TEST_CASE("a damaged result is refused or read, never a crash", "[results]") {
    const example::Folder folder{"damaged"};
    const Study study = example::study();
    write_all(folder / "whole.gebied", study, 1, RunState::complete);
    const std::string whole = content(folder / "whole.gebied");
    const std::filesystem::path path = folder / "damaged.gebied";
    int refused = 0;
    const auto read_all = [&](const std::string& bytes) {
        std::ofstream{path, std::ios::binary} << bytes;
        try {
            const ResultReader reader{path};
            for (std::size_t scenario = 0; scenario < reader.scenarios().size(); ++scenario) {
                static_cast<void>(reader.totals(scenario));
                static_cast<void>(reader.monthly(scenario, MonthlySeries::free));
                static_cast<void>(reader.outcome(1, scenario, 0));
            }
            static_cast<void>(reader.parameters());
        } catch (const ResultError&) {
            ++refused;
        }
    };
    for (std::size_t length = 0; length < whole.size(); length += 1021) {
        read_all(whole.substr(0, length));
    }
    CHECK(refused == static_cast<int>((whole.size() + 1020) / 1021));
    for (std::size_t at = 0; at < whole.size(); at += 509) {
        std::string bytes = whole;
        bytes[at] = static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ 0xffU);
        read_all(bytes);
    }
    std::string huge = whole;
    const std::string one{"replications1"};
    const std::size_t found = huge.find(one);
    REQUIRE(found != std::string::npos);
    huge[found + one.size() - 1] = '9';
    refused = 0;
    read_all(huge);
    CHECK(refused == 1);
}

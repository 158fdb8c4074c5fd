#include "cli/command.hpp"
#include "cli/progress.hpp"
#include "cli/say.hpp"
#include "cli/shipped.hpp"

#include "gebied/experiment/run.hpp"
#include "gebied/input/read_calibration.hpp"
#include "gebied/report/calibration_page.hpp"
#include "gebied/report/wording.hpp"
#include "gebied/results/result_file.hpp"
#include "gebied/results/target_check.hpp"

#include <filesystem>
#include <fmt/core.h>
#include <fstream>
#include <limits>
#include <system_error>

namespace gebied::cli {
namespace {

namespace po = boost::program_options;
namespace fs = std::filesystem;

/// The command that makes the same page again. Threads change nothing, so they are not in it.
std::string command_of(const Arguments& arguments, const std::string& file, Language language) {
    std::string command = "gebied calibrate " + file;
    if (arguments.count("replications") > 0) {
        command += fmt::format(" -r {}", arguments["replications"].as<std::int64_t>());
    }
    if (arguments.count("seed") > 0) {
        command += fmt::format(" --seed {}", arguments["seed"].as<std::int64_t>());
    }
    command += language == Language::nl ? " --language nl" : " --language en";
    if (arguments.count("output") > 0) {
        command += " -o " + arguments["output"].as<std::string>();
    }
    return command;
}

/// What the arguments say about every study: only its baseline, and perhaps another seed and number.
void prepare(Calibration& calibration, const Arguments& arguments) {
    const auto replications = number_in(arguments, "replications", 2, 1'000'000);
    const auto seed = number_in(arguments, "seed", 0, std::numeric_limits<std::int64_t>::max());
    for (CalibrationStudy& place : calibration.studies) {
        Study& study = place.study;
        study.scenarios.clear();
        study.replications = replications.value_or(study.replications);
        study.seed = seed ? static_cast<std::uint64_t>(*seed) : study.seed;
    }
}

/// Lives the baseline of every study; studies that are the same file are lived once.
std::vector<Totals> live(Calibration& calibration, int threads, Language language) {
    std::vector<BaselineTotals> sums;
    for (const CalibrationStudy& place : calibration.studies) {
        sums.emplace_back(place);
    }
    for (std::size_t i = 0; i < calibration.studies.size(); ++i) {
        const std::string& hash = calibration.studies[i].study.hash;
        std::vector<std::size_t> same;
        for (std::size_t j = 0; j < calibration.studies.size(); ++j) {
            if (calibration.studies[j].study.hash == hash) {
                same.push_back(j);
            }
        }
        if (same.front() != i) {
            continue;
        }
        Study& study = calibration.studies[i].study;
        (void)settle_ceilings(study, threads);
        Progress progress{study, 0, language};
        run(study, {.first = 1, .last = study.replications, .threads = threads},
            [&](Replication&& replication) {
                for (const std::size_t j : same) {
                    sums[j].add(replication);
                }
                progress.add(replication);
            });
        progress.clear();
    }
    std::vector<Totals> totals;
    for (const BaselineTotals& sum : sums) {
        totals.push_back(sum.totals());
    }
    return totals;
}

/// Writes a file as a whole or not at all.
void write_page(const fs::path& path, const std::string& page) {
    fs::path beside = path;
    beside += ".part";
    std::error_code failed;
    {
        std::ofstream out{beside, std::ios::binary};
        out << page;
        out.close();
        if (!out) {
            fs::remove(beside, failed);
            throw ResultError{path.string() + " cannot be written"};
        }
    }
    fs::rename(beside, path, failed);
    if (failed) {
        throw ResultError{path.string() + " cannot be written: " + failed.message()};
    }
}

/// Says which figures lie outside their range without a reason in the targets.
void warn(const Calibration& calibration, const std::vector<TargetCheck>& checks,
          const std::string& file, Language language) {
    for (const TargetCheck& check : checks) {
        if (!is_settled(calibration, check)) {
            const Target& target = calibration.targets[check.target];
            const CalibrationStudy& place = calibration.studies[check.study];
            say(stderr, language,
                {.nl =
                     "Let op: {} ligt in {} buiten het bereik; zeg waarom in {}: targets.{}.why.{}\n",
                 .en =
                     "Warning: {} lies outside its range in {}; say why in {}: targets.{}.why.{}\n"},
                name_in(target.label, language), name_in(place.label, language), file,
                target.label.id, place.label.id);
        }
    }
}

}  // namespace

void declare_calibrate(OptionList& options) {
    options.add_options()("output,o", po::value<std::string>(),
                          "page to write (default: print it)")(
        "replications,r", po::value<std::int64_t>(),
        "number of futures (default: as in each study)")(
        "threads,j", po::value<std::int64_t>(),
        "threads (default: all processors; never changes a result)")(
        "seed", po::value<std::int64_t>(), "seed of chance (default: as in each study)")(
        "language", po::value<std::string>()->default_value("en"), "nl or en");
}

Exit perform_calibrate(const Arguments& arguments) {
    const std::string file = argument_of(arguments, "a file of TARGETS");
    const Language language = language_of(arguments);
    const auto threads = static_cast<int>(number_in(arguments, "threads", 0, 1024).value_or(0));
    Calibration calibration = read_calibration(file, measure_names, with_shipped());
    prepare(calibration, arguments);
    const std::vector<TargetCheck> checks =
        check_targets(calibration, live(calibration, threads, language));
    const std::string page = calibration_page(
        calibration, checks,
        {.command = command_of(arguments, file, language), .program_version = GEBIED_VERSION},
        language);
    if (arguments.count("output") > 0) {
        write_page(arguments["output"].as<std::string>(), page);
    } else {
        fmt::print("{}", page);
    }
    warn(calibration, checks, file, language);
    return Exit::done;
}

}  // namespace gebied::cli

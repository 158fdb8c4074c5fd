#include "cli/command.hpp"
#include "cli/progress.hpp"
#include "cli/say.hpp"
#include "cli/shipped.hpp"

#include "gebied/experiment/run.hpp"
#include "gebied/input/read_study.hpp"
#include "gebied/report/comparison.hpp"
#include "gebied/results/result_file.hpp"

#include <atomic>
#include <chrono>
#include <csignal>
#include <ctime>
#include <filesystem>
#include <fmt/core.h>
#include <limits>
#include <optional>
#include <unistd.h>

namespace gebied::cli {
namespace {

namespace po = boost::program_options;

/// Set by Ctrl-C. A signal handler can reach nothing but a variable of the program.
std::atomic<bool> stop_asked{false};
static_assert(std::atomic<bool>::is_always_lock_free);

extern "C" void ask_to_stop(int signal) {
    stop_asked.store(true);
    std::signal(signal, SIG_DFL);  // a second Ctrl-C ends the program at once
}

std::string now_in_words() {
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm parts{};
    gmtime_r(&now, &parts);
    std::array<char, 32> text{};
    std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text.data();
}

std::string compiler() {
    return std::string{GEBIED_COMPILER};
}

/// How many replications an earlier, unfinished run of this study left at `path`.
std::int64_t already_there(const std::filesystem::path& path, const Study& study) {
    if (!std::filesystem::exists(path)) {
        return 0;
    }
    try {
        const ResultReader result{path};
        return result.belongs_to(study) ? result.header().replications : 0;
    } catch (const ResultError&) {
        return 0;  // the writer says what is wrong with it, or replaces it
    }
}

void print_comparison(const std::filesystem::path& path, Language language) {
    const ResultReader result{path};
    fmt::print("{}", comparison_text(compare(result), language));
}

}  // namespace

void declare_run(OptionList& options) {
    options.add_options()("output,o", po::value<std::string>(),
                          "result file (default: <study>.sqlite here)")(
        "replications,r", po::value<std::int64_t>(),
        "number of futures (default: as in the study)")(
        "threads,j", po::value<int>()->default_value(0),
        "threads (default: all processors; never changes a result)")(
        "seed", po::value<std::uint64_t>(), "seed of chance (default: as in the study)");
    declare_language(options);
}

Exit perform_run(const Arguments& arguments) {
    const std::filesystem::path file = argument_of(arguments, "a STUDY");
    const Language language = language_of(arguments);
    const int threads = arguments["threads"].as<int>();
    if (threads < 0 || threads > 1024) {
        throw UsageError{fmt::format("--threads is {} (0 to 1024)", threads)};
    }
    Study study = read_study(file, with_shipped());
    if (arguments.count("replications") > 0) {
        study.replications = arguments["replications"].as<std::int64_t>();
        if (study.replications < 1 || study.replications > 1'000'000) {
            throw UsageError{
                fmt::format("--replications is {} (1 to 1000000)", study.replications)};
        }
    }
    if (arguments.count("seed") > 0) {
        study.seed = arguments["seed"].as<std::uint64_t>();
    }
    const std::filesystem::path path = arguments.count("output") > 0
                                           ? arguments["output"].as<std::string>()
                                           : study.label.id + ".sqlite";
    const std::int64_t before = already_there(path, study);
    if (before < study.replications) {
        const bool nl = language == Language::nl;
        const bool terminal = isatty(STDERR_FILENO) != 0;
        if (terminal) {
            fmt::print(stderr, "{}", nl ? "plafond bepalen..." : "settling the ceiling...");
        }
        ResultSettings settings;
        settings.program_version = GEBIED_VERSION;
        settings.compiler = compiler();
        settings.created = now_in_words();
        settings.ceilings = settle_ceilings(study, threads);
        ResultWriter writer = before > 0 ? ResultWriter::resume(path, study, settings)
                                         : ResultWriter::create(path, study, settings);
        std::signal(SIGINT, ask_to_stop);
        std::signal(SIGTERM, ask_to_stop);
        Progress progress{study, before, language};
        run(study,
            {.first = before + 1,
             .last = study.replications,
             .threads = threads,
             .stop = &stop_asked},
            [&](Replication&& replication) {
                writer.add(replication);
                progress.add(replication);
            });
        progress.clear();
        const std::int64_t done = writer.replications();
        const bool complete = done >= study.replications;
        writer.finish(complete ? RunState::complete : RunState::interrupted);
        if (!complete) {
            say(stderr, language,
                {.nl =
                     "Onderbroken na {} van {} toekomsten. {} is geldig en draagt dat etiket; dezelfde opdracht gaat verder.\n",
                 .en =
                     "Interrupted after {} of {} futures. {} is valid and labelled so; the same command goes on.\n"},
                done, study.replications, path.string());
            if (done > 1) {
                print_comparison(path, language);
            }
            return Exit::interrupted;
        }
    }
    print_comparison(path, language);
    say(language, {.nl = "\nResultaat: {}\n", .en = "\nResult: {}\n"}, path.string());
    return Exit::done;
}

}  // namespace gebied::cli

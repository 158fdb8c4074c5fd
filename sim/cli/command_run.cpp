#include "cli/build_id.hpp"
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

/// While there is no future to keep, nothing has to be finished.
[[noreturn]] void stop_saying(std::string_view words) {
    [[maybe_unused]] const auto written = write(STDERR_FILENO, words.data(), words.size());
    _exit(static_cast<int>(Exit::interrupted));
}
extern "C" void stop_at_once_nl(int /*signal*/) {
    stop_saying("\ngebied: onderbroken voor de eerste toekomst\n");
}
extern "C" void stop_at_once_en(int /*signal*/) {
    stop_saying("\ngebied: interrupted before the first future\n");
}

using SignalHandler = void (*)(int);
void on_interrupt(SignalHandler handler) {
    for (const int signal : {SIGINT, SIGTERM}) {
        if (std::signal(signal, handler) == SIG_IGN) {
            std::signal(signal, SIG_IGN);  // as who started the program wants (nohup, a script)
        }
    }
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

/// What an earlier run left where the result comes.
struct Earlier {
    std::int64_t replications{0};
    RunState state{RunState::running};

    /// Whether nothing has to be simulated. A run that was killed between its last future and its end
    /// still has to be called complete.
    [[nodiscard]] bool answers(const Study& study) const {
        return replications > study.replications ||
               (replications == study.replications && state == RunState::complete);
    }
};

/// Refuses a folder in which the result cannot be written before hours are spent on it.
void expect_place_for(const std::filesystem::path& path) {
    const std::filesystem::path given = path.parent_path();
    const std::filesystem::path folder = given.empty() ? std::filesystem::path{"."} : given;
    std::error_code error;
    if (!std::filesystem::is_directory(folder, error)) {
        throw UsageError{fmt::format("{} cannot be made: there is no folder {}", path.string(),
                                     folder.string())};
    }
    if (access(folder.c_str(), W_OK) != 0) {
        throw ResultError{fmt::format("{} cannot be made: you may not write in the folder {}",
                                      path.string(), folder.string())};
    }
}

/// What stands at `path`. Throws `ResultError` for everything but an earlier run of this study: what
/// somebody kept is not written over without being asked.
Earlier earlier_run(const std::filesystem::path& path, const Study& study) {
    if (is_free(path)) {
        return {};
    }
    const ResultReader result{path};
    if (!result.belongs_to(study)) {
        throw ResultError{fmt::format(
            "{} holds the result of another study, or of this one before it was changed or with "
            "another seed; choose another name with --output, or write over it with --replace",
            path.string())};
    }
    return {.replications = result.header().replications, .state = result.header().state};
}

/// Simulates what is missing after `before` replications and keeps it at `path`; returns how many
/// replications are there then: fewer than the study asks when it was interrupted.
std::int64_t simulate(Study& study, const std::filesystem::path& path, std::int64_t before,
                      int threads, Language language) {
    on_interrupt(language == Language::nl ? stop_at_once_nl : stop_at_once_en);
    if (isatty(STDERR_FILENO) != 0) {
        say(stderr, language, {.nl = "plafond bepalen...", .en = "settling the ceiling..."});
        std::fflush(stderr);
    }
    ResultSettings settings;
    settings.program_version = GEBIED_VERSION;
    settings.build = GEBIED_BUILD;
    settings.compiler = compiler();
    settings.created = now_in_words();
    settings.ceilings = settle_ceilings(study, threads);
    ResultWriter writer = before > 0 ? ResultWriter::resume(path, study, settings)
                                     : ResultWriter::create(path, study, settings);
    on_interrupt(ask_to_stop);
    Progress progress{study, before, language};
    run(study,
        {.first = before + 1, .last = study.replications, .threads = threads, .stop = &stop_asked},
        [&](Replication&& replication) {
            writer.add(replication);
            progress.add(replication);
        });
    progress.clear();
    const std::int64_t done = writer.replications();
    writer.finish(done >= study.replications ? RunState::complete : RunState::interrupted);
    return done;
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
        "threads,j", po::value<std::int64_t>(),
        "threads (default: all processors; never changes a result)")(
        "seed", po::value<std::int64_t>(), "seed of chance (default: as in the study)")(
        "replace", "begin anew where the result file holds another result");
    declare_language(options);
}

Exit perform_run(const Arguments& arguments) {
    const std::filesystem::path file = argument_of(arguments, "a STUDY");
    const Language language = language_of(arguments);
    const auto threads = number_in(arguments, "threads", 0, 1024);
    const auto replications = number_in(arguments, "replications", 1, 1'000'000);
    const auto seed = number_in(arguments, "seed", 0, std::numeric_limits<std::int64_t>::max());
    if (arguments.count("output") > 0 && arguments["output"].as<std::string>().empty()) {
        throw UsageError{"--output is empty (the name of a file)"};
    }
    Study study = read_study(file, with_shipped());
    study.replications = replications.value_or(study.replications);
    study.seed = seed ? static_cast<std::uint64_t>(*seed) : study.seed;
    const std::filesystem::path path = arguments.count("output") > 0
                                           ? arguments["output"].as<std::string>()
                                           : study.label.id + ".sqlite";
    const Earlier earlier = arguments.count("replace") > 0 ? Earlier{} : earlier_run(path, study);
    if (!earlier.answers(study)) {
        expect_place_for(path);
        const std::int64_t done = simulate(study, path, earlier.replications,
                                           static_cast<int>(threads.value_or(0)), language);
        if (done < study.replications) {
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

// The program: reads the command line, performs one command, and turns failures into words and a status.
#include "cli/command.hpp"
#include "cli/say.hpp"

#include "gebied/base/problem.hpp"
#include "gebied/experiment/run.hpp"
#include "gebied/report/messages.hpp"
#include "gebied/results/result_file.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fmt/core.h>
#include <optional>
#include <system_error>
#include <utility>

namespace gebied::cli {
namespace {

namespace po = boost::program_options;

constexpr std::string_view version = GEBIED_VERSION;

/// The language of words about the command line itself, before or without reading it: `--language` where
/// it stands, else the default. A language that does not exist is refused later.
Language language_in(const std::vector<std::string>& words) {
    std::string asked{default_language()};
    constexpr std::string_view option = "--language";
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == option && i + 1 < words.size()) {
            asked = words[i + 1];
        } else if (words[i].starts_with(std::string{option} + '=')) {
            asked = words[i].substr(option.size() + 1);
        }
    }
    const std::string known = asked == "en" || asked == "nl" ? asked : default_language();
    return known == "en" ? Language::en : Language::nl;
}

void print_help(Language language) {
    say(language,
        {.nl = "gebied {}: wie hulp krijgt, wie wacht en wat het kost, onder een gebiedsbudget\n\n"
               "Gebruik: gebied OPDRACHT [ARGUMENT] [OPTIES]\n\nOpdrachten:\n",
         .en = "gebied {}: who gets help, who waits and what it costs, under one area budget\n\n"
               "Usage: gebied COMMAND [ARGUMENT] [OPTIONS]\n\nCommands:\n"},
        version);
    for (const Command& command : commands()) {
        const std::string left = std::string{command.name}.append(" ").append(command.argument);
        fmt::print("  {:<20} {}\n", left, message_in(command.summary, language));
    }
    say(language,
        {.nl =
             "\n'gebied OPDRACHT --help' toont de opties van een opdracht.\n"
             "Status: 0 klaar, 1 mislukt of vergelijking geweigerd, 2 invoer of argumenten kloppen niet, 3 onderbroken.\n",
         .en =
             "\n'gebied COMMAND --help' shows the options of a command.\n"
             "Status: 0 done, 1 failed or comparison refused, 2 wrong input or arguments, 3 interrupted.\n"});
}

const Command* find_command(const std::string& name) {
    const auto found = std::find_if(commands().begin(), commands().end(),
                                    [&](const Command& c) { return c.name == name; });
    return found == commands().end() ? nullptr : &*found;
}

const Command& command_named(const std::string& name) {
    if (const Command* command = find_command(name)) {
        return *command;
    }
    std::vector<std::string> known;
    for (const Command& c : commands()) {
        known.emplace_back(c.name);
    }
    if (name == "more") {
        throw UsageError{
            "'more' is not a command; 'gebied run STUDY -o RESULT -r N' with a larger N goes on in "
            "the same result, to the same bytes as if asked at once"};
    }
    const std::string meant = nearest(name, known);
    throw UsageError{
        "'" + name + "' is not a command" +
        (meant.empty() ? "; 'gebied --help' lists them" : " (did you mean '" + meant + "'?)")};
}

void print_help_of(const Command& command, const OptionList& options, Language language) {
    fmt::print("gebied {}{}{}\n{}\n\n{}:\n", command.name, command.argument.empty() ? "" : " ",
               command.argument, message_in(command.summary, language),
               language == Language::nl ? "Opties" : "Options");
    for (const auto& option : options.options()) {
        const std::string left = option->format_name() + ' ' + option->format_parameter();
        fmt::print("  {:<36} {}\n", left, message_in(option->description(), language));
    }
}

Exit perform(const Command& command, const std::vector<std::string>& words) {
    OptionList options{"Options"};
    options.add_options()("help,h", "show this help");
    command.declare(options);
    OptionList all;
    all.add(options);
    all.add_options()("argument", po::value<std::vector<std::string>>());
    po::positional_options_description positional;
    positional.add("argument", -1);
    Arguments arguments;
    try {
        po::store(po::command_line_parser(words).options(all).positional(positional).run(),
                  arguments);
        if (arguments.count("help") > 0) {  // whatever else is missing
            print_help_of(command, options, language_in(words));
            return Exit::done;
        }
        po::notify(arguments);
    } catch (const po::error& error) {
        throw UsageError{error.what()};
    }
    return command.perform(arguments);
}

/// Says what went wrong. A message that cannot be written either is no reason to end otherwise.
void complain(const std::string& text) {
    std::fputs(text.c_str(), stderr);
}

/// What is printed only counts when it arrives.
bool output_arrived() {
    errno = 0;
    return std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
}

/// The words with a language that stands before the command behind it, where commands look for it.
std::vector<std::string> command_first(std::vector<std::string> words) {
    const std::size_t length = words.empty()                              ? 0
                               : words.front() == "--language"            ? 2
                               : words.front().starts_with("--language=") ? 1
                                                                          : 0;
    if (length > 0 && words.size() > length) {
        std::rotate(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(length),
                    words.end());
    }
    return words;
}

/// Performs what the words ask; `at` becomes the name under which failures are reported.
Exit perform(const std::vector<std::string>& given, std::string& at) {
    const std::vector<std::string> words = command_first(given);
    const std::string& first = words.empty() ? std::string{"--help"} : words.front();
    if (first == "--version") {
        fmt::print("gebied {}\n", version);
        return Exit::done;
    }
    const bool help = first == "--help" || first == "-h" || first == "help";
    if (help && (words.size() < 2 || words[1].starts_with("--language"))) {
        print_help(language_in(words));
        return words.empty() ? Exit::wrong_input : Exit::done;
    }
    const Command& command = command_named(help ? words[1] : first);
    at.append(" ").append(command.name);
    std::vector<std::string> rest{words.begin() + (help ? 2 : 1), words.end()};
    if (help) {
        rest.emplace_back("--help");
    }
    return perform(command, rest);
}

}  // namespace

const std::vector<Command>& commands() {
    static const std::vector<Command> list{
        {"run", "STUDY",
         "simulate the baseline and the scenarios over the same fates and compare them",
         declare_run, perform_run},
        {"new", "CODE|NAME", "a ready-to-run study of any municipality or wijk of the Netherlands",
         declare_new, perform_new},
        {"check", "STUDY", "validate a study and set its load beside hours and money",
         declare_check, perform_check},
        {"compare", "RESULT", "scenarios against the baseline, with their uncertainty",
         declare_compare, perform_compare},
        {"briefing", "RESULT", "the briefing for a council, as HTML or PDF", declare_briefing,
         perform_briefing},
        {"export", "RESULT", "a workbook (.xlsx), or tidy CSV files with a Table Schema",
         declare_export, perform_export},
        {"verify", "RESULT", "check that a result is whole and as it was written", declare_verify,
         perform_verify},
        {"calibrate", "TARGETS", "published figures beside what the model gives, as a page",
         declare_calibrate, perform_calibrate},
        {"explain", "[KEY...]",
         "parameters: meaning, unit, range, value, source, grade; without KEY a list of all",
         declare_explain, perform_explain},
        {"schema", "", "the JSON Schema of a study, for editors", declare_schema, perform_schema},
    };
    return list;
}

std::optional<std::string> argument_if_any(const Arguments& arguments, const char* what) {
    if (arguments.count("argument") == 0) {
        return std::nullopt;
    }
    const auto given = arguments["argument"].as<std::vector<std::string>>();
    if (given.size() > 1) {
        throw UsageError{"takes one argument: " + std::string{what}};
    }
    return given.front();
}

std::string argument_of(const Arguments& arguments, const char* what) {
    std::optional<std::string> given = argument_if_any(arguments, what);
    if (!given) {
        throw UsageError{std::string{"needs "} + what};
    }
    return std::move(*given);
}

std::vector<std::string> arguments_of(const Arguments& arguments) {
    return arguments.count("argument") > 0 ? arguments["argument"].as<std::vector<std::string>>()
                                           : std::vector<std::string>{};
}

std::filesystem::path result_of(const Arguments& arguments) {
    std::filesystem::path path = argument_of(arguments, "a RESULT");
    std::error_code error;
    if (std::filesystem::status(path, error).type() == std::filesystem::file_type::not_found) {
        Problem problem;
        problem.at.file = path.string();
        problem.text = "there is no such file";
        throw InputError{{problem}};
    }
    return path;
}

void expect_no_argument(const Arguments& arguments) {
    if (arguments.count("argument") > 0) {
        throw UsageError{"takes no argument, but got '" +
                         arguments["argument"].as<std::vector<std::string>>().front() + "'"};
    }
}

std::optional<std::int64_t> number_in(const Arguments& arguments, const char* option,
                                      std::int64_t low, std::int64_t high) {
    if (arguments.count(option) == 0) {
        return std::nullopt;
    }
    const auto value = arguments[option].as<std::int64_t>();
    if (value < low || value > high) {
        throw UsageError{fmt::format("--{} is {} ({} to {})", option, value, low, high)};
    }
    return value;
}

std::string default_language() {
    const char* chosen = std::getenv("GEBIED_LANGUAGE");
    return chosen == nullptr || *chosen == '\0' ? "nl" : chosen;
}

void declare_language(OptionList& options) {
    options.add_options()("language", po::value<std::string>()->default_value(default_language()),
                          "nl or en (default: GEBIED_LANGUAGE, else nl)");
}

Language language_of(const Arguments& arguments) {
    const std::string word = arguments["language"].as<std::string>();
    if (word != "nl" && word != "en") {
        throw UsageError{"--language is '" + word + "' (nl or en)"};
    }
    return word == "en" ? Language::en : Language::nl;
}

}  // namespace gebied::cli

int main(int argc, char** argv) {
    using namespace gebied;
    using cli::complain;
    using gebied::cli::Exit;
    Exit status = Exit::done;
    std::string at{"gebied"};
    const std::vector<std::string> words(argv + 1, argv + argc);
    const Language language = cli::language_in(words);
    const auto in_words = [language](std::string_view english) {
        return message_in(english, language);
    };
    try {
        status = cli::perform(words, at);
    } catch (const InputError& error) {
        for (Problem problem : error.problems()) {
            problem.text = in_words(problem.text);
            complain(problem.message() + '\n');
        }
        status = Exit::wrong_input;
    } catch (const cli::UsageError& error) {
        complain(at + ": " + in_words(error.what()) + '\n');
        status = Exit::wrong_input;
    } catch (const ComparisonRefused& error) {
        complain("gebied: " + in_words("comparison refused: " + std::string{error.what()}) + '\n');
        status = Exit::failed;
    } catch (const ResultError& error) {
        complain("gebied: " + in_words(error.what()) + '\n');
        status = Exit::failed;
    } catch (const std::system_error& error) {
        // The computer, not the study and not the program: no room, no rights, a folder that is gone.
        complain("gebied: " + std::string{error.what()} + '\n');
        status = Exit::failed;
    } catch (const std::exception& error) {
        complain("gebied: " + std::string{error.what()} + '\n' +
                 in_words("This is a fault in the program, not in your study: please report it.") +
                 '\n');
        status = Exit::failed;
    }
    if (!cli::output_arrived() && status == Exit::done) {
        complain(
            "gebied: " +
            in_words("the output could not be written: " + std::generic_category().message(errno)) +
            '\n');
        status = Exit::failed;
    }
    return static_cast<int>(status);
}

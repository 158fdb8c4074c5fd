// The program: reads the command line, performs one command, and turns failures into words and a status.
#include "cli/command.hpp"

#include "gebied/base/problem.hpp"
#include "gebied/experiment/run.hpp"
#include "gebied/results/result_file.hpp"

#include <algorithm>
#include <cstdio>
#include <exception>
#include <fmt/core.h>
#include <iostream>

namespace gebied::cli {
namespace {

namespace po = boost::program_options;

constexpr std::string_view version = GEBIED_VERSION;

void print_help() {
    fmt::print("gebied {}: who gets help, who waits and what it costs, under one area budget\n\n",
               version);
    fmt::print("Usage: gebied COMMAND [ARGUMENT] [OPTIONS]\n\nCommands:\n");
    for (const Command& command : commands()) {
        const std::string left = std::string{command.name}.append(" ").append(command.argument);
        fmt::print("  {:<20} {}\n", left, command.summary);
    }
    fmt::print(
        "\n'gebied COMMAND --help' shows the options of a command.\n"
        "Status: 0 done, 1 failed or comparison refused, 2 wrong input or arguments, 3 interrupted.\n");
}

const Command* find_command(const std::string& name) {
    const auto found = std::find_if(commands().begin(), commands().end(),
                                    [&](const Command& c) { return c.name == name; });
    return found == commands().end() ? nullptr : &*found;
}

Exit perform(const std::string& name, const std::vector<std::string>& words) {
    const Command* command = find_command(name);
    if (command == nullptr) {
        std::vector<std::string> known;
        for (const Command& c : commands()) {
            known.emplace_back(c.name);
        }
        const std::string meant = nearest(name, known);
        throw UsageError{
            "'" + name + "' is not a command" +
            (meant.empty() ? "; 'gebied --help' lists them" : " (did you mean '" + meant + "'?)")};
    }
    OptionList options{"Options"};
    options.add_options()("help,h", "show this help");
    command->declare(options);
    OptionList all;
    all.add(options);
    all.add_options()("argument", po::value<std::vector<std::string>>());
    po::positional_options_description positional;
    positional.add("argument", -1);
    Arguments arguments;
    try {
        po::store(po::command_line_parser(words).options(all).positional(positional).run(),
                  arguments);
        po::notify(arguments);
    } catch (const po::error& error) {
        throw UsageError{std::string{"gebied "} + name + ": " + error.what()};
    }
    if (arguments.count("help") > 0) {
        std::cout << "gebied " << command->name << ' ' << command->argument << "\n"
                  << command->summary << "\n\n"
                  << options;
        return Exit::done;
    }
    return command->perform(arguments);
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
        {"export", "RESULT", "tidy CSV files with a Table Schema", declare_export, perform_export},
        {"calibrate", "TARGETS", "published figures beside what the model gives, as a page",
         declare_calibrate, perform_calibrate},
        {"explain", "KEY", "a parameter: meaning, unit, range, value, source, grade",
         declare_explain, perform_explain},
        {"schema", "", "the JSON Schema of a study, for editors", declare_schema, perform_schema},
    };
    return list;
}

std::string argument_of(const Arguments& arguments, const char* what) {
    const auto given = arguments.count("argument") > 0
                           ? arguments["argument"].as<std::vector<std::string>>()
                           : std::vector<std::string>{};
    if (given.size() != 1) {
        throw UsageError{given.empty() ? std::string{"needs "} + what
                                       : "takes one argument: " + std::string{what}};
    }
    return given.front();
}

void declare_language(OptionList& options) {
    options.add_options()("language", po::value<std::string>()->default_value("nl"), "nl or en");
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
    using gebied::cli::Exit;
    const std::vector<std::string> words(argv + 1, argv + argc);
    Exit status = Exit::done;
    try {
        if (words.empty() || words.front() == "--help" || words.front() == "-h" ||
            words.front() == "help") {
            cli::print_help();
            status = words.empty() ? Exit::wrong_input : Exit::done;
        } else if (words.front() == "--version") {
            fmt::print("gebied {}\n", cli::version);
        } else {
            status = cli::perform(words.front(), {words.begin() + 1, words.end()});
        }
    } catch (const InputError& error) {
        for (const Problem& problem : error.problems()) {
            fmt::print(stderr, "{}\n", problem.message());
        }
        status = Exit::wrong_input;
    } catch (const cli::UsageError& error) {
        fmt::print(stderr, "gebied: {}\n", error.what());
        status = Exit::wrong_input;
    } catch (const ComparisonRefused& error) {
        fmt::print(stderr, "gebied: comparison refused: {}\n", error.what());
        status = Exit::failed;
    } catch (const ResultError& error) {
        fmt::print(stderr, "gebied: {}\n", error.what());
        status = Exit::failed;
    } catch (const std::exception& error) {
        fmt::print(
            stderr,
            "gebied: {}\nThis is a fault in the program, not in your study: please report it.\n",
            error.what());
        status = Exit::failed;
    }
    std::fflush(stdout);
    return static_cast<int>(status);
}

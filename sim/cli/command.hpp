#pragma once

#include "gebied/base/text.hpp"

#include <boost/program_options.hpp>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace gebied::cli {

/// What a command returns to the shell.
enum class Exit : int {
    done = 0,         ///< warnings included
    failed = 1,       ///< something went wrong, or a comparison was refused
    wrong_input = 2,  ///< the input or the arguments are wrong
    interrupted = 3,  ///< the same command resumes
};

/// The arguments are wrong; the text says what to do.
class UsageError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

using Arguments = boost::program_options::variables_map;
using OptionList = boost::program_options::options_description;

/// A command of the program.
struct Command {
    std::string_view name;
    std::string_view argument;  ///< name of its positional argument in the help, or empty
    std::string_view summary;
    void (*declare)(OptionList& options);
    Exit (*perform)(const Arguments& arguments);
};

/// Every command, in the order of the help.
[[nodiscard]] const std::vector<Command>& commands();

/// The positional argument; `what` names it when it is missing.
[[nodiscard]] std::string argument_of(const Arguments& arguments, const char* what);
/// The same for an argument that may be left out.
[[nodiscard]] std::optional<std::string> argument_if_any(const Arguments& arguments,
                                                         const char* what);
/// Every positional argument; none when none was given.
[[nodiscard]] std::vector<std::string> arguments_of(const Arguments& arguments);
/// The positional argument that names a result; throws an `InputError` when there is no such file.
[[nodiscard]] std::filesystem::path result_of(const Arguments& arguments);
/// For a command without a positional argument.
void expect_no_argument(const Arguments& arguments);

/// The value of an option that must be from `low` to `high`; nothing when it was not given.
[[nodiscard]] std::optional<std::int64_t> number_in(const Arguments& arguments, const char* option,
                                                    std::int64_t low, std::int64_t high);

/// The language when none is asked: that of GEBIED_LANGUAGE, else Dutch.
[[nodiscard]] std::string default_language();
/// The language that was asked, the default when none was.
[[nodiscard]] Language language_of(const Arguments& arguments);
void declare_language(OptionList& options);

void declare_run(OptionList& options);
[[nodiscard]] Exit perform_run(const Arguments& arguments);
void declare_new(OptionList& options);
[[nodiscard]] Exit perform_new(const Arguments& arguments);
void declare_check(OptionList& options);
[[nodiscard]] Exit perform_check(const Arguments& arguments);
void declare_calibrate(OptionList& options);
[[nodiscard]] Exit perform_calibrate(const Arguments& arguments);
void declare_explain(OptionList& options);
[[nodiscard]] Exit perform_explain(const Arguments& arguments);
void declare_schema(OptionList& options);
[[nodiscard]] Exit perform_schema(const Arguments& arguments);
void declare_compare(OptionList& options);
[[nodiscard]] Exit perform_compare(const Arguments& arguments);
void declare_briefing(OptionList& options);
[[nodiscard]] Exit perform_briefing(const Arguments& arguments);
void declare_export(OptionList& options);
[[nodiscard]] Exit perform_export(const Arguments& arguments);
void declare_verify(OptionList& options);
[[nodiscard]] Exit perform_verify(const Arguments& arguments);

}  // namespace gebied::cli

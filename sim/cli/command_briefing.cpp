#include "cli/command.hpp"

#include "cli/process.hpp"
#include "cli/shipped.hpp"
#include "gebied/report/briefing.hpp"

#include <filesystem>
#include <fmt/core.h>
#include <system_error>
#include <unistd.h>

namespace gebied::cli {

namespace {

std::string last_lines(const std::string& text) {
    constexpr std::size_t most = 600;
    return text.size() <= most ? text : "..." + text.substr(text.size() - most);
}

/// The pictures as SVG: node runs what was built from sim/report/pictures.
std::string drawn(const std::string& pictures) {
    const std::filesystem::path program = picture_program();
    std::error_code none;
    if (!std::filesystem::exists(program, none)) {
        throw ResultError{
            "the pictures were not built with this program: install the Debian packages npm and "
            "nodejs and build it again, with a network (CONTRIBUTING.md)"};
    }
    const auto ended = run_program({"node", program.string()}, pictures);
    if (!ended) {
        throw ResultError{
            "a briefing needs node to draw its pictures: install the Debian package nodejs"};
    }
    if (ended->status != 0) {
        throw ResultError{fmt::format("node could not draw the pictures (status {}): {}",
                                      ended->status, last_lines(ended->errors))};
    }
    return ended->output;
}

void print_pdf(const std::string& html, const std::filesystem::path& path) {
    const TemporaryFolder folder;
    const std::filesystem::path page = folder.path() / "briefing.html";
    const std::filesystem::path made = folder.path() / "briefing.pdf";
    write_whole(page, html);
    std::vector<std::string> words{"chromium",
                                   "--headless",
                                   "--disable-gpu",
                                   "--disable-dev-shm-usage",
                                   "--no-first-run",
                                   "--user-data-dir=" + (folder.path() / "profile").string(),
                                   "--no-pdf-header-footer",
                                   "--export-tagged-pdf",
                                   "--generate-pdf-document-outline",
                                   "--print-to-pdf=" + made.string(),
                                   "file://" + page.string()};
    if (geteuid() == 0) {
        // Chromium refuses its sandbox to the superuser; the page holds no script and no address.
        words.insert(words.begin() + 1, "--no-sandbox");
    }
    const auto ended = run_program(words, {});
    if (!ended) {
        throw ResultError{
            "a briefing as PDF needs chromium to print it: install the Debian package chromium, or "
            "ask for .html and print that"};
    }
    std::error_code none;
    if (ended->status != 0 || !std::filesystem::exists(made, none)) {
        throw ResultError{fmt::format("chromium could not print the briefing (status {}): {}",
                                      ended->status, last_lines(ended->errors))};
    }
    write_whole(path, read_whole(made));
}

}  // namespace

void declare_briefing(OptionList& options) {
    options.add_options()("output,o", boost::program_options::value<std::string>()->required(),
                          "file to write: .html or .pdf");
    declare_language(options);
}

Exit perform_briefing(const Arguments& arguments) {
    const std::filesystem::path from = result_of(arguments);
    const std::filesystem::path to = arguments["output"].as<std::string>();
    const Language language = language_of(arguments);
    if (to.extension() != ".html" && to.extension() != ".pdf") {
        throw UsageError{"--output is '" + to.string() + "' (a file that ends in .html or .pdf)"};
    }
    const ResultReader result{from};
    const std::string name = from.filename().string();
    const std::string html = briefing_html(
        result, {.language = language,
                 .program_version = GEBIED_VERSION,
                 .result_name = name,
                 .command = fmt::format("gebied briefing {} -o {}{}", name, to.filename().string(),
                                        language == Language::en ? " --language en" : ""),
                 .draw = drawn});
    if (to.extension() == ".pdf") {
        print_pdf(html, to);
    } else {
        write_whole(to, html);
    }
    fmt::print("{}\n", to.string());
    return Exit::done;
}

}  // namespace gebied::cli

#include "cli/command.hpp"
#include "cli/say.hpp"
#include "cli/shipped.hpp"

#include "gebied/input/read_study.hpp"
#include "gebied/input/region_study.hpp"
#include "gebied/input/regions.hpp"
#include "gebied/input/schema.hpp"
#include "gebied/report/wording.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fmt/core.h>
#include <system_error>

namespace gebied::cli {
namespace {

namespace fs = std::filesystem;
namespace po = boost::program_options;

/// What was asked, as one name: `gebied new Utrecht West` needs no quotes.
std::string asked_region(const Arguments& arguments) {
    std::string asked;
    if (arguments.count("argument") > 0) {
        for (const std::string& word : arguments["argument"].as<std::vector<std::string>>()) {
            asked.append(asked.empty() ? "" : " ").append(word);
        }
    }
    if (asked.empty()) {
        throw UsageError{"needs the CODE or NAME of a region, such as WK019330 or Zwolle"};
    }
    return asked;
}

void create_folder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (!fs::is_directory(folder, error)) {
        throw UsageError{
            fmt::format("--output is '{}' (a folder that can be made is needed)", folder.string())};
    }
}

/// Writes a file that is not there yet. False when it is there already.
bool write_new_file(const fs::path& path, const std::string& text) {
    // "x": between looking and writing nobody else can put a file there.
    std::FILE* file = std::fopen(path.c_str(), "wx");
    if (file == nullptr && errno == EEXIST) {
        return false;
    }
    int failure = file == nullptr ? errno : 0;
    if (file != nullptr) {
        if (std::fwrite(text.data(), 1, text.size(), file) != text.size()) {
            failure = errno;
        }
        if (std::fclose(file) != 0 && failure == 0) {
            failure = errno;
        }
    }
    if (failure != 0) {
        std::error_code none;
        if (file != nullptr) {
            fs::remove(path, none);
        }
        throw UsageError{
            fmt::format("cannot write '{}': {}", path.string(), std::strerror(failure))};
    }
    return true;
}

std::string_view grade_in(const std::string& grade, Language language) {
    const bool nl = language == Language::nl;
    if (grade == "measured") {
        return nl ? "gemeten" : "measured";
    }
    if (grade == "derived") {
        return nl ? "afgeleid" : "derived";
    }
    if (grade == "assumption") {
        return nl ? "aanname" : "assumed";
    }
    return grade;
}

std::string value_in(const RegionFigure& figure, Language language) {
    const auto ends = [&](std::string_view end) { return figure.key.ends_with(end); };
    if (ends("share")) {
        return number_text(100.0 * figure.value, -1, language) + " %";
    }
    if (figure.key.starts_with("routes.")) {
        return number_text(figure.value, -2, language);
    }
    const bool in_tenths = ends(".fte") || figure.key.starts_with("team.");
    const bool money = !in_tenths && !figure.key.starts_with("households.");
    return (money ? "€ " : "") + number_text(figure.value, in_tenths ? -1 : 0, language) +
           (ends(".fte") ? " fte" : "");
}

void print_figures(const RegionStudy& study, const Names& names, Language language) {
    for (const RegionFigure& figure : study.figures) {
        const std::string& note = language == Language::nl ? figure.note_nl : figure.note_en;
        std::string source = figure.source;
        source.append(source.empty() || figure.year.empty() ? "" : " ").append(figure.year);
        source.append(source.empty() || note.empty() ? "" : ": ").append(note);
        fmt::print("  {:<9} {:>12}  {}{}{}{}\n", grade_in(figure.grade, language),
                   value_in(figure, language), figure_name(figure, names, language),
                   source.empty() ? "" : " (", source, source.empty() ? "" : ")");
    }
}

}  // namespace

void declare_new(OptionList& options) {
    options.add_options()("output,o", po::value<std::string>()->default_value("."),
                          "folder for the study (made when it is not there)");
    declare_language(options);
}

Exit perform_new(const Arguments& arguments) {
    const Language language = language_of(arguments);
    const Regions regions = read_regions(shipped("data"));
    const Region& region = regions.find(asked_region(arguments));
    const Study nation = read_study(shipped("areas/reference.yaml"));
    const RegionStudy study = region_study(region, nation, language);
    const fs::path folder = arguments["output"].as<std::string>();
    create_folder(folder);
    const fs::path path = (folder / (study.id + ".yaml")).lexically_normal();
    if (!write_new_file(path, study.text)) {
        throw UsageError{fmt::format(
            "'{}' is there already and stays as it is: move it, or choose another folder with -o",
            path.string())};
    }
    const bool schema_too = write_new_file(folder / schema_file, study_schema() + "\n");
    say(language,
        {.nl = "{} geschreven: {}, {} inwoners\n", .en = "{} written: {}, {} inhabitants\n"},
        path.string(), code_and_name(region),
        number_text(static_cast<double>(region.inhabitants), 0, language));
    if (schema_too) {
        say(language,
            {.nl =
                 "{} geschreven: daarmee vult een editor aan en controleert terwijl je schrijft\n",
             .en = "{} written: with it an editor completes and checks while you write\n"},
            (folder / schema_file).lexically_normal().string());
    }
    print_figures(study, nation.names, language);
    if (region.kind == RegionKind::municipality) {
        say(language,
            {.nl =
                 "LET OP: deze studie maakt van een hele gemeente één gebied: één team met één wachtrij, één "
                 "plafond.\n  Wachttijden en tekorten van een wijk gaan daarin op. Voor een wijk: gebied new "
                 "WK-code; zie docs/explanation/limits.md.\n",
             .en =
                 "NOTE: this study makes one area of a whole municipality: one team with one queue, one "
                 "ceiling.\n  Waits and shortages of one wijk disappear in it. For a wijk: gebied new "
                 "WK-code; see docs/explanation/limits.md.\n"});
    }
    say(language,
        {.nl =
             "Woorden in het bestand: regime statutory = de plicht gaat voor (wat niet past is overschrijding); "
             "absolute = een hard plafond: wat niet past, gaat niet door.\n",
         .en =
             "Words in the file: regime statutory = the duty goes on (what does not fit is overrun); absolute = "
             "a hard ceiling: what does not fit is not given.\n"});
    say(language,
        {.nl = "Alles wat er niet in staat, komt uit netherlands.yaml. Verder: gebied check {}\n",
         .en = "Whatever is not in it comes from netherlands.yaml. Next: gebied check {}\n"},
        path.string());
    return Exit::done;
}

}  // namespace gebied::cli

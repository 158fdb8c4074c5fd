#include "cli/command.hpp"

#include "gebied/report/comparison.hpp"
#include "gebied/report/export_csv.hpp"

#include <algorithm>
#include <fmt/core.h>

namespace gebied::cli {

namespace po = boost::program_options;

void declare_compare(OptionList& options) {
    options.add_options()("measure,m", po::value<std::vector<std::string>>(),
                          "only this measure (may be repeated)")("area", po::value<std::string>(),
                                                                 "only this area (id)")(
        "format", po::value<std::string>()->default_value("text"),
        "text, csv or json")("details", "a table per scenario with the headlines (text)")(
        "all", "a table per scenario with every measure (text)");
    declare_language(options);
}

Exit perform_compare(const Arguments& arguments) {
    const Language language = language_of(arguments);
    const std::string format = arguments["format"].as<std::string>();
    if (format != "text" && format != "csv" && format != "json") {
        throw UsageError{"--format is '" + format + "' (text, csv or json)"};
    }
    const ResultReader result{argument_of(arguments, "a RESULT")};
    ComparisonChoice choice;
    if (arguments.count("measure") > 0) {
        choice.measures = arguments["measure"].as<std::vector<std::string>>();
    }
    if (arguments.count("area") > 0) {
        const std::string id = arguments["area"].as<std::string>();
        const auto& areas = result.areas();
        const auto found =
            std::find_if(areas.begin(), areas.end(), [&](const Label& l) { return l.id == id; });
        if (found == areas.end()) {
            std::string known;
            for (const Label& area : areas) {
                known.append(known.empty() ? "" : ", ").append(area.id);
            }
            throw UsageError{"--area is '" + id + "' (" + known + ")"};
        }
        choice.area = static_cast<std::size_t>(found - areas.begin());
    }
    const Comparison comparison = compare(result, choice);
    if (format == "csv") {
        fmt::print("{}", comparison_csv(comparison));
    } else if (format == "json") {
        fmt::print("{}", comparison_json(comparison));
    } else {
        fmt::print("{}", comparison_text(comparison, language,
                                         arguments.count("all") > 0       ? Extent::all
                                         : arguments.count("details") > 0 ? Extent::headline
                                                                          : Extent::overview));
    }
    return Exit::done;
}

void declare_export(OptionList& options) {
    options.add_options()("output,o", po::value<std::string>()->required(),
                          "directory for the files");
}

Exit perform_export(const Arguments& arguments) {
    const ResultReader result{argument_of(arguments, "a RESULT")};
    for (const auto& file : export_csv(result, arguments["output"].as<std::string>())) {
        fmt::print("{}\n", file.string());
    }
    return Exit::done;
}

}  // namespace gebied::cli

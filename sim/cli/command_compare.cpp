#include "cli/command.hpp"

#include "gebied/base/problem.hpp"
#include "gebied/report/comparison.hpp"
#include "gebied/report/export_csv.hpp"
#include "gebied/report/export_xlsx.hpp"
#include "gebied/report/risk.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fmt/core.h>
#include <optional>

namespace gebied::cli {

namespace po = boost::program_options;

namespace {

/// Where the label with this id stands; throws a `UsageError` that names all ids when there is none.
std::size_t place_of(std::string_view option, const std::string& id,
                     const std::vector<Label>& labels) {
    const auto found =
        std::find_if(labels.begin(), labels.end(), [&](const Label& l) { return l.id == id; });
    if (found == labels.end()) {
        std::string known;
        for (const Label& label : labels) {
            known.append(known.empty() ? "" : ", ").append(label.id);
        }
        std::vector<std::string> ids;
        for (const Label& label : labels) {
            ids.push_back(label.id);
        }
        const std::string meant = nearest(id, ids);
        throw UsageError{fmt::format("{} is '{}' ({}){}", option, id, known,
                                     meant.empty() ? "" : "; did you mean '" + meant + "'?")};
    }
    return static_cast<std::size_t>(found - labels.begin());
}

/// The years that were asked for; nothing when none were.
std::optional<YearRange> years_of(const Arguments& arguments, const ResultHeader& header) {
    const auto first = number_in(arguments, "from", header.start_year, header.end_year - 1);
    const auto last = number_in(arguments, "until", header.start_year, header.end_year - 1);
    if (!first && !last) {
        return std::nullopt;
    }
    const YearRange years{.first = static_cast<int>(first.value_or(header.start_year)),
                          .last = static_cast<int>(last.value_or(header.end_year - 1))};
    if (years.first > years.last) {
        throw UsageError{fmt::format("--from is {} ({} to {}, the year of --until, or before)",
                                     years.first, header.start_year, years.last)};
    }
    return years;
}

}  // namespace

void declare_compare(OptionList& options) {
    options.add_options()("measure,m", po::value<std::vector<std::string>>(),
                          "only this measure (may be repeated)")("area", po::value<std::string>(),
                                                                 "only this area (id)")(
        "from", po::value<std::int64_t>(), "first year (default: all reported years)")(
        "until", po::value<std::int64_t>(), "last year, included")(
        "reference", po::value<std::string>(),
        "the scenario (id) that the others are set against (default: the baseline)")(
        "format", po::value<std::string>()->default_value("text"),
        "text, csv or json")("details", "a table per scenario with the headlines (text)")(
        "all", "a table per scenario with every measure (text)")(
        "risk", "who bears the risk: what each party pays and its part of the spread");
    declare_language(options);
}

Exit perform_compare(const Arguments& arguments) {
    const Language language = language_of(arguments);
    const std::string format = arguments["format"].as<std::string>();
    if (format != "text" && format != "csv" && format != "json") {
        throw UsageError{"--format is '" + format + "' (text, csv or json)"};
    }
    const ResultReader result{result_of(arguments)};
    ComparisonChoice choice;
    if (arguments.count("measure") > 0) {
        choice.measures = arguments["measure"].as<std::vector<std::string>>();
    }
    if (arguments.count("area") > 0) {
        choice.area = place_of("--area", arguments["area"].as<std::string>(), result.areas());
    }
    choice.years = years_of(arguments, result.header());
    if (arguments.count("reference") > 0) {
        std::vector<Label> labels;
        for (const ScenarioRecord& scenario : result.scenarios()) {
            labels.push_back(scenario.label);
        }
        choice.reference =
            place_of("--reference", arguments["reference"].as<std::string>(), labels);
    }
    if (arguments.count("risk") > 0) {
        const std::vector<RiskTable> tables = risk_tables(result, choice.area);
        fmt::print("{}", format == "csv"    ? risk_csv(tables, result)
                         : format == "json" ? risk_json(tables, result)
                                            : risk_text(tables, result, language));
        return Exit::done;
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
    options.add_options()(
        "output,o", po::value<std::string>(),
        "folder for CSV, or FILE.xlsx for a workbook (default: a folder beside the result)")(
        "decimal", po::value<std::string>()->default_value("point"),
        "point or comma: the sign before decimals in CSV; comma for Excel with Dutch settings");
    declare_language(options);
}

Exit perform_export(const Arguments& arguments) {
    const std::filesystem::path path = result_of(arguments);
    const Language language = language_of(arguments);
    const std::string decimal = arguments["decimal"].as<std::string>();
    if (decimal != "point" && decimal != "comma") {
        throw UsageError{"--decimal is '" + decimal + "' (point or comma)"};
    }
    const std::filesystem::path beside = path.parent_path() / (path.stem().string() + "-csv");
    const std::filesystem::path output =
        arguments.count("output") > 0 ? arguments["output"].as<std::string>() : beside.string();
    const bool workbook = output.extension() == ".xlsx";
    const std::string ending = output.extension().string();
    std::error_code none;
    if (!workbook && ending.size() > 1 &&
        std::isalpha(static_cast<unsigned char>(ending[1])) != 0 &&
        !std::filesystem::is_directory(output, none)) {
        throw UsageError{fmt::format(
            "--output is '{}' (a folder for CSV, or a file that ends in .xlsx); a folder of that name "
            "ends in /",
            output.string())};
    }
    if (workbook && !arguments["decimal"].defaulted()) {
        throw UsageError{"--decimal is for CSV: in a workbook numbers are numbers"};
    }
    const ResultReader result{path};
    if (workbook) {
        const std::string name = path.filename().string();
        export_xlsx(result, output,
                    {.result = name,
                     .command = fmt::format("gebied export {} -o {} --language {}", name,
                                            output.filename().string(),
                                            language == Language::nl ? "nl" : "en")},
                    language);
        fmt::print("{}\n", output.string());
        return Exit::done;
    }
    for (const auto& file :
         export_csv(result, output, decimal == "comma" ? Decimal::comma : Decimal::point)) {
        fmt::print("{}\n", file.string());
    }
    return Exit::done;
}

}  // namespace gebied::cli

#include "cli/command.hpp"
#include "cli/reference_page.hpp"
#include "cli/shipped.hpp"

#include "gebied/base/problem.hpp"
#include "gebied/input/parameter_catalogue.hpp"
#include "gebied/input/read_study.hpp"
#include "gebied/input/schema.hpp"
#include "gebied/results/measure.hpp"
#include "gebied/world/counter.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>
#include <sstream>
#include <string_view>

namespace gebied::cli {
namespace {

namespace po = boost::program_options;

std::vector<std::string> parts_of(const std::string& key) {
    std::vector<std::string> parts;
    std::istringstream in{key};
    for (std::string part; std::getline(in, part, '.');) {
        parts.push_back(part);
    }
    return parts;
}

/// Whether `key` is the pattern itself (`products.<product>.tariff`), one of its cases
/// (`products.guidance.tariff`) or its last word (`tariff`).
bool matches(const std::string& key, const std::string& pattern) {
    const auto wanted = parts_of(key);
    const auto offered = parts_of(pattern);
    if (wanted.size() == 1) {
        return wanted.front() == offered.back();
    }
    return wanted.size() == offered.size() &&
           std::equal(wanted.begin(), wanted.end(), offered.begin(),
                      [](const std::string& a, const std::string& b) {
                          return a == b || b.front() == '<';
                      });
}

/// The key that comes nearest to what was typed: of the words at the same places when the user names an
/// item (`products.guidance.tarif`), of the last word when there is only one; empty when none is near.
std::string nearest_key(const std::string& key, const std::vector<CatalogueRow>& rows) {
    const auto wanted = parts_of(key);
    std::vector<std::string> known;
    for (const CatalogueRow& row : rows) {
        auto offered = parts_of(row.pattern);
        if (wanted.size() == 1) {
            known.push_back(offered.back());
            continue;
        }
        for (std::size_t i = 0; i < offered.size() && offered.size() == wanted.size(); ++i) {
            if (offered[i].front() == '<') {
                offered[i] = wanted[i];
            }
        }
        known.push_back(fmt::format("{}", fmt::join(offered, ".")));
    }
    return nearest(key, known);
}

void print_row(const CatalogueRow& row, Language language) {
    const bool nl = language == Language::nl;
    fmt::print("{}\n  {}\n", row.pattern, row.meaning.in(language));
    fmt::print("  {}: {}\n  {}: {}\n  {}: {}\n", nl ? "eenheid" : "unit", row.unit,
               nl ? "bereik" : "range", row.range, nl ? "neutraal" : "neutral", row.neutral);
    fmt::print("  {}\n", row.by_measure
                             ? (nl ? "een maatregel kan dit veranderen" : "a measure can change it")
                             : (nl ? "hoort bij het lot: geen maatregel verandert het"
                                   : "belongs to fate: no measure changes it"));
}

void print_record(const ParameterRecord& record, Language language) {
    const bool nl = language == Language::nl;
    fmt::print("  {} = {}", record.path, record.value);
    if (!record.low.empty() || !record.high.empty()) {
        fmt::print(" ({} .. {})", record.low, record.high);
    }
    if (!record.source.empty() || !record.grade.empty()) {
        fmt::print("  [{} {}; {}: {}]", record.source, record.year, nl ? "graad" : "grade",
                   record.grade.empty() ? "-" : record.grade);
    }
    fmt::print("  {}:{}\n", record.file, record.line);
    if (!record.note.empty()) {
        fmt::print("    {}\n", record.note);
    }
}

/// A list that can be asked for: its lines as text, and the page of the reference.
struct ReferenceList {
    std::string_view name;
    void (*print)(Language language);
    std::string (*page)(Language language);
};

void print_parameters(Language language) {
    for (const CatalogueRow& row : parameter_catalogue()) {
        fmt::print("{}: {}\n", row.pattern, row.meaning.in(language));
    }
}

void print_measures(Language language) {
    for (const Measure& measure : measures()) {
        fmt::print("{}: {} ({})\n", measure.id, measure.meaning.in(language),
                   measure.unit.in(language));
    }
}

void print_columns(Language language) {
    for (const CounterRow& counter : counters) {
        fmt::print("{}: {} ({})\n", counter.id, counter.meaning.in(language), counter.unit);
    }
}

constexpr std::array<ReferenceList, 3> reference_lists{{
    {"parameters", print_parameters, parameters_page},
    {"measures", print_measures, measures_page},
    {"columns", print_columns, columns_page},
}};

void print_list(const std::string& name, const std::string& format, Language language) {
    const auto list =
        std::find_if(reference_lists.begin(), reference_lists.end(),
                     [&](const ReferenceList& candidate) { return candidate.name == name; });
    if (list == reference_lists.end()) {
        throw UsageError{"--list is '" + name + "' (parameters, measures or columns)"};
    }
    if (format == "markdown") {
        fmt::print("{}", list->page(language));
    } else {
        list->print(language);
    }
}

}  // namespace

void declare_explain(OptionList& options) {
    options.add_options()("study", po::value<std::string>(),
                          "take the values from this study (default: the shipped one)")(
        "list", po::value<std::string>()->default_value("parameters"),
        "without KEY: parameters, measures (of a result) or columns (of a result)")(
        "format", po::value<std::string>()->default_value("text"),
        "without KEY: text or markdown (the page of the reference)");
    declare_language(options);
}

Exit perform_explain(const Arguments& arguments) {
    const Language language = language_of(arguments);
    const std::optional<std::string> asked =
        argument_if_any(arguments, "a KEY, such as products.guidance.tariff");
    const std::string format = arguments["format"].as<std::string>();
    if (format != "text" && format != "markdown") {
        throw UsageError{"--format is '" + format + "' (text or markdown)"};
    }
    if (!asked) {
        print_list(arguments["list"].as<std::string>(), format, language);
        return Exit::done;
    }
    if (!arguments["list"].defaulted() || !arguments["format"].defaulted()) {
        throw UsageError{"--list and --format are for the list of all: leave out '" + *asked + "'"};
    }
    const std::vector<CatalogueRow> rows = parameter_catalogue();
    const std::string& key = *asked;
    bool found = false;
    std::vector<ParameterRecord> records;
    const std::string file = arguments.count("study") > 0
                                 ? arguments["study"].as<std::string>()
                                 : shipped("studies/holtenbroek.yaml").string();
    if (arguments.count("study") > 0 || std::filesystem::exists(file)) {
        records = read_study(file, with_shipped()).parameters;
    }
    for (const CatalogueRow& row : rows) {
        if (!matches(key, row.pattern)) {
            continue;
        }
        found = true;
        print_row(row, language);
        for (const ParameterRecord& record : records) {
            const bool wanted = parts_of(key).size() == 1 || key.find('<') != std::string::npos
                                    ? matches(record.path, row.pattern)
                                    : record.path == key;
            if (wanted) {
                print_record(record, language);
            }
        }
    }
    if (!found) {
        const std::string meant = nearest_key(key, rows);
        throw UsageError{
            "'" + key + "' is not a parameter" +
            (meant.empty() ? "; 'gebied explain' lists them" : " (did you mean '" + meant + "'?)")};
    }
    return Exit::done;
}

void declare_schema(OptionList&) {}

Exit perform_schema(const Arguments& arguments) {
    expect_no_argument(arguments);
    fmt::print("{}\n", study_schema());
    return Exit::done;
}

}  // namespace gebied::cli

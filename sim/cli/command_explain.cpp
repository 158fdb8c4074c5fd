#include "cli/command.hpp"
#include "cli/reference_page.hpp"
#include "cli/say.hpp"
#include "cli/shipped.hpp"

#include "gebied/base/problem.hpp"
#include "gebied/input/held_values.hpp"
#include "gebied/input/parameter_catalogue.hpp"
#include "gebied/input/read_study.hpp"
#include "gebied/input/schema.hpp"
#include "gebied/report/messages.hpp"
#include "gebied/report/wording.hpp"
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
    std::string meant = nearest(key, known);
    for (const CatalogueRow& row :
         rows) {  // `household_types.share`: the item in between was left out
        const auto offered = parts_of(row.pattern);
        if (meant.empty() && wanted.size() > 1 && wanted.size() < offered.size() &&
            wanted.front() == offered.front() && wanted.back() == offered.back()) {
            meant = row.pattern;
        }
    }
    return meant;
}

void print_row(const CatalogueRow& row, Language language) {
    const bool nl = language == Language::nl;
    fmt::print("{}\n  {}\n", row.pattern, row.meaning.in(language));
    fmt::print("  {}: {}\n  {}: {}\n  {}: {}\n", nl ? "eenheid" : "unit",
               message_in(row.unit, language), nl ? "bereik" : "range",
               message_in(row.range, language), nl ? "neutraal" : "neutral",
               message_in(row.neutral, language));
    fmt::print("  {}\n", row.by_measure
                             ? (nl ? "een maatregel kan dit veranderen" : "a measure can change it")
                             : (nl ? "hoort bij het lot: geen maatregel verandert het"
                                   : "belongs to fate: no measure changes it"));
}

/// Source, year and grade of a value, as far as they are given.
std::string origin_of(const ParameterRecord& record, Language language) {
    std::string origin = record.source;
    origin.append(origin.empty() || record.year.empty() ? "" : " ").append(record.year);
    if (!record.grade.empty()) {
        origin.append(origin.empty() ? "" : "; ")
            .append(language == Language::nl ? "graad: " : "grade: ")
            .append(message_in(record.grade, language));
    }
    return origin.empty() ? origin : "  [" + origin + ']';
}

/// Range, source, grade and place of a value, behind it on its line; its note on the next.
void print_origin(const ParameterRecord& record, std::string_view indent, Language language) {
    if (!record.low.empty() || !record.high.empty()) {
        fmt::print(" ({} .. {})", record.low, record.high);
    }
    fmt::print("{}", origin_of(record, language));
    if (record.file.empty()) {
        fmt::print("  {}\n", language == Language::nl ? "nergens geschreven: neutraal"
                                                      : "written nowhere: neutral");
        return;
    }
    fmt::print("  {}:{}\n", record.file, record.line);
    if (!record.note.empty()) {
        // Whoever wrote the study wrote it in one language; the shipped one is in English.
        fmt::print("{}  {}{}\n", indent, language == Language::nl ? "toelichting: " : "",
                   record.note);
    }
}

std::string names_of(const std::vector<std::string>& ids, const std::vector<Label>& labels,
                     Language language) {
    std::string names;
    for (const std::string& id : ids) {
        const auto found =
            std::find_if(labels.begin(), labels.end(), [&](const Label& l) { return l.id == id; });
        names.append(names.empty() ? "" : ", ")
            .append(found == labels.end() ? id : name_in(*found, language));
    }
    return names;
}

/// Who sets a value from a date on.
std::string setter_of(const HeldValue& held, const Study& study, Language language) {
    const bool nl = language == Language::nl;
    if (held.scenario == study.baseline.label.id) {
        return nl ? "in alle scenario's (baseline)" : "in every scenario (baseline)";
    }
    for (const Scenario& scenario : study.scenarios) {
        if (scenario.label.id == held.scenario) {
            return fmt::format("in scenario {} ({})", held.scenario,
                               name_in(scenario.label, language));
        }
    }
    return held.scenario;
}

/// One value of a parameter: what holds from the beginning as `path = value`, what is set later below it.
void print_held(const HeldValue& held, const Study& study, Language language) {
    const bool nl = language == Language::nl;
    const bool everywhere = held.areas.size() == study.areas.size();
    const std::string where =
        everywhere ? std::string{}
                   : fmt::format("  in {}", names_of(held.areas, study.areas, language));
    if (held.scenario.empty()) {
        fmt::print("  {} = {}{}", held.path, held.value, where);
        print_origin(held.written, "  ", language);
        if (!held.instead_of.file.empty()) {
            fmt::print("    {} {}", nl ? "in plaats van" : "instead of", held.instead_of.value);
            print_origin(held.instead_of, "    ", language);
        }
        return;
    }
    fmt::print("    {} {}", nl ? "vanaf" : "from", held.from);
    if (held.ramp_months > 0) {
        fmt::print(fmt::runtime(nl ? ", in {} maanden" : ", within {} months"), held.ramp_months);
    }
    fmt::print(" {}{}: {}", setter_of(held, study, language), where, held.value);
    print_origin(held.written, "    ", language);
}

/// Letters without a difference between capitals and small ones (of ASCII; accents are rare in what is asked).
std::string lower(std::string_view text) {
    std::string result{text};
    std::transform(result.begin(), result.end(), result.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return result;
}

/// Parameters, measures and columns whose name or meaning, in either language, holds a word.
std::vector<std::string> rows_with(const std::string& word, Language language) {
    constexpr std::size_t shortest = 3;
    std::vector<std::string> lines;
    if (word.size() < shortest || word.find('.') != std::string::npos) {
        return lines;
    }
    const std::string wanted = lower(word);
    const auto holds = [&](std::string_view id, const Text& meaning) {
        return lower(id).find(wanted) != std::string::npos ||
               lower(meaning.nl).find(wanted) != std::string::npos ||
               lower(meaning.en).find(wanted) != std::string::npos;
    };
    for (const CatalogueRow& row : parameter_catalogue()) {
        if (holds(row.pattern, row.meaning)) {
            lines.push_back(fmt::format("{}: {}", row.pattern, row.meaning.in(language)));
        }
    }
    const bool nl = language == Language::nl;
    for (const Measure& measure : measures()) {
        if (holds(measure.id, measure.meaning)) {
            lines.push_back(fmt::format("{}: {} ({})", measure.id, measure.meaning.in(language),
                                        nl ? "uitkomstmaat, voor compare --measure"
                                           : "measure of a result, for compare --measure"));
        }
    }
    for (const CounterRow& counter : counters) {
        if (holds(counter.id, counter.meaning) && find_measure(counter.id) == nullptr) {
            lines.push_back(fmt::format("{}: {} ({})", counter.id, counter.meaning.in(language),
                                        nl ? "kolom van een resultaat" : "column of a result"));
        }
    }
    return lines;
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
        fmt::print("{}: {} ({})\n", counter.id, counter.meaning.in(language),
                   message_in(counter.unit, language));
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

/// What was asked is no key: the rows whose meaning holds the word. Throws a `UsageError` when there are
/// none, or when a key comes so near that it was meant.
void find_by_word(const std::string& word, const std::vector<CatalogueRow>& rows,
                  Language language) {
    const std::string meant = nearest_key(word, rows);
    const std::vector<std::string> found = rows_with(word, language);
    if (!meant.empty() || found.empty()) {
        throw UsageError{
            "'" + word + "' is not a parameter" +
            (meant.empty() ? "; 'gebied explain' lists them" : " (did you mean '" + meant + "'?)")};
    }
    say(language,
        {.nl = "'{}' is geen sleutel; het woord staat in:\n",
         .en = "'{}' is not a key; the word stands in:\n"},
        word);
    for (const std::string& line : found) {
        fmt::print("  {}\n", line);
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

namespace {

/// Everything about the rows that one word means; `study` gives the values, if there is one.
void explain(const std::string& key, const std::vector<CatalogueRow>& rows, const Study* study,
             Language language) {
    if (std::none_of(rows.begin(), rows.end(),
                     [&](const CatalogueRow& row) { return matches(key, row.pattern); })) {
        find_by_word(key, rows, language);
        return;
    }
    const std::vector<std::string> paths =
        study != nullptr ? parameter_paths(*study) : std::vector<std::string>{};
    for (const CatalogueRow& row : rows) {
        if (!matches(key, row.pattern)) {
            continue;
        }
        print_row(row, language);
        for (const std::string& path : paths) {
            const bool wanted = parts_of(key).size() == 1 || key.find('<') != std::string::npos
                                    ? matches(path, row.pattern)
                                    : path == key;
            if (wanted) {
                for (const HeldValue& held : held_values(*study, path)) {
                    print_held(held, *study, language);
                }
            }
        }
    }
}

}  // namespace

Exit perform_explain(const Arguments& arguments) {
    const Language language = language_of(arguments);
    const std::vector<std::string> keys = arguments_of(arguments);
    const std::string format = arguments["format"].as<std::string>();
    if (format != "text" && format != "markdown") {
        throw UsageError{"--format is '" + format + "' (text or markdown)"};
    }
    if (keys.empty()) {
        print_list(arguments["list"].as<std::string>(), format, language);
        return Exit::done;
    }
    if (!arguments["list"].defaulted() || !arguments["format"].defaulted()) {
        throw UsageError{"--list and --format are for the list of all: leave out '" + keys.front() +
                         "'"};
    }
    const std::vector<CatalogueRow> rows = parameter_catalogue();
    const bool own = arguments.count("study") > 0;
    const std::string file =
        own ? arguments["study"].as<std::string>() : shipped("areas/reference.yaml").string();
    std::optional<Study> study;
    if (own || std::filesystem::exists(file)) {
        study = read_study(file, with_shipped());
    }
    for (const std::string& key : keys) {
        explain(key, rows, study ? &*study : nullptr, language);
    }
    return Exit::done;
}

void declare_schema(OptionList& options) {
    declare_language(options);
}

Exit perform_schema(const Arguments& arguments) {
    expect_no_argument(arguments);
    (void)language_of(arguments);  // the schema itself is in English, as the keys are
    fmt::print("{}\n", study_schema());
    return Exit::done;
}

}  // namespace gebied::cli

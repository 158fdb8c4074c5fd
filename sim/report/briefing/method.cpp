#include "report/briefing/sections.hpp"

#include "gebied/report/wording.hpp"

#include <array>
#include <fmt/format.h>

namespace gebied::briefing {

namespace {

/// Items of STRESS-DES (Monks et al., Journal of Simulation 13(1), 2019), by their number there.
constexpr std::array<std::string_view, 20> stress{
    "1.1",   "1.2",   "1.3", "2.1", "2.2", "2.3", "2.4", "2.5.1", "2.5.2", "2.5.3",
    "2.5.4", "2.5.5", "3.1", "3.2", "3.3", "3.4", "4.1", "4.2",   "4.3",   "5.1"};
constexpr std::array<std::string_view, 4> stress_end{"5.2", "5.3", "5.4", "6.1"};
/// Elements of the ODD protocol (Grimm et al., JASSS 23(2), 2020).
constexpr std::array<std::string_view, 7> odd{"purpose",        "entities", "process",  "concepts",
                                              "initialisation", "input",    "submodels"};
/// Fields of the record in the Dutch register of algorithms; the organisation fills in what only it knows.
constexpr std::array<std::string_view, 12> record{
    "name",   "description", "organisation", "status",  "purpose", "considerations",
    "humans", "risks",       "law",          "sources", "method",  "supplier"};

/// What can be filled in per row from the study, beside the fixed words.
Phrase filled(const Context& context, const BriefingSettings& settings, std::string_view key) {
    const ResultHeader& header = context.facts.header();
    const Numbers& numbers = context.numbers;
    const auto year = [&](int value, std::string_view cell) {
        return Phrase::number(std::to_string(value),
                              {.cell = std::string{cell}, .value = static_cast<double>(value)});
    };
    const std::string question = name_in(header.question, context.language);
    if (key == "stress.1.1" || key == "odd.purpose" || key == "record.purpose") {
        return question.empty() ? context.words("not_filled_in") : Phrase::name(question);
    }
    if (key == "record.name") {
        return Phrase::name(name_in(header.title, context.language));
    }
    if (key == "stress.1.3") {
        std::vector<Phrase> names;
        for (std::size_t s = 0; s < context.facts.scenarios(); ++s) {
            names.push_back(context.scenario(s));
        }
        return listed(names, "; ");
    }
    if (key == "stress.4.1" || key == "odd.initialisation") {
        return context.words("method.settling",
                             {{"first", year(header.first_year, "study|first_year")},
                              {"start", year(header.start_year, "study|start_year")}});
    }
    if (key == "stress.4.2") {
        return context.words("method.length",
                             {{"start", year(header.start_year, "study|start_year")},
                              {"end", year(header.end_year - 1, "study|last_year")}});
    }
    if (key == "stress.4.3") {
        return context.words(
            "method.estimation",
            {{"futures", numbers.whole(header.replications, "study|replications")}});
    }
    if (key == "stress.5.1") {
        return context.words("method.software", {{"version", Phrase::name(header.program_version)},
                                                 {"compiler", Phrase::name(header.compiler)}});
    }
    if (key == "stress.5.2") {
        return context.words("method.random",
                             {{"seed", Phrase::name(std::to_string(header.seed))}});
    }
    if (key == "record.supplier") {
        return context.words("method.supplier",
                             {{"version", Phrase::name(settings.program_version)}});
    }
    return context.words(fmt::format("{}.text", key));
}

Table checklist(const Context& context, const BriefingSettings& settings, std::string_view list,
                std::span<const std::string_view> keys) {
    const Words& words = context.words;
    Table table{.caption = words(fmt::format("{}.table", list)),
                .columns = {words("method.item"), words("method.filled")},
                .rows = {}};
    for (const std::string_view key : keys) {
        const std::string item = fmt::format("{}.{}", list, key);
        Phrase name = words(item);
        if (list == "stress") {
            name = Phrase::name(key) + Phrase::text(" ") + name;
        }
        table.rows.push_back({std::move(name), filled(context, settings, item)});
    }
    return table;
}

}  // namespace

Html method(const Context& context, const BriefingSettings& settings) {
    const Words& words = context.words;
    std::vector<std::string_view> items{stress.begin(), stress.end()};
    items.insert(items.end(), stress_end.begin(), stress_end.end());
    Html html = element("h3", inline_html(words("heading.method"))) + Html{"\n"};
    html += paragraph(words("method.intro"));
    const auto folded = [&](std::string_view list, std::span<const std::string_view> keys) {
        html +=
            element("details",
                    element("summary", inline_html(words(fmt::format("{}.summary", list)))) +
                        table_html(checklist(context, settings, list, keys), "class=\"wordy\"")) +
            Html{"\n"};
    };
    folded("stress", items);
    folded("odd", odd);
    folded("record", record);
    return element("section", html, "id=\"method\"") + Html{"\n"};
}

}  // namespace gebied::briefing

#include "gebied/input/region_study.hpp"

#include "input/folded_name.hpp"
#include "input/parameter_path.hpp"
#include "input/problem_list.hpp"
#include "input/region_figures.hpp"
#include "input/words.hpp"

#include <algorithm>
#include <array>
#include <fmt/core.h>

namespace gebied {
namespace {

using input::number_in_words;

constexpr std::string_view first_year = "2027";
constexpr std::string_view second_year = "2028";
constexpr int years = 5;
constexpr double more_posts_per_10000 = 2.0;

/// A text between single quotes, in which YAML reads everything as it stands.
std::string quoted(std::string_view text) {
    std::string result = "'";
    for (const char c : text) {
        result.append(c == '\'' ? 2 : 1, c);
    }
    return result + '\'';
}

/// A stream of which law and contracts allow only a part to be pooled.
struct PooledShare {
    std::string_view stream{};
    double share{1.0};
    Text why_not_all{};
};
constexpr std::array<PooledShare, 3> partly_pooled{{
    {"youth_care",
     0.91,
     {.nl = "een deel is opgelegd door de rechter", .en = "a part is imposed by a court"}},
    {"participation", 0.5, {.nl = "een deel is geoormerkt", .en = "a part is earmarked"}},
    {"special_assistance",
     0.74,
     {.nl = "beschermingsbewind legt de rechter op", .en = "the court imposes administration"}},
}};

/// Fewer futures for larger areas: their chance evens out within one future, and each takes longer.
int futures_for(double households) {
    constexpr double household_futures = 1.0e6;
    constexpr std::array<int, 5> steps{400, 200, 100, 50, 20};
    const auto step = std::find_if(steps.begin(), steps.end(),
                                   [=](int n) { return n * households <= household_futures; });
    return step == steps.end() ? steps.back() : *step;
}

/// `Zwolle-Holtenbroek`: the town stands in it, so that it means one place.
std::string name_with_town(const Region& region) {
    std::string name = region.name.empty() ? region.code : region.name;
    if (region.kind == RegionKind::municipality ||
        input::folded(name).starts_with(input::folded(region.municipality_name))) {
        return name;
    }
    return region.municipality_name + '-' + name;
}

/// Writes the parts of a study in one language.
class StudyWriter {
public:
    StudyWriter(const Region& region, const Study& nation, const RegionStudy& study,
                Language language)
        : region_{&region}, nation_{&nation}, study_{&study}, language_{language} {}

    std::string text() {
        write_head();
        write_area();
        write_financing();
        write_scenarios();
        return std::move(text_);
    }

private:
    template <class... Values>
    void line(fmt::format_string<Values...> form, Values&&... values) {
        text_ += fmt::format(form, std::forward<Values>(values)...) + '\n';
    }
    void comment(std::string_view indent, Text words) {
        line("{}# {}", indent, words.in(language_));
    }

    [[nodiscard]] const RegionFigure& figure(std::string_view key) const {
        return *std::find_if(study_->figures.begin(), study_->figures.end(),
                             [&](const RegionFigure& f) { return f.key == key; });
    }

    void write_head() {
        const std::string place = name_with_town(*region_);
        line("# yaml-language-server: $schema={}", schema_file);
        line("# {}", code_and_name(*region_));
        line("#");
        comment("",
                {.nl = "Gemaakt door gebied new. Alles mag anders; het is vanaf nu jouw studie.",
                 .en = "Made by gebied new. Change anything; from now on it is your study."});
        line("#   gebied check {}.yaml", study_->id);
        line("#   gebied run {}.yaml", study_->id);
        comment("",
                {.nl =
                     "Elk getal zegt hoe goed het bekend is (grade): measured = gemeten, derived = "
                     "afgeleid, assumption = aanname.",
                 .en = "Every number says how well it is known (grade): measured, derived or "
                       "assumption."});
        if (region_->kind == RegionKind::municipality) {
            comment("",
                    {.nl = "LET OP: hier is een hele gemeente één gebied: één team met één "
                           "wachtrij, één plafond. Wachttijden en",
                     .en = "NOTE: here a whole municipality is one area: one team with one queue, "
                           "one ceiling. Waits and"});
            comment("",
                    {.nl =
                         "tekorten van een wijk gaan daarin op. Kies voor een wijk haar code; zie "
                         "docs/explanation/limits.md.",
                     .en = "shortages of one wijk disappear in it. For a wijk take its code; see "
                           "docs/explanation/limits.md."});
        }
        comment("", {.nl = "gebied explain SLEUTEL zegt wat een sleutel betekent.",
                     .en = "gebied explain KEY says what a key means."});
        line("study: {}", study_->id);
        line("title:");
        line("  nl: {}", quoted(place + " onder één plafond"));
        line("  en: {}", quoted(place + " under one ceiling"));
        line("question:");
        line(
            "  nl: {}",
            quoted(
                "Wie krijgt hulp, wie wacht en wat kost het, als het plafond echt een plafond is, als "
                "de potjes samengaan en als er meer generalisten komen?"));
        line(
            "  en: {}",
            quoted(
                "Who gets help, who waits and what does it cost, when the ceiling really is a ceiling, "
                "when the streams are pooled and when there are more generalists?"));
        comment(
            "",
            {.nl = "Alles wat hier niet staat, komt uit deze set met landelijke waarden.",
             .en = "Whatever does not stand here comes from this set with values of the nation."});
        line("extends: netherlands.yaml");
        line("start: {}-01-01", first_year);
        line("years: {}", years);
        comment("",
                {.nl = "Aantal toekomsten. Meer maakt de marges smaller en duurt langer.",
                 .en = "Number of futures. More makes the intervals narrower and takes longer."});
        line("replications: {}", futures_for(figure("households.number").value));
        line("");
    }

    /// One parameter, or one part of it, with all that is known about it.
    [[nodiscard]] std::string in_full(const RegionFigure& f, std::string_view part = {}) const {
        const std::string number = number_in_words(f.value);
        std::string words =
            "{value: " + (part.empty() ? number : fmt::format("{{{}: {}}}", part, number));
        const auto add = [&](std::string_view key, const std::string& value) {
            if (!value.empty()) {
                words.append(", ").append(key).append(": ").append(value);
            }
        };
        add("low", f.low ? number_in_words(*f.low) : "");
        add("high", f.high ? number_in_words(*f.high) : "");
        add("source", f.source);
        add("year", f.year);
        add("grade", f.grade);
        const std::string& note = language_ == Language::nl ? f.note_nl : f.note_en;
        add("note", note.empty() ? "" : quoted(note));
        return words + '}';
    }

    void write_area() {
        line("areas:");
        line("  - id: {}", region_->code);
        if (region_->name.empty()) {
            line("    name: {{nl: {}, en: {}}}", quoted("wijk " + region_->code),
                 quoted("district " + region_->code));
        } else {
            line("    name: {}", quoted(region_->name));
        }
        std::string_view section;
        std::string_view entry;
        for (const RegionFigure& f : study_->figures) {
            const std::string_view path = f.key;
            const std::size_t first = path.find('.');
            const std::size_t last = path.rfind('.');
            if (path.substr(0, first) != section) {
                section = path.substr(0, first);
                entry = {};
                comment_section(section);
                line("    {}:", section);
            }
            if (first == last) {
                line("      {}: {}", path.substr(last + 1), in_full(f));
                continue;
            }
            const std::size_t second = path.find('.', first + 1);
            if (path.substr(first + 1, second - first - 1) != entry) {
                entry = path.substr(first + 1, second - first - 1);
                line("      {}:", entry);
            }
            // routes.own.domain_factor.parenting: one part of a value with parts.
            const std::string_view key = path.substr(second + 1);
            const std::size_t part = key.find('.');
            line("        {}: {}", key.substr(0, part),
                 part == std::string_view::npos ? in_full(f) : in_full(f, key.substr(part + 1)));
        }
        line("");
    }

    void comment_section(std::string_view section) {
        if (section == "household_types") {
            comment("    ", {.nl = "Aandelen van de huishoudens; samen 1.",
                             .en = "Shares of the households; together 1."});
        } else if (section == "staff") {
            comment(
                "    ",
                {.nl = "De formatie van het wijkteam. Vul die van jouw team in: niets bepaalt de "
                       "wachttijd sterker.",
                 .en =
                     "The posts of the team. Put those of your own team here: nothing decides the "
                     "wait more strongly."});
        } else if (section == "streams") {
            comment(
                "    ",
                {.nl =
                     "Bedragen tellen pas bij basis: amounts; vaste lasten (fixed_lines) tellen altijd.",
                 .en = "Amounts count with basis: amounts only; fixed_lines always."});
        }
    }

    void write_financing() {
        comment(
            "",
            {.nl =
                 "Het geld zoals het nu gaat: potjes naast elkaar, verschuiven bij de berap, en de "
                 "plicht gaat voor.",
             .en =
                 "Money as it goes now: streams beside each other, virement at the berap, and the "
                 "duty goes on."});
        comment(
            "",
            {.nl = "Het plafond volgt uit wat dit gebied zonder plafond zou kosten: per stroom het "
                   "gemiddelde plus",
             .en =
                 "The ceiling follows from what this area would cost without one: of each stream the "
                 "mean plus"});
        comment(
            "",
            {.nl =
                 "tightness keer de spreiding. Weet je de bedragen, schrijf dan basis: amounts en jouw "
                 "streams.<stroom>.budget.",
             .en =
                 "tightness times its spread. If you know the amounts, write basis: amounts and your "
                 "streams.<stream>.budget."});
        line("financing:");
        line("  regime: statutory");
        line("  virement: expected_shortage");
        line("  basis: tightness");
        line("  tightness: {}", in_full(input::figure_of_nation(*nation_, "financing.tightness")));
        line("");
        line("baseline:");
        line("  title: {{nl: 'zoals het is', en: 'as it is'}}");
        line("");
    }

    void begin_scenario(std::string_view id, Text title) {
        line("  - id: {}", id);
        line("    title: {{nl: {}, en: {}}}", quoted(title.nl), quoted(title.en));
        line("    measures:");
        line("      - from: {}-01-01", second_year);
        line("        set:");
    }

    [[nodiscard]] std::string pooled_share(std::string_view stream) const {
        for (const PooledShare& part : partly_pooled) {
            if (part.stream == stream) {
                return fmt::format(
                    "{{value: {}, source: municipal-practice, grade: assumption, note: {}}}",
                    number_in_words(part.share), quoted(part.why_not_all.in(language_)));
            }
        }
        return "1";
    }

    void write_scenarios() {
        comment(
            "",
            {.nl = "Wat anders zou kunnen. Alle scenario's maken dezelfde toekomsten mee als de "
                   "uitgangssituatie.",
             .en =
                 "What could be different. All scenarios live the same futures as the baseline."});
        line("scenarios:");
        begin_scenario("absolute", {.nl = "plafond absoluut", .en = "absolute ceiling"});
        comment("          ",
                {.nl = "Wat niet past, gaat niet door; wie daardoor niets krijgt, wordt geteld.",
                 .en = "What does not fit is not given; who gets nothing for that is counted."});
        line("          financing.regime: absolute");
        line("");
        begin_scenario("pooled", {.nl = "ontschot onder een absoluut plafond",
                                  .en = "pooled under an absolute ceiling"});
        line("          financing.regime: absolute");
        for (const Label& stream : nation_->names.streams) {
            line("          streams.{}.pooled_share: {}", stream.id, pooled_share(stream.id));
        }
        line("");
        const double now = figure("staff.generalist.fte").value;
        const double more = input::posts(*region_, more_posts_per_10000);
        begin_scenario("more_generalists", {.nl = "meer generalisten, hetzelfde plafond",
                                            .en = "more generalists, the same ceiling"});
        const double pro_rata =
            more_posts_per_10000 * static_cast<double>(region_->inhabitants) / 10000.0;
        if (pro_rata < more - 0.05) {
            comment("          ",
                    {.nl = "De kleinste aanstelling erbij, betaald uit hetzelfde plafond.",
                     .en = "The smallest post more, paid from the same ceiling."});
        } else {
            comment("          ",
                    {.nl = "Twee fte per 10.000 inwoners erbij, betaald uit hetzelfde plafond.",
                     .en = "Two posts per 10,000 inhabitants more, paid from the same ceiling."});
        }
        line("          staff.generalist.fte: {:.1f}", now + more);
    }

    const Region* region_;
    const Study* nation_;
    const RegionStudy* study_;
    Language language_;
    std::string text_{};
};

}  // namespace

RegionStudy region_study(const Region& region, const Study& nation, Language language) {
    if (region.inhabitants == 0) {
        input::ProblemList problems;
        problems.add({}, code_and_name(region) +
                             " has no inhabitants in 2024: there is nothing to study");
        problems.throw_if_any();
    }
    RegionStudy study{.id = input::id_from(name_with_town(region)),
                      .figures = input::figures_of_area(region, nation)};
    study.text = StudyWriter{region, nation, study, language}.text();
    return study;
}

std::string figure_name(const RegionFigure& figure, const Names& names, Language language) {
    std::string_view path = figure.key;
    std::string part;
    if (input::is_part_of_route(path)) {
        part = path.substr(path.rfind('.') + 1);
        path = path.substr(0, path.rfind('.'));
        for (const Label& domain : names.domains) {
            if (domain.id == part) {
                part = language == Language::nl ? domain.nl : domain.en;
            }
        }
    }
    const std::size_t first = path.find('.');
    const std::size_t last = path.rfind('.');
    std::string name;
    if (first != last) {
        const std::string_view id = path.substr(first + 1, last - first - 1);
        for (const std::vector<Label>* labels :
             {&names.types, &names.roles, &names.streams, &names.products, &names.routes,
              &names.payers, &names.indicators}) {
            for (const Label& label : *labels) {
                if (label.id == id) {
                    name = language == Language::nl ? label.nl : label.en;
                }
            }
        }
        if (path.starts_with("household_types.")) {
            return name;
        }
        name += part.empty() ? ": " : ", " + part + ": ";
    }
    (void)input::with_parameter(
        names, path, [&](const auto& row, const auto&) { name += row.meaning.in(language); });
    return name;
}

}  // namespace gebied

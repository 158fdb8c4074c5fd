#include "cli/command.hpp"
#include "cli/say.hpp"
#include "cli/shipped.hpp"

#include "gebied/base/text.hpp"
#include "gebied/experiment/load.hpp"
#include "gebied/experiment/run.hpp"
#include "gebied/input/read_study.hpp"
#include "gebied/report/wording.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <optional>
#include <utility>

namespace gebied::cli {
namespace {

constexpr double busy = 0.97;

/// A text with {} for `values`, in the reader's language.
template <class... Values>
std::string filled(Language language, Text text, const Values&... values) {
    return fmt::format(fmt::runtime(text.in(language)), values...);
}

std::string name_of(const std::vector<Label>& labels, const std::string& id, Language language) {
    const auto found =
        std::find_if(labels.begin(), labels.end(), [&](const Label& l) { return l.id == id; });
    return found == labels.end() ? id : name_in(*found, language);
}

/// What a study asks of the team beside intake and help, as far as it asks anything.
void print_other_hours(const TeamLoad& team, Language language) {
    struct Part {
        double hours;
        Text name;
    };
    const std::array parts{
        Part{team.aftercare, {.nl = "nazorg", .en = "aftercare"}},
        Part{
            team.desk,
            {.nl = "administratie, bezwaar, terugkoppeling, groepen, overdracht en kleine bedragen",
             .en = "administration, objections, feedback, groups, handing over and small amounts"}},
        Part{team.contact, {.nl = "contact zonder hulpvraag", .en = "contact without a need"}},
        Part{team.enforcement, {.nl = "handhaving", .en = "enforcement"}},
        Part{team.training, {.nl = "opleiding en casuïstiek", .en = "training and casuistry"}},
        Part{team.consultation, {.nl = "overleg met partners", .en = "consultation with partners"}},
        Part{team.ring_fenced, {.nl = "geoormerkte taken", .en = "ring-fenced tasks"}}};
    std::string list;
    for (const Part& part : parts) {
        if (part.hours > 0.0) {
            list += fmt::format("{}{} {}", list.empty() ? "" : ", ",
                                number_text(part.hours, 1, language), part.name.in(language));
        }
    }
    if (!list.empty()) {
        say(language, {.nl = "  en verder gevraagd: {}\n", .en = "  and also asked: {}\n"}, list);
    }
}

/// A part of the hours that are asked, with the parameter behind it.
struct AskedPart {
    double hours;
    Text name;
    std::string_view key;
};

AskedPart largest_part(const TeamLoad& team) {
    const std::array parts{
        AskedPart{team.intake, {.nl = "intake", .en = "intake"}, "team.intake_hours"},
        AskedPart{team.support, {.nl = "begeleiding", .en = "support"}, "team.case_hours"},
        AskedPart{team.management,
                  {.nl = "regie naast een specialist", .en = "case management beside a specialist"},
                  "team.case_management_hours"},
        AskedPart{team.bridging,
                  {.nl = "overbrugging van wie wacht", .en = "bridging for who waits"},
                  "team.bridging_hours"},
        AskedPart{team.reindication,
                  {.nl = "herindicatie", .en = "re-indication"},
                  "team.reindication_hours"},
        AskedPart{team.aftercare, {.nl = "nazorg", .en = "aftercare"}, "team.aftercare_hours"},
        AskedPart{
            team.desk, {.nl = "werk aan het bureau", .en = "work at the desk"}, team.desk_key},
        AskedPart{team.contact,
                  {.nl = "contact zonder hulpvraag", .en = "contact without a need"},
                  "team.contact_hours"},
        AskedPart{
            team.enforcement, {.nl = "handhaving", .en = "enforcement"}, "team.enforcement_hours"},
        AskedPart{team.training,
                  {.nl = "opleiding en casuïstiek", .en = "training and casuistry"},
                  "team.training_hours"},
        AskedPart{team.consultation,
                  {.nl = "overleg met partners", .en = "consultation with partners"},
                  "team.consultation_hours"},
        AskedPart{team.ring_fenced,
                  {.nl = "geoormerkte taken", .en = "ring-fenced tasks"},
                  "team.protected_share"}};
    return *std::max_element(
        parts.begin(), parts.end(),
        [](const AskedPart& x, const AskedPart& y) { return x.hours < y.hours; });
}

std::string hours_text(double hours, Language language) {
    return number_text(hours, 1, language);
}

/// `91 % (88 to 94 %)`; a team that is asked for many times what it has needs no decimals to see that.
std::string ratio_text(const TeamLoad& team, Language language) {
    constexpr double many = 10.0;
    const auto percent = [&](double share) { return number_text(100.0 * share, 0, language); };
    if (team.capacity <= 0.0 && team.offered > 0.0) {
        return filled(language, {.nl = "er is geen uur", .en = "there is not one hour"});
    }
    if (team.ratio() > many) {
        return filled(
            language,
            {.nl = "ruim {} keer zoveel als er is", .en = "more than {} times what there is"},
            number_text(std::floor(team.ratio()), 0, language));
    }
    const auto ends = team.ratio_ends();
    return fmt::format("{} % ({} {} {} %)", percent(team.ratio()), percent(ends[0]),
                       language == Language::nl ? "tot" : "to", percent(ends[1]));
}

/// What makes it more than there is: not one hour, or the largest part of what is asked.
std::string cause_text(const TeamLoad& team, Language language) {
    if (team.capacity <= 0.0) {
        return filled(language,
                      {.nl = "Het team heeft geen directe uren ({}).",
                       .en = "The team has no direct hours ({})."},
                      team.capacity_key);
    }
    const AskedPart part = largest_part(team);
    return filled(
        language,
        {.nl = "Het meeste is {}: {} uur ({}).", .en = "Most of it is {}: {} hours ({})."},
        part.name.in(language), hours_text(part.hours, language), part.key);
}

/// Whether a team is asked for more than it has, as far as this estimate can tell.
enum class Verdict : std::uint8_t { fits, at_the_edge, probably_never, never };

Verdict verdict_of(const TeamLoad& team) {
    const auto ends = team.ratio_ends();
    if (team.ratio() > 1.0) {
        return ends[0] > 1.0 ? Verdict::never : Verdict::probably_never;
    }
    return team.ratio() > busy || ends[1] > 1.0 ? Verdict::at_the_edge : Verdict::fits;
}

void print_team(const Study& study, const TeamLoad& team, Language language) {
    const auto whole = [&](double hours) { return hours_text(hours, language); };
    say(language,
        {.nl =
             "{}: het team wordt {} uur per jaar gevraagd en heeft {} directe uren: {}\n"
             "  gevraagd: {} uur intake, {} begeleiding, {} regie naast een specialist, {} overbrugging van wie "
             "wacht, {} herindicatie\n",
         .en =
             "{}: the team is asked for {} hours a year and has {} direct hours: {}\n"
             "  asked: {} hours of intake, {} of support, {} of case management beside a specialist, {} of "
             "bridging for who waits, {} of re-indication\n"},
        name_of(study.areas, team.area, language), whole(team.offered), whole(team.capacity),
        ratio_text(team, language), whole(team.intake), whole(team.support), whole(team.management),
        whole(team.bridging), whole(team.reindication));
    print_other_hours(team, language);
    switch (verdict_of(team)) {
        case Verdict::fits: break;
        case Verdict::at_the_edge:
            say(language,
                {.nl =
                     "  Let op: dit team zit aan de grens. Boven {} % bezetting worden wachttijden lang en grillig.\n",
                 .en =
                     "  Note: this team is at the edge. Above {} % use, waits become long and erratic.\n"},
                number_text(100.0 * busy, 0, language));
            break;
        case Verdict::probably_never:
        case Verdict::never:
            say(language,
                {.nl =
                     "  WAARSCHUWING: dit team kan deze vraag {}nooit bedienen. De wachtrij groeit tot mensen afhaken. {} Dat "
                     "verandert met die sleutel, met meer formatie (staff.<rol>.fte) of met meer informele plaatsen "
                     "(informal.places_per_10000).\n",
                 .en =
                     "  WARNING: this team can {}never serve this demand. The queue grows until people give up. {} That key "
                     "changes it, and so do more posts (staff.<role>.fte) or more informal places "
                     "(informal.places_per_10000).\n"},
                verdict_of(team) == Verdict::never ? ""
                : language == Language::nl         ? "waarschijnlijk "
                                                   : "probably ",
                cause_text(team, language));
            break;
    }
}

/// How a ceiling comes about, as far as the reader can see it beforehand.
enum class Purse : std::uint8_t {
    amounts,  ///< written in the study
    settled,  ///< by tightness, worked out as the run does
    about,    ///< by tightness, worked out with fewer futures than the run
    later,    ///< by tightness, worked out when the run begins
    none,     ///< there is no ceiling
};

Purse purse_of(const Timeline& area) {
    switch (area.front().model.financing.basis) {
        case CeilingBasis::amounts: return Purse::amounts;
        case CeilingBasis::tightness: return Purse::later;
        case CeilingBasis::unlimited: break;
    }
    return Purse::none;
}

std::string euros_text(double euros, Language language) {
    return number_text(euros, 3, language);
}

void print_ceiling(const Timeline& area, const StageLoad& load, Purse purse, Language language) {
    const bool exact = purse == Purse::settled;
    const Financing& financing = area.front().model.financing;
    const CeilingLoad& ceiling = load.ceiling;
    if (purse == Purse::none) {
        say(language, {.nl = "  plafond: geen grens (basis: unlimited)\n",
                       .en = "  ceiling: no limit (basis: unlimited)\n"});
    } else if (purse == Purse::settled || purse == Purse::about) {
        say(language,
            {.nl =
                 "  plafond: {}{} euro per jaar, uit krapte {} (gemiddelde zonder plafond + {} x de spreiding, per stroom)\n",
             .en =
                 "  ceiling: {}{} euro a year, from tightness {} (mean without a ceiling + {} x its spread, by stream)\n"},
            exact                      ? ""
            : language == Language::nl ? "ongeveer "
                                       : "about ",
            number_text(ceiling.ceiling, exact ? 3 : 4, language),
            number_text(financing.tightness, -2, language),
            number_text(financing.tightness, -2, language));
    } else if (purse == Purse::later) {
        double sum = ceiling.posts + ceiling.lines + ceiling.reserve;
        for (const StreamLoad& stream : load.streams) {
            sum += stream.expected;
        }
        say(language,
            {.nl =
                 "  plafond: ruwweg {} euro per jaar: wat hieronder verwacht wordt, met formatie en vaste lasten; krapte {} komt daar als de run begint nog bij (check --ceiling rekent het nu al uit)\n",
             .en =
                 "  ceiling: roughly {} euro a year: what is expected below, with posts and fixed lines; tightness {} comes on top when the run begins (check --ceiling works it out now)\n"},
            number_text(sum, 5, language), number_text(financing.tightness, -2, language));
    } else {
        say(language,
            {.nl = "  plafond: {} euro per jaar, waarvan eerst {} voor formatie en vaste lasten\n",
             .en = "  ceiling: {} euro a year, of which first {} for posts and fixed lines\n"},
            euros_text(ceiling.ceiling, language),
            euros_text(ceiling.posts + ceiling.lines, language));
    }
}

/// Something that cannot be, in one sentence. `kind` and `of` tell two of them apart, `measure` which is worse.
struct Impossible {
    enum class Kind : std::uint8_t { team, ceiling, streams, places };
    Kind kind{};
    std::string of{};     ///< a product; empty for the others
    double measure{0.0};  ///< what is asked over what there is
    std::string sentence{};
};

double over(double asked, double there_is) {
    constexpr double without_end = 1.0e9;
    return there_is > 0.0 ? std::min(asked / there_is, without_end) : without_end;
}

/// A ceiling by tightness is what help costs behind the queues that there are, which is less than what would be asked
/// without them: there only what a study takes away again counts.
bool is_derived(Purse purse) {
    return purse == Purse::settled || purse == Purse::about;
}

bool short_of_money(const StreamLoad& stream, Purse purse) {
    constexpr double untouched = 0.9;
    return stream.has_budget && stream.low > stream.reach &&
           (!is_derived(purse) || stream.reach < untouched * stream.amount);
}

/// Posts and fixed lines that the ceiling does not hold.
std::optional<Impossible> ceiling_that_eats_itself(const CeilingLoad& ceiling, Language language) {
    if (!ceiling.eats_itself()) {
        return std::nullopt;
    }
    return Impossible{
        .kind = Impossible::Kind::ceiling,
        .measure = over(ceiling.posts + ceiling.lines, ceiling.ceiling),
        .sentence = filled(
            language,
            {.nl =
                 "formatie en vaste lasten kosten {} euro per jaar en het plafond is {}: posten vervallen en voor hulp blijft niets over. Het meeste komt van {}; het plafond van financing.ceiling en ceiling_factor.",
             .en =
                 "posts and fixed lines cost {} euro a year and the ceiling is {}: posts are cut and nothing is left for help. Most of it comes from {}; the ceiling from financing.ceiling and ceiling_factor."},
            euros_text(ceiling.posts + ceiling.lines, language),
            euros_text(ceiling.ceiling, language), ceiling.largest_key)};
}

/// Streams that cannot pay what is expected of them, together in one sentence.
std::optional<Impossible> streams_that_do_not_cover(const StageLoad& load, Purse purse,
                                                    Language language) {
    std::string names;
    double expected = 0.0;
    double budget = 0.0;
    for (const StreamLoad& stream : load.streams) {
        if (short_of_money(stream, purse)) {
            names += (names.empty() ? "streams." : ", streams.") + stream.stream + ".budget";
            expected += stream.expected;
            budget += stream.budget;
        }
    }
    if (names.empty()) {  // each could with the whole pool, but all together?
        double low = 0.0;
        for (const StreamLoad& stream : load.streams) {
            low += stream.has_budget ? stream.low : 0.0;
            expected += stream.expected;
            budget += stream.budget;
        }
        if (low <= budget || is_derived(purse)) {
            return std::nullopt;
        }
        names = language == Language::nl ? "alle stromen (streams.<stroom>.budget)"
                                         : "all streams (streams.<stream>.budget)";
    }
    const CeilingLoad& ceiling = load.ceiling;
    const double parts = ceiling.posts + ceiling.lines + ceiling.reserve + ceiling.streams;
    return Impossible{
        .kind = Impossible::Kind::streams,
        .measure = over(expected, budget),
        .sentence =
            filled(
                language,
                {.nl =
                     "{}: samen {} euro per jaar in het plafond tegenover {} verwacht; wat niet past wacht of wordt overschrijding.",
                 .en =
                     "{}: {} euro a year in the ceiling together against {} expected; what does not fit waits or becomes overrun."},
                names, euros_text(budget, language), euros_text(expected, language)) +
            (parts > ceiling.ceiling + 1.0
                 ? filled(
                       language,
                       {.nl =
                            " Alle bedragen samen zijn {} en het plafond (financing.ceiling, ceiling_factor) is {}.",
                        .en =
                            " All amounts together are {} and the ceiling (financing.ceiling, ceiling_factor) is {}."},
                       euros_text(parts, language), euros_text(ceiling.ceiling, language))
                 : "")};
}

std::vector<Impossible> places_that_do_not_suffice(const StageLoad& load, Language language) {
    std::vector<Impossible> found;
    for (const PlaceLoad& place : load.places) {
        if (place.low <= place.places) {
            continue;
        }
        found.push_back(
            {.kind = Impossible::Kind::places,
             .of = place.product,
             .measure = over(place.expected, place.places),
             .sentence = filled(
                 language,
                 {.nl =
                      "products.{}.places is {} en naar verwachting zijn {} plaatsen tegelijk nodig; wie niet past wacht.",
                  .en =
                      "products.{}.places is {} and {} places are expected to be needed at a time; who does not fit waits."},
                 place.product, number_text(place.places, 0, language),
                 number_text(place.expected, place.expected < 10.0 ? -1 : 0, language))});
    }
    return found;
}

/// Everything that cannot be while one set of parameters holds.
std::vector<Impossible> impossible_in(const StageLoad& load, Purse purse, Language language) {
    std::vector<Impossible> found;
    const TeamLoad& team = load.team;
    const Verdict verdict = verdict_of(team);
    if (verdict >= Verdict::probably_never) {
        found.push_back(
            {.kind = Impossible::Kind::team,
             .measure = over(team.offered, team.capacity),
             .sentence = filled(
                 language,
                 {.nl =
                      "dit team kan deze vraag {}nooit bedienen: {} uur per jaar gevraagd, {} directe uren, {}. {}",
                  .en =
                      "this team can {}never serve this demand: asked for {} hours a year, {} direct hours, {}. {}"},
                 verdict == Verdict::never  ? ""
                 : language == Language::nl ? "waarschijnlijk "
                                            : "probably ",
                 hours_text(team.offered, language), hours_text(team.capacity, language),
                 ratio_text(team, language), cause_text(team, language))});
    }
    if (auto ceiling = ceiling_that_eats_itself(load.ceiling, language)) {
        found.push_back(std::move(*ceiling));
    } else if (auto streams = streams_that_do_not_cover(load, purse, language)) {
        found.push_back(std::move(*streams));
    }
    for (Impossible& places : places_that_do_not_suffice(load, language)) {
        found.push_back(std::move(places));
    }
    return found;
}

void print_stream(const Study& study, const StreamLoad& stream, Purse purse, bool warn,
                  Language language) {
    const std::string name = name_of(study.names.streams, stream.stream, language);
    const std::string expected = euros_text(stream.expected, language);
    if (!stream.has_budget) {
        say(language,
            {.nl = "  {}: verwacht {} euro per jaar{}\n", .en = "  {}: expects {} euro a year{}\n"},
            name, expected,
            purse == Purse::none ? (language == Language::nl ? "; geen grens" : "; no limit") : "");
        return;
    }
    say(language,
        {.nl = "  {}: verwacht {} euro per jaar tegenover {} in het plafond\n",
         .en = "  {}: expects {} euro a year against {} in the ceiling\n"},
        name, expected, euros_text(stream.budget, language));
    if (warn && (short_of_money(stream, purse) ||
                 (purse == Purse::amounts && stream.expected > stream.reach))) {
        say(language,
            {.nl =
                 "    WAARSCHUWING: streams.{}.budget dekt de verwachte vraag {}niet; wat niet past wacht of wordt overschrijding.\n",
             .en =
                 "    WARNING: streams.{}.budget does {}not cover expected demand; what does not fit waits or becomes overrun.\n"},
            stream.stream,
            short_of_money(stream, purse) ? ""
            : language == Language::nl    ? "waarschijnlijk "
                                          : "probably ");
    }
}

void print_warning(const Impossible& impossible, Language language) {
    say(language, {.nl = "  WAARSCHUWING: {}\n", .en = "  WARNING: {}\n"}, impossible.sentence);
}

/// The baseline as it is when the reported period begins.
void print_baseline(const Study& study, const StageLoad& load, Purse purse, Language language) {
    print_team(study, load.team, language);
    print_ceiling(study.baseline.areas[load.area], load, purse, language);
    if (const auto ceiling = ceiling_that_eats_itself(load.ceiling, language)) {
        print_warning(*ceiling, language);
    } else if (load.ceiling.limited && load.ceiling.ceiling > 0.0) {
        const CeilingLoad& c = load.ceiling;
        const double parts = c.posts + c.lines + c.reserve + c.streams;
        if (parts > c.ceiling + 1.0) {
            say(language,
                {.nl =
                     "  Let op: alle bedragen samen zijn {}; de stromen krijgen daarvan naar rato wat het plafond overlaat.\n",
                 .en =
                     "  Note: all amounts together are {}; the streams get what the ceiling leaves, in proportion.\n"},
                euros_text(parts, language));
        }
    }
    bool any_short = load.ceiling.eats_itself();  // then each is, and it has been said
    for (const StreamLoad& stream : load.streams) {
        print_stream(study, stream, purse, !load.ceiling.eats_itself(), language);
        any_short = any_short || short_of_money(stream, purse);
    }
    if (!any_short) {
        if (const auto all = streams_that_do_not_cover(load, purse, language)) {
            print_warning(*all, language);
        }
    }
    for (const Impossible& places : places_that_do_not_suffice(load, language)) {
        print_warning(places, language);
    }
}

/// What cannot be later in the baseline or in a scenario, and could before or beside it.
void print_later(const Study& study, const Load& load, const std::vector<Purse>& purses,
                 Language language) {
    constexpr double worse = 1.2;
    constexpr std::size_t most_lines = 20;
    const auto same = [](const Impossible& x, const Impossible& y) {
        return x.kind == y.kind && x.of == y.of;
    };
    // Per area what has been said already: of the baseline for everybody, of a scenario for itself.
    const std::size_t areas = study.areas.size();
    std::vector<std::vector<Impossible>> of_baseline(areas);
    std::vector<std::vector<Impossible>> said(areas);
    std::size_t scenario = 0;
    std::size_t lines = 0;
    for (std::size_t i = 0; i < load.stages.size(); ++i) {
        const StageLoad& stage = load.stages[i];
        if (stage.scenario != scenario) {
            scenario = stage.scenario;
            said = of_baseline;
        }
        for (Impossible& found : impossible_in(stage, purses[stage.area], language)) {
            std::vector<Impossible>& before = said[stage.area];
            const auto known = std::find_if(before.begin(), before.end(), [&](const Impossible& x) {
                return same(x, found) && found.measure <= worse * x.measure;
            });
            if (known != before.end()) {
                continue;
            }
            before.push_back(found);
            if (scenario == 0) {
                of_baseline[stage.area].push_back(found);
            }
            if (i < areas) {
                continue;  // stands above
            }
            if (++lines > most_lines) {
                continue;
            }
            if (lines == 1) {
                say(language, {.nl = "Later, en in de scenario's:\n",
                               .en = "Later, and in the scenarios:\n"});
            }
            say(language,
                {.nl = "  {} vanaf {}, {}: WAARSCHUWING: {}\n",
                 .en = "  {} from {}, {}: WARNING: {}\n"},
                scenario == 0
                    ? std::string{Text{.nl = "de uitgangssituatie", .en = "the baseline"}.in(
                          language)}
                    : study.scenarios[scenario - 1].label.id,
                to_string(study.period.calendar.date(stage.from)),
                name_in(study.areas[stage.area], language), found.sentence);
        }
    }
    if (lines > most_lines) {
        say(language,
            {.nl = "  en nog {} keer iets dat niet kan\n", .en = "  and {} more that cannot be\n"},
            lines - most_lines);
    }
}

}  // namespace

void declare_check(OptionList& options) {
    options.add_options()(
        "ceiling", "work out the ceiling that follows from tightness, however long it takes");
    declare_language(options);
}

Exit perform_check(const Arguments& arguments) {
    const Language language = language_of(arguments);
    const std::string file = argument_of(arguments, "a STUDY");
    Study study = read_study(file, with_shipped());
    std::vector<Purse> purses;
    for (const Timeline& area : study.baseline.areas) {
        purses.push_back(purse_of(area));
    }
    const bool exact = arguments.count("ceiling") > 0;
    if (exact || rough_ceiling_is_quick(study)) {
        (void)settle_ceilings(study, 0, exact ? CeilingCare::full : CeilingCare::rough);
        std::replace(purses.begin(), purses.end(), Purse::later,
                     exact ? Purse::settled : Purse::about);
    }
    say(language,
        {.nl =
             "{} is een geldige studie: {} gebied(en), {} scenario('s) naast de uitgangssituatie, {} jaar, {} toekomsten\n",
         .en =
             "{} is a valid study: {} area(s), {} scenario(s) beside the baseline, {} years, {} futures\n"},
        file, study.areas.size(), study.scenarios.size(), study.period.reported_years(),
        study.replications);
    const Load load = load_of(study, 0);
    say(language,
        {.nl =
             "Belasting vooraf ({} toekomsten zonder grenzen, een ruwe schatting; tussen haakjes hoe ruw):\n",
         .en =
             "Load beforehand ({} futures without limits, a rough estimate; in brackets how rough):\n"},
        load.futures);
    for (std::size_t a = 0; a < study.areas.size(); ++a) {
        print_baseline(study, load.stages[a], purses[a], language);
    }
    print_later(study, load, purses, language);
    return Exit::done;
}

}  // namespace gebied::cli

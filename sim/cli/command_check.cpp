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
#include <fmt/core.h>

namespace gebied::cli {
namespace {

constexpr double busy = 0.97;

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

void print_team(const Study& study, const TeamLoad& team, Language language) {
    const auto whole = [&](double hours) { return number_text(hours, 1, language); };
    say(language,
        {.nl =
             "{}: het team wordt {} uur per jaar gevraagd en heeft {} directe uren: {} %\n"
             "  gevraagd: {} uur intake, {} begeleiding, {} regie naast een specialist, {} overbrugging van wie "
             "wacht, {} herindicatie\n",
         .en =
             "{}: the team is asked for {} hours a year and has {} direct hours: {} %\n"
             "  asked: {} hours of intake, {} of support, {} of case management beside a specialist, {} of "
             "bridging for who waits, {} of re-indication\n"},
        name_of(study.areas, team.area, language), whole(team.offered), whole(team.capacity),
        number_text(100.0 * team.ratio(), 0, language), whole(team.intake), whole(team.support),
        whole(team.management), whole(team.bridging), whole(team.reindication));
    print_other_hours(team, language);
    if (team.ratio() > 1.0) {
        say(language,
            {.nl =
                 "  WAARSCHUWING: dit team kan deze vraag nooit bedienen. De wachtrij groeit tot mensen afhaken. Meer formatie "
                 "(staff.<rol>.fte), minder uren per huishouden (team.case_hours) of meer informele plaatsen "
                 "(informal.places_per_10000) verandert dat.\n",
             .en =
                 "  WARNING: this team can never serve this demand. The queue grows until people give up. More posts "
                 "(staff.<role>.fte), fewer hours per household (team.case_hours) or more informal places "
                 "(informal.places_per_10000) change that.\n"});
    } else if (team.ratio() > busy) {
        say(language,
            {.nl = "  Let op: boven {} % bezetting worden wachttijden lang en grillig.\n",
             .en = "  Note: above {} % use, waits become long and erratic.\n"},
            number_text(100.0 * busy, 0, language));
    }
}

/// How a ceiling comes about, as far as the reader can see it beforehand.
enum class Purse : std::uint8_t {
    amounts,  ///< written in the study
    settled,  ///< by tightness, worked out as the run does
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

void print_ceiling(const Timeline& area, Purse purse, Language language) {
    const Financing& financing = area.front().model.financing;
    if (purse == Purse::none) {
        say(language, {.nl = "  plafond: geen grens (basis: unlimited)\n",
                       .en = "  ceiling: no limit (basis: unlimited)\n"});
    } else if (purse == Purse::settled) {
        say(language,
            {.nl =
                 "  plafond: {} euro per jaar, uit krapte {} (gemiddelde zonder plafond + {} x de spreiding, per stroom)\n",
             .en =
                 "  ceiling: {} euro a year, from tightness {} (mean without a ceiling + {} x its spread, by stream)\n"},
            number_text(financing.ceiling, 3, language),
            number_text(financing.tightness, -2, language),
            number_text(financing.tightness, -2, language));
    } else if (purse == Purse::later) {
        say(language,
            {.nl =
                 "  plafond: volgt uit krapte {} als de run begint; check --ceiling rekent het nu al uit\n",
             .en =
                 "  ceiling: follows from tightness {} when the run begins; check --ceiling works it out now\n"},
            number_text(financing.tightness, -2, language));
    } else if (financing.ceiling > 0.0) {
        say(language, {.nl = "  plafond: {} euro per jaar\n", .en = "  ceiling: {} euro a year\n"},
            number_text(financing.ceiling, 3, language));
    }
}

void print_stream(const Study& study, const StreamLoad& stream, Purse purse, Language language) {
    const std::string name = name_of(study.names.streams, stream.stream, language);
    const std::string expected = number_text(stream.expected, 3, language);
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
        name, expected, number_text(stream.budget, 3, language));
    if (purse == Purse::amounts && stream.expected > stream.budget) {
        say(language,
            {.nl =
                 "    WAARSCHUWING: streams.{}.budget dekt de verwachte vraag niet; wat niet past wacht of wordt overschrijding.\n",
             .en =
                 "    WARNING: streams.{}.budget does not cover expected demand; what does not fit waits or becomes overrun.\n"},
            stream.stream);
    }
}

/// Whether the ceiling can be worked out while somebody waits: two seconds for these households.
bool is_small(const Study& study) {
    constexpr double most_households = 6000.0;
    double households = 0.0;
    for (const Timeline& area : study.baseline.areas) {
        households += area.front().model.households.number;
    }
    return households <= most_households;
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
    say(language,
        {.nl =
             "{} is een geldige studie: {} gebied(en), {} scenario('s) naast de uitgangssituatie, {} jaar, {} toekomsten\n",
         .en =
             "{} is a valid study: {} area(s), {} scenario(s) beside the baseline, {} years, {} futures\n"},
        file, study.areas.size(), study.scenarios.size(), study.period.reported_years(),
        study.replications);
    say(language, {.nl = "Belasting vooraf (drie toekomsten zonder grenzen, een ruwe schatting):\n",
                   .en = "Load beforehand (three futures without limits, a rough estimate):\n"});
    std::fflush(stdout);
    std::vector<Purse> purses;
    for (const Timeline& area : study.baseline.areas) {
        purses.push_back(purse_of(area));
    }
    if (arguments.count("ceiling") > 0 || is_small(study)) {
        (void)settle_ceilings(study, 0);
        std::replace(purses.begin(), purses.end(), Purse::later, Purse::settled);
    }
    const Load load = load_of(study, 0);
    for (std::size_t a = 0; a < load.teams.size(); ++a) {
        print_team(study, load.teams[a], language);
        print_ceiling(study.baseline.areas[a], purses[a], language);
        for (const StreamLoad& stream : load.streams) {
            if (stream.area == load.teams[a].area) {
                print_stream(study, stream, purses[a], language);
            }
        }
    }
    return Exit::done;
}

}  // namespace gebied::cli

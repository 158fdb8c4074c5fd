#include "cli/command.hpp"
#include "cli/say.hpp"
#include "cli/shipped.hpp"

#include "gebied/experiment/load.hpp"
#include "gebied/input/read_study.hpp"
#include "gebied/report/wording.hpp"

#include <algorithm>
#include <fmt/core.h>

namespace gebied::cli {
namespace {

constexpr double busy = 0.97;

std::string name_of(const std::vector<Label>& labels, const std::string& id, Language language) {
    const auto found =
        std::find_if(labels.begin(), labels.end(), [&](const Label& l) { return l.id == id; });
    return found == labels.end() ? id : name_in(*found, language);
}

void print_team(const Study& study, const TeamLoad& team, Language language) {
    const auto whole = [&](double hours) { return number_text(hours, 1, language); };
    say(language,
        {.nl =
             "{}: het team wordt {} uur per jaar gevraagd ({} intake, {} begeleiding) en heeft {} directe uren: {} %\n",
         .en =
             "{}: the team is asked for {} hours a year ({} intake, {} support) and has {} direct hours: {} %\n"},
        name_of(study.areas, team.area, language), whole(team.offered), whole(team.intake),
        whole(team.support), whole(team.capacity), number_text(100.0 * team.ratio(), 0, language));
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

void print_stream(const Study& study, const StreamLoad& stream, Language language) {
    const std::string name = name_of(study.names.streams, stream.stream, language);
    const std::string expected = number_text(stream.expected, 3, language);
    if (!stream.has_budget) {
        say(language,
            {.nl = "  {}: verwacht {} euro per jaar zonder plafond\n",
             .en = "  {}: expects {} euro a year without a ceiling\n"},
            name, expected);
        return;
    }
    say(language,
        {.nl = "  {}: verwacht {} euro per jaar tegenover {} in het plafond\n",
         .en = "  {}: expects {} euro a year against {} in the ceiling\n"},
        name, expected, number_text(stream.budget, 3, language));
    if (stream.expected > stream.budget) {
        say(language,
            {.nl =
                 "    WAARSCHUWING: streams.{}.budget dekt de verwachte vraag niet; wat niet past wacht of wordt overschrijding.\n",
             .en =
                 "    WARNING: streams.{}.budget does not cover expected demand; what does not fit waits or becomes overrun.\n"},
            stream.stream);
    }
}

}  // namespace

void declare_check(OptionList& options) {
    declare_language(options);
}

Exit perform_check(const Arguments& arguments) {
    const Language language = language_of(arguments);
    const std::string file = argument_of(arguments, "a STUDY");
    const Study study = read_study(file, with_shipped());
    say(language,
        {.nl =
             "{} is een geldige studie: {} gebied(en), {} scenario('s) naast de uitgangssituatie, {} jaar, {} toekomsten\n",
         .en =
             "{} is a valid study: {} area(s), {} scenario(s) beside the baseline, {} years, {} futures\n"},
        file, study.areas.size(), study.scenarios.size(), study.period.reported_years(),
        study.replications);
    say(language, {.nl = "Belasting vooraf (drie toekomsten zonder grenzen, een ruwe schatting):\n",
                   .en = "Load beforehand (three futures without limits, a rough estimate):\n"});
    const Load load = load_of(study, 0);
    for (const TeamLoad& team : load.teams) {
        print_team(study, team, language);
        for (const StreamLoad& stream : load.streams) {
            if (stream.area == team.area) {
                print_stream(study, stream, language);
            }
        }
    }
    return Exit::done;
}

}  // namespace gebied::cli

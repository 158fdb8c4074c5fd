#pragma once

#include "gebied/model/choices.hpp"
#include "gebied/model/duration.hpp"
#include "gebied/model/parameter.hpp"
#include "gebied/model/shapes.hpp"

#include <tuple>

namespace gebied {

/// The sociaal wijkteam: how its hours are used and what its support does.
struct Team {
    double direct_share{1.0};
    TeamOrder queue_order{TeamOrder::first_come};
    QueueRule head_of_queue{QueueRule::stop};
    double intake_hours_light{0.0};
    double intake_hours{0.0};
    double intake_hours_multiple{0.0};
    double intake_days{0.0};
    double inquiry_term_days{42.0};
    BySeverity case_hours{};
    double cases_per_fte{1.0e9};
    DurationLaw duration{};
    double solved{0.0};
    double improved{0.0};
    double prolonged{0.0};
    double steps_up{0.0};
    double start_stock_per_1000{0.0};
    double giving_up_per_year{0.0};
    double call_back_days{28.0};
    double returns_when_called{0.0};
    double bridging_hours{0.0};
    double case_management_hours{0.0};
    double reindication_hours{0.0};
    double planned_outreach{0.0};
    double planned_organising{0.0};
    double planned_prevention{0.0};
    double planned_collective{0.0};
    double productivity{1.0};
    double training_hours{0.0};
    double partner_organisations{0.0};
    double consultation_hours{0.0};
    double protected_share{0.0};
    double finds_hidden{1.0};
    double wrong_up{0.0};
    double wrong_down{0.0};
    double needs_for_support{1.0};
    double feedback_hours{0.0};
    double aftercare_days{0.0};
    double aftercare_hours{0.0};
    double task_reached_share{0.5};
    double contact_hours{0.0};
    double enforcement_hours{0.0};
    double cost_check{0.0};
    double triage_days{0.0};
    double handover_hours{0.0};
    double handover_days{0.0};
    double case_handover_hours{0.0};

    static constexpr auto table() {
        using Self = Team;
        return std::tuple{
            Parameter{
                .key = "direct_share",
                .member = &Self::direct_share,
                .meaning =
                    {.nl =
                         "deel van de gewerkte uren dat direct aan huishoudens besteed kan worden",
                     .en = "share of worked hours that can go to households directly"},
                .unit = "share of hours",
                .range = range::share},
            Parameter{.key = "queue_order",
                      .member = &Self::queue_order,
                      .meaning = {.nl = "volgorde van de wachtlijst van het team",
                                  .en = "order of the team queue"},
                      .unit = "choice"},
            Parameter{
                .key = "head_of_queue",
                .member = &Self::head_of_queue,
                .meaning =
                    {.nl =
                         "of een huishouden dat niet past de rest ophoudt (stop) of wordt overgeslagen (skip)",
                     .en =
                         "whether a household that does not fit holds up the others (stop) or is passed over (skip)"},
                .unit = "choice"},
            Parameter{.key = "intake_hours_light",
                      .member = &Self::intake_hours_light,
                      .meaning = {.nl = "uren voor de intake van een lichte enkelvoudige vraag",
                                  .en = "hours for the intake of a single light need"},
                      .unit = "hours",
                      .range = {0.0, 1000.0}},
            Parameter{.key = "intake_hours",
                      .member = &Self::intake_hours,
                      .meaning = {.nl = "uren voor een gewone intake",
                                  .en = "hours for an ordinary intake"},
                      .unit = "hours",
                      .range = {0.0, 1000.0}},
            Parameter{.key = "intake_hours_multiple",
                      .member = &Self::intake_hours_multiple,
                      .meaning = {.nl = "uren voor een intake bij drie of meer domeinen",
                                  .en = "hours for an intake with three or more domains"},
                      .unit = "hours",
                      .range = {0.0, 1000.0}},
            Parameter{
                .key = "intake_days",
                .member = &Self::intake_days,
                .meaning = {.nl = "doorlooptijd van een intake", .en = "time that an intake takes"},
                .unit = "days",
                .range = range::days},
            Parameter{
                .key = "inquiry_term_days",
                .member = &Self::inquiry_term_days,
                .meaning = {.nl = "wettelijke termijn van melding tot het begin van de intake",
                            .en = "legal term from request to the start of the intake"},
                .unit = "days",
                .range = range::days},
            Parameter{
                .key = "case_hours",
                .member = &Self::case_hours,
                .meaning =
                    {.nl =
                         "uren per week voor een huishouden in begeleiding bij het team, naar de zwaarste hulpvraag",
                     .en =
                         "hours per week for a household supported by the team, by its heaviest need"},
                .unit = "hours per week",
                .range = range::hours_per_week},
            Parameter{.key = "cases_per_fte",
                      .member = &Self::cases_per_fte,
                      .meaning = {.nl = "hoogste aantal lopende huishoudens per fte",
                                  .en = "most running households per FTE"},
                      .unit = "households per FTE",
                      .range = range::count},
            Parameter{.key = "duration",
                      .member = &Self::duration,
                      .meaning = {.nl = "duur van begeleiding door het team",
                                  .en = "duration of support by the team"},
                      .unit = "days",
                      .range = range::days},
            Parameter{.key = "solved",
                      .member = &Self::solved,
                      .meaning = {.nl = "kans dat de hulpvraag aan het eind is opgelost",
                                  .en = "chance that the need is solved at the end"},
                      .unit = "share of needs",
                      .range = range::share},
            Parameter{.key = "improved",
                      .member = &Self::improved,
                      .meaning = {.nl = "kans dat de hulpvraag een stap lichter is aan het eind",
                                  .en = "chance that the need is one step lighter at the end"},
                      .unit = "share of needs",
                      .range = range::share},
            Parameter{
                .key = "prolonged",
                .member = &Self::prolonged,
                .meaning =
                    {.nl = "kans dat begeleiding wordt verlengd als de hulpvraag niet is opgelost",
                     .en = "chance that support is prolonged when the need is not solved"},
                .unit = "share of unsolved",
                .range = range::share},
            Parameter{
                .key = "steps_up",
                .member = &Self::steps_up,
                .meaning =
                    {.nl =
                         "kans dat een niet opgeloste, niet verlengde hulpvraag naar specialistische hulp gaat",
                     .en =
                         "chance that a need neither solved nor prolonged goes on to specialist care"},
                .unit = "share of unsolved",
                .range = range::share},
            Parameter{
                .key = "start_stock_per_1000",
                .member = &Self::start_stock_per_1000,
                .meaning = {.nl = "huishoudens in begeleiding bij het begin, per 1.000 inwoners",
                            .en = "households supported at the start, per 1,000 inhabitants"},
                .unit = "per 1,000 inhabitants",
                .range = range::count,
                .changes = Changes::never},
            Parameter{.key = "giving_up_per_year",
                      .member = &Self::giving_up_per_year,
                      .meaning = {.nl = "afhaken tijdens het wachten op het team",
                                  .en = "giving up while waiting for the team"},
                      .unit = "per year",
                      .range = range::rate_per_year},
            Parameter{
                .key = "call_back_days",
                .member = &Self::call_back_days,
                .meaning =
                    {.nl =
                         "tijd tussen het afhaken van een huishouden en het moment waarop het team terugbelt",
                     .en = "time between a household giving up and the team calling it back"},
                .unit = "days",
                .range = {1.0, range::days.high}},
            Parameter{
                .key = "returns_when_called",
                .member = &Self::returns_when_called,
                .meaning =
                    {.nl =
                         "kans dat een huishouden dat is afgehaakt en wordt teruggebeld zich opnieuw meldt bij het team, als de hulpvraag er nog is, niemand helpt en er niets voor is gevraagd",
                     .en =
                         "chance that a household that gave up and is called back asks the team again, if the need is still there, nobody helps and nothing has been asked for it"},
                .unit = "share of households",
                .range = range::share},
            Parameter{
                .key = "bridging_hours",
                .member = &Self::bridging_hours,
                .meaning =
                    {.nl = "uren per week voor een huishouden dat op specialistische hulp wacht",
                     .en = "hours per week for a household that waits for specialist care"},
                .unit = "hours per week",
                .range = range::hours_per_week},
            Parameter{
                .key = "case_management_hours",
                .member = &Self::case_management_hours,
                .meaning =
                    {.nl =
                         "uren per week regie op een huishouden dat het team naar specialistische hulp bracht",
                     .en =
                         "hours per week of case management for a household that the team brought to specialist care"},
                .unit = "hours per week",
                .range = range::hours_per_week},
            Parameter{
                .key = "reindication_hours",
                .member = &Self::reindication_hours,
                .meaning = {.nl = "uren voor een herindicatie", .en = "hours for a re-indication"},
                .unit = "hours",
                .range = {0.0, 1000.0}},
            Parameter{.key = "planned_outreach",
                      .member = &Self::planned_outreach,
                      .meaning = {.nl = "geplande uren per week outreach",
                                  .en = "planned hours per week of outreach"},
                      .unit = "hours per week",
                      .range = {0.0, 1.0e6}},
            Parameter{.key = "planned_organising",
                      .member = &Self::planned_organising,
                      .meaning = {.nl = "geplande uren per week nuldelijn organiseren",
                                  .en = "planned hours per week of organising informal support"},
                      .unit = "hours per week",
                      .range = {0.0, 1.0e6}},
            Parameter{
                .key = "planned_prevention",
                .member = &Self::planned_prevention,
                .meaning = {.nl = "geplande uren per week preventie en vroegsignalering",
                            .en = "planned hours per week of prevention and early signalling"},
                .unit = "hours per week",
                .range = {0.0, 1.0e6}},
            Parameter{.key = "planned_collective",
                      .member = &Self::planned_collective,
                      .meaning = {.nl = "geplande uren per week collectieve voorzieningen",
                                  .en = "planned hours per week of collective provisions"},
                      .unit = "hours per week",
                      .range = {0.0, 1.0e6}},
            Parameter{
                .key = "productivity",
                .member = &Self::productivity,
                .meaning =
                    {.nl =
                         "productiviteit van het hele team ten opzichte van gewoon: een reorganisatie is een tijdelijke daling",
                     .en =
                         "productivity of the whole team relative to usual: a reorganisation is a temporary dip"},
                .unit = "ratio",
                .range = range::share},
            Parameter{
                .key = "training_hours",
                .member = &Self::training_hours,
                .meaning =
                    {.nl =
                         "uren per week per fte voor opleiding en casuïstiek, bovenop wat het directe deel al aftrekt",
                     .en =
                         "hours per week per FTE for training and casuistry, beyond what the direct share already takes off"},
                .unit = "hours per week",
                .range = range::hours_per_week},
            Parameter{.key = "partner_organisations",
                      .member = &Self::partner_organisations,
                      .meaning = {.nl = "aantal partnerorganisaties waarmee het team overlegt",
                                  .en = "number of partner organisations that the team consults"},
                      .unit = "organisations",
                      .range = {0.0, 1000.0}},
            Parameter{
                .key = "consultation_hours",
                .member = &Self::consultation_hours,
                .meaning =
                    {.nl = "uren overleg per week per partnerorganisatie, van het hele team",
                     .en =
                         "hours of consultation per week per partner organisation, of the whole team"},
                .unit = "hours per week",
                .range = range::hours_per_week},
            Parameter{
                .key = "protected_share",
                .member = &Self::protected_share,
                .meaning =
                    {.nl =
                         "deel van de geplande uren voor outreach, organiseren, preventie en collectief dat voor hulp aan huishoudens gaat (geoormerkt)",
                     .en =
                         "share of the planned hours for outreach, organising, prevention and collective provisions that goes before help to households (ring-fenced)"},
                .unit = "share of planned hours",
                .range = range::share},
            Parameter{
                .key = "finds_hidden",
                .member = &Self::finds_hidden,
                .meaning =
                    {.nl =
                         "kans dat een intake een andere ernstige hulpvraag van het huishouden vindt: 1 = integraal, 0 = een loket per wet",
                     .en =
                         "chance that an intake finds another serious need of the household: 1 = integrated, 0 = a counter per law"},
                .unit = "share of needs",
                .range = range::share},
            Parameter{
                .key = "wrong_up",
                .member = &Self::wrong_up,
                .meaning =
                    {.nl = "kans dat de intake specialistische hulp kiest waar het team volstaat",
                     .en = "chance that an intake chooses specialist care where the team would do"},
                .unit = "share of needs",
                .range = range::share},
            Parameter{
                .key = "wrong_down",
                .member = &Self::wrong_down,
                .meaning =
                    {.nl = "kans dat de intake het team kiest waar specialistische hulp nodig is",
                     .en =
                         "chance that an intake chooses the team where specialist care is needed"},
                .unit = "share of needs",
                .range = range::share},
            Parameter{
                .key = "needs_for_support",
                .member = &Self::needs_for_support,
                .meaning =
                    {.nl =
                         "aantal domeinen met een hulpvraag vanaf waar het team zelf begeleidt; 1 = iedereen, 2 = alleen wie op meer dan één gebied geen grip heeft",
                     .en =
                         "number of domains with a need from which the team supports a household itself; 1 = everyone, 2 = only those without grip on more than one"},
                .unit = "domains",
                .range = {1.0, 8.0}},
            Parameter{
                .key = "feedback_hours",
                .member =
                    &Self::feedback_hours,
                .meaning = {.nl = "uren per intake om de verwijzende partner terug te koppelen",
                            .en = "hours per intake to report back to the partner who referred"},
                .unit = "hours",
                .range = {0.0, 1000.0}},
            Parameter{
                .key = "aftercare_days",
                .member =
                    &Self::aftercare_days,
                .meaning =
                    {.nl =
                         "hoe lang het team een huishouden volgt nadat het begeleiding afsluit (waakvlam); 0 = niet",
                     .en =
                         "how long the team keeps an eye on a household after closing support; 0 = not at all"},
                .unit = "days",
                .range = range::days},
            Parameter{.key = "aftercare_hours",
                      .member = &Self::aftercare_hours,
                      .meaning = {.nl = "uren per week voor een huishouden in nazorg",
                                  .en = "hours per week for a household in aftercare"},
                      .unit = "hours per week",
                      .range = range::hours_per_week},
            Parameter{
                .key = "task_reached_share",
                .member =
                    &Self::task_reached_share,
                .meaning =
                    {.nl =
                         "deel van de geplande uren van een taak dat in een jaar gewerkt moet zijn om de taak gehaald te noemen; verandert alleen de telling",
                     .en =
                         "part of the planned hours of a task that must be worked in a year to call the task reached; changes the count alone"},
                .unit = "share of planned hours",
                .range = range::share,
                .changes = Changes::never},
            Parameter{
                .key = "contact_hours",
                .member =
                    &Self::contact_hours,
                .meaning =
                    {.nl =
                         "uren per week per 1.000 inwoners voor contact met mensen zonder hulpvraag, voor hulp aan huishoudens",
                     .en =
                         "hours per week per 1,000 inhabitants on contact with people without a need, before help to households"},
                .unit = "hours per week",
                .range = range::hours_per_week},
            Parameter{
                .key = "enforcement_hours",
                .member =
                    &Self::enforcement_hours,
                .meaning =
                    {.nl = "uren per week waarin het team handhaaft, voor hulp aan huishoudens",
                     .en =
                         "hours per week in which the team enforces rules, before help to households"},
                .unit = "hours per week",
                .range = {0.0, 1.0e6}},
            Parameter{
                .key = "cost_check",
                .member =
                    &Self::cost_check,
                .meaning =
                    {.nl =
                         "deel van de hulpvragen voor specialistische hulp die het team zelf neemt als de geldstroom er op dat moment geen ruimte voor heeft; 0 = het team mag kosten nu voorstellen voor winst later",
                     .en =
                         "share of needs for specialist care that the team takes itself when the stream has no room for it at that moment; 0 = the team may propose cost now for gain later"},
                .unit = "share of needs",
                .range = range::share},
            Parameter{
                .key = "triage_days",
                .member =
                    &Self::triage_days,
                .meaning =
                    {.nl =
                         "dagen tussen de vergaderingen waarin het team over intakes beslist; 0 = meteen na de intake",
                     .en =
                         "days between the meetings in which the team decides on intakes; 0 = at once after the intake"},
                .unit = "days",
                .range = range::days},
            Parameter{
                .key = "handover_hours",
                .member =
                    &Self::handover_hours,
                .meaning =
                    {.nl =
                         "uren voor overdracht als niemand die er is het domein van de hulpvraag kent",
                     .en =
                         "hours of handing over when nobody present knows the domain of the need"},
                .unit = "hours",
                .range = {0.0, 1000.0}},
            Parameter{.key = "handover_days",
                      .member = &Self::handover_days,
                      .meaning = {.nl = "tijd die zo een overdracht kost na de intake",
                                  .en = "time that such a hand-over takes after the intake"},
                      .unit = "days",
                      .range = range::days},
            Parameter{
                .key = "case_handover_hours",
                .member =
                    &Self::case_handover_hours,
                .meaning =
                    {.nl =
                         "uren om een lopend huishouden over te dragen als een medewerker vertrekt",
                     .en = "hours to hand over a running household when a colleague leaves"},
                .unit = "hours",
                .range = {0.0, 1000.0}}};
    }
};

}  // namespace gebied

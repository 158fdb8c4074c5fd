// Laws of households and hours: who has left gets nothing more, waits are times, posts are hours.
#include "gebied/world/counter.hpp"
#include "properties/lived.hpp"

#include <catch2/catch_all.hpp>
#include <cmath>
#include <string>
#include <vector>

using namespace gebied;
using namespace gebied::test;

namespace {

/// A team with more work than hours: one domain, every need asks at once, support of 40 days.
Study busy_team() {
    Study study = quiet_study();
    for_each_model(study, [](Model& m) {
        m.domains[0].onset_per_year.values[0] = 1.0;
        m.routes[0].asks_at_onset = 1.0;
        m.team.direct_share = 1.0;
        m.team.case_hours.values = {9.0, 9.0, 9.0};
        m.team.duration = {DurationLaw::Kind::exponential, 40.0, 0.0};
        m.team.solved = 1.0;
    });
    return study;
}

/// A busy team that calls back whoever gives up, and all who are called return; three reported years of 365 days.
Study called_back() {
    Study study = busy_team();
    study.period = {.calendar = Calendar{Date{2025, 1, 1}},
                    .first_year = 2025,
                    .start_year = 2025,
                    .end_year = 2028};
    for_each_model(study, [](Model& m) {
        m.team.giving_up_per_year = 6.0;
        m.team.returns_when_called = 1.0;
    });
    return study;
}

Scenario changed_from(const Study& study, Instant changes, Instant says, void (*change)(Model&)) {
    Scenario scenario = study.baseline;
    scenario.label.id = "changed";
    scenario.differs_from = says;
    for (Timeline& timeline : scenario.areas) {
        Stage stage{.from = changes, .model = timeline.front().model};
        change(stage.model);
        timeline.push_back(stage);
    }
    return scenario;
}

bool refused(Study study, Scenario scenario) {
    study.scenarios = {std::move(scenario)};
    try {
        return lived(study).empty();
    } catch (const ComparisonRefused&) {
        return true;
    }
}

}  // namespace

TEST_CASE("nobody gets anything after death", "[properties]") {
    // All die within days of the start, and those who come after them have no needs: in the reported years nothing
    // is asked, granted, started or running.
    for (std::uint64_t n = 0; n < studies(); n += 2) {
        INFO("study " << n);
        Study study = without_scenarios(n);
        for_each_model(study, [](Model& m) {
            m.households.newcomers_with_needs = m.households.visitors_per_year = 0.0;
            for (Domain& domain : m.domains) {
                domain.onset_per_year = {};
            }
            for (Product& product : m.products) {
                product.claims_per_year = 0.0;
            }
            for (HouseholdType& type : m.types) {
                type.deaths_per_year = 40.0;
            }
        });
        const auto all = lived(study);
        const std::int64_t deaths = sum(study, all, Counter::deaths);
        CHECK((deaths > 0) == (sum(study, all, Counter::households_end) > 0));
        for (const Counter c :
             {Counter::product_requests, Counter::grants, Counter::granted, Counter::product_starts,
              Counter::running_end, Counter::running_time, Counter::team_cases,
              Counter::informal_time, Counter::unhelped_serious_time, Counter::waiting_money_end}) {
            CHECK(sum(study, all, c) == 0);
        }
    }
}

TEST_CASE("who is in the area was there or came, and has not left", "[properties]") {
    // Visitors with one need each, who ask the team at once and leave when it has helped them: whoever is there waits
    // or is supported, at the end of a year and to the second within it.
    Study study = busy_team();
    study.period.first_year = study.period.start_year;
    study.period.calendar = Calendar{Date{study.period.start_year, 1, 1}};
    for_each_model(study, [](Model& m) {
        m.households.number = 0.0;
        m.households.visitors_per_year = 140.0;
        m.domains[0].onset_per_year = {};
    });
    const Layout layout{study.names};
    std::int64_t waited = 0;
    for (const Replication& r : lived(study, 10)) {
        std::int64_t there = 0;
        for (std::size_t y = 0; y < 3; ++y) {
            const auto row = r.futures[0][0].year(y);
            const auto of = [&](Counter c) { return row[layout.at(c)]; };
            there += of(Counter::visitors) - of(Counter::team_cases_ended);
            CHECK(there == of(Counter::team_waiting_end) + of(Counter::team_cases_end));
            CHECK(of(Counter::household_time) ==
                  of(Counter::team_queue_time) + of(Counter::team_case_time));
            waited += of(Counter::team_queue_time);
        }
    }
    CHECK(waited > 0);
}

TEST_CASE("help ends with the household that had it, and with no other", "[properties]") {
    // Help that lasts for life and goes on at its end, in households that leave at 0.6 a year; those who come have no needs.
    Study study = quiet_study();
    study.period.start_year = study.period.first_year;
    for_each_model(study, [](Model& m) {
        m.households.number = 400.0;
        m.households.inhabitants = 800.0;
        m.households.newcomers_with_needs = 0.0;
        m.types[0].deaths_per_year = 0.4;
        m.types[0].moves_per_year = 0.2;
        m.domains[0].start_share.values[0].values = {0.0, 0.6, 0.0};
        m.products[0].duration = {DurationLaw::Kind::exponential, 36525.0, 0.0};
        m.products[0].referral.values[0].values = {0.5, 0.5, 0.5};
        m.products[0].prolonged = 1.0;
        m.products[0].start_stock_per_1000 = 100.0;
        m.team.duration = {DurationLaw::Kind::exponential, 36525.0, 0.0};
        m.team.prolonged = 1.0;
        m.team.start_stock_per_1000 = 60.0;
    });
    const Layout layout{study.names};
    struct Kind {
        Counter begun;
        Counter ended;
        Counter there;
        std::int64_t stock{0};             ///< at the start, over all futures
        std::vector<std::int64_t> left{};  ///< at the end of each year
    };
    std::vector<Kind> kinds{
        {Counter::product_starts, Counter::product_ends, Counter::running_end},
        {Counter::team_cases, Counter::team_cases_ended, Counter::team_cases_end}};
    const int years = study.period.reported_years();
    for (Kind& kind : kinds) {
        kind.left.assign(static_cast<std::size_t>(years), 0);
    }
    for (const Replication& r : lived(study, 30)) {
        for (Kind& kind : kinds) {
            for (int y = 0; y < years; ++y) {
                const auto row = r.futures[0][0].year(static_cast<std::size_t>(y));
                CHECK(row[layout.at(kind.begun)] == 0);
                const std::int64_t there = row[layout.at(kind.there)];
                kind.left[static_cast<std::size_t>(y)] += there;
                kind.stock += y == 0 ? there + row[layout.at(kind.ended)] : 0;
            }
        }
    }
    for (const Kind& kind : kinds) {
        INFO(std::string{counters[static_cast<std::size_t>(kind.there)].id});
        CHECK(kind.stock > 1000);
        for (int y = 0; y < years; ++y) {
            const double stays = std::exp(-0.6 * (y + 1));
            const auto stock = static_cast<double>(kind.stock);
            // Binomial; 5.6435 standard errors: once in 6e7 runs with fresh seeds.
            CHECK(std::abs(static_cast<double>(kind.left[static_cast<std::size_t>(y)]) -
                           stock * stays) < 5.6435 * std::sqrt(stock * stays * (1.0 - stays)));
        }
    }
}

TEST_CASE("time in the queue is the waits of those who left it, to the second", "[properties]") {
    // Little: the area under the queue against the waits, one by one. The queue is empty at both ends of the
    // reported years: nothing before them, and no new needs from 2029 on.
    Study study = busy_team();
    study.period.first_year = study.period.start_year;
    study.period.calendar = Calendar{Date{study.period.start_year, 1, 1}};
    const Instant stop = study.period.calendar.year_start(2029);
    study.scenarios = {
        changed_from(study, stop, stop, [](Model& m) { m.effects.prevention_on_onset = 0.0; })};
    const auto all = lived(study, 5);
    const Layout layout{study.names};
    for (const Replication& r : all) {
        const auto last = r.futures[1][0].year(2);
        REQUIRE(last[layout.at(Counter::team_waiting_end)] == 0);
    }
    const std::int64_t area = sum(study, all, Counter::team_queue_time, 1);
    CHECK(area > 0);
    CHECK(area == sum(study, all, Counter::team_intake_wait, 1) +
                      sum(study, all, Counter::team_case_wait, 1));
}

TEST_CASE("while nobody would return, calling back changes nothing", "[properties]") {
    for (std::uint64_t n = 0; n < studies(); n += 3) {
        INFO("study " << n);
        Study study = random_study(n);
        for_each_model(study, [](Model& m) { m.team.returns_when_called = 0.0; });
        const auto before = lived(study);
        for_each_model(study, [](Model& m) { m.team.call_back_days = 5.0; });
        const auto after = lived(study);
        for (std::size_t i = 0; i < before.size(); ++i) {
            CHECK((before[i].futures == after[i].futures));
        }
        CHECK(sum(study, after, Counter::team_returned) == 0);
    }
}

TEST_CASE("who is called back returns, as often as is set, while the need stands", "[properties]") {
    // A need asks at its onset and when it is called back, and goes only by help of the team. Called back a year of
    // 365 days later, those who gave up in one year return in the next, and all others with a share of one half.
    for (const double intake_hours :
         {0.0, 5.0}) {  // gives up waiting for support, or for an intake as well
        INFO("intake of " << intake_hours << " hours");
        Study study = called_back();
        for_each_model(study, [&](Model& m) {
            m.team.call_back_days = 365.0;
            m.team.intake_hours_light = intake_hours;
            m.team.intake_days = intake_hours;
        });
        const Layout layout{study.names};
        for (const Replication& r : lived(study, 10)) {
            std::int64_t gave_up = 0;
            for (std::size_t y = 0; y < 3; ++y) {
                const auto row = r.futures[0][0].year(y);
                CHECK(row[layout.at(Counter::team_returned)] == gave_up);
                CHECK(row[layout.at(Counter::team_requests)] ==
                      row[layout.at(Counter::onsets)] + row[layout.at(Counter::team_returned)]);
                gave_up = row[layout.at(Counter::team_gave_up)];
                CHECK(gave_up > 0);
            }
        }
        for_each_model(study, [](Model& m) { m.team.returns_when_called = 0.5; });
        double called = 0.0;
        double returned = 0.0;
        for (const Replication& r : lived(study, 40)) {
            for (std::size_t y = 0; y + 1 < 3; ++y) {
                called +=
                    static_cast<double>(r.futures[0][0].year(y)[layout.at(Counter::team_gave_up)]);
                returned += static_cast<double>(
                    r.futures[0][0].year(y + 1)[layout.at(Counter::team_returned)]);
            }
        }
        CHECK(called > 1000.0);
        // Binomial, given how many were called; 5.6435 standard errors: once in 6e7 runs with fresh seeds.
        CHECK(std::abs(returned - 0.5 * called) < 5.6435 * std::sqrt(0.25 * called));
    }
}

TEST_CASE("nobody returns with a need that is gone, is another, or is being looked after",
          "[properties]") {
    // Needs recover within months, no team helps: what stands 300 days later began since, and was not called for yet.
    Study gone = called_back();
    for_each_model(gone, [](Model& m) {
        m.roles[0].fte = 0.0;
        m.team.giving_up_per_year = 50.0;
        m.team.call_back_days = 300.0;
        m.domains[0].recovery_per_year.values[0] = 20.0;
    });
    const auto recovered = lived(gone, 5);
    CHECK(sum(gone, recovered, Counter::team_gave_up) > 0);
    CHECK(sum(gone, recovered, Counter::team_returned) == 0);

    // Nobody gives up from 2026 on, and one worker leaves most waiting for years. Asked again within hours, a need
    // waits or is helped when the call comes.
    Study asked = called_back();
    for_each_model(asked, [](Model& m) { m.roles[0].fte = 1.0; });
    const Instant stop = asked.period.calendar.year_start(2026);
    for (const double requests : {0.0, 1000.0}) {
        for_each_model(asked, [&](Model& m) {
            m.team.call_back_days = 400.0;
            m.routes[0].requests_per_year.values[0] = requests;
        });
        asked.scenarios = {
            changed_from(asked, stop, stop, [](Model& m) { m.team.giving_up_per_year = 0.0; })};
        const auto all = lived(asked);
        CHECK(sum(asked, all, Counter::team_gave_up, 1) > 0);
        CHECK((sum(asked, all, Counter::team_returned, 1) > 0) == (requests == 0.0));
        asked.scenarios.clear();
    }
}

TEST_CASE("posts are hours, not heads", "[properties]") {
    // Four full posts, eight half ones, eight of which half the hours are leave: the same hours, the same futures.
    const Study study = busy_team();
    const auto full = lived(study);
    CHECK(sum(study, full, Counter::team_queue_time) > 0);
    const std::vector<void (*)(Role&)> same{[](Role& r) { r.fte_per_person = 0.5; },
                                            [](Role& r) { r.fte = 8.0, r.hours_per_week = 18.0; },
                                            [](Role& r) { r.fte = 8.0, r.leave_share = 0.5; },
                                            [](Role& r) { r.fte = 8.0, r.casework = 0.5; }};
    for (const auto& change : same) {
        Study other = study;
        for_each_model(other, [&](Model& m) { change(m.roles[0]); });
        const auto all = lived(other);
        for (const Counter c : {Counter::team_cases, Counter::team_queue_time,
                                Counter::minutes_cases, Counter::events}) {
            CHECK(sum(study, full, c) == sum(other, all, c));
        }
    }
    Study fewer_hours = study;
    for_each_model(fewer_hours, [](Model& m) { m.roles[0].hours_per_week = 32.0; });
    CHECK(sum(study, lived(fewer_hours), Counter::team_queue_time) >
          sum(study, full, Counter::team_queue_time));
}

TEST_CASE("the comparison looks at what has happened, not at what is planned", "[properties]") {
    const Study study = busy_team();
    const Instant changes = study.period.calendar.at({.year = 2028, .month = 2, .day = 1});
    const Instant says = study.period.calendar.year_start(2029);
    // Support that begins in 2028 would end in 2030 or in 2032: nothing has happened yet that differs.
    Study slow = study;
    for_each_model(slow,
                   [](Model& m) { m.team.duration = {DurationLaw::Kind::fixed, 1000.0, 0.0}; });
    CHECK_FALSE(refused(
        slow, changed_from(slow, changes, says, [](Model& m) { m.team.duration.days = 1100.0; })));
    // The same lie about support of forty days is found out.
    CHECK(refused(
        study, changed_from(study, changes, says, [](Model& m) { m.team.duration.days = 44.0; })));
    CHECK_FALSE(refused(
        study, changed_from(study, says, says, [](Model& m) { m.team.duration.days = 44.0; })));
}

TEST_CASE("a ramp is not a step", "[properties]") {
    // From four to eight posts in a year: in that year the ramp stands between no change and the step.
    Study study = busy_team();
    const Instant from = study.period.start();
    study.scenarios = {changed_from(study, from, from, [](Model& m) { m.roles[0].fte = 8.0; })};
    Scenario ramp = study.baseline;
    ramp.label.id = "ramp";
    ramp.differs_from = from;
    for (int week = 1; week <= 52; ++week) {
        Stage stage{.from = from + Span{week * one_week.value()},
                    .model = study.baseline.areas[0].front().model};
        stage.model.roles[0].fte = 4.0 + 4.0 * week / 52.0;
        ramp.areas[0].push_back(stage);
    }
    study.scenarios.push_back(ramp);
    const Layout layout{study.names};
    for (const Replication& r : lived(study)) {
        const auto hours = [&](std::size_t scenario, std::size_t year) {
            return r.futures[scenario][0].year(year)[layout.at(Counter::minutes_capacity)];
        };
        CHECK(hours(2, 0) > hours(0, 0) * 14 / 10);
        CHECK(hours(2, 0) < hours(0, 0) * 16 / 10);
        CHECK(hours(1, 0) > hours(0, 0) * 19 / 10);
        CHECK(hours(2, 1) == hours(1, 1));
    }
}

TEST_CASE("the random studies reach every counter", "[properties]") {
    // What no random study ever moves is tested by none of these laws.
    std::vector<bool> moved(counters.size(), false);
    for (std::uint64_t n = 0; n < studies(); ++n) {
        const Study study = random_study_with_levers(n);
        const Layout layout{study.names};
        for (const Replication& r : lived(study, 1)) {
            for (const auto& areas : r.futures) {
                for (const Outcome& outcome : areas) {
                    for (std::size_t k = 0; k < outcome.yearly.size(); ++k) {
                        if (outcome.yearly[k] != 0) {
                            moved[layout.columns()[k % outcome.width].counter] = true;
                        }
                    }
                }
            }
        }
    }
    for (std::size_t c = 0; c < counters.size(); ++c) {
        INFO(std::string{counters[c].id});
        CHECK(moved[c]);
    }
}

TEST_CASE("a baseline that goes from tightness to amounts gives the same ceiling in a scenario",
          "[properties]") {
    Study study = quiet_study();
    for_each_model(study, [](Model& m) {
        m.financing.basis = CeilingBasis::tightness;
        m.roles.front().cost_per_fte = 1000.0;
        m.streams.front().budget = 5000.0;
    });
    Timeline& baseline = study.baseline.areas.front();
    Stage amounts{.from = study.period.start(), .model = baseline.front().model};
    amounts.model.financing.basis = CeilingBasis::amounts;
    baseline.push_back(amounts);
    Scenario scenario = study.baseline;
    scenario.label.id = "scenario";
    scenario.differs_from = study.period.calendar.at({.year = 2029, .month = 1, .day = 1});
    Stage more{.from = scenario.differs_from, .model = amounts.model};
    more.model.streams.front().budget = 6000.0;
    scenario.areas.front().push_back(more);
    study.scenarios.push_back(scenario);
    (void)settle_ceilings(study, 1);
    const Layout layout{study.names};
    for (const Replication& r : lived(study)) {
        const auto ceiling = [&](std::size_t of, std::size_t year) {
            return r.futures[of][0].year(year)[layout.at(Counter::ceiling)];
        };
        CHECK(ceiling(0, 0) == 900000);  // four posts and the budget
        CHECK(ceiling(1, 0) == ceiling(0, 0));
        CHECK(ceiling(1, 1) == ceiling(0, 1) + 100000);
    }
}

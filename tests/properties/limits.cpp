// Laws at the ends: no money, no demand, no limits; and one more colleague.
#include "gebied/world/counter.hpp"
#include "properties/lived.hpp"

#include <catch2/catch_all.hpp>
#include <vector>

using namespace gebied;
using namespace gebied::test;

TEST_CASE("a ceiling of nothing buys nothing", "[properties]") {
    for (std::uint64_t n = 0; n < studies(); ++n) {
        INFO("study " << n);
        Study study = without_scenarios(n);
        for_each_model(study, [](Model& m) {
            m.financing.basis = CeilingBasis::amounts;
            m.financing.regime = Regime::absolute;
            m.financing.duty_at_ceiling = DutyAtCeiling::wait;
            m.financing.crisis_reserve = 0.0;
            m.financing.ceiling = 0.0;
            m.financing.base_cost = 0.0;
            for (Stream& stream : m.streams) {
                stream.budget = 0.0;
                stream.shift = 0.0;
                stream.fixed_lines = 0.0;
            }
            for (Role& role : m.roles) {
                role.cost_per_fte = 0.0;
            }
        });
        const auto all = lived(study);
        CHECK(sum(study, all, Counter::spent_total) == 0);
        CHECK(sum(study, all, Counter::ceiling) == 0);
        CHECK(sum(study, all, Counter::overrun) ==
              0);  // crises are overrun of the area, of no stream
    }
}

TEST_CASE("without money nothing is given but by law, and who is entitled waits", "[properties]") {
    std::int64_t waiting = 0;
    std::int64_t by_law = 0;
    for (std::uint64_t n = 0; n < studies(); ++n) {
        INFO("study " << n);
        Study study = without_scenarios(n);
        for_each_model(study, [](Model& m) {
            m.financing.basis = CeilingBasis::amounts;
            m.financing.regime = Regime::absolute;
            m.financing.duty_at_ceiling = DutyAtCeiling::overrun;
            m.financing.crisis_reserve = m.financing.ceiling = m.financing.base_cost = 0.0;
            for (Stream& stream : m.streams) {
                stream.budget = stream.shift = stream.fixed_lines = 0.0;
            }
            for (Role& role : m.roles) {
                role.cost_per_fte = 0.0;
            }
            for (Product& product : m.products) {  // nothing is for free, and no place is lacking
                product.outside_ceiling = product.start_stock_per_1000 = 0.0;
                product.lump_sum += 10.0;
                product.places = 1.0e9;
            }
        });
        const Layout layout{study.names};
        const std::size_t routes = study.names.routes.size();
        const auto check_all = [&](bool law) {
            for (const Replication& r : lived(study)) {
                for (std::size_t a = 0; a < study.areas.size(); ++a) {
                    const Model& model = study.baseline.areas[a].front().model;
                    for (int y = 0; y < study.period.reported_years(); ++y) {
                        const auto row = r.futures[0][a].year(static_cast<std::size_t>(y));
                        for (std::size_t p = 0; p < study.names.products.size(); ++p) {
                            const auto of = [&](Counter c) { return row[layout.at(c, p)]; };
                            for (std::size_t route = 0; route < routes; ++route) {
                                const std::int64_t starts =
                                    row[layout.at(Counter::starts_by_route, p * routes + route)];
                                by_law += starts;
                                if (!law || model.routes[route].leads_to != Access::by_law) {
                                    CHECK(starts == 0);
                                }
                            }
                            if (law) {
                                continue;
                            }
                            CHECK(of(Counter::grants) == 0);
                            CHECK(of(Counter::product_spent) == 0);
                            CHECK(of(Counter::running_time) == 0);
                            // Whoever is entitled meets the lack of money, and waits until he leaves.
                            CHECK(of(Counter::short_of_money) == of(Counter::decided));
                            waiting += of(Counter::waiting_money_end);
                            if (y > 0) {
                                const auto before =
                                    r.futures[0][a].year(static_cast<std::size_t>(y - 1));
                                CHECK(before[layout.at(Counter::waiting_money_end, p)] +
                                          of(Counter::short_of_money) -
                                          of(Counter::product_refused) ==
                                      of(Counter::waiting_money_end));
                            }
                        }
                        CHECK(row[layout.at(Counter::entitled_waited)] >=
                              row[layout.at(Counter::entitled_waiting_end)]);
                    }
                }
            }
        };
        check_all(true);
        for_each_model(study, [](Model& m) {
            for (Route& route : m.routes) {
                route.leads_to =
                    route.leads_to == Access::by_law ? Access::counter : route.leads_to;
            }
        });
        check_all(false);
    }
    CHECK(waiting > 0);
    CHECK(by_law > 0);
}

TEST_CASE("without demand only staff and fixed lines cost money, and nobody waits",
          "[properties]") {
    for (std::uint64_t n = 0; n < studies(); ++n) {
        INFO("study " << n);
        Study study = without_scenarios(n);
        for_each_model(study, [](Model& m) {
            m.households.visitors_per_year = 0.0;
            for (Domain& domain : m.domains) {
                domain.onset_per_year = {};
                domain.start_share = {};
            }
            for (Product& product : m.products) {
                product.claims_per_year = 0.0;
                product.start_stock_per_1000 = 0.0;
            }
            for (Stream& stream : m.streams) {
                stream.fixed_lines = 0.0;
            }
        });
        const auto all = lived(study);
        CHECK(sum(study, all, Counter::spent) == 0);
        CHECK(sum(study, all, Counter::overrun_total) == 0);
        CHECK(sum(study, all, Counter::team_queue_time) == 0);
        CHECK(sum(study, all, Counter::entitled_waited) == 0);
        CHECK(sum(study, all, Counter::spent_total) ==
              sum(study, all, Counter::staff_cost) + sum(study, all, Counter::base_cost));
    }
}

TEST_CASE("with staff and places without limit nobody waits for them", "[properties]") {
    for (std::uint64_t n = 0; n < studies(); ++n) {
        INFO("study " << n);
        Study study = without_scenarios(n);
        for_each_model(study, [](Model& m) {
            m.financing.basis = CeilingBasis::unlimited;
            m.team.cases_per_fte = 1.0e9;
            for (Role& role : m.roles) {
                role.fte = 3.0;
                role.hours_per_week = 1.0e6;  // as many hours as a thousand times the posts
                role.fte_per_person = 1.0;
                role.casework = 1.0;
                role.sickness_per_year = 0.0;
                role.leaving_per_year = 0.0;
            }
            for (Product& product : m.products) {
                product.places = 1.0e9;
            }
        });
        const auto all = lived(study);
        CHECK(sum(study, all, Counter::team_intake_wait) == 0);
        CHECK(sum(study, all, Counter::team_case_wait) == 0);
        CHECK(sum(study, all, Counter::place_wait) == 0);
        CHECK(sum(study, all, Counter::money_wait) == 0);
    }
}

TEST_CASE("a ceiling that is high enough is no ceiling", "[properties]") {
    for (std::uint64_t n = 0; n < studies(); ++n) {
        INFO("study " << n);
        Study study = without_scenarios(n);
        for_each_model(study, [](Model& m) {
            m.financing.basis = CeilingBasis::unlimited;
            m.financing.forward_check = ForwardCheck::off;
            m.financing.virement = Virement::none;
            for (Stream& stream : m.streams) {
                stream.pooled_share = 0.0;
            }
        });
        const auto free = lived(study);
        for_each_model(study, [](Model& m) {
            m.financing.basis = CeilingBasis::amounts;
            m.financing.ceiling = 0.0;
            m.financing.ceiling_factor = 1.0;
            m.financing.crisis_reserve = 1.0e9;
            for (Stream& stream : m.streams) {
                stream.budget = 1.0e10;
            }
        });
        const auto high = lived(study);
        for (const Counter c :
             {Counter::spent, Counter::grants, Counter::team_cases, Counter::running_time,
              Counter::overrun_total, Counter::interrupted, Counter::onsets}) {
            CHECK(sum(study, free, c) == sum(study, high, c));
        }
    }
}

TEST_CASE(
    "one more colleague makes nobody wait longer, first come first served and nobody giving up",
    "[properties]") {
    // Kiefer and Wolfowitz; needs that do not change while waiting, every case as heavy, one domain.
    constexpr auto waiting = static_cast<std::size_t>(MonthlySeries::waiting_team);
    std::int64_t waited = 0;
    int better = 0;
    for (std::uint64_t n = 0; n < studies(); ++n) {
        INFO("study " << n);
        Study study = without_scenarios(n);
        study.names.domains.resize(1);
        for_each_model(study, [](Model& m) {
            m.domains.resize(1);
            Domain& domain = m.domains.front();
            domain.worsening_per_year = {};
            domain.recovery_per_year = {};
            domain.crisis_per_year = 0.0;
            domain.start_share = {};
            domain.relapse_first_year = domain.relapse_second_year = 0.0;
            m.households.number = 0.0;  // visitors only: waiting does not slow arrivals down
            m.households.visitors_per_year = 60.0;
            m.households.newcomers_with_needs = 0.0;
            for (HouseholdType& type : m.types) {
                type.moves_per_year = type.deaths_per_year = type.long_term_care_per_year = 0.0;
            }
            for (Route& route : m.routes) {
                route = Route{};
            }
            m.routes.front() = {
                .leads_to = Access::team, .domain_factor = {{1.0}}, .asks_at_onset = 1.0};
            m.informal = Informal{};
            const DurationLaw duration = m.team.duration;
            m.team = Team{};
            m.team.case_hours.values = {36.0, 36.0, 36.0};
            m.team.duration = duration;
            m.team.duration.days = 20.0;
            m.team.solved = 1.0;
            for (Product& product : m.products) {
                product.referral = {};
                product.from_team = {};
                product.claims_per_year = 0.0;
            }
            for (Role& role : m.roles) {
                role = Role{};
            }
            m.roles.front() = {.fte = 4.0, .hours_per_week = 36.0};
            m.effects = Effects{};
            m.financing.basis = CeilingBasis::unlimited;
        });
        Scenario more = study.baseline;
        more.label.id = "more";
        more.differs_from = study.period.start();
        for (Timeline& timeline : more.areas) {
            Stage stage{.from = study.period.start(), .model = timeline.front().model};
            stage.model.roles.front().fte = 5.0;
            timeline.push_back(stage);
        }
        study.scenarios = {more};
        // No household waits longer, so that at no instant more of them wait: not in a month of any future, not of any
        // type, and never have fewer been helped.
        const Layout layout{study.names};
        for (const Replication& r : lived(study, 4)) {
            for (std::size_t a = 0; a < study.areas.size(); ++a) {
                const Outcome& now = r.futures[0][a];
                const Outcome& then = r.futures[1][a];
                for (std::size_t month = 0; month < now.monthly.size();
                     month += monthly_series_count) {
                    CHECK(then.monthly[month + waiting] <= now.monthly[month + waiting]);
                    waited += now.monthly[month + waiting];
                    better += then.monthly[month + waiting] < now.monthly[month + waiting] ? 1 : 0;
                }
                std::int64_t helped_now = 0;
                std::int64_t helped_then = 0;
                for (int y = 0; y < study.period.reported_years(); ++y) {
                    const auto x = now.year(static_cast<std::size_t>(y));
                    const auto z = then.year(static_cast<std::size_t>(y));
                    const auto no_more = [&](Counter c, std::size_t item = 0) {
                        CHECK(z[layout.at(c, item)] <= x[layout.at(c, item)]);
                    };
                    no_more(Counter::team_queue_time);
                    no_more(Counter::team_waiting_end);
                    for (std::size_t type = 0; type < study.names.types.size(); ++type) {
                        no_more(Counter::unhelped_serious_by_type, type);
                    }
                    helped_now += x[layout.at(Counter::team_cases)];
                    helped_then += z[layout.at(Counter::team_cases)];
                    CHECK(helped_then >= helped_now);
                }
            }
        }
    }
    CHECK(waited > 0);
    CHECK(better > 0);
}

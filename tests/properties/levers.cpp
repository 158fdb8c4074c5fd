// Every lever: in its neutral position it changes not one bit, and away from it does what it says.
#include "gebied/experiment/load.hpp"
#include "gebied/world/counter.hpp"
#include "properties/lived.hpp"

#include <algorithm>
#include <catch2/catch_all.hpp>
#include <cmath>
#include <functional>
#include <set>
#include <string>
#include <utility>
#include <vector>

using namespace gebied;
using namespace gebied::test;

namespace {

using Change = std::function<void(Model&)>;

constexpr std::uint64_t few = 12;

/// A random study without scenarios in which every lever is neutral.
Study neutral_study(std::uint64_t number) {
    Study study = without_scenarios(number);
    for_each_model(study, [](Model& m) { m.effects = Effects{}; });
    return study;
}

/// Every number of every future, without the columns of `ignored`.
std::vector<std::int64_t> numbers(const Study& study, const std::set<Counter>& ignored = {}) {
    const Layout layout{study.names};
    std::vector<std::int64_t> all;
    for (const Replication& r : lived(study)) {
        for (const Outcome& outcome : r.futures[0]) {
            for (std::size_t c = 0; c < layout.width(); ++c) {
                const auto counter = static_cast<Counter>(layout.columns()[c].counter);
                for (int y = 0; y < study.period.reported_years(); ++y) {
                    all.push_back(ignored.contains(counter)
                                      ? 0
                                      : outcome.year(static_cast<std::size_t>(y))[c]);
                }
            }
        }
    }
    return all;
}

Study with(Study study, const Change& change) {
    for_each_model(study, change);
    return study;
}

/// A change of every product.
Change of_products(const std::function<void(Product&)>& change) {
    return [change](Model& m) { std::for_each(m.products.begin(), m.products.end(), change); };
}

/// A change of every domain.
Change of_domains(const std::function<void(Domain&)>& change) {
    return [change](Model& m) { std::for_each(m.domains.begin(), m.domains.end(), change); };
}

/// No referral by law, so that every request meets a decision.
void no_law(Model& m) {
    for (Route& route : m.routes) {
        route.leads_to = route.leads_to == Access::by_law ? Access::counter : route.leads_to;
    }
}

/// The sum of a counter over the first studies, with a change.
std::int64_t over_studies(Counter counter, const Change& change) {
    std::int64_t total = 0;
    for (std::uint64_t n = 0; n < few; ++n) {
        const Study study = with(neutral_study(n), change);
        total += sum(study, lived(study), counter);
    }
    return total;
}

const Change nothing = [](Model&) {};

}  // namespace

TEST_CASE("with levers in any position the books close and threads change nothing",
          "[properties][levers]") {
    for (std::uint64_t n = 0; n < studies(); ++n) {
        INFO("study " << n);
        const Study study = random_study_with_levers(n);  // the program checks its own sums
        const auto one = lived(study, 2, 1);
        const auto two = lived(study, 2, 2);
        for (std::size_t r = 0; r < one.size(); ++r) {
            for (std::size_t s = 0; s < one[r].futures.size(); ++s) {
                for (std::size_t a = 0; a < one[r].futures[s].size(); ++a) {
                    CHECK((one[r].futures[s][a].yearly == two[r].futures[s][a].yearly));
                }
            }
        }
    }
}

TEST_CASE("what belongs to a lever changes nothing while the lever is neutral",
          "[properties][levers]") {
    const std::vector<std::pair<std::string, Change>> beside{
        {"objections without rejections", of_products([](Product& p) {
             p.objection_share = 0.7;
             p.objection_succeeds = 0.5;
             p.objection_hours = 20.0;
         })},
        {"the price of personal budgets that nobody has",
         of_products([](Product& p) { p.pgb_price = 0.3; })},
        {"a task sum under another form of payment",
         of_products([](Product& p) { p.task_sum = 1.0e6; })},
        {"the effect of fewer hours while all are given",
         [](Model& m) { m.effects.hours_on_success = 1.0; }},
        {"consultation without partners", [](Model& m) { m.team.consultation_hours = 8.0; }},
        {"partners without consultation", [](Model& m) { m.team.partner_organisations = 30.0; }},
        {"hours and effect of aftercare that is not given",
         [](Model& m) {
             m.team.aftercare_hours = 2.0;
             m.effects.aftercare_on_relapse = 0.2;
         }},
        {"recovery where nobody burns out and helpers that stop where nobody starts",
         [](Model& m) { m.informal.recovery_days = m.informal.helper_half_life = 3.0; }},
        {"a norm of workload without an effect", [](Model& m) { m.effects.workload_norm = 0.1; }},
        {"a norm of breadth without an effect", [](Model& m) { m.effects.breadth_norm = 0.0; }},
        {"the effects of a community that nothing builds",
         [](Model& m) {
             m.community.effect_on_onset = -1.0;
             m.community.informal_places = 50.0;
             m.community.half_life = 30.0;
         }},
        {"what is solved of the requests that no route deals with itself",
         [](Model& m) {
             for (Route& route : m.routes) {
                 route.handled_solved = 1.0;
             }
         }},
        {"trust lost by enforcement where nobody enforces",
         [](Model& m) { m.effects.enforcement_on_requests = -0.5; }},
        {"hours and effect of amounts that nobody is given",
         [](Model& m) {
             m.effects.small_grant_on_need = 0.7;
             for (Domain& d : m.domains) {
                 d.small_grant_hours = 5.0;
             }
         }},
        {"groups that nobody is offered", of_domains([](Domain& d) {
             d.group_size = 6.0;
             d.group_minimum = 3.0;
             d.group_wait_days = 40.0;
             d.group_setup_hours = 12.0;
             d.group_hours = 0.3;
             d.group_success = 1.2;
         })},
    };
    for (std::uint64_t n = 0; n < few; ++n) {
        const Study study = neutral_study(n);
        const std::vector<std::int64_t> before = numbers(study);
        for (const auto& [name, change] : beside) {
            INFO("study " << n << ": " << name);
            CHECK((numbers(with(study, change)) == before));
        }
    }
}

TEST_CASE(
    "a lighter form, a stop, overcommitment and a cost check do nothing where money does not run out",
    "[properties][levers]") {
    const Change unlimited = [](Model& m) {
        m.financing.basis = CeilingBasis::unlimited;
        m.financing.forward_check = ForwardCheck::off;
    };
    for (std::uint64_t n = 0; n < few; ++n) {
        INFO("study " << n);
        const Study study = with(neutral_study(n), unlimited);
        const std::vector<std::int64_t> before = numbers(study);
        CHECK((numbers(with(study, of_products([](Product& p) { p.lighter_at_ceiling = 0.4; }))) ==
               before));
        CHECK((numbers(with(study, [](Model& m) { m.financing.stop_above = 0.9; })) == before));
        CHECK((numbers(with(study, [](Model& m) { m.team.cost_check = 1.0; })) == before));
        // What is committed differs; what is spent and who is helped does not.
        const std::set<Counter> commitments{Counter::granted,          Counter::released,
                                            Counter::fixed_at_opening, Counter::transferred_in,
                                            Counter::transferred_out,  Counter::free_end};
        const Study light = with(study, [](Model& m) { m.financing.commitment_share = 0.5; });
        CHECK((numbers(light, commitments) == numbers(study, commitments)));
    }
}

TEST_CASE("the norm: nothing is granted at zero, and objections that all succeed undo it",
          "[properties][levers]") {
    for (std::uint64_t n = 0; n < few; ++n) {
        INFO("study " << n);
        const Study study = with(neutral_study(n), [](Model& m) {
            no_law(m);
            for (Product& p : m.products) {
                p.start_stock_per_1000 = 0.0;  // what is interrupted is granted again
            }
        });
        const Study strict = with(study, of_products([](Product& p) { p.granted_share = 0.0; }));
        CHECK(sum(strict, lived(strict), Counter::grants) == 0);
        const Study undone =
            with(strict,
                 of_products([](Product& p) { p.objection_share = p.objection_succeeds = 1.0; }));
        const std::set<Counter> own{Counter::objections};
        CHECK((numbers(undone, own) == numbers(study, own)));
        CHECK((sum(undone, lived(undone), Counter::objections) > 0) ==
              (sum(undone, lived(undone), Counter::decided) > 0));
    }
}

TEST_CASE("half the hours cost what half the tariff costs", "[properties][levers]") {
    for (std::uint64_t n = 0; n < few; ++n) {
        INFO("study " << n);
        const Study study = neutral_study(n);
        const Study hours = with(study, of_products([](Product& p) { p.hours_granted = 0.5; }));
        const Study tariff = with(study, of_products([](Product& p) {
                                      p.tariff *= 0.5;
                                      p.lump_sum *= 0.5;
                                  }));
        // Whoever was helped at the start had its hours before; both then pay half.
        CHECK((numbers(hours) == numbers(tariff)));
    }
}

TEST_CASE(
    "nobody asks when everybody refrains, and nobody waits for a place with a personal budget",
    "[properties][levers]") {
    for (std::uint64_t n = 0; n < few; ++n) {
        INFO("study " << n);
        const Study study = with(neutral_study(n), no_law);
        const Study dear = with(study, of_products([](Product& p) { p.refrains = 1.0; }));
        CHECK(sum(dear, lived(dear), Counter::product_requests) == 0);
        const Study budgets = with(study, of_products([](Product& p) {
                                       p.pgb_share = 1.0;
                                       p.start_stock_per_1000 = 0.0;
                                   }));
        CHECK(sum(budgets, lived(budgets), Counter::place_wait) == 0);
    }
}

TEST_CASE("who pays for care adds up to what it is worth", "[properties][levers]") {
    for (std::uint64_t n = 0; n < few; ++n) {
        INFO("study " << n);
        const Study study = with(neutral_study(n), [](Model& m) {
            for (Product& p : m.products) {
                p.lump_sum = 0.0;
                p.own_contribution = 700.0;
            }
            m.financing.city_insures_above = 4000.0;
            m.financing.city_insures_by_law = 1.0;
        });
        const auto all = lived(study);
        const auto paid = static_cast<double>(sum(study, all, Counter::product_spent) +
                                              sum(study, all, Counter::city_paid) +
                                              sum(study, all, Counter::own_contributions));
        const auto worth = static_cast<double>(sum(study, all, Counter::product_worth));
        // Each declaration rounds a few times to the cent.
        CHECK(paid == Catch::Approx(worth).epsilon(1e-4).margin(5000.0));
    }
}

TEST_CASE("the city that insures everything leaves the area nothing to pay",
          "[properties][levers]") {
    for (std::uint64_t n = 0; n < few; ++n) {
        INFO("study " << n);
        const Study study = with(neutral_study(n), [](Model& m) {
            for (Product& p : m.products) {
                p.lump_sum = 0.0;
            }
            m.financing.city_insures_above = 0.0;
        });
        const auto all = lived(study);
        CHECK(sum(study, all, Counter::product_spent) == 0);
        CHECK(sum(study, all, Counter::short_of_money) == 0);
    }
}

TEST_CASE("task payment costs its sum whoever is helped and output its price at the start",
          "[properties][levers]") {
    for (std::uint64_t n = 0; n < few; ++n) {
        INFO("study " << n);
        const Study study = with(neutral_study(n), [](Model& m) {
            for (Product& p : m.products) {
                p.lump_sum = p.start_stock_per_1000 = p.cost_spread = 0.0;
            }
        });
        const Study task = with(study, of_products([](Product& p) {
                                    p.payment = PaymentForm::task;
                                    p.task_sum = 1000.0;
                                }));
        CHECK(sum(task, lived(task), Counter::product_spent) == 0);
        const Study output = with(study, [](Model& m) {
            for (Product& p : m.products) {
                p.payment = PaymentForm::output;
                p.tariff = 1000.0;
                p.realised_use = 1.0;
                p.duration = {.kind = DurationLaw::Kind::fixed, .days = 365.2425};
            }
            for (Stream& stream : m.streams) {
                stream.indexation = stream.year_shock = 0.0;
            }
        });
        const auto all = lived(output);
        const std::int64_t starts =
            sum(output, all, Counter::product_starts) - sum(output, all, Counter::interrupted);
        CHECK(sum(output, all, Counter::product_spent) == 100000 * starts);
    }
}

TEST_CASE(
    "more help in a trajectory costs more where it is paid by time, and nothing where it is not",
    "[properties][levers]") {
    const auto totals = [](PaymentForm payment, double response) {
        std::pair<double, double> paid_and_worth;
        for (std::uint64_t n = 0; n < few; ++n) {
            const Study study = with(neutral_study(n), [=](Model& m) {
                m.financing.basis = CeilingBasis::unlimited;
                m.financing.forward_check = ForwardCheck::off;
                for (Product& p : m.products) {
                    p.lump_sum = 0.0;
                    p.realised_use = 0.8;
                    p.payment = payment;
                    p.volume_response = response;
                }
            });
            const auto all = lived(study);
            paid_and_worth.first += static_cast<double>(sum(study, all, Counter::product_spent));
            paid_and_worth.second += static_cast<double>(sum(study, all, Counter::product_worth));
        }
        return paid_and_worth;
    };
    const auto about = [](double value) { return Catch::Approx(value).epsilon(1e-4); };
    const auto [by_time, worth] = totals(PaymentForm::effort, 0.0);
    CHECK(by_time > 0.0);
    CHECK(totals(PaymentForm::effort, 0.1).first == about(1.1 * by_time));
    CHECK(totals(PaymentForm::effort, -0.25).second == about(0.75 * worth));
    CHECK(totals(PaymentForm::effort, 0.5).first ==
          about(by_time / 0.8));  // never more than indicated
    CHECK(totals(PaymentForm::effort, -1.0).first == 0.0);
    for (const PaymentForm fixed : {PaymentForm::output, PaymentForm::task}) {
        const auto [paid, given] = totals(fixed, 0.0);
        CHECK(totals(fixed, -0.25).first == paid);
        CHECK(totals(fixed, -0.25).second == about(0.75 * given));
    }
    // What is given less helps less, and what is given more helps more, when that is said.
    const auto solved = [](double response) {
        return over_studies(Counter::ended_by_duration, [response](Model& m) {
            m.effects.hours_on_success = 1.0;
            for (Product& p : m.products) {
                p.realised_use = 0.8;
                p.volume_response = response;
                p.prolonged = 1.0;  // whatever is not solved or lighter goes on
                p.improved = 0.0;
                p.solved = 0.5;
                p.duration = {.kind = DurationLaw::Kind::fixed, .days = 60.0};
            }
        });
    };
    CHECK(solved(-0.5) < solved(0.0));
    CHECK(solved(0.25) > solved(0.0));
}

TEST_CASE("a stop at nothing stops every new grant that the law does not demand",
          "[properties][levers]") {
    for (std::uint64_t n = 0; n < few; ++n) {
        INFO("study " << n);
        const Study study = with(neutral_study(n), [](Model& m) {
            no_law(m);
            m.financing.stop_above = 0.0;
            m.financing.basis = CeilingBasis::amounts;
            m.financing.base_cost = 1000.0;
            for (Product& p : m.products) {
                p.guaranteed = p.outside_ceiling = p.start_stock_per_1000 = 0.0;
            }
        });
        CHECK(sum(study, lived(study), Counter::grants) == 0);
    }
}

TEST_CASE("levers of the team do what they say", "[properties][levers]") {
    CHECK(over_studies(Counter::minutes_capacity, [](Model& m) { m.team.productivity = 0.0; }) ==
          0);
    CHECK(over_studies(Counter::team_cases, [](Model& m) {
              m.team.needs_for_support = 8.0;
              m.informal.steps_up = 0.0;
          }) == 0);
    const auto wrong = [](double up, double down) {
        return over_studies(Counter::wrong_rung, [=](Model& m) {
            m.team.wrong_up = up;
            m.team.wrong_down = down;
        });
    };
    CHECK(wrong(0.0, 0.0) == 0);
    CHECK(wrong(0.5, 0.0) > 0);
    CHECK(wrong(0.0, 0.5) > 0);
    CHECK(over_studies(Counter::hidden_missed, [](Model& m) { m.team.finds_hidden = 0.0; }) > 0);
    CHECK(over_studies(Counter::hidden_missed, nothing) == 0);
    CHECK(over_studies(Counter::declined,
                       [](Model& m) { m.effects.acceptance_without_basics = 0.0; }) > 0);
    const Change training = [](Model& m) { m.team.training_hours = 4.0; };
    CHECK(over_studies(Counter::minutes_capacity, training) <
          over_studies(Counter::minutes_capacity, nothing));
    CHECK(over_studies(Counter::minutes_capacity, [](Model& m) {
              m.effects.workload_on_absence = 0.5;
              m.effects.workload_norm = 0.0;
          }) < over_studies(Counter::minutes_capacity, nothing));
    CHECK(over_studies(Counter::minutes_aftercare, [](Model& m) {
              m.team.aftercare_days = 100.0;
              m.team.aftercare_hours = 1.0;
          }) > 0);
    CHECK(over_studies(Counter::minutes_administration,
                       of_products([](Product& p) { p.administration_hours = 1.0; })) ==
          60 * over_studies(Counter::product_starts,
                            of_products([](Product& p) { p.administration_hours = 1.0; })));
}

TEST_CASE("protected hours are worked before help to households", "[properties][levers]") {
    for (std::uint64_t n = 0; n < few; ++n) {
        INFO("study " << n);
        const Study study = with(neutral_study(n), [](Model& m) {
            m.team.protected_share = 1.0;
            m.team.planned_outreach = m.team.planned_prevention = m.team.planned_collective = 0.0;
            m.team.planned_organising = 1.0;
            m.roles.front().fte += 1.0;  // one hour a week is there
            m.roles.front().casework = m.roles.front().cost_per_fte = 0.0;
            m.roles.front().community_work = 1.0;
            m.roles.front().sickness_per_year = m.roles.front().leaving_per_year = 0.0;
        });
        const auto all = lived(study);
        CHECK(sum(study, all, Counter::minutes_organising) ==
              sum(study, all, Counter::minutes_organising_planned));
    }
}

TEST_CASE("informal support burns out, grows by who was helped, and takes hours of carers",
          "[properties][levers]") {
    CHECK(over_studies(Counter::informal_time, [](Model& m) {
              m.informal.burnout_per_year = 2.0;
          }) < over_studies(Counter::informal_time, nothing));
    CHECK(over_studies(Counter::informal_time, [](Model& m) {
              m.informal.helpers_from_solved = 1.0;
          }) > over_studies(Counter::informal_time, nothing));
    for (std::uint64_t n = 0; n < few; ++n) {
        const Study study = with(neutral_study(n), [](Model& m) { m.informal.carer_hours = 7.0; });
        const auto all = lived(study);
        const double weeks = static_cast<double>(sum(study, all, Counter::informal_time)) /
                             static_cast<double>(one_week.value());
        CHECK(static_cast<double>(sum(study, all, Counter::minutes_carers)) ==
              Catch::Approx(weeks * 7.0 * 60.0).margin(50.0));
    }
}

TEST_CASE("a community that has been built but changes nothing is only counted",
          "[properties][levers]") {
    const std::set<Counter> own{Counter::community_strength};
    for (std::uint64_t n = 0; n < few; ++n) {
        INFO("study " << n);
        const Study study = neutral_study(n);
        const Study built = with(study, [](Model& m) {
            m.community.built_per_hour = 1.0;
            m.community.built_per_1000_euro = 1.0;
        });
        CHECK((numbers(built, own) == numbers(study, own)));
    }
    const auto onsets = [](double effect) {
        return over_studies(Counter::onsets, [effect](Model& m) {
            m.community.built_per_hour = 1.0;
            m.team.planned_prevention = 10.0;
            m.roles.front().casework = 1.0;
            m.roles.front().fte = 3.0;
            m.community.effect_on_onset = effect;
        });
    };
    const std::int64_t as_it_is = onsets(0.0);
    CHECK(onsets(-0.01) < as_it_is);
    CHECK(onsets(0.01) > as_it_is);
}

TEST_CASE(
    "outreach brings requests forward when it is said to, and keeps them away when that is said",
    "[properties][levers]") {
    const auto requests = [](double effect) {
        return over_studies(Counter::route_requests, [effect](Model& m) {
            for (Route& route : m.routes) {
                route.leads_to = Access::team;
                route.asks_at_onset = 0.0;
            }
            m.team.planned_outreach = 8.0;
            m.team.protected_share = 1.0;
            m.roles.front().fte = 3.0;
            m.roles.front().casework = 1.0;
            m.effects.outreach_on_requests = effect;
        });
    };
    const std::int64_t as_it_is = requests(0.0);
    CHECK(requests(0.3) > as_it_is);
    CHECK(requests(-0.05) < as_it_is);
}

TEST_CASE("contracts that follow use shorten the wait for a place", "[properties][levers]") {
    const auto wait = [](double follows) {
        return over_studies(Counter::place_wait, [follows](Model& m) {
            for (Product& p : m.products) {
                p.places = 3.0;
                p.weight = 1.0;
                p.contract_follows_use = follows;
            }
        });
    };
    CHECK(wait(1.0) < wait(0.0));
}

TEST_CASE("a group of one that needs no setting up is help alone, and so is one that never waits",
          "[properties][levers]") {
    const Change alone = of_domains([](Domain& d) { d.group_share = 1.0; });
    const Change never_waits = of_domains([](Domain& d) {
        d.group_share = 1.0;
        d.group_size = 90.0;  // more than ever come at one instant
        d.group_minimum = 90.0;
        d.group_setup_hours = 5.0;
        d.group_hours = 0.1;
        d.group_success = 0.2;
    });
    std::int64_t participants = 0;
    std::int64_t fell_back = 0;
    for (std::uint64_t n = 0; n < few; ++n) {
        INFO("study " << n);
        const Study study = neutral_study(n);
        const std::set<Counter> own{Counter::groups_begun, Counter::group_participants,
                                    Counter::group_fell_back, Counter::events};
        const std::vector<std::int64_t> before = numbers(study, own);
        CHECK((numbers(with(study, alone), own) == before));
        // Without intakes, so that no two end at one instant and change places in the queue.
        const Study instant = with(study, [](Model& m) {
            m.team.intake_hours_light = m.team.intake_hours = m.team.intake_hours_multiple = 0.0;
            m.team.intake_days = 0.0;
        });
        CHECK((numbers(with(instant, never_waits), own) == numbers(instant, own)));
        const Study groups = with(study, alone);
        participants += sum(groups, lived(groups), Counter::group_participants);
        const Study falls_back = with(study, never_waits);
        fell_back += sum(falls_back, lived(falls_back), Counter::group_fell_back);
    }
    CHECK(participants > 0);
    CHECK(fell_back > 0);
}

TEST_CASE("a group begins full or when it has waited, and shares its hours",
          "[properties][levers]") {
    // Twenty single needs a year, all solved in a hundred days, and a team with hours for all.
    const auto groups = [](double wait, double hours) {
        Study study = quiet_study();
        study.replications = 10;
        for_each_model(study, [&](Model& m) {
            Domain& d = m.domains.front();
            d.onset_per_year.values[0] = 0.1;
            d.group_share = 1.0;
            d.group_size = 5.0;
            d.group_minimum = 3.0;
            d.group_wait_days = wait;
            d.group_setup_hours = 6.0;
            d.group_hours = hours;
            m.routes.front().asks_at_onset = 1.0;
            m.team.case_hours = {{1.0, 1.0, 1.0}};
            m.team.duration = {.kind = DurationLaw::Kind::fixed, .days = 100.0};
            m.team.solved = 1.0;
        });
        return study;
    };
    const Study study = groups(60.0, 0.5);
    const auto all = lived(study, 10);
    const std::int64_t begun = sum(study, all, Counter::groups_begun);
    const std::int64_t participants = sum(study, all, Counter::group_participants);
    const std::int64_t fell_back = sum(study, all, Counter::group_fell_back);
    CHECK(begun > 0);
    CHECK(fell_back > 0);
    CHECK(participants <= 5 * begun);
    CHECK(participants >= 3 * begun);
    CHECK(participants < 5 * begun);  // some begin because they have waited
    CHECK(participants + fell_back == sum(study, all, Counter::team_cases));
    CHECK(sum(study, all, Counter::minutes_group_setup) == 6 * 60 * begun);
    const std::int64_t longest = 60 * one_day.value();
    CHECK(sum(study, all, Counter::team_peers_time) > 0);
    CHECK(sum(study, all, Counter::team_peers_time) <=
          longest * (participants + fell_back + 5 * static_cast<std::int64_t>(all.size())));

    // With patience without end every group is full, and half the hours are half the minutes.
    const auto minutes = [&](double hours) {
        const Study patient = groups(36525.0, hours);
        const auto lives = lived(patient, 10);
        CHECK(sum(patient, lives, Counter::group_participants) ==
              5 * sum(patient, lives, Counter::groups_begun));
        CHECK(sum(patient, lives, Counter::group_fell_back) == 0);
        return static_cast<double>(sum(patient, lives, Counter::minutes_cases));
    };
    CHECK(minutes(0.5) == Catch::Approx(0.5 * minutes(1.0)).epsilon(1e-3));
}

TEST_CASE("a group that helps less well solves less", "[properties][levers]") {
    const auto solved = [](double success) {
        return over_studies(Counter::solved_by_help, of_domains([success](Domain& d) {
                                d.group_share = 1.0;
                                d.group_size = 2.0;
                                d.group_wait_days = 100.0;
                                d.group_success = success;
                            }));
    };
    CHECK(solved(0.0) < solved(1.0));
}

TEST_CASE(
    "a trajectory steps down at its re-indication where there is room, and never where there is none",
    "[properties][levers]") {
    std::int64_t no_room = 0;
    for (std::uint64_t n = 0; n < few; ++n) {
        INFO("study " << n);
        const Study study = with(neutral_study(n), [](Model& m) {
            no_law(m);
            for (Product& p : m.products) {
                p.parallel = 0.0;
                p.indicated_days = 90.0;
                p.duration = {.kind = DurationLaw::Kind::fixed, .days = 400.0};
            }
        });
        const Change down = of_products([](Product& p) { p.steps_down = 1.0; });
        const Study room = with(with(study, down), [](Model& m) {
            m.informal.places_per_10000 = 1.0e9;
            for (Domain& d :
                 m.domains) {  // an aid beside help takes no need on and does not step down
                d.recovery_per_year.values = {0.0, 0.0, 0.0};
            }
            for (Product& p : m.products) {
                p.covers_need = 1.0;
                p.start_stock_per_1000 = 0.0;
            }
        });
        const auto lives = lived(room);
        CHECK(sum(room, lives, Counter::step_down_full) == 0);
        CHECK(sum(room, lives, Counter::stepped_down) <= sum(room, lives, Counter::product_ends));
        if (room.names.products.size() == 1) {  // no other trajectory helps with the same need
            CHECK(sum(room, lives, Counter::extended) == 0);
            CHECK((sum(room, lives, Counter::stepped_down) > 0) ==
                  (sum(room, lives, Counter::product_ends) > 0));
        }
        const Study full = with(study, [](Model& m) {
            m.informal.places_per_10000 = m.informal.start_stock_per_1000 = 0.0;
            m.informal.places_per_organised_hour = m.team.start_stock_per_1000 = 0.0;
            for (Role& role : m.roles) {
                role.fte = 0.0;
            }
        });
        const std::set<Counter> own{Counter::step_down_full};
        CHECK((numbers(with(full, down), own) == numbers(full, own)));
        no_room += sum(full, lived(with(full, down)), Counter::step_down_full);
    }
    CHECK(no_room > 0);
    const Change down = of_products([](Product& p) { p.steps_down = 1.0; });
    CHECK(over_studies(Counter::stepped_down, nothing) == 0);
    CHECK(over_studies(Counter::stepped_down, down) > 0);
}

TEST_CASE("help at home delays a move to long-term care only when that is said",
          "[properties][levers]") {
    const auto moves = [](double effect) {
        return over_studies(Counter::long_term_care, [effect](Model& m) {
            m.effects.long_term_care_while_helped = effect;
            for (HouseholdType& type : m.types) {
                type.long_term_care_per_year = 0.5;
            }
            for (Domain& d : m.domains) {
                d.leads_to_long_term_care = 1.0;
            }
        });
    };
    CHECK(moves(0.3) < moves(1.0));
    CHECK(moves(0.0) < moves(0.3));
}

TEST_CASE("paid help crowds informal support out, or brings it in, when that is said",
          "[properties][levers]") {
    const auto supported = [](double places) {
        return over_studies(Counter::informal_time, [places](Model& m) {
            m.informal.places_per_10000 = 60.0;
            m.informal.crowding_out = places;
        });
    };
    const std::int64_t as_it_is = supported(0.0);
    CHECK(supported(0.5) < as_it_is);
    CHECK(supported(-0.5) > as_it_is);
    // A place for every household that paid help supports, and none beside: none is left that was not there at the start.
    CHECK(over_studies(Counter::informal_starts, [](Model& m) {
              m.informal.places_per_10000 = 0.0;
              m.informal.places_per_organised_hour = 0.0;
              m.informal.crowding_out = 10.0;
          }) == 0);
}

TEST_CASE("a lower threshold brings light needs to help, and no others", "[properties][levers]") {
    const auto requests = [](double factor, double light) {
        return over_studies(Counter::route_requests, [=](Model& m) {
            for (Route& route : m.routes) {
                route.leads_to = Access::team;
                route.asks_at_onset = 0.0;
                route.light_reach = factor;
            }
            for (Domain& d : m.domains) {  // a need keeps its severity
                d.starts_serious = 1.0 - light;
                d.starts_acute = 0.0;
                d.start_share = {};
                d.worsening_per_year = d.recovery_per_year = {};
                d.relapse_first_year = d.relapse_second_year = 0.0;
                d.crisis_raises = {};
            }
            m.team.improved = m.informal.improved = 0.0;
            for (Product& p : m.products) {
                p.improved = 0.0;
            }
        });
    };
    CHECK(requests(2.0, 1.0) > requests(1.0, 1.0));
    CHECK(requests(0.0, 1.0) == 0);
    CHECK(requests(2.0, 0.0) == requests(1.0, 0.0));
}

TEST_CASE("a route that deals with everything itself refers nobody", "[properties][levers]") {
    const auto all_handled = [](double solved) {
        return [solved](Model& m) {
            for (Route& route : m.routes) {
                route.handled = 1.0;
                route.handled_solved = solved;
            }
            m.informal.start_stock_per_1000 = m.team.start_stock_per_1000 = 0.0;
            for (Product& p : m.products) {
                p.start_stock_per_1000 = p.claims_per_year = 0.0;
            }
        };
    };
    for (const double solved : {0.0, 1.0}) {
        for (std::uint64_t n = 0; n < few; ++n) {
            INFO("study " << n);
            const Study study = with(neutral_study(n), all_handled(solved));
            const auto all = lived(study);
            const std::int64_t handled = sum(study, all, Counter::handled_there);
            CHECK(handled == sum(study, all, Counter::route_requests));
            CHECK(sum(study, all, Counter::team_requests) == 0);
            CHECK(sum(study, all, Counter::product_requests) == 0);
            CHECK(sum(study, all, Counter::solved_by_help) == (solved > 0.0 ? handled : 0));
        }
    }
}

TEST_CASE("contact without a need and enforcement take hours before help", "[properties][levers]") {
    for (std::uint64_t n = 0; n < few; ++n) {
        INFO("study " << n);
        const Study study = with(neutral_study(n), [](Model& m) {
            m.roles.front().fte += 2.0;
            m.roles.front().casework = 0.5;
            m.team.direct_share = 1.0;
            m.roles.front().sickness_per_year = m.roles.front().leaving_per_year = 0.0;
            m.financing.basis = CeilingBasis::unlimited;
        });
        const Study contact = with(study, [](Model& m) {
            m.team.contact_hours = 2.0;  // per 1,000 inhabitants
            m.team.enforcement_hours = 3.0;
        });
        const auto before = lived(study);
        const auto after = lived(contact);
        const std::int64_t talked = sum(contact, after, Counter::minutes_contact);
        const std::int64_t enforced = sum(contact, after, Counter::minutes_enforcement);
        CHECK(talked > 0);
        // 900 inhabitants: 1.8 hours a week.
        CHECK(static_cast<double>(talked) ==
              Catch::Approx(static_cast<double>(enforced) * 1.8 / 3.0).epsilon(1e-3));
        CHECK(static_cast<double>(sum(study, before, Counter::minutes_capacity) - talked -
                                  enforced) ==
              Catch::Approx(static_cast<double>(sum(contact, after, Counter::minutes_capacity)))
                  .epsilon(1e-3));
    }
    const auto requests = [](double effect) {
        return over_studies(Counter::route_requests, [effect](Model& m) {
            for (Route& route : m.routes) {
                route.leads_to = Access::team;
                route.asks_at_onset = 0.0;
            }
            m.roles.front().fte = 3.0;
            m.roles.front().casework = 1.0;
            m.team.enforcement_hours = 5.0;
            m.effects.enforcement_on_requests = effect;
        });
    };
    const std::int64_t as_it_is = requests(0.0);
    CHECK(requests(-0.05) < as_it_is);
    CHECK(requests(0.3) > as_it_is);
}

TEST_CASE("a team that may propose no cost asks for nothing where there is no money",
          "[properties][levers]") {
    const auto no_money = [](double check) {
        return [check](Model& m) {
            m.team.cost_check = check;
            m.team.steps_up = m.team.wrong_up = 0.0;
            m.financing.basis = CeilingBasis::amounts;
            m.financing.ceiling = m.financing.crisis_reserve = 0.0;
            for (Stream& stream : m.streams) {
                stream.budget = stream.shift = stream.set_aside = 0.0;
            }
            for (Route& route : m.routes) {
                route.leads_to = Access::team;
            }
            for (Product& p : m.products) {
                p.tariff = 30000.0;
                p.lump_sum = 1.0;  // on the last second of a year nothing else is due
                p.outside_ceiling = p.claims_per_year = p.start_stock_per_1000 = 0.0;
                p.payment = PaymentForm::effort;
            }
        };
    };
    CHECK(over_studies(Counter::product_requests, no_money(0.0)) > 0);
    CHECK(over_studies(Counter::product_requests, no_money(1.0)) == 0);
    CHECK(over_studies(Counter::kept_for_cost, no_money(0.0)) == 0);
    CHECK(over_studies(Counter::kept_for_cost, no_money(1.0)) > 0);
}

TEST_CASE("a premium to the city costs what a management layer costs", "[properties][levers]") {
    for (std::uint64_t n = 0; n < few; ++n) {
        INFO("study " << n);
        const Study study = neutral_study(n);
        const Study layer = with(study, [](Model& m) { m.financing.management_cost = 30000.0; });
        const Study premium = with(study, [](Model& m) { m.financing.city_premium = 30000.0; });
        const std::set<Counter> own{Counter::management_cost, Counter::city_premium};
        CHECK((numbers(premium, own) == numbers(layer, own)));
        CHECK(sum(premium, lived(premium), Counter::city_premium) ==
              sum(layer, lived(layer), Counter::management_cost));
    }
}

TEST_CASE("a price that is there from the start is the tariff", "[properties][levers]") {
    for (std::uint64_t n = 0; n < few; ++n) {
        INFO("study " << n);
        const Study study = neutral_study(n);
        const Study price = with(study, [](Model& m) {
            for (Stream& stream : m.streams) {
                stream.price = 2.0;
            }
        });
        const Study tariff = with(study, of_products([](Product& p) {
                                      p.tariff *= 2.0;
                                      p.lump_sum *= 2.0;
                                  }));
        CHECK((numbers(price) == numbers(tariff)));
    }
}

TEST_CASE("a price shock in the middle of a year doubles what running help costs from that day",
          "[properties][levers]") {
    // One trajectory per household, from the start to the end, at 3,652.425 euro a year: ten euros a day.
    for (const bool enough : {true, false}) {
        INFO((enough ? "money enough" : "no money: overrun"));
        Study study = quiet_study();
        for_each_model(study, [enough](Model& m) {
            m.domains.front().start_share.values[0].values = {0.9, 0.0, 0.0};
            Product& p = m.products.front();
            p.tariff = 3652.425;
            p.duration = {.kind = DurationLaw::Kind::fixed, .days = 3.65e6};
            p.referral.values[0].values = {1.0, 1.0, 1.0};
            p.start_stock_per_1000 = 400.0;  // of 400 inhabitants: 160 households
            m.financing.basis = CeilingBasis::amounts;
            m.financing.regime = Regime::statutory;
            m.streams.front().budget = enough ? 1.0e7 : 0.0;
        });
        Scenario shock = study.baseline;
        shock.label.id = "shock";
        const Instant from = study.period.calendar.at({.year = 2029, .month = 7, .day = 1});
        Stage stage{.from = from, .model = shock.areas.front().back().model};
        stage.model.streams.front().price = 2.0;
        shock.areas.front().push_back(stage);
        shock.differs_from = from;
        study.scenarios.push_back(shock);
        const Layout layout{study.names};
        for (const Replication& r : lived(study)) {
            const auto of = [&](std::size_t scenario, std::size_t year, Counter counter) {
                return r.futures[scenario][0].year(year)[layout.at(counter, 0)];
            };
            const std::int64_t ended = of(0, 0, Counter::product_ends) +
                                       of(0, 1, Counter::product_ends) +
                                       of(0, 2, Counter::product_ends);
            CHECK(ended == 0);
            const std::int64_t clients = of(0, 0, Counter::product_clients);
            CHECK(clients == 160);
            const std::int64_t per_day = 1000 * clients;
            const auto spent = [&](std::size_t scenario, std::size_t year) {
                return of(scenario, year, Counter::product_spent);
            };
            const auto cents = [](std::int64_t days, std::int64_t each) {
                return Catch::Approx(static_cast<double>(days * each)).epsilon(1e-4);
            };
            CHECK(static_cast<double>(spent(0, 1)) == cents(365, per_day));
            CHECK(spent(1, 0) == spent(0, 0));
            CHECK(static_cast<double>(spent(1, 1)) == cents(365 + 184, per_day));
            CHECK(static_cast<double>(spent(1, 2)) == cents(2 * 365, per_day));
            CHECK(of(1, 1, Counter::interrupted) == 0);
            CHECK((of(1, 1, Counter::overrun) > 0) == !enough);
        }
    }
}

TEST_CASE("handing over costs nothing where everybody who is there knows every domain",
          "[properties][levers]") {
    for (std::uint64_t n = 0; n < few; ++n) {
        INFO("study " << n);
        const Study study = with(neutral_study(n), [](Model& m) {
            m.roles.front().fte = 20.0;  // somebody is always there
            m.roles.front().casework = 1.0;
            m.roles.front().community_work = 0.0;
            m.financing.basis = CeilingBasis::unlimited;
        });
        const Change dear = [](Model& m) {
            m.team.handover_hours = 8.0;
            m.team.handover_days = 30.0;
        };
        CHECK((numbers(with(study, dear)) == numbers(study)));
        CHECK(sum(study, lived(study), Counter::handed_over) == 0);
        const Study ignorant = with(with(study, dear), [](Model& m) {
            for (Role& role : m.roles) {
                role.knows = ByDomain{};
            }
        });
        const auto all = lived(ignorant);
        CHECK(sum(ignorant, all, Counter::minutes_handover) ==
              8 * 60 * sum(ignorant, all, Counter::handed_over));
        CHECK((sum(ignorant, all, Counter::handed_over) > 0) ==
              (sum(study, lived(study), Counter::team_intakes) > 0));
        // Who does not know, and takes neither hours nor days for it, decides as whoever knows.
        const Study free = with(study, [](Model& m) {
            for (Role& role : m.roles) {
                role.knows = ByDomain{};
            }
        });
        const std::set<Counter> own{Counter::handed_over};
        CHECK((numbers(free, own) == numbers(study, own)));
    }
}

TEST_CASE("decisions wait for the next meeting, half of the time between two on average",
          "[properties][levers]") {
    Study study = quiet_study();
    for_each_model(study, [](Model& m) {
        m.domains.front().onset_per_year.values[0] = 2.0;
        m.domains.front().recovery_per_year.values = {4.0, 4.0, 4.0};
        m.routes.front().asks_at_onset = 1.0;
        m.team.solved = 1.0;
        m.team.triage_days = 7.0;
    });
    const auto all = lived(study, 20);
    const auto intakes = static_cast<double>(sum(study, all, Counter::team_intakes));
    const double days = static_cast<double>(sum(study, all, Counter::team_decision_wait)) /
                        static_cast<double>(one_day.value());
    CHECK(intakes > 10000.0);
    // Uniform on a week; whoever recovers meanwhile is decided on all the same. 5.6435 standard errors: once in 6e7.
    CHECK(std::abs(days / intakes - 3.5) < 5.6435 * 7.0 / std::sqrt(12.0 * intakes));
    const Study daily = with(study, [](Model& m) { m.team.triage_days = 0.0; });
    CHECK(sum(daily, lived(daily), Counter::team_decision_wait) == 0);
}

TEST_CASE("a colleague who leaves hands over a fair share of the running households",
          "[properties][levers]") {
    // Four colleagues of whom each leaves twice a year and is replaced at once, and a hundred running households.
    Study study = quiet_study();
    for_each_model(study, [](Model& m) {
        m.domains.front().start_share.values[0].values = {0.8, 0.0, 0.0};
        m.roles.front().leaving_per_year = 2.0;
        m.roles.front().vacancy = {.kind = DurationLaw::Kind::fixed, .days = 0.0};
        m.team.start_stock_per_1000 = 250.0;
        m.team.duration = {.kind = DurationLaw::Kind::fixed, .days = 36500.0};
        m.team.case_handover_hours = 3.0;
    });
    const Layout layout{study.names};
    std::int64_t handed = 0;
    for (const Replication& r : lived(study, 20)) {
        for (std::size_t y = 0; y < 3; ++y) {
            const auto row = r.futures[0][0].year(y);
            const std::int64_t cases = row[layout.at(Counter::cases_handed_over)];
            const std::int64_t running = row[layout.at(Counter::team_cases_end)];
            CHECK(running > 60);
            CHECK(static_cast<double>(row[layout.at(Counter::minutes_handover)]) ==
                  Catch::Approx(static_cast<double>(3 * 60 * cases)).epsilon(0.03));
            handed += cases * 100 / running;
        }
    }
    // 8 leavings a year of a quarter of the households each: Poisson, over 60 years.
    const double leavings = static_cast<double>(handed) / 100.0 * 4.0;
    CHECK(std::abs(leavings - 480.0) < 5.6435 * std::sqrt(480.0) + 0.03 * 480.0);
}

TEST_CASE("strain makes colleagues leave as much more or less often as is said",
          "[properties][levers]") {
    // Four colleagues who know one domain, above a norm of none: a post is taken for 1 / (rate x factor) on average and
    // then vacant for a fixed time.
    const auto leaves = [](double effect, double vacant_days) {
        Study study = quiet_study();
        for_each_model(study, [&](Model& m) {
            m.roles.front().leaving_per_year = 2.0;
            m.roles.front().vacancy = {.kind = DurationLaw::Kind::fixed, .days = vacant_days};
            m.effects.breadth_on_leaving = effect;
            m.effects.breadth_norm = 0.0;
        });
        return static_cast<double>(sum(study, lived(study, 200), Counter::staff_left));
    };
    constexpr double days_per_year = 365.2425;
    for (const double effect : {-1.0, -0.6, 0.0, 1.5, 5.0}) {
        for (const double vacant_days : {0.0, 91.0}) {
            INFO(effect << " with a vacancy of " << vacant_days << " days");
            const double rate = 2.0 * (1.0 + effect);
            const double each =
                rate == 0.0 ? 0.0 : 1.0 / (1.0 / rate + vacant_days / days_per_year);
            const double expected = 200.0 * 4.0 * 3.0 * each;  // futures, posts, years
            const double found = leaves(effect, vacant_days);
            // Renewals vary less than Poisson: once in 6e7.
            CHECK(std::abs(found - expected) <= 5.6435 * std::sqrt(expected));
        }
    }
}

TEST_CASE("a new post is empty until somebody is found for it, once", "[properties][levers]") {
    constexpr double vacant_days = 300.0;
    const auto hours = [](double leaving, const std::vector<std::pair<std::int64_t, double>>& posts,
                          double vacancy) {
        Study study = quiet_study();
        Model& m = study.baseline.areas[0].front().model;
        m.roles.front().leaving_per_year = leaving;
        m.roles.front().vacancy = {.kind = DurationLaw::Kind::fixed, .days = vacancy};
        for (const auto& [day, fte] : posts) {
            const Instant from =
                day < 0 ? Instant{0} : study.period.start() + Span{day * one_day.value()};
            Stage stage{.from = from, .model = m};
            stage.model.roles.front().fte = fte;
            if (day < 0) {
                study.baseline.areas[0].clear();
            }
            study.baseline.areas[0].push_back(stage);
        }
        const Layout layout{study.names};
        double minutes = 0.0;
        for (const Replication& r : lived(study, 400)) {
            minutes +=
                static_cast<double>(r.futures[0][0].year(0)[layout.at(Counter::minutes_capacity)]);
        }
        return minutes;
    };
    const double a_post_year = hours(0.0, {{-1, 1.0}}, vacant_days);
    // Cut and opened again before somebody was found: the search begins anew.
    const double again = hours(0.0, {{-1, 3.0}, {28, 4.0}, {56, 3.0}, {84, 4.0}}, 91.0);
    CHECK(again ==
          Catch::Approx(a_post_year * (3.0 + (366.0 - 84.0 - 91.0) / 366.0)).epsilon(0.002));
    // Nobody can leave it meanwhile: from the day on which all four are filled, each stays for a time that is
    // exponential. Standard deviation of a post at most the 66 days; 1,600 posts; once in 6e7.
    const double found = hours(2.0, {{-1, 0.0}, {0, 4.0}}, vacant_days) / 400.0;
    const double left = (366.0 - vacant_days) / 365.2425;
    const double expected =
        4.0 * (a_post_year / 400.0) * (1.0 - std::exp(-2.0 * left)) / 2.0 * 365.2425 / 366.0;
    CHECK(std::abs(found - expected) <
          5.6435 * a_post_year / 400.0 * left * 0.5 * 4.0 / std::sqrt(1600.0));
}

TEST_CASE("work at the desk takes hours of the team, and never more than there are",
          "[properties][levers]") {
    const auto with_administration = [](double hours) {
        return of_products([hours](Product& p) { p.administration_hours = hours; });
    };
    const auto begun = [&](double hours) {
        return over_studies(Counter::team_cases, with_administration(hours));
    };
    CHECK(begun(200.0) < begun(0.0));
    std::int64_t first = 0;
    for (std::uint64_t n = 0; n < few; ++n) {
        INFO("study " << n);
        const Study study = with(neutral_study(n), with_administration(60.0));
        const auto all = lived(study);
        std::int64_t used = 0;
        for (const Counter kind :
             {Counter::minutes_intake, Counter::minutes_cases, Counter::minutes_management,
              Counter::minutes_bridging, Counter::minutes_aftercare, Counter::minutes_desk_first}) {
            used += sum(study, all, kind);
        }
        // To the minute, for each month is rounded.
        const std::int64_t months = 12 * 10 * static_cast<std::int64_t>(all.size());
        CHECK(used <= sum(study, all, Counter::minutes_capacity) +
                          sum(study, all, Counter::minutes_overload) + months);
        first += sum(study, all, Counter::minutes_desk_first);
    }
    CHECK(first > 0);
}

TEST_CASE("help goes on as much more often without case management as is said",
          "[properties][levers]") {
    const auto changed = [](double effect, double prolonged, double hours) -> Change {
        return [=](Model& m) {
            m.effects.prolonged_without_case_management = effect;
            m.team.case_management_hours = hours;
            for (Product& p : m.products) {
                p.prolonged = prolonged;
            }
        };
    };
    const Change by_team = [](Model& m) {
        for (Route& route : m.routes) {
            route.leads_to = Access::team;
        }
    };
    std::int64_t differ = 0;
    for (std::uint64_t n = 0; n < few; ++n) {
        const Study study = neutral_study(n);
        const auto found = [&](double effect, double prolonged) {
            return numbers(with(study, changed(effect, prolonged, 0.0)));
        };
        CHECK(found(2.0, 0.25) == found(1.0, 0.5));
        CHECK(found(0.0, 0.25) == found(1.0, 0.0));
        differ += found(2.0, 0.25) != found(1.0, 0.25) ? 1 : 0;
        // Whom the team refers and follows is untouched.
        const Study followed = with(study, by_team);
        CHECK(numbers(with(followed, changed(3.0, 0.25, 1.0))) ==
              numbers(with(followed, changed(1.0, 0.25, 1.0))));
    }
    CHECK(differ > 0);
}

TEST_CASE("a busy team loses colleagues, and hours of the present, when that is said",
          "[properties][levers]") {
    const auto left = [](double effect) {
        return over_studies(Counter::staff_left, [effect](Model& m) {
            m.effects.workload_on_leaving = effect;
            m.effects.workload_norm = 0.0;
        });
    };
    CHECK(left(0.0) > 0);
    CHECK(left(5.0) > left(0.0));
    CHECK(left(-5.0) < left(0.0));
    CHECK(over_studies(Counter::minutes_capacity, [](Model& m) {
              m.effects.workload_on_absence = -0.5;
              m.effects.workload_norm = 0.0;
          }) > over_studies(Counter::minutes_capacity, nothing));
    const auto hours = [](double effect, double norm, double casework) {
        const Study study = with(quiet_study(), [&](Model& m) {
            m.effects.breadth_on_absence = effect;
            m.effects.breadth_norm = norm;
            m.roles.front().casework = casework;
        });
        return static_cast<double>(sum(study, lived(study), Counter::minutes_capacity));
    };
    const double whole = hours(0.0, 0.0, 1.0);
    CHECK(hours(0.2, 0.0, 1.0) == Catch::Approx(0.8 * whole).epsilon(0.001));
    CHECK(hours(-0.2, 0.0, 1.0) == Catch::Approx(1.2 * whole).epsilon(0.001));
    CHECK(hours(0.2, 0.5, 1.0) == Catch::Approx(0.9 * whole).epsilon(0.001));
    CHECK(hours(0.2, 1.0, 1.0) == whole);
}

TEST_CASE("months at home count from the day of the move that help put off",
          "[properties][levers]") {
    // Everybody is in serious need from the start and has help to the end.
    const auto at_home = [](double effect) {
        Study study = quiet_study();
        for_each_model(study, [&](Model& m) {
            m.domains.front().start_share.values[0].values = {0.0, 1.0, 0.0};
            m.domains.front().leads_to_long_term_care = 1.0;
            m.types.front().long_term_care_per_year = 0.3;
            m.team.start_stock_per_1000 = 500.0;
            m.team.duration = {.kind = DurationLaw::Kind::fixed, .days = 36500.0};
            m.effects.long_term_care_while_helped = effect;
        });
        const auto all = lived(study, 20);
        constexpr double seconds_per_year = 31556952.0;
        return static_cast<double>(sum(study, all, Counter::home_longer_time)) / seconds_per_year /
               20.0 / 200.0;
    };
    CHECK(at_home(1.0) == 0.0);
    // Of 4000 households, in the third to the fifth year. First candidates come at rate r, moves at rate r x effect: at t
    // the household is at home and would have moved with probability exp(-r e t) - exp(-r t).
    constexpr double r = 0.3;
    const auto passed = [](double rate) {
        return rate == 0.0 ? 3.0 : (std::exp(-2.0 * rate) - std::exp(-5.0 * rate)) / rate;
    };
    for (const double effect : {0.0, 0.4, 0.8}) {
        INFO(effect);
        CHECK(std::abs(at_home(effect) - (passed(r * effect) - passed(r))) <
              5.6435 * 1.5 / std::sqrt(4000.0));
    }
}

TEST_CASE("what is asked of a team beforehand holds everything that takes its hours",
          "[properties][levers]") {
    constexpr double weeks_per_year = 52.1775;
    const Study quiet = quiet_study();  // four posts, 400 inhabitants, nobody with a need
    const auto asked = [&quiet](const Change& change) {
        return load_of(with(quiet, change), 1).teams.front().offered / weeks_per_year;
    };
    const auto about = [](double value) { return Catch::Approx(value).margin(1e-6); };
    CHECK(asked(nothing) == 0.0);
    CHECK(asked([](Model& m) { m.team.contact_hours = 5.0; }) == about(2.0));
    CHECK(asked([](Model& m) { m.team.enforcement_hours = 3.0; }) == about(3.0));
    CHECK(asked([](Model& m) { m.team.training_hours = 1.5; }) == about(6.0));
    CHECK(asked([](Model& m) {
              m.team.partner_organisations = 8.0;
              m.team.consultation_hours = 0.5;
          }) == about(4.0));
    CHECK(asked([](Model& m) {
              m.team.planned_outreach = 6.0;
              m.team.planned_prevention = 2.0;
              m.team.protected_share = 0.25;
          }) == about(2.0));
    const auto capacity = [&quiet](double productivity) {
        return load_of(with(quiet, [=](Model& m) { m.team.productivity = productivity; }), 1)
            .teams.front()
            .capacity;
    };
    CHECK(capacity(0.5) == Catch::Approx(0.5 * capacity(1.0)));
    // What belongs to help: as much as the run counts for it, each a part of the whole.
    double desk = 0.0;
    double aftercare = 0.0;
    for (std::uint64_t n = 0; n < few; ++n) {
        const Study study = with(neutral_study(n), [](Model& m) {
            m.team.feedback_hours = 2.0;
            m.team.aftercare_days = 100.0;
            m.team.aftercare_hours = 1.0;
            for (Product& p : m.products) {
                p.administration_hours = 1.5;
            }
        });
        for (const TeamLoad& team : load_of(study, 1).teams) {
            desk += team.desk;
            aftercare += team.aftercare;
            CHECK(team.offered ==
                  Catch::Approx(team.intake + team.support + team.management + team.bridging +
                                team.reindication + team.aftercare + team.desk + team.contact +
                                team.enforcement + team.training + team.consultation +
                                team.ring_fenced));
        }
        for (const TeamLoad& team : load_of(neutral_study(n), 1).teams) {
            CHECK(team.aftercare == 0.0);
        }
    }
    CHECK(desk > 0.0);
    CHECK(aftercare > 0.0);
}

TEST_CASE("eviction takes two serious needs, at the rate that is set", "[properties][levers]") {
    // Two serious needs from the start to the end, and nothing that changes them.
    const auto evictions = [](double debts, double leads) {
        Study study = quiet_study();
        study.names.domains = {{"debts", "", ""}, {"housing", "", ""}};
        for_each_model(study, [&](Model& m) {
            m.domains.resize(2);
            m.domains[0].leads_to_eviction = leads;
            m.domains[0].start_share.values[0].values = {0.0, debts, 0.0};
            m.domains[1].start_share.values[0].values = {0.0, 0.5, 0.0};
            m.domains[1].eviction_per_year = 0.2;
            m.domains[1].crisis_cost = 7500.0;
        });
        const auto all = lived(study, 20);
        CHECK(sum(study, all, Counter::crises) == sum(study, all, Counter::evictions));
        CHECK(sum(study, all, Counter::crisis_cost) ==
              750000 * sum(study, all, Counter::evictions));
        return sum(study, all, Counter::evictions);
    };
    CHECK(evictions(0.5, 0.0) == 0);
    CHECK(evictions(0.0, 1.0) == 0);
    // A quarter of 200 households in 20 futures, three years: Poisson given how many there are.
    const double expected = 20.0 * 200.0 * 0.25 * 3.0 * 0.2;
    const auto found = static_cast<double>(evictions(0.5, 1.0));
    CHECK(std::abs(found - expected) < 5.6435 * std::sqrt(expected * 1.6));
}

TEST_CASE("a small amount at once costs what it is, and changes the need only when that is said",
          "[properties][levers]") {
    const auto given = [](double effect, double hours = 0.0) {
        return [effect, hours](Model& m) {
            m.effects.small_grant_on_need = effect;
            for (Domain& d : m.domains) {
                d.small_grant = 250.0;
                d.small_grant_hours = hours;
            }
        };
    };
    const std::set<Counter> own{Counter::small_grants, Counter::small_grants_cost,
                                Counter::minutes_small_grants};
    for (std::uint64_t n = 0; n < few; ++n) {
        INFO("study " << n);
        // With money for all of it.
        const Study study =
            with(neutral_study(n), [](Model& m) { m.financing.basis = CeilingBasis::unlimited; });
        const Study grants = with(study, given(0.0));
        const auto all = lived(grants);
        const std::int64_t number = sum(grants, all, Counter::small_grants);
        CHECK(sum(grants, all, Counter::small_grants_cost) == 25000 * number);
        const Study with_hours = with(study, given(0.0, 2.0));
        const auto worked = lived(with_hours);
        CHECK(sum(with_hours, worked, Counter::minutes_small_grants) ==
              2 * 60 * sum(with_hours, worked, Counter::small_grants));
        std::set<Counter> money = own;
        money.insert({Counter::spent_total, Counter::surplus, Counter::surplus_prevention,
                      Counter::surplus_reserve, Counter::surplus_returned, Counter::cashable_cost});
        CHECK((numbers(grants, money) == numbers(study, money)));
        CHECK(sum(grants, all, Counter::spent_total) -
                  sum(study, lived(study), Counter::spent_total) ==
              25000 * number);
    }
    const auto serious = [&given](double effect) {
        return over_studies(Counter::became_serious, given(effect));
    };
    CHECK(over_studies(Counter::small_grants, given(0.0)) > 0);
    const auto acute = [&given](double effect) {
        return over_studies(Counter::need_time, [&, effect](Model& m) {
            given(effect)(m);
            for (Domain& d : m.domains) {
                d.crisis_raises = {};
            }
        });
    };
    CHECK(acute(1.0) != acute(0.0));
    CHECK(serious(-1.0) != serious(1.0));
}

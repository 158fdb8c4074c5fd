// Laws of requests: who is looked at first, which legal term holds for whom, and what help by law may wait for.
#include "gebied/world/counter.hpp"
#include "properties/lived.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch_all.hpp>
#include <vector>

using namespace gebied;
using namespace gebied::test;

namespace {

constexpr std::size_t light = 0;
constexpr std::size_t serious = 1;
constexpr std::size_t acute = 2;
constexpr std::size_t claim = 3;

/// A product for each severity and one for claims that belong to no need, all of 100 euros. Every need asks at once,
/// at a counter, and is solved when that help is given.
Study by_severity() {
    Study study = quiet_study();
    study.names.products = {
        {"light", "", ""}, {"serious", "", ""}, {"acute", "", ""}, {"claim", "", ""}};
    for_each_model(study, [](Model& m) {
        m.households.low_income_share = 1.0;
        m.domains[0].onset_per_year.values[0] = 1.0;
        m.domains[0].starts_serious = 0.3;
        m.domains[0].starts_acute = 0.2;
        m.routes[0].leads_to = Access::counter;
        m.routes[0].asks_at_onset = 1.0;
        m.products.assign(4, Product{});
        for (std::size_t p = 0; p < m.products.size(); ++p) {
            m.products[p].lump_sum = 100.0;
            m.products[p].solved = 1.0;
            if (p != claim) {
                m.products[p].referral.values[0].values[p] = 1.0;
            }
        }
    });
    return study;
}

/// No money until 2028, then for sixty requests a year, and no new needs from then on.
Study queue_for_money(RequestOrder order, QueueRule rule) {
    Study study = by_severity();
    study.period.start_year = 2027;
    for_each_model(study, [=](Model& m) {
        m.financing.basis = CeilingBasis::amounts;
        m.financing.regime = Regime::absolute;
        m.financing.request_order = order;
        m.financing.queue_rule = rule;
        m.products[claim].claims_per_year = 0.3;
    });
    Timeline& timeline = study.baseline.areas.front();
    Stage money{.from = study.period.calendar.year_start(2028), .model = timeline.front().model};
    money.model.effects.prevention_on_onset = 0.0;
    money.model.streams[0].budget = 6000.0;
    timeline.push_back(money);
    return study;
}

/// One domain, a route to a counter and one by law, each for half of the needs; all decided on late.
Study late_decisions(double own, double by_law) {
    Study study = quiet_study();
    study.names.routes = {{"own", "", ""}, {"law", "", ""}};
    for_each_model(study, [=](Model& m) {
        m.domains[0].onset_per_year.values[0] = 1.0;
        m.routes.assign(2, m.routes[0]);
        m.routes[0].leads_to = Access::counter;
        m.routes[0].asks_at_onset = own;
        m.routes[1].leads_to = Access::by_law;
        m.routes[1].asks_at_onset = by_law;
        m.products[0].referral.values[0].values = {1.0, 1.0, 1.0};
        m.products[0].duration = {DurationLaw::Kind::fixed, 30.0, 0.0};
        m.products[0].solved = 1.0;
        m.products[0].decision_days = 100.0;
        m.products[0].decision_term_days = 14.0;
    });
    return study;
}

}  // namespace

TEST_CASE(
    "by severity the heaviest need gets the money first, and a claim without a need as a light one",
    "[properties]") {
    for (const QueueRule rule : {QueueRule::skip, QueueRule::stop}) {
        const Study study = queue_for_money(RequestOrder::severity, rule);
        const Layout layout{study.names};
        std::int64_t claims = 0;
        std::int64_t lights = 0;
        for (const Replication& r : lived(study, 10)) {
            for (std::size_t y = 1; y < 4; ++y) {
                const auto before = r.futures[0][0].year(y - 1);
                const auto row = r.futures[0][0].year(y);
                const auto waited = [&](std::size_t p) {
                    return before[layout.at(Counter::waiting_money_end, p)];
                };
                const auto given = [&](std::size_t p) {
                    return row[layout.at(Counter::grants, p)];
                };
                std::int64_t left = 60;
                for (const std::size_t p : {acute, serious}) {
                    const std::int64_t due = std::min(waited(p), left);
                    CHECK(given(p) == due);
                    left -= due;
                }
                if (waited(light) + waited(claim) >= left) {
                    CHECK(given(light) + given(claim) == left);
                }
                claims += given(claim);
                lights += given(light);
            }
        }
        CHECK(claims > 0);  // by arrival among each other: both have their turn
        CHECK(lights > 0);
        // First come, first served gives light needs money while acute ones wait.
        const Study arrival = queue_for_money(RequestOrder::first_come, rule);
        std::int64_t before_heavier = 0;
        for (const Replication& r : lived(arrival, 2)) {
            const auto row = r.futures[0][0].year(1);
            before_heavier += row[layout.at(Counter::waiting_money_end, acute)] > 0
                                  ? row[layout.at(Counter::grants, light)]
                                  : 0;
        }
        CHECK(before_heavier > 0);
    }
}

TEST_CASE("help by law has no decision, and counts for no legal term", "[properties]") {
    const Study both = late_decisions(0.5, 0.5);
    const auto all = lived(both);
    CHECK(sum(both, all, Counter::decided) > 0);
    CHECK(sum(both, all, Counter::grants) > sum(both, all, Counter::decided));
    CHECK(sum(both, all, Counter::decision_in_time) == 0);
    const Study law = late_decisions(0.0, 1.0);
    const auto of_law = lived(law);
    CHECK(sum(law, of_law, Counter::product_requests) > 0);
    for (const Counter c : {Counter::decided, Counter::decision_in_time, Counter::inquiries,
                            Counter::inquiry_in_time}) {
        CHECK(sum(law, of_law, c) == 0);
    }
    for (std::uint64_t n = 0; n < studies(); ++n) {
        INFO("study " << n);
        Study study = random_study_with_levers(n);
        const Layout layout{study.names};
        const auto check = [&](bool law_there) {
            for (const Replication& r : lived(study)) {
                for (const auto& areas : r.futures) {
                    for (const Outcome& outcome : areas) {
                        for (int y = 0; y < study.period.reported_years(); ++y) {
                            const auto row = outcome.year(static_cast<std::size_t>(y));
                            for (std::size_t p = 0; p < study.names.products.size(); ++p) {
                                const auto of = [&](Counter c) { return row[layout.at(c, p)]; };
                                CHECK(of(Counter::decision_in_time) <= of(Counter::decided));
                                CHECK(of(Counter::inquiry_in_time) <= of(Counter::inquiries));
                                if (law_there) {
                                    CHECK(of(Counter::inquiries) <= of(Counter::product_requests));
                                } else {
                                    CHECK(of(Counter::inquiries) == of(Counter::product_requests));
                                }
                            }
                        }
                    }
                }
            }
        };
        check(true);
        for_each_model(study, [](Model& m) {
            for (Route& route : m.routes) {
                route.leads_to =
                    route.leads_to == Access::by_law ? Access::counter : route.leads_to;
            }
        });
        check(false);
    }
}

TEST_CASE("an acute need has the shorter of two terms and no other need has", "[properties]") {
    // Ten days from the request to the team to the request for a product.
    struct Terms {
        double ordinary;
        double acute;
        bool others_in_time;
        bool acute_in_time;
    };
    for (const Terms& terms : {Terms{42.0, 36525.0, true, true}, Terms{42.0, 4.2, true, false},
                               Terms{42.0, 12.0, true, true}, Terms{5.0, 12.0, false, false},
                               Terms{5.0, 36525.0, false, false}}) {
        INFO("terms of " << terms.ordinary << " and " << terms.acute << " days");
        Study study = by_severity();
        for_each_model(study, [&](Model& m) {
            m.routes[0].leads_to = Access::team;
            m.team.intake_days = 10.0;
            for (Product& product : m.products) {
                product.inquiry_term_days = terms.ordinary;
                product.inquiry_term_acute_days = terms.acute;
            }
        });
        const Layout layout{study.names};
        for (const Replication& r : lived(study)) {
            for (const std::size_t p : {light, serious, acute}) {
                std::int64_t asked = 0;
                std::int64_t in_time = 0;
                for (std::size_t y = 0; y < 3; ++y) {
                    asked += r.futures[0][0].year(y)[layout.at(Counter::inquiries, p)];
                    in_time += r.futures[0][0].year(y)[layout.at(Counter::inquiry_in_time, p)];
                }
                CHECK(asked > 0);
                const bool all = p == acute ? terms.acute_in_time : terms.others_in_time;
                CHECK(in_time == (all ? asked : 0));
            }
        }
    }
}

TEST_CASE("the term of who turns to a provider after support runs from that day", "[properties]") {
    // Support of 200 days that solves nothing, after which a product is asked for.
    Study study = by_severity();
    for_each_model(study, [](Model& m) {
        m.routes[0].leads_to = Access::team;
        m.team.duration = {DurationLaw::Kind::fixed, 200.0, 0.0};
        m.team.steps_up = 1.0;
        for (Product& product : m.products) {
            product.referral = {};
        }
        m.products[light].from_team.values[0] = 1.0;
    });
    const auto all = lived(study);
    CHECK(sum(study, all, Counter::inquiries) > 0);
    CHECK(sum(study, all, Counter::inquiry_in_time) == sum(study, all, Counter::inquiries));
}

TEST_CASE("help by law waits for money only where a study insists, under an absolute ceiling",
          "[properties]") {
    std::int64_t waited = 0;
    for (std::uint64_t n = 0; n < studies(); ++n) {
        INFO("study " << n);
        Study study = without_scenarios(n);
        const auto unmet = [&](Regime regime, DutyAtCeiling duty) {
            for_each_model(study, [=](Model& m) {
                m.financing.regime = regime;
                m.financing.duty_at_ceiling = duty;
            });
            return sum(study, lived(study), Counter::duty_not_met_time);
        };
        CHECK(unmet(Regime::absolute, DutyAtCeiling::overrun) == 0);
        CHECK(unmet(Regime::statutory, DutyAtCeiling::wait) == 0);
        waited += unmet(Regime::absolute, DutyAtCeiling::wait);
    }
    CHECK(waited > 0);
}

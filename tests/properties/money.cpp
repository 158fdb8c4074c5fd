// Laws of money: where every cent of a request goes, what a higher ceiling does, and the border between years.
#include "gebied/world/counter.hpp"
#include "properties/lived.hpp"

#include <algorithm>
#include <catch2/catch_all.hpp>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

using namespace gebied;
using namespace gebied::test;

namespace {

/// Requests for money and nothing else: a fixed sequence of amounts per area, whatever the ceiling.
Study only_claims(std::uint64_t number) {
    Study study = without_scenarios(number);
    for_each_model(study, [](Model& m) {
        for (Domain& domain : m.domains) {
            domain.onset_per_year = {};
            domain.start_share = {};
        }
        for (HouseholdType& type : m.types) {
            type.moves_per_year = type.deaths_per_year = 0.0;
        }
        m.households.number = 100.0;
        m.households.low_income_share = 0.5;
        m.households.visitors_per_year = 0.0;
        for (Role& role : m.roles) {
            role.cost_per_fte = 0.0;
        }
        m.financing.basis = CeilingBasis::amounts;
        m.financing.regime = Regime::absolute;
        m.financing.forward_check = ForwardCheck::off;
        m.financing.ceiling = m.financing.base_cost = 0.0;
        m.financing.ceiling_factor = 1.0;
        m.financing.indexation = 0.0;
        m.financing.virement = Virement::none;
        for (Stream& stream : m.streams) {
            stream.indexation = stream.year_shock = stream.fixed_lines = stream.shift = 0.0;
        }
        for (Product& product : m.products) {
            product.claims_per_year = std::max(product.claims_per_year, 0.3);
            product.outside_ceiling = product.tariff = product.cost_spread = 0.0;
            product.giving_up_per_year = product.decision_days = product.start_stock_per_1000 = 0.0;
            product.lump_sum = std::round(product.lump_sum) + 100.0;
            product.places = 1.0e9;
        }
    });
    return study;
}

std::int64_t cents(double euros) {
    return std::llround(euros * 100.0);
}

/// The outcomes of every scenario and area of one future.
std::vector<Outcome> every(const Replication& r) {
    std::vector<Outcome> all;
    for (const auto& areas : r.futures) {
        all.insert(all.end(), areas.begin(), areas.end());
    }
    return all;
}

}  // namespace

TEST_CASE("what is requested is granted or waits, to the cent", "[properties]") {
    std::int64_t waited = 0;
    for (std::uint64_t n = 0; n < studies(); ++n) {
        INFO("study " << n);
        const Study study = only_claims(n);
        const Layout layout{study.names};
        for (const Replication& r : lived(study)) {
            for (std::size_t a = 0; a < study.areas.size(); ++a) {
                const Model& model = study.baseline.areas[a].front().model;
                for (int y = 1; y < study.period.reported_years(); ++y) {
                    const auto before = r.futures[0][a].year(static_cast<std::size_t>(y - 1));
                    const auto row = r.futures[0][a].year(static_cast<std::size_t>(y));
                    for (std::size_t s = 0; s < study.names.streams.size(); ++s) {
                        std::int64_t requested = 0;
                        for (std::size_t p = 0; p < model.products.size(); ++p) {
                            if (model.products[p].stream.value() == s) {
                                requested += row[layout.at(Counter::product_requests, p)] *
                                             cents(model.products[p].lump_sum);
                            }
                        }
                        const std::size_t waiting = layout.at(Counter::waiting_value_end, s);
                        waited += row[waiting];
                        CHECK(requested + before[waiting] ==
                              row[layout.at(Counter::granted, s)] + row[waiting]);
                    }
                }
            }
        }
    }
    CHECK(waited > 0);
}

TEST_CASE("a higher ceiling never spends less on the same requests, by either rule",
          "[properties]") {
    // Within one year; in later years the requests that wait differ. More grants is not a law when what does not
    // fit is passed over: one large request may take the room of many small ones.
    for (std::uint64_t n = 0; n < studies(); n += 2) {
        for (const QueueRule rule : {QueueRule::skip, QueueRule::stop}) {
            INFO("study " << n);
            Study study = only_claims(n);
            study.period.first_year = study.period.start_year;
            study.period.calendar = Calendar{Date{study.period.start_year, 1, 1}};
            study.period.end_year = study.period.start_year + 1;
            std::int64_t spent = 0;
            for (int step = 0; step < 8; ++step) {
                for_each_model(study, [&](Model& m) {
                    m.financing.queue_rule = rule;
                    m.financing.request_order = RequestOrder::first_come;
                    m.financing.crisis_reserve = 0.0;
                    for (Stream& stream : m.streams) {
                        stream.pooled_share = stream.set_aside = 0.0;
                        stream.budget = 3000.0 * step;
                    }
                    for (Product& product : m.products) {
                        product.guaranteed = 0.0;
                    }
                });
                const std::int64_t now = sum(study, lived(study), Counter::spent);
                CHECK(now >= spent);
                spent = now;
            }
            CHECK(spent > 0);
        }
    }
}

TEST_CASE("who does not fit holds up only who asks the same money", "[properties]") {
    const auto stopping = [](std::uint64_t n, double pooled) {
        Study study = only_claims(n);
        for_each_model(study, [&](Model& m) {
            m.financing.queue_rule = QueueRule::stop;
            m.financing.request_order = RequestOrder::first_come;
            m.financing.crisis_reserve = 0.0;
            for (Stream& stream : m.streams) {
                stream.pooled_share = pooled;
                stream.set_aside = 0.0;
                stream.budget = 3000.0;
            }
            for (Product& product : m.products) {
                product.guaranteed = 0.0;
            }
        });
        return study;
    };
    std::int64_t waited = 0;
    for (std::uint64_t n = 0; n < studies(); n += 2) {
        INFO("study " << n);
        // Without a pool a stream that never has money changes nothing in another.
        const Study rich = stopping(n, 0.0);
        Study poor = rich;
        for_each_model(poor, [](Model& m) { m.streams.front().budget = 0.0; });
        const auto of_rich = lived(rich);
        const auto of_poor = lived(poor);
        const Layout layout{rich.names};
        for (std::size_t r = 0; r < of_rich.size(); ++r) {
            for (std::size_t a = 0; a < rich.areas.size(); ++a) {
                for (int y = 0; y < rich.period.reported_years(); ++y) {
                    const auto x = of_rich[r].futures[0][a].year(static_cast<std::size_t>(y));
                    const auto z = of_poor[r].futures[0][a].year(static_cast<std::size_t>(y));
                    for (std::size_t s = 1; s < rich.names.streams.size(); ++s) {
                        for (const Counter c : {Counter::granted, Counter::waiting_value_end}) {
                            CHECK(x[layout.at(c, s)] == z[layout.at(c, s)]);
                        }
                        waited += x[layout.at(Counter::waiting_value_end, s)];
                    }
                }
            }
        }
        // With one pool for all it does not matter to which stream a request belongs.
        const Study pooled = stopping(n, 1.0);
        Study together = pooled;
        for_each_model(together, [](Model& m) {
            m.streams.front().budget *= static_cast<double>(m.streams.size());
            for (std::size_t s = 1; s < m.streams.size(); ++s) {
                m.streams[s].budget = 0.0;
            }
            for (Product& product : m.products) {
                product.stream = StreamIndex{0};
            }
        });
        CHECK(sum(pooled, lived(pooled), Counter::granted) ==
              sum(together, lived(together), Counter::granted));
    }
    CHECK(waited > 0);
}

TEST_CASE("who asks the same money waits for who came first, and who has money of its own does not",
          "[properties]") {
    // Dear requests of 5,000 euros that never fit in 1,000, and cheap ones of 100 euros. At the opening of a year those
    // who waited are granted, or nobody is.
    const auto cheap = [](std::size_t stream, double pooled) {
        Study study = only_claims(0);
        study.names.streams = {{"one", "", ""}, {"other", "", ""}};
        study.names.products = {{"dear", "", ""}, {"cheap", "", ""}};
        for_each_model(study, [=](Model& m) {
            Product product = m.products.front();
            product.guaranteed = 0.0;
            product.lump_sum = 5000.0;
            product.claims_per_year = 1.0;
            product.stream = StreamIndex{0};
            m.products = {product, product};
            m.products[1].stream = StreamIndex{static_cast<std::uint32_t>(stream)};
            m.products[1].lump_sum = 100.0;
            m.streams.assign(2, Stream{});
            m.streams[0].budget = m.streams[1].budget = 1000.0;
            m.streams[0].pooled_share = 1.0;
            m.streams[1].pooled_share = pooled;
            m.financing.queue_rule = QueueRule::stop;
            m.financing.request_order = RequestOrder::first_come;
            m.financing.crisis_reserve = 0.0;
        });
        const Layout layout{study.names};
        std::pair<std::int64_t, std::int64_t> granted_and_waited{0, 0};
        for (const Replication& r : lived(study, 10)) {
            for (int y = 1; y < study.period.reported_years(); ++y) {
                const auto row = r.futures[0][0].year(static_cast<std::size_t>(y));
                granted_and_waited.first += row[layout.at(Counter::grants, 1)];
                granted_and_waited.second += row[layout.at(Counter::money_wait, 1)];
            }
        }
        return granted_and_waited;
    };
    const auto [own, waited] = cheap(1, 0.0);
    CHECK(own > 0);
    CHECK(waited > 0);
    CHECK(cheap(0, 0.0).first == 0);
    CHECK(cheap(1, 1.0).first == 0);
}

TEST_CASE("who was held up is looked at again when the one who held up leaves", "[properties]") {
    // Now and then a request of 5,000 euros that never fits and gives up after a week; cheap ones of a euro with
    // money for all of them wait only as long.
    Study study = only_claims(0);
    study.names.streams = {{"one", "", ""}};
    study.names.products = {{"dear", "", ""}, {"cheap", "", ""}};
    for_each_model(study, [](Model& m) {
        Product product = m.products.front();
        product.guaranteed = 0.0;
        product.lump_sum = 1.0;
        product.claims_per_year = 1.0;
        product.giving_up_per_year = 0.0;
        product.stream = StreamIndex{0};
        m.products = {product, product};
        m.products[0].lump_sum = 5000.0;
        m.products[0].claims_per_year = 4.0 / m.households.number;
        m.products[0].giving_up_per_year = 52.0;
        m.streams.assign(1, Stream{});
        m.streams[0].budget = 4000.0;
        m.financing.queue_rule = QueueRule::stop;
        m.financing.request_order = RequestOrder::first_come;
        m.financing.crisis_reserve = 0.0;
    });
    const Layout layout{study.names};
    std::int64_t granted = 0;
    std::int64_t waited = 0;
    for (const Replication& r : lived(study, 10)) {
        for (int y = 0; y < study.period.reported_years(); ++y) {
            const auto row = r.futures[0][0].year(static_cast<std::size_t>(y));
            granted += row[layout.at(Counter::grants, 1)];
            waited += row[layout.at(Counter::money_wait, 1)];
        }
    }
    CHECK(granted > 1000);
    CHECK(waited > 0);
    CHECK(waited < granted * 3 * one_day.value());
}

TEST_CASE("a year opens with the share of running help that a grant commits too", "[properties]") {
    std::int64_t committed = 0;
    for (std::uint64_t n = 0; n < studies(); n += 2) {
        INFO("study " << n);
        Study study = without_scenarios(n);
        for_each_model(study, [](Model& m) {
            m.financing.basis = CeilingBasis::unlimited;
            m.financing.forward_check = ForwardCheck::off;
            for (Product& product : m.products) {
                product.lump_sum = 0.0;
            }
            for (Stream& stream : m.streams) {
                stream.fixed_lines = 0.0;
            }
        });
        Study half = study;
        for_each_model(half, [](Model& m) { m.financing.commitment_share = 0.5; });
        const auto whole = sum(study, lived(study), Counter::fixed_at_opening);
        const auto part = sum(half, lived(half), Counter::fixed_at_opening);
        CHECK(static_cast<double>(part) ==
              Catch::Approx(0.5 * static_cast<double>(whole)).epsilon(1e-4).margin(100.0));
        committed += whole;
    }
    CHECK(committed > 0);
}

TEST_CASE("no cent moves from one year to the next", "[properties]") {
    // Without measures, indexation of 0%: every year opens with the same ceiling, whatever was left; what is
    // left is divided wholly; the reserve is the council's and stays under its cap.
    for (std::uint64_t n = 0; n < studies(); ++n) {
        INFO("study " << n);
        Study study = without_scenarios(n);
        for_each_model(study, [](Model& m) {
            m.financing.indexation = 0.0;
            for (Stream& stream : m.streams) {
                stream.indexation = 0.0;
            }
        });
        const Layout layout{study.names};
        for (const Replication& r : lived(study)) {
            for (std::size_t a = 0; a < study.areas.size(); ++a) {
                std::int64_t reserve = 0;
                for (int y = 0; y < study.period.reported_years(); ++y) {
                    const auto first = r.futures[0][a].year(0);
                    const auto row = r.futures[0][a].year(static_cast<std::size_t>(y));
                    const auto of = [&](Counter c) { return row[layout.at(c)]; };
                    for (const Counter c : {Counter::ceiling, Counter::pool_opening,
                                            Counter::crisis_opening, Counter::staff_cost}) {
                        CHECK(of(c) == first[layout.at(c)]);
                    }
                    CHECK(of(Counter::surplus) == of(Counter::surplus_prevention) +
                                                      of(Counter::surplus_reserve) +
                                                      of(Counter::surplus_returned));
                    reserve += of(Counter::surplus_reserve);
                }
                const Model& model = study.baseline.areas[a].front().model;
                CHECK(reserve <= cents(model.financing.reserve_cap));
            }
        }
    }
}

TEST_CASE("all spending is spending of a stream, of staff, on the community base or on crises",
          "[properties]") {
    for (std::uint64_t n = 0; n < studies(); ++n) {
        INFO("study " << n);
        Study study = random_study(n);  // with measures that begin during a year
        const Layout layout{study.names};
        for (const Replication& r : lived(study)) {
            for (const Outcome& outcome : every(r)) {
                for (int y = 0; y < study.period.reported_years(); ++y) {
                    const auto row = outcome.year(static_cast<std::size_t>(y));
                    std::int64_t streams = 0;
                    std::int64_t overrun = 0;
                    for (std::size_t s = 0; s < study.names.streams.size(); ++s) {
                        streams += row[layout.at(Counter::spent, s)];
                        overrun += row[layout.at(Counter::overrun, s)];
                    }
                    // A crisis is paid from the crisis reserve or, wholly, beside the ceiling.
                    const std::int64_t crises_beside =
                        row[layout.at(Counter::overrun_total)] - overrun;
                    CHECK(row[layout.at(Counter::spent_total)] ==
                          streams + row[layout.at(Counter::staff_cost)] +
                              row[layout.at(Counter::base_cost)] +
                              row[layout.at(Counter::management_cost)] +
                              row[layout.at(Counter::crisis_cost)] - crises_beside);
                    CHECK(row[layout.at(Counter::staff_cost)] >= 0);
                }
            }
        }
    }
}

TEST_CASE("a request that is tried again and again was refused once", "[properties]") {
    // No money at all and nobody gives up: every request that did not fit still waits at the end, although it was
    // tried at every opening and every release.
    for (std::uint64_t n = 0; n < studies(); n += 4) {
        INFO("study " << n);
        Study study = only_claims(n);
        study.period.first_year = study.period.start_year;
        study.period.calendar = Calendar{Date{study.period.start_year, 1, 1}};
        for_each_model(study, [](Model& m) {
            m.financing.crisis_reserve = 0.0;
            for (Stream& stream : m.streams) {
                stream.budget = stream.set_aside = 0.0;
            }
        });
        const Layout layout{study.names};
        for (const Replication& r : lived(study)) {
            for (const Outcome& outcome : r.futures[0]) {
                const auto last =
                    outcome.year(static_cast<std::size_t>(study.period.reported_years() - 1));
                for (std::size_t p = 0; p < study.names.products.size(); ++p) {
                    std::int64_t refused = 0;
                    std::int64_t requested = 0;
                    for (int y = 0; y < study.period.reported_years(); ++y) {
                        const auto row = outcome.year(static_cast<std::size_t>(y));
                        refused += row[layout.at(Counter::short_of_money, p)];
                        requested += row[layout.at(Counter::product_requests, p)];
                    }
                    CHECK(refused == requested);
                    CHECK(refused == last[layout.at(Counter::waiting_money_end, p)]);
                }
            }
        }
    }
}

TEST_CASE("help that ends early releases, help that lasts longer asks for more", "[properties]") {
    // Indicated for 100 days, truly exponential with that mean: 63% ends early and gives money back, the rest is
    // extended while money lasts. With little money, statutory goes on beside the ceiling, absolute interrupts.
    Study study = quiet_study();
    for_each_model(study, [](Model& m) {
        m.domains[0].onset_per_year.values[0] = 1.0;
        m.routes[0].leads_to = Access::counter;
        m.routes[0].asks_at_onset = 1.0;
        Product& help = m.products[0];
        help.tariff = 36500.0;
        help.duration = {DurationLaw::Kind::exponential, 100.0, 0.0};
        help.indicated_days = 100.0;
        help.solved = 1.0;
        help.referral.values[0].values = {1.0, 1.0, 1.0};
        m.financing.basis = CeilingBasis::amounts;
        m.streams[0].budget = 1.5e6;
    });
    for (const Regime regime : {Regime::statutory, Regime::absolute}) {
        for_each_model(study, [&](Model& m) { m.financing.regime = regime; });
        const auto all = lived(study, 20);
        const auto of = [&](Counter c) { return sum(study, all, c); };
        CHECK(of(Counter::ended_early) > 1000);
        CHECK(of(Counter::released) > 0);
        CHECK(of(Counter::extended) > 500);
        CHECK((of(Counter::overrun) > 0) == (regime == Regime::statutory));
        CHECK((of(Counter::interrupted) > 0) == (regime == Regime::absolute));
    }
}

TEST_CASE("fixed lines are fixed on 1 January", "[properties]") {
    Study study = quiet_study();
    for_each_model(study, [](Model& m) {
        m.financing.basis = CeilingBasis::amounts;
        m.streams[0].budget = 1000.0;
        m.streams[0].fixed_lines = 400.0;
    });
    const auto all = lived(study, 1);
    CHECK(sum(study, all, Counter::fixed_at_opening) == 3 * 40000);
    CHECK(sum(study, all, Counter::spent_total) == 3 * 40000);
}

TEST_CASE("every claim of a household has its own cost", "[properties]") {
    Study study = quiet_study();
    for_each_model(study, [](Model& m) {
        m.households.number = 1.0;
        m.households.low_income_share = 1.0;
        m.products[0].claims_per_year = 1.0;
        m.products[0].lump_sum = 1000.0;
        m.products[0].cost_spread = 0.5;
    });
    const Layout layout{study.names};
    bool differs = false;
    std::int64_t first = 0;
    for (const Replication& r : lived(study, 20)) {
        std::int64_t of_household = 0;
        for (int y = 0; y < study.period.reported_years(); ++y) {
            const auto row = r.futures[0][0].year(static_cast<std::size_t>(y));
            const std::int64_t grants = row[layout.at(Counter::grants)];
            if (grants == 0) {
                continue;
            }
            const std::int64_t each = row[layout.at(Counter::spent)] / grants;
            differs = differs || (of_household != 0 && of_household != each);
            of_household = each;
        }
        first = first == 0 ? of_household : first;
    }
    CHECK(first > 0);
    CHECK(differs);
}

TEST_CASE("who comes to live in a house is a household of its own", "[properties]") {
    // No money, claims every week, five deaths a year: each household that waits counts, not each house.
    Study study = quiet_study();
    for_each_model(study, [](Model& m) {
        m.households.low_income_share = 1.0;
        m.types[0].deaths_per_year = 5.0;
        m.products[0].claims_per_year = 52.0;
        m.products[0].lump_sum = 100.0;
        m.financing.basis = CeilingBasis::amounts;
        m.financing.regime = Regime::absolute;
    });
    const auto all = lived(study, 1);
    const std::int64_t lives = sum(study, all, Counter::deaths) + 3 * 200;
    CHECK(sum(study, all, Counter::entitled_waited) > lives * 8 / 10);
    CHECK(sum(study, all, Counter::entitled_waited) <= lives);
}

TEST_CASE("fixed lines enter a ceiling by tightness once", "[properties]") {
    constexpr double fixed = 1000.0;
    Study without = only_claims(3);
    for_each_model(without, [](Model& m) {
        m.financing.basis = CeilingBasis::tightness;
        m.financing.tightness = 0.5;
        for (Stream& stream : m.streams) {
            stream.fixed_lines = 0.0;
            stream.indexation = 0.02;
        }
    });
    Study with = without;
    for_each_model(with, [](Model& m) {
        for (Stream& stream : m.streams) {
            stream.fixed_lines = fixed;
        }
    });
    const auto before = settle_ceilings(without, 1);
    const auto after = settle_ceilings(with, 1);
    REQUIRE(!before.empty());
    REQUIRE(before.size() == after.size());
    for (std::size_t i = 0; i < before.size(); ++i) {
        // A euro is rounded in both.
        CHECK(std::abs(after[i].amount - before[i].amount - fixed) <= 1.0);
    }
}

namespace {

/// A reading at the end of every reported month of one future.
std::vector<std::int64_t> readings(const Replication& r, MonthlySeries series) {
    std::vector<std::int64_t> all;
    const std::vector<std::int64_t>& monthly = r.futures[0][0].monthly;
    for (auto at = static_cast<std::size_t>(series); at < monthly.size();
         at += monthly_series_count) {
        all.push_back(monthly[at]);
    }
    return all;
}

constexpr double first_of_june = 151.0;  // days of a year without a leap day
constexpr double first_of_october = 273.0;

/// One year in which claims ask four times what their stream has, and another stream has money for all of them.
Study poor_and_rich(Virement virement, double first_day, double second_day) {
    Study study = quiet_study();
    study.period = {.calendar = Calendar{Date{2027, 1, 1}},
                    .first_year = 2027,
                    .start_year = 2027,
                    .end_year = 2028};
    study.names.streams = {{"poor", "", ""}, {"rich", "", ""}};
    for_each_model(study, [=](Model& m) {
        m.households.low_income_share = 1.0;
        m.products[0].claims_per_year = 1.0;
        m.products[0].lump_sum = 100.0;
        m.streams.assign(2, Stream{});
        m.streams[0].budget = 5000.0;
        m.streams[1].budget = 50000.0;
        m.financing.basis = CeilingBasis::amounts;
        m.financing.regime = Regime::absolute;
        m.financing.virement = virement;
        m.financing.virement_first_day = first_day;
        m.financing.virement_second_day = second_day;
    });
    return study;
}

}  // namespace

TEST_CASE("virement moves money on its two dates, and not before", "[properties]") {
    const auto lives = [](Virement virement, double first_day, double second_day) {
        const Study study = poor_and_rich(virement, first_day, second_day);
        const Layout layout{study.names};
        auto all = lived(study, 5);
        for (const Replication& r : all) {
            const auto row = r.futures[0][0].year(0);
            const std::int64_t got = row[layout.at(Counter::transferred_in, 0)];
            CHECK((got > 0) == (virement != Virement::none));
            CHECK(got == row[layout.at(Counter::transferred_out, 1)]);
            CHECK(row[layout.at(Counter::transferred_in, 1)] == 0);
            CHECK(row[layout.at(Counter::transferred_out, 0)] == 0);
            CHECK(row[layout.at(Counter::spent, 0)] <= 500000 + got);
        }
        return all;
    };
    const auto never = lives(Virement::none, first_of_june, first_of_october);
    const auto both = lives(Virement::expected_shortage, first_of_june, first_of_october);
    const auto early = lives(Virement::expected_shortage, first_of_june, first_of_june);
    const auto late = lives(Virement::expected_shortage, first_of_october, first_of_october);
    constexpr std::size_t june = 5;  // months from 0
    constexpr std::size_t october = 9;
    /// Requests that wait for money, at the end of a month, over all futures.
    const auto waiting = [](const std::vector<Replication>& all, std::size_t month) {
        std::int64_t sum = 0;
        for (const Replication& r : all) {
            sum += readings(r, MonthlySeries::waiting_money)[month];
        }
        return sum;
    };
    const auto same_until = [](const std::vector<Replication>& a, const std::vector<Replication>& b,
                               std::size_t month) {
        for (std::size_t i = 0; i < a.size(); ++i) {
            const auto end = static_cast<std::ptrdiff_t>(month * monthly_series_count);
            const auto& x = a[i].futures[0][0].monthly;
            const auto& y = b[i].futures[0][0].monthly;
            CHECK(std::equal(x.begin(), x.begin() + end, y.begin()));
        }
    };
    CHECK(waiting(never, june - 1) > 0);
    same_until(never, both, june);
    CHECK(waiting(both, june) < waiting(never, june));
    same_until(never, late, october);
    CHECK(waiting(late, october) < waiting(never, october));
    same_until(early, both, october);
    CHECK(waiting(both, october) < waiting(early, october));
}

TEST_CASE("the surplus of a year reaches prevention on 1 September of the next, and not before",
          "[properties]") {
    // Needs ask for help for which there is no money; what another stream leaves builds a community that lets few begin.
    Study study = quiet_study();
    study.period = {.calendar = Calendar{Date{2026, 1, 1}},
                    .first_year = 2026,
                    .start_year = 2026,
                    .end_year = 2029};
    study.names.streams = {{"none", "", ""}, {"left", "", ""}};
    for_each_model(study, [](Model& m) {
        m.domains[0].onset_per_year.values[0] = 0.3;
        m.routes[0].leads_to = Access::counter;
        m.routes[0].asks_at_onset = 1.0;
        m.products[0].referral.values[0].values = {1.0, 1.0, 1.0};
        m.products[0].lump_sum = 100.0;
        m.streams.assign(2, Stream{});
        m.streams[1].budget = 1.0e6;
        m.financing.basis = CeilingBasis::amounts;
        m.financing.regime = Regime::absolute;
        m.financing.surplus_to_prevention = 1.0;
        m.community.built_per_1000_euro = 1.0;
    });
    const auto before = lived(study, 10);
    for_each_model(study, [](Model& m) { m.community.effect_on_onset = -1.0; });
    const auto after = lived(study, 10);
    constexpr std::size_t september = 12 + 8;  // of 2027, months from 0
    std::int64_t without = 0;
    std::int64_t with = 0;
    for (std::size_t i = 0; i < before.size(); ++i) {
        const auto x = readings(before[i], MonthlySeries::waiting_money);
        const auto y = readings(after[i], MonthlySeries::waiting_money);
        for (std::size_t month = 0; month < september; ++month) {
            CHECK(x[month] == y[month]);
        }
        without += x[september] - x[september - 1];
        with += y[september] - y[september - 1];
    }
    CHECK(without > 10);
    CHECK(with * 2 < without);  // a twentieth is expected
}

TEST_CASE("posts that do not fit under the ceiling are cut from the end of the list",
          "[properties]") {
    // Of four posts of 1,000 euros there is money for three: the last role keeps one of two.
    for (const bool turned : {false, true}) {
        INFO((turned ? "long weeks last" : "long weeks first"));
        Study study = quiet_study();
        study.names.roles = {{"one", "", ""}, {"other", "", ""}};
        for_each_model(study, [=](Model& m) {
            m.roles = {{.fte = 2.0, .cost_per_fte = 1000.0, .hours_per_week = 36.0},
                       {.fte = 2.0, .cost_per_fte = 1000.0, .hours_per_week = 20.0}};
            if (turned) {
                std::swap(m.roles[0], m.roles[1]);
            }
        });
        Study fewer = study;
        for_each_model(study, [](Model& m) {
            m.financing.basis = CeilingBasis::amounts;
            m.financing.ceiling = 3000.0;
        });
        for_each_model(fewer, [](Model& m) { m.roles[1].fte = 1.0; });
        const auto cut = lived(study, 1);
        const auto asked = lived(fewer, 1);
        CHECK(sum(study, cut, Counter::posts_cut) == 3 * 100000);
        CHECK(sum(study, cut, Counter::staff_cost) == 3 * 300000);
        CHECK(sum(fewer, asked, Counter::posts_cut) == 0);
        CHECK(sum(study, cut, Counter::minutes_capacity) ==
              sum(fewer, asked, Counter::minutes_capacity));
    }
}

// Laws of the book year: what its opening lays out, what a measure during the year changes, and what its close finds.
#include "gebied/world/counter.hpp"
#include "properties/lived.hpp"

#include <algorithm>
#include <catch2/catch_all.hpp>
#include <cstdint>
#include <functional>
#include <vector>

using namespace gebied;
using namespace gebied::test;

namespace {

using Change = std::function<void(Model&)>;

/// A quiet study with amounts and a scenario in which `change` holds from a day on.
Study with_measure(Study study, Date from, const Change& change) {
    Scenario scenario = study.baseline;
    scenario.label.id = "measure";
    const Instant at = study.period.calendar.at(from);
    Stage stage{.from = at, .model = scenario.areas.front().back().model};
    change(stage.model);
    scenario.areas.front().push_back(stage);
    scenario.differs_from = at;
    study.scenarios.push_back(scenario);
    return study;
}

/// The quiet study with a stated amount per stream under a regime, and `more` set.
Study quiet_money(double budget, Regime regime, const Change& more) {
    Study study = quiet_study();
    for_each_model(study, [&](Model& m) {
        m.financing.basis = CeilingBasis::amounts;
        m.financing.regime = regime;
        m.streams.front().budget = budget;
        more(m);
    });
    return study;
}

/// Claims of 100 euro, `per_year` of every household, that wait for money as long as it takes.
void claims(Model& m, double per_year) {
    m.households.low_income_share = 1.0;
    m.households.reference_low_income_share = 1.0;
    Product& p = m.products.front();
    p.lump_sum = 100.0;
    p.claims_per_year = per_year;
    p.covers_need = 0.0;
}

/// Needs that all ask for a product which lasts as long as is said.
void needs(Model& m, double per_year, double days, double tariff) {
    m.domains.front().onset_per_year.values[0] = per_year;
    m.routes.front().leads_to = Access::counter;
    m.routes.front().asks_at_onset = 1.0;
    Product& p = m.products.front();
    p.tariff = tariff;
    p.duration = {.kind = DurationLaw::Kind::fixed, .days = days};
    p.indicated_days = days;
    p.solved = 1.0;
    p.referral.values[0].values = {1.0, 1.0, 1.0};
}

struct Rows {
    Layout layout;
    std::vector<Replication> all;

    [[nodiscard]] std::int64_t of(std::size_t scenario, std::size_t year, Counter counter,
                                  std::size_t item = 0, std::size_t future = 0) const {
        return all[future].futures[scenario][0].year(year)[layout.at(counter, item)];
    }
};
Rows rows_of(const Study& study) {
    return {Layout{study.names}, lived(study)};
}

}  // namespace

TEST_CASE("no stream ends a year with an overrun beside money of its own", "[properties]") {
    std::int64_t overruns = 0;
    for (std::uint64_t n = 0; n < studies(); ++n) {
        INFO("study " << n);
        const Study study = random_study(n);
        const Layout layout{study.names};
        for (const Replication& r : lived(study)) {
            for (const auto& areas : r.futures) {
                for (const Outcome& outcome : areas) {
                    for (int y = 0; y < study.period.reported_years(); ++y) {
                        const auto row = outcome.year(static_cast<std::size_t>(y));
                        for (std::size_t s = 0; s < study.names.streams.size(); ++s) {
                            const std::int64_t over = row[layout.at(Counter::overrun, s)];
                            overruns += over > 0 ? 1 : 0;
                            CHECK(over >= 0);
                            CHECK((over == 0 || row[layout.at(Counter::free_end, s)] == 0));
                        }
                        CHECK(row[layout.at(Counter::overrun_total)] >= 0);
                        CHECK(row[layout.at(Counter::overrun_by_law)] >= 0);
                    }
                }
            }
        }
    }
    CHECK(overruns > 0);
}

TEST_CASE("under the law the overrun of a year is what help cost beyond the ceiling, to the cent",
          "[properties]") {
    // Everything is granted and less than half of it is used: a grant that did not fit may be paid in the end.
    int paid_after_all = 0;
    for (const std::int64_t budget : {80000, 130000, 145000, 155000, 200000}) {
        INFO("budget " << budget);
        const Rows rows =
            rows_of(quiet_money(static_cast<double>(budget), Regime::statutory, [](Model& m) {
                needs(m, 1.0, 180.0, 4000.0);
                m.products.front().realised_use = 0.4;
            }));
        for (std::size_t y = 0; y < 3; ++y) {
            const std::int64_t cost = rows.of(0, y, Counter::product_spent);
            const std::int64_t over = rows.of(0, y, Counter::overrun_total);
            CHECK(over == std::max<std::int64_t>(0, cost - budget * 100));
            CHECK(rows.of(0, y, Counter::budget_enough) == (over == 0 ? 1 : 0));
            paid_after_all += over == 0 && rows.of(0, y, Counter::first_shortage_day) > 0 ? 1 : 0;
        }
    }
    CHECK(paid_after_all > 0);
}

TEST_CASE("fixed lines without money are overrun under the law and cut under a hard ceiling",
          "[properties]") {
    const auto lines = [](Model& m) { m.streams.front().fixed_lines = 300.0; };
    const Rows law = rows_of(quiet_money(100.0, Regime::statutory, lines));
    const Rows hard = rows_of(quiet_money(100.0, Regime::absolute, lines));
    for (std::size_t y = 0; y < 3; ++y) {
        CHECK(law.of(0, y, Counter::overrun_total) == 20000);
        CHECK(law.of(0, y, Counter::fixed_lines_cut) == 0);
        CHECK(hard.of(0, y, Counter::overrun_total) == 0);
        CHECK(hard.of(0, y, Counter::fixed_lines_cut) == 20000);
        CHECK(hard.of(0, y, Counter::spent_total) == 10000);
        CHECK(law.of(0, y, Counter::budget_enough) + hard.of(0, y, Counter::budget_enough) == 0);
    }
}

TEST_CASE("a task that is not paid for helps nobody, and half a task gives half the hours",
          "[properties]") {
    const auto task = [](Model& m) {
        needs(m, 1.0, 100.0, 1000.0);
        m.products.front().payment = PaymentForm::task;
        m.products.front().task_sum = 50000.0;
    };
    const Rows none = rows_of(quiet_money(0.0, Regime::absolute, task));
    const Rows half = rows_of(quiet_money(25000.0, Regime::absolute, task));
    const Rows whole = rows_of(quiet_money(50000.0, Regime::absolute, task));
    const Rows law = rows_of(quiet_money(0.0, Regime::statutory, task));
    CHECK(none.of(0, 2, Counter::product_starts) == 0);
    CHECK(none.of(0, 2, Counter::waiting_money_end) > 0);
    CHECK(whole.of(0, 2, Counter::product_starts) > 0);
    CHECK(whole.of(0, 2, Counter::budget_enough) == 1);
    CHECK(half.of(0, 2, Counter::product_starts) == whole.of(0, 2, Counter::product_starts));
    CHECK(static_cast<double>(half.of(0, 2, Counter::product_worth)) ==
          Catch::Approx(0.5 * static_cast<double>(whole.of(0, 2, Counter::product_worth)))
              .epsilon(0.01));
    CHECK(law.of(0, 2, Counter::product_starts) == whole.of(0, 2, Counter::product_starts));
    CHECK(law.of(0, 2, Counter::overrun_total) == 5000000);
}

TEST_CASE("a task that begins in July costs the rest of its year", "[properties]") {
    const Study study = with_measure(
        quiet_money(100000.0, Regime::absolute, [](Model& m) { needs(m, 1.0, 100.0, 10.0); }),
        {.year = 2029, .month = 7, .day = 1}, [](Model& m) {
            m.products.front().payment = PaymentForm::task;
            m.products.front().task_sum = 36500.0;
        });
    const Rows rows = rows_of(study);
    CHECK(rows.of(1, 1, Counter::task_sums) == 184 * 10000);
    CHECK(rows.of(1, 2, Counter::task_sums) == 365 * 10000);
    CHECK(rows.of(0, 1, Counter::task_sums) == 0);
}

TEST_CASE("indexation that a measure changes counts from then on", "[properties]") {
    const auto indexed = [](double rate) {
        return [rate](Model& m) {
            m.financing.indexation = rate;
            m.streams.front().indexation = rate;
        };
    };
    const Date from{.year = 2030, .month = 1, .day = 1};
    const Rows stops = rows_of(
        with_measure(quiet_money(10000.0, Regime::absolute, indexed(0.05)), from, indexed(0.0)));
    const Rows begins = rows_of(
        with_measure(quiet_money(10000.0, Regime::absolute, indexed(0.0)), from, indexed(0.03)));
    CHECK(stops.of(1, 0, Counter::ceiling) == 1000000);
    CHECK(stops.of(1, 1, Counter::ceiling) == 1050000);
    CHECK(stops.of(1, 2, Counter::ceiling) == 1050000);
    CHECK(begins.of(1, 1, Counter::ceiling) == 1000000);
    CHECK(begins.of(1, 2, Counter::ceiling) == 1030000);
}

TEST_CASE("a measure during the year keeps the stated ceiling, whatever it divides otherwise",
          "[properties]") {
    const Date july{.year = 2029, .month = 7, .day = 1};
    const Study study = quiet_money(36500.0, Regime::absolute, [](Model& m) {
        m.financing.ceiling = 73000.0;
        m.financing.crisis_reserve = 3650.0;
    });
    const Rows reserve = rows_of(
        with_measure(study, july, [](Model& m) { m.financing.crisis_reserve = 3650.0 + 36500.0; }));
    CHECK(reserve.of(1, 1, Counter::ceiling) == 7300000);
    CHECK(reserve.of(1, 1, Counter::cut_unrealised) == 0);
    const Rows factor =
        rows_of(with_measure(study, july, [](Model& m) { m.financing.ceiling_factor = 0.8; }));
    // Two tenths less for 184 of 365 days, and it is taken from what no stream had.
    CHECK(factor.of(1, 1, Counter::ceiling) == 7300000 - 1460000 * 184 / 365);
    CHECK(factor.of(1, 1, Counter::cut_unrealised) == 0);
    CHECK(factor.of(1, 2, Counter::ceiling) == 7300000 - 1460000);
}

TEST_CASE("a cut during the year reaches money that is pooled", "[properties]") {
    for (const double pooled : {0.0, 0.5, 1.0}) {
        INFO("pooled " << pooled);
        const Rows rows = rows_of(with_measure(
            quiet_money(36500.0, Regime::absolute,
                        [pooled](Model& m) { m.streams.front().pooled_share = pooled; }),
            {.year = 2029, .month = 7, .day = 1},
            [](Model& m) { m.streams.front().budget = 18250.0; }));
        CHECK(rows.of(1, 1, Counter::ceiling) == 3650000 - 1825000 * 184 / 365);
        CHECK(rows.of(1, 1, Counter::cut_unrealised) == 0);
    }
}

TEST_CASE("without settling years a scenario opens its first year by its own rules",
          "[properties]") {
    Study study = quiet_money(1000.0, Regime::absolute, [](Model&) {});
    study.period.start_year = study.period.first_year;
    Scenario half = study.baseline;
    half.label.id = "half";
    half.areas.front().front().model.financing.ceiling_factor = 0.5;
    half.differs_from = Instant{0};
    study.scenarios.push_back(half);
    const Rows rows = rows_of(study);
    for (std::size_t y = 0; y < 5; ++y) {
        CHECK(rows.of(0, y, Counter::ceiling) == 100000);
        CHECK(rows.of(1, y, Counter::ceiling) == 50000);
    }
}

TEST_CASE("virement leaves what is earmarked, and what the pool will meet", "[properties]") {
    // The first stream has claims and too little money; the second has money and no claims.
    const auto moved = [](double earmarked, double pooled) {
        Study study = quiet_money(4000.0, Regime::absolute, [](Model& m) { claims(m, 1.0); });
        study.names.streams.push_back({"rich", "", ""});
        for_each_model(study, [&](Model& m) {
            m.financing.virement = Virement::expected_shortage;
            m.streams.push_back(
                {.budget = 20000.0, .pooled_share = pooled, .earmarked = earmarked});
        });
        const Rows rows = rows_of(study);
        return rows.of(0, 1, Counter::transferred_out, 1);
    };
    CHECK(moved(0.0, 0.0) > 0);
    CHECK(moved(20000.0, 0.0) == 0);
    CHECK(moved(0.0, 1.0) == 0);
    const std::int64_t part = moved(12000.0, 0.0);
    CHECK(part > 0);
    CHECK(part <= 800000);
}

TEST_CASE("an earmarked amount stays out of the pool", "[properties]") {
    const Rows rows = rows_of(quiet_money(1000.0, Regime::absolute, [](Model& m) {
        m.streams.front().pooled_share = 1.0;
        m.streams.front().earmarked = 700.0;
    }));
    CHECK(rows.of(0, 0, Counter::pool_opening) == 30000);
}

TEST_CASE("where people wait for money the budget was not enough, and the day is known",
          "[properties]") {
    const Rows stop = rows_of(quiet_money(100000.0, Regime::statutory, [](Model& m) {
        claims(m, 1.0);
        m.financing.stop_above = 0.02;
    }));
    const Rows hard =
        rows_of(quiet_money(2000.0, Regime::absolute, [](Model& m) { claims(m, 0.5); }));
    for (const Rows* rows : {&stop, &hard}) {
        CHECK(rows->of(0, 2, Counter::waiting_money_end) > 0);
        CHECK(rows->of(0, 2, Counter::budget_enough) == 0);
        CHECK(rows->of(0, 2, Counter::first_shortage_day) == 1);  // who waited from the year before
    }
}

TEST_CASE("what a personal budget leaves unused returns when the year is over", "[properties]") {
    const auto study = [](double pgb) {
        return quiet_money(100000.0, Regime::absolute, [pgb](Model& m) {
            needs(m, 1.0, 100.0, 6000.0);
            m.products.front().realised_use = 0.5;
            m.products.front().pgb_share = pgb;
        });
    };
    const Rows kind = rows_of(study(0.0));
    const Rows budget = rows_of(study(1.0));
    CHECK(budget.of(0, 2, Counter::personal_budgets) > 0);
    // In kind what is not used helps others in the same year.
    CHECK(kind.of(0, 2, Counter::spent_total) > budget.of(0, 2, Counter::spent_total));
    CHECK(budget.of(0, 2, Counter::spent_total) < 6000000);
    CHECK(budget.of(0, 2, Counter::surplus) > 4000000);
}

TEST_CASE("a forward check keeps next year's claims within next year's money", "[properties]") {
    const auto interrupted = [](ForwardCheck check) {
        const Study study = quiet_money(120000.0, Regime::absolute, [check](Model& m) {
            needs(m, 1.0, 700.0, 6000.0);
            m.financing.ceiling_factor = 0.5;
            m.streams.front().fixed_lines = 20000.0;
            m.financing.forward_check = check;
        });
        return sum(study, lived(study), Counter::interrupted);
    };
    CHECK(interrupted(ForwardCheck::off) > 0);
    CHECK(interrupted(ForwardCheck::on) == 0);
}

TEST_CASE("a crisis takes what the reserve has, and only the rest is overrun", "[properties]") {
    const Rows rows = rows_of(quiet_money(0.0, Regime::absolute, [](Model& m) {
        m.domains.front().start_share.values[0].values = {0.0, 0.0, 0.9};
        m.domains.front().crisis_per_year = 1.0;
        m.domains.front().crisis_cost = 7500.0;
        m.financing.crisis_reserve = 7499.0;
    }));
    for (std::size_t y = 0; y < 3; ++y) {
        CHECK(rows.of(0, y, Counter::crisis_cost) > 749900);
        CHECK(rows.of(0, y, Counter::spent_total) == 749900);
        CHECK(rows.of(0, y, Counter::overrun_total) ==
              rows.of(0, y, Counter::crisis_cost) - 749900);
    }
}

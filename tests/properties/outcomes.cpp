// What is read off the counts of a year: tasks, other payers, continuity of help, opinions of inhabitants. Each
// must be right and none may change what it counts.
#include "gebied/world/counter.hpp"
#include "properties/lived.hpp"

#include <catch2/catch_all.hpp>
#include <cmath>
#include <set>
#include <vector>

using namespace gebied;
using namespace gebied::test;

namespace {

/// Every column of every future of a scenario but those of `ignored`.
std::vector<std::int64_t> counts(const Study& study, const std::set<Counter>& ignored) {
    const Layout layout{study.names};
    std::vector<std::int64_t> found;
    for (const Replication& r : lived(study)) {
        for (const auto& areas : r.futures) {
            for (const Outcome& outcome : areas) {
                for (std::size_t k = 0; k < outcome.yearly.size(); ++k) {
                    const std::size_t counter = layout.columns()[k % outcome.width].counter;
                    if (!ignored.contains(static_cast<Counter>(counter))) {
                        found.push_back(outcome.yearly[k]);
                    }
                }
            }
        }
    }
    return found;
}

template <class Check>
void for_each_year(const Study& study, const std::vector<Replication>& all, Check&& check) {
    for (const Replication& r : all) {
        for (const Outcome& outcome : r.futures[0]) {
            for (int y = 0; y < study.period.reported_years(); ++y) {
                check(y, outcome.year(static_cast<std::size_t>(y)));
            }
        }
    }
}

/// The quiet place, with an opinion that is measured.
Study asked(const Indicator& indicator) {
    Study study = quiet_study();
    study.names.indicators = {{"opinion", "", ""}};
    for_each_model(study, [&](Model& m) { m.indicators = {indicator}; });
    return study;
}

}  // namespace

TEST_CASE("payers, indicators and cashable shares change nothing but their own counts",
          "[properties][outcomes]") {
    const std::set<Counter> own{Counter::payer_cost,    Counter::payer_cashable,
                                Counter::cashable_cost, Counter::surveys,
                                Counter::survey_result, Counter::task_years_not_reached};
    for (std::uint64_t n = 0; n < 12; ++n) {
        INFO("study " << n);
        const Study with = random_study_with_levers(n);
        Study without = with;
        without.names.payers.clear();
        without.names.indicators.clear();
        for_each_model(without, [](Model& m) {
            m.payers.clear();
            m.indicators.clear();
            m.financing.cashable_share = 1.0;
            m.team.task_reached_share = 0.5;
            for (Product& product : m.products) {
                product.cashable_share = 1.0;
            }
        });
        CHECK((counts(with, own) == counts(without, own)));
    }
}

TEST_CASE("what a payer pays is its amounts times what happened, to the cent",
          "[properties][outcomes]") {
    for (std::uint64_t n = 0; n < studies(); ++n) {
        INFO("study " << n);
        Study study = random_study_with_levers(n);
        study.scenarios.clear();
        for_each_model(study, [](Model& m) { m.financing.indexation = 0.0; });
        const Layout layout{study.names};
        for (const Replication& r : lived(study)) {
            for (std::size_t a = 0; a < study.areas.size(); ++a) {
                const Model& m = study.baseline.areas[a].front().model;
                for (int y = 0; y < study.period.reported_years(); ++y) {
                    const auto row = r.futures[0][a].year(static_cast<std::size_t>(y));
                    std::int64_t contributions = 0;
                    for (std::size_t p = 0; p < study.names.products.size(); ++p) {
                        contributions += row[layout.at(Counter::own_contributions, p)];
                    }
                    for (std::size_t i = 0; i < m.payers.size(); ++i) {
                        const Payer& payer = m.payers[i];
                        long double cents =
                            100.0L * payer.per_long_term_care *
                                static_cast<long double>(row[layout.at(Counter::long_term_care)]) +
                            payer.pays_own_contributions * static_cast<long double>(contributions);
                        for (std::size_t d = 0; d < study.names.domains.size(); ++d) {
                            cents += 100.0L * payer.per_crisis[d] *
                                     static_cast<long double>(row[layout.at(Counter::crises, d)]);
                            for (std::size_t s = 0; s < severity_levels; ++s) {
                                const auto seconds =
                                    row[layout.at(Counter::need_time, d * severity_levels + s)];
                                cents += 100.0L * payer.per_week.values[d][s] *
                                         static_cast<long double>(seconds) / (7.0L * 86400.0L);
                            }
                        }
                        const auto counted = row[layout.at(Counter::payer_cost, i)];
                        CHECK(std::abs(static_cast<double>(counted - cents)) <= 0.51);
                        CHECK(std::abs(
                                  static_cast<double>(row[layout.at(Counter::payer_cashable, i)]) -
                                  payer.cashable_share * static_cast<double>(counted)) <= 0.51);
                    }
                }
            }
        }
    }
}

TEST_CASE("all but fixed lines can be cashable, and none of it", "[properties][outcomes]") {
    for (std::uint64_t n = 0; n < studies(); ++n) {
        INFO("study " << n);
        Study study = random_study(n);
        for_each_model(study, [](Model& m) {
            for (Stream& stream : m.streams) {
                stream.fixed_lines = 0.0;
            }
            for (Product& product : m.products) {
                product.payment = PaymentForm::effort;
            }
        });
        const auto all = lived(study);
        for (std::size_t s = 0; s <= study.scenarios.size();
             ++s) {  // posts that come during a year too
            CHECK(sum(study, all, Counter::cashable_cost, s) ==
                  sum(study, all, Counter::spent_total, s) +
                      sum(study, all, Counter::overrun_total, s));
        }
        for_each_model(study, [](Model& m) {
            m.financing.cashable_share = 0.0;
            for (Product& product : m.products) {
                product.cashable_share = 0.0;
            }
        });
        CHECK(sum(study, lived(study), Counter::cashable_cost) == 0);
    }
}

TEST_CASE("what strands is what waiting help would have cost in the year, as far as others have it",
          "[properties][outcomes]") {
    // Every household waits all year for help of ten euros a day, from a stream without money.
    Study study = quiet_study();
    study.names.streams = {{"empty", "", ""}, {"other", "", ""}, {"third", "", ""}};
    const auto stranded = [&](double other, double third) {
        for_each_model(study, [&](Model& m) {
            m.streams.resize(3);
            m.streams[1].budget = other;
            m.streams[2].budget = third;
            m.financing.regime = Regime::absolute;
            m.financing.basis = CeilingBasis::amounts;
            m.domains[0].start_share.values[0].values = {0.0, 1.0, 0.0};
            m.routes[0].leads_to = Access::counter;
            m.routes[0].requests_per_year.values = {0.0, 1000.0, 0.0};
            m.products[0].tariff = 3652.425;
            m.products[0].at_counter.values[0].values = {0.0, 1.0, 0.0};
        });
        return lived(study, 1);
    };
    const Layout layout{study.names};
    const auto of = [&](auto row, std::size_t stream) {
        return row[layout.at(Counter::stranded_by_stream, stream)];
    };
    for_each_year(study, stranded(3.0e6, 1.0e6), [&](int y, auto row) {
        const std::int64_t days = y == 0 ? 366 : 365;  // 2028 is a leap year
        CHECK(row[layout.at(Counter::stranded_end)] == 200 * 1000 * days);
        CHECK(of(row, 0) == 0);
        CHECK(std::abs(of(row, 1) - 3 * of(row, 2)) <= 3);  // in proportion, to the cent
    });
    for_each_year(study, stranded(50000.0, 10000.0), [&](int, auto row) {
        CHECK(of(row, 1) == 50000 * 100);  // no more than they have
        CHECK(of(row, 2) == 10000 * 100);
    });
}

TEST_CASE(
    "a task is reached when enough of its planned hours are worked, and counted only when planned",
    "[properties][outcomes]") {
    Study study = quiet_study();
    const Layout layout{study.names};
    constexpr std::size_t outreach = 0;
    constexpr std::size_t prevention = 2;
    // Hours of a team with nothing to do: the outreach fits twice over, of the prevention about half.
    const auto not_reached = [&](double hours_of_prevention, double share) {
        for_each_model(study, [&](Model& m) {
            m.team.planned_outreach = 20.0;
            m.team.planned_prevention = hours_of_prevention;
            m.team.task_reached_share = share;
        });
        std::int64_t missed = 0;
        for_each_year(study, lived(study), [&](int, auto row) {
            CHECK(row[layout.at(Counter::task_years_planned, outreach)] == 1);
            CHECK(row[layout.at(Counter::task_years_not_reached, outreach)] == 0);
            CHECK(row[layout.at(Counter::task_years_planned, 1)] == 0);
            CHECK(row[layout.at(Counter::task_years_not_reached, 1)] == 0);
            const auto planned = row[layout.at(Counter::minutes_prevention_planned)];
            const auto worked = row[layout.at(Counter::minutes_prevention)];
            const bool reached =
                static_cast<double>(worked) >= share * static_cast<double>(planned);
            CHECK(row[layout.at(Counter::task_years_not_reached, prevention)] == (reached ? 0 : 1));
            missed += row[layout.at(Counter::task_years_not_reached, prevention)];
        });
        return missed;
    };
    const std::int64_t years = 2 * study.period.reported_years();
    CHECK(not_reached(10.0, 1.0) == 0);        // all of it fits
    CHECK(not_reached(1000.0, 0.5) == years);  // a tenth of it fits
    CHECK(not_reached(1000.0, 0.05) == 0);
    CHECK(not_reached(1000.0, 0.0) == 0);
}

TEST_CASE("help goes on unbroken where nobody leaves the team and money never lacks",
          "[properties][outcomes]") {
    std::int64_t broken = 0;
    for (std::uint64_t n = 0; n < studies(); ++n) {
        INFO("study " << n);
        Study study = random_study(n);
        study.scenarios.clear();
        const auto differ = [&](const Study& of) {
            const auto all = lived(of);
            return sum(of, all, Counter::help_in_year) - sum(of, all, Counter::help_continued);
        };
        broken += differ(study);
        for_each_model(study, [](Model& m) {
            m.financing.basis = CeilingBasis::unlimited;
            m.financing.forward_check = ForwardCheck::off;
            for (Role& role : m.roles) {
                role.leaving_per_year = 0.0;
            }
        });
        CHECK(differ(study) == 0);
        // Who does not support households hands none over.
        for_each_model(study, [](Model& m) {
            for (Role& role : m.roles) {
                role.leaving_per_year = 5.0;
                role.casework = 0.0;
            }
        });
        CHECK(differ(study) == 0);
    }
    CHECK(broken > 0);
}

TEST_CASE("a survey is held every so many years and without a sample finds the share itself",
          "[properties][outcomes]") {
    Study study = asked({.unfavourable_share = 0.2, .sample = 0.0, .every_years = 2.0});
    const Layout layout{study.names};
    for_each_year(study, lived(study), [&](int y, auto row) {
        CHECK(row[layout.at(Counter::surveys)] == (y % 2 == 0 ? 1 : 0));
        CHECK(row[layout.at(Counter::survey_result)] == (y % 2 == 0 ? 2000 : 0));
    });
    // Every household in serious need all the time raises it by the whole relation.
    for_each_model(study, [](Model& m) {
        m.domains[0].start_share.values[0].values = {0.0, 1.0, 0.0};
        m.indicators[0].per_serious_need.values[0] = 0.3;
    });
    for_each_year(study, lived(study), [&](int y, auto row) {
        CHECK(row[layout.at(Counter::survey_result)] == (y % 2 == 0 ? 5000 : 0));
    });
}

TEST_CASE("the noise of a survey is that of its sample, and the same in every scenario",
          "[properties][outcomes]") {
    constexpr double share = 0.2;
    constexpr double answers = 400.0;
    Study study = asked({.unfavourable_share = share, .sample = answers, .every_years = 1.0});
    for_each_model(study, [](Model& m) { m.households.number = 2.0; });
    Scenario other = study.baseline;
    other.label.id = "other";
    other.differs_from = study.period.calendar.at({.year = 2028, .month = 1, .day = 1});
    for (Timeline& timeline : other.areas) {
        Stage stage{.from = other.differs_from, .model = timeline.back().model};
        stage.model.roles[0].fte = 9.0;
        timeline.push_back(stage);
    }
    study.scenarios = {other};
    const Layout layout{study.names};
    constexpr std::int64_t futures = 400;
    double sum = 0.0;
    double squares = 0.0;
    double number = 0.0;
    for (const Replication& r : lived(study, futures)) {
        for (int y = 0; y < study.period.reported_years(); ++y) {
            const auto of = [&](std::size_t scenario) {
                return r.futures[scenario][0].year(
                    static_cast<std::size_t>(y))[layout.at(Counter::survey_result)];
            };
            CHECK(of(0) == of(1));
            const double off = static_cast<double>(of(0)) / 10000.0 - share;
            sum += off;
            squares += off * off;
            number += 1.0;
        }
    }
    // Five standard errors: a false alarm in less than one of a million runs of each.
    const double variance = share * (1.0 - share) / answers;
    CHECK(std::abs(sum / number) < 5.0 * std::sqrt(variance / number));
    CHECK(std::abs(squares / number / variance - 1.0) < 5.0 * std::sqrt(2.0 / number));
}

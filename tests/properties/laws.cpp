// What must hold of every study, tried on random ones. The ledger's sums and Little's identity are checked by
// the program itself, every year.
#include "gebied/world/counter.hpp"
#include "properties/lived.hpp"

#include <catch2/catch_all.hpp>
#include <cmath>
#include <string>

using namespace gebied;
using namespace gebied::test;

namespace {

template <class Check>
void for_each_year(const Study& study, const std::vector<Replication>& all, Check&& check) {
    for (const Replication& r : all) {
        for (std::size_t s = 0; s < r.futures.size(); ++s) {
            for (std::size_t a = 0; a < r.futures[s].size(); ++a) {
                for (int y = 0; y < study.period.reported_years(); ++y) {
                    check(s, a, y, r.futures[s][a].year(static_cast<std::size_t>(y)));
                }
            }
        }
    }
}

/// Futures without digests, which hold names of nothing but do hold amounts.
bool same_counts(const std::vector<Replication>& a, const std::vector<Replication>& b) {
    for (std::size_t i = 0; i < a.size(); ++i) {
        for (std::size_t s = 0; s < a[i].futures.size(); ++s) {
            for (std::size_t area = 0; area < a[i].futures[s].size(); ++area) {
                if (a[i].futures[s][area].yearly != b[i].futures[s][area].yearly) {
                    return false;
                }
            }
        }
    }
    return a.size() == b.size();
}

}  // namespace

TEST_CASE("spending stays under the ceiling, and nobody is lost", "[properties]") {
    for (std::uint64_t n = 0; n < studies(); ++n) {
        INFO("study " << n);
        const Study study = random_study(n);
        const Layout layout{study.names};
        for_each_year(study, lived(study), [&](std::size_t s, std::size_t a, int, auto row) {
            const Model& model = study.baseline.areas[a].front().model;
            CHECK(row[layout.at(Counter::spent_total)] <= row[layout.at(Counter::ceiling)]);
            CHECK(row[layout.at(Counter::spent_total)] + row[layout.at(Counter::surplus)] ==
                  row[layout.at(Counter::ceiling)]);
            CHECK(row[layout.at(Counter::households_end)] == std::llround(model.households.number));
            CHECK(row[layout.at(Counter::overrun_by_law)] <=
                  row[layout.at(Counter::overrun_total)]);
            const bool changes = study.scenarios.empty() || s > 0;
            if (!changes && model.financing.regime == Regime::absolute) {
                CHECK(row[layout.at(Counter::overrun_total)] ==
                      row[layout.at(Counter::overrun_by_law)]);
            }
            if (!changes && model.financing.basis == CeilingBasis::unlimited) {
                CHECK(row[layout.at(Counter::overrun_total)] == 0);
                CHECK(row[layout.at(Counter::entitled_waited)] == 0);
            }
            for (std::size_t c = 0; c < layout.width(); ++c) {
                if (row[c] < 0) {
                    FAIL_CHECK(layout.columns()[c].name << " is " << row[c]);
                }
            }
        });
    }
}

TEST_CASE("trajectories and cases are conserved from year to year", "[properties]") {
    for (std::uint64_t n = 0; n < studies(); ++n) {
        INFO("study " << n);
        const Study study = random_study(n);
        const Layout layout{study.names};
        const auto all = lived(study);
        for (const Replication& r : all) {
            for (const auto& areas : r.futures) {
                for (const Outcome& outcome : areas) {
                    for (int y = 1; y < study.period.reported_years(); ++y) {
                        const auto before = outcome.year(static_cast<std::size_t>(y - 1));
                        const auto row = outcome.year(static_cast<std::size_t>(y));
                        CHECK(before[layout.at(Counter::team_cases_end)] +
                                  row[layout.at(Counter::team_cases)] -
                                  row[layout.at(Counter::team_cases_ended)] ==
                              row[layout.at(Counter::team_cases_end)]);
                        for (std::size_t p = 0; p < study.names.products.size(); ++p) {
                            CHECK(before[layout.at(Counter::running_end, p)] +
                                      row[layout.at(Counter::product_starts, p)] -
                                      row[layout.at(Counter::product_ends, p)] ==
                                  row[layout.at(Counter::running_end, p)]);
                        }
                    }
                }
            }
        }
    }
}

TEST_CASE("no more needs leave a rung than came to it", "[properties]") {
    for (std::uint64_t n = 0; n < studies(); ++n) {
        INFO("study " << n);
        Study study = random_study_with_levers(n);
        study.period.start_year = study.period.first_year;  // from the first second
        for_each_model(study, [](Model& m) {
            m.team.start_stock_per_1000 = m.informal.start_stock_per_1000 = 0.0;
            for (Product& product : m.products) {
                product.start_stock_per_1000 = 0.0;
            }
            for (HouseholdType& type : m.types) {  // needs that end while help runs
                type.adulthood_per_year = 0.6;
                type.long_term_care_per_year = 0.3;
            }
            for (std::size_t d = 0; d < m.domains.size(); ++d) {
                m.domains[d].ends_at_adulthood = d % 2 == 0 ? 1.0 : 0.0;
                m.domains[d].leads_to_long_term_care = d % 2 == 0 ? 0.0 : 1.0;
            }
        });
        const Layout layout{study.names};
        for (const Replication& r : lived(study)) {
            for (const Outcome& outcome : r.futures[0]) {
                for (const Rung rung :
                     {Rung::unaided, Rung::waiting, Rung::informal, Rung::team, Rung::specialist}) {
                    std::int64_t there = 0;
                    for (int y = 0; y < study.period.reported_years(); ++y) {
                        const auto row = outcome.year(static_cast<std::size_t>(y));
                        for (std::size_t other = 0; other < rung_count; ++other) {
                            const auto at = static_cast<std::size_t>(rung);
                            there += row[layout.at(Counter::flow, other * rung_count + at)];
                            there -= row[layout.at(Counter::flow, at * rung_count + other)];
                        }
                        CHECK(there >= 0);
                    }
                }
            }
        }
    }
}

TEST_CASE("what is counted in kinds adds up to what is counted in all", "[properties]") {
    for (std::uint64_t n = 0; n < studies(); ++n) {
        INFO("study " << n);
        const Study study = random_study(n);
        const Layout layout{study.names};
        const auto rungs = [&](auto row, Rung to) {
            std::int64_t sum = 0;
            for (std::size_t from = 0; from < rung_count; ++from) {
                sum +=
                    row[layout.at(Counter::flow, from * rung_count + static_cast<std::size_t>(to))];
            }
            return sum;
        };
        for_each_year(study, lived(study), [&](std::size_t s, std::size_t a, int, auto row) {
            std::int64_t taken_up = 0;
            for (std::size_t d = 0; d < study.names.domains.size(); ++d) {
                taken_up += row[layout.at(Counter::team_needs, d)];
            }
            // Where a specialist helped as well, the team's need comes back to its rung when that ends.
            const auto back = static_cast<std::size_t>(Rung::specialist) * rung_count +
                              static_cast<std::size_t>(Rung::team);
            CHECK(taken_up + row[layout.at(Counter::flow, back)] >= rungs(row, Rung::team));
            CHECK(row[layout.at(Counter::users_team)] <= row[layout.at(Counter::households_end)]);
            for (std::size_t p = 0; p < study.names.products.size(); ++p) {
                std::int64_t ended = 0;
                for (std::size_t bin = 0; bin < duration_bins.size(); ++bin) {
                    ended +=
                        row[layout.at(Counter::ended_by_duration, p * duration_bins.size() + bin)];
                }
                const std::int64_t ends = row[layout.at(Counter::product_ends, p)];
                const bool claimed =  // what is claimed at once ends without having run
                    study.baseline.areas[a].front().model.products[p].claims_per_year > 0.0;
                CHECK((claimed || s > 0 ? ended <= ends : ended == ends));
                CHECK(row[layout.at(Counter::repeat_starts, p)] <=
                      row[layout.at(Counter::product_starts, p)]);
            }
        });
    }
}

TEST_CASE("what is counted by referrer, household type, stream and domain adds up",
          "[properties][outcomes]") {
    for (std::uint64_t n = 0; n < studies(); ++n) {
        INFO("study " << n);
        const Study study = random_study_with_levers(n);
        const Layout layout{study.names};
        const Names& names = study.names;
        const auto all = [&](auto row, Counter counter) {
            std::int64_t sum = 0;
            for (std::size_t i = 0; i < layout.items(counter); ++i) {
                sum += row[layout.at(counter, i)];
            }
            return sum;
        };
        for_each_year(study, lived(study), [&](std::size_t, std::size_t a, int, auto row) {
            const Model& model = study.baseline.areas[a].front().model;
            for (std::size_t p = 0; p < names.products.size(); ++p) {
                std::int64_t by_route = 0;
                for (std::size_t r = 0; r < names.routes.size(); ++r) {
                    by_route +=
                        row[layout.at(Counter::spent_by_route, p * names.routes.size() + r)];
                }
                CHECK(by_route == row[layout.at(Counter::product_spent, p)]);
            }
            CHECK(all(row, Counter::unhelped_serious_by_type) ==
                  row[layout.at(Counter::unhelped_serious_time)]);
            CHECK(all(row, Counter::entitled_waiting_by_type) ==
                  row[layout.at(Counter::entitled_waiting_time)]);
            CHECK(all(row, Counter::stranded_by_stream) == row[layout.at(Counter::stranded_end)]);
            // What waited a part of this year would cost no more in a whole one (and a leap day).
            CHECK(static_cast<double>(row[layout.at(Counter::stranded_end)]) <=
                  1.003 * static_cast<double>(all(row, Counter::waiting_value_end)));
            for (std::size_t s = 0; s < names.streams.size(); ++s) {
                CHECK(row[layout.at(Counter::stranded_by_stream, s)] <=
                      row[layout.at(Counter::free_end, s)]);
            }
            // A household is self-sufficient in a domain, or has a serious or an acute need in it.
            for (std::size_t d = 0; d < names.domains.size(); ++d) {
                CHECK(row[layout.at(Counter::self_sufficient_time, d)] +
                          row[layout.at(Counter::need_time, d * severity_levels + 1)] +
                          row[layout.at(Counter::need_time, d * severity_levels + 2)] ==
                      row[layout.at(Counter::household_time)]);
            }
            const auto of_residents = row[layout.at(Counter::households_end)] * std::int64_t{86400};
            CHECK(row[layout.at(Counter::household_time)] >= of_residents * 365);
            if (model.households.visitors_per_year == 0.0) {
                CHECK(row[layout.at(Counter::household_time)] <= of_residents * 366);
            }
            for (std::size_t to = 0; to < rungs_of_help; ++to) {
                const std::size_t rung = static_cast<std::size_t>(first_rung_of_help) + to;
                std::int64_t came = 0;
                std::int64_t brought = 0;
                for (std::size_t from = 0; from < rung_count; ++from) {
                    came += row[layout.at(Counter::flow, from * rung_count + rung)];
                }
                for (std::size_t r = 0; r < names.routes.size(); ++r) {
                    brought += row[layout.at(Counter::brought, r * rungs_of_help + to)];
                }
                CHECK(brought == came);
            }
            CHECK(row[layout.at(Counter::help_continued)] <= row[layout.at(Counter::help_in_year)]);
            for (std::size_t i = 0; i < task_ids.size(); ++i) {
                CHECK(row[layout.at(Counter::task_years_not_reached, i)] <=
                      row[layout.at(Counter::task_years_planned, i)]);
            }
            CHECK(row[layout.at(Counter::cashable_cost)] <=
                  row[layout.at(Counter::spent_total)] + row[layout.at(Counter::overrun_total)]);
            for (std::size_t i = 0; i < names.payers.size(); ++i) {
                CHECK(row[layout.at(Counter::payer_cashable, i)] <=
                      row[layout.at(Counter::payer_cost, i)]);
            }
        });
    }
}

TEST_CASE("threads, scenarios beside it and further replications change nothing",
          "[properties][threads]") {
    for (std::uint64_t n = 0; n < studies(); n += 3) {
        INFO("study " << n);
        const Study study = random_study(n);
        const auto one = lived(study, 3, 1);
        const auto two = lived(study, 2, 2);
        for (const int threads : {1, 3, 8}) {
            const auto again = lived(study, 3, threads);
            for (std::size_t i = 0; i < again.size(); ++i) {
                CHECK((one[i].futures == again[i].futures));
            }
        }
        for (std::size_t i = 0; i < two.size(); ++i) {
            CHECK((one[i].futures == two[i].futures));
        }
        Study last = study;
        last.scenarios = {study.scenarios.back()};
        const auto alone = lived(last);
        for (std::size_t i = 0; i < alone.size(); ++i) {
            for (std::size_t a = 0; a < study.areas.size(); ++a) {
                CHECK((alone[i].futures.back()[a].yearly == two[i].futures.back()[a].yearly));
                CHECK((alone[i].futures.front()[a].yearly == two[i].futures.front()[a].yearly));
            }
        }
    }
}

TEST_CASE("a scenario that changes nothing differs by exactly nothing", "[properties]") {
    for (std::uint64_t n = 0; n < studies(); ++n) {
        INFO("study " << n);
        Study study = random_study(n);
        study.scenarios.resize(1);
        Scenario& same = study.scenarios.front();
        same = study.baseline;
        same.label.id = "same";
        same.differs_from = study.period.calendar.at({.year = 2029, .month = 3, .day = 7});
        for (Timeline& timeline : same.areas) {
            timeline.push_back({.from = same.differs_from, .model = timeline.front().model});
        }
        for (const Replication& r : lived(study)) {
            for (std::size_t a = 0; a < study.areas.size(); ++a) {
                CHECK((r.futures[0][a].yearly == r.futures[1][a].yearly));
                CHECK((r.futures[0][a].monthly == r.futures[1][a].monthly));
            }
        }
    }
}

TEST_CASE("names and labels change nothing but labels", "[properties]") {
    for (std::uint64_t n = 0; n < studies(); n += 4) {
        INFO("study " << n);
        Study study = random_study(n);
        const auto before = lived(study);
        for (auto* list : {&study.names.types, &study.names.domains, &study.names.products,
                           &study.names.streams}) {
            for (Label& label : *list) {
                label.nl = "anders " + label.id;
                label.en = "other " + label.id;
            }
        }
        CHECK(same_counts(before, lived(study)));
    }
}

TEST_CASE("scaling all money by ten scales every amount and nothing else", "[properties]") {
    for (std::uint64_t n = 0; n < studies(); n += 2) {
        INFO("study " << n);
        Study study = random_study(n);
        // Only amounts that stay whole cents: no division of a ceiling, no shares, no spread, no stay.
        for_each_model(study, [](Model& m) {
            m.financing.ceiling = 0.0;
            m.financing.ceiling_factor = 1.0;
            m.financing.virement = Virement::none;
            m.financing.surplus_to_prevention = 0.0;
            m.financing.surplus_to_reserve = 0.0;
            m.financing.indexation = 0.0;
            m.financing.base_cost = 0.0;
            for (Role& role : m.roles) {
                role.cost_per_fte = 0.0;
            }
            for (Stream& stream : m.streams) {
                stream.shift = 0.0;
                stream.indexation = 0.0;
                stream.year_shock = 0.0;
                stream.pooled_share = stream.pooled_share > 0.5 ? 1.0 : 0.0;
                stream.fixed_lines = 0.0;
            }
            for (Product& product : m.products) {
                product.tariff = 0.0;
                product.cost_spread = 0.0;
                product.realised_use = 1.0;
                product.lump_sum = std::round(product.lump_sum) + 100.0;
            }
        });
        const auto before = lived(study);
        for_each_model(study, [](Model& m) {
            m.financing.crisis_reserve *= 10.0;
            m.financing.reserve_cap *= 10.0;
            for (Stream& stream : m.streams) {
                stream.budget *= 10.0;
                stream.set_aside *= 10.0;
            }
            for (Product& product : m.products) {
                product.lump_sum *= 10.0;
            }
            for (Domain& domain : m.domains) {
                domain.crisis_cost *= 10.0;
            }
        });
        const auto after = lived(study);
        const Layout layout{study.names};
        for (std::size_t i = 0; i < before.size(); ++i) {
            for (std::size_t s = 0; s < before[i].futures.size(); ++s) {
                for (std::size_t a = 0; a < study.areas.size(); ++a) {
                    const Outcome& x = before[i].futures[s][a];
                    const Outcome& y = after[i].futures[s][a];
                    for (std::size_t k = 0; k < x.yearly.size(); ++k) {
                        const auto& row = counters[layout.columns()[k % x.width].counter];
                        const bool money = row.unit.substr(0, 4) == "cent";
                        if (money && study.baseline.areas[a].front().model.financing.basis ==
                                         CeilingBasis::unlimited) {
                            continue;  // stands for no limit, and does not scale
                        }
                        // Divided in proportion, to the whole cent: ten times a part is rounded anew.
                        const bool divided = row.counter == Counter::stranded_by_stream;
                        if (divided && std::abs(y.yearly[k] - x.yearly[k] * 10) <= 10) {
                            continue;
                        }
                        if (y.yearly[k] != x.yearly[k] * (money ? 10 : 1)) {
                            FAIL_CHECK(layout.columns()[k % x.width].name
                                       << ": " << x.yearly[k] << " became " << y.yearly[k]);
                        }
                    }
                }
            }
        }
    }
}

TEST_CASE("an earlier event that differs makes the comparison refuse", "[properties]") {
    int refused = 0;
    for (std::uint64_t n = 0; n < 20; ++n) {
        Study study = random_study(n);
        study.scenarios.resize(1);
        Scenario& scenario = study.scenarios.front();
        scenario = study.baseline;
        scenario.label.id = "mutated";
        // It says that it differs from 2029, but one parameter already differs in 2028.
        scenario.differs_from = study.period.calendar.at({.year = 2029, .month = 1, .day = 1});
        for (Timeline& timeline : scenario.areas) {
            Stage stage{.from = study.period.calendar.at({.year = 2028, .month = 2, .day = 1}),
                        .model = timeline.front().model};
            stage.model.financing.base_cost += 1.0;
            for (Route& route : stage.model.routes) {
                route.reach = 0.0;
            }
            timeline.push_back(stage);
        }
        try {
            static_cast<void>(lived(study));
        } catch (const ComparisonRefused&) {
            ++refused;
        }
    }
    CHECK(refused >= 18);  // an area without households may live the same all the same
}

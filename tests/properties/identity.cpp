// What may not matter: the order of lists, what is added and never used, and who else is there.
#include "gebied/input/read_study.hpp"
#include "gebied/world/counter.hpp"
#include "properties/lived.hpp"

#include <algorithm>
#include <catch2/catch_all.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <string>
#include <vector>

using namespace gebied;
using namespace gebied::test;

namespace {

/// Every number of a future by the name of its column and its year.
using Named = std::map<std::string, std::vector<std::int64_t>>;

Named named(const Study& study, const Outcome& outcome) {
    const Layout layout{study.names};
    Named numbers;
    for (std::size_t c = 0; c < layout.width(); ++c) {
        for (int y = 0; y < study.period.reported_years(); ++y) {
            numbers[layout.columns()[c].name].push_back(
                outcome.year(static_cast<std::size_t>(y))[c]);
        }
    }
    return numbers;
}

/// Whether every column that both have is the same.
void check_same(const Named& before, const Named& after) {
    for (const auto& [name, numbers] : before) {
        if (after.at(name) != numbers) {
            FAIL_CHECK(name << ": " << numbers.front() << " became " << after.at(name).front());
        }
    }
}

std::vector<Named> all_named(const Study& study) {
    std::vector<Named> all;
    for (const Replication& r : lived(study)) {
        for (const auto& areas : r.futures) {
            for (const Outcome& outcome : areas) {
                all.push_back(named(study, outcome));
            }
        }
    }
    return all;
}

void check_unchanged(std::uint64_t number, void (*add)(Study&),
                     std::optional<double> shock_correlation = {}) {
    INFO("study " << number);
    Study study = random_study(number);
    for_each_model(study, [&](Model& m) {
        m.financing.basis = CeilingBasis::amounts;  // no limit is an amount per stream
        m.financing.shock_correlation = shock_correlation.value_or(m.financing.shock_correlation);
    });
    const std::vector<Named> before = all_named(study);
    add(study);
    const std::vector<Named> after = all_named(study);
    CHECK(before.size() == after.size());
    for (std::size_t i = 0; i < before.size(); ++i) {
        check_same(before[i], after[i]);
    }
}

template <class T>
void put_first(std::vector<T>& list, const T& item) {
    list.push_back(item);
    std::rotate(list.rbegin(), list.rbegin() + 1, list.rend());
}

template <class Table, class Row>
void put_first(Table& table, const Row& row) {
    std::move_backward(table.values.begin(), table.values.end() - 1, table.values.end());
    table.values[0] = row;
}

void add_product(Study& study) {
    put_first(study.names.products, {"a_product", "", ""});
    for_each_model(study, [](Model& m) { put_first(m.products, Product{}); });
}

/// Last: the factor that correlates the shocks of streams is triangular, so a stream in front of others
/// changes their shocks (not their law) when they are correlated.
void add_stream(Study& study) {
    study.names.streams.push_back({"z_stream", "", ""});
    for_each_model(study, [](Model& m) { m.streams.push_back(Stream{}); });
}

void add_stream_in_front(Study& study) {
    put_first(study.names.streams, {"a_stream", "", ""});
    for_each_model(study, [](Model& m) {
        put_first(m.streams, Stream{});
        for (Product& product : m.products) {
            product.stream = StreamIndex{product.stream.value() + 1};
        }
    });
}

void add_role(Study& study) {
    put_first(study.names.roles, {"a_role", "", ""});
    for_each_model(study, [](Model& m) { put_first(m.roles, Role{}); });
}

void add_route(Study& study) {
    study.names.routes.push_back({"z_route", "", ""});
    for_each_model(study, [](Model& m) { m.routes.push_back(Route{}); });
}

void add_domain(Study& study) {
    put_first(study.names.domains, {"a_domain", "", ""});
    for_each_model(study, [](Model& m) {
        for (Domain& domain : m.domains) {
            put_first(domain.cascade, 1.0);
            put_first(domain.crisis_raises, 0.0);
        }
        put_first(m.domains, Domain{});
        for (Route& route : m.routes) {
            put_first(route.domain_factor, 0.0);
        }
        for (Product& product : m.products) {
            put_first(product.referral, BySeverity{});
            put_first(product.at_counter, BySeverity{});
            put_first(product.from_team, 0.0);
        }
    });
}

void add_area(Study& study) {
    put_first(study.areas, {"an_area", "", ""});
    const auto copy = [](Scenario& scenario) {
        const Timeline first = scenario.areas.front();
        put_first(scenario.areas, first);
    };
    copy(study.baseline);
    for (Scenario& scenario : study.scenarios) {
        copy(scenario);
    }
}

/// A study of two of everything, each list in the order of its ids or in the other.
std::string yaml(bool forwards) {
    const auto list = [forwards](const std::string& a, const std::string& b) {
        return forwards ? a + b : b + a;
    };
    return "study: order\n"
           "title: {nl: volgorde, en: order}\n"
           "question: {nl: 'Maakt volgorde uit?', en: 'Does order matter?'}\n"
           "start: 2027-01-01\n"
           "settling_years: 1\nyears: 2\nreplications: 2\nseed: 4\n"
           "households: {number: 300, inhabitants: 600, low_income_share: 0.3, frailty_shape: 1}\n"
           "household_types:\n" +
           list("  couple: {name: {nl: paar, en: couple}, share: 0.4, moves_per_year: 0.1}\n",
                "  single: {name: {nl: alleen, en: single}, share: 0.6, deaths_per_year: 0.05}\n") +
           "domains:\n" +
           list("  health: {name: {nl: gezondheid, en: health}, onset_per_year: {couple: 0.2, "
                "single: 0.4}, cascade: {money: 3}, worsening_per_year: {light: 1}}\n",
                "  money: {name: {nl: geld, en: money}, onset_per_year: {single: 0.3, couple: "
                "0.1}, cascade: {health: 2}, starts_serious: 0.4}\n") +
           "routes:\n" +
           list("  doctor: {name: {nl: huisarts, en: doctor}, leads_to: by_law, asks_at_onset: "
                "0.2, domain_factor: {health: 1}}\n",
                "  own: {name: {nl: zelf, en: own}, leads_to: team, asks_at_onset: 0.5, "
                "domain_factor: {money: 1, health: 0.5}}\n") +
           "staff:\n" +
           list("  coach: {name: {nl: coach, en: coach}, fte: 0.5, sickness_per_year: 1}\n",
                "  worker: {name: {nl: werker, en: worker}, fte: 1}\n") +
           "streams:\n" +
           list("  care: {name: {nl: zorg, en: care}, budget: 90000, year_shock: 0.1}\n",
                "  work: {name: {nl: werk, en: work}, budget: 60000, pooled_share: 0.5, "
                "year_shock: 0.2}\n") +
           "products:\n" +
           list("  guidance: {name: {nl: begeleiding, en: guidance}, stream: care, tariff: 8000, "
                "duration: {law: exponential, mean_days: 200}, solved: 0.5, referral: {health: "
                "0.6, money: 0.2}}\n",
                "  training: {name: {nl: training, en: training}, stream: work, tariff: 5000, "
                "duration: {law: lognormal, median_days: 90, log_sd: 0.5}, solved: 0.6, referral: "
                "{money: 0.5, health: 0.1}}\n") +
           "team: {direct_share: 0.7, intake_hours: 6, case_hours: 1, duration: {law: exponential, "
           "mean_days: 120}, solved: 0.4, giving_up_per_year: 6, call_back_days: 20, "
           "returns_when_called: 0.5}\n"
           "financing: {basis: amounts, regime: absolute, shock_correlation: 0.3}\n"
           "areas:\n" +
           list("  - {id: east, name: {nl: oost, en: east}}\n",
                "  - {id: west, name: {nl: west, en: west}, households: {number: 200}}\n") +
           "scenarios:\n" +
           list("  - {id: less, measures: [{from: 2028-03-01, set: {financing.ceiling_factor: "
                "0.8}}]}\n",
                "  - {id: more, measures: [{from: 2028-07-01, ramp_months: 3, set: "
                "{staff.worker.fte: 2}}]}\n");
}

Study read(const std::string& text) {
    const std::filesystem::path file =
        std::filesystem::path{GEBIED_BINARY_DIR} / "order_of_lists.yaml";
    std::ofstream{file} << text;
    return read_study(file);
}

}  // namespace

TEST_CASE("the order of areas and scenarios changes nothing", "[properties]") {
    for (std::uint64_t n = 0; n < studies(); n += 3) {
        INFO("study " << n);
        const Study study = random_study(n);
        Study turned = study;
        std::reverse(turned.areas.begin(), turned.areas.end());
        std::reverse(turned.baseline.areas.begin(), turned.baseline.areas.end());
        std::reverse(turned.scenarios.begin(), turned.scenarios.end());
        for (Scenario& scenario : turned.scenarios) {
            std::reverse(scenario.areas.begin(), scenario.areas.end());
        }
        const auto one = lived(study);
        auto other = lived(turned);
        for (std::size_t i = 0; i < one.size(); ++i) {
            auto& futures = other[i].futures;
            std::reverse(futures.begin() + 1, futures.end());
            for (auto& areas : futures) {
                std::reverse(areas.begin(), areas.end());
            }
            CHECK((one[i].futures == futures));
        }
    }
}

TEST_CASE("the order of the lists in a file changes nothing", "[properties]") {
    const Study one = read(yaml(true));
    const Study other = read(yaml(false));
    const auto index = [](const auto& list, const std::string& id) {
        const auto found = std::find_if(list.begin(), list.end(), [&](const auto& item) {
            if constexpr (requires { item.label.id; }) {
                return item.label.id == id;
            } else {
                return item.id == id;
            }
        });
        return static_cast<std::size_t>(found - list.begin());
    };
    const auto all = lived(one);
    const auto again = lived(other);
    std::int64_t events = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (const std::string area : {"east", "west"}) {
            const std::size_t a = index(one.areas, area);
            const std::size_t b = index(other.areas, area);
            CHECK((all[i].futures[0][a] == again[i].futures[0][b]));
            for (const std::string scenario : {"less", "more"}) {
                CHECK((all[i].futures[1 + index(one.scenarios, scenario)][a] ==
                       again[i].futures[1 + index(other.scenarios, scenario)][b]));
            }
            events += named(one, all[i].futures[0][a]).at("events").front();
        }
    }
    CHECK(events > 500);
}

TEST_CASE("a product that nobody uses changes nothing else", "[properties]") {
    for (std::uint64_t n = 0; n < studies(); n += 6) {
        check_unchanged(n, add_product);
    }
}
TEST_CASE("a stream without money or products changes nothing else", "[properties]") {
    for (std::uint64_t n = 1; n < studies(); n += 6) {
        check_unchanged(n, add_stream);
        check_unchanged(n, add_stream_in_front, 0.0);
    }
}
TEST_CASE("a role without posts changes nothing else", "[properties]") {
    for (std::uint64_t n = 2; n < studies(); n += 6) {
        check_unchanged(n, add_role);
    }
}
TEST_CASE("a route that serves no domain changes nothing else", "[properties]") {
    for (std::uint64_t n = 3; n < studies(); n += 6) {
        check_unchanged(n, add_route);
    }
}
TEST_CASE("a domain without needs changes nothing else", "[properties]") {
    for (std::uint64_t n = 4; n < studies(); n += 6) {
        check_unchanged(n, add_domain);
    }
}
TEST_CASE("another area changes nothing in the areas that were there", "[properties]") {
    for (std::uint64_t n = 5; n < studies(); n += 6) {
        INFO("study " << n);
        Study study = random_study(n);
        const auto before = lived(study);
        add_area(study);
        const auto after = lived(study);
        for (std::size_t i = 0; i < before.size(); ++i) {
            for (std::size_t s = 0; s < before[i].futures.size(); ++s) {
                for (std::size_t a = 0; a < before[i].futures[s].size(); ++a) {
                    CHECK((before[i].futures[s][a] == after[i].futures[s][a + 1]));
                }
            }
        }
    }
}

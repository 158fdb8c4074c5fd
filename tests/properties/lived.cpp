#include "properties/lived.hpp"

#include "gebied/world/counter.hpp"

#include <cstdlib>
#include <string>
#include <utility>

namespace gebied::test {

std::uint64_t studies() {
    const char* asked = std::getenv("GEBIED_STUDIES");
    return asked != nullptr ? std::stoull(asked) : 60;
}

std::vector<Replication> lived(const Study& study, std::int64_t replications, int threads) {
    std::vector<Replication> all;
    run(study, {.first = 1, .last = replications, .threads = threads},
        [&](Replication&& r) { all.push_back(std::move(r)); });
    return all;
}

Study without_scenarios(std::uint64_t number) {
    Study study = random_study(number);
    study.scenarios.clear();
    return study;
}

std::int64_t sum(const Study& study, const std::vector<Replication>& all, Counter counter,
                 std::size_t scenario) {
    const Layout layout{study.names};
    std::int64_t total = 0;
    for (const Replication& r : all) {
        for (const Outcome& outcome : r.futures[scenario]) {
            for (int y = 0; y < study.period.reported_years(); ++y) {
                for (std::size_t i = 0; i < layout.items(counter); ++i) {
                    total += outcome.year(static_cast<std::size_t>(y))[layout.at(counter, i)];
                }
            }
        }
    }
    return total;
}

Study quiet_study() {
    Study study;
    study.label = {"quiet", "stil", "quiet"};
    study.period = {.calendar = Calendar{Date{2026, 1, 1}},
                    .first_year = 2026,
                    .start_year = 2028,
                    .end_year = 2031};
    study.replications = 2;
    study.seed = 1;
    study.names = {.types = {{"type", "", ""}},
                   .domains = {{"need", "", ""}},
                   .routes = {{"own", "", ""}},
                   .roles = {{"worker", "", ""}},
                   .streams = {{"money", "", ""}},
                   .products = {{"help", "", ""}}};
    study.areas = {{"area", "", ""}};
    Model m;
    m.households.number = 200.0;
    m.households.inhabitants = 400.0;
    m.types = {{.share = 1.0}};
    m.domains.resize(1);
    m.routes = {{.leads_to = Access::team, .domain_factor = {{1.0}}}};
    m.roles = {{.fte = 4.0, .hours_per_week = 36.0}};
    m.streams.resize(1);
    m.products.resize(1);
    study.baseline.label = {"baseline", "nu", "now"};
    study.baseline.areas = {{Stage{.from = Instant{0}, .model = m}}};
    return study;
}

}  // namespace gebied::test

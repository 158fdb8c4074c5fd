// Laws of needs: how often they begin, whichever way a study comes to that rate.
#include "gebied/world/counter.hpp"
#include "properties/lived.hpp"

#include <catch2/catch_all.hpp>
#include <cmath>
#include <utility>
#include <vector>

using namespace gebied;
using namespace gebied::test;

TEST_CASE("as many needs begin by a high base rate as by a low one times a multiplier",
          "[properties]") {
    // Begun at 400 a year while there is none and gone at 400 a year: a renewal process with cycles of two exponential
    // stretches, of which the number in a long time is about normal.
    const double begin = 400.0;
    const double end = 400.0;
    constexpr double households = 20.0;
    const std::vector<std::pair<double, double>> ways{{400.0, 1.0}, {100.0, 4.0}, {50.0, 8.0},
                                                      {20.0, 20.0}, {10.0, 40.0}, {8.0, 50.0}};
    for (const auto& [base, multiplier] : ways) {
        INFO(base << " a year, times " << multiplier);
        Study study = quiet_study();
        for_each_model(study, [&, base = base, multiplier = multiplier](Model& m) {
            m.households.number = households;
            m.domains[0].onset_per_year.values[0] = base;
            m.domains[0].recovery_per_year.values[0] = end;
            m.effects.prevention_on_onset = multiplier;
        });
        const auto all = lived(study);
        const double days = 366.0 + 365.0 + 365.0;  // 2028, 2029, 2030
        const double years = 2.0 * households * days / 365.2425;
        const double cycle = 1.0 / begin + 1.0 / end;
        const double variance = 1.0 / (begin * begin) + 1.0 / (end * end);
        const auto begun = static_cast<double>(sum(study, all, Counter::onsets));
        // 5.6435 standard errors: once in 6e7 runs with fresh seeds.
        CHECK(std::abs(begun - years / cycle) <
              5.6435 * std::sqrt(years * variance / (cycle * cycle * cycle)));
    }
}

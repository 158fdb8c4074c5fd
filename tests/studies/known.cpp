// What is known from practice and sounds wrong at first: it comes out of the shipped studies, and no rule states it.
#include "gebied/experiment/run.hpp"
#include "gebied/input/read_study.hpp"
#include "gebied/world/counter.hpp"

#include <algorithm>
#include <catch2/catch_all.hpp>
#include <cmath>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

using namespace gebied;

namespace {

constexpr std::int64_t futures = 40;

Study lever(std::string_view name) {
    return read_study(std::filesystem::path{GEBIED_SOURCE_DIR} / "scenarios" / "levers" /
                      (std::string{name} + ".yaml"));
}

std::size_t scenario_of(const Study& study, std::string_view id) {
    const auto found = std::find_if(study.scenarios.begin(), study.scenarios.end(),
                                    [&](const Scenario& s) { return s.label.id == id; });
    REQUIRE(found != study.scenarios.end());
    return static_cast<std::size_t>(found - study.scenarios.begin()) + 1;
}

/// A counter over all items, in one year of one future.
std::int64_t total(const Study& study, const Replication& r, std::size_t scenario, int year,
                   Counter counter) {
    const Layout layout{study.names};
    const auto row =
        r.futures[scenario][0].year(static_cast<std::size_t>(year - study.period.start_year));
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < layout.items(counter); ++i) {
        sum += row[layout.at(counter, i)];
    }
    return sum;
}

struct Difference {
    double mean{};
    double error{};  ///< of the mean
};

Difference difference(const std::vector<double>& pairs) {
    double sum = 0.0;
    double squares = 0.0;
    for (const double x : pairs) {
        sum += x;
        squares += x * x;
    }
    const auto n = static_cast<double>(pairs.size());
    const double mean = sum / n;
    return {.mean = mean, .error = std::sqrt((squares / n - mean * mean) / (n - 1.0))};
}

}  // namespace

TEST_CASE("more outreach costs more in its first year, because it finds who needs help",
          "[studies]") {
    const Study study = lever("outreach-first-year");
    const std::size_t found = scenario_of(study, "found");
    const std::size_t hours_only = scenario_of(study, "hours_only");
    std::vector<double> against_nothing;
    std::vector<double> against_hours;
    run(study, {.first = 1, .last = futures}, [&](Replication&& r) {
        const auto cost = [&](std::size_t scenario) {
            return static_cast<double>(total(study, r, scenario, 2028, Counter::spent_total) +
                                       total(study, r, scenario, 2028, Counter::overrun_total)) /
                   100.0;
        };
        against_nothing.push_back(cost(found) - cost(0));
        against_hours.push_back(cost(found) - cost(hours_only));
    });
    const Difference all = difference(against_nothing);
    CHECK(all.mean > 3.0 * all.error);
    const Difference effect = difference(against_hours);
    CHECK(effect.mean > 3.0 * effect.error);
}

TEST_CASE("eight small teams let wait far longer than one of their size together", "[studies]") {
    const Study one = lever("teams-one");
    const Study eight = lever("teams-eight");
    const auto together = [](const Study& study, auto&& of_model) {
        double all = 0.0;
        for (const Timeline& area : study.baseline.areas) {
            all += of_model(area.front().model);
        }
        return all;
    };
    // The same households with the same posts, in one area or in eight.
    const auto households = [](const Model& m) { return m.households.number; };
    CHECK(together(one, households) == together(eight, households));
    for (std::size_t r = 0; r < one.names.roles.size(); ++r) {
        const auto posts = [r](const Model& m) { return m.roles[r].fte; };
        CHECK(together(one, posts) == Catch::Approx(together(eight, posts)));
    }
    const auto wait_in_days = [](const Study& study) {
        const Layout layout{study.names};
        std::vector<double> days;
        run(study, {.first = 1, .last = futures}, [&](Replication&& r) {
            double seconds = 0.0;
            double intakes = 0.0;
            for (const Outcome& area : r.futures[0]) {
                for (int y = 0; y < study.period.reported_years(); ++y) {
                    const auto row = area.year(static_cast<std::size_t>(y));
                    seconds += static_cast<double>(row[layout.at(Counter::team_intake_wait)]);
                    intakes += static_cast<double>(row[layout.at(Counter::team_intakes)]);
                }
            }
            days.push_back(seconds / 86400.0 / intakes);
        });
        return difference(days);
    };
    const Difference of_one = wait_in_days(one);
    const Difference of_eight = wait_in_days(eight);
    CHECK(of_one.mean > 0.0);
    CHECK(of_eight.mean - 3.0 * of_eight.error > 2.5 * (of_one.mean + 3.0 * of_one.error));
}

TEST_CASE("a higher ceiling helps fewer households where what does not fit is passed over",
          "[studies]") {
    const Study study = lever("skip");
    const std::size_t more = scenario_of(study, "more");
    const std::size_t much_more = scenario_of(study, "much_more");
    std::vector<double> pairs;
    std::vector<double> much;
    run(study, {.first = 1, .last = futures}, [&](Replication&& r) {
        const auto over_years = [&](std::size_t scenario, Counter counter) {
            std::int64_t sum = 0;
            for (int year = 2028; year <= 2032; ++year) {
                sum += total(study, r, scenario, year, counter);
            }
            return static_cast<double>(sum);
        };
        CHECK(over_years(more, Counter::ceiling) > over_years(0, Counter::ceiling));
        pairs.push_back(over_years(more, Counter::product_starts) -
                        over_years(0, Counter::product_starts));
        much.push_back(over_years(much_more, Counter::product_starts) -
                       over_years(0, Counter::product_starts));
    });
    const Difference fewer = difference(pairs);
    CHECK(fewer.mean < -3.0 * fewer.error);
    const Difference enough = difference(much);
    CHECK(enough.mean > 3.0 * enough.error);
}

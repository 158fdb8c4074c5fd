// Several areas: alone or together, what they share, and how money is divided between them.
#include "experiment/allocation.hpp"
#include "gebied/world/counter.hpp"
#include "properties/lived.hpp"

#include <algorithm>
#include <catch2/catch_all.hpp>
#include <cmath>
#include <string>
#include <vector>

using namespace gebied;
using namespace gebied::test;

namespace {

/// A quiet study with more areas like it, each with its own luck.
Study with_areas(Study study, std::size_t areas) {
    for (std::size_t a = 1; a < areas; ++a) {
        study.areas.push_back({"area" + std::to_string(a), "", ""});
        study.baseline.areas.push_back(study.baseline.areas.front());
    }
    return study;
}

/// A random study with two areas or more, without scenarios and with levers.
Study random_areas(std::uint64_t number) {
    Study study = random_study_with_levers(number);
    study.scenarios.clear();
    if (study.areas.size() < 2) {
        study = with_areas(study, 2);
    }
    return study;
}

std::int64_t of_area(const Study& study, const Replication& r, std::size_t area, int year,
                     Counter counter, std::size_t item = 0) {
    const Layout layout{study.names};
    return r.futures[0][area].year(static_cast<std::size_t>(year))[layout.at(counter, item)];
}

void share_everything(Model& m) {
    for (Product& product : m.products) {
        product.shared_places = 1.0;
    }
    m.financing.area_transfers = AreaTransfers::expected_shortage;
}

}  // namespace

TEST_CASE("areas that live together and share nothing are as each alone, to the last bit",
          "[properties][areas]") {
    for (std::uint64_t n = 0; n < studies() / 2; ++n) {
        INFO("study " << n);
        const Study alone = random_areas(n);
        // Two products that nobody can ever ask for, contracted together, make the areas live together.
        Study together = alone;
        together.names.products.push_back({"shared", "", ""});
        Study apart = together;
        for (Study* study : {&together, &apart}) {
            for_each_model(*study, [&](Model& m) {
                m.products.push_back({});
                m.products.back().shared_places = study == &together ? 1.0 : 0.0;
            });
        }
        const std::vector<Replication> a = lived(apart);
        const std::vector<Replication> b = lived(together);
        for (std::size_t r = 0; r < a.size(); ++r) {
            CHECK(a[r].futures == b[r].futures);
        }
    }
}

TEST_CASE("what one area gives at the berap another receives, to the cent", "[properties][areas]") {
    std::int64_t moved = 0;
    for (std::uint64_t n = 0; n < studies(); ++n) {
        INFO("study " << n);
        Study study = random_areas(n);
        for_each_model(study, share_everything);
        for (const Replication& r : lived(study)) {
            for (int y = 0; y < study.period.reported_years(); ++y) {
                std::int64_t balance = 0;
                for (std::size_t a = 0; a < study.areas.size(); ++a) {
                    balance += of_area(study, r, a, y, Counter::from_other_areas) -
                               of_area(study, r, a, y, Counter::to_other_areas);
                    moved += of_area(study, r, a, y, Counter::from_other_areas);
                    CHECK(of_area(study, r, a, y, Counter::spent_total) <=
                          of_area(study, r, a, y, Counter::ceiling));
                }
                CHECK(balance == 0);
            }
        }
    }
    CHECK(moved > 0);
}

TEST_CASE("transfers between areas leave their ceilings together as they are",
          "[properties][areas]") {
    for (std::uint64_t n = 0; n < studies(); ++n) {
        INFO("study " << n);
        Study alone = random_areas(n);
        for_each_model(alone, [](Model& m) { m.financing.area_transfers = AreaTransfers::none; });
        Study together = alone;
        for_each_model(together, [](Model& m) {
            m.financing.area_transfers = AreaTransfers::expected_shortage;
        });
        CHECK(sum(together, lived(together), Counter::ceiling) ==
              sum(alone, lived(alone), Counter::ceiling));
    }
}

TEST_CASE("nobody waits for a place that is contracted together while one is free",
          "[properties][areas]") {
    std::int64_t waited = 0;
    for (std::uint64_t n = 0; n < studies(); ++n) {
        INFO("study " << n);
        Study study = random_areas(n);
        for_each_model(study, [](Model& m) {
            share_everything(m);
            for (Product& product : m.products) {
                product.places = std::min(product.places, 3.0);
                product.weight = 1.0;
                product.pgb_share = 0.0;
                product.contract_follows_use = 0.0;
            }
        });
        for (const Replication& r : lived(study)) {
            for (int y = 0; y < study.period.reported_years(); ++y) {
                for (std::size_t p = 0; p < study.names.products.size(); ++p) {
                    std::int64_t waiting = 0;
                    std::int64_t running = 0;
                    std::int64_t places = 0;
                    for (std::size_t a = 0; a < study.areas.size(); ++a) {
                        waiting += of_area(study, r, a, y, Counter::waiting_place_end, p);
                        running += of_area(study, r, a, y, Counter::running_end, p);
                        places +=
                            std::llround(study.baseline.areas[a].front().model.products[p].places);
                    }
                    CHECK((waiting == 0 || running >= places));
                    waited += waiting;
                }
            }
        }
    }
    CHECK(waited > 0);
}

TEST_CASE("places are contracted together by one area as by itself", "[properties][areas]") {
    for (std::uint64_t n = 0; n < studies() / 4; ++n) {
        INFO("study " << n);
        Study study = random_study_with_levers(n);
        study.scenarios.clear();
        study.areas.resize(1);
        study.baseline.areas.resize(1);
        Study shared = study;
        for_each_model(shared, [](Model& m) {
            for (Product& product : m.products) {
                product.shared_places = 1.0;
            }
        });
        const std::vector<Replication> a = lived(study);
        const std::vector<Replication> b = lived(shared);
        for (std::size_t r = 0; r < a.size(); ++r) {
            CHECK(a[r].futures == b[r].futures);
        }
    }
}

TEST_CASE("a key divides what there is, and twice is once", "[properties][areas]") {
    const auto total = [](const Study& study, std::size_t stream) {
        double sum = 0.0;
        for (const Timeline& timeline : study.baseline.areas) {
            sum += timeline.front().model.streams[stream].budget;
        }
        return sum;
    };
    for (std::uint64_t n = 0; n < studies(); ++n) {
        INFO("study " << n);
        const Study before = random_areas(n);
        Study kept = before;
        divide_by_key(kept);
        CHECK(kept.baseline.areas[0].size() == before.baseline.areas[0].size());
        CHECK(total(kept, 0) == total(before, 0));
        for (const AllocationKey key : {AllocationKey::inhabitants, AllocationKey::need}) {
            Study divided = before;
            for_each_model(divided, [key](Model& m) { m.financing.allocation_key = key; });
            divided.baseline.areas[0].front().model.households.inhabitants = 2700.0;
            divide_by_key(divided);
            for (std::size_t s = 0; s < before.names.streams.size(); ++s) {
                CHECK(total(divided, s) == Catch::Approx(total(before, s)));
            }
            if (key == AllocationKey::inhabitants) {
                const double first = divided.baseline.areas[0].front().model.streams[0].budget;
                const double second = divided.baseline.areas[1].front().model.streams[0].budget;
                const double fair =
                    2700.0 / divided.baseline.areas[1].front().model.households.inhabitants;
                CHECK(first == Catch::Approx(fair * second));
            }
            Study again = divided;
            divide_by_key(again);
            for (std::size_t s = 0; s < before.names.streams.size(); ++s) {
                CHECK(again.baseline.areas[1].front().model.streams[s].budget ==
                      Catch::Approx(divided.baseline.areas[1].front().model.streams[s].budget));
            }
        }
    }
}

TEST_CASE("eight small teams let wait longer than one of their size together",
          "[properties][areas]") {
    // Not built in: 40 erlang of support on 48 posts, in one team or in eight with six each.
    Study one = quiet_study();
    for_each_model(one, [](Model& m) {
        m.households.number = 0.0;
        m.households.inhabitants = 8000.0;
        m.households.visitors_per_year =
            8.0 * 43.48;  // six weeks of support: 5 erlang per small team
        m.domains[0].onset_per_year = {{1.0}};
        m.routes[0].asks_at_onset = 1.0;
        m.roles[0] = {.fte = 48.0, .fte_per_person = 1.0, .hours_per_week = 36.0};
        m.team.direct_share = 1.0;
        m.team.case_hours = {{36.0, 36.0, 36.0}};
        m.team.solved = 1.0;
        m.team.duration = {.kind = DurationLaw::Kind::exponential, .days = 42.0};
        m.financing.basis = CeilingBasis::unlimited;
    });
    Study eight = one;
    for_each_model(eight, [](Model& m) {
        m.households.inhabitants = 1000.0;
        m.households.visitors_per_year = 43.48;
        m.roles[0].fte = 6.0;
    });
    eight = with_areas(eight, 8);
    const std::vector<Replication> of_one = lived(one, 20);
    const std::vector<Replication> of_eight = lived(eight, 20);
    const auto wait = [](const Study& study, const std::vector<Replication>& all) {
        return static_cast<double>(sum(study, all, Counter::team_case_wait)) /
               static_cast<double>(sum(study, all, Counter::team_cases));
    };
    CHECK(sum(one, of_one, Counter::team_cases) > 1000);
    CHECK(wait(eight, of_eight) > 3.0 * wait(one, of_one));
}

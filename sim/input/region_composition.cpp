#include "input/region_composition.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace gebied::input {
namespace {

constexpr std::size_t types = type_ids.size();
enum Type : std::size_t { single, single_65, couple, couple_65, family, lone_parent };

double share_or(const Region& region, std::string_view key, double otherwise) {
    const RegionFigure* figure = region.figure(key);
    return figure == nullptr ? otherwise : figure->value;
}

/// Composition of households by what is measured most often.
struct Groups {
    double single{};
    double without_children{};
    double with_children{};
};

/// The groups of a region; what is not measured shares the rest as in the nation.
Groups groups_of(const Region& region, const Composition& nation) {
    struct Group {
        std::string_view key;
        double Groups::* member;
        double in_nation;
    };
    const std::array<Group, 3> all{
        {{"single", &Groups::single, nation[single] + nation[single_65]},
         {"without_children", &Groups::without_children, nation[couple] + nation[couple_65]},
         {"with_children", &Groups::with_children, nation[family] + nation[lone_parent]}}};
    double known = 0.0;
    double unknown_in_nation = 0.0;
    for (const Group& group : all) {
        const RegionFigure* figure = region.figure(group.key);
        known += figure == nullptr ? 0.0 : figure->value;
        unknown_in_nation += figure == nullptr ? group.in_nation : 0.0;
    }
    // Measured shares are rounded: when nothing is left for what is not measured, they make up the whole.
    const double rest = unknown_in_nation > 0.0 ? std::max(0.0, 1.0 - known) : 0.0;
    Groups groups;
    for (const Group& group : all) {
        const RegionFigure* figure = region.figure(group.key);
        groups.*group.member =
            (figure == nullptr ? rest * group.in_nation / unknown_in_nation : figure->value) /
            std::max(known + rest, 1.0e-9);
    }
    return groups;
}

/// A chance whose odds are `times` as large.
double with_odds(double chance, double times) {
    return times * chance / (1.0 - chance + times * chance);
}

/// By how much the odds of being 65 or older differ from those in the nation, so that the inhabitants of 65
/// and over fill the households of 65 and over.
double odds_of_age(const Groups& groups, double chance_single, double chance_couple,
                   double aged_per_household) {
    constexpr int halvings = 60;
    double low = 0.0;
    double high = 1.0;
    for (int i = 0; i < halvings; ++i) {
        const double middle = 0.5 * (low + high);
        const double times = middle / (1.0 - middle);
        const double filled = groups.single * with_odds(chance_single, times) +
                              2.0 * groups.without_children * with_odds(chance_couple, times);
        (filled < aged_per_household ? low : high) = middle;
    }
    const double middle = std::min(0.5 * (low + high), 0.999);
    return middle / (1.0 - middle);
}

/// Rounds to thousandths that are together 1.
void round_shares(Composition& shares) {
    constexpr double parts = 1000.0;
    std::array<std::size_t, types> order{};
    std::iota(order.begin(), order.end(), std::size_t{0});
    Composition whole_parts{};
    double left = parts;
    for (std::size_t t = 0; t < types; ++t) {
        whole_parts[t] = std::floor(shares[t] * parts);
        left -= whole_parts[t];
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return shares[a] * parts - whole_parts[a] > shares[b] * parts - whole_parts[b];
    });
    for (std::size_t i = 0; i < types && left > 0.5; ++i, left -= 1.0) {
        whole_parts[order[i]] += 1.0;
    }
    for (std::size_t t = 0; t < types; ++t) {
        shares[t] = whole_parts[t] / parts;
    }
}

}  // namespace

Composition composition_of(const Region& region, const Composition& nation, double persons) {
    const Groups groups = groups_of(region, nation);
    double chance_single = nation[single_65] / (nation[single] + nation[single_65]);
    double chance_couple = nation[couple_65] / (nation[couple] + nation[couple_65]);
    if (const RegionFigure* aged = region.figure("aged_65")) {
        const double times =
            odds_of_age(groups, chance_single, chance_couple, aged->value * persons);
        chance_single = with_odds(chance_single, times);
        chance_couple = with_odds(chance_couple, times);
    }
    const double lone =
        std::min(groups.with_children, share_or(region, "lone_parent",
                                                groups.with_children * nation[lone_parent] /
                                                    (nation[family] + nation[lone_parent])));
    Composition shares{};
    shares[single] = groups.single * (1.0 - chance_single);
    shares[single_65] = groups.single * chance_single;
    shares[couple] = groups.without_children * (1.0 - chance_couple);
    shares[couple_65] = groups.without_children * chance_couple;
    shares[family] = groups.with_children - lone;
    shares[lone_parent] = lone;
    round_shares(shares);
    return shares;
}

}  // namespace gebied::input

#include "input/region_figures.hpp"

#include "gebied/base/contract.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace gebied::input {
namespace {

constexpr double most_households = 2.0e7;
constexpr std::string_view region_source = "cbs-85984";
constexpr std::string_view region_year = "2024";
constexpr std::string_view nation_source = "calibration";
constexpr std::string_view team_source = "practice";

// The nation (scenarios/data/README.md says where each comes from).
constexpr double households_per_dwelling = 0.957;
constexpr double fewest_per_dwelling = 0.93;
constexpr double most_per_dwelling = 1.05;
constexpr double households_per_inhabitant = 0.469;
constexpr double low_income = 0.10;
constexpr double least_low_income = 0.05;
constexpr double most_low_income = 0.20;

/// Persons per household between which dwellings tell the number of households. Outside them people live
/// in institutions, or dwellings stand empty or serve holidays.
constexpr double fewest_persons = 1.0;
constexpr double most_persons = 4.0;

constexpr std::size_t types = 6;
enum Type : std::size_t { single, single_65, couple, couple_65, family, lone_parent };
constexpr std::array<NamedId, types> type_names{{
    {"single", {.nl = "alleenstaand, tot 65", .en = "single, under 65"}},
    {"single_65", {.nl = "alleenstaand, 65 en ouder", .en = "single, 65 and over"}},
    {"couple", {.nl = "paar zonder kinderen, tot 65", .en = "couple without children, under 65"}},
    {"couple_65",
     {.nl = "paar zonder kinderen, 65 en ouder", .en = "couple without children, 65 and over"}},
    {"family", {.nl = "paar met kinderen", .en = "couple with children"}},
    {"lone_parent", {.nl = "eenoudergezin", .en = "lone parent"}},
}};
constexpr std::array<double, types> nation{0.265, 0.135, 0.155, 0.130, 0.245, 0.070};

constexpr std::array<NamedId, 4> role_names{{
    {"generalist", {.nl = "generalisten", .en = "generalists"}},
    {"access", {.nl = "toegang", .en = "access"}},
    {"back_office", {.nl = "backoffice", .en = "back office"}},
    {"community_worker", {.nl = "opbouwwerk", .en = "community workers"}},
}};
// Posts per 10,000 inhabitants; generalists and access 8 to 3, together 9.4 (4 to 13).
constexpr std::array<double, 4> role_posts{9.4 * 8.0 / 11.0, 9.4 * 3.0 / 11.0, 0.8, 0.8};
constexpr double fewest_casework = 4.0 / 9.4;
constexpr double most_casework = 13.0 / 9.4;
constexpr double least_posts = 0.3;

std::string type_key(std::size_t type) {
    return "household_types." + std::string{type_names[type].id} + ".share";
}

double share_or(const Region& region, std::string_view key, double otherwise) {
    const RegionFigure* figure = region.figure(key);
    return figure == nullptr ? otherwise : figure->value;
}

std::string whole(double value) {
    return std::to_string(static_cast<std::int64_t>(std::llround(value)));
}

RegionFigure households(const Region& region) {
    if (const RegionFigure* known = region.figure("households.number")) {
        return *known;
    }
    const auto people = static_cast<double>(region.inhabitants);
    const auto dwellings = static_cast<double>(region.dwellings.value_or(0));
    const double derived = std::round(dwellings * households_per_dwelling);
    RegionFigure figure{.key = "households.number",
                        .year = std::string{region_year},
                        .source = std::string{region_source}};
    if (derived > 0.0 && people >= fewest_persons * derived && people <= most_persons * derived) {
        figure.value = derived;
        figure.low = std::min(derived, std::round(dwellings * fewest_per_dwelling));
        figure.high = std::max(derived, std::round(dwellings * most_per_dwelling));
        figure.grade = "derived";
        figure.note_nl = whole(dwellings) + " woningen x 0,957 huishoudens per woning (0,93-1,05)";
        figure.note_en =
            whole(dwellings) + " dwellings x 0.957 households per dwelling (0.93-1.05)";
        return figure;
    }
    figure.value = std::max(1.0, std::round(people * households_per_inhabitant));
    figure.low = std::min(figure.value, std::ceil(people / most_persons));
    figure.high = std::max(figure.value, people / fewest_persons);
    figure.source = nation_source;
    figure.grade = "assumption";
    figure.note_nl = whole(dwellings) + " woningen passen niet bij dit aantal inwoners; 0,469 "
                                        "huishoudens per inwoner, als in heel Nederland";
    figure.note_en = whole(dwellings) + " dwellings do not fit this number of inhabitants; 0.469 "
                                        "households per inhabitant, as in the nation";
    return figure;
}

RegionFigure low_income_share(const Region& region) {
    if (const RegionFigure* known = region.figure("households.low_income_share")) {
        return *known;
    }
    return {.key = "households.low_income_share",
            .value = low_income,
            .low = least_low_income,
            .high = most_low_income,
            .year = std::string{region_year},
            .source = std::string{nation_source},
            .grade = "assumption",
            .note_nl = "als in heel Nederland; van dit gebied is geen cijfer bekend",
            .note_en = "as in the nation; no figure is known of this area"};
}

/// Shares of households by what is measured most often.
struct Groups {
    double single{};
    double without_children{};
    double with_children{};
};

/// The groups of a region; what is not measured shares the rest as in the nation.
Groups groups_of(const Region& region) {
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
void round_shares(std::array<double, types>& shares) {
    constexpr double parts = 1000.0;
    std::array<std::size_t, types> order{};
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::array<double, types> whole_parts{};
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

std::array<double, types> shares_of(const Region& region, double households_number) {
    const Groups groups = groups_of(region);
    double chance_single = nation[single_65] / (nation[single] + nation[single_65]);
    double chance_couple = nation[couple_65] / (nation[couple] + nation[couple_65]);
    if (const RegionFigure* aged = region.figure("aged_65")) {
        const double persons = static_cast<double>(region.inhabitants) / households_number;
        const double times =
            odds_of_age(groups, chance_single, chance_couple, aged->value * persons);
        chance_single = with_odds(chance_single, times);
        chance_couple = with_odds(chance_couple, times);
    }
    const double lone =
        std::min(groups.with_children, share_or(region, "lone_parent",
                                                groups.with_children * nation[lone_parent] /
                                                    (nation[family] + nation[lone_parent])));
    std::array<double, types> shares{};
    shares[single] = groups.single * (1.0 - chance_single);
    shares[single_65] = groups.single * chance_single;
    shares[couple] = groups.without_children * (1.0 - chance_couple);
    shares[couple_65] = groups.without_children * chance_couple;
    shares[family] = groups.with_children - lone;
    shares[lone_parent] = lone;
    round_shares(shares);
    return shares;
}

/// The measured figure from which a composition is derived, or nothing.
const RegionFigure* base_of_composition(const Region& region) {
    for (const std::string_view key : {"single", "with_children", "without_children"}) {
        if (const RegionFigure* figure = region.figure(key)) {
            return figure;
        }
    }
    return nullptr;
}

void add_composition(const Region& region, double households_number,
                     std::vector<RegionFigure>& figures) {
    const std::array<double, types> shares = shares_of(region, households_number);
    const RegionFigure* base = base_of_composition(region);
    for (std::size_t t = 0; t < types; ++t) {
        if (const RegionFigure* known = region.figure(type_key(t))) {
            figures.push_back(*known);
            continue;
        }
        RegionFigure figure{.key = type_key(t), .value = shares[t]};
        if (base == nullptr) {
            figure.year = region_year;
            figure.source = nation_source;
            figure.grade = "assumption";
            figure.note_nl = "als in heel Nederland";
            figure.note_en = "as in the nation";
        } else {
            figure.year = base->year;
            figure.source = base->source;
            figure.grade = "derived";
            figure.note_nl =
                "uit wat van dit gebied gemeten is; de rest verdeeld als in heel Nederland";
            figure.note_en =
                "from what is measured of this area; the rest divided as in the nation";
        }
        figures.push_back(std::move(figure));
    }
}

void add_posts(const Region& region, std::vector<RegionFigure>& figures) {
    for (std::size_t r = 0; r < role_names.size(); ++r) {
        const bool casework = r < 2;
        RegionFigure figure{.key = "staff." + std::string{role_names[r].id} + ".fte",
                            .value = posts(region, role_posts[r]),
                            .year = std::string{region_year},
                            .source = std::string{team_source},
                            .grade = "assumption"};
        if (casework) {
            figure.low = std::min(figure.value, posts(region, role_posts[r] * fewest_casework));
            figure.high = std::max(figure.value, posts(region, role_posts[r] * most_casework));
            figure.note_nl = "generalisten en toegang 8 : 3, samen 9,4 per 10.000 inwoners (4-13)";
            figure.note_en =
                "generalists and access 8 : 3, together 9.4 per 10,000 inhabitants (4-13)";
        } else {
            figure.note_nl = "0,8 per 10.000 inwoners";
            figure.note_en = "0.8 per 10,000 inhabitants";
        }
        figures.push_back(std::move(figure));
    }
}

}  // namespace

std::span<const NamedId> household_types() {
    return type_names;
}

std::span<const NamedId> team_roles() {
    return role_names;
}

double posts(const Region& region, double per_10000) {
    constexpr double inhabitants = 10000.0;
    const double exact = per_10000 * static_cast<double>(region.inhabitants) / inhabitants;
    return std::max(least_posts, std::round(exact * 10.0) / 10.0);
}

std::optional<double> most_of_figure(std::string_view key) {
    if (key == "households.number") {
        return most_households;
    }
    constexpr std::array<std::string_view, 6> shares{"households.low_income_share",
                                                     "single",
                                                     "without_children",
                                                     "with_children",
                                                     "lone_parent",
                                                     "aged_65"};
    bool known = std::find(shares.begin(), shares.end(), key) != shares.end();
    for (std::size_t t = 0; t < types; ++t) {
        known = known || key == type_key(t);
    }
    return known ? std::optional{1.0} : std::nullopt;
}

std::vector<RegionFigure> figures_of_area(const Region& region) {
    expects(region.inhabitants > 0, "a region with a study has inhabitants");
    const RegionFigure number = households(region);
    std::vector<RegionFigure> figures{number,
                                      {.key = "households.inhabitants",
                                       .value = static_cast<double>(region.inhabitants),
                                       .year = std::string{region_year},
                                       .source = std::string{region_source},
                                       .grade = "measured"},
                                      low_income_share(region)};
    add_composition(region, number.value, figures);
    add_posts(region, figures);
    return figures;
}

}  // namespace gebied::input

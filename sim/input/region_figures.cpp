#include "input/region_figures.hpp"

#include "input/parameter_path.hpp"
#include "input/region_composition.hpp"
#include "input/words.hpp"

#include "gebied/base/contract.hpp"
#include "gebied/model/parameter_table.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <numeric>
#include <string>
#include <type_traits>

namespace gebied::input {
namespace {

constexpr double most_households = 2.0e7;
constexpr double per_inhabitants = 10000.0;
constexpr std::string_view region_source = "cbs-85984";
constexpr std::string_view region_year = "2024";

/// Zwolle has 58,558 households and 61,187 dwellings.
constexpr double households_per_dwelling = 0.957;
constexpr double fewest_per_dwelling = 0.93;
constexpr double most_per_dwelling = 1.05;

/// Persons per household between which dwellings tell the number of households. Outside them people live
/// in institutions, or dwellings stand empty or serve holidays.
constexpr double fewest_persons = 1.0;
constexpr double most_persons = 4.0;

constexpr double least_posts = 0.3;

/// Beyond every figure of an area: euros, posts, hours or places, and requests per need.
constexpr double most_of_area = 1.0e12;
constexpr double most_requests = 100.0;

/// How a parameter that grows with the area is rounded.
struct Growing {
    std::string_view section{};
    std::string_view key{};
    double step{};   ///< it is a multiple of this ...
    double least{};  ///< ... and at least this
};
/// What the nation has per 10,000 inhabitants; everything else is a rate, a share or a rule.
constexpr std::array<Growing, 19> growing{{
    {"staff", "fte", 0.1, least_posts},
    {"team", "planned_outreach", 0.1, 0.0},
    {"team", "planned_organising", 0.1, 0.0},
    {"team", "planned_prevention", 0.1, 0.0},
    {"team", "planned_collective", 0.1, 0.0},
    {"team", "enforcement_hours", 0.1, 0.0},
    {"streams", "budget", 100.0, 0.0},
    {"streams", "shift", 100.0, 0.0},
    {"streams", "fixed_lines", 100.0, 0.0},
    {"streams", "set_aside", 100.0, 0.0},
    {"streams", "earmarked", 100.0, 0.0},
    {"products", "places", 1.0, 1.0},
    {"products", "task_sum", 100.0, 0.0},
    {"financing", "ceiling", 100.0, 0.0},
    {"financing", "management_cost", 100.0, 0.0},
    {"financing", "city_premium", 100.0, 0.0},
    {"financing", "base_cost", 100.0, 0.0},
    {"financing", "crisis_reserve", 100.0, 0.0},
    {"financing", "reserve_cap", 100.0, 0.0},
}};

const Model& reference(const Study& nation) {
    return nation.baseline.areas.front().front().model;
}

std::string type_key(std::size_t type) {
    return "household_types." + std::string{type_ids[type]} + ".share";
}

Composition composition_of_nation(const Study& nation) {
    Composition shares{};
    for (std::size_t t = 0; t < type_ids.size(); ++t) {
        shares[t] = figure_of_nation(nation, type_key(t)).value;
    }
    const double all = std::accumulate(shares.begin(), shares.end(), 0.0);
    for (double& share : shares) {
        share /= all;
    }
    return shares;
}

/// A figure of the nation that stands in for one that nobody knows of the region.
RegionFigure as_in_the_nation(RegionFigure figure) {
    figure.grade = "assumption";
    figure.note_nl = "als in heel Nederland; van dit gebied is geen cijfer bekend";
    figure.note_en = "as in the nation; no figure is known of this area";
    return figure;
}

std::string whole(double value) {
    return std::to_string(static_cast<std::int64_t>(std::llround(value)));
}

RegionFigure households(const Region& region, const Study& nation) {
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
    const Households& common = reference(nation).households;
    RegionFigure rough = figure_of_nation(nation, "households.number");
    rough.value = std::max(1.0, std::round(people * common.number / common.inhabitants));
    rough.low = std::min(rough.value, std::ceil(people / most_persons));
    rough.high = std::max(rough.value, people / fewest_persons);
    rough.grade = "assumption";
    rough.note_nl = whole(dwellings) +
                    " woningen passen niet bij dit aantal inwoners; daarom zoveel per inwoner als "
                    "in heel Nederland";
    rough.note_en = whole(dwellings) +
                    " dwellings do not fit this number of inhabitants; so as many per inhabitant "
                    "as in the nation";
    return rough;
}

RegionFigure low_income_share(const Region& region, const Study& nation) {
    constexpr std::string_view key = "households.low_income_share";
    const RegionFigure* known = region.figure(key);
    return known == nullptr ? as_in_the_nation(figure_of_nation(nation, key)) : *known;
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

void add_composition(const Region& region, const Study& nation, double households_number,
                     std::vector<RegionFigure>& figures) {
    const Composition shares =
        composition_of(region, composition_of_nation(nation),
                       static_cast<double>(region.inhabitants) / households_number);
    const RegionFigure* base = base_of_composition(region);
    for (std::size_t t = 0; t < type_ids.size(); ++t) {
        if (const RegionFigure* known = region.figure(type_key(t))) {
            figures.push_back(*known);
            continue;
        }
        RegionFigure figure = as_in_the_nation(figure_of_nation(nation, type_key(t)));
        figure.value = shares[t];
        figure.low.reset();
        figure.high.reset();
        if (base != nullptr) {
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

double rounded(double value, const Growing& rule) {
    // Tenths as a quotient of whole numbers, so that 0.3 is written as 0.3.
    const double steps = std::round(value / rule.step);
    const double multiple =
        rule.step < 1.0 ? steps / std::round(1.0 / rule.step) : steps * rule.step;
    return std::max(rule.least, multiple);
}

const Growing* growing_at(std::string_view path) {
    const std::string_view section = path.substr(0, path.find('.'));
    const std::string_view key = path.substr(path.rfind('.') + 1);
    const auto found = std::find_if(growing.begin(), growing.end(), [&](const Growing& g) {
        return g.section == section && g.key == key;
    });
    return found == growing.end() ? nullptr : &*found;
}

/// A plain number with separators between thousands and before decimals.
std::string readable(std::string number, char thousands, char decimals) {
    std::size_t end = number.find('.');
    if (end == std::string::npos) {
        end = number.size();
    } else {
        number[end] = decimals;
    }
    constexpr std::size_t group = 3;
    for (; end > group; end -= group) {
        number.insert(end - group, 1, thousands);
    }
    return number;
}

/// What the nation has of a parameter that grows with the area, for so many inhabitants.
RegionFigure scaled(RegionFigure figure, const Growing& rule, double inhabitants, double common) {
    const double here = inhabitants / common;
    const std::string before = number_in_words(figure.value * per_inhabitants / common);
    figure.value = rounded(figure.value * here, rule);
    if (figure.low) {
        figure.low = std::min(figure.value, rounded(*figure.low * here, rule));
    }
    if (figure.high) {
        figure.high = std::max(figure.value, rounded(*figure.high * here, rule));
    }
    figure.grade = "assumption";
    figure.note_nl =
        "als in heel Nederland: " + readable(before, '.', ',') + " per 10.000 inwoners";
    figure.note_en = "as in the nation: " + readable(before, ',', '.') + " per 10,000 inhabitants";
    return figure;
}

/// Adds what grows with the area, the team first, then the rest in the order of the sections.
void add_growing(const Region& region, const Study& nation, std::vector<RegionFigure>& figures) {
    const auto people = static_cast<double>(region.inhabitants);
    const double common = reference(nation).households.inhabitants;
    const double reference_households = reference(nation).households.number;
    std::vector<RegionFigure> posts_of_team;
    std::vector<RegionFigure> rest;
    const auto visit = [&]<class Owner, class Value>(const std::string& path,
                                                     const Parameter<Owner, Value>& row,
                                                     const Value& value) {
        if constexpr (std::is_same_v<Value, double>) {
            const Growing* rule = growing_at(path);
            // Places for more than all households are a way to say that there is no limit.
            const bool binds = rule != nullptr && value != 0.0 && value != Owner{}.*(row.member) &&
                               !(rule->key == "places" && value > reference_households);
            const RegionFigure* known = rule == nullptr ? nullptr : region.figure(path);
            if (known != nullptr) {
                (path.starts_with("staff.") ? posts_of_team : rest).push_back(*known);
            } else if (binds) {
                (path.starts_with("staff.") ? posts_of_team : rest)
                    .push_back(scaled(figure_of_nation(nation, path), *rule, people, common));
            }
        }
    };
    for_each_parameter(nation.names, reference(nation), visit);
    figures.insert(figures.end(), posts_of_team.begin(), posts_of_team.end());
    figures.insert(figures.end(), rest.begin(), rest.end());
}

}  // namespace

bool is_part_of_route(std::string_view key) {
    return key.starts_with("routes.") && key.find(".domain_factor.") != std::string_view::npos;
}

bool grows_with_area(std::string_view path) {
    return growing_at(path) != nullptr;
}

RegionFigure figure_of_nation(const Study& nation, std::string_view path) {
    RegionFigure figure{.key = std::string{path}};
    const bool known = with_parameter(nation.names, path, [&](const auto&, const auto& member) {
        const auto& value = member(reference(nation));
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(value)>, double>) {
            figure.value = value;
        }
    });
    expects(known, "the study of the nation has what the study of a region names");
    for (const ParameterRecord& record : nation.parameters) {
        if (record.path == path) {
            figure.low = parse_number(record.low).value;
            figure.high = parse_number(record.high).value;
            figure.year = record.year;
            figure.source = record.source;
            figure.grade = record.grade;
        }
    }
    return figure;
}

double posts(const Region& region, double per_10000) {
    return rounded(per_10000 * static_cast<double>(region.inhabitants) / per_inhabitants,
                   growing.front());
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
    for (std::size_t t = 0; t < type_ids.size(); ++t) {
        known = known || key == type_key(t);
    }
    if (known) {
        return 1.0;
    }
    if (is_part_of_route(key)) {
        return most_requests;
    }
    return grows_with_area(key) ? std::optional{most_of_area} : std::nullopt;
}

std::vector<RegionFigure> figures_of_area(const Region& region, const Study& nation) {
    expects(region.inhabitants > 0, "a region with a study has inhabitants");
    const RegionFigure number = households(region, nation);
    std::vector<RegionFigure> figures{number,
                                      {.key = "households.inhabitants",
                                       .value = static_cast<double>(region.inhabitants),
                                       .year = std::string{region_year},
                                       .source = std::string{region_source},
                                       .grade = "measured"},
                                      low_income_share(region, nation)};
    add_composition(region, nation, number.value, figures);
    std::copy_if(region.figures.begin(), region.figures.end(), std::back_inserter(figures),
                 [](const RegionFigure& figure) { return is_part_of_route(figure.key); });
    add_growing(region, nation, figures);
    return figures;
}

}  // namespace gebied::input

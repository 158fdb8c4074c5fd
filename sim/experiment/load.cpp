// What a study asks beside what there is. Demand is lived without limits, supply is worked out: a stage that only
// changes posts, places or money lives nothing again.
#include "gebied/experiment/load.hpp"

#include "gebied/experiment/run.hpp"
#include "gebied/model/parameter_table.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>
#include <utility>

namespace gebied {
namespace {

constexpr int reported_years = 2;
constexpr double minutes_per_hour = 60.0;
constexpr double seconds_per_year = static_cast<double>(one_year.value());
/// So many households of all areas together are lived in one future, and in all futures together: a rough estimate
/// in well under a second, and as sure for an island as for a city.
constexpr double households_lived = 8000.0;
constexpr double households_in_all = 30000.0;
constexpr double fewest_per_area = 300.0;
constexpr std::int64_t fewest_futures = 5;
constexpr std::int64_t most_futures = 40;
/// So many different demands are lived besides that of the baseline, fewer when there are many areas.
constexpr std::size_t fewest_demands = 2;
constexpr std::size_t most_demands = 6;
constexpr std::size_t demands_times_areas = 400;
/// A product with as many places has no limit.
constexpr double no_limit_of_places = 1.0e9;

/// Share of the posts' hours that is left after sickness, vacancies and learning.
double productive_share(const Role& role) {
    constexpr double days_per_year = 365.2425;
    const double sick = role.sickness_per_year * mean_days(role.sickness) / days_per_year;
    const double vacant = role.leaving_per_year * mean_days(role.vacancy) / days_per_year;
    const double learning = role.leaving_per_year * role.learning_days / days_per_year;
    // A post is taken, then vacant, in turn; sickness and learning belong to the time it is taken.
    const double taken = 1.0 / (1.0 + vacant);
    return taken / (1.0 + sick) *
           (1.0 - std::min(learning, 1.0) * (1.0 - role.learning_productivity));
}

/// The part of an area's households that is lived.
double part_of(const Study& study, std::size_t area) {
    const double number = study.baseline.areas[area].front().model.households.number;
    const double share =
        std::max(households_lived / static_cast<double>(study.areas.size()), fewest_per_area);
    return number > share ? share / number : 1.0;
}

std::int64_t futures_for(const Study& study) {
    double lived = 0.0;
    for (std::size_t a = 0; a < study.areas.size(); ++a) {
        lived += study.baseline.areas[a].front().model.households.number * part_of(study, a);
    }
    return std::clamp(static_cast<std::int64_t>(households_in_all / std::max(lived, 1.0)),
                      fewest_futures, most_futures);
}

/// What is asked by these parameters, with every limit out of the way: two models that differ in posts, places or
/// money alone become the same.
Model demand_of(const Model& from, double part) {
    /// Hours a week of one post, so many that nobody waits for the team.
    constexpr double plenty = 1.0e5;
    Model model = from;
    model.households.number = std::round(model.households.number * part);
    model.households.inhabitants *= part;
    model.households.visitors_per_year *= part;
    model.team.cases_per_fte = 1.0e9;
    for (Role& role : model.roles) {
        role.cost_per_fte = 0.0;
        role.sickness_per_year = 0.0;  // their luck costs time and does not matter here
        role.leaving_per_year = 0.0;
        if (role.casework > 0.0) {  // the hours for the neighbourhood stay what they were
            role.community_work *= role.fte * role.hours_per_week / plenty;
            role.fte = 1.0;
            role.hours_per_week = plenty;
            role.casework = 1.0;
            role.leave_share = 0.0;
        }
    }
    if (std::ranges::none_of(model.roles, [](const Role& role) { return role.casework > 0.0; }) &&
        !model.roles.empty()) {
        model.roles.front() = {.fte = 1.0,
                               .hours_per_week = plenty,
                               .sickness = from.roles.front().sickness,
                               .vacancy = from.roles.front().vacancy};
    }
    model.team.direct_share = 1.0;
    model.team.productivity = 1.0;
    for (Stream& stream : model.streams) {
        stream.budget = 0.0;
        stream.shift = 0.0;
        stream.set_aside = 0.0;
        stream.pooled_share = 0.0;
    }
    for (Product& product : model.products) {
        product.places = no_limit_of_places;
        product.shared_places = 0.0;
        product.contract_follows_use = 0.0;
    }
    const Financing& money = from.financing;
    model.financing = {.regime = money.regime,
                       .basis = CeilingBasis::unlimited,
                       .indexation = money.indexation,
                       .shock_correlation = money.shock_correlation,
                       .shock_persistence = money.shock_persistence,
                       .commitment_share = money.commitment_share,
                       .city_insures_above = money.city_insures_above,
                       .city_insures_by_law = money.city_insures_by_law,
                       .cashable_share = money.cashable_share};
    return model;
}

const Model& model_at(const Timeline& timeline, Instant at) {
    const auto after =
        std::upper_bound(timeline.begin(), timeline.end(), at,
                         [](Instant instant, const Stage& stage) { return instant < stage.from; });
    return std::prev(after)->model;
}

const Scenario& scenario_at(const Study& study, std::size_t position) {
    return position == 0 ? study.baseline : study.scenarios[position - 1];
}

/// A moment of a scenario from which something may be different.
struct Moment {
    std::size_t scenario{};
    Instant at{};
    std::size_t demand{};  ///< which of the demands that are lived
};

/// The start of the reported period and every later date on which a stage of any area begins.
std::vector<Moment> moments_of(const Study& study) {
    std::vector<Moment> moments;
    for (std::size_t s = 0; s <= study.scenarios.size(); ++s) {
        std::vector<Instant> dates{study.period.start()};
        for (const Timeline& timeline : scenario_at(study, s).areas) {
            for (const Stage& stage : timeline) {
                if (stage.from > study.period.start() && stage.from < study.period.end()) {
                    dates.push_back(stage.from);
                }
            }
        }
        std::sort(dates.begin(), dates.end());
        dates.erase(std::unique(dates.begin(), dates.end()), dates.end());
        for (const Instant date : dates) {
            moments.push_back({.scenario = s, .at = date});
        }
    }
    return moments;
}

std::vector<Model> demands_at(const Study& study, const Moment& moment) {
    std::vector<Model> models;
    const Scenario& scenario = scenario_at(study, moment.scenario);
    for (std::size_t a = 0; a < study.areas.size(); ++a) {
        models.push_back(demand_of(model_at(scenario.areas[a], moment.at), part_of(study, a)));
    }
    return models;
}

/// The study that lives every demand: the baseline settles, and from the start on each goes its own way.
Study lived_study(const Study& study, std::vector<Moment>& moments) {
    Study free = study;
    free.scenarios.clear();
    free.period.end_year =
        std::min(study.period.end_year, study.period.start_year + reported_years);
    for (std::size_t a = 0; a < study.areas.size(); ++a) {
        Timeline& timeline = free.baseline.areas[a];
        timeline.resize(1);
        timeline.front().model = demand_of(timeline.front().model, part_of(study, a));
    }
    const auto model_of = [&](std::size_t demand, std::size_t area) -> const Model& {
        return scenario_at(free, demand).areas[area].back().model;
    };
    const std::size_t most =
        std::clamp(demands_times_areas / std::max(study.areas.size(), std::size_t{1}),
                   fewest_demands, most_demands);
    const auto find = [&](const std::vector<Model>& models) {
        std::optional<std::size_t> found;
        for (std::size_t d = 0; !found && d <= free.scenarios.size(); ++d) {
            bool same = true;
            for (std::size_t a = 0; same && a < models.size(); ++a) {
                same = same_parameters(models[a], model_of(d, a));
            }
            found = same ? std::optional{d} : std::nullopt;
        }
        return found;
    };
    // The start of the baseline, then where each scenario ends, then what lies between, as far as there is time.
    std::vector<std::size_t> order(moments.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto rank = [&](std::size_t m) {
        const bool last = m + 1 == moments.size() || moments[m + 1].scenario != moments[m].scenario;
        return m == 0 ? 0 : last ? 1 : 2;
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t x, std::size_t y) { return rank(x) < rank(y); });
    std::vector<bool> known(moments.size());
    for (const std::size_t m : order) {
        std::vector<Model> models = demands_at(study, moments[m]);
        std::optional<std::size_t> demand = find(models);
        if (!demand && free.scenarios.size() >= most) {
            continue;
        }
        if (!demand) {
            Scenario own = free.baseline;
            own.label.id = "demand_" + std::to_string(free.scenarios.size() + 1);
            own.differs_from = study.period.start();
            for (std::size_t a = 0; a < models.size(); ++a) {
                own.areas[a].push_back(
                    {.from = study.period.start(), .model = std::move(models[a])});
            }
            free.scenarios.push_back(std::move(own));
            demand = free.scenarios.size();
        }
        moments[m].demand = *demand;
        known[m] = true;
    }
    for (std::size_t m = 0; m < moments.size(); ++m) {
        if (!known[m]) {  // that of the date before, else of the baseline
            moments[m].demand =
                moments[m > 0 && moments[m - 1].scenario == moments[m].scenario ? m - 1 : 0].demand;
        }
    }
    return free;
}

/// What was asked in one area by one demand: per year of its life, by future.
struct Asked {
    TeamLoad team{};              ///< means; without capacity and what is asked whoever comes
    std::vector<double> hours{};  ///< per future: of the team, for help
    std::vector<std::vector<double>> spent{};   ///< per stream and future: euros
    std::vector<std::vector<double>> places{};  ///< per product and future: taken at a time
    std::array<double, 6> desks{};              ///< hours by kind of desk work
};

struct Desk {
    Counter counter;
    std::string_view key;
};
constexpr std::array<Desk, 6> desks{{
    {Counter::minutes_administration, "products.<product>.administration_hours"},
    {Counter::minutes_objection, "products.<product>.objection_hours"},
    {Counter::minutes_feedback, "team.feedback_hours"},
    {Counter::minutes_group_setup, "domains.<domain>.group_setup_hours"},
    {Counter::minutes_handover, "team.handover_hours"},
    {Counter::minutes_small_grants, "domains.<domain>.small_grant_hours"},
}};

void count_future(Asked& asked, const Outcome& future, const Layout& layout, const Model& model,
                  int years, double part) {
    asked.spent.resize(model.streams.size());
    asked.places.resize(model.products.size());
    double all = 0.0;
    std::vector<double> spent(model.streams.size());
    std::vector<double> places(model.products.size());
    for (int y = 0; y < years; ++y) {
        const auto row = future.year(static_cast<std::size_t>(y));
        const double lived = static_cast<double>(years) * part;
        const auto hours = [&](Counter c) {
            const double value = static_cast<double>(row[layout.at(c)]) / minutes_per_hour / lived;
            all += value;
            return value;
        };
        TeamLoad& team = asked.team;
        team.intake += hours(Counter::minutes_intake);
        team.support += hours(Counter::minutes_cases);
        team.management += hours(Counter::minutes_management);
        team.bridging += hours(Counter::minutes_bridging);
        team.reindication += hours(Counter::minutes_reindication);
        team.aftercare += hours(Counter::minutes_aftercare);
        for (std::size_t d = 0; d < desks.size(); ++d) {
            asked.desks[d] += hours(desks[d].counter);
        }
        for (std::size_t s = 0; s < spent.size(); ++s) {
            spent[s] += static_cast<double>(row[layout.at(Counter::spent, s)]) / 100.0 / lived;
        }
        for (std::size_t p = 0; p < places.size(); ++p) {
            places[p] += static_cast<double>(row[layout.at(Counter::running_time, p)]) *
                         model.products[p].weight / seconds_per_year / lived;
        }
    }
    asked.hours.push_back(all);
    for (std::size_t s = 0; s < spent.size(); ++s) {
        asked.spent[s].push_back(spent[s]);
    }
    for (std::size_t p = 0; p < places.size(); ++p) {
        asked.places[p].push_back(places[p]);
    }
}

/// Sums over futures become means.
void finish(Asked& asked) {
    const double futures = std::max(1.0, static_cast<double>(asked.hours.size()));
    TeamLoad& team = asked.team;
    for (double TeamLoad::* part :
         {&TeamLoad::intake, &TeamLoad::support, &TeamLoad::management, &TeamLoad::bridging,
          &TeamLoad::reindication, &TeamLoad::aftercare}) {
        team.*part /= futures;
    }
    for (double& desk : asked.desks) {
        desk /= futures;
        team.desk += desk;
    }
    team.desk_key =
        desks[static_cast<std::size_t>(std::max_element(asked.desks.begin(), asked.desks.end()) -
                                       asked.desks.begin())]
            .key;
}

/// Why there is not one hour.
std::string capacity_key_of(const Names& names, const Model& model) {
    if (model.team.direct_share <= 0.0) {
        return "team.direct_share";
    }
    if (model.team.productivity <= 0.0) {
        return "team.productivity";
    }
    for (std::size_t r = 0; r < model.roles.size(); ++r) {
        if (model.roles[r].fte > 0.0 && model.roles[r].casework > 0.0) {
            return "staff." + names.roles[r].id + ".leave_share";
        }
    }
    std::string keys;
    for (std::size_t r = 0; r < model.roles.size(); ++r) {
        if (model.roles[r].casework > 0.0) {
            keys += (keys.empty() ? "staff." : ", staff.") + names.roles[r].id + ".fte";
        }
    }
    if (!keys.empty()) {
        return keys;
    }
    return "staff.<role>.casework";
}

/// The hours that there are, and what is asked of them whoever comes for help.
void count_capacity(TeamLoad& load, const Model& model) {
    constexpr double weeks_per_year = 52.1775;
    const Team& team = model.team;
    for (const Role& role : model.roles) {
        const double posts = role.fte * role.casework;
        load.capacity += posts * role.hours_per_week * (1.0 - role.leave_share) *
                         team.direct_share * team.productivity * weeks_per_year *
                         productive_share(role);
        load.training += posts * team.training_hours * weeks_per_year;
    }
    load.consultation = team.partner_organisations * team.consultation_hours * weeks_per_year;
    load.contact = team.contact_hours * model.households.inhabitants / 1000.0 * weeks_per_year;
    load.enforcement = team.enforcement_hours * weeks_per_year;
    load.ring_fenced = team.protected_share * weeks_per_year *
                       (team.planned_outreach + team.planned_organising + team.planned_prevention +
                        team.planned_collective);
}

/// How the opening of a year would lay out this ceiling: posts and fixed lines first, then the reserve, then the
/// streams, by their amounts when these do not fit.
CeilingLoad ceiling_of(const Names& names, const Model& model) {
    const Financing& money = model.financing;
    CeilingLoad load{.limited = money.basis == CeilingBasis::amounts,
                     .lines = money.base_cost + money.management_cost + money.city_premium,
                     .reserve = money.crisis_reserve};
    double most = 0.0;
    for (std::size_t r = 0; r < model.roles.size(); ++r) {
        const double cost = model.roles[r].fte * model.roles[r].cost_per_fte;
        load.posts += cost;
        if (cost > most) {
            most = cost;
            load.largest_key = "staff." + names.roles[r].id + ".fte x cost_per_fte";
        }
    }
    if (load.lines > load.posts) {
        load.largest_key =
            money.base_cost >= money.management_cost && money.base_cost >= money.city_premium
                ? "financing.base_cost"
            : money.management_cost >= money.city_premium ? "financing.management_cost"
                                                          : "financing.city_premium";
    }
    for (const Stream& stream : model.streams) {
        load.streams += std::max(0.0, stream.budget + stream.shift);
    }
    const double parts = load.posts + load.lines + load.reserve + load.streams;
    load.ceiling = (money.ceiling > 0.0 ? money.ceiling : parts) * money.ceiling_factor;
    return load;
}

std::vector<StreamLoad> streams_of(const Names& names, const Model& model,
                                   const CeilingLoad& ceiling, const Asked& asked) {
    const double rest =
        std::max(0.0, ceiling.ceiling - ceiling.posts - ceiling.lines - ceiling.reserve);
    const double fits = ceiling.streams > rest ? rest / ceiling.streams : 1.0;
    std::vector<StreamLoad> loads;
    double pool = 0.0;
    for (std::size_t s = 0; s < model.streams.size(); ++s) {
        const Stream& stream = model.streams[s];
        const Estimate expected = mean_with_interval(asked.spent[s]);
        StreamLoad load{.stream = names.streams[s].id,
                        .expected = expected.mean,
                        .low = expected.low,
                        .amount = stream.budget,
                        .written = stream.budget + stream.shift,
                        .has_budget = ceiling.limited};
        if (ceiling.limited) {
            load.budget = std::max(0.0, load.written) * fits;
            const double pooled =
                stream.pooled_share *
                std::max(0.0, load.budget - stream.fixed_lines - stream.set_aside);
            pool += pooled;
            load.reach = load.budget - pooled;
        }
        loads.push_back(std::move(load));
    }
    for (StreamLoad& load : loads) {
        load.reach += load.has_budget ? pool : 0.0;
    }
    return loads;
}

TeamLoad team_of(const Names& names, const Model& model, const Asked& asked) {
    TeamLoad team = asked.team;
    count_capacity(team, model);
    const double besides =
        team.contact + team.enforcement + team.training + team.consultation + team.ring_fenced;
    team.offered = team.intake + team.support + team.management + team.bridging +
                   team.reindication + team.aftercare + team.desk + besides;
    team.offered_estimate = mean_with_interval(asked.hours);
    team.offered_estimate.mean += besides;
    team.offered_estimate.low += besides;
    team.offered_estimate.high += besides;
    if (team.capacity <= 0.0) {
        team.capacity_key = capacity_key_of(names, model);
    }
    return team;
}

/// Places of products that have a limit; `models` and `asked` of all areas at one moment, for some share places.
std::vector<PlaceLoad> places_of(const Names& names, const std::vector<const Model*>& models,
                                 const std::vector<const Asked*>& asked, std::size_t area) {
    std::vector<PlaceLoad> loads;
    for (std::size_t p = 0; p < names.products.size(); ++p) {
        const Product& product = models[area]->products[p];
        const Estimate expected = mean_with_interval(asked[area]->places[p]);
        double places = product.places;
        if (product.shared_places > 0.0) {
            double all = 0.0;
            double wanted = 0.0;
            for (std::size_t a = 0; a < models.size(); ++a) {
                if (models[a]->products[p].shared_places > 0.0) {
                    all += models[a]->products[p].places;
                    wanted += mean_with_interval(asked[a]->places[p]).mean;
                }
            }
            places = wanted > 0.0 ? all * expected.mean / wanted : all;
        }
        if (places < no_limit_of_places) {
            loads.push_back({.product = names.products[p].id,
                             .expected = expected.mean,
                             .low = expected.low,
                             .places = places});
        }
    }
    return loads;
}

}  // namespace

double TeamLoad::ratio() const {
    return capacity > 0.0  ? offered / capacity
           : offered > 0.0 ? std::numeric_limits<double>::infinity()
                           : 0.0;
}

std::array<double, 2> TeamLoad::ratio_ends() const {
    if (capacity <= 0.0) {
        return {ratio(), ratio()};
    }
    return {std::max(0.0, offered_estimate.low) / capacity, offered_estimate.high / capacity};
}

Load load_of(const Study& study, int threads) {
    std::vector<Moment> moments = moments_of(study);
    const Study free = lived_study(study, moments);
    const Layout layout{study.names};
    const std::size_t areas = study.areas.size();
    std::vector<std::vector<Asked>> asked(free.scenarios.size() + 1, std::vector<Asked>(areas));
    Load load{.futures = futures_for(study)};
    run(free, {.first = 1, .last = load.futures, .threads = threads},
        [&](Replication&& replication) {
            for (std::size_t d = 0; d < asked.size(); ++d) {
                for (std::size_t a = 0; a < areas; ++a) {
                    count_future(asked[d][a], replication.futures[d][a], layout,
                                 scenario_at(free, d).areas[a].back().model,
                                 free.period.reported_years(), part_of(study, a));
                }
            }
        });
    for (std::vector<Asked>& demand : asked) {
        std::for_each(demand.begin(), demand.end(), finish);
    }
    for (const Moment& moment : moments) {
        std::vector<const Model*> models;
        std::vector<const Asked*> theirs;
        for (std::size_t a = 0; a < areas; ++a) {
            models.push_back(&model_at(scenario_at(study, moment.scenario).areas[a], moment.at));
            theirs.push_back(&asked[moment.demand][a]);
        }
        for (std::size_t a = 0; a < areas; ++a) {
            StageLoad stage{.scenario = moment.scenario,
                            .area = a,
                            .from = moment.at,
                            .team = team_of(study.names, *models[a], *theirs[a]),
                            .places = places_of(study.names, models, theirs, a),
                            .ceiling = ceiling_of(study.names, *models[a])};
            stage.streams = streams_of(study.names, *models[a], stage.ceiling, *theirs[a]);
            const std::string& id = study.areas[a].id;
            stage.team.area = id;
            stage.ceiling.area = id;
            for (StreamLoad& stream : stage.streams) {
                stream.area = id;
            }
            for (PlaceLoad& place : stage.places) {
                place.area = id;
            }
            load.stages.push_back(std::move(stage));
        }
    }
    for (std::size_t a = 0; a < areas; ++a) {
        load.teams.push_back(load.stages[a].team);
        load.streams.insert(load.streams.end(), load.stages[a].streams.begin(),
                            load.stages[a].streams.end());
    }
    return load;
}

}  // namespace gebied

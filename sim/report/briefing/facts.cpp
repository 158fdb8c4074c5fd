#include "report/briefing/facts.hpp"

#include "gebied/base/contract.hpp"
#include "gebied/statistics/estimate.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <functional>
#include <numeric>
#include <tuple>
#include <utility>

namespace gebied::briefing {

namespace {

struct UnitRow {
    std::string_view name;
    double per;  ///< counted units in one unit of reading
};
constexpr std::array<UnitRow, 6> units{{{"count", 1.0},
                                        {"share", 1.0},
                                        {"euro", 100.0},
                                        {"days", 86400.0},
                                        {"hours", 60.0},
                                        {"household_years", 31556952.0}}};

double per(Unit unit) {
    return units[static_cast<std::size_t>(unit)].per;
}

Unit unit_of(const Measure& measure) {
    return measure.unit.en == "share"            ? Unit::share
           : measure.unit.en.starts_with("euro") ? Unit::euro
                                                 : Unit::count;
}

std::string joined(const std::vector<std::string>& names, std::string_view joint) {
    return fmt::format("{}", fmt::join(names, joint));
}

}  // namespace

std::string_view name_of(Unit unit) {
    return units[static_cast<std::size_t>(unit)].name;
}

std::string Sum::expression() const {
    std::string text = joined(plus, "+");
    for (const std::string& name : minus) {
        text += '-' + name;
    }
    return over.empty() ? text : text + '/' + joined(over, "+");
}

std::string Years::text() const {
    switch (kind_) {
        case Kind::all: return "all";
        case Kind::one: return std::to_string(year_);
        case Kind::until: return fmt::format("until-{}", year_);
    }
    return {};
}

Facts::Facts(const ResultReader& result) : result_{&result}, comparison_{compare(result)} {
    for (const std::string_view name : columns_by_year) {
        yearly_columns_.push_back(columns_of({std::string{name}}).at(0));
    }
}

const Facts::Counted& Facts::counted(std::size_t scenario) const {
    const auto known = counted_.find(scenario);
    if (known != counted_.end()) {
        return known->second;
    }
    const std::size_t width = result_->columns().size();
    const auto futures = static_cast<std::size_t>(header().replications);
    const auto years = static_cast<std::size_t>(header().reported_years());
    const std::size_t day = columns_of({"first_shortage_day"}).at(0);
    Counted all;
    all.sums.resize(futures * width);
    all.by_year.resize(yearly_columns_.size() * futures * years);
    all.by_month.resize(monthly_series_count * 12 * futures);
    result_->for_each_year(scenario, [&](std::size_t replication, std::size_t, std::size_t year,
                                         std::span<const std::int64_t> values) {
        for (std::size_t i = 0; i < width; ++i) {
            all.sums[replication * width + i] += values[i];
        }
        for (std::size_t i = 0; i < yearly_columns_.size(); ++i) {
            all.by_year[(i * futures + replication) * years + year] += values[yearly_columns_[i]];
        }
        all.days.push_back(values[day] == 0 ? never : static_cast<int>(values[day]));
    });
    result_->for_each_month(scenario, [&](std::size_t replication, std::size_t, std::size_t month,
                                          std::span<const std::int64_t> values) {
        for (std::size_t i = 0; i < values.size(); ++i) {
            all.by_month[(i * 12 + month % 12) * futures + replication] +=
                static_cast<double>(values[i]);
        }
    });
    std::ranges::sort(all.days);
    return counted_.emplace(scenario, std::move(all)).first->second;
}

const std::string& Facts::scenario_id(std::size_t scenario) const {
    return comparison_.scenarios[scenario].label.id;
}

bool Facts::has(std::string_view measure) const {
    return comparison_.find(measure) != nullptr;
}

const MeasureComparison& Facts::row(std::string_view measure) const {
    const MeasureComparison* found = comparison_.find(measure);
    expects(found != nullptr, "the briefing asks for measures that the result has");
    return *found;
}

Figure Facts::level(std::string_view measure, std::size_t scenario) const {
    const MeasureComparison& found = row(measure);
    return {.estimate = found.scenarios[scenario].mean,
            .cell = fmt::format("measure|{}|{}", measure, scenario_id(scenario)),
            .unit = unit_of(*found.measure.measure)};
}

Figure Facts::change(std::string_view measure, std::size_t scenario) const {
    const MeasureComparison& found = row(measure);
    return {.estimate = found.differences[scenario - 1].estimate,
            .cell = fmt::format("difference|{}|{}", measure, scenario_id(scenario)),
            .unit = unit_of(*found.measure.measure)};
}

Verdict Facts::verdict(std::string_view measure, std::size_t scenario) const {
    return row(measure).differences[scenario - 1].verdict;
}

std::vector<std::size_t> Facts::columns_named(std::string_view name) const {
    const std::vector<Column>& all = result_->columns();
    const bool every = name.ends_with(".*");
    const std::string_view start = every ? name.substr(0, name.size() - 1) : name;
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (every ? all[i].name.starts_with(start) : all[i].name == name) {
            found.push_back(i);
        }
    }
    return found;
}

std::vector<std::size_t> Facts::columns_of(const std::vector<std::string>& names) const {
    std::vector<std::size_t> found;
    for (const std::string& name : names) {
        const std::vector<std::size_t> those = columns_named(name);
        if (those.empty() && !name.ends_with(".*")) {
            // Nothing added up would read as 0.
            throw ResultError{fmt::format(
                "this result has no column {}: it was computed by another version of the program ({}); run "
                "the study again",
                name, header().program_version)};
        }
        found.insert(found.end(), those.begin(), those.end());
    }
    return found;
}

bool Facts::has(const Sum& sum) const {
    const auto known = [&](const std::string& name) { return !columns_named(name).empty(); };
    return std::ranges::all_of(sum.plus, known) && std::ranges::all_of(sum.minus, known) &&
           std::ranges::all_of(sum.over, known);
}

/// The values of the years added up: a mean or a ratio is taken later.
std::vector<double> Facts::per_future(const std::vector<std::string>& names, std::size_t scenario,
                                      Years years) const {
    const Counted& all = counted(scenario);
    const std::size_t width = result_->columns().size();
    const auto reported = static_cast<std::size_t>(header().reported_years());
    std::vector<std::int64_t> sums(static_cast<std::size_t>(header().replications), 0);
    for (const std::size_t index : columns_of(names)) {
        if (years.are_all()) {
            for (std::size_t i = 0; i < sums.size(); ++i) {
                sums[i] += all.sums[i * width + index];
            }
            continue;
        }
        const auto kept = std::ranges::find(yearly_columns_, index);
        expects(kept != yearly_columns_.end(), "a column that is told year by year");
        const auto which = static_cast<std::size_t>(kept - yearly_columns_.begin());
        for (std::size_t i = 0; i < sums.size(); ++i) {
            for (std::size_t year = 0; year < reported; ++year) {
                if (years.hold(header().start_year + static_cast<int>(year))) {
                    sums[i] += all.by_year[(which * sums.size() + i) * reported + year];
                }
            }
        }
    }
    return {sums.begin(), sums.end()};
}

std::string Facts::address(std::string_view kind, const Sum& sum, std::size_t scenario,
                           Years years) const {
    return fmt::format("{}|{}|{}|{}|{}", kind, name_of(sum.unit), sum.expression(),
                       scenario_id(scenario), years.text());
}

namespace {

/// Values per future, in the unit of reading and per year.
std::vector<double> combined(std::vector<double> plus, const std::vector<double>& minus,
                             double divisor) {
    for (std::size_t i = 0; i < plus.size(); ++i) {
        plus[i] = (plus[i] - (minus.empty() ? 0.0 : minus[i])) / divisor;
    }
    return plus;
}

}  // namespace

Figure Facts::yearly(const Sum& sum, std::size_t scenario, Years years) const {
    const bool mean = years.are_all() && sum.over.empty();
    const std::vector<double> values =
        combined(per_future(sum.plus, scenario, years), per_future(sum.minus, scenario, years),
                 per(sum.unit) * (mean ? header().reported_years() : 1.0));
    Figure figure{
        .estimate = {}, .cell = address("yearly", sum, scenario, years), .unit = sum.unit};
    if (sum.over.empty()) {
        figure.estimate = mean_with_interval(values);
    } else {
        const std::vector<double> over = per_future(sum.over, scenario, years);
        figure.estimate = ratio_of_sums({.numerators = values, .denominators = over});
    }
    return figure;
}

Figure Facts::yearly_change(const Sum& sum, std::size_t scenario, Years years) const {
    expects(sum.over.empty(), "differences of ratios are measures");
    const double divisor = per(sum.unit) * (years.are_all() ? header().reported_years() : 1.0);
    const auto values = [&](std::size_t which) {
        return combined(per_future(sum.plus, which, years), per_future(sum.minus, which, years),
                        divisor);
    };
    return {.estimate = paired_difference(values(scenario), values(0)),
            .cell = address("yearly-difference", sum, scenario, years),
            .unit = sum.unit};
}

std::vector<std::size_t> Facts::scenarios_that_change_only(
    std::initializer_list<std::string_view> names) const {
    const std::vector<MeasureRecord> changes = result_->changes();
    std::vector<std::size_t> found;
    for (std::size_t s = 1; s < scenarios(); ++s) {
        bool has_first = false;
        bool only = true;
        for (const MeasureRecord& change : changes) {
            if (change.scenario != scenario_id(s)) {
                continue;
            }
            const std::string_view name =
                std::string_view{change.path}.substr(change.path.rfind('.') + 1);
            has_first = has_first || name == *names.begin();
            only = only && std::ranges::find(names, name) != names.end();
        }
        if (has_first && only) {
            found.push_back(s);
        }
    }
    return found;
}

Figure Facts::change_per_100000(const Sum& sum, const Sum& cost, std::size_t scenario) const {
    constexpr double euros = 100000.0;
    const auto differences = [&](const Sum& of, double divisor) {
        const std::vector<double> then = per_future(of.plus, scenario, Years::all());
        std::vector<double> values = per_future(of.plus, 0, Years::all());
        for (std::size_t i = 0; i < values.size(); ++i) {
            values[i] = (then[i] - values[i]) / divisor;
        }
        return values;
    };
    const std::vector<double> effect = differences(sum, per(sum.unit));
    std::vector<double> money = differences(cost, per(cost.unit) * euros);
    if (std::accumulate(money.begin(), money.end(), 0.0) < 0.0) {
        std::ranges::transform(money, money.begin(), std::negate<>{});
    }
    const double all = std::accumulate(money.begin(), money.end(), 0.0);
    const double ratio = std::accumulate(effect.begin(), effect.end(), 0.0) / all;
    std::vector<double> values(effect.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        values[i] =
            ratio + (effect[i] - ratio * money[i]) / (all / static_cast<double>(money.size()));
    }
    return {.estimate = mean_with_interval(values),
            .cell = fmt::format("difference-per|{}|{}|{}|{}", name_of(sum.unit), sum.expression(),
                                cost.expression(), scenario_id(scenario)),
            .unit = sum.unit};
}

Facts::Halves Facts::short_by_free_money(int month) const {
    using Year = std::tuple<std::size_t, std::size_t, std::size_t>;  // replication, area, year
    const std::size_t enough = columns_of({"budget_enough"}).at(0);
    std::map<Year, bool> was_short;
    result_->for_each_year(0, [&](std::size_t replication, std::size_t area, std::size_t year,
                                  std::span<const std::int64_t> values) {
        was_short[{replication, area, year}] = values[enough] == 0;
    });
    std::vector<std::pair<std::int64_t, Year>> order;
    result_->for_each_month(0, [&](std::size_t replication, std::size_t area, std::size_t at,
                                   std::span<const std::int64_t> values) {
        if (at % 12 + 1 == static_cast<std::size_t>(month)) {
            order.push_back({values[static_cast<std::size_t>(MonthlySeries::free)],
                             {replication, area, at / 12}});
        }
    });
    std::ranges::sort(order);
    const std::size_t half = order.size() / 2;
    const auto futures = static_cast<std::size_t>(header().replications);
    using Counts = std::array<std::vector<double>, 2>;  // years that ran short, and all, per future
    const auto counts_of = [&](std::size_t from) {
        Counts counts{std::vector<double>(futures, 0.0), std::vector<double>(futures, 0.0)};
        for (std::size_t i = from; i < from + half; ++i) {
            const Year& year = order[i].second;
            counts[0][std::get<0>(year)] += was_short.at(year) ? 1.0 : 0.0;
            counts[1][std::get<0>(year)] += 1.0;
        }
        return counts;
    };
    const Counts least = counts_of(0);
    const Counts most = counts_of(order.size() - half);
    const auto ratio = [](const Counts& counts) {
        return RatioValues{.numerators = counts[0], .denominators = counts[1]};
    };
    const auto share_short = [&](const Counts& counts, std::string_view which) {
        return Figure{.estimate = ratio_of_sums(ratio(counts)),
                      .cell = fmt::format("signpost|{}|{}", month, which),
                      .unit = Unit::share};
    };
    return {.years = static_cast<std::int64_t>(half),
            .least = share_short(least, "least"),
            .most = share_short(most, "most"),
            .tells = demonstrable(ratio_difference(ratio(least), ratio(most)))};
}

Figure Facts::in_area(const Sum& sum, std::size_t area) const {
    const Totals totals = result_->totals(0, area);
    const auto added = [&](const std::vector<std::string>& names, double divisor) {
        std::vector<double> values(totals.replications(), 0.0);
        for (const std::size_t index : columns_of(names)) {
            for (std::size_t i = 0; i < values.size(); ++i) {
                values[i] += static_cast<double>(totals.replication(i)[index]) / divisor;
            }
        }
        return values;
    };
    const double years = sum.over.empty() ? static_cast<double>(totals.years) : 1.0;
    const std::vector<double> values = added(sum.plus, per(sum.unit) * years);
    const std::vector<double> over = added(sum.over, 1.0);
    return {.estimate = sum.over.empty()
                            ? mean_with_interval(values)
                            : ratio_of_sums({.numerators = values, .denominators = over}),
            .cell = fmt::format("area|{}|{}|{}", name_of(sum.unit), sum.expression(),
                                result_->areas()[area].id),
            .unit = sum.unit};
}

Figure Facts::monthly(MonthlySeries series, std::size_t scenario, std::optional<int> month) const {
    const std::vector<double>& sums = counted(scenario).by_month;
    const MonthlyRow& row = monthly_series[static_cast<std::size_t>(series)];
    const Unit unit = row.unit == "cent" ? Unit::euro : Unit::count;
    std::vector<double> values(static_cast<std::size_t>(header().replications), 0.0);
    for (int m = month.value_or(1); m <= month.value_or(12); ++m) {
        const std::size_t from =
            (static_cast<std::size_t>(series) * 12 + static_cast<std::size_t>(m - 1)) *
            values.size();
        for (std::size_t i = 0; i < values.size(); ++i) {
            values[i] += sums[from + i];
        }
    }
    for (double& value : values) {
        value /= per(unit) * header().reported_years() * (month ? 1.0 : 12.0);
    }
    return {.estimate = mean_with_interval(values),
            .cell = fmt::format("monthly|{}|{}|{}", row.id, scenario_id(scenario),
                                month ? std::to_string(*month) : "all"),
            .unit = unit};
}

const std::vector<int>& Facts::shortage_days(std::size_t scenario) const {
    return counted(scenario).days;
}

int Facts::month_of(int day) {
    constexpr std::array<int, 11> starts{32, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335};
    return 1 + static_cast<int>(std::ranges::upper_bound(starts, day) - starts.begin());
}

std::vector<double> Facts::years_of(std::string_view column, Unit unit,
                                    std::size_t scenario) const {
    const Counted& all = counted(scenario);
    const auto found = std::ranges::find(columns_by_year, column);
    expects(found != columns_by_year.end(), "a column that is told year by year");
    const std::size_t size = all.by_year.size() / columns_by_year.size();
    const auto from = static_cast<std::size_t>(found - columns_by_year.begin()) * size;
    std::vector<double> values;
    for (std::size_t i = from; i < from + size; ++i) {
        values.push_back(static_cast<double>(all.by_year[i]) / per(unit));
    }
    std::ranges::sort(values);
    return values;
}

std::vector<std::vector<double>> Facts::overrun_by_area(std::size_t scenario) const {
    const std::size_t column = columns_of({"overrun_total"}).at(0);
    std::vector<std::vector<double>> areas(result_->areas().size());
    result_->for_each_year(scenario, [&](std::size_t, std::size_t area, std::size_t,
                                         std::span<const std::int64_t> values) {
        areas[area].push_back(static_cast<double>(values[column]) / per(Unit::euro));
    });
    for (std::vector<double>& years : areas) {
        std::ranges::sort(years);
    }
    return areas;
}

}  // namespace gebied::briefing

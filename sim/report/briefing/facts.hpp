#pragma once

#include "gebied/report/comparison.hpp"
#include "gebied/results/result_file.hpp"
#include "report/briefing/phrase.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gebied::briefing {

/// What a number counts, in the unit in which its cell holds it.
enum class Unit { count, share, euro, days, hours, household_years };

/// An estimate with the address of its cell, without the statistic at the end.
struct Figure {
    Estimate estimate{};
    std::string cell{};
    Unit unit{Unit::count};
};

/// Yearly columns that are added up, over others when it is a ratio. A name is a column
/// (`spent.youth_care`) or all columns of a counter (`decided.*`).
struct Sum {
    std::vector<std::string> plus{};
    std::vector<std::string> minus{};
    std::vector<std::string> over{};
    Unit unit{Unit::count};

    /// As it stands in a cell: `spent.a+overrun.a-released.a/decided.*`.
    [[nodiscard]] std::string expression() const;
};

/// Which reported years a number is about: all of them or one (a mean per year), or all up to and including
/// one, added up.
class Years {
public:
    static Years all() { return {Kind::all, 0}; }
    static Years of(int year) { return {Kind::one, year}; }
    static Years until(int year) { return {Kind::until, year}; }

    [[nodiscard]] bool are_all() const { return kind_ == Kind::all; }
    [[nodiscard]] bool hold(int year) const {
        return kind_ == Kind::all || year == year_ || (kind_ == Kind::until && year < year_);
    }
    /// As it stands in a cell: `all`, `2029`, `until-2029`.
    [[nodiscard]] std::string text() const;

private:
    enum class Kind : std::uint8_t { all, one, until };
    Years(Kind kind, int year) : kind_{kind}, year_{year} {}
    Kind kind_;
    int year_;
};

/// Columns that the briefing also tells year by year.
inline constexpr std::array<std::string_view, 5> columns_by_year{
    "spent_total", "overrun_total", "staff_cost", "entitled_waited", "cashable_cost"};

/// Everything that the briefing reads from a result, each number with its cell. What was read once is kept.
/// Throws `ResultError` when the result lacks a column, such as one of an older version of the program.
class Facts {
public:
    explicit Facts(const ResultReader& result);

    [[nodiscard]] const ResultReader& result() const { return *result_; }
    [[nodiscard]] const ResultHeader& header() const { return result_->header(); }
    [[nodiscard]] const Comparison& comparison() const { return comparison_; }
    [[nodiscard]] std::size_t scenarios() const { return comparison_.scenarios.size(); }
    [[nodiscard]] const std::string& scenario_id(std::size_t scenario) const;

    [[nodiscard]] bool has(std::string_view measure) const;
    [[nodiscard]] const MeasureComparison& row(std::string_view measure) const;
    /// A measure under a scenario.
    [[nodiscard]] Figure level(std::string_view measure, std::size_t scenario) const;
    /// Scenario minus baseline; `scenario` from 1.
    [[nodiscard]] Figure change(std::string_view measure, std::size_t scenario) const;
    [[nodiscard]] Verdict verdict(std::string_view measure, std::size_t scenario) const;

    /// Whether the result has every column that `sum` names.
    [[nodiscard]] bool has(const Sum& sum) const;
    /// A sum of columns (or the ratio of sums) of all reported years, or of some of them for the columns in
    /// `columns_by_year`.
    [[nodiscard]] Figure yearly(const Sum& sum, std::size_t scenario,
                                Years years = Years::all()) const;
    /// The same, minus the baseline, future by future.
    [[nodiscard]] Figure yearly_change(const Sum& sum, std::size_t scenario,
                                       Years years = Years::all()) const;
    /// Scenarios (from 1) that change parameters of the first name, and no other than of these names: what they
    /// show is the work of the first.
    [[nodiscard]] std::vector<std::size_t> scenarios_that_change_only(
        std::initializer_list<std::string_view> names) const;

    /// What changes per 100,000 euros that the scenario costs more, or less: the difference of `sum` over the size
    /// of that of `cost`, by the delta method. Only where the difference in cost is demonstrable.
    [[nodiscard]] Figure change_per_100000(const Sum& sum, const Sum& cost,
                                           std::size_t scenario) const;

    /// Years (of an area and a future) under the baseline in two halves: those with least, and those with most free
    /// money at the end of a month; the share of each in which the budget was not enough.
    struct Halves {
        std::int64_t years{};  ///< in each half; 0 when there are fewer than two
        Figure least{};
        Figure most{};
        bool tells{};  ///< whether the two shares differ demonstrably
    };
    [[nodiscard]] Halves short_by_free_money(int month) const;

    /// Mean per year of a sum of columns, or the ratio of sums, in one area under the baseline.
    [[nodiscard]] Figure in_area(const Sum& sum, std::size_t area) const;

    /// Mean over futures and years of a monthly series at the end of a month (1 to 12), or of every
    /// month.
    [[nodiscard]] Figure monthly(MonthlySeries series, std::size_t scenario,
                                 std::optional<int> month = std::nullopt) const;

    /// First days without enough money, one per area, year and future, sorted; 0 (never) comes
    /// last, as 400.
    [[nodiscard]] const std::vector<int>& shortage_days(std::size_t scenario) const;
    static constexpr int never = 400;
    /// The month of a day of the year: 1 to 12, by a year of 365 days (a leap day moves it by one).
    [[nodiscard]] static int month_of(int day);

    /// Yearly values of a column that is told year by year, over all areas together: one per year and
    /// future, sorted.
    [[nodiscard]] std::vector<double> years_of(std::string_view column, Unit unit,
                                               std::size_t scenario) const;

    /// Overrun of a year in euros, one per year and future, sorted; per area.
    [[nodiscard]] std::vector<std::vector<double>> overrun_by_area(std::size_t scenario) const;

private:
    /// What is kept of one scenario, from one reading of its rows; all areas together.
    struct Counted {
        std::vector<std::int64_t> sums{};     ///< [replication][column], over the reported years
        std::vector<std::int64_t> by_year{};  ///< [column of `yearly_columns_`][replication][year]
        std::vector<double> by_month{};       ///< [series][month][replication], over the years
        std::vector<int> days{};
    };
    [[nodiscard]] const Counted& counted(std::size_t scenario) const;
    [[nodiscard]] std::vector<std::size_t> columns_named(std::string_view name) const;
    /// The columns of all names; throws `ResultError` when the result has none of a name.
    [[nodiscard]] std::vector<std::size_t> columns_of(const std::vector<std::string>& names) const;
    [[nodiscard]] std::vector<double> per_future(const std::vector<std::string>& names,
                                                 std::size_t scenario, Years years) const;
    [[nodiscard]] std::string address(std::string_view kind, const Sum& sum, std::size_t scenario,
                                      Years years) const;

    const ResultReader* result_;
    Comparison comparison_;
    std::vector<std::size_t> yearly_columns_{};
    mutable std::map<std::size_t, Counted> counted_{};
};

/// The word of a unit in a cell: `count`, `share`, `euro`, `days`, `hours`,
/// `household_years`.
[[nodiscard]] std::string_view name_of(Unit unit);

}  // namespace gebied::briefing

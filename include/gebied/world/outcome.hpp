#pragma once

#include "gebied/base/ids.hpp"
#include "gebied/model/model.hpp"
#include "gebied/world/counter.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace gebied {

/// One column of a yearly or monthly table of outcomes.
struct Column {
    std::string name{};  ///< `spent.youth_care`: counter id and, after a dot, the item
    std::string
        item{};  ///< `youth_care`, `youth_day.gp`, `finances.light`, `team.solved`, or empty
    std::size_t counter{};  ///< row in `counters` (yearly) or `monthly_series` (monthly)
};

/// What is read at the end of every month.
enum class MonthlySeries : std::uint8_t {
    spent,
    committed,
    free,
    overrun,
    waiting_money,
    waiting_team,
    waiting_place
};
inline constexpr std::size_t monthly_series_count = 7;

/// One row of the table of monthly series.
struct MonthlyRow {
    MonthlySeries series;
    std::string_view id;
    std::string_view unit;
    Text meaning;
};
inline constexpr std::array<MonthlyRow, monthly_series_count> monthly_series{{
    {MonthlySeries::spent,
     "spent",
     "cent",
     {.nl = "uitgegeven sinds 1 januari", .en = "spent since 1 January"}},
    {MonthlySeries::committed,
     "committed",
     "cent",
     {.nl = "verplicht en nog niet uitgegeven", .en = "committed and not yet spent"}},
    {MonthlySeries::free, "free", "cent", {.nl = "vrij", .en = "free"}},
    {MonthlySeries::overrun,
     "overrun",
     "cent",
     {.nl = "overschrijding sinds 1 januari", .en = "overrun since 1 January"}},
    {MonthlySeries::waiting_money,
     "waiting_money",
     "requests",
     {.nl = "aanvragen die op geld wachten", .en = "requests waiting for money"}},
    {MonthlySeries::waiting_team,
     "waiting_team",
     "households",
     {.nl = "huishoudens die op het team wachten", .en = "households waiting for the team"}},
    {MonthlySeries::waiting_place,
     "waiting_place",
     "requests",
     {.nl = "aanvragen die op een plaats wachten", .en = "requests waiting for a place"}},
}};

/// Where each counter stands in a row of numbers, for the lists of one study.
class Layout {
public:
    explicit Layout(const Names& names);

    /// The number of columns of a yearly row.
    [[nodiscard]] std::size_t width() const { return columns_.size(); }
    /// Yearly columns in order. Monthly columns are `monthly_series` in order.
    [[nodiscard]] const std::vector<Column>& columns() const { return columns_; }
    /// Column of `counter` for item `item` of its dimension (0 when it has none).
    [[nodiscard]] std::size_t at(Counter counter, std::size_t item = 0) const {
        return first_[static_cast<std::size_t>(counter)] + item;
    }
    /// Number of items of a counter.
    [[nodiscard]] std::size_t items(Counter counter) const;
    /// Item of a product and the route that led to it.
    [[nodiscard]] std::size_t item(ProductIndex product, RouteIndex route) const {
        return product.value() * routes_ + route.value();
    }
    /// Item of a product and how long its trajectory ran, in months.
    [[nodiscard]] static std::size_t item(ProductIndex product, double months) {
        return product.value() * duration_bins.size() + duration_bin(months);
    }

private:
    std::array<std::size_t, counters.size() + 1> first_{};
    std::vector<Column> columns_{};
    std::size_t routes_{};
};

/// A fingerprint of everything that happened up to an instant: executed events and balances.
struct Checkpoint {
    std::int64_t at{};  ///< instant in seconds
    std::uint64_t digest{};
    std::uint64_t events{};  ///< events executed before `at`

    friend bool operator==(const Checkpoint&, const Checkpoint&) = default;
};

/// One future of one area under one scenario, in numbers.
struct Outcome {
    std::size_t width{};                  ///< columns of a yearly row
    std::vector<std::int64_t> yearly{};   ///< [reported year][column]
    std::vector<std::int64_t> monthly{};  ///< [reported month][series]
    std::vector<Checkpoint> checkpoints{};

    [[nodiscard]] std::span<const std::int64_t> year(std::size_t index) const {
        return std::span{yearly}.subspan(index * width, width);
    }
    friend bool operator==(const Outcome&, const Outcome&) = default;
};

}  // namespace gebied

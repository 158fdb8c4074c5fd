#pragma once

#include "gebied/base/text.hpp"
#include "gebied/world/counter.hpp"
#include "gebied/world/outcome.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gebied {

/// Which way a measure goes when life gets better.
enum class Direction : std::uint8_t { more_is_better, less_is_better, neither };

/// What a measure is about; reports group by it.
enum class Theme : std::uint8_t { money, people, waiting, flows, hours };

/// By what the sum of the counters is divided.
enum class Divisor : std::uint8_t {
    years,       ///< reported years: a mean per year, over all areas together
    area_years,  ///< reported years times areas: a share of area-years
    sum,         ///< the sum of other counters: a ratio of sums
};

/// What is said of several areas.
enum class Across : std::uint8_t {
    together,  ///< their counters are added up
    gap,  ///< the highest of the areas minus the lowest, in each future: unequal treatment. Chance alone
          ///< makes a gap too, so that only its difference between scenarios says something.
};

/// Whether a measure of counters that have items is given for all items together, per item, or
/// both.
enum class Items : std::uint8_t { total, each, total_and_each };

/// A few counters that are added up.
struct CounterSum {
    static constexpr std::size_t most = 16;
    std::array<Counter, most> parts{};
    std::size_t size{};

    [[nodiscard]] constexpr std::span<const Counter> all() const {
        return std::span{parts}.first(size);
    }
};

/// The sum of the given counters.
template <class... Counters>
[[nodiscard]] constexpr CounterSum sum_of(Counters... parts) {
    static_assert(sizeof...(parts) <= CounterSum::most);
    return CounterSum{.parts = {parts...}, .size = sizeof...(parts)};
}

/// Something that a study finds out: counters of one replication, summed over the reported years
/// and over the areas, times a factor that turns units of counting into units of reading, over a
/// divisor.
struct Measure {
    std::string_view id{};
    Text meaning{};
    Text unit{};
    std::string_view formula{};  ///< in counters, for the reference and `compare --format json`
    Direction direction{Direction::neither};
    Theme theme{Theme::money};
    CounterSum numerator{};
    Divisor divisor{Divisor::years};
    CounterSum denominator{};  ///< with `Divisor::sum` only
    double factor{1.0};        ///< 0.01 from cents to euros, 1/86,400 from seconds to days, ...
    Items items{Items::total};
    Across across{Across::together};
};

/// Every measure, headline measures first within their theme.
[[nodiscard]] std::span<const Measure> measures();

/// The measure with this id, or nullptr.
[[nodiscard]] const Measure* find_measure(std::string_view id);

/// A measure of one study: the columns of a yearly row that go into it.
struct StudyMeasure {
    const Measure* measure{nullptr};  ///< a row of `measures()`; never null
    std::string id{};                 ///< `spent`, or with an item `spent.youth_care`
    std::string item{};               ///< empty for the total
    std::vector<std::size_t> numerator{};
    std::vector<std::size_t> denominator{};  ///< empty unless the divisor is a sum
};

/// The measures that a study with these columns has, in the order of `measures()`, a total before
/// its items. `columns` as `Layout::columns()`; `areas`: the number that is looked at, for one has no gap.
[[nodiscard]] std::vector<StudyMeasure> study_measures(std::span<const Column> columns,
                                                       std::size_t areas = 1);

/// A value per replication: numerator over denominator, both kept, for ratios of sums need both.
struct MeasureValues {
    std::vector<double> numerators{};    ///< factor applied
    std::vector<double> denominators{};  ///< years, area-years or summed counters
};

/// Sums of yearly columns over the reported years (and areas) of the replications of one scenario.
struct Totals {
    std::size_t width{};                ///< columns
    std::vector<std::int64_t> sums{};   ///< [replication][column]
    std::int64_t years{};               ///< reported years
    std::int64_t areas{};               ///< areas summed over
    std::vector<std::int64_t> apart{};  ///< [replication][area][column]; empty with one area

    [[nodiscard]] std::size_t replications() const { return width == 0 ? 0 : sums.size() / width; }
    [[nodiscard]] std::span<const std::int64_t> replication(std::size_t index) const {
        return std::span{sums}.subspan(index * width, width);
    }
    [[nodiscard]] std::span<const std::int64_t> replication(std::size_t index,
                                                            std::size_t area) const {
        return std::span{apart}.subspan((index * static_cast<std::size_t>(areas) + area) * width,
                                        width);
    }
};

/// The values of a measure, one per replication, in their order.
[[nodiscard]] MeasureValues values_of(const StudyMeasure& measure, const Totals& totals);

}  // namespace gebied

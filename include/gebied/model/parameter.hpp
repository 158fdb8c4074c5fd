#pragma once

#include "gebied/base/text.hpp"

#include <limits>
#include <string_view>

namespace gebied {

/// The numbers that a parameter may take, both ends included.
struct Range {
    double low{-std::numeric_limits<double>::infinity()};
    double high{std::numeric_limits<double>::infinity()};

    [[nodiscard]] constexpr bool contains(double value) const {
        return low <= value && value <= high;
    }
};

namespace range {
inline constexpr Range share{0.0, 1.0};            ///< a part of a whole
inline constexpr Range yes_or_no{0.0, 1.0};        ///< 0 = no, 1 = yes
inline constexpr Range rate_per_year{0.0, 1.0e6};  ///< events per year
inline constexpr Range factor{0.0, 64.0};          ///< times a rate
inline constexpr Range days{0.0, 36525.0};         ///< at most a hundred years
inline constexpr Range euros{0.0, 1.0e11};         ///< an amount, of a year or at once
inline constexpr Range count{0.0, 1.0e9};          ///< things that are counted
inline constexpr Range hours_per_week{0.0,
                                      168.0};  ///< of one person: no more than there are in a week
}  // namespace range

/// Whether a scenario may change a parameter. What belongs to fate is the same in every scenario.
enum class Changes { by_measure, never };

/// One row of a parameter table: everything that is known about a parameter except its value, which
/// stands in YAML with its source, year and grade. The neutral value is the initializer of the member.
template <class Owner, class Value>
struct Parameter {
    std::string_view key;
    Value Owner::* member;
    Text meaning;
    std::string_view unit;
    Range range{};
    Changes changes{Changes::by_measure};
};

}  // namespace gebied

#pragma once

#include "gebied/report/wording.hpp"
#include "gebied/results/measure.hpp"
#include "gebied/statistics/digits.hpp"
#include "gebied/statistics/estimate.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <string>
#include <string_view>

namespace gebied {

/// Numbers of one measure as a reader sees them: shares as percentages, money in whole euros.
class Scale {
public:
    Scale(const Measure& measure, Language language)
        : language_{language},
          share_{measure.unit.en == "share"},
          money_{measure.unit.en.starts_with("euro")} {}

    [[nodiscard]] double shown(double value) const { return share_ ? 100.0 * value : value; }
    [[nodiscard]] std::string_view mark() const { return share_ ? "%" : ""; }
    /// Whether an amount only says that there is no limit: no area of the Netherlands comes near it.
    [[nodiscard]] bool is_no_limit(double value) const {
        constexpr double most_euros = 1.0e11;
        return money_ && std::abs(value) >= most_euros;
    }
    [[nodiscard]] std::string no_limit() const {
        return language_ == Language::nl ? "geen grens" : "no limit";
    }
    [[nodiscard]] std::string_view to() const { return language_ == Language::nl ? "tot" : "to"; }

    /// `value` (already shown) on the grid 10^place.
    [[nodiscard]] std::string number(double value, int place) const {
        return number_text(value, money_ ? std::max(0, place) : place, language_);
    }

    /// A value that is known exactly: up to two decimals when it has them.
    [[nodiscard]] std::string exact(double value) const {
        int place = -2;
        while (place < 0 && round_to_place(value, place) == round_to_place(value, place + 1)) {
            ++place;
        }
        return number(value, place);
    }

    /// Two ends on the grid of their distance; one number when they are the same to a reader.
    [[nodiscard]] std::string range(double low, double high) const {
        const auto place = place_of(high - low, 2);
        if (!place) {
            return exact(low) + std::string{mark()};
        }
        const std::string from = number(low, *place);
        const std::string up_to = number(high, *place);
        return from == up_to ? from + std::string{mark()}
                             : fmt::format("{} {} {}{}", from, to(), up_to, mark());
    }

    /// A mean with the digits that survive its error; the interval when none does, or when rounding
    /// would take it out of that interval or out of `low` to `high`, the range that is printed next to it.
    [[nodiscard]] std::string mean(const Estimate& estimate, double low, double high) const {
        if (!std::isfinite(estimate.mean)) {
            return "–";
        }
        const double value = shown(estimate.mean);
        const double error = shown(estimate.half_width());
        if (error == 0.0) {
            return exact(value) + std::string{mark()};
        }
        if (!std::isfinite(error)) {  // one future: a number without certainty
            return fmt::format("~{}{}", number(value, place_of(value, 2).value_or(0)), mark());
        }
        const auto place = last_surviving_place(error);
        const double rounded = place ? round_to_place(value, *place) : 0.0;
        const bool outside = rounded < shown(estimate.low) || rounded > shown(estimate.high) ||
                             rounded < std::min(low, value) || rounded > std::max(high, value);
        if (rounded == 0.0 || outside) {
            return range(shown(estimate.low), shown(estimate.high));
        }
        return number(value, *place) + std::string{mark()};
    }

private:
    Language language_;
    bool share_;
    bool money_;
};

}  // namespace gebied

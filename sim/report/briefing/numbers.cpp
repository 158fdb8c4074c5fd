#include "report/briefing/numbers.hpp"

#include "gebied/report/wording.hpp"
#include "gebied/statistics/digits.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace gebied::briefing {

double Numbers::divisor(Unit unit) const {
    return unit == Unit::share                                ? 0.01
           : unit == Unit::euro && money_ == Money::thousands ? 1000.0
                                                              : 1.0;
}

/// `value` in the unit of its cell; `place` in the unit of print.
Phrase Numbers::printed(double value, int place, const Figure& figure, std::string_view statistic,
                        bool sign) const {
    const double times = divisor(figure.unit);
    const double shown = value / times;
    const int kept = figure.unit == Unit::euro ? std::max(0, place) : place;
    std::string text = number_text(shown, kept, language_);
    if (sign && round_to_place(shown, kept) > 0.0) {
        text.insert(0, "+");
    }
    return Phrase::number(
        text,
        {.cell = fmt::format("{}|{}", figure.cell, statistic), .value = value, .times = times});
}

Phrase Numbers::ends(double low, double high, const Figure& figure, int place) const {
    return printed(low, place, figure, "low") +
           Phrase::text(language_ == Language::nl ? " tot " : " to ") +
           printed(high, place, figure, "high");
}

Phrase Numbers::marked(Phrase number, Unit unit) const {
    if (unit == Unit::share) {
        return number + Phrase::text("%");
    }
    if (unit == Unit::euro && money_ == Money::euros) {
        return Phrase::text("€ ") + number;
    }
    return number;
}

namespace {

/// Up to two decimals, when the number has them.
int exact_place(double value) {
    int place = -2;
    while (place < 0 && round_to_place(value, place) == round_to_place(value, place + 1)) {
        ++place;
    }
    return place;
}

}  // namespace

/// The place of the first digit of the half width; of a number that is known exactly that of its last.
int Numbers::place_in(const Figure& figure) const {
    const double times = divisor(figure.unit);
    const double half = figure.estimate.half_width() / times;
    const double value = figure.estimate.mean / times;
    if (half == 0.0) {
        return exact_place(value);
    }
    if (!std::isfinite(half)) {  // one future: a number without certainty
        return place_of(value, 2).value_or(0);
    }
    return place_of(half, 1).value_or(0);
}

Phrase Numbers::level(const Figure& figure) const {
    if (!std::isfinite(figure.estimate.mean)) {
        return Phrase::text("–");
    }
    const Phrase number =
        marked(printed(figure.estimate.mean, place_in(figure), figure, "mean"), figure.unit);
    return std::isfinite(figure.estimate.half_width()) ? number : Phrase::text("~") + number;
}

Phrase Numbers::interval(const Figure& figure) const {
    Estimate estimate = figure.estimate;
    const double half = estimate.half_width();
    if (!std::isfinite(half) || half == 0.0) {
        return {};
    }
    if (figure.unit == Unit::share) {  // the law behind an interval knows no bounds; a share does
        estimate.low = std::max(estimate.low, 0.0);
        estimate.high = std::min(estimate.high, 1.0);
    }
    return Phrase::text("(") + ends(estimate.low, estimate.high, figure, place_in(figure)) +
           Phrase::text(figure.unit == Unit::share ? "%)" : ")");
}

Phrase Numbers::interval_of_change(const Figure& figure) const {
    const Estimate& estimate = figure.estimate;
    return estimate.low == estimate.high
               ? Phrase{}
               : Phrase::text("(") +
                     ends(estimate.low, estimate.high, figure, place_of_change(figure)) +
                     Phrase::text(")");
}

Phrase Numbers::mean(const Figure& figure) const {
    const Phrase range = interval(figure);
    return range.empty() ? level(figure) : level(figure) + Phrase::text(" ") + range;
}

/// As `place_in`, and so many digits more that no end of an interval without 0 reads as 0.
int Numbers::place_of_change(const Figure& figure) const {
    const double times = divisor(figure.unit);
    const auto vanishes = [&](double end, int place) {
        return end != 0.0 && round_to_place(end / times, place) == 0.0;
    };
    int place = place_in(figure);
    const int finest = figure.unit == Unit::euro ? 0 : -4;
    while (place > finest && std::isfinite(figure.estimate.half_width()) &&
           (vanishes(figure.estimate.low, place) || vanishes(figure.estimate.high, place))) {
        --place;
    }
    return place;
}

Phrase Numbers::step(const Figure& figure) const {
    return marked(printed(figure.estimate.mean, place_of_change(figure), figure, "mean", true),
                  figure.unit == Unit::share ? Unit::count : figure.unit);
}

Phrase Numbers::change(const Figure& figure) const {
    const Phrase range = interval_of_change(figure);
    return range.empty() ? step(figure) : step(figure) + Phrase::text(" ") + range;
}

Phrase Numbers::magnitude(const Figure& figure) const {
    const double mean = figure.estimate.mean;
    return marked(
        printed(std::abs(mean), place_of_change(figure), figure, mean < 0.0 ? "-mean" : "mean"),
        figure.unit == Unit::share ? Unit::count : figure.unit);
}

Phrase Numbers::size(const Figure& figure) const {
    const Estimate& estimate = figure.estimate;
    if (estimate.low == estimate.high) {
        return magnitude(figure);
    }
    const int place = place_of_change(figure);
    const bool down = estimate.mean < 0.0;
    // Of what went down the ends change places with their sign.
    const Phrase low = down ? printed(-estimate.high, place, figure, "-high")
                            : printed(estimate.low, place, figure, "low");
    const Phrase high = down ? printed(-estimate.low, place, figure, "-low")
                             : printed(estimate.high, place, figure, "high");
    return magnitude(figure) + Phrase::text(" (") + low +
           Phrase::text(language_ == Language::nl ? " tot " : " to ") + high + Phrase::text(")");
}

Phrase Numbers::whole(std::int64_t value, std::string_view cell) const {
    return Phrase::number(
        number_text(static_cast<double>(value), 0, language_),
        {.cell = std::string{cell}, .value = static_cast<double>(value), .times = 1.0});
}

Phrase Numbers::exact(double value, std::string_view cell, Unit unit) const {
    const double times = divisor(unit);
    return marked(Phrase::number(number_text(value / times, exact_place(value / times), language_),
                                 {.cell = std::string{cell}, .value = value, .times = times}),
                  unit);
}

Phrase Numbers::amount(double value, double low, double high, std::string_view cell) const {
    const Figure figure{.estimate = {}, .cell = std::string{cell}, .unit = Unit::euro};
    const double times = divisor(Unit::euro);
    if (!std::isfinite(low) || !std::isfinite(high)) {
        // Too few futures for an end of the interval.
        return Phrase::text("~") +
               marked(printed(value, place_of(value / times, 2).value_or(0), figure, "value"),
                      Unit::euro);
    }
    const auto place = place_of((high - low) / 2.0 / times, 1);
    Phrase phrase = marked(printed(value, place.value_or(0), figure, "value"), Unit::euro);
    if (place) {
        phrase += Phrase::text(" (") + ends(low, high, figure, *place) + Phrase::text(")");
    }
    return phrase;
}

}  // namespace gebied::briefing

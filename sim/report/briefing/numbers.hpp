#pragma once

#include "gebied/base/text.hpp"
#include "report/briefing/facts.hpp"
#include "report/briefing/phrase.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace gebied::briefing {

/// How amounts of money are printed.
enum class Money {
    euros,      ///< with the sign of the euro
    thousands,  ///< thousands, without a sign: the heading of the column says so
};

/// Numbers for a reader: only the digits that the chance of this run leaves, each bound to its cell.
class Numbers {
public:
    explicit Numbers(Language language, Money money = Money::euros)
        : language_{language}, money_{money} {}

    /// A mean to the first digit of the half width of its interval: `48%` of 48.2 ± 2.7. For a table
    /// or a picture that gives the interval elsewhere. `–` when the mean is unknown, `~` before the
    /// mean of a single future.
    [[nodiscard]] Phrase level(const Figure& figure) const;
    /// The same with its 95% interval: `48% (45 tot 51%)`; alone when it is known exactly.
    [[nodiscard]] Phrase mean(const Figure& figure) const;
    /// The 95% interval between brackets; empty when there is none.
    [[nodiscard]] Phrase interval(const Figure& figure) const;
    /// A difference with its sign, without its interval: `+37`. Of shares in percentage points,
    /// without a mark. For a difference that is shown by the run only, as the next two.
    [[nodiscard]] Phrase step(const Figure& figure) const;
    /// Its interval between brackets; empty when it is known exactly.
    [[nodiscard]] Phrase interval_of_change(const Figure& figure) const;
    /// `+37 (35 tot 39)`.
    [[nodiscard]] Phrase change(const Figure& figure) const;
    /// The size of a difference, without its sign: `37`; and with its interval: `37 (35 tot 39)`.
    [[nodiscard]] Phrase magnitude(const Figure& figure) const;
    [[nodiscard]] Phrase size(const Figure& figure) const;
    /// A whole number that is known exactly.
    [[nodiscard]] Phrase whole(std::int64_t value, std::string_view cell) const;
    /// A value that is known exactly: an amount of a study, a parameter.
    [[nodiscard]] Phrase exact(double value, std::string_view cell, Unit unit) const;
    /// A quantile of money with its interval.
    [[nodiscard]] Phrase amount(double value, double low, double high, std::string_view cell) const;

private:
    [[nodiscard]] double divisor(Unit unit) const;
    [[nodiscard]] int place_in(const Figure& figure) const;
    [[nodiscard]] int place_of_change(const Figure& figure) const;
    [[nodiscard]] Phrase printed(double value, int place, const Figure& figure,
                                 std::string_view statistic, bool sign = false) const;
    [[nodiscard]] Phrase ends(double low, double high, const Figure& figure, int place) const;
    [[nodiscard]] Phrase marked(Phrase number, Unit unit) const;

    Language language_;
    Money money_;
};

}  // namespace gebied::briefing

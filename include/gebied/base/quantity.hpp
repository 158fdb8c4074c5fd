#pragma once

#include <compare>
#include <concepts>

namespace gebied {

/// A number that knows what it counts. Amounts of one kind add up and scale by plain integers; amounts
/// of different kinds never meet without a named conversion.
template <class Kind, class Rep>
class Quantity {
public:
    constexpr Quantity() = default;
    constexpr explicit Quantity(Rep value) : value_{value} {}

    /// The bare number, in the unit named by `Kind`. For input, output and statistics only.
    [[nodiscard]] constexpr Rep value() const { return value_; }

    constexpr Quantity& operator+=(Quantity other) {
        value_ += other.value_;
        return *this;
    }
    constexpr Quantity& operator-=(Quantity other) {
        value_ -= other.value_;
        return *this;
    }
    friend constexpr Quantity operator+(Quantity a, Quantity b) {
        return Quantity{a.value_ + b.value_};
    }
    friend constexpr Quantity operator-(Quantity a, Quantity b) {
        return Quantity{a.value_ - b.value_};
    }
    friend constexpr Quantity operator-(Quantity a) { return Quantity{-a.value_}; }
    template <std::integral Number>
    friend constexpr Quantity operator*(Number n, Quantity q) {
        return Quantity{static_cast<Rep>(n) * q.value_};
    }
    friend constexpr auto operator<=>(Quantity, Quantity) = default;

private:
    Rep value_{};
};

}  // namespace gebied

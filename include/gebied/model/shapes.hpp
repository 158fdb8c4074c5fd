#pragma once

#include "gebied/base/ids.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace gebied {

/// Bounds of the lists that a study may name; they keep every table of a run flat and small.
inline constexpr std::size_t max_domains = 8;
inline constexpr std::size_t max_types = 8;
inline constexpr std::size_t max_streams = 12;
inline constexpr std::size_t max_products = 24;
inline constexpr std::size_t max_roles = 12;
inline constexpr std::size_t max_routes = 10;
inline constexpr std::size_t max_payers = 12;
inline constexpr std::size_t max_indicators = 8;

/// How far a household manages in one domain of life (docs/explanation/model.md maps these levels to
/// the Zelfredzaamheid-Matrix).
enum class Severity : std::uint8_t { none = 0, light = 1, serious = 2, acute = 3 };
inline constexpr std::size_t severity_levels =
    3;  ///< light, serious, acute: the levels with a need

/// Values for light, serious and acute, in that order.
struct BySeverity {
    std::array<double, severity_levels> values{};

    [[nodiscard]] constexpr double at(Severity s) const {
        return values[static_cast<std::size_t>(s) - 1];
    }
    [[nodiscard]] constexpr double operator[](std::size_t i) const { return values[i]; }
    friend constexpr bool operator==(const BySeverity&, const BySeverity&) = default;
};

/// A value per household type, in the order of the study's list.
struct ByType {
    std::array<double, max_types> values{};

    [[nodiscard]] constexpr double at(TypeIndex t) const { return values[t.value()]; }
    [[nodiscard]] constexpr double operator[](std::size_t i) const { return values[i]; }
    friend constexpr bool operator==(const ByType&, const ByType&) = default;
};

/// A value per domain of life, in the order of the study's list.
struct ByDomain {
    std::array<double, max_domains> values{};

    [[nodiscard]] constexpr double at(DomainIndex d) const { return values[d.value()]; }
    [[nodiscard]] constexpr double operator[](std::size_t i) const { return values[i]; }
    friend constexpr bool operator==(const ByDomain&, const ByDomain&) = default;
};

/// A value per domain and severity.
struct ByDomainSeverity {
    std::array<BySeverity, max_domains> values{};

    [[nodiscard]] constexpr double at(DomainIndex d, Severity s) const {
        return values[d.value()].at(s);
    }
    friend constexpr bool operator==(const ByDomainSeverity&, const ByDomainSeverity&) = default;
};

/// A value per household type and severity.
struct ByTypeSeverity {
    std::array<BySeverity, max_types> values{};

    [[nodiscard]] constexpr double at(TypeIndex t, Severity s) const {
        return values[t.value()].at(s);
    }
    friend constexpr bool operator==(const ByTypeSeverity&, const ByTypeSeverity&) = default;
};

}  // namespace gebied

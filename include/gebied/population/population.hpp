#pragma once

#include "gebied/base/ids.hpp"
#include "gebied/base/law.hpp"
#include "gebied/base/luck.hpp"
#include "gebied/model/model.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace gebied {

/// What a household is born with. Drawn once per household; no policy changes it.
struct Traits {
    bool low_income{};
    bool brings_needs{};   ///< a newcomer with the needs of a comparable resident
    double frailty{1.0};   ///< multiplier of onsets, mean 1
    double strength{1.0};  ///< multiplier of recovery: 0.5 + own strength (0..1)
};

/// The households of an area from its margins: how many of each type, what each is born with and which
/// needs it has at the start.
class Population {
public:
    explicit Population(const Model& model);

    /// Number of household slots.
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(types_.size()); }
    /// Type of the household in a slot; successors are of the same type (closed mix).
    [[nodiscard]] TypeIndex type(std::uint32_t slot) const { return TypeIndex{types_[slot]}; }
    /// Type of a visitor, from a uniform.
    [[nodiscard]] TypeIndex visitor_type(double uniform) const;

    /// Key of randomness of the household that is the `life`-th in `slot`.
    [[nodiscard]] static std::uint64_t subject(std::uint32_t slot, std::uint16_t life) {
        return slot | (std::uint64_t{life} << 28U);
    }
    /// Key of randomness of a visitor.
    [[nodiscard]] static std::uint64_t visitor_subject(std::uint32_t number) {
        return number | (std::uint64_t{1} << 47U);
    }

    [[nodiscard]] Traits traits(const Luck& luck, std::uint64_t subject, TypeIndex type) const;

    /// Onsets per year of a domain for a household of frailty 1 without any other need.
    [[nodiscard]] double onset_per_year(TypeIndex type, DomainIndex domain, bool low_income) const {
        return onset_[low_income ? 1 : 0][type.value()].values[domain.value()];
    }
    /// The same, over all domains.
    [[nodiscard]] double onset_per_year(TypeIndex type, bool low_income) const {
        return onset_total_[low_income ? 1 : 0].values[type.value()];
    }

    /// Onsets per year that are expected of all households of the area together, by their types and incomes,
    /// when nobody has any other need.
    [[nodiscard]] double expected_needs() const;

    /// Whether a household of a type can have a need in a domain at the start.
    [[nodiscard]] bool may_start_with(TypeIndex type, DomainIndex domain) const {
        return start_[domain.value()].values[type.value()] != BySeverity{};
    }

    /// Severity of a need of a household that brings the needs of a resident: the starting shares with odds
    /// scaled by frailty, income and the inverse of strength (needs of the strong last shorter). `uniform` decides.
    [[nodiscard]] Severity start_severity(TypeIndex type, DomainIndex domain, const Traits& traits,
                                          double uniform) const;

private:
    std::vector<std::uint8_t> types_{};
    std::vector<double> type_shares_{};  ///< cumulative
    std::vector<double> low_income_{};   ///< chance of a low income by type
    std::array<std::array<ByDomain, max_types>, 2> onset_{};
    std::array<ByType, 2> onset_total_{};
    std::vector<ByTypeSeverity> start_{};  ///< by domain
    std::array<std::array<std::array<double, max_domains>, max_types>, 2> income_odds_{};
    std::optional<QuantileTable> frailty_{};
    std::optional<QuantileTable> strength_{};
    double newcomers_with_needs_{};
};

/// Lower triangular factor L (row major, n x n) of a correlation matrix with `correlation` between any two
/// streams: L x independent normals are correlated normals. Cholesky decomposition (Eigen).
[[nodiscard]] std::vector<double> correlation_factor(std::size_t n, double correlation);

}  // namespace gebied

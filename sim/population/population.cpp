#include "gebied/population/population.hpp"

#include "gebied/base/contract.hpp"
#include "gebied/base/money.hpp"

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>

namespace gebied {
namespace {

/// How many households of each type: shares of the total, largest remainder, so that they add up.
std::vector<std::uint8_t> types_by_margin(const Model& model) {
    constexpr double resolution = 1.0e9;
    std::vector<std::int64_t> weights;
    for (const HouseholdType& type : model.types) {
        weights.push_back(std::llround(type.share * resolution));
    }
    const auto total = std::llround(model.households.number);
    std::vector<std::uint8_t> types;
    types.reserve(static_cast<std::size_t>(total));
    const std::vector<Money> parts = divide_by_weights(Money{total}, weights);
    for (std::size_t t = 0; t < parts.size(); ++t) {
        types.insert(types.end(), static_cast<std::size_t>(parts[t].value()),
                     static_cast<std::uint8_t>(t));
    }
    return types;
}

/// Chance of a low income by type, so that the area has its share.
std::vector<double> low_income_by_type(const Model& model, double area_share) {
    double mean = 0.0;
    double sum = 0.0;
    for (const HouseholdType& type : model.types) {
        mean += type.share * type.low_income_relative;
        sum += type.share;
    }
    std::vector<double> chances;
    for (const HouseholdType& type : model.types) {
        const double chance =
            mean > 0.0 ? area_share * type.low_income_relative * sum / mean : area_share;
        chances.push_back(std::clamp(chance, 0.0, 1.0));
    }
    return chances;
}

}  // namespace

Population::Population(const Model& model)
    : types_{model.types.empty() ? std::vector<std::uint8_t>{} : types_by_margin(model)},
      low_income_{low_income_by_type(model, model.households.low_income_share)},
      newcomers_with_needs_{model.households.newcomers_with_needs} {
    if (model.households.frailty_shape > 0.0) {
        frailty_ = QuantileTable::gamma(model.households.frailty_shape);
    }
    if (model.households.strength_shape > 0.0) {
        strength_ =
            QuantileTable::beta(model.households.strength_shape, model.households.strength_shape);
    }
    double cumulative = 0.0;
    for (const HouseholdType& type : model.types) {
        cumulative += type.share;
        type_shares_.push_back(cumulative);
    }
    const std::vector<double> reference =
        low_income_by_type(model, model.households.reference_low_income_share);
    for (std::size_t t = 0; t < model.types.size(); ++t) {
        for (std::size_t d = 0; d < model.domains.size(); ++d) {
            const Domain& domain = model.domains[d];
            const double base = domain.onset_per_year.values[t];
            const double factor = domain.low_income_factor;
            onset_[0][t].values[d] = base;
            onset_[1][t].values[d] = base * factor;
            onset_total_[0].values[t] += base;
            onset_total_[1].values[t] += base * factor;
            const double average = 1.0 - reference[t] + reference[t] * factor;
            income_odds_[0][t][d] = 1.0 / average;
            income_odds_[1][t][d] = factor / average;
        }
    }
    for (const Domain& domain : model.domains) {
        start_.push_back(domain.start_share);
    }
}

double Population::expected_needs() const {
    double sum = 0.0;
    for (const std::uint8_t type : types_) {
        const double low = low_income_[type];
        sum += low * onset_total_[1].values[type] + (1.0 - low) * onset_total_[0].values[type];
    }
    return sum;
}

TypeIndex Population::visitor_type(double uniform) const {
    expects(!type_shares_.empty(), "there is a household type");
    const double target = uniform * type_shares_.back();
    const auto found = std::upper_bound(type_shares_.begin(), type_shares_.end() - 1, target);
    return TypeIndex{static_cast<std::uint32_t>(found - type_shares_.begin())};
}

Traits Population::traits(const Luck& luck, std::uint64_t subject, TypeIndex type) const {
    Traits traits;
    if (low_income_[type.value()] <= 0.0 && newcomers_with_needs_ <= 0.0 && !frailty_ &&
        !strength_) {
        return traits;
    }
    const Draw draw = luck.draw(subject, Question::household_traits, 0, 0);
    traits.low_income = draw.quarter(0) < low_income_[type.value()];
    if (frailty_) {
        traits.frailty = frailty_->at(draw.quarter(1));
    }
    if (strength_) {
        traits.strength = 0.5 + strength_->at(draw.quarter(2));
    }
    traits.brings_needs = draw.quarter(3) < newcomers_with_needs_;
    return traits;
}

Severity Population::start_severity(TypeIndex type, DomainIndex domain, const Traits& traits,
                                    double uniform) const {
    const BySeverity& shares = start_[domain.value()].values[type.value()];
    const double some = shares.values[0] + shares.values[1] + shares.values[2];
    if (some <= 0.0) {
        return Severity::none;
    }
    const double odds = traits.frailty / traits.strength *
                        income_odds_[traits.low_income ? 1 : 0][type.value()][domain.value()];
    const double scale = odds / (1.0 - some + some * odds);
    double bound = 0.0;
    // The heaviest first, so that a larger chance only moves households up.
    for (const Severity s : {Severity::acute, Severity::serious, Severity::light}) {
        bound += shares.at(s) * scale;
        if (uniform < bound) {
            return s;
        }
    }
    return Severity::none;
}

std::vector<double> correlation_factor(std::size_t n, double correlation) {
    expects(correlation >= 0.0 && correlation < 1.0,
            "a correlation between streams lies in [0, 1)");
    const auto size = static_cast<Eigen::Index>(n);
    const Eigen::MatrixXd matrix = Eigen::MatrixXd::Constant(size, size, correlation) +
                                   Eigen::MatrixXd::Identity(size, size) * (1.0 - correlation);
    const Eigen::MatrixXd lower = matrix.llt().matrixL();
    std::vector<double> factor(n * n);
    for (Eigen::Index row = 0; row < size; ++row) {
        for (Eigen::Index column = 0; column < size; ++column) {
            factor[static_cast<std::size_t>(row * size + column)] = lower(row, column);
        }
    }
    return factor;
}

}  // namespace gebied

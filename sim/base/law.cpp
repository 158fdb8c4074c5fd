#include "gebied/base/law.hpp"

#include "gebied/base/contract.hpp"
#include "gebied/base/mathematics.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace gebied {
namespace {

constexpr std::size_t cells = 8192;
constexpr std::size_t guide_parts = 4096;
constexpr double longest = 300.0 * static_cast<double>(one_year.value());

}  // namespace

// Both laws are integrated over a variable in which their density is bounded, cell by cell (midpoint
// rule); the sum is scaled to one, so that no gamma function is needed.

QuantileTable QuantileTable::gamma(double shape) {
    expects(shape > 0.0, "the shape of a gamma law is positive");
    QuantileTable table;
    table.values_.push_back(0.0);
    table.chances_.push_back(0.0);
    // For shapes below 1 the density is unbounded at 0; in t = x^shape it is exp(-x).
    const bool steep = shape < 1.0;
    const double spread = 12.0 * std::sqrt(shape);
    const double first = steep ? 0.0 : std::max(0.0, shape - spread);
    const double last = shape + spread + 40.0;
    const double from = first;
    const double to = steep ? portable::exp(shape * portable::log(last)) : last;
    const auto x_of = [&](double t) {
        return !steep || t <= 0.0 ? t : portable::exp(portable::log(t) / shape);
    };
    const double mode = steep ? 0.0 : std::max(shape - 1.0, 1.0e-12);
    double sum = 0.0;
    for (std::size_t i = 0; i < cells; ++i) {
        // Cells grow with the square of their number: fine near 0, where small shapes have their mass.
        const double power = steep || shape < 4.0 ? 2.0 : 1.0;
        const auto node = [&](double n) {
            const double part = n / static_cast<double>(cells);
            return from + (to - from) * (power > 1.0 ? part * part : part);
        };
        const double low = node(static_cast<double>(i));
        const double high = node(static_cast<double>(i) + 1.0);
        const double x = x_of(0.5 * (low + high));
        const double log_density =
            steep ? -x : (shape - 1.0) * portable::log(x / mode) - (x - mode);
        sum += portable::exp(log_density) * (high - low);
        table.values_.push_back(x_of(high) / shape);
        table.chances_.push_back(sum);
    }
    table.values_.front() = x_of(from) / shape;
    table.finish(sum);
    return table;
}

QuantileTable QuantileTable::beta(double a, double b) {
    expects(a >= 0.5 && b >= 0.5, "the shapes of a beta law are at least one half");
    QuantileTable table;
    table.values_.push_back(0.0);
    table.chances_.push_back(0.0);
    // With x = t^2 (3 - 2t) the density stays bounded for shapes from one half.
    const auto x_of = [](double t) { return t * t * (3.0 - 2.0 * t); };
    const double mode = a > 1.0 && b > 1.0 ? (a - 1.0) / (a + b - 2.0) : 0.5;
    double sum = 0.0;
    for (std::size_t i = 0; i < cells; ++i) {
        const double t = (static_cast<double>(i) + 0.5) / static_cast<double>(cells);
        const double x = x_of(t);
        const double log_density = (a - 1.0) * portable::log(x / mode) +
                                   (b - 1.0) * portable::log((1.0 - x) / (1.0 - mode));
        sum += portable::exp(log_density) * t * (1.0 - t);
        table.values_.push_back(x_of((static_cast<double>(i) + 1.0) / static_cast<double>(cells)));
        table.chances_.push_back(sum);
    }
    table.finish(sum);
    return table;
}

/// Scales the chances to one, and notes where each equal part of them begins, so that a quantile is found in a few
/// steps (guide table: Chen and Asau, AIIE Transactions 6, 1974).
void QuantileTable::finish(double sum) {
    for (double& chance : chances_) {
        chance /= sum;
    }
    std::uint32_t node = 1;
    for (std::size_t part = 0; part < guide_parts; ++part) {
        const double from = static_cast<double>(part) / static_cast<double>(guide_parts);
        while (node + 1 < chances_.size() && chances_[node] < from) {
            ++node;
        }
        guide_.push_back(node);
    }
    guide_.push_back(static_cast<std::uint32_t>(chances_.size() - 1));
}

double QuantileTable::at(double uniform) const {
    expects(uniform > 0.0 && uniform < 1.0, "a quantile is asked at a chance between 0 and 1");
    const auto guide = static_cast<std::size_t>(uniform * static_cast<double>(guide_parts));
    const auto found = std::lower_bound(chances_.begin() + guide_[guide],
                                        chances_.begin() + guide_[guide + 1], uniform);
    const auto i = static_cast<std::size_t>(found - chances_.begin());
    const double width = chances_[i] - chances_[i - 1];
    const double part = width > 0.0 ? (uniform - chances_[i - 1]) / width : 0.5;
    return values_[i - 1] + std::min(part, 1.0) * (values_[i] - values_[i - 1]);
}

Sampler::Sampler(const Law& law) : law_{law}, biased_{law} {
    expects(law.span >= Span{}, "a duration is not below zero");
    switch (law.kind) {
        case Law::Kind::fixed: break;
        case Law::Kind::exponential:
            biased_ = Law::erlang(2, Span{2 * law.span.value()});
            biased_table_ = std::make_shared<const QuantileTable>(QuantileTable::gamma(2.0));
            break;
        case Law::Kind::lognormal: {
            expects(law.shape >= 0.0, "a spread is not below zero");
            const double median =
                static_cast<double>(law.span.value()) * portable::exp(law.shape * law.shape);
            biased_.span = Span{std::llround(std::min(median, longest))};
            break;
        }
        case Law::Kind::weibull:
            expects(law.shape > 0.0, "a shape is positive");
            biased_table_ =
                std::make_shared<const QuantileTable>(QuantileTable::gamma(1.0 + 1.0 / law.shape));
            break;
        case Law::Kind::erlang: {
            expects(law.shape >= 1.0, "there is at least one stage");
            table_ = std::make_shared<const QuantileTable>(QuantileTable::gamma(law.shape));
            biased_table_ =
                std::make_shared<const QuantileTable>(QuantileTable::gamma(law.shape + 1.0));
            const double mean =
                static_cast<double>(law.span.value()) * (law.shape + 1.0) / law.shape;
            biased_ = {Law::Kind::erlang, Span{std::llround(mean)}, law.shape + 1.0};
            break;
        }
    }
}

double Sampler::seconds(const Law& law, const QuantileTable* table, double uniform) const {
    const auto span = static_cast<double>(law.span.value());
    switch (law.kind) {
        case Law::Kind::fixed: return span;
        case Law::Kind::exponential: return -span * portable::log(1.0 - uniform);
        case Law::Kind::lognormal:
            return span * portable::exp(law.shape * portable::normal_quantile(uniform));
        case Law::Kind::weibull: {
            // A length-biased Weibull duration is scale x G^(1/shape) with G gamma of shape 1 + 1/shape.
            const double g = table != nullptr ? table->at(uniform) * (1.0 + 1.0 / law.shape)
                                              : -portable::log(1.0 - uniform);
            return g <= 0.0 ? 0.0 : span * portable::exp(portable::log(g) / law.shape);
        }
        case Law::Kind::erlang: return span * table->at(uniform);
    }
    return span;
}

Span Sampler::quantile(double uniform) const {
    return Span{portable::nearest(std::min(seconds(law_, table_.get(), uniform), longest))};
}

Span Sampler::residual(double uniform, double place) const {
    return Span{portable::nearest(
        std::min(place * seconds(biased_, biased_table_.get(), uniform), longest))};
}

}  // namespace gebied

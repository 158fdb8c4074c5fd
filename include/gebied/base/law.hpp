#pragma once

#include "gebied/base/time.hpp"

#include <cstdint>
#include <memory>
#include <vector>

namespace gebied {

/// A continuous quantile function as a table of (value, cumulative chance), straight between its nodes:
/// monotone in the uniform, the same bits everywhere.
class QuantileTable {
public:
    /// Gamma with mean 1; `shape` > 0.
    [[nodiscard]] static QuantileTable gamma(double shape);
    /// Beta on (0, 1); `a`, `b` >= 0.5.
    [[nodiscard]] static QuantileTable beta(double a, double b);

    /// The value below which lies a share `uniform` of the law; `uniform` in (0, 1).
    [[nodiscard]] double at(double uniform) const;

private:
    QuantileTable() = default;
    void finish(double sum);

    std::vector<double> values_{};
    std::vector<double> chances_{};
    std::vector<std::uint32_t> guide_{};  ///< first node at or above each equal part of the chances
};

/// The law of a duration.
struct Law {
    enum class Kind : std::uint8_t { fixed, exponential, lognormal, weibull, erlang };

    Kind kind{Kind::fixed};
    Span span{};        ///< the duration, mean, median, scale or mean, by kind
    double shape{0.0};  ///< log-sd, shape or number of stages, by kind

    [[nodiscard]] static constexpr Law fixed(Span duration) { return {Kind::fixed, duration, 0.0}; }
    [[nodiscard]] static constexpr Law exponential(Span mean) {
        return {Kind::exponential, mean, 0.0};
    }
    [[nodiscard]] static constexpr Law lognormal(Span median, double log_sd) {
        return {Kind::lognormal, median, log_sd};
    }
    [[nodiscard]] static constexpr Law weibull(Span scale, double shape) {
        return {Kind::weibull, scale, shape};
    }
    [[nodiscard]] static constexpr Law erlang(int stages, Span mean) {
        return {Kind::erlang, mean, static_cast<double>(stages)};
    }
};

/// Draws durations of one law by inversion.
class Sampler {
public:
    Sampler() = default;
    explicit Sampler(const Law& law);

    /// The duration below which lies a share `uniform` (0, 1) of all; at most 300 years.
    [[nodiscard]] Span quantile(double uniform) const;

    /// What is left of a duration that is found running in a stationary stock: `place` (0, 1) of a
    /// length-biased duration, which has density x f(x) / mean (Cox, Renewal Theory, 1962, section 5.4).
    [[nodiscard]] Span residual(double uniform, double place) const;

private:
    [[nodiscard]] double seconds(const Law& law, const QuantileTable* table, double uniform) const;

    Law law_{};
    Law biased_{};
    std::shared_ptr<const QuantileTable> table_{};
    std::shared_ptr<const QuantileTable> biased_table_{};
};

}  // namespace gebied

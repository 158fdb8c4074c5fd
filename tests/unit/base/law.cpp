#include "gebied/base/law.hpp"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <catch2/catch_all.hpp>
#include <cmath>
#include <functional>

using namespace gebied;

namespace {

/// Mean of f(u) over the unit interval, midpoint rule.
double mean_of(const std::function<double(double)>& f, int n = 20000) {
    double sum = 0.0;
    for (int i = 0; i < n; ++i) {
        sum += f((i + 0.5) / n);
    }
    return sum / n;
}

}  // namespace

TEST_CASE("quantile tables follow the gamma and beta laws", "[base]") {
    for (const double shape : {0.3, 0.8, 1.0, 2.0, 7.5, 200.0}) {
        const QuantileTable table = QuantileTable::gamma(shape);
        const boost::math::gamma_distribution<> exact{shape, 1.0 / shape};
        for (const double u : {0.01, 0.1, 0.5, 0.9, 0.99, 0.9999}) {
            INFO("shape " << shape << " at " << u);
            CHECK(table.at(u) == Catch::Approx(quantile(exact, u)).epsilon(2e-3).margin(1e-6));
        }
        CHECK(mean_of([&](double u) { return table.at(u); }, 200000) ==
              Catch::Approx(1.0).epsilon(1e-3));
    }
    const QuantileTable beta = QuantileTable::beta(3.0, 3.0);
    const boost::math::beta_distribution<> exact{3.0, 3.0};
    for (const double u : {0.001, 0.2, 0.5, 0.97}) {
        CHECK(beta.at(u) == Catch::Approx(quantile(exact, u)).epsilon(1e-4));
    }
}

TEST_CASE("durations have their mean, and residuals that of a length-biased stock", "[base]") {
    const Span month{30 * 86400};
    struct Case {
        Law law;
        double mean;      // in months
        double residual;  // E[D^2] / 2 E[D], in months
    };
    const double s = 0.8;
    const double g1 = std::tgamma(1.5);
    const double g2 = std::tgamma(2.0);
    const std::vector<Case> cases{
        {Law::fixed(month), 1.0, 0.5},
        {Law::exponential(month), 1.0, 1.0},
        {Law::lognormal(month, s), std::exp(s * s / 2.0), std::exp(1.5 * s * s) / 2.0},
        {Law::weibull(month, 2.0), g1, g2 / (2.0 * g1)},
        {Law::erlang(3, month), 1.0, (1.0 + 1.0 / 3.0) / 2.0},
    };
    for (const Case& c : cases) {
        const Sampler sampler{c.law};
        const auto months = [&](Span d) {
            return static_cast<double>(d.value()) / static_cast<double>(month.value());
        };
        INFO("law " << static_cast<int>(c.law.kind));
        CHECK(mean_of([&](double u) { return months(sampler.quantile(u)); }) ==
              Catch::Approx(c.mean).epsilon(3e-3));
        const double residual = mean_of(
            [&](double u) {
                return mean_of([&](double v) { return months(sampler.residual(u, v)); }, 50);
            },
            4000);
        CHECK(residual == Catch::Approx(c.residual).epsilon(1e-2));
    }
}

TEST_CASE("a longer life never comes from a smaller uniform", "[base]") {
    for (const Law& law : {Law::exponential(one_week), Law::lognormal(one_week, 1.2),
                           Law::weibull(one_week, 0.7), Law::erlang(4, one_week)}) {
        const Sampler sampler{law};
        Span before{0};
        for (int i = 1; i < 5000; ++i) {
            const Span d = sampler.quantile(i / 5000.0);
            REQUIRE(d >= before);
            before = d;
        }
    }
}

#include "gebied/report/risk.hpp"

#include "gebied/report/wording.hpp"
#include "gebied/statistics/digits.hpp"
#include "report/csv.hpp"
#include "report/text_columns.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <span>

namespace gebied {
namespace {

constexpr double euros_per_cent = 0.01;

struct BearerRow {
    std::string_view id;
    Text name;
};
constexpr std::array<BearerRow, bearer_count> bearers{{
    {"municipality",
     {.nl = "gemeente: uitgaven en overschrijding", .en = "municipality: spending and overrun"}},
    {"city",
     {.nl = "stad of regio: buiten het plafond", .en = "city or region: outside the ceiling"}},
    {"provider",
     {.nl = "aanbieder: hulp die niet wordt betaald", .en = "provider: help that is not paid for"}},
    {"team", {.nl = "team: uren boven de formatie", .en = "team: hours beyond the formation"}},
    {"resident", {.nl = "inwoner: eigen bijdrage", .en = "resident: own contribution"}},
}};

/// Positions of a counter's columns in a yearly row.
class Columns {
public:
    Columns(const ResultReader& result, Counter counter) {
        for (std::size_t c = 0; c < result.columns().size(); ++c) {
            if (result.columns()[c].counter == static_cast<std::size_t>(counter)) {
                at_.push_back(c);
            }
        }
    }
    [[nodiscard]] double sum(std::span<const std::int64_t> row) const {
        std::int64_t total = 0;
        for (const std::size_t c : at_) {
            total += row[c];
        }
        return static_cast<double>(total);
    }

private:
    std::vector<std::size_t> at_{};
};

/// What each bearer pays in one area-year, in euros.
class Parts {
public:
    explicit Parts(const ResultReader& result)
        : spent_{result, Counter::spent_total},
          overrun_{result, Counter::overrun_total},
          insured_{result, Counter::city_paid},
          outside_{result, Counter::outside_ceiling},
          worth_{result, Counter::product_worth},
          paid_{result, Counter::product_spent},
          contributions_{result, Counter::own_contributions},
          task_{result, Counter::task_sums},
          overload_{result, Counter::minutes_overload},
          capacity_{result, Counter::minutes_capacity},
          staff_{result, Counter::staff_cost} {}

    [[nodiscard]] std::array<double, bearer_count> of(std::span<const std::int64_t> row) const {
        const double insured = insured_.sum(row);
        const double contributions = contributions_.sum(row);
        const double capacity = capacity_.sum(row);
        const double cents_per_minute = capacity > 0.0 ? staff_.sum(row) / capacity : 0.0;
        std::array<double, bearer_count> parts{
            spent_.sum(row) + overrun_.sum(row), insured + outside_.sum(row),
            worth_.sum(row) - paid_.sum(row) - task_.sum(row) - insured - contributions,
            overload_.sum(row) * cents_per_minute, contributions};
        for (double& part : parts) {
            part *= euros_per_cent;
        }
        return parts;
    }

private:
    Columns spent_, overrun_, insured_, outside_, worth_, paid_, contributions_, task_, overload_,
        capacity_, staff_;
};

RiskTable table_of(const ResultReader& result, std::size_t scenario,
                   std::optional<std::size_t> chosen) {
    const auto futures = static_cast<std::size_t>(result.header().replications);
    const auto years = static_cast<std::size_t>(result.header().reported_years());
    const Parts parts{result};
    // [bearer][year][future]; the whole last
    std::vector<std::vector<std::vector<double>>> amounts(
        bearer_count + 1,
        std::vector<std::vector<double>>(years, std::vector<double>(futures, 0.0)));
    result.for_each_year(scenario, [&](std::size_t future, std::size_t area, std::size_t year,
                                       std::span<const std::int64_t> row) {
        if (chosen && area != *chosen) {
            return;
        }
        const auto of_row = parts.of(row);
        for (std::size_t b = 0; b < bearer_count; ++b) {
            amounts[b][year][future] += of_row[b];
            amounts[bearer_count][year][future] += of_row[b];
        }
    });
    // Deviations from the mean of the year: the spread is that of chance, not that of indexation.
    std::vector<std::vector<double>> products(bearer_count + 1, std::vector<double>(futures, 0.0));
    std::vector<std::vector<double>> means(bearer_count, std::vector<double>(futures, 0.0));
    for (std::size_t y = 0; y < years; ++y) {
        std::array<double, bearer_count + 1> mean{};
        for (std::size_t b = 0; b <= bearer_count; ++b) {
            for (const double amount : amounts[b][y]) {
                mean[b] += amount / static_cast<double>(futures);
            }
        }
        for (std::size_t f = 0; f < futures; ++f) {
            const double whole = amounts[bearer_count][y][f] - mean[bearer_count];
            for (std::size_t b = 0; b <= bearer_count; ++b) {
                products[b][f] += (amounts[b][y][f] - mean[b]) * whole;
            }
            for (std::size_t b = 0; b < bearer_count; ++b) {
                means[b][f] += amounts[b][y][f] / static_cast<double>(years);
            }
        }
    }
    const double per =
        static_cast<double>(years) * static_cast<double>(std::max<std::size_t>(futures, 2) - 1);
    const auto covariance = [per](const std::vector<double>& of) {
        double sum = 0.0;
        for (const double product : of) {
            sum += product;
        }
        return sum / per;
    };
    RiskTable table{.scenario = scenario, .variance = covariance(products[bearer_count])};
    // The variance is a mean over futures of squares; its root has the roots of the ends as its interval.
    const Estimate squares = mean_with_interval(products[bearer_count]);
    const auto root = [&](double of_mean) {
        return std::sqrt(std::max(of_mean, 0.0) * static_cast<double>(futures) / per);
    };
    table.spread = {.mean = root(squares.mean),
                    .low = root(squares.low),
                    .high = root(squares.high),
                    .count = squares.count};
    for (std::size_t b = 0; b < bearer_count; ++b) {
        table.rows[b] = {.bearer = static_cast<Bearer>(b),
                         .amount = mean_with_interval(means[b]),
                         .variance = covariance(products[b]),
                         .share = ratio_of_sums(
                             {.numerators = products[b], .denominators = products[bearer_count]})};
    }
    return table;
}

/// `9.110±30` on the grid of its own error; `0` when it is nothing in every future.
std::string with_error(const Estimate& estimate, double factor, Language language) {
    if (!std::isfinite(estimate.mean)) {
        return "–";
    }
    const double value = estimate.mean * factor;
    const double error = estimate.half_width() * factor;
    constexpr double nothing = 1e-9;
    if (std::abs(value) < nothing && error < nothing) {
        return "0";
    }
    if (!std::isfinite(error)) {
        return "~" + number_text(value, 0, language);
    }
    const int place = error < nothing ? 0 : static_cast<int>(std::floor(std::log10(error)));
    return number_text(value, place, language) + "±" +
           number_text(std::max(error, std::pow(10.0, place)), place, language);
}

}  // namespace

std::vector<RiskTable> risk_tables(const ResultReader& result, std::optional<std::size_t> area) {
    std::vector<RiskTable> tables;
    for (std::size_t scenario = 0; scenario < result.scenarios().size(); ++scenario) {
        tables.push_back(table_of(result, scenario, area));
    }
    return tables;
}

std::string_view name_of(Bearer bearer) {
    return bearers[static_cast<std::size_t>(bearer)].id;
}

std::string risk_text(const std::vector<RiskTable>& tables, const ResultReader& result,
                      Language language) {
    const bool dutch = language == Language::nl;
    std::string text =
        dutch
            ? "Wie draagt het risico? Euro per jaar (x 1.000), en het deel van de spreiding van een jaar tussen toekomsten.\n"
            : "Who bears the risk? Euro per year (x 1,000), and the share of the spread of a year between futures.\n";
    std::size_t widest = 0;
    for (const BearerRow& bearer : bearers) {
        widest = std::max(widest, width_of(bearer.name.in(language)));
    }
    for (const RiskTable& table : tables) {
        constexpr double thousand = 1e-3;
        text += fmt::format(
            "\n{}\n  {}  {}\n", name_in(result.scenarios()[table.scenario].label, language),
            padded(dutch ? "standaardafwijking van het geheel" : "standard deviation of the whole",
                   widest),
            with_error(table.spread, thousand, language));
        for (const RiskRow& row : table.rows) {
            const std::string share = with_error(row.share, 100.0, language);
            text += fmt::format(
                "  {}  {}  {}\n",
                padded(bearers[static_cast<std::size_t>(row.bearer)].name.in(language), widest),
                padded(with_error(row.amount, thousand, language), 12),
                share == "–" ? share : share + "%");
        }
    }
    text +=
        dutch
            ? "\nDe delen tellen op tot 100%. Onder nul: deze partij heeft voordeel van een duur jaar. Achter ±: het 95%-interval.\n"
            : "\nThe shares add up to 100%. Below zero: a dear year is to the advantage of this party. After ±: the 95% interval.\n";
    return text;
}

std::string risk_csv(const std::vector<RiskTable>& tables, const ResultReader& result) {
    constexpr std::array<Field, 10> fields{
        {{"scenario", "string", "id of the scenario"},
         {"bearer", "string", "who bears it"},
         {"amount", "number", "euro per year"},
         {"amount_low", "number", "lower end of the 95% interval"},
         {"amount_high", "number", "upper end of the 95% interval"},
         {"variance", "number", "covariance with the whole, euro squared"},
         {"share", "number", "of the variance of the whole"},
         {"share_low", "number", "lower end of the 95% interval"},
         {"share_high", "number", "upper end of the 95% interval"},
         {"futures", "integer", "futures behind it"}}};
    CsvText csv{fields};
    for (const RiskTable& table : tables) {
        for (const RiskRow& row : table.rows) {
            csv.text(result.scenarios()[table.scenario].label.id)
                .text(name_of(row.bearer))
                .number(row.amount.mean)
                .number(row.amount.low)
                .number(row.amount.high)
                .number(row.variance)
                .number(row.share.mean)
                .number(row.share.low)
                .number(row.share.high)
                .integer(row.amount.count);
            csv.end_row();
        }
    }
    return csv.content();
}

std::string risk_json(const std::vector<RiskTable>& tables, const ResultReader& result) {
    using Json = nlohmann::ordered_json;
    const auto number = [](double value) {
        return std::isfinite(value) ? Json(value) : Json(nullptr);
    };
    const auto estimate = [&](const Estimate& e) {
        return Json{{"mean", number(e.mean)}, {"low", number(e.low)}, {"high", number(e.high)}};
    };
    Json all = Json::array();
    for (const RiskTable& table : tables) {
        Json rows = Json::array();
        for (const RiskRow& row : table.rows) {
            rows.push_back({{"bearer", name_of(row.bearer)},
                            {"amount", estimate(row.amount)},
                            {"variance", number(row.variance)},
                            {"share", estimate(row.share)}});
        }
        all.push_back({{"scenario", result.scenarios()[table.scenario].label.id},
                       {"variance", number(table.variance)},
                       {"spread", estimate(table.spread)},
                       {"rows", rows}});
    }
    return all.dump(2) + "\n";
}

}  // namespace gebied

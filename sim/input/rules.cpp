#include "input/rules.hpp"

#include "gebied/world/fate.hpp"
#include "input/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace gebied::input {
namespace {

constexpr double rounding = 1.0e-9;  // shares that were rounded in a table still add up
constexpr double most_euros = 1.0e15;
constexpr double most_multiplier =
    128.0;  // the world keeps candidates in 7 bands, each twice as high
constexpr double rounding_of_shares = 0.01;  // five shares in whole percents
constexpr double most_persons_per_household = 50.0;
constexpr double most_persons_per_role = 65536.0;  // the world numbers colleagues with 16 bits
constexpr std::array<std::string_view, severity_levels> severities{"light", "serious", "acute"};

/// Six decimals, so that 1.000001 does not read as 1.
std::string in_all(double sum) {
    return number_in_words(std::round(sum * 1.0e6) / 1.0e6) + " in all";
}

/// Gathers the rules that one model breaks.
class Rules {
public:
    Rules(const Names& names, const Model& model, const Period& period)
        : names_{&names},
          model_{&model},
          years_{static_cast<double>(period.end_year - period.first_year)} {}

    std::vector<BrokenRule> check() {
        check_households();
        for (std::size_t d = 0; d < model_->domains.size(); ++d) {
            check_domain(d);
        }
        for (std::size_t p = 0; p < model_->products.size(); ++p) {
            check_product(p);
        }
        const Team& team = model_->team;
        at_most_one("team.improved", team.solved + team.improved,
                    "solved and improved are together at most 1");
        never_without_end("team", team.duration, team.prolonged);
        const Informal& informal = model_->informal;
        at_most_one("informal.improved", informal.solved + informal.improved,
                    "solved and improved are together at most 1");
        check_staff();
        check_money();
        return std::move(broken_);
    }

private:
    void refuse(std::string path, std::string value, std::string rule) {
        broken_.push_back(
            {.path = std::move(path), .value = std::move(value), .rule = std::move(rule)});
    }
    void at_most_one(std::string path, double sum, std::string rule) {
        if (sum > 1.0 + rounding) {
            refuse(std::move(path), in_all(sum), std::move(rule));
        }
    }

    void check_households() {
        const Households& households = model_->households;
        double shares = 0.0;
        for (const HouseholdType& type : model_->types) {
            shares += type.share;
        }
        const bool anybody = households.number > 0.0 || households.visitors_per_year > 0.0;
        if (model_->types.empty() && anybody) {
            refuse("household_types", "empty", "households are of at least one type");
        } else if (!model_->types.empty() && std::abs(shares - 1.0) > rounding_of_shares) {
            refuse("household_types", in_all(shares),
                   "the shares of the types are together 1: what one gets, others lose");
        }
        if (!anybody && !model_->types.empty()) {
            refuse("households.number", "0", "at least one household, or visitors");
        }
        if (households.number > 0.0 && households.inhabitants > 0.0) {
            const double persons = households.inhabitants / households.number;
            if (persons < 1.0 || persons > most_persons_per_household) {
                refuse("households.inhabitants", number_in_words(households.inhabitants),
                       "from 1 to 50 inhabitants per household; households.number is " +
                           number_in_words(households.number));
            }
        }
        if (model_->domains.empty() && households.visitors_per_year > 0.0) {
            refuse("domains", "empty", "visitors have a need in at least one domain");
        }
        if (households.number != std::round(households.number)) {
            refuse("households.number", number_in_words(households.number),
                   "a whole number of households");
        }
        if (households.strength_shape > 0.0 && households.strength_shape < 0.5) {
            refuse("households.strength_shape", number_in_words(households.strength_shape),
                   "0, or at least 0.5");
        }
        if (households.frailty_shape > 0.0 && households.frailty_shape < 0.05) {
            refuse("households.frailty_shape", number_in_words(households.frailty_shape),
                   "0, or at least 0.05");
        }
    }

    void check_domain(std::size_t d) {
        const Domain& domain = model_->domains[d];
        const std::string& id = names_->domains[d].id;
        const std::string path = "domains." + id;
        at_most_one(path + ".starts_acute", domain.starts_serious + domain.starts_acute,
                    "starts_serious and starts_acute are together at most 1");
        for (std::size_t t = 0; t < model_->types.size(); ++t) {
            const auto& shares = domain.start_share.values[t].values;
            at_most_one(path + ".start_share." + names_->types[t].id,
                        shares[0] + shares[1] + shares[2],
                        "light, serious and acute are together at most 1");
        }
        if (domain.low_income_factor == 0.0 &&
            model_->households.reference_low_income_share > 0.0) {
            refuse(path + ".low_income_factor", "0",
                   "above 0 while reference_low_income_share is above 0");
        }
        double cascade = std::max(1.0, model_->effects.prevention_on_onset);
        for (std::size_t other = 0; other < model_->domains.size(); ++other) {
            cascade *= other == d ? 1.0 : std::max(1.0, domain.cascade.values[other]);
        }
        if (cascade > most_multiplier) {
            refuse(path + ".cascade", number_in_words(cascade) + " at most",
                   "the factors above 1, and prevention_on_onset, multiply to at most 128");
        }
        std::array<double, severity_levels> referred{};
        std::array<double, severity_levels> at_counter{};
        double from_team = 0.0;
        for (const Product& product : model_->products) {
            from_team += product.from_team.values[d];
            for (std::size_t s = 0; s < severity_levels; ++s) {
                referred[s] += product.referral.values[d].values[s];
                at_counter[s] += product.at_counter.values[d].values[s];
            }
        }
        for (std::size_t s = 0; s < severity_levels; ++s) {
            at_most_one("products.*.at_counter." + id + '.' + std::string{severities[s]},
                        at_counter[s], "the shares of all products are together at most 1");
            at_most_one("products.*.referral." + id + '.' + std::string{severities[s]}, referred[s],
                        "the shares of all products are together at most 1");
        }
        at_most_one("products.*.from_team." + id, from_team,
                    "the shares of all products are together at most 1");
    }

    void check_product(std::size_t p) {
        const Product& product = model_->products[p];
        const std::string path = "products." + names_->products[p].id;
        at_most_one(path + ".improved", product.solved + product.improved,
                    "solved and improved are together at most 1");
        never_without_end(path, product.duration, product.prolonged);
        if (product.stream.value() < model_->streams.size()) {
            const Stream& stream = model_->streams[product.stream.value()];
            const double spread = std::exp(6.0 * (product.cost_spread + stream.year_shock));
            constexpr std::string_view rule =
                "for one household, with indexation and spread: at most 1e15 euro";
            check_amount(path + ".tariff", product.tariff * spread * growth(stream.indexation),
                         rule);
            check_amount(path + ".lump_sum", product.lump_sum * spread * growth(stream.indexation),
                         rule);
        }
    }

    /// Help that takes no time and is almost always prolonged would never let time go on.
    void never_without_end(const std::string& path, const DurationLaw& duration, double prolonged) {
        if (prolonged > 0.99 && duration.days < 1.0) {
            refuse(path + ".prolonged", number_in_words(prolonged),
                   "at most 0.99 when the duration is shorter than a day");
        }
    }

    void check_staff() {
        for (std::size_t r = 0; r < model_->roles.size(); ++r) {
            const Role& role = model_->roles[r];
            if (role.fte / role.fte_per_person > most_persons_per_role) {
                refuse("staff." + names_->roles[r].id + ".fte", number_in_words(role.fte),
                       "at most 65536 persons of fte_per_person each");
            }
            at_most_one("staff." + names_->roles[r].id + ".community_work",
                        role.casework + role.community_work,
                        "casework and community_work are together at most 1");
        }
    }

    [[nodiscard]] double growth(double per_year) const {
        return std::pow(1.0 + std::max(per_year, 0.0), years_);
    }

    void check_amount(std::string path, double most, std::string_view rule) {
        if (most > most_euros) {
            refuse(std::move(path), "up to " + about_in_words(most) + " euro", std::string{rule});
        }
    }

    void check_money() {
        const Financing& financing = model_->financing;
        const double factor = std::max(1.0, financing.ceiling_factor);
        double all = financing.ceiling + financing.base_cost + financing.crisis_reserve +
                     financing.reserve_cap;
        double steepest = financing.indexation;
        for (const Role& role : model_->roles) {
            all += role.fte * role.cost_per_fte;
        }
        for (const Stream& stream : model_->streams) {
            all += stream.budget + std::abs(stream.shift) + stream.fixed_lines + stream.set_aside;
            steepest = std::max(steepest, stream.indexation);
        }
        check_amount("financing", all * factor * growth(steepest),
                     "all amounts of a year together, with indexation: at most 1e15 euro");
        for (std::size_t s = 0; s < model_->streams.size(); ++s) {
            const Stream& stream = model_->streams[s];
            if (financing.basis == CeilingBasis::amounts && stream.budget + stream.shift < 0.0) {
                refuse("streams." + names_->streams[s].id + ".shift", number_in_words(stream.shift),
                       "budget and shift are together at least 0");
            }
        }
    }

    const Names* names_;
    const Model* model_;
    double years_;
    std::vector<BrokenRule> broken_{};
};

double largest(const BySeverity& value) {
    return *std::max_element(value.values.begin(), value.values.end());
}

}  // namespace

std::vector<BrokenRule> broken_rules(const Names& names, const Model& model, const Period& period) {
    return Rules{names, model, period}.check();
}

Burden burden_of(const Model& model, const Period& period) {
    const auto years = static_cast<double>(period.end_year - period.first_year);
    const double number = model.households.number;
    Burden burden;
    double of_life = 0.0;
    for (std::size_t t = 0; t < model.types.size(); ++t) {
        const HouseholdType& type = model.types[t];
        double onsets = 0.0;
        for (const Domain& domain : model.domains) {
            onsets += domain.onset_per_year.values[t] * std::max(1.0, domain.low_income_factor);
        }
        of_life =
            std::max(of_life, type.moves_per_year + type.deaths_per_year +
                                  type.long_term_care_per_year + type.adulthood_per_year + onsets);
    }
    for (const Product& product : model.products) {
        of_life += product.claims_per_year;
    }
    burden.fate_events = years * (number * of_life + model.households.visitors_per_year);
    for (const Role& role : model.roles) {
        const double persons = std::ceil(role.fte / role.fte_per_person);
        burden.fate_events +=
            years * persons *
            (2.0 * role.sickness_per_year + (2.0 + most_leaving) * role.leaving_per_year);
    }
    for (const Domain& domain : model.domains) {
        double rate =
            largest(domain.worsening_per_year) * std::max(1.0, domain.worsening_while_helped) +
            largest(domain.recovery_per_year) * std::max(1.0, domain.recovery_while_helped) +
            domain.relapse_first_year + domain.relapse_second_year + domain.crisis_per_year;
        for (const Route& route : model.routes) {
            rate += largest(route.requests_per_year) * std::max(1.0, route.reach);
        }
        burden.candidates += years * (number + model.households.visitors_per_year) * rate;
    }
    return burden;
}

}  // namespace gebied::input

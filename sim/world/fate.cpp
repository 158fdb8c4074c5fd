#include "gebied/world/fate.hpp"

#include "gebied/base/contract.hpp"
#include "gebied/base/mathematics.hpp"
#include "gebied/population/population.hpp"
#include "world/compiled_stage.hpp"
#include "world/staff_slot.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace gebied {
namespace {

constexpr double seconds_per_year = static_cast<double>(one_year.value());

/// The next point of a Poisson process after `at`, or a time beyond every period when the rate is 0.
double next_point(double at, double rate_per_year, double uniform) {
    if (rate_per_year <= 0.0) {
        return std::numeric_limits<double>::infinity();
    }
    return at - portable::log(uniform) * seconds_per_year / rate_per_year;
}

/// Draws the events of the area one household at a time.
class Drawing {
public:
    Drawing(const Names& names, const Model& model, const Population& population,
            const Period& period, const Luck& luck)
        : names_{names},
          model_{model},
          population_{population},
          luck_{luck},
          end_{static_cast<double>(period.end().seconds())} {}

    void draw_households() {
        const double years = end_ / seconds_per_year;
        const double onsets =
            model_.types.empty() ? 0.0 : population_.onset_per_year(TypeIndex{0}, false);
        events_.reserve(
            static_cast<std::size_t>(1.2 * population_.size() * years * (onsets + 0.1)) + 64);
        for (std::uint32_t slot = 0; slot < population_.size(); ++slot) {
            double begin = 0.0;
            for (std::uint16_t life = 0; begin < end_; ++life) {
                begin = draw_life(slot, life, begin);
            }
        }
    }

    void draw_visitors() {
        double at = 0.0;
        for (std::uint32_t number = 1; model_.households.visitors_per_year > 0.0; ++number) {
            const Draw draw =
                luck_.draw(Population::visitor_subject(number), Question::visitor, 0, 0);
            at = next_point(at, model_.households.visitors_per_year, draw.first());
            if (at >= end_) {
                break;
            }
            add(at, FateKind::visitor, number, 0, 0, number, draw.second());
        }
    }

    void draw_staff(const std::vector<double>& most_posts) {
        for (std::size_t r = 0; r < model_.roles.size(); ++r) {
            const Role& role = model_.roles[r];
            const auto persons =
                static_cast<std::uint32_t>(std::ceil(most_posts[r] / role.fte_per_person - 1e-9));
            for (std::uint32_t person = 0; person < std::min(persons, persons_per_role); ++person) {
                draw_person(r, person);
                draw_leaving_under_strain(r, person);
            }
        }
    }

    /// The events in order of time, kind and a keyed hash: ties never by the number of a household.
    std::vector<FateEvent> events() {
        const std::uint64_t key = luck_.draw(0, Question::tie, 0, 0).bits();
        const auto rank = [key](const FateEvent& e) {
            return mix(key ^ ((std::uint64_t{e.slot} << 8U) | e.mark));
        };
        const auto before = [&](const FateEvent& a, const FateEvent& b) {
            if (a.at != b.at) {
                return a.at < b.at;
            }
            return a.kind != b.kind ? a.kind < b.kind : rank(a) < rank(b);
        };
        // First into short stretches of time by counting, then each stretch by comparing.
        constexpr std::size_t per_stretch = 16;
        const std::size_t stretches = events_.size() / per_stretch + 1;
        const double scale = static_cast<double>(stretches) / end_;
        const auto stretch = [&](const FateEvent& e) {
            return std::min(static_cast<std::size_t>(static_cast<double>(e.at) * scale),
                            stretches - 1);
        };
        std::vector<std::size_t> first(stretches + 1, 0);
        for (const FateEvent& e : events_) {
            ++first[stretch(e) + 1];
        }
        std::partial_sum(first.begin(), first.end(), first.begin());
        std::vector<FateEvent> ordered(events_.size());
        std::vector<std::size_t> next(first.begin(), first.end() - 1);
        for (const FateEvent& e : events_) {
            ordered[next[stretch(e)]++] = e;
        }
        for (std::size_t s = 0; s < stretches; ++s) {
            std::sort(ordered.begin() + static_cast<std::ptrdiff_t>(first[s]),
                      ordered.begin() + static_cast<std::ptrdiff_t>(first[s + 1]), before);
        }
        return ordered;
    }

    std::vector<Traits> residents() { return std::move(residents_); }

private:
    void add(double at, FateKind kind, std::uint32_t slot, std::uint16_t life, std::size_t mark,
             std::uint32_t number, double height) {
        if (at < end_) {
            events_.push_back({.at = portable::nearest(at),
                               .slot = slot,
                               .number = number,
                               .height = static_cast<float>(height),
                               .life = life,
                               .kind = kind,
                               .mark = static_cast<std::uint8_t>(mark)});
        }
    }

    /// One household from `begin`; returns when it leaves (its successor begins then).
    double draw_life(std::uint32_t slot, std::uint16_t life, double begin) {
        const std::uint64_t subject = Population::subject(slot, life);
        const TypeIndex type = population_.type(slot);
        const HouseholdType& kind = model_.types[type.value()];
        const Traits traits = population_.traits(luck_, subject, type);
        if (life == 0) {
            residents_.push_back(traits);
        }

        double leaves = std::numeric_limits<double>::infinity();
        if (kind.moves_per_year > 0.0) {
            leaves = next_point(begin, kind.moves_per_year,
                                luck_.draw(subject, Question::move_out, 0, 0).first());
        }
        FateKind how = FateKind::move_out;
        if (kind.deaths_per_year > 0.0) {
            const double dies = next_point(begin, kind.deaths_per_year,
                                           luck_.draw(subject, Question::death, 0, 0).first());
            if (dies < leaves) {
                leaves = dies;
                how = FateKind::death;
            }
        }
        draw_onsets(slot, life, type, traits, begin, std::min(leaves, end_));
        draw_candidates(slot, life, begin, std::min(leaves, end_), kind.long_term_care_per_year,
                        Question::wlz, FateKind::long_term_care);
        draw_candidates(slot, life, begin, std::min(leaves, end_), kind.adulthood_per_year,
                        Question::adulthood, FateKind::adulthood);
        if (traits.low_income) {
            draw_claims(slot, life, begin, std::min(leaves, end_));
        }
        add(leaves, how, slot, life, 0, 0, 0.5);
        return leaves;
    }

    void draw_onsets(std::uint32_t slot, std::uint16_t life, TypeIndex type, const Traits& traits,
                     double begin, double end) {
        const double total = population_.onset_per_year(type, traits.low_income);
        const double rate = total * traits.frailty;
        const std::uint64_t subject = Population::subject(slot, life);
        double at = begin;
        for (std::uint32_t number = 1; rate > 0.0; ++number) {
            const Draw draw = luck_.draw(subject, Question::onset, number, 0);
            at = next_point(at, rate, draw.first());
            if (at >= end) {
                break;
            }
            double mark = draw.quarter(2) * total;
            std::size_t domain = 0;
            for (; domain + 1 < model_.domains.size(); ++domain) {
                const double own = population_.onset_per_year(
                    type, DomainIndex{static_cast<std::uint32_t>(domain)}, traits.low_income);
                if (mark < own) {
                    break;
                }
                mark -= own;
            }
            add(at, FateKind::onset, slot, life, domain, number, draw.quarter(3));
        }
    }

    void draw_candidates(std::uint32_t slot, std::uint16_t life, double begin, double end,
                         double rate, Question question, FateKind kind) {
        double at = begin;
        for (std::uint32_t number = 1; rate > 0.0; ++number) {
            const Draw draw = luck_.draw(Population::subject(slot, life), question, number, 0);
            at = next_point(at, rate, draw.first());
            if (at >= end) {
                break;
            }
            add(at, kind, slot, life, 0, number, draw.second());
        }
    }

    void draw_claims(std::uint32_t slot, std::uint16_t life, double begin, double end) {
        for (std::size_t p = 0; p < model_.products.size(); ++p) {
            const double rate = model_.products[p].claims_per_year;
            // Keyed by the product's id, so that another product in the list moves nothing.
            const auto key = static_cast<std::uint32_t>(stable_hash(names_.products[p].id));
            double at = begin;
            for (std::uint32_t number = 1; rate > 0.0; ++number) {
                const Draw draw =
                    luck_.draw(Population::subject(slot, life), Question::claim, number, key);
                at = next_point(at, rate, draw.first());
                if (at >= end) {
                    break;
                }
                add(at, FateKind::claim, slot, life, p, number, draw.second());
            }
        }
    }

    /// Sickness and leaving of one colleague and all who follow in the post.
    void draw_person(std::size_t r, std::uint32_t person) {
        const Role& role = model_.roles[r];
        const std::uint64_t subject = staff_subject(names_.roles[r].id) + person;
        const std::uint32_t slot = staff_slot(r, person);
        const Sampler vacancy = sampler_of(role.vacancy);
        const Sampler sickness = sampler_of(role.sickness);
        double at = 0.0;
        double leaves = next_point(0.0, role.leaving_per_year,
                                   luck_.draw(subject, Question::staff_leaving, 0, 0).first());
        std::uint32_t colleague = 0;
        for (std::uint32_t spell = 1;; ++spell) {
            const Draw draw = luck_.draw(subject, Question::staff_sickness, spell, 0);
            at = next_point(at, role.sickness_per_year, draw.first());
            while (leaves <= at && leaves < end_) {
                const Draw change = luck_.draw(subject, Question::staff_leaving, ++colleague, 1);
                add(leaves, FateKind::staff_left, slot, 0, 0, colleague,
                    luck_.draw(subject, Question::staff_leaving, colleague, 2).first());
                const double replaced =
                    leaves + static_cast<double>(vacancy.quantile(change.first()).value());
                add(replaced, FateKind::staff_replaced, slot, 0, 0, colleague, 0.5);
                leaves = next_point(replaced, role.leaving_per_year, change.second());
            }
            if (at >= end_) {
                break;
            }
            const double recovered =
                at + static_cast<double>(sickness.quantile(draw.second()).value());
            add(at, FateKind::staff_sick, slot, 0, 0, spell, 0.5);
            add(recovered, FateKind::staff_recovered, slot, 0, 0, spell, 0.5);
            at = recovered;
        }
    }

    /// Candidates for leaving in a post, as many times more than usual as strain can make it.
    void draw_leaving_under_strain(std::size_t r, std::uint32_t person) {
        const double rate = model_.roles[r].leaving_per_year * most_leaving;
        const std::uint64_t subject = staff_subject(names_.roles[r].id) + person;
        double at = 0.0;
        for (std::uint32_t number = 1; rate > 0.0; ++number) {
            const Draw draw = luck_.draw(subject, Question::leaving_under_strain, number, 0);
            at = next_point(at, rate, draw.first());
            if (at >= end_) {
                break;
            }
            add(at, FateKind::staff_may_leave, staff_slot(r, person), 0, 0, number,
                most_leaving * draw.second());
        }
    }

    const Names& names_;
    const Model& model_;
    const Population& population_;
    Luck luck_;
    double end_{};
    std::vector<FateEvent> events_{};
    std::vector<Traits> residents_{};
};

/// Correlated shocks: over streams by a common factor, over years as a stationary AR(1).
std::vector<double> draw_shocks(const Names& names, const Model& model, const Period& period,
                                const Luck& luck) {
    const std::size_t streams = model.streams.size();
    const auto years = static_cast<std::size_t>(period.end_year - period.first_year);
    std::vector<double> shocks(years * streams, 1.0);
    if (streams == 0) {
        return shocks;
    }
    const std::vector<double> factor =
        correlation_factor(streams, model.financing.shock_correlation);
    const double persistence = model.financing.shock_persistence;
    std::vector<double> state(streams, 0.0);
    for (std::size_t y = 0; y < years; ++y) {
        std::vector<double> normal(streams);
        for (std::size_t s = 0; s < streams; ++s) {
            const std::uint64_t subject =
                stable_hash(names.streams[s].id) % (std::uint64_t{1} << 47U);
            normal[s] = portable::normal_quantile(
                luck.draw(subject, Question::year_shock, static_cast<std::uint32_t>(y), 0).first());
        }
        for (std::size_t s = 0; s < streams; ++s) {
            double innovation = 0.0;
            for (std::size_t k = 0; k <= s; ++k) {
                innovation += factor[s * streams + k] * normal[k];
            }
            state[s] = y == 0 ? innovation
                              : persistence * state[s] +
                                    std::sqrt(1.0 - persistence * persistence) * innovation;
            const double sd = model.streams[s].year_shock;
            shocks[y * streams + s] = portable::exp(sd * state[s] - 0.5 * sd * sd);
        }
    }
    return shocks;
}

}  // namespace

AreaFate::AreaFate(const Names& names, const Model& model, const Population& population,
                   const Period& period, const Luck& luck, const std::vector<double>& most_posts)
    : luck_{luck},
      shocks_{draw_shocks(names, model, period, luck)},
      streams_{model.streams.size()} {
    expects(most_posts.size() == model.roles.size(), "every role has a largest number of posts");
    Drawing drawing{names, model, population, period, luck};
    drawing.draw_households();
    drawing.draw_visitors();
    drawing.draw_staff(most_posts);
    events_ = drawing.events();
    residents_ = drawing.residents();
}

}  // namespace gebied

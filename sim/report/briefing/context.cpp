#include "report/briefing/context.hpp"

#include "gebied/report/wording.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace gebied::briefing {

Phrase Context::scenario(std::size_t index) const {
    return Phrase::name(name_in(facts.comparison().scenarios[index].label, language));
}

Phrase Context::item(Dimension dimension, std::string_view id) const {
    return Phrase::name(item_name(facts.result().names(), dimension, id, language));
}

Phrase Context::month(int number) const {
    return words(fmt::format("month.{}", number));
}

Phrase Context::year(int number) {
    return Phrase::number(std::to_string(number), {.cell = fmt::format("year|{}", number),
                                                   .value = static_cast<double>(number),
                                                   .times = 1.0});
}

Phrase Context::date(std::string_view iso) const {
    if (iso.size() < 10) {
        return Phrase::name(iso);
    }
    const int number = (iso[5] - '0') * 10 + (iso[6] - '0');
    const std::string_view day = iso.substr(iso[8] == '0' ? 9 : 8, iso[8] == '0' ? 1 : 2);
    return Phrase::name(fmt::format("{} {} {}", day, month(number).plain(), iso.substr(0, 4)));
}

Phrase Context::verdict(std::string_view measure, std::size_t scenario) const {
    return words(fmt::format("verdict.{}", gebied::name_of(facts.verdict(measure, scenario))));
}

Phrase Context::change(std::string_view measure, std::size_t scenario, const Numbers& how) const {
    const Verdict said = facts.verdict(measure, scenario);
    if (said == Verdict::identical || said == Verdict::no_difference || said == Verdict::unknown) {
        return verdict(measure, scenario);
    }
    return verdict(measure, scenario) + Phrase::text(": ") +
           how.change(facts.change(measure, scenario));
}

Phrase Context::often(const Figure& share, bool other) const {
    const double value = share.estimate.mean;
    const double half = share.estimate.half_width();
    const std::string cell = share.cell + (other ? "|other" : "|mean");
    const double shown = other ? 1.0 - value : value;
    if (value <= 0.0 || value >= 1.0) {
        return words(shown <= 0.0 ? "often.none" : "often.all");
    }
    const bool fine = half <= 0.01;
    const double whole = fine ? 100.0 : 10.0;
    const double parts = std::round(value * whole);
    if (parts <= 0.0 || parts >= whole) {
        const bool rare = (parts <= 0.0) != other;
        return words(rare ? (fine ? "often.fewer_of_hundred" : "often.fewer_of_ten")
                          : (fine ? "often.more_of_hundred" : "often.more_of_ten"));
    }
    const Phrase number = Phrase::number(fmt::format("{:.0f}", other ? whole - parts : parts),
                                         {.cell = cell, .value = shown, .times = 1.0 / whole});
    return words(fine ? "often.of_hundred" : "often.of_ten", {{"parts", number}});
}

std::vector<std::size_t> Context::scenarios_with(std::string_view measure, Verdict verdict) const {
    std::vector<std::size_t> found;
    for (std::size_t s = 1; s < facts.scenarios(); ++s) {
        if (facts.verdict(measure, s) == verdict) {
            found.push_back(s);
        }
    }
    std::ranges::stable_sort(found, [&](std::size_t a, std::size_t b) {
        return std::abs(facts.change(measure, a).estimate.mean) >
               std::abs(facts.change(measure, b).estimate.mean);
    });
    return found;
}

}  // namespace gebied::briefing

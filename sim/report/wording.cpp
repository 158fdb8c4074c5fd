#include "gebied/report/wording.hpp"

#include "gebied/base/contract.hpp"
#include "gebied/statistics/digits.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace gebied {

namespace {

std::string known_name(const std::vector<Label>& labels, std::string_view id, Language language) {
    const auto found = std::ranges::find(labels, id, &Label::id);
    return found == labels.end() ? std::string{id} : name_in(*found, language);
}

constexpr std::array<Text, severity_levels> severity_names{{{.nl = "licht", .en = "light"},
                                                            {.nl = "ernstig", .en = "serious"},
                                                            {.nl = "acuut", .en = "acute"}}};
constexpr std::array<std::string_view, severity_levels> severity_ids{"light", "serious", "acute"};
constexpr std::array<Text, rung_count> rung_names{
    {{.nl = "buiten beeld", .en = "outside"},
     {.nl = "geen hulpvraag", .en = "no need"},
     {.nl = "zonder hulp", .en = "unaided"},
     {.nl = "wacht op hulp", .en = "waiting"},
     {.nl = "informele steun", .en = "informal support"},
     {.nl = "team", .en = "team"},
     {.nl = "specialist", .en = "specialist"}}};

constexpr std::array<Text, duration_bins.size()> bin_names{
    {{.nl = "korter dan 3 maanden", .en = "under 3 months"},
     {.nl = "3 tot 6 maanden", .en = "3 to 6 months"},
     {.nl = "6 tot 12 maanden", .en = "6 to 12 months"},
     {.nl = "1 tot 2 jaar", .en = "1 to 2 years"},
     {.nl = "2 tot 3 jaar", .en = "2 to 3 years"},
     {.nl = "3 jaar en langer", .en = "3 years and more"}}};

constexpr std::array<Text, task_ids.size()> task_names{
    {{.nl = "outreach", .en = "outreach"},
     {.nl = "informele steun organiseren", .en = "organising informal support"},
     {.nl = "preventie en vroegsignalering", .en = "prevention and early signalling"},
     {.nl = "collectief aanbod", .en = "collective provisions"}}};

std::string bin_name(std::string_view id, Language language) {
    const auto found = std::ranges::find(duration_bins, id, &DurationBin::id);
    return std::string{
        found == duration_bins.end()
            ? id
            : bin_names[static_cast<std::size_t>(found - duration_bins.begin())].in(language)};
}

template <std::size_t size>
std::string fixed_name(const std::array<std::string_view, size>& ids,
                       const std::array<Text, size>& names, std::string_view id,
                       Language language) {
    const auto found = std::ranges::find(ids, id);
    return std::string{found == ids.end()
                           ? id
                           : names[static_cast<std::size_t>(found - ids.begin())].in(language)};
}

}  // namespace

std::string number_text(double value, int place, Language language) {
    expects(std::isfinite(value), "a number in a text is finite");
    const double rounded = round_to_place(value, place);
    std::string digits = fmt::format("{:.{}f}", std::abs(rounded), std::max(0, -place));
    const std::size_t point = std::min(digits.find('.'), digits.size());
    if (point < digits.size() && language == Language::nl) {
        digits[point] = ',';
    }
    for (std::size_t at = point; at > 3;) {
        at -= 3;
        digits.insert(at, 1, language == Language::nl ? '.' : ',');
    }
    return (rounded < 0.0 ? "−" : "") + digits;
}

std::optional<int> place_of(double width, int significant) {
    if (!std::isfinite(width) || width == 0.0) {
        return std::nullopt;
    }
    const int place = static_cast<int>(std::floor(std::log10(std::abs(width)))) + 1 - significant;
    return std::clamp(place, finest_place, coarsest_place);
}

std::string frequency_text(const FrequencyWords& words, Language language) {
    const bool dutch = language == Language::nl;
    switch (words.closeness) {
        case Closeness::none: return dutch ? "in geen enkele" : "in no";
        case Closeness::fewer_than:
            return fmt::format(
                fmt::runtime(dutch ? "in minder dan {} van de {}" : "in fewer than {} of {}"),
                words.parts, words.whole);
        case Closeness::about:
            return fmt::format(
                fmt::runtime(dutch ? "in ongeveer {} van de {}" : "in about {} of {}"), words.parts,
                words.whole);
        case Closeness::rounded:
            return fmt::format(fmt::runtime(dutch ? "in {} van de {}" : "in {} of {}"), words.parts,
                               words.whole);
        case Closeness::more_than:
            return fmt::format(
                fmt::runtime(dutch ? "in meer dan {} van de {}" : "in more than {} of {}"),
                words.parts, words.whole);
        case Closeness::all: return dutch ? "in alle" : "in all";
    }
    return {};
}

std::string item_name(const Names& names, Dimension dimension, std::string_view item,
                      Language language) {
    const std::size_t dot = item.find('.');
    const std::string_view first = item.substr(0, dot);
    const std::string_view second =
        dot == std::string_view::npos ? std::string_view{} : item.substr(dot + 1);
    switch (dimension) {
        case Dimension::none: return {};
        case Dimension::stream: return known_name(names.streams, item, language);
        case Dimension::product: return known_name(names.products, item, language);
        case Dimension::route: return known_name(names.routes, item, language);
        case Dimension::domain: return known_name(names.domains, item, language);
        case Dimension::product_route:
            return fmt::format("{}, {}", known_name(names.products, first, language),
                               known_name(names.routes, second, language));
        case Dimension::domain_severity:
            return fmt::format("{}, {}", known_name(names.domains, first, language),
                               fixed_name(severity_ids, severity_names, second, language));
        case Dimension::flow:
            return fmt::format(
                fmt::runtime(language == Language::nl ? "van {} naar {}" : "from {} to {}"),
                fixed_name(rung_ids, rung_names, first, language),
                fixed_name(rung_ids, rung_names, second, language));
        case Dimension::product_duration:
            return fmt::format("{}, {}", known_name(names.products, first, language),
                               bin_name(second, language));
        case Dimension::household_type: return known_name(names.types, item, language);
        case Dimension::task: return fixed_name(task_ids, task_names, item, language);
        case Dimension::route_rung:
            return fmt::format(fmt::runtime(language == Language::nl ? "{}, naar {}" : "{}, to {}"),
                               known_name(names.routes, first, language),
                               fixed_name(rung_ids, rung_names, second, language));
        case Dimension::payer: return known_name(names.payers, item, language);
        case Dimension::indicator: return known_name(names.indicators, item, language);
    }
    return std::string{item};
}

std::string name_in(const Label& label, Language language) {
    std::string name = language == Language::nl ? label.nl : label.en;
    // Quoted YAML can hold the end of a line; a reader's table cannot.
    std::ranges::replace_if(name, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    name.erase(name.find_last_not_of(' ') + 1);
    return name.empty() ? label.id : name;
}

std::string regime_text(std::string_view regime, Language language) {
    const bool dutch = language == Language::nl;
    if (regime == "statutory") {
        return dutch
                   ? "wettelijk: de plicht gaat voor; wat niet past, staat als overschrijding "
                     "naast het plafond"
                   : "statutory: the duty goes on; what does not fit is overrun beside the ceiling";
    }
    if (regime == "absolute") {
        return dutch ? "absoluut: wat niet onder het plafond past, wordt niet gegeven"
                     : "absolute: what does not fit under the ceiling is not given";
    }
    // Several, in the order of time.
    const std::size_t comma = regime.find(", ");
    if (comma == std::string_view::npos) {
        return std::string{regime};
    }
    const auto word = [dutch](std::string_view one) {
        return !dutch               ? one
               : one == "statutory" ? "wettelijk"
               : one == "absolute"  ? "absoluut"
                                    : one;
    };
    return fmt::format("{}, {} {}", word(regime.substr(0, comma)), dutch ? "daarna" : "then",
                       word(regime.substr(comma + 2)));
}

}  // namespace gebied

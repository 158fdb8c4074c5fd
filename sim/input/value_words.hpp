#pragma once

#include "input/value_kinds.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace gebied::input {

/// A value of a parameter as it could be written in a study: `0.4`, `{finances: 0.1, living: 0.2}`.
[[nodiscard]] inline std::string value_in_words(double value, std::string_view unit, const Names&) {
    return unit == yes_or_no_unit ? (value == 0.0 ? "false" : "true") : number_in_words(value);
}

template <Choice Value>
[[nodiscard]] std::string value_in_words(const Value& value, std::string_view, const Names&) {
    return std::string{ChoiceNames<Value>::names[static_cast<std::size_t>(value)]};
}

[[nodiscard]] inline std::string value_in_words(const StreamIndex& value, std::string_view,
                                                const Names& names) {
    return value.value() < names.streams.size() ? names.streams[value.value()].id : "none";
}

[[nodiscard]] inline std::string value_in_words(const DurationLaw& value, std::string_view,
                                                const Names&) {
    const LawForm& form = form_of(value.kind);
    std::string text =
        "{law: " + std::string{DurationLaw::names[static_cast<std::size_t>(value.kind)]};
    text.append(", ").append(form.span).append(form.span.empty() ? "days: " : "_days: ");
    text += about_in_words(value.days);
    if (!form.shape.empty()) {
        text.append(", ").append(form.shape).append(": ").append(number_in_words(value.shape));
    }
    return text + '}';
}

/// One number when all parts are the same, else each part under its key.
template <class Values>
    requires requires(const Values& value) { value.values; }
[[nodiscard]] std::string value_in_words(const Values& value, std::string_view unit,
                                         const Names& names) {
    std::vector<std::string> keys;
    if constexpr (std::same_as<Values, BySeverity>) {
        keys = {"light", "serious", "acute"};
    } else {
        const auto& labels =
            std::same_as<Values, ByDomain> || std::same_as<Values, ByDomainSeverity> ? names.domains
                                                                                     : names.types;
        for (const Label& label : labels) {
            keys.push_back(label.id);
        }
    }
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < keys.size() && i < value.values.size(); ++i) {
        parts.push_back(value_in_words(value.values[i], unit, names));
    }
    if (parts.empty()) {
        return "{}";
    }
    if (std::all_of(parts.begin(), parts.end(),
                    [&](const std::string& part) { return part == parts.front(); })) {
        return parts.front();
    }
    std::string text{"{"};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        text.append(i == 0 ? "" : ", ").append(keys[i]).append(": ").append(parts[i]);
    }
    return text + '}';
}

}  // namespace gebied::input

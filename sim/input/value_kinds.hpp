#pragma once

#include "input/values.hpp"
#include "input/words.hpp"

#include <concepts>
#include <string>
#include <string_view>

namespace gebied::input {

/// By what the numbers of a value are told apart: `domain and severity`; empty for a single number.
template <Numeric Value>
[[nodiscard]] constexpr std::string_view dimension_of() {
    if constexpr (std::same_as<Value, BySeverity>) {
        return "severity";
    } else if constexpr (std::same_as<Value, ByType>) {
        return "household type";
    } else if constexpr (std::same_as<Value, ByDomain>) {
        return "domain";
    } else if constexpr (std::same_as<Value, ByDomainSeverity>) {
        return "domain and severity";
    } else if constexpr (std::same_as<Value, ByTypeSeverity>) {
        return "household type and severity";
    } else {
        return "";
    }
}

/// The words of a choice, with commas.
template <Choice Value>
[[nodiscard]] std::string words_of() {
    std::string text;
    for (const std::string_view word : ChoiceNames<Value>::names) {
        text.append(text.empty() ? "" : ", ").append(word);
    }
    return text;
}

}  // namespace gebied::input

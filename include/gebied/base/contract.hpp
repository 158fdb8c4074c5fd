#pragma once

#include <source_location>

namespace gebied {

/// Reports a broken promise between parts of the program and ends it: a fault of ours, never of the
/// user's input. Throws `ContractViolation` (a std::logic_error) with the promise and the place.
[[noreturn]] void contract_violated(const char* promise, std::source_location where);

/// States what must hold for the code below to be right; stays on in release builds.
constexpr void expects(bool holds, const char* promise,
                       std::source_location where = std::source_location::current()) {
    if (!holds) {
        contract_violated(promise, where);
    }
}

}  // namespace gebied

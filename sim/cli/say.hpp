#pragma once

#include "gebied/base/text.hpp"

#include <cstdio>
#include <fmt/core.h>

namespace gebied::cli {

/// Prints a text with {} for `values`, in the reader's language.
template <class... Values>
void say(std::FILE* to, Language language, Text text, const Values&... values) {
    fmt::print(to, fmt::runtime(text.in(language)), values...);
}
template <class... Values>
void say(Language language, Text text, const Values&... values) {
    say(stdout, language, text, values...);
}

}  // namespace gebied::cli

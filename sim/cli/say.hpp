#pragma once

#include "gebied/base/text.hpp"

#include <cstdio>
#include <fmt/format.h>

namespace gebied::cli {

/// Prints a text with {} for `values`, in the reader's language. A message that does not arrive stops
/// nothing; that of standard output is noticed at the end of the program.
template <class... Values>
void say(std::FILE* to, Language language, Text text, const Values&... values) {
    std::fputs(fmt::format(fmt::runtime(text.in(language)), values...).c_str(), to);
}
template <class... Values>
void say(Language language, Text text, const Values&... values) {
    say(stdout, language, text, values...);
}

}  // namespace gebied::cli

#pragma once

#include <string_view>

/// Files that are built into the program: sim/report/briefing/*.json and *.css.
namespace gebied::briefing::built_in {

extern const std::string_view words_nl;
extern const std::string_view words_en;
extern const std::string_view style;

}  // namespace gebied::briefing::built_in

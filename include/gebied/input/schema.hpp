#pragma once

#include <string>

namespace gebied {

/// JSON Schema (draft-07) of one file of a study, written from the tables, for editors that complete and
/// check while somebody writes. It knows one file: what must stand somewhere in all files together, and
/// conditions between parameters, only `read_study` can tell.
[[nodiscard]] std::string study_schema();

}  // namespace gebied

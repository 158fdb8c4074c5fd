#pragma once

#include "input/parameter_reader.hpp"

#include "gebied/model/model.hpp"

#include <string>
#include <vector>

namespace gebied::input {

/// The lists that a study names, ordered by id. Reports ids that are none, missing names and lists that
/// are too long; only what can be used is in the result.
[[nodiscard]] Names read_names(const Node& root, ProblemList& problems);

/// The keys under which parameters stand: `households`, `team`, ...
[[nodiscard]] std::vector<std::string> section_keys();

/// Those of them that are lists of named entries: `streams`, `products`, ...
[[nodiscard]] std::vector<std::string> list_section_keys();

/// A model with an entry for every name and every parameter neutral.
[[nodiscard]] Model neutral_model(const Names& names);

/// Reads every section of the whole study into `model`; what every entry must have is missed here.
void read_sections(const Node& root, const Names& names, ParameterReader& parameters, Model& model);

/// Lays the sections of one area over `model`. `path` of the area stands before every key in messages.
void read_area_sections(const Node& area, const std::string& path, const Names& names,
                        ParameterReader& parameters, Model& model);

}  // namespace gebied::input

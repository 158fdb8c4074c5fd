#pragma once

#include "gebied/results/result_file.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace gebied {

/// Writes a result as tidy tables into `directory` (made when absent): `yearly.csv` (one value per
/// row), `monthly.csv`, `measures.csv` (one value per future), `comparison.csv`, `scenarios.csv`,
/// `changes.csv`, `parameters.csv`, `sources.csv`, `ceilings.csv`, and `datapackage.json`, which
/// says what every field means (Table Schema, Frictionless Data Package). UTF-8, commas, decimal
/// points; text that a spreadsheet would run as a formula begins with an apostrophe. Returns the
/// files written. Throws `ResultError` when a file cannot be written.
std::vector<std::filesystem::path> export_csv(const ResultReader& result,
                                              const std::filesystem::path& directory);

}  // namespace gebied

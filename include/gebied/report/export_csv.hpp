#pragma once

#include "gebied/results/result_file.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace gebied {

/// The sign before decimals in CSV. With a comma the cells are separated by semicolons and a file begins with a
/// byte order mark, as Excel with Dutch settings expects.
enum class Decimal : std::uint8_t { point, comma };

/// Writes a result as tidy tables into `directory` (made when absent): `yearly.csv` (one value per
/// row), `monthly.csv`, `measures.csv` (one value per future), `comparison.csv`, `scenarios.csv`,
/// `changes.csv`, `parameters.csv`, `sources.csv`, `ceilings.csv`, and `datapackage.json`, which
/// says what every field means (Table Schema, Frictionless Data Package). UTF-8, commas, decimal
/// points (or semicolons and decimal commas); text that a spreadsheet would run as a formula begins with an apostrophe. Returns the
/// files written. Throws `ResultError` when a file cannot be written.
std::vector<std::filesystem::path> export_csv(const ResultReader& result,
                                              const std::filesystem::path& directory,
                                              Decimal decimal = Decimal::point);

}  // namespace gebied

#pragma once

#include "input/problem_list.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gebied::input {

/// One cell of a CSV file with the column in which it begins.
struct CsvCell {
    std::string text{};
    int column{0};  ///< in bytes, from 1
};

/// One row of a CSV file.
struct CsvRow {
    int line{0};
    std::vector<CsvCell> cells{};
};

/// Reads a CSV file as the program ships them (RFC 4180): UTF-8, commas, double quotes where needed, one
/// row a line, and exactly the columns of `heading`. Reports what is wrong with its place, and returns the
/// rows that are right.
[[nodiscard]] std::vector<CsvRow> read_csv(const std::filesystem::path& file,
                                           std::span<const std::string_view> heading,
                                           ProblemList& problems);

}  // namespace gebied::input

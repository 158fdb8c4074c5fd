#pragma once

#include "gebied/report/export_csv.hpp"
#include "gebied/results/result_file.hpp"

#include <string>

namespace gebied {

/// The descriptor of an export (Frictionless Data Package with Table Schema), as JSON text.
[[nodiscard]] std::string data_package(const ResultReader& result, Decimal decimal);

}  // namespace gebied

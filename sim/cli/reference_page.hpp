#pragma once

#include "gebied/base/text.hpp"

#include <string>

namespace gebied::cli {

/// Every parameter as a page of Markdown: a heading per section of a study, a table of its keys.
[[nodiscard]] std::string parameters_page(Language language);

/// Every measure of a result as a page of Markdown: a heading per theme, a table of its measures.
[[nodiscard]] std::string measures_page(Language language);

/// Every column of the yearly and monthly tables of a result as a page of Markdown.
[[nodiscard]] std::string columns_page(Language language);

}  // namespace gebied::cli

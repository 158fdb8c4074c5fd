#pragma once

#include "gebied/base/text.hpp"
#include "gebied/results/result_file.hpp"

#include <filesystem>
#include <string>

namespace gebied {

/// What a workbook says about how it was made, besides what the result knows.
struct WorkbookOrigin {
    std::string result{};   ///< name of the result file, as in the commands on the cover
    std::string command{};  ///< the command that makes the same workbook from it
};

/// Writes a result as a workbook for Excel, LibreOffice or Power BI (.xlsx): a cover with provenance, all
/// scenarios on one page, charts, and a sheet per table. Numbers are numbers with their unit in the head of
/// their column, money in euros to the cent; text is never a formula; what is unknown is an empty cell. The
/// same result gives the same bytes. Replaces a file of that name, as a whole or not at all. Throws
/// `ResultError` when it cannot be written.
void export_xlsx(const ResultReader& result, const std::filesystem::path& file,
                 const WorkbookOrigin& origin, Language language);

}  // namespace gebied

#include "report/data_package.hpp"

#include "report/export_tables.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cctype>

namespace gebied {

namespace {

using Json = nlohmann::ordered_json;

/// Data packages allow small letters, digits, dots, dashes and underscores in a name.
std::string package_name(const std::string& study) {
    std::string name;
    for (const char c : study) {
        const auto byte = static_cast<unsigned char>(c);
        const bool allowed =
            byte < 0x80U && (std::isalnum(byte) != 0 || c == '.' || c == '-' || c == '_');
        name += allowed ? static_cast<char>(std::tolower(byte)) : '-';
    }
    return name.empty() ? "study" : name;
}

Json resource(const ExportTable& table, Decimal decimal) {
    Json fields = Json::array();
    for (const Field& field : table.fields) {
        Json one{{"name", field.name}, {"type", field.type}, {"description", field.meaning}};
        if (decimal == Decimal::comma && field.type == "number") {
            one["decimalChar"] = ",";
        }
        fields.push_back(one);
    }
    // Only an empty number or date is missing; an empty item is the total.
    Json schema{{"fields", fields}, {"missingValues", Json::array({""})}};
    if (!table.key.empty()) {
        schema["primaryKey"] = Json(table.key);
    }
    Json described{{"name", table.name},
                   {"title", table.title},
                   {"path", fmt::format("{}.csv", table.name)},
                   {"profile", "tabular-data-resource"},
                   {"format", "csv"},
                   {"mediatype", "text/csv"},
                   {"encoding", "utf-8"}};
    if (decimal == Decimal::comma) {
        described["dialect"] = {{"delimiter", ";"}};
    }
    described["schema"] = schema;
    return described;
}

}  // namespace

std::string data_package(const ResultReader& result, Decimal decimal) {
    const ResultHeader& header = result.header();
    Json json{{"profile", "tabular-data-package"},
              {"name", package_name(header.study)},
              {"title", header.title.en.empty() ? header.study : header.title.en},
              {"description", header.question.en},
              {"created", header.created},
              {"study", header.study},
              {"study_hash", header.hash},
              {"seed", std::to_string(header.seed)},
              {"replications", header.replications},
              {"replications_asked", header.asked},
              {"state", name_of(header.state)},
              {"program_version", header.program_version},
              {"build", header.build},
              {"compiler", header.compiler},
              {"sources", Json::array()},
              {"resources", Json::array()}};
    for (const SourceRecord& source : result.sources()) {
        Json one{{"title", source.title}};
        if (!source.address.empty()) {
            one["path"] = source.address;
        }
        json["sources"].push_back(one);
    }
    for (const ExportTable& table : export_tables::all) {
        json["resources"].push_back(resource(table, decimal));
    }
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace gebied

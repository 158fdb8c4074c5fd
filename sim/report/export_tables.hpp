#pragma once

#include "report/comparison_fields.hpp"
#include "report/csv.hpp"

#include <array>
#include <span>
#include <string_view>

namespace gebied {

/// One file of an export: what it is called, what it holds, and what each field means.
struct ExportTable {
    std::string_view name{};  ///< of the resource; the file is `name`.csv
    std::string_view title{};
    std::span<const Field> fields{};
    std::span<const std::string_view> key{};  ///< fields that tell rows apart; empty when none do
};

namespace export_tables {

inline constexpr Field scenario_field{"scenario", "string", "id of the scenario"};
inline constexpr Field area_field{"area", "string", "id of the area"};
inline constexpr Field replication_field{"replication", "integer",
                                         "number of the future: the same fate in every scenario"};
inline constexpr Field year_field{"year", "year", "calendar year"};

inline constexpr std::array yearly_fields{
    scenario_field,
    area_field,
    replication_field,
    year_field,
    Field{"counter", "string", "what is counted; see counters.csv"},
    Field{"item", "string",
          "stream, product, route, domain or flow; empty for counters without items"},
    Field{"value", "integer", "in the unit of the counter"}};
inline constexpr std::array<std::string_view, 6> yearly_key{"scenario", "area",    "replication",
                                                            "year",     "counter", "item"};
inline constexpr ExportTable yearly{"yearly", "Everything that was counted, one value per row",
                                    yearly_fields, yearly_key};

inline constexpr std::array monthly_fields{
    scenario_field,
    area_field,
    replication_field,
    year_field,
    Field{"month", "integer", "1 to 12; values at the end of the month"},
    Field{"series", "string", "what is read; see counters.csv"},
    Field{"value", "integer", "in the unit of the series"}};
inline constexpr std::array<std::string_view, 6> monthly_key{"scenario", "area",  "replication",
                                                             "year",     "month", "series"};
inline constexpr ExportTable monthly{"monthly", "Readings at the end of every month",
                                     monthly_fields, monthly_key};

inline constexpr std::array counters_fields{
    Field{"table", "string", "yearly or monthly"},
    Field{"counter", "string", "id of the counter or series"},
    Field{"unit", "string", "unit of its values"},
    Field{"meaning_nl", "string", "meaning in Dutch"},
    Field{"meaning_en", "string", "meaning in English"}};
inline constexpr std::array<std::string_view, 2> counters_key{"table", "counter"};
inline constexpr ExportTable counters_table{"counters", "What the counters and series mean",
                                            counters_fields, counters_key};

inline constexpr std::array measures_fields{
    scenario_field,
    Field{"area", "string", "id of the area; empty for all areas together"},
    replication_field,
    Field{"measure", "string", "id of the measure"},
    Field{"item", "string", "id of the item; empty for the total"},
    Field{"unit", "string", "unit of the value"},
    Field{"numerator", "number", "summed counters in the unit of reading"},
    Field{"denominator", "number", "years, area-years or summed counters"},
    Field{"value", "number", "numerator / denominator; empty when the denominator is 0"}};
inline constexpr std::array<std::string_view, 5> measures_key{"scenario", "area", "replication",
                                                              "measure", "item"};
inline constexpr ExportTable measures_table{"measures", "Every measure in every future",
                                            measures_fields, measures_key};

inline constexpr std::array<std::string_view, 4> comparison_key{"measure", "item", "area",
                                                                "scenario"};
inline constexpr ExportTable comparison{"comparison",
                                        "Scenarios against the baseline over the same futures",
                                        comparison_fields, comparison_key};

inline constexpr std::array scenarios_fields{
    Field{"scenario", "string", "id of the scenario; the first is the baseline"},
    Field{"title_nl", "string", "title in Dutch"},
    Field{"title_en", "string", "title in English"},
    Field{"regime", "string",
          "what happens to a duty that does not fit under the ceiling: statutory or absolute"},
    Field{"ceiling", "string", "how the ceiling is determined: amounts, tightness or unlimited"},
    Field{"differs_from", "date",
          "first day on which it differs from the baseline; empty for a copy"}};
inline constexpr std::array<std::string_view, 1> scenarios_key{"scenario"};
inline constexpr ExportTable scenarios{"scenarios", "The scenarios", scenarios_fields,
                                       scenarios_key};

inline constexpr std::array areas_fields{area_field, Field{"name_nl", "string", "name in Dutch"},
                                         Field{"name_en", "string", "name in English"}};
inline constexpr std::array<std::string_view, 1> areas_key{"area"};
inline constexpr ExportTable areas{"areas", "The areas", areas_fields, areas_key};

inline constexpr std::array changes_fields{
    scenario_field, Field{"from", "date", "first day of the change"},
    Field{"ramp_months", "integer", "months in which the change grows to its full size"},
    Field{"parameter", "string", "path of the parameter"},
    Field{"value", "string", "value as written"}};
inline constexpr ExportTable changes{
    "changes", "What each scenario changes, as written in the study", changes_fields, {}};

inline constexpr std::array parameters_fields{
    Field{"parameter", "string", "path of the parameter"},
    Field{"value", "string", "value as written"},
    Field{"unit", "string", "unit"},
    Field{"low", "string", "low end of what is plausible"},
    Field{"high", "string", "high end of what is plausible"},
    Field{"distribution", "string", "law between low and high"},
    Field{"source", "string", "key in sources.csv"},
    Field{"year", "string", "year that the value is about"},
    Field{"grade", "string", "measured, derived, literature, expert or assumption"},
    Field{"note", "string", "what a reader must know"},
    Field{"file", "string", "file in which it was written"},
    Field{"line", "integer", "line in that file"}};
inline constexpr ExportTable parameters{
    "parameters", "Every parameter with its source and grade", parameters_fields, {}};

inline constexpr std::array sources_fields{Field{"source", "string", "key"},
                                           Field{"title", "string", "title"},
                                           Field{"publisher", "string", "publisher"},
                                           Field{"year", "string", "year"},
                                           Field{"address", "string", "where it is found"},
                                           Field{"licence", "string", "licence"},
                                           Field{"note", "string", "what a reader must know"}};
inline constexpr std::array<std::string_view, 1> sources_key{"source"};
inline constexpr ExportTable sources{"sources", "The bibliography", sources_fields, sources_key};

inline constexpr std::array ceilings_fields{
    area_field, Field{"stream", "string", "id of the stream"},
    Field{"mean", "number", "mean yearly cost in the unlimited run, euro"},
    Field{"cv", "number", "coefficient of variation of the yearly cost"},
    Field{"amount", "number", "amount that follows, euro per year"}};
inline constexpr std::array<std::string_view, 2> ceilings_key{"area", "stream"};
inline constexpr ExportTable ceilings{
    "ceilings", "Ceilings found from tightness; empty when amounts were given", ceilings_fields,
    ceilings_key};

/// Every file, in the order in which they are written.
inline constexpr std::array all{yearly,     monthly,   counters_table, measures_table,
                                comparison, scenarios, areas,          changes,
                                parameters, sources,   ceilings};

}  // namespace export_tables

}  // namespace gebied

#include "gebied/input/schema.hpp"

#include "input/source_words.hpp"
#include "input/value_kinds.hpp"

#include "gebied/model/parameter_table.hpp"

#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <tuple>
#include <type_traits>

namespace gebied {
namespace input {
namespace {

using Json = nlohmann::ordered_json;

// An id is no word that has a meaning of its own.
constexpr const char* id_pattern =
    "^(?!(?:value|unit|low|high|distribution|source|year|grade|note|name|law)$)[a-z][a-z0-9_-]{0,63}$";
constexpr const char* area_id_pattern =
    "^(?!(?:value|unit|low|high|distribution|source|year|grade|note|name|law)$)"
    "[A-Za-z][A-Za-z0-9_-]{0,63}$";
/// No formula, no control character and none that turns the direction of text.
constexpr const char* text_pattern =
    "^(?![=+@-])[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u202a-\\u202e"
    "\\u2066-\\u2069]+$";

Json reference(const std::string& definition) {
    return {{"$ref", "#/definitions/" + definition}};
}

Json object(Json properties) {
    return {
        {"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
}

/// A mapping whose keys the user names.
Json named_by_user(Json value) {
    return {{"type", "object"},
            {"patternProperties", {{id_pattern, std::move(value)}}},
            {"additionalProperties", false}};
}

Json number(const Range& range, std::string_view unit) {
    if (unit == yes_or_no_unit) {
        return {{"enum", {true, false, 0, 1}}};
    }
    return {{"type", "number"}, {"minimum", range.low}, {"maximum", range.high}};
}

Json whole_number(std::int64_t low, std::int64_t high) {
    return {{"type", "integer"}, {"minimum", low}, {"maximum", high}};
}

/// One number for all, or one for each.
Json or_number(Json parts, const Json& single) {
    return {{"anyOf", {single, std::move(parts)}}};
}

Json by_severity(const Json& single) {
    return or_number(object({{"light", single}, {"serious", single}, {"acute", single}}), single);
}

template <Numeric Value>
Json plain(const Value&, const Range& range, std::string_view unit) {
    Json single = number(range, unit);
    if constexpr (std::same_as<Value, double>) {
        return single;
    } else if constexpr (std::same_as<Value, BySeverity>) {
        return by_severity(single);
    } else if constexpr (std::same_as<Value, ByType> || std::same_as<Value, ByDomain>) {
        return or_number(named_by_user(single), single);
    } else {
        return or_number(named_by_user(by_severity(single)), single);
    }
}

Json plain(const DurationLaw&, const Range& range, std::string_view) {
    Json laws = Json::array();
    for (std::size_t i = 0; i < DurationLaw::names.size(); ++i) {
        const LawForm& form = form_of(static_cast<DurationLaw::Kind>(i));
        for (const DurationUnit& unit : duration_units()) {
            const std::string span = form.span.empty()
                                         ? std::string{unit.word}
                                         : std::string{form.span}.append("_").append(unit.word);
            Json properties{
                {"law", {{"const", DurationLaw::names[i]}}},
                {span, number({range.low / unit.days, range.high / unit.days}, unit.word)}};
            Json required{"law", span};
            if (!form.shape.empty()) {
                properties[std::string{form.shape}] = number(form.shapes, form.shape);
                required.push_back(form.shape);
            }
            Json law = object(std::move(properties));
            law["required"] = std::move(required);
            laws.push_back(std::move(law));
        }
    }
    return {{"oneOf", std::move(laws)}};
}

Json plain(const StreamIndex&, const Range&, std::string_view) {
    return {{"type", "string"}, {"pattern", id_pattern}};
}

template <Choice Value>
Json plain(const Value&, const Range&, std::string_view) {
    return {{"enum", ChoiceNames<Value>::names}};
}

/// Whether a value has a low and a high: it is made of numbers.
enum class Bounds : std::uint8_t { none, low_and_high };

/// A value, plain or with its source; `value` is a reference to the plain one.
Json value_schema(const Json& value, std::string_view unit, Bounds bounds) {
    Json sourced = object({{"value", value},
                           {"unit", {{"const", unit}}},
                           {"distribution", reference("distribution")},
                           {"source", {{"type", "string"}}},
                           {"year", reference("source_year")},
                           {"grade", reference("grade")},
                           {"note", {{"type", "string"}, {"maxLength", 4000}}}});
    if (bounds == Bounds::low_and_high) {
        sourced["properties"]["low"] = value;
        sourced["properties"]["high"] = value;
    }
    sourced["required"] = {"value"};
    return {{"anyOf", {value, std::move(sourced)}}};
}

Json words_around_values() {
    const auto words = [](const auto& list) { return Json{{"enum", list}}; };
    const Json text{{"type", "string"}, {"maxLength", 1000}, {"pattern", text_pattern}};
    Json two_languages = object({{"nl", text}, {"en", text}});
    two_languages["required"] = {"nl", "en"};
    return {
        {"text", {{"anyOf", {text, std::move(two_languages)}}}},
        {"date", {{"type", "string"}, {"pattern", R"(^\d{4}-\d{2}-\d{2}$)"}}},
        {"grade", words(grades)},
        {"distribution", words(distributions)},
        {"source_year",
         {{"anyOf",
           {whole_number(1900, 2200), {{"type", "string"}, {"pattern", "^\\d{4}(-\\d{4})?$"}}}}}}};
}

std::string definition_of(const std::string& pattern) {
    std::string name = pattern;
    std::erase_if(name, [](char c) { return c == '<' || c == '>'; });
    return name;
}

/// `products.<product>.tariff` as a regular expression.
std::string path_pattern(const std::string& pattern) {
    std::string expression{"^"};
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == '<') {
            expression += "[a-z][a-z0-9_-]*";
            i = pattern.find('>', i);
        } else if (pattern[i] == '.') {
            expression += "\\.";
        } else {
            expression += pattern[i];
        }
    }
    return expression + '$';
}

/// Key of a row within its table, from the full pattern.
std::string last_word(const std::string& pattern) {
    return pattern.substr(pattern.rfind('.') + 1);
}

/// Everything that the tables say.
struct TableSchemas {
    Json definitions = Json::object();
    Json sections = Json::object();  ///< key of the section -> schema
    Json set = Json::object();       ///< path pattern -> schema, of what a measure may change
};

TableSchemas schemas_of_tables() {
    TableSchemas found;
    for_each_row([&](const std::string& pattern, const auto& row, const auto& neutral) {
        const std::string name = definition_of(pattern);
        found.definitions[name + ".value"] = plain(neutral.*(row.member), row.range, row.unit);
        using Value = std::remove_cvref_t<decltype(neutral.*(row.member))>;
        Json schema = value_schema(reference(name + ".value"), row.unit,
                                   Numeric<Value> ? Bounds::low_and_high : Bounds::none);
        schema["description"] =
            std::string{row.meaning.en}.append(" (").append(row.unit).append(")");
        found.definitions[name] = std::move(schema);
        if (row.changes == Changes::by_measure) {
            found.set[path_pattern(pattern)] = reference(name);
        }
        Json& section = found.sections[pattern.substr(0, pattern.find('.'))];
        const bool list = pattern.find('<') != std::string::npos;
        if (section.is_null()) {
            section = list ? named_by_user(object({{"name", reference("text")}}))
                           : object(Json::object());
        }
        Json& table = list ? section["patternProperties"][id_pattern] : section;
        table["properties"][last_word(pattern)] = reference(name);
    });
    const auto bound = [&](const auto& section) {
        if constexpr (requires { section.most; }) {
            found.sections[std::string{section.key}]["maxProperties"] = section.most;
        }
    };
    std::apply([&](const auto&... section) { (bound(section), ...); }, sections());
    return found;
}

Json scenario_properties() {
    const Json name{{"type", "string"}, {"pattern", id_pattern}};
    Json measure = object({{"from", reference("date")},
                           {"ramp_months", {{"type", "integer"}, {"minimum", 0}, {"maximum", 120}}},
                           {"areas",
                            {{"type", "array"},
                             {"minItems", 1},
                             {"items", {{"type", "string"}, {"pattern", area_id_pattern}}}}},
                           {"use", {{"anyOf", {name, {{"type", "array"}, {"items", name}}}}}},
                           {"set", reference("set")}});
    measure["required"] = {"from"};
    measure["anyOf"] = {{{"required", {"set"}}}, {{"required", {"use"}}}};
    return {{"title", reference("text")},
            {"set", reference("set")},
            {"measures", {{"type", "array"}, {"items", std::move(measure)}}}};
}

}  // namespace
}  // namespace input

std::string study_schema() {
    using namespace input;
    TableSchemas tables = schemas_of_tables();
    Json scenario = object(scenario_properties());
    Json named_scenario = scenario;
    named_scenario["properties"]["id"] = {{"type", "string"}, {"pattern", id_pattern}};
    named_scenario["required"] = {"id"};
    Json area = object(tables.sections);
    area["properties"]["id"] = {{"type", "string"}, {"pattern", area_id_pattern}};
    area["properties"]["name"] = reference("text");
    area["required"] = {"id"};
    // Relative to the file in which it stands.
    const Json path{{"type", "string"}, {"pattern", "^[^/]"}};
    const Json paths{{"anyOf", {path, {{"type", "array"}, {"items", path}}}}};

    Json properties{{"study", {{"type", "string"}, {"pattern", id_pattern}}},
                    {"title", reference("text")},
                    {"question", reference("text")},
                    {"answer", reference("text")},
                    {"shows", {{"type", "string"}, {"pattern", "^[a-z][a-z0-9_.]*$"}}},
                    {"extends", paths},
                    {"bibliography", path},
                    {"start", {{"type", "string"}, {"pattern", "^\\d{4}-01-01$"}}},
                    {"years", whole_number(1, 100)},
                    {"settling_years", whole_number(0, 50)},
                    {"replications", whole_number(1, 1'000'000)},
                    {"seed", whole_number(0, std::numeric_limits<std::int64_t>::max())}};
    for (auto& [key, section] : tables.sections.items()) {
        properties[key] = section;
    }
    properties["areas"] = {
        {"type", "array"}, {"minItems", 1}, {"maxItems", 500}, {"items", std::move(area)}};
    Json named_set = object({{"name", reference("text")}, {"set", reference("set")}});
    named_set["required"] = {"set"};
    properties["named_sets"] = named_by_user(std::move(named_set));
    properties["named_sets"]["maxProperties"] = 50;
    properties["baseline"] = std::move(scenario);
    properties["scenarios"] = {{"type", "array"},
                               {"minItems", 1},
                               {"maxItems", 100},
                               {"items", std::move(named_scenario)}};

    Json definitions = words_around_values();
    definitions["set"] = {
        {"type", "object"}, {"patternProperties", tables.set}, {"additionalProperties", false}};
    definitions.update(tables.definitions);
    Json schema{{"$schema", "http://json-schema.org/draft-07/schema#"},
                {"title", "A study of gebied"}};
    schema.update(object(std::move(properties)));
    schema["definitions"] = std::move(definitions);
    return schema.dump(1);
}

}  // namespace gebied

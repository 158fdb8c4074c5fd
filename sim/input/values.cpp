#include "input/values.hpp"

#include "input/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace gebied::input {
namespace {

constexpr double days_per_year = 365.2425;
constexpr std::array<DurationUnit, 4> units{
    {{"days", 1.0}, {"weeks", 7.0}, {"months", days_per_year / 12.0}, {"years", days_per_year}}};

constexpr std::array<LawForm, 5> forms{
    {{DurationLaw::Kind::fixed, "", "", {}},
     {DurationLaw::Kind::exponential, "mean", "", {}},
     {DurationLaw::Kind::lognormal, "median", "log_sd", {0.0, 5.0}},
     {DurationLaw::Kind::weibull, "scale", "shape", {0.1, 20.0}},
     {DurationLaw::Kind::erlang, "mean", "stages", {1.0, 100.0}}}};

const std::vector<std::string> severity_ids{"light", "serious", "acute"};

std::vector<std::string> ids_of(const std::vector<Label>& labels) {
    std::vector<std::string> ids;
    for (const Label& label : labels) {
        ids.push_back(label.id);
    }
    return ids;
}

std::string listed(std::span<const std::string_view> words) {
    std::string text;
    for (const std::string_view word : words) {
        text.append(text.empty() ? "" : ", ").append(word);
    }
    return text;
}

/// `1.500` is fifteen hundred to a Dutch reader and one and a half to a computer.
bool ambiguous_thousand(std::string_view text) {
    const std::size_t point = text.find('.');
    return point != std::string_view::npos && point >= 1 && point <= 3 &&
           text.size() == point + 4 && text.front() != '0' &&
           text.find_first_not_of("0123456789.") == std::string_view::npos;
}

RowFacts part_of(const RowFacts& row, std::string_view key) {
    return {.path = joined(row.path, key), .unit = row.unit, .range = row.range};
}

}  // namespace

std::string rule_of(std::string_view unit, const Range& range) {
    if (unit == yes_or_no_unit) {
        return std::string{unit};
    }
    return std::string{unit}.append(": ") + about_in_words(range.low) + " to " +
           about_in_words(range.high);
}

const LawForm& form_of(DurationLaw::Kind kind) {
    return *std::find_if(forms.begin(), forms.end(),
                         [kind](const LawForm& form) { return form.kind == kind; });
}

std::span<const DurationUnit> duration_units() {
    return units;
}

void ValueReader::read(const Node& node, const RowFacts& row, double& value) const {
    const bool yes_or_no = row.unit == yes_or_no_unit;
    if (yes_or_no && node.is_text() && !node.quoted &&
        (node.text == "true" || node.text == "false")) {
        value = node.text == "true" ? 1.0 : 0.0;
        return;
    }
    if (!node.is_text() || node.quoted) {
        const std::string_view need =
            node.is_text() ? "a number without quotes is needed: " : "a number is needed: ";
        problems_->add(node.at, row.path, shown(node),
                       std::string{need} + rule_of(row.unit, row.range));
        return;
    }
    const NumberText number = parse_number(node.text);
    if (!number.value) {
        const std::string rule = yes_or_no ? "true or false" : std::string{number.refusal};
        problems_->add(node.at, row.path, shown(node), rule);
    } else if (!row.range.contains(*number.value) ||
               (yes_or_no && *number.value != 0.0 && *number.value != 1.0)) {
        problems_->add(node.at, row.path, shown(node), rule_of(row.unit, row.range));
    } else if (row.unit.starts_with("euro") && ambiguous_thousand(node.text)) {
        problems_->add(node.at, row.path, shown(node),
                       "three decimals of a euro: write 1500 for fifteen hundred");
    } else {
        value = *number.value;
    }
}

template <class Values>
void ValueReader::read_parts(const Node& node, const RowFacts& row,
                             const std::vector<std::string>& ids, std::string_view kind,
                             Values& values) const {
    if (node.is_text()) {
        // One number for all.
        const std::size_t before = problems_->size();
        for (std::size_t i = 0; i < ids.size() && problems_->size() == before; ++i) {
            read(node, row, values[i]);
        }
        return;
    }
    if (!node.is_map()) {
        problems_->add(node.at, row.path, shown(node),
                       std::string{"a number, or one by "}.append(kind).append(", is needed: ") +
                           rule_of(row.unit, row.range));
        return;
    }
    for (const Node& child : node.children) {
        const auto found = std::find(ids.begin(), ids.end(), child.key);
        const RowFacts part = part_of(row, child.key);
        if (found == ids.end()) {
            problems_->add_unknown(child.key_at, part.path, child.key, ids, kind);
        } else {
            read(child, part, values[static_cast<std::size_t>(found - ids.begin())]);
        }
    }
}

void ValueReader::read(const Node& node, const RowFacts& row, BySeverity& value) const {
    read_parts(node, row, severity_ids, "severity", value.values);
}
void ValueReader::read(const Node& node, const RowFacts& row, ByType& value) const {
    read_parts(node, row, ids_of(names_->types), "household type", value.values);
}
void ValueReader::read(const Node& node, const RowFacts& row, ByDomain& value) const {
    read_parts(node, row, ids_of(names_->domains), "domain", value.values);
}
void ValueReader::read(const Node& node, const RowFacts& row, ByDomainSeverity& value) const {
    read_parts(node, row, ids_of(names_->domains), "domain", value.values);
}
void ValueReader::read(const Node& node, const RowFacts& row, ByTypeSeverity& value) const {
    read_parts(node, row, ids_of(names_->types), "household type", value.values);
}

void ValueReader::read(const Node& node, const RowFacts& row, StreamIndex& value) const {
    const std::vector<std::string> ids = ids_of(names_->streams);
    const auto found = std::find(ids.begin(), ids.end(), node.text);
    if (node.is_text() && found != ids.end()) {
        value = StreamIndex{static_cast<std::uint32_t>(found - ids.begin())};
        return;
    }
    const std::string meant = node.is_text() ? nearest(node.text, ids) : std::string{};
    problems_->add(node.at, row.path, shown(node),
                   meant.empty() ? "the id of a stream is needed"
                                 : "not a known stream; did you mean '" + meant + "'?");
}

std::optional<std::size_t> ValueReader::read_word(const Node& node, const RowFacts& row,
                                                  std::span<const std::string_view> words) const {
    const auto found = std::find(words.begin(), words.end(), node.text);
    if (node.is_text() && found != words.end()) {
        return static_cast<std::size_t>(found - words.begin());
    }
    problems_->add(node.at, row.path, shown(node), listed(words));
    return std::nullopt;
}

std::optional<DurationLaw::Kind> ValueReader::read_kind(const Node& node,
                                                        const RowFacts& row) const {
    if (!node.is_map()) {
        problems_->add(node.at, row.path, shown(node),
                       "a law is needed, such as {law: exponential, mean_days: 30}");
        return std::nullopt;
    }
    const Node* law = node.find("law");
    if (law == nullptr) {
        problems_->add(node.at, row.path + ".law is missing (" + listed(DurationLaw::names) + ")");
        return std::nullopt;
    }
    const auto word = read_word(*law, part_of(row, "law"), DurationLaw::names);
    return word ? std::optional{static_cast<DurationLaw::Kind>(*word)} : std::nullopt;
}

void ValueReader::read(const Node& node, const RowFacts& row, DurationLaw& value) const {
    const std::optional<DurationLaw::Kind> kind = read_kind(node, row);
    if (!kind) {
        return;
    }
    const LawForm& form = form_of(*kind);
    DurationLaw law{.kind = *kind};
    std::vector<std::string> keys{"law"};
    std::size_t spans = 0;
    for (const DurationUnit& unit : units) {
        keys.push_back(form.span.empty() ? std::string{unit.word}
                                         : std::string{form.span}.append("_").append(unit.word));
        if (const Node* span = node.find(keys.back())) {
            ++spans;
            const Range range{row.range.low / unit.days, row.range.high / unit.days};
            double number = 0.0;
            const std::size_t before = problems_->size();
            read(*span, {.path = joined(row.path, keys.back()), .unit = unit.word, .range = range},
                 number);
            law.days = number * unit.days;
            if (problems_->size() == before && number == 0.0 && *kind != DurationLaw::Kind::fixed) {
                problems_->add(span->at, joined(row.path, keys.back()), shown(*span),
                               "above 0; what takes no time is {law: fixed, days: 0}");
            }
        }
    }
    if (spans != 1) {
        problems_->add(node.at,
                       joined(row.path, keys[1]) +
                           (spans == 0 ? " is missing (" : " stands beside another unit (") +
                           "one of days, weeks, months, years)");
    }
    if (!form.shape.empty()) {
        keys.emplace_back(form.shape);
        const Node* shape = node.find(form.shape);
        const RowFacts facts{
            .path = joined(row.path, form.shape), .unit = form.shape, .range = form.shapes};
        if (shape == nullptr) {
            problems_->add(node.at,
                           facts.path + " is missing (" + rule_of(facts.unit, facts.range) + ")");
        } else {
            read(*shape, facts, law.shape);
            if (*kind == DurationLaw::Kind::erlang && law.shape != std::round(law.shape)) {
                problems_->add(shape->at, facts.path, shown(*shape), "a whole number of stages");
            }
        }
    }
    refuse_unknown(node, row.path, keys, *problems_);
    value = law;
}

}  // namespace gebied::input

#include "input/parameter_reader.hpp"

#include "input/merge.hpp"
#include "input/shipped_file.hpp"
#include "input/source_words.hpp"
#include "input/words.hpp"

#include <algorithm>
#include <array>

namespace gebied::input {
namespace {

const std::vector<std::string> words{"value",  "unit", "low",   "high", "distribution",
                                     "source", "year", "grade", "note"};
constexpr std::size_t longest_note = 4000;

template <std::size_t n>
void check_word(const Node& node, const std::string& path,
                const std::array<std::string_view, n>& valid, ProblemList& problems) {
    if (node.is_text() && std::find(valid.begin(), valid.end(), node.text) != valid.end()) {
        return;
    }
    std::string rule;
    for (const std::string_view word : valid) {
        rule.append(rule.empty() ? "" : ", ").append(word);
    }
    problems.add(node.at, path, shown(node), rule);
}

/// `2024`, or years such as `2019-2023`.
bool is_year(std::string_view text) {
    const auto year = [](std::string_view t) {
        return t.size() == 4 && t.find_first_not_of("0123456789") == std::string_view::npos &&
               t >= "1900" && t <= "2200";
    };
    return year(text) || (text.size() == 9 && text[4] == '-' && year(text.substr(0, 4)) &&
                          year(text.substr(5)) && text.substr(0, 4) <= text.substr(5));
}

std::string text_of(const Node& node, std::string_view key) {
    const Node* child = node.find(key);
    return child == nullptr ? std::string{} : as_written(*child);
}

}  // namespace

const Node* ParameterReader::value_in(const Node& node, const RowFacts& row) const {
    const bool with_words = node.is_map() && std::any_of(node.children.begin(), node.children.end(),
                                                         [](const Node& child) {
                                                             return is_word_of_source(child.key);
                                                         });
    if (!with_words) {
        return &node;
    }
    check_words(node, row);
    const Node* value = node.find("value");
    if (value == nullptr) {
        problems().add(node.at, row.path + ".value is missing (" + std::string{row.unit} + ")");
    }
    return value;
}

void ParameterReader::check_words(const Node& node, const RowFacts& row) const {
    refuse_unknown(node, row.path, words, problems());
    for (const Node& word : node.children) {
        const std::string path = joined(row.path, word.key);
        if (word.key == "unit" && (!word.is_text() || word.text != row.unit)) {
            problems().add(word.at, path, shown(word),
                           "the unit of this parameter is " + in_quotes(row.unit));
        } else if (word.key == "source") {
            check_source(word, path);
        } else if (word.key == "year" && (!word.is_text() || !is_year(word.text))) {
            problems().add(word.at, path, shown(word),
                           "a year such as 2024, or years such as 2019-2023");
        } else if (word.key == "grade") {
            check_word(word, path, grades, problems());
        } else if (word.key == "distribution") {
            check_word(word, path, distributions, problems());
        } else if (word.key == "note" && (!word.is_text() || word.text.size() > longest_note)) {
            problems().add(word.at, path, shown(word), "a text of at most 4000 bytes is needed");
        }
    }
}

void ParameterReader::check_source(const Node& source, const std::string& path) const {
    if (!files_->sources_complete) {
        return;  // that the bibliography cannot be read is said already
    }
    std::vector<std::string> keys;
    for (const SourceRecord& known : files_->sources) {
        if (source.is_text() && known.key == source.text) {
            return;
        }
        keys.push_back(known.key);
    }
    const std::string meant = source.is_text() ? nearest(source.text, keys) : std::string{};
    problems().add(source.at, path, shown(source),
                   keys.empty()    ? "there is no bibliography"
                   : meant.empty() ? "not in the bibliography"
                                   : "not in the bibliography; did you mean '" + meant + "'?");
}

void ParameterReader::compare(const Node& bound, const std::vector<double>& low,
                              const std::vector<double>& high, const std::string& path,
                              std::string_view key) const {
    for (std::size_t i = 0; i < low.size(); ++i) {
        if (low[i] > high[i]) {
            problems().add(bound.at, path, shown(bound),
                           key == "low" ? "at most the value, " + number_in_words(high[i])
                                        : "at least the value, " + number_in_words(low[i]));
            return;
        }
    }
}

std::string ParameterReader::name_of_file(const std::filesystem::path& file) const {
    // Where shipped files stand differs between computers; how they are called does not.
    if (!files_->shipped.empty() && lies_in(file, files_->shipped)) {
        return "shipped/" + file.lexically_relative(files_->shipped).generic_string();
    }
    const std::filesystem::path relative = file.lexically_relative(folder_);
    return relative.empty() ? file.generic_string() : relative.generic_string();
}

void ParameterReader::record(const Node& node, const RowFacts& row) {
    const bool sourced = is_sourced(node);
    ParameterRecord record{.path = row.path,
                           .value = as_written(sourced ? *node.find("value") : node),
                           .unit = std::string{row.unit},
                           .file = name_of_file(node.at.file),
                           .line = node.key_at.line};
    if (sourced) {
        record.low = text_of(node, "low");
        record.high = text_of(node, "high");
        record.distribution = text_of(node, "distribution");
        record.source = text_of(node, "source");
        record.year = text_of(node, "year");
        record.grade = text_of(node, "grade");
        record.note = text_of(node, "note");
    }
    records_.push_back(std::move(record));
}

}  // namespace gebied::input

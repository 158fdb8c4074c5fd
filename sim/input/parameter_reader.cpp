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
            check_source(word, path, *files_, problems());
        } else if (word.key == "year") {
            check_year(word, path, problems());
        } else if (word.key == "grade") {
            check_word(word, path, grades, problems());
        } else if (word.key == "distribution") {
            check_word(word, path, distributions, problems());
        } else if (word.key == "note" && (!word.is_text() || word.text.size() > longest_note)) {
            problems().add(word.at, path, shown(word), "a text of at most 4000 bytes is needed");
        }
    }
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

ParameterRecord ParameterReader::record_of(const Node& node, const RowFacts& row) const {
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
    return record;
}

}  // namespace gebied::input

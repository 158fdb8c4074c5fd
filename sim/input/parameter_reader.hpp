#pragma once

#include "input/node.hpp"
#include "input/study_files.hpp"
#include "input/values.hpp"

#include "gebied/experiment/study.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace gebied::input {

/// Reads parameters as they are written, plain or with their source, and keeps a record of each.
class ParameterReader {
public:
    /// `folder`: records name files relative to it, so that they are the same on every computer.
    ParameterReader(const Names& names, const StudyFiles& files, std::filesystem::path folder,
                    ProblemList& problems)
        : values_{names, problems}, files_{&files}, folder_{std::move(folder)} {}

    /// Reads `node` into `value`, which keeps what is not written.
    template <class Value>
    void read(const Node& node, const RowFacts& row, Value& value) {
        const Node* written = value_in(node, row);
        if (written == nullptr) {
            return;
        }
        const Value before = value;
        const std::size_t problems = values_.problems().size();
        values_.read(*written, row, value);
        const bool valid = values_.problems().size() == problems;
        if (written != &node) {
            check_bound(node, "low", row, before, value, valid);
            check_bound(node, "high", row, before, value, valid);
        }
    }

    /// What was written, with its source and place; `node` has been read.
    [[nodiscard]] ParameterRecord record_of(const Node& node, const RowFacts& row) const;
    /// Adds it to the records.
    void record(const Node& node, const RowFacts& row) { records_.push_back(record_of(node, row)); }

    [[nodiscard]] const std::vector<ParameterRecord>& records() const { return records_; }
    [[nodiscard]] ProblemList& problems() const { return values_.problems(); }

private:
    /// The value itself, after a look at what stands beside it; nothing when it is missing.
    [[nodiscard]] const Node* value_in(const Node& node, const RowFacts& row) const;
    void check_words(const Node& node, const RowFacts& row) const;
    /// A file as records name it.
    [[nodiscard]] std::string name_of_file(const std::filesystem::path& file) const;

    template <class Value>
    void check_bound(const Node& node, std::string_view key, const RowFacts& row,
                     const Value& before, const Value& value, bool valid) const {
        const Node* bound = node.find(key);
        if (bound == nullptr) {
            return;
        }
        const RowFacts facts{
            .path = row.path + '.' + std::string{key}, .unit = row.unit, .range = row.range};
        if constexpr (Numeric<Value> || std::same_as<Value, DurationLaw>) {
            Value limit = before;
            if (bound->is_text() || !Numeric<Value>) {
                limit = value;
            }
            const std::size_t problems = values_.problems().size();
            values_.read(*bound, facts, limit);
            if (valid && values_.problems().size() == problems) {
                compare(*bound, key == "low" ? numbers(limit) : numbers(value),
                        key == "low" ? numbers(value) : numbers(limit), facts.path, key);
            }
        } else {
            values_.problems().add(bound->at, facts.path, shown(*bound),
                                   "only a number has a low and a high");
        }
    }

    template <class Value>
    [[nodiscard]] static std::vector<double> numbers(const Value& value) {
        if constexpr (Numeric<Value>) {
            std::vector<double> all;
            for_each_number(value, [&](double number) { all.push_back(number); });
            return all;
        } else {
            return {value.days};
        }
    }
    void compare(const Node& bound, const std::vector<double>& low, const std::vector<double>& high,
                 const std::string& path, std::string_view key) const;

    ValueReader values_;
    const StudyFiles* files_;
    std::filesystem::path folder_;
    std::vector<ParameterRecord> records_{};
};

}  // namespace gebied::input

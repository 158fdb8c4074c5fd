#pragma once

#include "input/node.hpp"
#include "input/problem_list.hpp"

#include "gebied/experiment/study.hpp"

#include <set>
#include <string>
#include <vector>

namespace gebied::input {

/// The sources on which parameters rest, from files with `sources: {key: {title, publisher, ...}}`.
class Bibliography {
public:
    /// Whether this file was asked about before; remembers that it was.
    [[nodiscard]] bool has_read(const std::string& file);

    /// Adds the sources of one file.
    void add(const Node& root, ProblemList& problems);

    /// Every source, by key.
    [[nodiscard]] std::vector<SourceRecord> records() const;

private:
    void add_source(const Node& source, ProblemList& problems);

    std::set<std::string> files_{};
    std::vector<SourceRecord> records_{};
};

}  // namespace gebied::input

#pragma once

#include "gebied/model/model.hpp"
#include "gebied/world/scenario.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace gebied {

/// One parameter as it was written, with its source and grade: for provenance, `explain` and appendices.
struct ParameterRecord {
    std::string path{};   ///< such as `products.guidance.tariff`
    std::string value{};  ///< as written
    std::string unit{};
    std::string low{};  ///< empty when not given
    std::string high{};
    std::string distribution{};
    std::string source{};  ///< key into the bibliography
    std::string year{};
    std::string grade{};  ///< measured, derived, literature, expert, assumption or empty
    std::string note{};
    std::string file{};  ///< where it was written
    int line{0};
};

/// A source in the bibliography.
struct SourceRecord {
    std::string key{};
    std::string title{};
    std::string publisher{};
    std::string year{};
    std::string address{};
    std::string licence{};
    std::string note{};
};

/// A scenario's change as the user wrote it, for reports.
struct MeasureRecord {
    std::string scenario{};
    std::string from{};  ///< ISO date
    int ramp_months{0};
    std::string path{};
    std::string value{};
    std::vector<std::string> areas{};  ///< ids of the areas in which it holds
    ParameterRecord written{};         ///< the same with its source, grade and place in a file
};

/// All that a study asks, complete and valid: what the reader of YAML delivers and the experiment runs.
struct Study {
    Label label{};        ///< id and title
    Label question{};     ///< id empty; the question in two languages
    Label answer{};       ///< id empty; what its makers found; empty when they do not say
    std::string shows{};  ///< id of the measure that answers it; empty when the study does not say
    Period period;
    std::int64_t replications{};
    std::uint64_t seed{};
    Names names{};
    std::vector<Label> areas{};  ///< id (key of randomness and results) and name
    Scenario baseline{};
    std::vector<Scenario> scenarios{};  ///< in the order of the file
    std::vector<ParameterRecord> parameters{};
    std::vector<SourceRecord> sources{};
    std::vector<MeasureRecord> measures{};
    std::string text{};  ///< the study file as read, byte for byte
    std::string hash{};  ///< of the text and everything that it extends, 16 hexadecimal digits
};

}  // namespace gebied

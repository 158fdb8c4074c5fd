// Rows of the code and values of the default set are one-to-one, and no value stands without its grade.
#include "gebied/input/read_study.hpp"
#include "gebied/model/parameter_table.hpp"

#include <catch2/catch_all.hpp>
#include <set>
#include <string>

using namespace gebied;

namespace {

const Study& reference() {
    static const Study study = read_study(GEBIED_SOURCE_DIR "/scenarios/areas/reference.yaml");
    return study;
}

/// `products.guidance.tariff` as the documented key `products.<product>.tariff`.
std::string pattern_of(const std::string& path) {
    std::string pattern = path;
    const auto each = [&](const auto& section) {
        if constexpr (requires { section.placeholder; }) {
            const std::string prefix = std::string{section.key} + '.';
            const std::size_t end = path.find('.', prefix.size());
            if (path.starts_with(prefix) && end != std::string::npos) {
                pattern = prefix + '<' + std::string{section.placeholder} + '>' + path.substr(end);
            }
        }
    };
    std::apply([&](const auto&... section) { (each(section), ...); }, sections());
    return pattern;
}

}  // namespace

TEST_CASE("every row of the code has a value in the default set, and every value a row",
          "[studies]") {
    std::set<std::string> rows;
    for_each_row(
        [&](const std::string& pattern, const auto&, const auto&) { rows.insert(pattern); });
    std::set<std::string> values;
    for (const ParameterRecord& record : reference().parameters) {
        values.insert(pattern_of(record.path));
    }
    for (const std::string& row : rows) {
        INFO(row << " has no value in scenarios/netherlands.yaml");
        CHECK(values.count(row) == 1);
    }
    CHECK(values.size() == rows.size());
}

TEST_CASE("every value of the default set has a grade, and a source unless it is an assumption",
          "[studies]") {
    for (const ParameterRecord& record : reference().parameters) {
        INFO(record.path << " in " << record.file << ':' << record.line);
        CHECK(!record.grade.empty());
        CHECK((!record.source.empty() || record.grade == "assumption"));
        CHECK((record.source.empty() || !record.year.empty()));
    }
}

TEST_CASE("what is contested is neutral in the default set", "[studies]") {
    const Model& model = reference().baseline.areas[0][0].model;
    const Effects neutral;
    CHECK(model.effects.referral_to_specialist == neutral.referral_to_specialist);
    CHECK(model.effects.prevention_on_onset == neutral.prevention_on_onset);
    CHECK(model.effects.aftercare_on_relapse == neutral.aftercare_on_relapse);
    CHECK(model.effects.unsolved_basics_on_success == neutral.unsolved_basics_on_success);
    CHECK(model.effects.fragmentation_on_success == neutral.fragmentation_on_success);
    CHECK(model.informal.places_per_organised_hour == 0.0);
    CHECK(model.financing.surplus_to_prevention == 0.0);
    for (const Route& route : model.routes) {
        CHECK(route.reach == 1.0);
    }
}

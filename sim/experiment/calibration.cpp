#include "gebied/experiment/calibration.hpp"

#include "gebied/base/contract.hpp"

#include <algorithm>

namespace gebied {
namespace {

double people_in(const Model& model, std::string_view word) {
    if (word == "inhabitants") {
        return model.households.inhabitants;
    }
    double persons = 0.0;
    double shares = 0.0;
    for (const HouseholdType& type : model.types) {
        persons += type.share * (word == "adults" ? type.adults : type.youths);
        shares += type.share;
    }
    return shares > 0.0 ? model.households.number * persons / shares : 0.0;
}

}  // namespace

double Target::converted(double figure) const {
    for (const ConversionStep& step : conversion) {
        figure = figure * step.times / step.over;
    }
    return figure;
}

double people(const Study& study, std::optional<std::size_t> area, std::string_view word) {
    expects(std::ranges::find(people_words, word) != people_words.end(),
            "people are counted by one of the words for them");
    double sum = 0.0;
    for (std::size_t a = 0; a < study.baseline.areas.size(); ++a) {
        if (!area || *area == a) {
            sum += people_in(study.baseline.areas[a].front().model, word);
        }
    }
    return sum;
}

}  // namespace gebied

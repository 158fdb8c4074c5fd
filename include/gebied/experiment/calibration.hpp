#pragma once

#include "gebied/experiment/study.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gebied {

/// What a published figure is used for.
enum class FigureUse : std::uint8_t {
    fitted,    ///< parameters were chosen with this figure in view: agreement is no evidence
    reported,  ///< no parameter was chosen for it: a check
};

/// A figure as it was published, with the range in which the model is to lie.
struct PublishedFigure {
    double value{};
    double low{};  ///< in the unit of the value, as `high`
    double high{};
    Label unit{};          ///< id empty
    std::string source{};  ///< key into the bibliography
    std::string year{};
    std::string row{};  ///< its place in the source or in a list of figures; may be empty
    std::string grade{};
    Label note{};  ///< id empty
};

/// A step from the unit of a publication to the unit of the model: from persons to households, to
/// another price level, per inhabitant.
struct ConversionStep {
    double times{1.0};
    double over{1.0};
    Label note{};  ///< what the number is; id empty
};

/// A study with which a target is compared.
struct TargetPlace {
    std::size_t study{};  ///< position in `Calibration::studies`
    FigureUse use{FigureUse::reported};
    Label
        why{};  ///< why the model lies outside the range; id empty, texts empty when not explained
};

/// A published figure and what of the model is set beside it:
/// `times` x sum of `measure` / sum of `per`.
struct Target {
    Label label{};  ///< id and title
    Label unit{};   ///< of the comparison; id empty
    std::vector<std::string> measure{};
    std::vector<std::string> per{};  ///< empty: nothing is divided by
    double times{1.0};
    PublishedFigure published{};
    std::vector<ConversionStep> conversion{};
    std::vector<TargetPlace> places{};

    /// A number in the unit of the publication, in the unit of the comparison.
    [[nodiscard]] double converted(double figure) const;
};

/// An area whose baseline is lived and compared.
struct CalibrationStudy {
    Label label{};       ///< id, and the name of the area
    std::string file{};  ///< as written in the targets
    Study study{};
    std::optional<std::size_t> area{};  ///< one area of the study, or all together
};

/// Everything that a calibration asks: what the reader of YAML delivers.
struct Calibration {
    Label title{};  ///< id empty
    std::vector<CalibrationStudy> studies{};
    std::vector<Target> targets{};
    std::vector<SourceRecord> sources{};
};

/// Something that a study can be measured by.
struct MeasureName {
    enum class Kind : std::uint8_t {
        amount,  ///< per year: may be added to others and divided
        ratio,   ///< a share or a mean: stands alone
    };
    std::string id{};  ///< `users`, `product_starts.youth_ambulant`
    Kind kind{Kind::amount};
};

/// Numbers of people that can stand where a measure can; they come from the parameters.
inline constexpr std::array<std::string_view, 3> people_words{"inhabitants", "adults", "youths"};

/// How many people of a kind (`people_words`) live in an area of a study, or in all together.
[[nodiscard]] double people(const Study& study, std::optional<std::size_t> area,
                            std::string_view word);

}  // namespace gebied

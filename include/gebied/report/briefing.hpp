#pragma once

#include "gebied/base/text.hpp"
#include "gebied/results/result_file.hpp"

#include <functional>
#include <string>

namespace gebied {

/// How a briefing is made, and what it says about that.
struct BriefingSettings {
    Language language{Language::nl};
    std::string program_version{};
    std::string result_name{};  ///< name of the result file, without its folder
    std::string command{};      ///< what makes this briefing again
    /// Draws pictures: given JSON with their tables and words, answers JSON with one SVG per picture,
    /// by its id. Throws when it cannot.
    std::function<std::string(const std::string& pictures)> draw{};
};

/// The council briefing of a result: one page of HTML that needs nothing from anywhere. Everything in
/// it is read from the result, and every number names the cell that it was read from. Throws
/// `ResultError` when the result holds no future or the pictures could not be drawn.
[[nodiscard]] std::string briefing_html(const ResultReader& result,
                                        const BriefingSettings& settings);

}  // namespace gebied

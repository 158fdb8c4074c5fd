#pragma once

#include "gebied/report/briefing.hpp"
#include "report/briefing/context.hpp"
#include "report/briefing/html.hpp"
#include "report/briefing/picture.hpp"

#include <map>
#include <string>
#include <vector>

namespace gebied::briefing {

/// A picture with what was drawn of it.
struct DrawnPicture {
    Picture picture{};
    std::string svg{};
};

/// The drawn pictures; sections take those that belong to them.
class Gallery {
public:
    explicit Gallery(std::vector<DrawnPicture> pictures);

    /// A figure with its title, the picture, how to read it and its table; a sentence why there is none.
    [[nodiscard]] Html figure(std::string_view id, const Words& words);
    /// What this study has no picture of, each with the reason.
    [[nodiscard]] const DrawnPicture& find(std::string_view id) const;

private:
    std::vector<DrawnPicture> pictures_{};
    int number_{0};
};

/// The sections of the briefing in their order, each with its heading.
[[nodiscard]] Html core_message(const Context& context);
[[nodiscard]] Html intended_effect(const Context& context);
[[nodiscard]] Html arguments(const Context& context, Gallery& gallery);
[[nodiscard]] Html cautions(const Context& context, Gallery& gallery);
[[nodiscard]] Html finances(const Context& context, Gallery& gallery);
[[nodiscard]] Html next_steps(const Context& context);
[[nodiscard]] Html council_questions(const Context& context, const Gallery& gallery);
[[nodiscard]] Html assumptions(const Context& context);
[[nodiscard]] Html method(const Context& context, const BriefingSettings& settings);
[[nodiscard]] Html provenance(const Context& context, const BriefingSettings& settings);

}  // namespace gebied::briefing

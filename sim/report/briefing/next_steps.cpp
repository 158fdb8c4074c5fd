#include "report/briefing/sections.hpp"

namespace gebied::briefing {

Html next_steps(const Context& context) {
    const Words& words = context.words;
    Html html = element("h2", inline_html(words("heading.next"))) + Html{"\n"};
    html += bullets({words("next.weigh"), words("next.amounts"), words("next.assumptions"),
                     words("next.watch")});
    return element("section", html, "id=\"next\"") + Html{"\n"};
}

}  // namespace gebied::briefing

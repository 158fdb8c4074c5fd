#include "report/briefing/sections.hpp"

#include "gebied/report/wording.hpp"

#include <fmt/format.h>

namespace gebied::briefing {

Html provenance(const Context& context, const BriefingSettings& settings) {
    const Words& words = context.words;
    const ResultHeader& header = context.facts.header();
    Html html = element("h3", inline_html(words("heading.provenance"))) + Html{"\n"};
    html += paragraph(words("provenance.intro"));
    Table table{.caption = words("provenance.table"),
                .columns = {words("provenance.what"), words("provenance.value")},
                .rows = {}};
    const auto row = [&](std::string_view key, Phrase value) {
        table.rows.push_back({words(key), std::move(value)});
    };
    row("provenance.study", Phrase::name(header.study));
    row("provenance.hash", Phrase::name(header.hash));
    row("provenance.seed", Phrase::name(std::to_string(header.seed)));
    row("provenance.futures", context.numbers.whole(header.replications, "study|replications"));
    row("provenance.state", words(fmt::format("state.{}", gebied::name_of(header.state))));
    row("provenance.run_with",
        Phrase::name(fmt::format("gebied {} ({}), {}", header.program_version, header.build,
                                 header.compiler)));
    row("provenance.created", Phrase::name(header.created));
    row("provenance.written_with", Phrase::name("gebied " + settings.program_version));
    html += table_html(table, R"(class="wordy")");
    html += paragraph(words("provenance.again"));
    html += element("pre",
                    element("code",
                            element("span",
                                    escaped(fmt::format(
                                        "gebied run {}.yaml --replications {} --seed {} -o {}\n{}",
                                        header.study, header.replications, header.seed,
                                        settings.result_name, settings.command)),
                                    "data-name")),
                    R"(tabindex="0")") +
            Html{"\n"};
    return element("section", html, R"(id="provenance")") + Html{"\n"};
}

}  // namespace gebied::briefing

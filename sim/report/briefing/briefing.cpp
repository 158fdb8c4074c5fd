#include "gebied/report/briefing.hpp"

#include "gebied/base/contract.hpp"
#include "gebied/report/wording.hpp"
#include "report/briefing/built_in.hpp"
#include "report/briefing/sections.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace gebied {

namespace briefing {

namespace {

std::vector<DrawnPicture> draw(const Context& context, const BriefingSettings& settings) {
    std::vector<Picture> pictures = all_pictures(context);
    nlohmann::json wanted = nlohmann::json::array();
    for (const Picture& picture : pictures) {
        if (picture.absent.empty()) {
            wanted.push_back(picture.json());
        }
    }
    // Names come from the study and may hold bytes that are no UTF-8.
    const std::string order = nlohmann::json{
        {"language", context.language == Language::nl ? "nl" : "en"},
        {"pictures",
         std::move(wanted)}}.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    const auto drawn = nlohmann::json::parse(settings.draw(order), nullptr, false);
    if (!drawn.is_object()) {
        throw ResultError{"the pictures could not be drawn: what draws them answered no JSON"};
    }
    std::vector<DrawnPicture> all;
    for (Picture& picture : pictures) {
        DrawnPicture one{.picture = std::move(picture), .svg = {}};
        if (one.picture.absent.empty()) {
            if (!drawn.contains(one.picture.id)) {
                throw ResultError{fmt::format("the picture {} was not drawn", one.picture.id)};
            }
            one.svg = drawn[one.picture.id].get<std::string>();
        }
        all.push_back(std::move(one));
    }
    return all;
}

Phrase areas_of(const Context& context) {
    const auto& areas = context.facts.result().areas();
    if (areas.size() > 3) {
        return context.words(
            "meta.areas", {{"number", context.numbers.whole(static_cast<std::int64_t>(areas.size()),
                                                            "study|areas")}});
    }
    std::vector<Phrase> names;
    for (const Label& area : areas) {
        names.push_back(Phrase::name(name_in(area, context.language)));
    }
    return listed(names, context.words.plain("and"));
}

Html heading(const Context& context) {
    const Words& words = context.words;
    const ResultHeader& header = context.facts.header();
    const auto year = [&](int value, std::string_view cell) {
        return Phrase::number(std::to_string(value),
                              {.cell = std::string{cell}, .value = static_cast<double>(value)});
    };
    Html html = paragraph(words("meta.kind"), "class=\"kind\"");
    html += element("h1", inline_html(Phrase::name(name_in(header.title, context.language)))) +
            Html{"\n"};
    Html list;
    const auto row = [&](std::string_view key, const Phrase& value) {
        list += element("div",
                        element("dt", inline_html(words(key))) + element("dd", inline_html(value)));
    };
    row("meta.area", areas_of(context));
    row("meta.period",
        words("meta.years", {{"start", year(header.start_year, "study|start_year")},
                             {"end", year(header.end_year - 1, "study|last_year")}}));
    row("meta.based_on",
        words(header.replications == 1 ? "meta.one_future" : "meta.futures",
              {{"futures", context.numbers.whole(header.replications, "study|replications")}}));
    row("meta.date", context.date(header.created));
    html += element("dl", list, "class=\"meta\"") + Html{"\n"};
    if (header.state != RunState::complete) {
        html += paragraph(
            words("meta.not_complete",
                  {{"futures", context.numbers.whole(header.replications, "study|replications")},
                   {"asked", context.numbers.whole(header.asked, "study|replications_asked")}}),
            "class=\"warning\"");
    }
    return element("header", html) + Html{"\n"};
}

}  // namespace

Gallery::Gallery(std::vector<DrawnPicture> pictures) : pictures_{std::move(pictures)} {}

const DrawnPicture& Gallery::find(std::string_view id) const {
    const auto found = std::ranges::find_if(
        pictures_, [&](const DrawnPicture& one) { return one.picture.id == id; });
    expects(found != pictures_.end(), "a section shows pictures that exist");
    return *found;
}

Html Gallery::figure(std::string_view id, const Words& words) {
    const DrawnPicture& drawn = find(id);
    const Picture& picture = drawn.picture;
    if (!picture.absent.empty()) {
        return {};  // the ten questions say why
    }
    Html html = element("figcaption", inline_html(picture.title));
    html += Html{"\n"} + element("div", Html{drawn.svg},
                                 fmt::format("class=\"drawing\" tabindex=\"0\" role=\"group\" "
                                             "aria-label=\"{}\"",
                                             escaped(words.plain("picture.drawing")).markup));
    html += Html{"\n"} + paragraph(picture.note, "class=\"note\"");
    html += element("details", element("summary", inline_html(words("picture.summary"))) +
                                   table_html(picture.table(words), "class=\"numbers\"")) +
            Html{"\n"};
    return element("figure", html, fmt::format("id=\"{}\"", picture.id)) + Html{"\n"};
}

}  // namespace briefing

std::string briefing_html(const ResultReader& result, const BriefingSettings& settings) {
    using namespace briefing;
    if (result.header().replications < 1) {
        throw ResultError{"this result holds no future yet; run the study again to go on with it"};
    }
    const Facts facts{result};
    const Context context{facts, settings.language};
    const Words& words = context.words;
    Gallery gallery{draw(context, settings)};
    const std::string language = settings.language == Language::nl ? "nl" : "en";

    Html main = heading(context);
    main += core_message(context);
    main += intended_effect(context);
    main += arguments(context, gallery);
    main += cautions(context, gallery);
    main += finances(context, gallery);
    main += next_steps(context);
    Html appendices = element("h2", inline_html(words("heading.appendices"))) + Html{"\n"};
    appendices += council_questions(context, gallery);
    appendices += assumptions(context);
    appendices += method(context, settings);
    appendices += provenance(context, settings);
    main += element("section", appendices, "id=\"appendices\"") + Html{"\n"};

    const std::string title = escaped(name_in(result.header().title, settings.language)).markup;
    return fmt::format(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"generator\" content=\"gebied {}\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
        "'unsafe-inline'; img-src data:\">\n"
        "<title>{}</title>\n<style>\n{}</style>\n</head>\n<body>\n"
        "<a class=\"skip\" href=\"#message\">{}</a>\n<main>\n{}</main>\n</body>\n</html>\n",
        language, escaped(settings.program_version).markup, title, built_in::style,
        escaped(words.plain("skip")).markup, main.markup);
}

}  // namespace gebied

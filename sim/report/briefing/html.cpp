#include "report/briefing/html.hpp"

#include <fmt/format.h>

namespace gebied::briefing {

Html escaped(std::string_view text) {
    Html html;
    for (const char c : text) {
        switch (c) {
            case '&': html.markup += "&amp;"; break;
            case '<': html.markup += "&lt;"; break;
            case '>': html.markup += "&gt;"; break;
            case '"': html.markup += "&quot;"; break;
            case '\'': html.markup += "&#39;"; break;
            default:
                if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') {
                    html.markup += c;
                }
        }
    }
    return html;
}

Html inline_html(const Phrase& phrase) {
    Html html;
    for (const Piece& piece : phrase.pieces()) {
        const std::string words = escaped(piece.text).markup;
        switch (piece.kind) {
            case Piece::Kind::text: html.markup += words; break;
            case Piece::Kind::fixed:
                html.markup += fmt::format("<span data-fixed>{}</span>", words);
                break;
            case Piece::Kind::name:
                html.markup += fmt::format("<span data-name>{}</span>", words);
                break;
            case Piece::Kind::number:
                // `{}` of a double is the shortest text that reads back as the same number.
                html.markup +=
                    fmt::format("<data value=\"{}\" data-cell=\"{}\"{}>{}</data>",
                                piece.binding.value, escaped(piece.binding.cell).markup,
                                piece.binding.times == 1.0
                                    ? ""
                                    : fmt::format(" data-times=\"{}\"", piece.binding.times),
                                words);
                break;
        }
    }
    return html;
}

Html element(std::string_view name, const Html& content, std::string_view attributes) {
    return {fmt::format("<{}{}{}>{}</{}>", name, attributes.empty() ? "" : " ", attributes,
                        content.markup, name)};
}

Html paragraph(const Phrase& phrase, std::string_view attributes) {
    return element("p", inline_html(phrase), attributes) + Html{"\n"};
}

Html bullets(const std::vector<Phrase>& items) {
    Html list;
    for (const Phrase& item : items) {
        list += element("li", inline_html(item)) + Html{"\n"};
    }
    return element("ul", list) + Html{"\n"};
}

Html under_name(const Phrase& name, const std::vector<Phrase>& items) {
    return element("li", element("strong", inline_html(name)) + bullets(items)) + Html{"\n"};
}

Html table_html(const Table& table, std::string_view attributes) {
    Html head;
    for (const Phrase& column : table.columns) {
        head += element("th", inline_html(column), "scope=\"col\"");
    }
    Html body;
    for (const auto& row : table.rows) {
        Html cells;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const bool heading = i == 0 && table.first_is_heading;
            cells +=
                element(heading ? "th" : "td", inline_html(row[i]), heading ? "scope=\"row\"" : "");
        }
        body += element("tr", cells) + Html{"\n"};
    }
    const Html content = element("caption", element("span", inline_html(table.caption))) +
                         Html{"\n"} + element("thead", element("tr", head)) + Html{"\n"} +
                         element("tbody", body);
    const std::string label = escaped(table.caption.plain()).markup;
    return element("div", element("table", content, attributes),
                   fmt::format("class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"",
                               label)) +
           Html{"\n"};
}

}  // namespace gebied::briefing

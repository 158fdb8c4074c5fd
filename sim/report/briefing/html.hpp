#pragma once

#include "report/briefing/phrase.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gebied::briefing {

/// Markup that is safe to put in a page. Text becomes markup through `escaped` or a phrase only.
struct Html {
    std::string markup{};

    Html& operator+=(const Html& other) {
        markup += other.markup;
        return *this;
    }
    friend Html operator+(Html first, const Html& second) { return first += second; }
};

/// Text as it stands, with what HTML reads as markup made harmless. Control characters that HTML
/// does not allow are left out.
[[nodiscard]] Html escaped(std::string_view text);

/// Running text; every number is a `<data>` with its cell.
[[nodiscard]] Html inline_html(const Phrase& phrase);

/// An element; `attributes` is markup of our own, such as `class="lead"`.
[[nodiscard]] Html element(std::string_view name, const Html& content,
                           std::string_view attributes = {});

/// A paragraph.
[[nodiscard]] Html paragraph(const Phrase& phrase, std::string_view attributes = {});

/// A list of items.
[[nodiscard]] Html bullets(const std::vector<Phrase>& items);

/// An item of a list that is itself a name with a list under it.
[[nodiscard]] Html under_name(const Phrase& name, const std::vector<Phrase>& items);

/// A table: a caption, a row of headings, and rows of which the first cell is a heading.
struct Table {
    Phrase caption{};
    std::vector<Phrase> columns{};
    std::vector<std::vector<Phrase>> rows{};
    bool first_is_heading{true};
};

/// The table in a box that scrolls sideways where the page is too narrow for it.
[[nodiscard]] Html table_html(const Table& table, std::string_view attributes = {});

}  // namespace gebied::briefing

#pragma once

#include "gebied/base/problem.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gebied::input {

/// One value of a YAML file that knows where it was written. Contains no anchors, aliases or tags, and
/// the keys of a mapping are different words: the parser refuses everything else.
struct Node {
    enum class Kind : std::uint8_t { empty, text, list, map };

    Kind kind{Kind::empty};
    SourcePosition at{};
    std::string text{};  ///< of a text: as read, without quotes
    bool quoted{false};  ///< a text between quotes is never a number
    std::string key{};   ///< under which it stands in its mapping
    SourcePosition key_at{};
    std::vector<Node> children{};  ///< of a mapping or a list, in the order of the file

    [[nodiscard]] bool is_map() const { return kind == Kind::map; }
    [[nodiscard]] bool is_list() const { return kind == Kind::list; }
    [[nodiscard]] bool is_text() const { return kind == Kind::text; }
    [[nodiscard]] bool is_empty() const { return kind == Kind::empty; }

    /// The value under a key of this mapping, or nothing.
    [[nodiscard]] const Node* find(std::string_view wanted) const;
    [[nodiscard]] Node* find(std::string_view wanted);
};

/// The value as in a message: `1.2`, `'often'`, `empty`, `a list`, `a mapping`.
[[nodiscard]] std::string shown(const Node& node);

/// The value as it was written, on one line: `0.35`, `{light: 0.1, acute: 0.3}`.
[[nodiscard]] std::string as_written(const Node& node);

/// A text in quotes, shortened, so that it fits in a message.
[[nodiscard]] std::string in_quotes(std::string_view text);

}  // namespace gebied::input

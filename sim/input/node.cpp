#include "input/node.hpp"

#include <algorithm>

namespace gebied::input {
namespace {

constexpr std::size_t longest_shown = 60;

bool looks_like_number(const Node& node) {
    const std::string& text = node.text;
    return !node.quoted && !text.empty() && text.size() <= longest_shown &&
           text.find_first_not_of("0123456789+-.eE") == std::string::npos &&
           text.find_first_of("0123456789") != std::string::npos;
}

}  // namespace

const Node* Node::find(std::string_view wanted) const {
    const auto found = std::find_if(children.begin(), children.end(),
                                    [wanted](const Node& child) { return child.key == wanted; });
    return is_map() && found != children.end() ? &*found : nullptr;
}

Node* Node::find(std::string_view wanted) {
    const auto found = std::find_if(children.begin(), children.end(),
                                    [wanted](const Node& child) { return child.key == wanted; });
    return is_map() && found != children.end() ? &*found : nullptr;
}

std::string in_quotes(std::string_view text) {
    std::string result{"'"};
    if (text.size() <= longest_shown) {
        result += text;
    } else {
        std::size_t end = longest_shown;
        // Never between the bytes of one character.
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
            --end;
        }
        result.append(text.substr(0, end)).append("...");
    }
    std::replace_if(
        result.begin(), result.end(), [](char c) { return c == '\n' || c == '\t' || c == '\r'; },
        ' ');
    return result += '\'';
}

std::string shown(const Node& node) {
    switch (node.kind) {
        case Node::Kind::empty: return "empty";
        case Node::Kind::list: return "a list";
        case Node::Kind::map: return "a mapping";
        case Node::Kind::text: break;
    }
    return looks_like_number(node) ? node.text : in_quotes(node.text);
}

std::string as_written(const Node& node) {
    if (node.is_text()) {
        return node.text;
    }
    if (node.is_empty()) {
        return {};
    }
    std::string text{node.is_map() ? "{" : "["};
    for (const Node& child : node.children) {
        if (text.size() > 1) {
            text += ", ";
        }
        if (node.is_map()) {
            text.append(child.key).append(": ");
        }
        text += as_written(child);
    }
    return text += node.is_map() ? '}' : ']';
}

}  // namespace gebied::input

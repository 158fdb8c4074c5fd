#include "input/merge.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace gebied::input {
namespace {

constexpr std::array<std::string_view, 9> words_of_source{
    "value", "unit", "low", "high", "distribution", "source", "year", "grade", "note"};

/// What a value is, without its source.
Node value_of(Node node) {
    if (!is_sourced(node)) {
        return node;
    }
    Node value = std::move(*node.find("value"));
    return value;
}

void merge_values(Node& base, Node over) {
    Node result = is_sourced(over) ? over : Node{};
    Node merged = value_of(std::move(base));
    merge(merged, value_of(std::move(over)));
    if (!is_sourced(result)) {
        base = std::move(merged);
        return;
    }
    *result.find("value") = std::move(merged);
    base = std::move(result);
}

void merge_areas(Node& base, Node over) {
    const auto id_of = [](const Node& area) {
        const Node* id = area.find("id");
        return id != nullptr && id->is_text() ? id->text : std::string{};
    };
    const std::size_t known = base.children.size();
    for (Node& area : over.children) {
        const std::string id = id_of(area);
        const auto end = base.children.begin() + static_cast<std::ptrdiff_t>(known);
        const auto same =
            id.empty() ? end : std::find_if(base.children.begin(), end, [&](const Node& other) {
                return id_of(other) == id;
            });
        if (same == end) {
            base.children.push_back(std::move(area));
        } else {
            merge(*same, std::move(area));
        }
    }
}

}  // namespace

bool is_sourced(const Node& node) {
    return node.is_map() && node.find("value") != nullptr;
}

bool is_word_of_source(std::string_view word) {
    return std::find(words_of_source.begin(), words_of_source.end(), word) != words_of_source.end();
}

void merge(Node& base, Node over) {
    // The place of a merged mapping is where it was written last, so that what is missing is missing there.
    std::string key = over.key;
    SourcePosition key_at = over.key_at;
    SourcePosition at = over.at;
    if (base.is_list() && over.is_list() && over.key == "areas") {
        merge_areas(base, std::move(over));
    } else if (!base.is_map() || !over.is_map() || over.find("law") != nullptr) {
        base = std::move(over);
    } else if (is_sourced(base) || is_sourced(over)) {
        merge_values(base, std::move(over));
    } else {
        for (Node& child : over.children) {
            if (Node* old = base.find(child.key)) {
                merge(*old, std::move(child));
            } else {
                base.children.push_back(std::move(child));
            }
        }
    }
    base.key = std::move(key);
    base.key_at = std::move(key_at);
    base.at = std::move(at);
}

}  // namespace gebied::input

#include "input/common_values.hpp"

#include "input/model_reader.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace gebied::input {
namespace {

void add_ids(const Node* list, std::vector<std::string>& ids) {
    for (const Node& entry : list == nullptr ? std::vector<Node>{} : list->children) {
        if (entry.key != every_entry && std::ranges::find(ids, entry.key) == ids.end()) {
            ids.push_back(entry.key);
        }
    }
}

/// `list` with the values under `all` in every entry of `ids`.
void spread(Node& list, const std::vector<std::string>& ids) {
    const Node* found = list.is_map() ? list.find(every_entry) : nullptr;
    if (found == nullptr || !found->is_map()) {
        return;  // what is no mapping is refused where it is read
    }
    const Node common = *found;
    std::erase_if(list.children, [](const Node& child) { return child.key == every_entry; });
    for (const std::string& id : ids) {
        Node* entry = list.find(id);
        if (entry == nullptr) {
            Node fresh{
                .kind = Node::Kind::map, .at = common.at, .key = id, .key_at = common.key_at};
            list.children.push_back(std::move(fresh));
            entry = &list.children.back();
        }
        if (!entry->is_map()) {
            continue;
        }
        for (const Node& value : common.children) {
            if (entry->find(value.key) == nullptr) {
                entry->children.push_back(value);
            }
        }
    }
}

}  // namespace

void spread_common_values(Node& own, const Node* base) {
    for (const std::string& section : list_section_keys()) {
        std::vector<std::string> ids;
        add_ids(base == nullptr ? nullptr : base->find(section), ids);
        add_ids(own.find(section), ids);
        if (Node* list = own.find(section)) {
            spread(*list, ids);
        }
        Node* areas = own.find("areas");
        for (std::size_t a = 0; areas != nullptr && areas->is_list() && a < areas->children.size();
             ++a) {
            if (Node* list = areas->children[a].find(section)) {
                spread(*list, ids);
            }
        }
    }
}

}  // namespace gebied::input

#include "input/bibliography.hpp"

#include "input/words.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace gebied::input {
namespace {

struct Field {
    std::string_view key{};
    std::string SourceRecord::* member{nullptr};
};

constexpr std::array<Field, 6> fields{{{"title", &SourceRecord::title},
                                       {"publisher", &SourceRecord::publisher},
                                       {"year", &SourceRecord::year},
                                       {"address", &SourceRecord::address},
                                       {"licence", &SourceRecord::licence},
                                       {"note", &SourceRecord::note}}};

}  // namespace

bool Bibliography::has_read(const std::string& file) {
    return !files_.insert(file).second;
}

void Bibliography::add(const Node& root, ProblemList& problems) {
    refuse_unknown(root, "", {"sources"}, problems);
    const Node* sources = root.find("sources");
    if (sources == nullptr || !sources->is_map()) {
        problems.add(sources == nullptr ? root.at : sources->at,
                     "sources is missing (key: {title, publisher, ...})");
        return;
    }
    for (const Node& source : sources->children) {
        add_source(source, problems);
    }
}

void Bibliography::add_source(const Node& source, ProblemList& problems) {
    const std::string path = "sources." + source.key;
    const auto twice =
        std::find_if(records_.begin(), records_.end(),
                     [&](const SourceRecord& other) { return other.key == source.key; });
    if (twice != records_.end()) {
        problems.add(source.key_at,
                     path + " stands in another bibliography too (a source stands once)");
        return;
    }
    if (!source.is_map()) {
        problems.add(source.at, path, shown(source),
                     "title, publisher, year, address, licence and note are needed");
        return;
    }
    std::vector<std::string> keys;
    SourceRecord record{.key = source.key};
    for (const Field& field : fields) {
        keys.emplace_back(field.key);
        const Node* value = source.find(field.key);
        if (value == nullptr) {
            continue;
        }
        if (!value->is_text()) {
            problems.add(value->at, path + '.' + std::string{field.key}, shown(*value),
                         "a text is needed");
        } else {
            record.*field.member = value->text;
        }
    }
    refuse_unknown(source, path, keys, problems);
    if (record.title.empty()) {
        problems.add(source.at, path + ".title is missing (text)");
    }
    records_.push_back(std::move(record));
}

std::vector<SourceRecord> Bibliography::records() const {
    std::vector<SourceRecord> sorted = records_;
    std::sort(sorted.begin(), sorted.end(),
              [](const SourceRecord& a, const SourceRecord& b) { return a.key < b.key; });
    return sorted;
}

}  // namespace gebied::input

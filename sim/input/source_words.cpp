#include "input/source_words.hpp"

#include <algorithm>
#include <vector>

namespace gebied::input {
namespace {

/// `2024`, or years such as `2019-2023`.
bool is_year(std::string_view text) {
    const auto year = [](std::string_view t) {
        return t.size() == 4 && t.find_first_not_of("0123456789") == std::string_view::npos &&
               t >= "1900" && t <= "2200";
    };
    return year(text) || (text.size() == 9 && text[4] == '-' && year(text.substr(0, 4)) &&
                          year(text.substr(5)) && text.substr(0, 4) <= text.substr(5));
}

}  // namespace

void check_word(const Node& node, const std::string& path, std::span<const std::string_view> valid,
                ProblemList& problems) {
    if (node.is_text() && std::find(valid.begin(), valid.end(), node.text) != valid.end()) {
        return;
    }
    std::string rule;
    for (const std::string_view word : valid) {
        rule.append(rule.empty() ? "" : ", ").append(word);
    }
    problems.add(node.at, path, shown(node), rule);
}

void check_year(const Node& node, const std::string& path, ProblemList& problems) {
    if (!node.is_text() || !is_year(node.text)) {
        problems.add(node.at, path, shown(node), "a year such as 2024, or years such as 2019-2023");
    }
}

void check_source(const Node& source, const std::string& path, const StudyFiles& files,
                  ProblemList& problems) {
    if (!files.sources_complete) {
        return;  // that the bibliography cannot be read is said already
    }
    std::vector<std::string> keys;
    for (const SourceRecord& known : files.sources) {
        if (source.is_text() && known.key == source.text) {
            return;
        }
        keys.push_back(known.key);
    }
    const std::string meant = source.is_text() ? nearest(source.text, keys) : std::string{};
    problems.add(source.at, path, shown(source),
                 keys.empty()    ? "there is no bibliography"
                 : meant.empty() ? "not in the bibliography"
                                 : "not in the bibliography; did you mean '" + meant + "'?");
}

}  // namespace gebied::input

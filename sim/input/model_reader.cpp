#include "input/model_reader.hpp"

#include "input/words.hpp"

#include "gebied/model/parameter_table.hpp"

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <type_traits>

namespace gebied::input {
namespace {

/// Whether a section is a list of named entries.
template <class AnySection>
concept IsList = requires(const AnySection& section) { section.placeholder; };

template <class Visit>
void for_each_section(Visit&& visit) {
    std::apply([&](const auto&... section) { (visit(section), ...); }, sections());
}

/// The mapping of a section, or nothing (with a problem when something else stands there).
const Node* section_in(const Node& map, std::string_view key, const std::string& path,
                       ProblemList& problems) {
    const Node* section = map.find(key);
    if (section == nullptr || section->is_map()) {
        return section;
    }
    problems.add(section->at, path, shown(*section), "a mapping of keys to values is needed");
    return nullptr;
}

/// What is read: the whole study, in which required parameters must stand, or what an area has otherwise.
enum class Extent : std::uint8_t { whole, area };

/// Reads the rows of one table.
class TableReader {
public:
    TableReader(ParameterReader& parameters, Extent extent)
        : parameters_{&parameters}, extent_{extent} {}

    template <class Owner>
    void read(const Node& map, const std::string& path, Owner& owner,
              std::vector<std::string> keys) {
        const auto read_row = [&](const auto& row) {
            keys.emplace_back(row.key);
            read_value(map, path, row, owner.*(row.member));
        };
        std::apply([&](const auto&... row) { (read_row(row), ...); }, Owner::table());
        refuse_unknown(map, path, keys, parameters_->problems());
    }

private:
    template <class Owner, class Value>
    void read_value(const Node& map, const std::string& path, const Parameter<Owner, Value>& row,
                    Value& value) {
        const RowFacts facts{.path = joined(path, row.key), .unit = row.unit, .range = row.range};
        if (const Node* node = map.find(row.key)) {
            parameters_->read(*node, facts, value);
            parameters_->record(*node, facts);
        } else if (std::same_as<Value, StreamIndex> && extent_ == Extent::whole) {
            // A reference has no neutral value.
            parameters_->problems().add(map.at,
                                        facts.path + " is missing (" + std::string{row.unit} + ")");
        }
    }

    ParameterReader* parameters_;
    Extent extent_;
};

void read_all(const Node& map, const std::string& prefix, const Names& names,
              ParameterReader& parameters, Extent extent, Model& model) {
    TableReader reader{parameters, extent};
    const bool whole = extent == Extent::whole;
    const auto read_list = [&](const Node& list, const std::string& path, const auto& section) {
        const std::vector<Label>& labels = names.*(section.labels);
        std::vector<std::string> ids;
        for (std::size_t i = 0; i < labels.size(); ++i) {
            ids.push_back(labels[i].id);
            const Node* entry =
                section_in(list, labels[i].id, joined(path, labels[i].id), parameters.problems());
            if (entry != nullptr) {
                reader.read(*entry, joined(path, labels[i].id), (model.*(section.member))[i],
                            whole ? std::vector<std::string>{"name"} : std::vector<std::string>{});
            }
        }
        if (!whole) {
            for (const Node& child : list.children) {
                if (std::find(ids.begin(), ids.end(), child.key) == ids.end()) {
                    parameters.problems().add_unknown(child.key_at, joined(path, child.key),
                                                      child.key, ids, section.placeholder);
                }
            }
        }
    };
    for_each_section([&](const auto& section) {
        const std::string path = joined(prefix, section.key);
        const Node* node = section_in(map, section.key, path, parameters.problems());
        if (node == nullptr) {
            return;
        }
        if constexpr (IsList<std::remove_cvref_t<decltype(section)>>) {
            read_list(*node, path, section);
        } else {
            reader.read(*node, path, model.*(section.member), {});
        }
    });
}

std::vector<Label> read_labels(const Node& list, const std::string& path, std::size_t most,
                               ProblemList& problems) {
    std::vector<Label> labels;
    for (const Node& entry : list.children) {
        const std::string entry_path = joined(path, entry.key);
        if (const auto refusal = id_refusal(entry.key, IdForm::lower)) {
            problems.add(entry.key_at, path, "given " + in_quotes(entry.key), *refusal);
            continue;
        }
        Label label{.id = entry.key, .nl = {}, .en = {}};
        const Node* name = entry.find("name");
        if (name != nullptr) {
            label = read_text(*name, entry_path + ".name", problems);
            label.id = entry.key;
        } else if (entry.is_map()) {
            problems.add(entry.key_at, entry_path + ".name is missing (text)");
        }
        labels.push_back(std::move(label));
    }
    if (labels.size() > most) {
        problems.add(list.key_at, path + " has " + std::to_string(labels.size()) +
                                      " entries (at most " + std::to_string(most) + ")");
        labels.resize(most);
    }
    std::sort(labels.begin(), labels.end(),
              [](const Label& a, const Label& b) { return a.id < b.id; });
    return labels;
}

}  // namespace

std::vector<std::string> section_keys() {
    std::vector<std::string> keys;
    for_each_section([&](const auto& section) { keys.emplace_back(section.key); });
    return keys;
}

std::vector<std::string> list_section_keys() {
    std::vector<std::string> keys;
    for_each_section([&](const auto& section) {
        if constexpr (IsList<std::remove_cvref_t<decltype(section)>>) {
            keys.emplace_back(section.key);
        }
    });
    return keys;
}

Names read_names(const Node& root, ProblemList& problems) {
    Names names;
    for_each_section([&](const auto& section) {
        if constexpr (IsList<std::remove_cvref_t<decltype(section)>>) {
            const Node* list = root.find(section.key);
            if (list != nullptr && list->is_map()) {
                names.*(section.labels) =
                    read_labels(*list, std::string{section.key}, section.most, problems);
            }
        }
    });
    return names;
}

Model neutral_model(const Names& names) {
    Model model;
    for_each_section([&](const auto& section) {
        if constexpr (IsList<std::remove_cvref_t<decltype(section)>>) {
            (model.*(section.member)).resize((names.*(section.labels)).size());
        }
    });
    return model;
}

void read_sections(const Node& root, const Names& names, ParameterReader& parameters,
                   Model& model) {
    read_all(root, "", names, parameters, Extent::whole, model);
}

void read_area_sections(const Node& area, const std::string& path, const Names& names,
                        ParameterReader& parameters, Model& model) {
    read_all(area, path, names, parameters, Extent::area, model);
}

}  // namespace gebied::input

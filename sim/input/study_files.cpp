#include "input/study_files.hpp"

#include "input/bibliography.hpp"
#include "input/common_values.hpp"
#include "input/file_bytes.hpp"
#include "input/merge.hpp"
#include "input/parse_yaml.hpp"
#include "input/shipped_file.hpp"

#include "gebied/base/ids.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <set>
#include <system_error>

namespace gebied::input {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_files = 64;
constexpr std::size_t most_bytes = std::size_t{4} << 20U;

fs::path real_path(const fs::path& path) {
    std::error_code error;
    const fs::path real = fs::weakly_canonical(path, error);
    return error ? path.lexically_normal() : real;
}

/// Reads files and remembers what was read.
class FileReader {
public:
    FileReader(fs::path shipped, ProblemList& problems)
        : shipped_{std::move(shipped)}, problems_{&problems} {}

    /// The merged tree of a file; `named` is the value that names it, or nothing for the study itself.
    std::optional<Node> tree(const fs::path& path, const Node* named) {
        const fs::path real = real_path(path);
        if (std::find(open_.begin(), open_.end(), real) != open_.end()) {
            refuse(path, named, "extends itself, directly or through others");
            return std::nullopt;
        }
        std::optional<Node> own = parsed(path, named);
        if (!own) {
            return std::nullopt;
        }
        open_.push_back(real);
        keep_areas_once(*own);
        read_bibliography_of(*own, path);
        std::optional<Node> merged = with_what_it_extends(std::move(*own), path);
        open_.pop_back();
        return merged;
    }

    StudyFiles files(Node root) {
        std::array<char, 17> hash{};
        std::snprintf(hash.data(), hash.size(), "%016llx",
                      static_cast<unsigned long long>(stable_hash(everything_)));
        return {.root = std::move(root),
                .sources = bibliography_.records(),
                .sources_complete = sources_complete_,
                .shipped = took_shipped_ ? shipped_ : fs::path{},
                .text = std::move(first_),
                .hash = hash.data()};
    }

private:
    void refuse(const fs::path& path, const Node* named, std::string_view rule) {
        if (named == nullptr) {
            problems_->add({.file = path.generic_string()}, std::string{rule});
        } else {
            problems_->add(named->at, std::string{named->key.empty() ? "extends" : named->key},
                           shown(*named), rule);
        }
    }

    std::optional<Node> parsed(const fs::path& path, const Node* named) {
        if (++files_ > most_files) {
            if (files_ == most_files + 1) {  // once is enough
                refuse(path, named, "more than 64 files are read");
            }
            return std::nullopt;
        }
        FileBytes file = bytes_of(path);
        if (!file.refusal.empty()) {
            refuse(path, named, file.refusal);
            return std::nullopt;
        }
        if (everything_.size() + file.bytes.size() > most_bytes) {
            refuse(path, named, "all files together are larger than 4 MiB");
            return std::nullopt;
        }
        std::optional<Node> tree = parse_yaml(path.generic_string(), file.bytes, *problems_);
        everything_.append(file.bytes).push_back('\0');
        if (named == nullptr) {
            first_ = std::move(file.bytes);
        }
        return tree;
    }

    /// The file that a value names, relative to the file in which it stands.
    std::optional<fs::path> named_file(const Node& name, const fs::path& from) {
        if (!name.is_text() || name.text.empty()) {
            refuse({}, &name, "the path of a file is needed");
            return std::nullopt;
        }
        if (fs::path{name.text}.is_absolute()) {
            refuse({}, &name, "a path relative to this file is needed");
            return std::nullopt;
        }
        return (from.parent_path() / name.text).lexically_normal();
    }

    /// The file that `extends` or `bibliography` names: beside the file in which it stands, else among the shipped ones.
    std::optional<fs::path> found_file(const Node& name, const fs::path& from) {
        const std::optional<fs::path> beside = named_file(name, from);
        std::error_code error;
        if (!beside || shipped_.empty() ||
            fs::status(*beside, error).type() != fs::file_type::not_found) {
            return beside;
        }
        std::optional<fs::path> found = find_shipped(shipped_, name.text);
        if (!found) {
            const std::string meant = nearest_shipped(shipped_, name.text);
            refuse({}, &name,
                   "there is no such file beside this one, nor among the shipped ones" +
                       (meant.empty() ? "" : "; did you mean '" + meant + "'?"));
        }
        took_shipped_ = took_shipped_ || found.has_value();
        return found;
    }

    std::optional<Node> with_what_it_extends(Node own, const fs::path& path) {
        const Node* extends = own.find("extends");
        if (extends == nullptr) {
            spread_common_values(own, nullptr);
            return own;
        }
        const std::vector<Node> names =
            extends->is_list() ? extends->children : std::vector<Node>{*extends};
        std::optional<Node> merged;
        bool complete = true;
        for (const Node& name : names) {
            const std::optional<fs::path> other = found_file(name, path);
            std::optional<Node> tree_of_other = other ? tree(*other, &name) : std::nullopt;
            complete = complete && tree_of_other.has_value();
            if (tree_of_other && merged) {
                merge(*merged, std::move(*tree_of_other));
            } else if (tree_of_other) {
                merged = std::move(tree_of_other);
            }
        }
        if (!complete) {
            return std::nullopt;
        }
        remove(own, "extends");
        spread_common_values(own, merged ? &*merged : nullptr);
        if (!merged) {
            return own;
        }
        merge(*merged, std::move(own));
        return merged;
    }

    /// Files are laid over each other by the id of an area: within one file every id stands once, else the last
    /// would win in silence.
    void keep_areas_once(Node& own) {
        Node* areas = own.find("areas");
        if (areas == nullptr || !areas->is_list()) {
            return;
        }
        std::set<std::string> taken;
        std::vector<Node> kept;
        for (std::size_t i = 0; i < areas->children.size(); ++i) {
            const Node* id = areas->children[i].find("id");
            if (id != nullptr && id->is_text() && !taken.insert(id->text).second) {
                problems_->add(id->at, "areas[" + std::to_string(i + 1) + "].id",
                               in_quotes(id->text), "every id stands once");
            } else {
                kept.push_back(std::move(areas->children[i]));
            }
        }
        areas->children = std::move(kept);
    }

    static void remove(Node& map, std::string_view key) {
        std::erase_if(map.children, [key](const Node& child) { return child.key == key; });
    }

    void read_bibliography_of(Node& own, const fs::path& path) {
        const Node* name = own.find("bibliography");
        if (name == nullptr) {
            return;
        }
        const std::optional<fs::path> file = found_file(*name, path);
        if (file && !bibliography_.has_read(real_path(*file).generic_string())) {
            const std::optional<Node> tree = parsed(*file, name);
            sources_complete_ = sources_complete_ && tree.has_value();
            if (tree) {
                bibliography_.add(*tree, *problems_);
            }
        }
        sources_complete_ = sources_complete_ && file.has_value();
        remove(own, "bibliography");
    }

    fs::path shipped_;
    ProblemList* problems_;
    std::vector<fs::path> open_{};
    Bibliography bibliography_{};
    bool sources_complete_{true};
    bool took_shipped_{false};
    std::size_t files_{0};
    std::string first_{};
    std::string everything_{};
};

}  // namespace

std::optional<StudyFiles> read_files(const fs::path& file, const fs::path& shipped,
                                     ProblemList& problems) {
    FileReader reader{shipped, problems};
    std::optional<Node> root = reader.tree(file, nullptr);
    if (!root) {
        return std::nullopt;
    }
    return reader.files(std::move(*root));
}

}  // namespace gebied::input

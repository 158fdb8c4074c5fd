#include "input/parse_yaml.hpp"

#include "input/utf8.hpp"

#include <algorithm>
#include <sstream>
#include <unordered_set>
#include <utility>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

namespace gebied::input {
namespace {

constexpr std::size_t deepest = 32;
constexpr std::size_t most_values = 100'000;

/// Thrown when it makes no sense to read on; the problem is already noted.
struct Stop {};

/// Builds our own tree from the events of the parser, so that the parser's tree, with its aliases and
/// silent first-of-two keys, never exists.
class TreeBuilder : public YAML::EventHandler {
public:
    TreeBuilder(const std::string& file, ProblemList& problems)
        : file_{&file}, problems_{&problems} {}

    [[nodiscard]] std::optional<Node> take() { return std::exchange(root_, std::nullopt); }
    /// Where the last text between quotes begins.
    [[nodiscard]] const std::optional<YAML::Mark>& last_quote() const { return last_quote_; }

    void OnDocumentStart(const YAML::Mark& mark) override {
        if (++documents_ > 1) {
            stop(mark, "a second document begins here (one document per file)");
        }
    }
    void OnDocumentEnd() override {}

    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        begin(mark, {}, anchor, Node::Kind::empty);
        end();
    }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
        problems_->add(place(mark), "an alias (*) stands here (write the value out)");
        begin(mark, {}, 0, Node::Kind::empty);
        open_.back().refused = true;
        end();
    }
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override {
        begin(mark, tag, anchor, Node::Kind::text);
        Node& node = open_.back().node;
        // An escape such as "\0" brings in what the bytes of the file may not hold.
        if (const auto bad = find_bad_byte(value)) {
            problems_->add(place(mark), std::string{"the text holds "}.append(bad->rule));
            open_.back().refused = true;
        } else {
            node.text = value;
        }
        node.quoted = tag == "!";
        if (node.quoted) {
            last_quote_ = mark;
        }
        end();
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override {
        begin(mark, tag, anchor, Node::Kind::list);
    }
    void OnSequenceEnd() override { end(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override {
        begin(mark, tag, anchor, Node::Kind::map);
    }
    void OnMapEnd() override { end(); }

private:
    /// A list or mapping that is not closed yet.
    struct Open {
        Node node{};
        bool refused{false};        ///< a problem is noted; leave it out without another
        std::optional<Node> key{};  ///< of a mapping: read, its value not yet
        std::unordered_set<std::string> keys{};  ///< of a mapping: so far
    };

    [[nodiscard]] SourcePosition place(const YAML::Mark& mark) const {
        return {.file = *file_, .line = mark.line + 1, .column = mark.column + 1};
    }

    [[noreturn]] void stop(const YAML::Mark& mark, std::string text) {
        problems_->add(place(mark), std::move(text));
        throw Stop{};
    }

    void begin(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
               Node::Kind kind) {
        if (open_.size() >= deepest) {
            stop(mark, "the value is nested too deeply (at most 32 levels)");
        }
        if (++values_ > most_values) {
            stop(mark, "the file holds too much (at most 100000 values)");
        }
        if (anchor != 0) {
            problems_->add(place(mark), "an anchor (&) stands here (write the value out)");
        }
        if (!tag.empty() && tag != "?" && tag != "!") {
            problems_->add(place(mark), "a tag (!) stands here (write the value without it)");
        }
        Open& open = open_.emplace_back();
        open.node.kind = kind;
        open.node.at = place(mark);
    }

    void end() {
        const bool refused = open_.back().refused;
        Node node = std::move(open_.back().node);
        open_.pop_back();
        if (open_.empty()) {
            root_ = std::move(node);
            return;
        }
        Open& parent = open_.back();
        if (parent.node.is_map() && parent.key && refused) {
            parent.key.reset();
        } else if (parent.node.is_list() && refused) {
            return;
        } else if (parent.node.is_list()) {
            parent.node.children.push_back(std::move(node));
        } else if (!parent.key) {
            parent.key = std::move(node);
        } else {
            add_entry(parent, std::move(node));
        }
    }

    void add_entry(Open& map, Node value) {
        const Node key = *std::exchange(map.key, std::nullopt);
        if (!key.is_text() || key.text.empty()) {
            problems_->add(key.at, "a key is " + shown(key) + " (a key is a word)");
        } else if (key.text == "<<") {
            problems_->add(key.at,
                           "a merge key (<<) stands here (use extends, or write the values out)");
        } else if (!map.keys.insert(key.text).second) {
            problems_->add(key.at, in_quotes(key.text) + " stands here twice (a key stands once)");
        } else {
            value.key = key.text;
            value.key_at = key.at;
            map.node.children.push_back(std::move(value));
        }
    }

    const std::string* file_;
    ProblemList* problems_;
    std::vector<Open> open_{};
    std::optional<Node> root_{};
    std::optional<YAML::Mark> last_quote_{};
    std::size_t documents_{0};
    std::size_t values_{0};
};

/// Whether the quote at `at` is closed before the file ends; the parser takes an open one for closed.
bool quote_is_closed(std::string_view bytes, std::size_t at) {
    const char quote = bytes[at];
    for (std::size_t i = at + 1; i < bytes.size(); ++i) {
        const bool doubled = quote == '\'' && bytes.substr(i, 2) == "''";
        if (doubled || (quote == '"' && bytes[i] == '\\')) {
            ++i;  // an escaped character, perhaps a quote
        } else if (bytes[i] == quote) {
            return true;
        }
    }
    return false;
}

/// What authors run into most, by what stands on the line at which the parser gave up.
std::string hint_for(const std::string& message, std::string_view bytes, std::size_t line) {
    for (std::size_t i = 0; i < line && !bytes.empty(); ++i) {
        bytes.remove_prefix(std::min(bytes.find('\n'), bytes.size() - 1) + 1);
    }
    const std::string_view text = bytes.substr(0, bytes.find('\n'));
    const std::size_t colon = text.find(": ");
    const bool one_line = text.find('\r') >= text.size() - 1;
    if (colon != std::string_view::npos && one_line) {
        std::string_view value = text.substr(colon + 2);
        value.remove_prefix(std::min(value.find_first_not_of(' '), value.size()));
        if (!value.empty() &&
            (value.front() == '%' || value.front() == '@' || value.front() == '`')) {
            return std::string{"; a text that begins with "} + value.front() + " needs quotes: '" +
                   std::string{value} + "'";
        }
        const bool open = value.starts_with('{') || value.starts_with('[');
        const bool quoted = value.starts_with('"') || value.starts_with('\'');
        if (!open && !quoted && value.find(": ") != std::string_view::npos) {
            return "; a text with a colon needs quotes: '" + std::string{value} + "'";
        }
    }
    return message == "unknown token" ? "; between { and } a text with ? or , needs quotes" : "";
}

SourcePosition place_of(const std::string& file, std::string_view bytes, std::size_t at) {
    SourcePosition place{.file = file, .line = 1, .column = 1};
    for (const char c : bytes.substr(0, at)) {
        place.column = c == '\n' ? 1 : place.column + 1;
        place.line += c == '\n' ? 1 : 0;
    }
    return place;
}

}  // namespace

std::optional<Node> parse_yaml(const std::string& file, std::string_view bytes,
                               ProblemList& problems) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (bytes.starts_with(byte_order_mark)) {
        bytes.remove_prefix(byte_order_mark.size());
    }
    if (const auto bad = find_bad_byte(bytes)) {
        problems.add(
            place_of(file, bytes, bad->at),
            std::string{bad->rule}.append(" stands here (save the file as plain UTF-8 text)"));
        return std::nullopt;
    }
    TreeBuilder builder{file, problems};
    try {
        std::istringstream in{std::string{bytes}};
        YAML::Parser parser{in};
        while (parser.HandleNextDocument(builder)) {
        }
    } catch (const Stop&) {
        return std::nullopt;
    } catch (const YAML::Exception& error) {
        problems.add(
            {.file = file, .line = error.mark.line + 1, .column = error.mark.column + 1},
            "this is not YAML (" + error.msg +
                hint_for(error.msg, bytes, static_cast<std::size_t>(std::max(0, error.mark.line))) +
                ")");
        return std::nullopt;
    }
    if (const auto quote = builder.last_quote()) {
        const auto at = static_cast<std::size_t>(quote->pos);
        if (at < bytes.size() && (bytes[at] == '"' || bytes[at] == '\'') &&
            !quote_is_closed(bytes, at)) {
            problems.add({.file = file, .line = quote->line + 1, .column = quote->column + 1},
                         "the quote that opens here is never closed");
            return std::nullopt;
        }
    }
    std::optional<Node> root = builder.take();
    if (!root || root->is_empty()) {
        problems.add({.file = file}, "the file is empty");
        return std::nullopt;
    }
    if (!root->is_map()) {
        problems.add(root->at,
                     "the file is " + shown(*root) + " (a mapping of keys to values is needed)");
        return std::nullopt;
    }
    return root;
}

}  // namespace gebied::input

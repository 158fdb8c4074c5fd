#include "input/changes.hpp"

#include "input/common_values.hpp"
#include "input/merge.hpp"
#include "input/model_reader.hpp"
#include "input/parameter_path.hpp"
#include "input/words.hpp"

#include <algorithm>
#include <chrono>
#include <numeric>
#include <optional>
#include <type_traits>

namespace gebied::input {
namespace {

constexpr std::int64_t most_ramp_months = 120;
constexpr std::size_t most_measures = 200;

/// The same day some months later, or the last day of that month.
Date months_later(const Date& date, std::int64_t months) {
    using namespace std::chrono;
    const year_month month =
        year_month{year{date.year}, std::chrono::month{date.month}} + std::chrono::months{months};
    const auto last = static_cast<unsigned>(year_month_day_last{month / std::chrono::last}.day());
    return {.year = int{month.year()},
            .month = unsigned{month.month()},
            .day = std::min(date.day, last)};
}

/// What holds for every parameter of one measure.
struct Frame {
    Date date{};
    Instant from{};
    Instant until{};
    std::int64_t ramp_months{0};
    std::vector<std::size_t> areas{};
    bool valid{true};
};

/// Reads the changes of one scenario.
class ChangeReader {
public:
    ChangeReader(const std::string& id, const ChangeContext& context, ParameterReader& parameters)
        : id_{&id}, context_{&context}, parameters_{&parameters} {}

    /// Values that are only checked: they hold nowhere.
    void check_set(const Node& set, const std::string& path) {
        read_parameters(set, path, {.valid = false});
    }

    void read_set(const Node& set, const std::string& path) {
        Frame frame{.date = {.year = context_->period.start_year, .month = 1, .day = 1},
                    .from = context_->period.start(),
                    .until = context_->period.start(),
                    .areas = everywhere()};
        read_parameters(set, path, frame);
    }

    void read_measures(const Node& measures, const std::string& path) {
        if (!measures.is_list() || measures.children.size() > most_measures) {
            problems().add(measures.at, path, measures.is_list() ? "longer" : shown(measures),
                           "a list of at most 200 measures is needed");
            return;
        }
        for (std::size_t i = 0; i < measures.children.size(); ++i) {
            read_measure(measures.children[i], path + '[' + std::to_string(i + 1) + ']');
        }
    }

    ChangeSet take() {
        std::stable_sort(found_.changes.begin(), found_.changes.end(),
                         [](const Change& a, const Change& b) { return a.from < b.from; });
        refuse_twice();
        return std::move(found_);
    }

private:
    [[nodiscard]] ProblemList& problems() const { return parameters_->problems(); }

    [[nodiscard]] std::vector<std::size_t> everywhere() const {
        std::vector<std::size_t> all(context_->areas->size());
        std::iota(all.begin(), all.end(), std::size_t{0});
        return all;
    }

    void read_measure(const Node& measure, const std::string& path) {
        if (!measure.is_map()) {
            problems().add(measure.at, path, shown(measure),
                           "{from: <date>, set: {<parameter>: <value>}} is needed");
            return;
        }
        refuse_unknown(measure, path, {"from", "ramp_months", "areas", "use", "set"}, problems());
        const Frame frame = read_frame(measure, path);
        const Node* set = measure.find("set");
        const Node* use = measure.find("use");
        if (use != nullptr) {
            read_used(*use, path + ".use", set, frame);
        }
        if (set != nullptr) {
            read_parameters(*set, path + ".set", frame);
        } else if (use == nullptr) {
            problems().add(measure.at, path + ".set is missing (parameters and their values)");
        }
    }

    /// The values of named sets. What the measure sets itself comes in their place.
    void read_used(const Node& use, const std::string& path, const Node* set, const Frame& frame) {
        const std::vector<Node> names = use.is_list() ? use.children : std::vector<Node>{use};
        for (const Node& name : names) {
            const Node* named = context_->named_sets != nullptr && name.is_text()
                                    ? context_->named_sets->find(name.text)
                                    : nullptr;
            if (named == nullptr) {
                std::vector<std::string> known;
                if (context_->named_sets != nullptr) {
                    for (const Node& child : context_->named_sets->children) {
                        known.push_back(child.key);
                    }
                }
                const std::string meant =
                    name.is_text() ? nearest(name.text, known) : std::string{};
                problems().add(name.at, path, shown(name),
                               meant.empty() ? "the name of a set in named_sets is needed"
                                             : "not a named set; did you mean '" + meant + "'?");
                continue;
            }
            const Node* values = named->find("set");
            if (values == nullptr || !values->is_map()) {
                continue;  // said where the set stands
            }
            Node left = *values;
            std::erase_if(left.children, [set](const Node& value) {
                return set != nullptr && set->is_map() && set->find(value.key) != nullptr;
            });
            read_parameters(left, path, frame);
        }
    }

    [[nodiscard]] Frame read_frame(const Node& measure, const std::string& path) const {
        Frame frame{.areas = everywhere()};
        const Node* from = measure.find("from");
        const std::optional<Date> date =
            from == nullptr ? std::nullopt : read_date(*from, path + ".from", problems());
        if (from == nullptr) {
            problems().add(measure.at, path + ".from is missing (date)");
        }
        frame.valid = date.has_value();
        if (date) {
            const Period& period = context_->period;
            frame.date = *date;
            frame.from = period.calendar.at(*date);
            if (frame.from < period.start() || frame.from >= period.end()) {
                problems().add(from->at, path + ".from", in_quotes(from->text),
                               "from " + std::to_string(period.start_year) + "-01-01 and before " +
                                   std::to_string(period.end_year) + "-01-01");
                frame.valid = false;
            }
        }
        if (const Node* ramp = measure.find("ramp_months")) {
            frame.ramp_months =
                read_whole(*ramp, path + ".ramp_months", 0, most_ramp_months, problems())
                    .value_or(0);
        }
        frame.until = context_->period.calendar.at(months_later(frame.date, frame.ramp_months));
        if (const Node* areas = measure.find("areas")) {
            frame.areas = read_areas(*areas, path + ".areas");
        }
        return frame;
    }

    [[nodiscard]] std::vector<std::size_t> read_areas(const Node& list,
                                                      const std::string& path) const {
        std::vector<std::string> ids;
        for (const Label& area : *context_->areas) {
            ids.push_back(area.id);
        }
        const std::vector<Node> wanted = list.is_list() ? list.children : std::vector<Node>{list};
        if (wanted.empty()) {
            problems().add(list.at, path, "empty", "leave it out for all areas");
        }
        std::vector<std::size_t> found;
        for (const Node& node : wanted) {
            const auto area = std::find(ids.begin(), ids.end(), node.text);
            if (!node.is_text() || area == ids.end()) {
                const std::string meant = node.is_text() ? nearest(node.text, ids) : std::string{};
                problems().add(node.at, path, shown(node),
                               meant.empty() ? "the id of an area is needed"
                                             : "not a known area; did you mean '" + meant + "'?");
                continue;
            }
            const auto position = static_cast<std::size_t>(area - ids.begin());
            if (std::find(found.begin(), found.end(), position) == found.end()) {
                found.push_back(position);
            }
        }
        return found;
    }

    void read_parameters(const Node& set, const std::string& path, const Frame& frame) {
        if (!set.is_map()) {
            problems().add(set.at, path, shown(set), "a mapping of parameters to values is needed");
            return;
        }
        for (const Node& value : set.children) {
            bool known = false;
            for (const std::string& key : keys_of(value.key)) {
                Node one = value;
                one.key = key;
                known = with_parameter(*context_->names, key,
                                       [&](const auto& row, const auto& member) {
                                           add(one, frame, row, member);
                                       }) ||
                        known;
            }
            if (!known) {
                problems().add_unknown(value.key_at, in_quotes(value.key), value.key, every_path(),
                                       "parameter");
            }
        }
    }

    /// The key itself, or with `all` in place of an id that of every entry of the list.
    [[nodiscard]] std::vector<std::string> keys_of(const std::string& key) const {
        const std::size_t dot = key.find('.');
        const std::string within = '.' + std::string{every_entry} + '.';
        if (dot == std::string::npos || key.compare(dot, within.size(), within) != 0) {
            return {key};
        }
        std::vector<std::string> keys;
        const auto of_section = [&](const auto& section) {
            if constexpr (requires { section.placeholder; }) {
                for (const Label& label : context_->names->*(section.labels)) {
                    if (section.key == key.substr(0, dot)) {
                        keys.push_back(key.substr(0, dot + 1) + label.id +
                                       key.substr(dot + within.size() - 1));
                    }
                }
            }
        };
        std::apply([&](const auto&... section) { (of_section(section), ...); }, sections());
        return keys;
    }

    /// The paths of all parameters of this study, to find the one that was meant.
    [[nodiscard]] const std::vector<std::string>& every_path() {
        if (paths_.empty()) {
            const Model model = neutral_model(*context_->names);
            const auto visit = [this](const std::string& path, const auto&, const auto&) {
                paths_.push_back(path);
            };
            for_each_parameter(*context_->names, model, visit);
        }
        return paths_;
    }

    template <class Row, class Member>
    void add(const Node& node, const Frame& frame, const Row& row, const Member& member) {
        if (row.changes == Changes::never) {
            problems().add(node.key_at, node.key, "set here",
                           "it belongs to fate: a scenario cannot change it");
            return;
        }
        const RowFacts facts{.path = node.key, .unit = row.unit, .range = row.range};
        const Model neutral = neutral_model(*context_->names);
        auto value = member(neutral);
        const std::size_t before = problems().size();
        parameters_->read(node, facts, value);
        using Value = decltype(value);
        if (frame.ramp_months > 0 && (!Numeric<Value> || row.unit == yes_or_no_unit)) {
            problems().add(node.at, node.key, shown(node),
                           "only a number can change step by step; leave ramp_months out");
        }
        if (problems().size() != before || !frame.valid) {
            return;
        }
        const Node written = is_sourced(node) ? *node.find("value") : node;
        Change change{.from = frame.from,
                      .until = frame.until,
                      .areas = frame.areas,
                      .path = node.key,
                      .at = node.key_at};
        change.set = [written, facts, member, names = context_->names](Model& model) {
            ProblemList none;  // it was read before, so there are none
            ValueReader{*names, none}.read(written, facts, member(model));
        };
        change.blend = [member](Model& model, const Model& from, const Model& to, double part) {
            blend(member(model), member(from), member(to), part);
        };
        MeasureRecord record{.scenario = *id_,
                             .from = to_string(frame.date),
                             .ramp_months = static_cast<int>(frame.ramp_months),
                             .path = node.key,
                             .value = as_written(written),
                             .written = parameters_->record_of(node, facts)};
        for (const std::size_t area : frame.areas) {
            record.areas.push_back((*context_->areas)[area].id);
        }
        found_.records.push_back(std::move(record));
        found_.changes.push_back(std::move(change));
    }

    template <class Value>
    static void blend(Value& value, const Value& from, const Value& to, double part) {
        value = to;
        if constexpr (Numeric<Value>) {
            if (part < 1.0) {
                std::vector<double> old;
                for_each_number(from, [&](double number) { old.push_back(number); });
                std::size_t i = 0;
                for_each_number(value, [&](double& number) {
                    number = old[i] + (number - old[i]) * part;
                    ++i;
                });
            }
        }
    }

    void refuse_twice() {
        const auto& changes = found_.changes;
        for (std::size_t i = 0; i < changes.size(); ++i) {
            for (std::size_t j = i + 1; j < changes.size() && changes[j].from == changes[i].from;
                 ++j) {
                const bool meet = std::any_of(
                    changes[j].areas.begin(), changes[j].areas.end(), [&](std::size_t area) {
                        return std::find(changes[i].areas.begin(), changes[i].areas.end(), area) !=
                               changes[i].areas.end();
                    });
                if (meet && changes[i].path == changes[j].path) {
                    problems().add(changes[j].at, changes[j].path, "set twice",
                                   "once per day and area");
                }
            }
        }
    }

    const std::string* id_;
    const ChangeContext* context_;
    ParameterReader* parameters_;
    ChangeSet found_{};
    std::vector<std::string> paths_{};
};

}  // namespace

ChangeSet read_changes(const Node& scenario, const std::string& path, const std::string& id,
                       const ChangeContext& context, ParameterReader& parameters) {
    ChangeReader reader{id, context, parameters};
    if (const Node* set = scenario.find("set")) {
        reader.read_set(*set, path + ".set");
    }
    if (const Node* measures = scenario.find("measures")) {
        reader.read_measures(*measures, path + ".measures");
    }
    return reader.take();
}

void check_named_sets(const ChangeContext& context, ParameterReader& parameters) {
    constexpr std::size_t most_sets = 50;
    const Node* sets = context.named_sets;
    ProblemList& problems = parameters.problems();
    if (sets == nullptr) {
        return;
    }
    if (!sets->is_map() || sets->children.size() > most_sets) {
        problems.add(sets->at, "named_sets", sets->is_map() ? "longer" : shown(*sets),
                     "a mapping of at most 50 names to {name, set} is needed");
        return;
    }
    for (const Node& named : sets->children) {
        const std::string path = "named_sets." + named.key;
        const std::optional<std::string_view> refusal = id_refusal(named.key, IdForm::lower);
        if (refusal) {
            problems.add(named.key_at, path, in_quotes(named.key), *refusal);
        }
        if (!named.is_map()) {
            problems.add(named.at, path, shown(named),
                         "{name: <text>, set: {<parameter>: <value>}} is needed");
            continue;
        }
        refuse_unknown(named, path, {"name", "set"}, problems);
        if (const Node* name = named.find("name")) {
            (void)read_text(*name, path + ".name", problems);
        }
        if (const Node* set = named.find("set")) {
            ChangeReader{named.key, context, parameters}.check_set(*set, path + ".set");
        } else {
            problems.add(named.at, path + ".set is missing (parameters and their values)");
        }
    }
}

}  // namespace gebied::input

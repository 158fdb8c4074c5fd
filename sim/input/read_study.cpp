#include "gebied/input/read_study.hpp"

#include "input/changes.hpp"
#include "input/model_reader.hpp"
#include "input/parameter_reader.hpp"
#include "input/rules.hpp"
#include "input/study_files.hpp"
#include "input/timelines.hpp"
#include "input/words.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <utility>

namespace gebied {
namespace input {
namespace {

constexpr std::int64_t most_years = 100;
constexpr std::int64_t most_settling_years = 50;
constexpr std::int64_t default_settling_years = 3;
constexpr std::int64_t default_replications = 50;
constexpr std::int64_t default_seed = 1;
constexpr std::int64_t most_replications = 1'000'000;
constexpr std::int64_t largest_seed = 9'223'372'036'854'775'807;
constexpr std::size_t most_areas = 500;
constexpr std::size_t most_scenarios = 100;
constexpr std::size_t most_stages = 10'000;
constexpr std::string_view baseline_id = "baseline";

std::vector<std::string> study_keys() {
    std::vector<std::string> keys{"study", "title",          "question",     "answer",
                                  "shows", "extends",        "bibliography", "start",
                                  "years", "settling_years", "replications", "seed",
                                  "areas", "baseline",       "scenarios",    "named_sets"};
    const std::vector<std::string> sections = section_keys();
    keys.insert(keys.end(), sections.begin(), sections.end());
    return keys;
}

/// Turns the merged tree of a study into a `Study`.
class StudyReader {
public:
    StudyReader(StudyFiles files, const std::filesystem::path& file, ProblemList& problems)
        : files_{std::move(files)},
          root_{&files_.root},
          problems_{&problems},
          folder_{file.parent_path()} {}

    Study read() {
        refuse_unknown(*root_, "", study_keys(), *problems_);
        read_head();
        study_.names = read_names(*root_, *problems_);
        ParameterReader parameters{study_.names, files_, folder_, *problems_};
        Model common = neutral_model(study_.names);
        read_sections(*root_, study_.names, parameters, common);
        read_areas(parameters, common);
        if (period_known_) {
            read_scenarios(parameters);
            check_burden();
        }
        problems_->throw_if_any();
        study_.parameters = parameters.records();
        study_.sources = std::move(files_.sources);
        study_.text = std::move(files_.text);
        study_.hash = std::move(files_.hash);
        return std::move(study_);
    }

private:
    const Node* required(std::string_view key, std::string_view what) {
        const Node* node = root_->find(key);
        if (node == nullptr) {
            problems_->add(root_->at, std::string{key} + " is missing (" + std::string{what} + ")");
        }
        return node;
    }

    [[nodiscard]] std::int64_t whole_or(std::string_view key, std::int64_t standard,
                                        std::int64_t low, std::int64_t high) {
        const Node* node = root_->find(key);
        return node == nullptr
                   ? standard
                   : read_whole(*node, std::string{key}, low, high, *problems_).value_or(standard);
    }

    void read_head() {
        if (const Node* id = required("study", "id")) {
            study_.label = {.id = id->text, .nl = id->text, .en = id->text};
            check_id(*id, "study", IdForm::lower);
        }
        if (const Node* title = root_->find("title")) {
            study_.label = titled(study_.label.id, *title, "title");
        }
        if (const Node* question = root_->find("question")) {
            study_.question = titled("", *question, "question");
        }
        if (const Node* answer = root_->find("answer")) {
            study_.answer = titled("", *answer, "answer");
        }
        if (const Node* shows = root_->find("shows")) {
            if (!shows->is_text() || shows->text.empty()) {
                problems_->add(shows->at, "shows", shown(*shows), "the id of a measure is needed");
            }
            study_.shows = shows->text;
        }
        study_.replications = whole_or("replications", default_replications, 1, most_replications);
        study_.seed = static_cast<std::uint64_t>(whole_or("seed", default_seed, 0, largest_seed));
        read_period();
    }

    void read_period() {
        const std::int64_t settling =
            whole_or("settling_years", default_settling_years, 0, most_settling_years);
        const Node* start_node = required("start", "date, 1 January");
        const Node* years_node = required("years", "whole number of years");
        const std::optional<Date> start =
            start_node == nullptr ? std::nullopt : read_date(*start_node, "start", *problems_);
        const std::optional<std::int64_t> years =
            years_node == nullptr ? std::nullopt
                                  : read_whole(*years_node, "years", 1, most_years, *problems_);
        if (!start) {
            return;
        }
        const Date day = start.value_or(Date{});
        if (day.month != 1 || day.day != 1) {
            problems_->add(start_node->at, "start", in_quotes(start_node->text),
                           "1 January: books follow calendar years");
            return;
        }
        const int first = day.year - static_cast<int>(settling);
        const int end = day.year + static_cast<int>(years.value_or(1));
        constexpr int earliest = 1900;
        constexpr int latest = 2200;
        if (first < earliest || end > latest) {
            problems_->add(start_node->at, "start", in_quotes(start_node->text),
                           "all simulated years lie from 1900 to 2199");
            return;
        }
        study_.period = {.calendar = Calendar{{.year = first, .month = 1, .day = 1}},
                         .first_year = first,
                         .start_year = day.year,
                         .end_year = end};
        period_known_ = years.has_value();
    }

    [[nodiscard]] Label titled(const std::string& id, const Node& node, const std::string& path) {
        Label label = read_text(node, path, *problems_);
        label.id = id;
        return label;
    }

    bool check_id(const Node& node, const std::string& path, IdForm form) {
        const std::optional<std::string_view> refusal =
            id_refusal(node.is_text() ? node.text : "", form);
        if (refusal) {
            problems_->add(node.at, path, node.is_text() ? in_quotes(node.text) : shown(node),
                           *refusal);
        }
        return !refusal;
    }

    /// The id of an entry of a list, different from the others; nothing with a problem otherwise.
    std::optional<std::string> entry_id(const Node& entry, const std::string& path, IdForm form,
                                        std::set<std::string>& taken) {
        if (!entry.is_map()) {
            problems_->add(entry.at, path, shown(entry), "a mapping with an id is needed");
            return std::nullopt;
        }
        const Node* id = entry.find("id");
        if (id == nullptr) {
            problems_->add(entry.at, path + ".id is missing (id)");
            return std::nullopt;
        }
        if (!check_id(*id, path + ".id", form)) {
            return std::nullopt;
        }
        if (!taken.insert(id->text).second) {
            problems_->add(id->at, path + ".id", in_quotes(id->text), "every id stands once");
            return std::nullopt;
        }
        return id->text;
    }

    /// The entries of a list that is not too long; none with a problem otherwise.
    [[nodiscard]] std::span<const Node> entries(const Node& list, std::string_view key,
                                                std::size_t most) {
        if (!list.is_list() || list.children.empty() || list.children.size() > most) {
            problems_->add(list.at, key,
                           list.is_list() ? std::to_string(list.children.size()) + " entries"
                                          : shown(list),
                           "a list of 1 to " + std::to_string(most) + " is needed");
            return {};
        }
        return list.children;
    }

    void read_areas(ParameterReader& parameters, const Model& common) {
        const Node* list = required("areas", "list of {id, name}");
        if (list == nullptr) {
            return;
        }
        std::set<std::string> taken;
        std::vector<std::pair<Label, const Node*>> areas;
        for (std::size_t i = 0; const Node& area : entries(*list, "areas", most_areas)) {
            const std::string path = "areas[" + std::to_string(++i) + ']';
            const std::optional<std::string> id = entry_id(area, path, IdForm::area, taken);
            if (!id) {
                continue;
            }
            const Node* name = area.find("name");
            if (name == nullptr) {
                problems_->add(area.at, "areas." + *id + ".name is missing (text)");
            }
            areas.emplace_back(name == nullptr ? Label{*id, *id, *id}
                                               : titled(*id, *name, "areas." + *id + ".name"),
                               &area);
        }
        std::sort(areas.begin(), areas.end(),
                  [](const auto& a, const auto& b) { return a.first.id < b.first.id; });
        for (const auto& [label, node] : areas) {
            const std::string path = "areas." + label.id;
            std::vector<std::string> keys = section_keys();
            keys.insert(keys.end(), {"id", "name"});
            refuse_unknown(*node, path, keys, *problems_);
            Model model = common;
            read_area_sections(*node, path, study_.names, parameters, model);
            study_.areas.push_back(label);
            models_.push_back(std::move(model));
            area_nodes_.push_back(node);
        }
    }

    void read_scenarios(ParameterReader& parameters) {
        const ChangeContext context{.names = &study_.names,
                                    .areas = &study_.areas,
                                    .period = study_.period,
                                    .named_sets = root_->find("named_sets")};
        check_named_sets(context, parameters);
        study_.baseline.label = {std::string{baseline_id}, "uitgangssituatie", "baseline"};
        std::vector<std::pair<Label, ChangeSet>> sets;
        ChangeSet planned;
        if (const Node* baseline = root_->find("baseline")) {
            if (baseline->is_map()) {
                refuse_unknown(*baseline, "baseline", {"title", "set", "measures"}, *problems_);
                if (const Node* title = baseline->find("title")) {
                    study_.baseline.label =
                        titled(std::string{baseline_id}, *title, "baseline.title");
                }
                planned = read_changes(*baseline, "baseline", std::string{baseline_id}, context,
                                       parameters);
            } else {
                problems_->add(baseline->at, "baseline", shown(*baseline),
                               "a mapping with title, set and measures");
            }
        }
        const Node* list = root_->find("scenarios");
        std::set<std::string> taken{std::string{baseline_id}};
        for (std::size_t i = 0;
             const Node& scenario : list == nullptr ? std::span<const Node>{}
                                                    : entries(*list, "scenarios", most_scenarios)) {
            const std::optional<std::string> id =
                entry_id(scenario, "scenarios[" + std::to_string(++i) + ']', IdForm::lower, taken);
            if (!id) {
                continue;
            }
            const std::string path = "scenarios." + *id;
            refuse_unknown(scenario, path, {"id", "title", "set", "measures"}, *problems_);
            const Node* title = scenario.find("title");
            const Label label =
                title == nullptr ? Label{*id, *id, *id} : titled(*id, *title, path + ".title");
            sets.emplace_back(label, read_changes(scenario, path, *id, context, parameters));
        }
        if (few_enough_stages(planned, sets)) {
            lay_out_all(planned, sets);
        }
    }

    bool few_enough_stages(const ChangeSet& planned,
                           const std::vector<std::pair<Label, ChangeSet>>& sets) {
        const std::size_t of_baseline = stages_at_most(planned.changes, study_.areas.size());
        std::size_t stages = of_baseline;
        for (const auto& [label, set] : sets) {
            stages += of_baseline + stages_at_most(set.changes, study_.areas.size());
        }
        if (stages > most_stages) {
            const Node* list = root_->find("scenarios");
            problems_->add((list == nullptr ? root_ : list)->at, "scenarios",
                           std::to_string(stages) + " changes in all",
                           "areas x scenarios x steps of measures: at most 10000");
        }
        return stages <= most_stages;
    }

    void lay_out_all(const ChangeSet& planned,
                     const std::vector<std::pair<Label, ChangeSet>>& sets) {
        study_.measures = planned.records;
        for (std::size_t a = 0; a < study_.areas.size(); ++a) {
            const TracedTimeline timeline =
                lay_out(models_[a], planned.changes, a, study_.period.end());
            check_rules(timeline, a);
            study_.baseline.areas.push_back(plain(timeline));
        }
        for (const auto& [label, set] : sets) {
            // What is planned anyway happens in every scenario; at one instant the scenario has the last word.
            std::vector<Change> changes = planned.changes;
            changes.insert(changes.end(), set.changes.begin(), set.changes.end());
            std::stable_sort(changes.begin(), changes.end(),
                             [](const Change& x, const Change& y) { return x.from < y.from; });
            Scenario scenario{.label = label};
            for (std::size_t a = 0; a < study_.areas.size(); ++a) {
                const TracedTimeline timeline =
                    lay_out(models_[a], changes, a, study_.period.end());
                check_rules(timeline, a);
                scenario.areas.push_back(plain(timeline));
                scenario.differs_from =
                    std::min(scenario.differs_from,
                             first_difference(study_.baseline.areas[a], scenario.areas.back()));
            }
            study_.scenarios.push_back(std::move(scenario));
            study_.measures.insert(study_.measures.end(), set.records.begin(), set.records.end());
        }
    }

    static Timeline plain(const TracedTimeline& traced) {
        Timeline timeline;
        for (const TracedStage& stage : traced) {
            timeline.push_back(stage.stage);
        }
        return timeline;
    }

    /// A rule is reported once per timeline: where it is broken first.
    void check_rules(const TracedTimeline& timeline, std::size_t area) {
        std::set<std::string> reported;
        for (const TracedStage& traced : timeline) {
            for (const BrokenRule& broken :
                 broken_rules(study_.names, traced.stage.model, study_.period)) {
                if (reported.insert(broken.path).second) {
                    const SourcePosition at =
                        traced.at.line > 0 ? traced.at : place_of(broken.path, area);
                    // What could not be read has no value to judge.
                    if (!problems_->has(at, broken.path)) {
                        problems_->add(at, broken.path, broken.value, broken.rule);
                    }
                }
            }
        }
    }

    /// Where a parameter of an area stands: in the area, in the study, or the nearest mapping around it.
    [[nodiscard]] SourcePosition place_of(std::string_view path, std::size_t area) const {
        const Found in_area = deepest(*area_nodes_[area], path);
        const Found in_study = deepest(*root_, path);
        return (in_area.keys > 0 && in_area.keys >= in_study.keys ? in_area : in_study).node->at;
    }

    /// How far a path can be followed.
    struct Found {
        const Node* node{nullptr};
        std::size_t keys{0};
    };
    [[nodiscard]] static Found deepest(const Node& from, std::string_view path) {
        Found found{.node = &from};
        while (!path.empty()) {
            const std::size_t dot = std::min(path.find('.'), path.size());
            const Node* next = found.node->find(path.substr(0, dot));
            if (next == nullptr) {
                break;
            }
            found = {.node = next, .keys = found.keys + 1};
            path.remove_prefix(std::min(dot + 1, path.size()));
        }
        return found;
    }

    /// How much there is to simulate must stay within what a computer holds.
    void check_burden() {
        double households = 0.0;
        for (std::size_t a = 0; a < models_.size(); ++a) {
            households += models_[a].households.number;
            const Burden burden = burden_of(models_[a], study_.period);
            const auto refuse = [&](double value, double most, std::string_view what) {
                if (value > most) {
                    problems_->add(area_nodes_[a]->at, "areas." + study_.areas[a].id,
                                   "about " + about_in_words(value) + std::string{what},
                                   "years x households x rates: at most " + number_in_words(most));
                }
            };
            refuse(burden.fate_events, most_fate_events, " events of fate per future");
            refuse(burden.candidates, most_candidates, " possible events per future");
        }
        if (households > most_households) {
            problems_->add(root_->find("areas")->at, "areas",
                           number_in_words(households) + " households in all", "at most 2^28");
        }
    }

    StudyFiles files_;
    const Node* root_;
    ProblemList* problems_;
    std::filesystem::path folder_;
    Study study_{};
    bool period_known_{false};
    std::vector<Model> models_{};  ///< by area, at instant 0
    std::vector<const Node*> area_nodes_{};
};

}  // namespace
}  // namespace input

Study read_study(const std::filesystem::path& file, const ReadOptions& options) {
    input::ProblemList problems;
    std::optional<input::StudyFiles> files = input::read_files(file, options.shipped, problems);
    if (!files) {
        problems.throw_if_any();
    }
    return input::StudyReader{std::move(*files), file, problems}.read();
}

}  // namespace gebied

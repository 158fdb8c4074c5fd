#include "gebied/input/read_calibration.hpp"

#include "gebied/base/problem.hpp"
#include "input/merge.hpp"
#include "input/source_words.hpp"
#include "input/study_files.hpp"
#include "input/values.hpp"
#include "input/words.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

namespace gebied {
namespace input {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_studies = 20;
constexpr std::size_t most_targets = 500;
constexpr std::size_t most_terms = 40;
constexpr std::size_t most_steps = 20;
constexpr std::size_t longest_term = 200;
constexpr Range figures{0.0, 1.0e15};
constexpr Range factors{1.0e-12, 1.0e15};
constexpr std::array<std::string_view, 2> uses{"fitted", "reported"};

/// `592.860` is half a million to a Dutch reader and six hundred to a computer.
bool looks_like_thousands(std::string_view text) {
    const std::size_t point = text.find('.');
    return point != std::string_view::npos && point >= 1 && point <= 3 &&
           text.size() == point + 4 && text.front() != '0' &&
           text.find_first_not_of("0123456789.") == std::string_view::npos;
}

/// Turns the merged tree of a targets file into a `Calibration`.
class CalibrationReader {
public:
    CalibrationReader(StudyFiles files, const MeasureNames& measures, const ReadOptions& options,
                      ProblemList& problems)
        : files_{std::move(files)},
          root_{&files_.root},
          measures_{&measures},
          options_{&options},
          problems_{&problems},
          values_{no_names_, problems} {}

    Calibration read() {
        refuse_unknown(*root_, "", {"title", "extends", "bibliography", "studies", "targets"},
                       *problems_);
        if (const Node* title = required(*root_, "", "title", "text")) {
            calibration_.title = read_text(*title, "title", *problems_);
        }
        for (const Node& study : entries("studies", "id: file of a study", most_studies)) {
            read_one_study(study);
        }
        for (const Node& target : entries("targets", "id: {title, measure, ...}", most_targets)) {
            read_target(target);
        }
        problems_->throw_if_any();
        calibration_.sources = std::move(files_.sources);
        return std::move(calibration_);
    }

private:
    /// A study that is compared with: where it stands, and what it can be measured by.
    struct Place {
        std::string id{};
        std::vector<MeasureName> measures{};  ///< empty when the study could not be read
    };

    const Node* required(const Node& map, std::string_view path, std::string_view key,
                         std::string_view what) {
        const Node* node = map.find(key);
        if (node == nullptr) {
            problems_->add(map.at, joined(path, key) + " is missing (" + std::string{what} + ")");
        }
        return node;
    }

    /// The entries of a mapping at the top, by id; those whose id is none are left out.
    std::vector<Node> entries(std::string_view key, std::string_view what, std::size_t most) {
        const Node* map = required(*root_, "", key, what);
        if (map == nullptr) {
            return {};
        }
        if (!map->is_map() || map->children.empty() || map->children.size() > most) {
            problems_->add(map->at, key,
                           map->is_map() ? std::to_string(map->children.size()) + " entries"
                                         : shown(*map),
                           "a mapping of 1 to " + std::to_string(most) + " is needed");
            return {};
        }
        std::vector<Node> valid;
        for (const Node& entry : map->children) {
            std::optional<std::string_view> refusal = id_refusal(entry.key, IdForm::lower);
            if (!refusal && (entry.key == "nl" || entry.key == "en")) {
                refusal = "this word has a meaning of its own";
            }
            if (refusal) {
                problems_->add(entry.key_at, key, in_quotes(entry.key), *refusal);
            } else {
                valid.push_back(entry);
            }
        }
        return valid;
    }

    Label text(const Node& map, const std::string& path, std::string_view key) {
        const Node* node = map.find(key);
        return node == nullptr ? Label{} : read_text(*node, joined(path, key), *problems_);
    }

    Label required_text(const Node& map, const std::string& path, std::string_view key) {
        return required(map, path, key, "text") == nullptr ? Label{} : text(map, path, key);
    }

    double number(const Node& node, const std::string& path, std::string_view unit,
                  const Range& range) {
        double value = range.high;
        values_.read(node, {.path = path, .unit = unit, .range = range}, value);
        return value;
    }

    // --- studies

    void read_one_study(const Node& node) {
        const std::string path = "studies." + node.key;
        const Node* file = &node;
        if (node.is_map()) {
            refuse_unknown(node, path, {"study", "area", "title"}, *problems_);
            file = required(node, path, "study", "file of a study");
        }
        CalibrationStudy study{.label = text(node, path, "title")};
        study.label.id = node.key;
        Place place{.id = node.key};
        if (file != nullptr && read_file(*file, file == &node ? path : path + ".study", study)) {
            read_area(node, path, study);
            place.measures = (*measures_)(study.study.names);
        }
        places_.push_back(std::move(place));
        calibration_.studies.push_back(std::move(study));
    }

    bool read_file(const Node& node, const std::string& path, CalibrationStudy& study) {
        if (!node.is_text() || node.text.empty()) {
            problems_->add(node.at, path, shown(node), "the path of a file is needed");
            return false;
        }
        if (fs::path{node.text}.is_absolute()) {
            problems_->add(node.at, path, shown(node), "a path relative to this file is needed");
            return false;
        }
        study.file = node.text;
        const fs::path file = (fs::path{node.at.file}.parent_path() / node.text).lexically_normal();
        try {
            study.study = read_study(file, *options_);
            return true;
        } catch (const InputError& error) {
            for (const Problem& problem : error.problems()) {
                if (problem.at.line == 0 && problem.at.file == file.generic_string()) {
                    problems_->add(node.at, path, shown(node), problem.text);
                } else {
                    problems_->add(problem.at, problem.text);
                }
            }
            return false;
        }
    }

    void read_area(const Node& node, const std::string& path, CalibrationStudy& study) {
        const std::vector<Label>& areas = study.study.areas;
        if (const Node* area = node.find("area")) {
            std::vector<std::string> ids;
            for (const Label& label : areas) {
                ids.push_back(label.id);
            }
            const auto found = std::find(ids.begin(), ids.end(), area->text);
            if (!area->is_text() || found == ids.end()) {
                problems_->add_unknown(area->at, path + ".area: " + shown(*area), area->text, ids,
                                       "area of that study");
                return;
            }
            study.area = static_cast<std::size_t>(found - ids.begin());
        }
        if (study.label.nl.empty()) {
            const Label& name = study.area          ? areas[*study.area]
                                : areas.size() == 1 ? areas.front()
                                                    : study.study.label;
            study.label.nl = name.nl;
            study.label.en = name.en;
        }
    }

    // --- targets

    void read_target(const Node& node) {
        const std::string path = "targets." + node.key;
        if (!node.is_map()) {
            problems_->add(node.at, path, shown(node),
                           "title, unit, measure, published and use are needed");
            return;
        }
        refuse_unknown(node, path,
                       {"title", "unit", "measure", "per", "times", "published", "conversion",
                        "use", "studies", "why"},
                       *problems_);
        Target target{.label = required_text(node, path, "title")};
        target.label.id = node.key;
        target.unit = required_text(node, path, "unit");
        read_places(node, path, target);
        read_terms(node, path, target);
        if (const Node* times = node.find("times")) {
            target.times = number(*times, path + ".times", "factor", factors);
        }
        if (const Node* published = required(node, path, "published", "{value, low, high, ...}")) {
            read_published(*published, path + ".published", target.published);
        }
        if (const Node* conversion = node.find("conversion")) {
            read_conversion(*conversion, path + ".conversion", target);
        }
        calibration_.targets.push_back(std::move(target));
    }

    /// The studies with which a target is compared: all unless some are named.
    void read_places(const Node& node, const std::string& path, Target& target) {
        std::vector<std::string> ids;
        for (const Place& place : places_) {
            ids.push_back(place.id);
        }
        const Node* named = node.find("studies");
        if (named == nullptr) {
            for (std::size_t i = 0; i < ids.size(); ++i) {
                target.places.push_back({.study = i});
            }
        } else if (!named->is_list() || named->children.empty() ||
                   named->children.size() > most_studies) {
            problems_->add(named->at, path + ".studies", shown(*named),
                           "a list of studies above is needed");
        } else {
            for (const Node& one : named->children) {
                const auto found = std::find(ids.begin(), ids.end(), one.text);
                const auto at = static_cast<std::size_t>(found - ids.begin());
                if (!one.is_text() || found == ids.end()) {
                    problems_->add_unknown(one.at, path + ".studies: " + shown(one), one.text, ids,
                                           "study of this file");
                } else if (std::any_of(target.places.begin(), target.places.end(),
                                       [at](const TargetPlace& p) { return p.study == at; })) {
                    problems_->add(one.at, path + ".studies", shown(one), "a study stands once");
                } else {
                    target.places.push_back({.study = at});
                }
            }
        }
        read_use(node, path, ids, target);
        read_why(node, path, ids, target);
    }

    /// One word for all studies, or a word by study; where none stands, the figure is only reported.
    void read_use(const Node& node, const std::string& path, const std::vector<std::string>& ids,
                  Target& target) {
        const Node* use = required(node, path, "use", "fitted or reported");
        if (use == nullptr) {
            return;
        }
        const std::string use_path = path + ".use";
        if (use->is_map()) {
            refuse_unknown(*use, use_path, ids, *problems_);
        } else {
            check_word(*use, use_path, uses, *problems_);
        }
        for (TargetPlace& place : target.places) {
            const std::string& id = ids[place.study];
            const Node* word = use->is_map() ? use->find(id) : use;
            if (use->is_map() && word != nullptr) {
                check_word(*word, joined(use_path, id), uses, *problems_);
            }
            const bool fitted = word != nullptr && word->text == uses[0];
            place.use = fitted ? FigureUse::fitted : FigureUse::reported;
        }
    }

    /// Why the model lies outside: one text for all studies, or a text by study.
    void read_why(const Node& node, const std::string& path, const std::vector<std::string>& ids,
                  Target& target) {
        const Node* why = node.find("why");
        if (why == nullptr) {
            return;
        }
        const std::string why_path = path + ".why";
        const bool by_study =
            why->is_map() && why->find("nl") == nullptr && why->find("en") == nullptr;
        const Label all = by_study ? Label{} : read_text(*why, why_path, *problems_);
        for (TargetPlace& place : target.places) {
            const std::string& id = ids[place.study];
            place.why = by_study ? text(*why, why_path, id) : all;
        }
        if (by_study) {
            refuse_unknown(*why, why_path, ids, *problems_);
        }
    }

    void read_terms(const Node& node, const std::string& path, Target& target) {
        const Node* measure = required(node, path, "measure", "measure, or a list of them");
        const Node* per = node.find("per");
        if (measure != nullptr) {
            target.measure = read_sum(*measure, path + ".measure", target,
                                      per != nullptr || measure->children.size() > 1);
        }
        if (per != nullptr) {
            target.per = read_sum(*per, path + ".per", target, true);
        }
    }

    /// One measure or a list of them that are added up.
    std::vector<std::string> read_sum(const Node& node, const std::string& path,
                                      const Target& target, bool amounts_only) {
        const std::vector<Node> terms = node.is_list() ? node.children : std::vector<Node>{node};
        std::vector<std::string> sum;
        if (terms.empty() || terms.size() > most_terms) {
            problems_->add(node.at, path, std::to_string(terms.size()) + " measures",
                           "1 to " + std::to_string(most_terms) + " are needed");
            return sum;
        }
        std::set<std::string> taken;
        for (const Node& term : terms) {
            if (!term.is_text() || term.text.size() > longest_term) {
                problems_->add(term.at, path, shown(term), "the id of a measure is needed");
            } else if (!taken.insert(term.text).second) {
                problems_->add(term.at, path, shown(term), "a measure stands once in a sum");
            } else if (is_measured(term, path, target, amounts_only)) {
                sum.push_back(term.text);
            }
        }
        return sum;
    }

    /// Whether every study of the target has this measure; says so where one has not.
    bool is_measured(const Node& term, const std::string& path, const Target& target,
                     bool amounts_only) {
        if (std::find(people_words.begin(), people_words.end(), term.text) != people_words.end()) {
            return true;
        }
        for (const TargetPlace& at : target.places) {
            const std::vector<MeasureName>& known = places_[at.study].measures;
            if (known.empty()) {
                continue;  // why the study cannot be read is said already
            }
            const auto found =
                std::find_if(known.begin(), known.end(),
                             [&](const MeasureName& name) { return name.id == term.text; });
            if (found == known.end()) {
                std::vector<std::string> ids(people_words.begin(), people_words.end());
                for (const MeasureName& name : known) {
                    ids.push_back(name.id);
                }
                problems_->add_unknown(term.at, path + ": " + shown(term), term.text, ids,
                                       "measure of study " + places_[at.study].id);
                return false;
            }
            if (amounts_only && found->kind == MeasureName::Kind::ratio) {
                problems_->add(term.at, path, shown(term),
                               "a share or a mean cannot be added up or divided");
                return false;
            }
        }
        return true;
    }

    void read_published(const Node& node, const std::string& path, PublishedFigure& figure) {
        if (!node.is_map()) {
            problems_->add(node.at, path, shown(node),
                           "value, low, high, unit, source and year are needed");
            return;
        }
        refuse_unknown(node, path,
                       {"value", "low", "high", "unit", "source", "year", "row", "grade", "note"},
                       *problems_);
        figure.unit = required_text(node, path, "unit");
        figure.note = text(node, path, "note");
        const std::size_t before = problems_->size();
        const Node* low = required(node, path, "low", "number");
        const Node* high = required(node, path, "high", "number");
        const auto figure_at = [&](const Node* at, std::string_view key) {
            return at == nullptr ? 0.0 : read_figure(*at, joined(path, key));
        };
        if (const Node* value = required(node, path, "value", "number")) {
            figure.value = figure_at(value, "value");
            if (problems_->size() == before && figure.value <= 0.0) {
                problems_->add(value->at, path + ".value", shown(*value), "more than 0");
            }
        }
        figure.low = figure_at(low, "low");
        figure.high = figure_at(high, "high");
        if (problems_->size() == before && figure.low > figure.value) {
            problems_->add(low->at, path + ".low", shown(*low),
                           "at most the value, " + number_in_words(figure.value));
        }
        if (problems_->size() == before && figure.high < figure.value) {
            problems_->add(high->at, path + ".high", shown(*high),
                           "at least the value, " + number_in_words(figure.value));
        }
        read_origin(node, path, figure);
    }

    double read_figure(const Node& node, const std::string& path) {
        if (node.is_text() && looks_like_thousands(node.text)) {
            problems_->add(node.at, path, shown(node),
                           "three decimals: write 592860 for the thousands, or leave one out");
            return 0.0;
        }
        return number(node, path, "figure", figures);
    }

    void read_origin(const Node& node, const std::string& path, PublishedFigure& figure) {
        if (const Node* source = required(node, path, "source", "key in the bibliography")) {
            check_source(*source, path + ".source", files_, *problems_);
            figure.source = source->text;
        }
        if (const Node* year = required(node, path, "year", "year such as 2024")) {
            check_year(*year, path + ".year", *problems_);
            figure.year = year->text;
        }
        if (const Node* grade = node.find("grade")) {
            check_word(*grade, path + ".grade", grades, *problems_);
            figure.grade = grade->text;
        }
        if (const Node* row = node.find("row")) {
            figure.row = read_text(*row, path + ".row", *problems_).en;
        }
    }

    void read_conversion(const Node& node, const std::string& path, Target& target) {
        if (!node.is_list() || node.children.empty() || node.children.size() > most_steps) {
            problems_->add(node.at, path, shown(node),
                           "a list of steps such as {times: 0.5, note: ...} is needed");
            return;
        }
        for (std::size_t i = 0; const Node& step : node.children) {
            const std::string step_path = path + '[' + std::to_string(++i) + ']';
            const Node* times = step.find("times");
            const Node* over = step.find("over");
            if (!step.is_map() || (times == nullptr) == (over == nullptr)) {
                problems_->add(step.at, step_path, shown(step),
                               "times or over is needed, with a note");
                continue;
            }
            refuse_unknown(step, step_path, {"times", "over", "note"}, *problems_);
            ConversionStep read;
            if (times != nullptr) {
                read.times = number(*times, step_path + ".times", "factor", factors);
            } else {
                read.over = number(*over, step_path + ".over", "divisor", factors);
            }
            read.note = required_text(step, step_path, "note");
            target.conversion.push_back(std::move(read));
        }
    }

    StudyFiles files_;
    const Node* root_;
    const MeasureNames* measures_;
    const ReadOptions* options_;
    ProblemList* problems_;
    Names no_names_{};
    ValueReader values_;
    std::vector<Place> places_{};  ///< as `Calibration::studies`
    Calibration calibration_{};
};

}  // namespace
}  // namespace input

Calibration read_calibration(const std::filesystem::path& file, const MeasureNames& measures,
                             const ReadOptions& options) {
    input::ProblemList problems;
    std::optional<input::StudyFiles> files = input::read_files(file, options.shipped, problems);
    if (!files) {
        problems.throw_if_any();
    }
    return input::CalibrationReader{std::move(*files), measures, options, problems}.read();
}

}  // namespace gebied

#include "input/timelines.hpp"

#include "gebied/model/parameter_table.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <string>

namespace gebied::input {
namespace {

/// One step of a change: `part` of the way at an instant. Part 0 is where the change begins.
struct Step {
    Instant at{};
    std::size_t change{0};
    double part{1.0};
};

std::size_t weeks(const Change& change) {
    const std::int64_t span = (change.until - change.from).value();
    return static_cast<std::size_t>((span + one_week.value() - 1) / one_week.value());
}

/// The steps of one change, in order of time.
void add_steps(std::vector<Step>& steps, const std::vector<Change>& changes, std::size_t number,
               Instant end) {
    const Change& change = changes[number];
    const std::size_t count = weeks(change);
    steps.push_back({.at = change.from, .change = number, .part = count == 0 ? 1.0 : 0.0});
    const auto whole = static_cast<double>((change.until - change.from).value());
    for (std::size_t i = 1; i <= count; ++i) {
        const bool last = i == count;
        const Instant at =
            last ? change.until : change.from + static_cast<std::int64_t>(i) * one_week;
        if (at < end) {
            const auto passed = static_cast<double>((at - change.from).value());
            steps.push_back({.at = at, .change = number, .part = last ? 1.0 : passed / whole});
        }
    }
}

/// A change step by step that is under way: from where to where.
struct UnderWay {
    std::size_t change{0};
    std::shared_ptr<const Model> before{};
    std::shared_ptr<const Model> after{};
};

/// Takes the steps of one area one by one.
class Walk {
public:
    Walk(const Model& first, const std::vector<Change>& changes)
        : model_{first}, changes_{&changes} {}

    /// True when the step took effect: no later change of the same parameter took over.
    bool take(const Step& step) {
        const Change& change = (*changes_)[step.change];
        const bool begins = step.at == change.from;
        if (begins && step.part >= 1.0) {
            change.set(model_);
            under_way_[change.path] = {.change = step.change};
        } else if (begins) {
            Model after = model_;
            change.set(after);
            under_way_[change.path] = {.change = step.change,
                                       .before = std::make_shared<const Model>(model_),
                                       .after = std::make_shared<const Model>(std::move(after))};
        } else {
            const UnderWay& now = under_way_[change.path];
            if (now.change != step.change) {
                return false;
            }
            change.blend(model_, *now.before, *now.after, step.part);
        }
        return true;
    }

    [[nodiscard]] const Model& model() const { return model_; }

private:
    Model model_;
    const std::vector<Change>* changes_;
    std::map<std::string, UnderWay> under_way_{};
};

}  // namespace

TracedTimeline lay_out(const Model& first, const std::vector<Change>& changes, std::size_t area,
                       Instant end) {
    std::vector<Step> steps;
    for (std::size_t i = 0; i < changes.size(); ++i) {
        if (std::find(changes[i].areas.begin(), changes[i].areas.end(), area) !=
            changes[i].areas.end()) {
            add_steps(steps, changes, i, end);
        }
    }
    std::stable_sort(steps.begin(), steps.end(), [](const Step& a, const Step& b) {
        return a.at != b.at ? a.at < b.at : a.change < b.change;
    });
    TracedTimeline timeline{{.stage = {.from = Instant{}, .model = first}, .at = {}}};
    Walk walk{first, changes};
    SourcePosition last;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (walk.take(steps[i])) {
            last = changes[steps[i].change].at;
        }
        const bool instant_ends = i + 1 == steps.size() || steps[i + 1].at != steps[i].at;
        if (instant_ends && !same_parameters(timeline.back().stage.model, walk.model())) {
            if (steps[i].at == Instant{}) {
                timeline
                    .clear();  // without settling years the study starts with what the scenario sets
            }
            timeline.push_back({.stage = {.from = steps[i].at, .model = walk.model()}, .at = last});
        }
    }
    return timeline;
}

std::size_t stages_at_most(const std::vector<Change>& changes, std::size_t areas) {
    std::size_t stages = areas;
    for (const Change& change : changes) {
        stages += (1 + weeks(change)) * change.areas.size();
    }
    return stages;
}

Instant first_difference(const Timeline& a, const Timeline& b) {
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() && j < b.size()) {
        if (!same_parameters(a[i].model, b[j].model)) {
            return std::max(a[i].from, b[j].from);
        }
        const Instant next_a = i + 1 < a.size() ? a[i + 1].from : Instant::never();
        const Instant next_b = j + 1 < b.size() ? b[j + 1].from : Instant::never();
        if (next_a == Instant::never() && next_b == Instant::never()) {
            break;
        }
        i += next_a <= next_b ? 1U : 0U;
        j += next_b <= next_a ? 1U : 0U;
    }
    return Instant::never();
}

}  // namespace gebied::input

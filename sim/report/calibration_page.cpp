#include "gebied/report/calibration_page.hpp"

#include "gebied/report/wording.hpp"
#include "gebied/statistics/digits.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace gebied {

namespace {

/// An address that can stand between < and > in Markdown.
bool is_plain_address(std::string_view address) {
    return address.starts_with("http") && std::ranges::all_of(address, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      std::string_view{":/._?=&%#~+-"}.find(c) != std::string_view::npos;
           });
}

struct GradeRow {
    std::string_view id{};
    Text text{};
};
constexpr std::array<GradeRow, 5> grades{{{"measured", {.nl = "gemeten", .en = "measured"}},
                                          {"derived", {.nl = "afgeleid", .en = "derived"}},
                                          {"literature", {.nl = "literatuur", .en = "literature"}},
                                          {"expert", {.nl = "deskundigen", .en = "expert"}},
                                          {"assumption", {.nl = "aanname", .en = "assumption"}}}};

std::string grade_text(const std::string& id, Language language) {
    const auto found = std::ranges::find(grades, id, &GradeRow::id);
    return found == grades.end() ? markdown_text(id) : std::string{found->text.in(language)};
}

std::string joined(const std::vector<std::string>& terms) {
    std::string text;
    for (const std::string& term : terms) {
        text.append(text.empty() ? "" : " + ").append(term);
    }
    return text;
}

/// How many checks lie where.
struct Tally {
    std::size_t all{};
    std::size_t inside{};
    std::size_t explained{};  ///< of those that are not inside

    void add(const TargetCheck& check, bool settled) {
        ++all;
        inside += check.fit == Fit::inside ? 1U : 0U;
        explained += check.fit != Fit::inside && settled ? 1U : 0U;
    }
    [[nodiscard]] std::size_t unexplained() const { return all - inside - explained; }
};

/// Writes the page, part after part.
class Page {
public:
    Page(const Calibration& calibration, const std::vector<TargetCheck>& checks,
         const PageOrigin& origin, Language language)
        : calibration_{&calibration}, checks_{&checks}, origin_{&origin}, language_{language} {}

    std::string text() {
        head();
        for (std::size_t study = 0; study < calibration_->studies.size(); ++study) {
            table_of(study);
        }
        figures();
        summary();
        outside();
        sources();
        return std::move(page_);
    }

private:
    template <class... Values>
    void add(Text text, const Values&... values) {
        page_ += fmt::format(fmt::runtime(text.in(language_)), values...);
    }

    [[nodiscard]] std::string in(const Label& label) const {
        return markdown_text(name_in(label, language_));
    }
    [[nodiscard]] std::string number(double value, int place) const {
        return number_text(value, place, language_);
    }
    [[nodiscard]] std::string_view to() const { return language_ == Language::nl ? "tot" : "to"; }

    void head() {
        add({.nl = "# Kalibratie: {}\n\n", .en = "# Calibration: {}\n\n"}, in(calibration_->title));
        add({.nl = "Gemaakt met gebied {}; verander de doelen, niet deze bladzijde:\n\n    {}\n\n",
             .en = "Generated with gebied {}; change the targets, not this page:\n\n    {}\n\n"},
            origin_->program_version, one_line(origin_->command));
        add({.nl =
                 "Wat het model geeft in de uitgangssituatie, naast wat gepubliceerd is. *Model*: "
                 "gemiddelde over toekomsten en jaren, met het 95%-interval van deze berekening "
                 "(alleen toeval; aannames staan vast). *Gepubliceerd*: omgerekend naar de eenheid "
                 "van het model, met het bereik waarbinnen het model hoort te liggen. *Geijkt*: "
                 "bij het kiezen van parameters is naar dit cijfer gekeken, zodat overeenkomst "
                 "niets bewijst. *Gemeld*: dat is niet gebeurd, zodat het cijfer een toets is. "
                 "Met \\*: een grens van het bereik ligt binnen het interval; meer toekomsten "
                 "kunnen het oordeel nog veranderen.\n",
             .en =
                 "What the model gives in the baseline, beside what was published. *Model*: mean "
                 "over futures and years, with the 95% interval of this run (chance only; "
                 "assumptions are fixed). *Published*: converted to the unit of the model, with the "
                 "range in which the model is to lie. *Fitted*: parameters were chosen with this "
                 "figure in view, so that agreement proves nothing. *Reported*: they were not, so "
                 "that the figure is a check. With \\*: an end of the range lies within the "
                 "interval; more futures may still change the verdict.\n"});
    }

    void table_of(std::size_t study_at) {
        const CalibrationStudy& place = calibration_->studies[study_at];
        const Study& study = place.study;
        add({.nl =
                 "\n## {}\n\nStudie `{}`: {} toekomsten, {} tot en met {}, zaad {}, inhoud {}.\n\n",
             .en = "\n## {}\n\nStudy `{}`: {} futures, {} to {}, seed {}, contents {}.\n\n"},
            in(place.label), one_line(place.file), study.replications, study.period.start_year,
            study.period.end_year - 1, study.seed, study.hash);
        add({.nl =
                 "| cijfer | model (95%-interval) | gepubliceerd (bereik) | afwijking | | gebruik "
                 "| bron |\n",
             .en = "| figure | model (95% interval) | published (range) | deviation | | use | "
                   "source |\n"});
        page_ += "|---|---|---|---|---|---|---|\n";
        for (const TargetCheck& check : *checks_) {
            if (check.study == study_at) {
                const Target& target = calibration_->targets[check.target];
                page_ += fmt::format("| {} ({}) | {} | {} | {} | {} | {} | {} |\n",
                                     in(target.label), in(target.unit), model_text(check),
                                     published_text(target, check), deviation_text(check),
                                     verdict(check), use_text(check), source_text(target));
            }
        }
    }

    [[nodiscard]] std::string model_text(const TargetCheck& check) const {
        const Estimate& model = check.model;
        if (!std::isfinite(model.mean)) {
            return "–";
        }
        const std::optional<int> place = place_of(model.high - model.low, 2);
        if (!place) {  // one future, or a number without chance
            return number(model.mean, place_of(model.mean, 3).value_or(0));
        }
        return fmt::format("{} ({} {} {})", number(model.mean, *place), number(model.low, *place),
                           to(), number(model.high, *place));
    }

    /// All decimals of a figure as published; three digits of one that was converted.
    [[nodiscard]] std::string converted_text(const Target& target, double converted,
                                             double reference) const {
        return target.conversion.empty()
                   ? exact_number_text(converted, language_)
                   : number(converted, std::min(0, place_of(reference, 3).value_or(0)));
    }

    [[nodiscard]] std::string published_text(const Target& target, const TargetCheck& check) const {
        const auto text = [&](double value) {
            return converted_text(target, value, check.published);
        };
        return fmt::format("{} ({} {} {})", text(check.published), text(check.low), to(),
                           text(check.high));
    }

    [[nodiscard]] std::string deviation_text(const TargetCheck& check) const {
        if (!std::isfinite(check.deviation)) {
            return "–";
        }
        const double percent = round_to_place(100.0 * check.deviation, 0);
        return fmt::format("{}{}%", percent > 0.0 ? "+" : "", number(percent, 0));
    }

    [[nodiscard]] std::string verdict(const TargetCheck& check) const {
        const Text word = check.fit == Fit::inside ? Text{.nl = "binnen", .en = "inside"}
                          : check.fit == Fit::outside
                              ? Text{.nl = "**buiten**", .en = "**outside**"}
                              : Text{.nl = "niet te zeggen", .en = "cannot be said"};
        const bool turning = check.fit != Fit::unknown && !check.certain;
        return std::string{word.in(language_)} + (turning ? " \\*" : "");
    }

    [[nodiscard]] std::string_view use_text(const TargetCheck& check) const {
        return (is_fitted(check) ? Text{.nl = "geijkt", .en = "fitted"}
                                 : Text{.nl = "gemeld", .en = "reported"})
            .in(language_);
    }

    [[nodiscard]] const SourceRecord* source_of(const Target& target) const {
        const auto found =
            std::ranges::find(calibration_->sources, target.published.source, &SourceRecord::key);
        return found == calibration_->sources.end() ? nullptr : &*found;
    }

    [[nodiscard]] std::string source_text(const Target& target) const {
        const SourceRecord* source = source_of(target);
        const bool named = source != nullptr && !source->publisher.empty();
        std::string text = markdown_text(named ? source->publisher : target.published.source) +
                           ' ' + markdown_text(target.published.year);
        if (!target.published.row.empty()) {
            text += ", " + markdown_text(target.published.row);
        }
        return text;
    }

    /// Every figure as it was published, how it is converted, and what of the model stands beside it.
    void figures() {
        add({.nl = "\n## De cijfers en hun omrekening\n\n",
             .en = "\n## The figures and their conversion\n\n"});
        for (const Target& target : calibration_->targets) {
            const PublishedFigure& figure = target.published;
            page_ += fmt::format("- **{}**, {}: {} {}", in(target.label), source_text(target),
                                 exact_number_text(figure.value, language_), in(figure.unit));
            if (!figure.grade.empty()) {
                page_ += fmt::format(" [{}]", grade_text(figure.grade, language_));
            }
            for (const ConversionStep& step : target.conversion) {
                const bool times = step.over == 1.0;
                page_ += fmt::format(" {} {} ({})", times ? "×" : "/",
                                     exact_number_text(times ? step.times : step.over, language_),
                                     in(step.note));
            }
            if (!target.conversion.empty()) {
                const double value = target.converted(figure.value);
                page_ +=
                    fmt::format(" = {} {}", converted_text(target, value, value), in(target.unit));
            }
            page_ += fmt::format("; model: `{}`.", formula(target));
            if (!figure.note.en.empty()) {
                page_ += ' ' + in(figure.note);
            }
            page_ += '\n';
        }
    }

    [[nodiscard]] std::string formula(const Target& target) const {
        const auto bracketed = [](const std::vector<std::string>& terms) {
            return terms.size() == 1 ? terms.front() : '(' + joined(terms) + ')';
        };
        std::string text = target.per.empty() && target.times == 1.0 ? joined(target.measure)
                                                                     : bracketed(target.measure);
        if (target.times != 1.0) {
            text = exact_number_text(target.times, language_) + " × " + text;
        }
        return target.per.empty() ? text : text + " / " + bracketed(target.per);
    }

    [[nodiscard]] bool is_fitted(const TargetCheck& check) const {
        return target_place(*calibration_, check).use == FigureUse::fitted;
    }

    void summary() {
        add({.nl = "\n## Samenvatting\n\n| | binnen | geijkt binnen | gemeld binnen | buiten, "
                   "verklaard | buiten, niet verklaard |\n",
             .en = "\n## Summary\n\n| | inside | fitted inside | reported inside | outside, "
                   "explained | outside, not explained |\n"});
        page_ += "|---|---|---|---|---|---|\n";
        for (std::size_t study = 0; study < calibration_->studies.size(); ++study) {
            summary_row(in(calibration_->studies[study].label), study);
        }
        if (calibration_->studies.size() > 1) {
            summary_row(language_ == Language::nl ? "samen" : "together", std::nullopt);
        }
    }

    void summary_row(const std::string& name, std::optional<std::size_t> study) {
        Tally all;
        Tally fitted;
        Tally reported;
        for (const TargetCheck& check : *checks_) {
            if (study && check.study != *study) {
                continue;
            }
            const bool settled = is_settled(*calibration_, check);
            all.add(check, settled);
            (is_fitted(check) ? fitted : reported).add(check, settled);
        }
        const auto of = [&](const Tally& tally) {
            return fmt::format(fmt::runtime(language_ == Language::nl ? "{} van {}" : "{} of {}"),
                               tally.inside, tally.all);
        };
        page_ += fmt::format("| {} | {} | {} | {} | {} | {} |\n", name, of(all), of(fitted),
                             of(reported), all.explained, all.unexplained());
    }

    void outside() {
        add({.nl = "\n## Buiten het bereik\n\n", .en = "\n## Outside the range\n\n"});
        bool any = false;
        for (const TargetCheck& check : *checks_) {
            if (check.fit == Fit::inside) {
                continue;
            }
            any = true;
            const Target& target = calibration_->targets[check.target];
            page_ +=
                fmt::format("- **{}**, {} ({}): ", in(target.label),
                            in(calibration_->studies[check.study].label), deviation_text(check));
            if (is_settled(*calibration_, check)) {
                page_ += in(target_place(*calibration_, check).why) + '\n';
            } else {
                add({.nl = "**niet verklaard.**\n", .en = "**not explained.**\n"});
            }
        }
        if (!any) {
            add({.nl = "Geen.\n", .en = "None.\n"});
        }
    }

    void sources() {
        add({.nl = "\n## Bronnen\n\n", .en = "\n## Sources\n\n"});
        std::vector<std::string> used;
        for (const Target& target : calibration_->targets) {
            if (std::ranges::find(used, target.published.source) == used.end()) {
                used.push_back(target.published.source);
            }
        }
        std::ranges::sort(used);
        for (const std::string& key : used) {
            const auto found = std::ranges::find(calibration_->sources, key, &SourceRecord::key);
            page_ += fmt::format("- {}", markdown_text(key));
            if (found != calibration_->sources.end()) {
                page_ += ": " + source_line(*found);
            }
            page_ += '\n';
        }
    }

    [[nodiscard]] static std::string source_line(const SourceRecord& source) {
        std::string line = markdown_text(source.title);
        for (const std::string* part : {&source.publisher, &source.year, &source.licence}) {
            if (!part->empty()) {
                line += ", " + markdown_text(*part);
            }
        }
        if (!source.address.empty()) {
            line += ", " + (is_plain_address(source.address) ? '<' + source.address + '>'
                                                             : markdown_text(source.address));
        }
        return line;
    }

    /// For code: no line ends, no backticks.
    [[nodiscard]] static std::string one_line(std::string text) {
        std::ranges::replace_if(
            text, [](char c) { return c == '`' || static_cast<unsigned char>(c) < 0x20U; }, ' ');
        return text;
    }

    const Calibration* calibration_;
    const std::vector<TargetCheck>* checks_;
    const PageOrigin* origin_;
    Language language_;
    std::string page_{};
};

}  // namespace

std::string calibration_page(const Calibration& calibration, const std::vector<TargetCheck>& checks,
                             const PageOrigin& origin, Language language) {
    return Page{calibration, checks, origin, language}.text();
}

std::string markdown_text(std::string_view text) {
    std::string safe;
    for (const char c : text) {
        if (c == '<') {
            safe += "&lt;";
        } else if (c == '>') {
            safe += "&gt;";
        } else if (c == '&') {
            safe += "&amp;";
        } else if (static_cast<unsigned char>(c) < 0x20U) {
            safe += ' ';
        } else {
            if (std::string_view{"\\`*_[]|~#"}.find(c) != std::string_view::npos) {
                safe += '\\';
            }
            safe += c;
        }
    }
    return safe;
}

std::string exact_number_text(double value, Language language) {
    constexpr double noise = 1.0e-12;
    int place = 0;
    while (place > finest_place &&
           std::abs(round_to_place(value, place) - value) > noise * std::abs(value)) {
        --place;
    }
    return number_text(value, place, language);
}

}  // namespace gebied

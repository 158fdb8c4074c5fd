#include "gebied/input/regions.hpp"

#include "input/folded_name.hpp"
#include "input/node.hpp"
#include "input/problem_list.hpp"
#include "input/region_code.hpp"
#include "input/utf8.hpp"

#include "gebied/base/contract.hpp"
#include "gebied/base/problem.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace gebied {
namespace {

using input::folded;
using input::in_quotes;

constexpr std::size_t most_suggestions = 3;
constexpr std::size_t most_candidates = 12;

[[noreturn]] void refuse(std::string text) {
    input::ProblemList problems;
    problems.add({}, std::move(text));
    problems.throw_if_any();
    contract_violated("a list with a problem throws", std::source_location::current());
}

/// `Bergen` of `Bergen (NH.)`: what somebody says who sees no need to tell two places apart.
std::string_view without_addition(std::string_view name) {
    return name.substr(0, name.find(" ("));
}

template <class Positions>
std::string listed(const std::vector<Region>& all, const Positions& positions) {
    std::string text;
    std::size_t left = most_candidates;
    for (const std::size_t position : positions) {
        if (left-- == 0) {
            return text + "; and others";
        }
        text.append(text.empty() ? "" : "; ").append(code_and_name(all[position]));
    }
    return text;
}

}  // namespace

const RegionFigure* Region::figure(std::string_view wanted) const {
    const auto found = std::find_if(figures.begin(), figures.end(),
                                    [&](const RegionFigure& f) { return f.key == wanted; });
    return found == figures.end() ? nullptr : &*found;
}

std::string full_name(const Region& region) {
    if (region.kind == RegionKind::municipality) {
        return region.name.empty() ? region.code : region.name;
    }
    return (region.name.empty() ? region.code : region.name) + " (" + region.municipality_name +
           ')';
}

std::string code_and_name(const Region& region) {
    return region.name.empty() ? full_name(region) : region.code + ' ' + full_name(region);
}

Regions::Regions(std::vector<Region> all) : all_{std::move(all)} {
    const auto by_code = [](const Region& a, const Region& b) { return a.code < b.code; };
    const auto same_code = [](const Region& a, const Region& b) { return a.code == b.code; };
    expects(std::is_sorted(all_.begin(), all_.end(), by_code) &&
                std::adjacent_find(all_.begin(), all_.end(), same_code) == all_.end(),
            "regions stand in the order of their codes, each once");
    for (std::size_t i = 0; i < all_.size(); ++i) {
        const Region& region = all_[i];
        const std::string short_name{without_addition(region.name)};
        for (const std::string& name : {region.name, short_name, region.also}) {
            keys_.push_back({.text = folded(name), .region = i});
            if (region.kind == RegionKind::wijk && !name.empty()) {
                const std::string_view town = without_addition(region.municipality_name);
                keys_.push_back({.text = folded(town) + folded(name), .region = i});
                keys_.push_back({.text = folded(name) + folded(town), .region = i});
            }
        }
    }
    std::erase_if(keys_, [](const Key& key) { return key.text.empty(); });
    const auto order = [](const Key& key) { return std::tie(key.text, key.region); };
    std::sort(keys_.begin(), keys_.end(),
              [&](const Key& a, const Key& b) { return order(a) < order(b); });
    const auto twice = std::unique(keys_.begin(), keys_.end(), [&](const Key& a, const Key& b) {
        return order(a) == order(b);
    });
    keys_.erase(twice, keys_.end());
}

const Region& Regions::with_code(std::string_view asked) const {
    const auto found = std::lower_bound(
        all_.begin(), all_.end(), asked,
        [](const Region& region, std::string_view code) { return region.code < code; });
    if (found != all_.end() && found->code == asked) {
        return *found;
    }
    std::vector<std::size_t> same_town;
    for (std::size_t i = 0; i < all_.size(); ++i) {
        if (all_[i].code.substr(2, 4) == asked.substr(2, 4)) {
            same_town.push_back(i);
        }
    }
    // The nearest codes first: those just before and behind where it would stand.
    const auto place = found - all_.begin();
    std::stable_sort(same_town.begin(), same_town.end(), [&](std::size_t a, std::size_t b) {
        const auto away = [&](std::size_t i) {
            const auto steps = static_cast<std::ptrdiff_t>(i) - place;
            return steps < 0 ? -steps : steps + 1;
        };
        return away(a) < away(b);
    });
    refuse(in_quotes(asked) + " is not the code of a region in 2024" +
           (same_town.empty() ? std::string{" (GM and 4 digits, or WK and 6)"}
                              : " (there are " + listed(all_, same_town) + ")"));
}

std::vector<std::size_t> Regions::meant_by(const std::string& key) const {
    std::vector<std::string> names;
    for (const Key& known : keys_) {
        if (names.empty() || names.back() != known.text) {
            names.push_back(known.text);
        }
    }
    std::vector<std::size_t> meant;
    const auto add = [&](const std::string& name) {
        for (const Key& known : keys_) {
            if (known.text == name &&
                std::find(meant.begin(), meant.end(), known.region) == meant.end()) {
                meant.push_back(known.region);
            }
        }
    };
    // Who wrote the beginning of a name meant that, whatever looks alike.
    constexpr std::size_t shortest_part = 4;
    for (const std::string& name : names) {
        if (key.size() >= shortest_part && name.starts_with(key) &&
            meant.size() < most_suggestions) {
            add(name);
        }
    }
    const bool begun = !meant.empty();
    while (!begun && meant.size() < most_suggestions) {
        const std::string name = nearest(key, names);
        if (name.empty()) {
            break;
        }
        add(name);
        std::erase(names, name);
    }
    // Somebody may have said only a part of the name, or the name of a wijk that is known by its code only.
    if (meant.empty() && key.size() >= shortest_part) {
        for (const std::string& name : names) {
            if (name.find(key) != std::string::npos) {
                add(name);
            }
        }
    }
    for (std::size_t i = 0; meant.empty() && i < all_.size(); ++i) {
        const std::string town = folded(without_addition(all_[i].municipality_name));
        if (town.size() >= shortest_part && (key.starts_with(town) || key.ends_with(town))) {
            for (std::size_t j = 0; j < all_.size(); ++j) {
                if (all_[j].municipality == all_[i].municipality) {
                    meant.push_back(j);
                }
            }
        }
    }
    return meant;
}

const Region& Regions::find(std::string_view asked) const {
    if (input::find_bad_byte(asked) || asked.find_first_of("\t\r\n") != std::string_view::npos) {
        refuse("the name of a region holds no control characters and is written in UTF-8");
    }
    if (const std::optional<std::string> code = input::code_in(asked)) {
        return with_code(*code);
    }
    if (const std::optional<std::string> wijk = input::wijk_of_neighbourhood(asked)) {
        const auto around = std::find_if(all_.begin(), all_.end(),
                                         [&](const Region& r) { return r.code == *wijk; });
        refuse(in_quotes(asked) +
               " is the code of a neighbourhood (buurt); the smallest region here is "
               "the wijk" +
               (around == all_.end() ? std::string{}
                                     : " (did you mean " + code_and_name(*around) + "?)"));
    }
    const std::string key = folded(asked);
    if (key.empty()) {
        refuse("the code or name of a region is needed, such as WK019330 or Zwolle");
    }
    std::vector<std::size_t> found;
    for (const Key& known : keys_) {
        if (known.text == key) {
            found.push_back(known.region);
        }
    }
    if (found.size() == 1) {
        return all_[found.front()];
    }
    if (found.size() > 1) {
        refuse(in_quotes(asked) + " is the name of " + std::to_string(found.size()) +
               " regions (give the code of one: " + listed(all_, found) + ")");
    }
    const std::vector<std::size_t> meant = meant_by(key);
    refuse(in_quotes(asked) + " is not the code or name of a region (" +
           (meant.empty()
                ? std::string{"the names of most wijken are not known here: give the code, such as "
                              "WK019330"}
                : "did you mean " + listed(all_, meant) + "?") +
           ')');
}

}  // namespace gebied

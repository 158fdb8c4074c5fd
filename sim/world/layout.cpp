#include "gebied/world/outcome.hpp"

#include <span>
#include <string>

namespace gebied {
namespace {

constexpr std::array<std::string_view, severity_levels> severity_ids{"light", "serious", "acute"};

std::vector<std::string> ids_of(const std::vector<Label>& labels) {
    std::vector<std::string> ids;
    for (const Label& label : labels) {
        ids.push_back(label.id);
    }
    return ids;
}

template <class First, class Second>
std::vector<std::string> pairs(const First& first, const Second& second) {
    std::vector<std::string> ids;
    for (const auto& a : first) {
        for (const auto& b : second) {
            ids.push_back(std::string{a}.append(".").append(b));
        }
    }
    return ids;
}

std::vector<std::string> bin_ids() {
    std::vector<std::string> ids;
    for (const DurationBin& bin : duration_bins) {
        ids.emplace_back(bin.id);
    }
    return ids;
}

/// The items of a dimension, in order.
std::vector<std::string> items_of(const Names& names, Dimension dimension) {
    switch (dimension) {
        case Dimension::none: return {""};
        case Dimension::stream: return ids_of(names.streams);
        case Dimension::product: return ids_of(names.products);
        case Dimension::product_route: return pairs(ids_of(names.products), ids_of(names.routes));
        case Dimension::route: return ids_of(names.routes);
        case Dimension::domain: return ids_of(names.domains);
        case Dimension::domain_severity: return pairs(ids_of(names.domains), severity_ids);
        case Dimension::flow: return pairs(rung_ids, rung_ids);
        case Dimension::product_duration: return pairs(ids_of(names.products), bin_ids());
        case Dimension::household_type: return ids_of(names.types);
        case Dimension::task: return {task_ids.begin(), task_ids.end()};
        case Dimension::route_rung:
            return pairs(ids_of(names.routes), std::span{rung_ids}.last<rungs_of_help>());
        case Dimension::payer: return ids_of(names.payers);
        case Dimension::indicator: return ids_of(names.indicators);
    }
    return {};
}

}  // namespace

Layout::Layout(const Names& names) : routes_{names.routes.size()} {
    for (std::size_t c = 0; c < counters.size(); ++c) {
        first_[c] = columns_.size();
        for (std::string& item : items_of(names, counters[c].dimension)) {
            std::string name{counters[c].id};
            if (!item.empty()) {
                name.append(".").append(item);
            }
            columns_.push_back({.name = std::move(name), .item = std::move(item), .counter = c});
        }
    }
    first_[counters.size()] = columns_.size();
}

std::size_t Layout::items(Counter counter) const {
    const auto c = static_cast<std::size_t>(counter);
    return first_[c + 1] - first_[c];
}

}  // namespace gebied

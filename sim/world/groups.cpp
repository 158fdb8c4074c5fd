// Help in groups: households with one need wait for their peers and begin together, or each alone.
#include "world/area_world.hpp"
#include "world/records.hpp"
#include "world/units.hpp"

#include <vector>

namespace gebied {

/// The group in which the team helps a household, as in `Household::group`: only a household with one need at the
/// team is helped in a group.
std::uint8_t AreaWorld::group_for(std::uint32_t h) {
    std::size_t needs = 0;
    std::size_t only = 0;
    for (std::size_t d = 0; d < domains_; ++d) {
        if (need(h, d).is(Helper::assigned)) {
            only = d;
            ++needs;
        }
    }
    const double share = stage_->domain[only].group_share;
    const bool offered =
        needs == 1 && share > 0.0 && draw(h, only, Question::group_offer).first() < share;
    return offered ? static_cast<std::uint8_t>(only + 1) : 0;
}

/// Begins to wait for the others of its group, which is complete when it is full or has waited long enough.
void AreaWorld::gather(std::uint32_t h) {
    Household& household = households_[h];
    const std::size_t d = household.group - std::size_t{1};
    std::vector<Ticket>& line = gathering_[d];
    household.team = TeamState::waiting_peers;
    enter(peers_, layout_->at(Counter::team_peers_time));
    line.push_back({.household = h, .stamp = household.team_stamp});
    if (static_cast<double>(line.size()) >= stage_->domain[d].group_size) {
        stop_gathering(d);
    } else if (line.size() == 1) {
        queue_.push({.at = now_ + seconds_from_days(stage_->domain[d].group_wait_days),
                     .subject = stage_->domain[d].key,
                     .stamp = gathered_[d],
                     .kind = EventKind::group_waited,
                     .domain = static_cast<std::uint8_t>(d)});
    }
}

/// Whoever waits for peers goes on to wait for hours: together, or each alone when too few came.
void AreaWorld::stop_gathering(std::size_t d) {
    std::vector<Ticket>& line = gathering_[d];
    ++gathered_[d];
    const bool enough = static_cast<double>(line.size()) >= stage_->domain[d].group_minimum;
    for (const Ticket& ticket : line) {
        leave(peers_, layout_->at(Counter::team_peers_time));
        line_up(ticket.household, TeamState::waiting_case);
        if (!enough) {
            count(Counter::group_fell_back);
            households_[ticket.household].group = 0;
            queues_[case_queue].tickets.push_back(ticket);
        }
    }
    if (enough) {
        const std::uint32_t group = take_record(groups_, free_groups_);
        groups_[group].swap(line);
        queues_[case_queue].tickets.push_back(
            {.household = groups_[group].front().household, .group = group});
    }
    line.clear();
}

/// Forgets who of a group has left the queue; true when that is all of them. Its record is then used again.
bool AreaWorld::nobody_left(std::uint32_t group) {
    std::vector<Ticket>& members = groups_[group];
    std::erase_if(members, [this](const Ticket& ticket) { return stale(ticket); });
    if (members.empty()) {
        free_groups_.push_back(group);
    }
    return members.empty();
}

/// Whether the team helps a household, or will, in the group that it was offered: as long as the need of that group is
/// the only one that it brings to the team.
bool AreaWorld::in_group(std::uint32_t h) const {
    const std::size_t group = households_[h].group;
    for (std::size_t d = 0; group != 0 && d < domains_; ++d) {
        const Need& n = need(h, d);
        if ((n.is(Helper::assigned) || n.is(Helper::team)) != (d + 1 == group)) {
            return false;
        }
    }
    return group != 0;
}

}  // namespace gebied

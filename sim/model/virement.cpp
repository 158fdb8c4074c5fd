#include "gebied/model/virement.hpp"

#include "gebied/base/contract.hpp"

#include <algorithm>
#include <cstdint>

namespace gebied {

std::vector<Money> virement_by_expected_shortage(const std::vector<StreamOutlook>& streams) {
    std::vector<std::int64_t> kept;
    std::vector<std::int64_t> lacking;
    Money all_kept{};
    Money all_lacking{};
    for (const StreamOutlook& stream : streams) {
        const Money surplus =
            std::max(stream.free - std::max(stream.expected_need, stream.kept), Money{});
        const Money shortage = std::max(stream.expected_need - stream.free, Money{});
        kept.push_back(surplus.value());
        lacking.push_back(shortage.value());
        all_kept += surplus;
        all_lacking += shortage;
    }
    const Money moved = std::min(all_kept, all_lacking);
    std::vector<Money> change(streams.size());
    if (moved == Money{}) {
        return change;
    }
    const std::vector<Money> given = divide_by_weights(moved, kept);
    const std::vector<Money> taken = divide_by_weights(moved, lacking);
    for (std::size_t s = 0; s < streams.size(); ++s) {
        change[s] = taken[s] - given[s];
    }
    return change;
}

void meet_from_pool(Money pool, std::vector<StreamOutlook>& streams) {
    std::vector<std::int64_t> lacking;
    Money all{};
    for (const StreamOutlook& stream : streams) {
        lacking.push_back(std::max(stream.expected_need - stream.free, Money{}).value());
        all += Money{lacking.back()};
    }
    if (all == Money{} || pool == Money{}) {
        return;
    }
    const std::vector<Money> met = divide_by_weights(std::min(all, pool), lacking);
    for (std::size_t s = 0; s < streams.size(); ++s) {
        streams[s].expected_need -= met[s];
    }
}

double remaining_to_granted(double part) {
    expects(part > 0.0 && part < 1.0, "a part of the year lies between 0 and 1");
    return (1.0 - part) * (1.0 - part) / (2.0 * part - part * part);
}

}  // namespace gebied

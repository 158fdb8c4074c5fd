#pragma once

#include "gebied/base/money.hpp"

#include <vector>

namespace gebied {

/// A stream at a berap date, as its controller sees it.
struct StreamOutlook {
    Money free{};
    Money expected_need{};  ///< what is still expected to be committed this year
    Money kept{};           ///< of what is free: earmarked, so that it stays whatever is expected
};

/// The rule "expected shortage": streams that expect to keep money give it to streams that expect too
/// little, in proportion to what each keeps and lacks, never more than either. Returns the change of the
/// free money per stream; the changes add up to zero.
[[nodiscard]] std::vector<Money> virement_by_expected_shortage(
    const std::vector<StreamOutlook>& streams);

/// What streams expect to lack is first met from the pool that they share, in proportion to what each lacks.
void meet_from_pool(Money pool, std::vector<StreamOutlook>& streams);

/// Expected value of the commitments from `part` of the year (in (0, 1)) to its end, relative to those so
/// far: a grant at time x commits what is left of the year, so the ratio is (1 - x)^2 / (2x - x^2). Lump sums come evenly: for them it is (1 - x) / x.
[[nodiscard]] double remaining_to_granted(double part);

}  // namespace gebied

#include "gebied/base/money.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

namespace gebied {

Money money_from_euros(double amount) {
    expects(std::abs(amount) < 9.0e16, "an amount of money fits in 64 bits of cents");
    return Money{std::llround(amount * 100.0)};
}

std::vector<Money> divide_by_weights(Money total, const std::vector<std::int64_t>& weights) {
    __extension__ using Wide = __int128;
    expects(total >= Money{}, "only what there is can be divided");
    Wide sum = 0;
    for (const std::int64_t weight : weights) {
        expects(weight >= 0, "a weight is not below zero");
        sum += weight;
    }
    expects(sum > 0, "something has a weight");
    std::vector<Money> parts(weights.size());
    std::vector<Wide> remainders(weights.size());
    std::int64_t left = total.value();
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const Wide product = Wide{total.value()} * weights[i];
        const auto part = static_cast<std::int64_t>(product / sum);
        parts[i] = Money{part};
        remainders[i] = product % sum;
        left -= part;
    }
    std::vector<std::size_t> order(weights.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
    for (std::size_t i = 0; left > 0; ++i, --left) {
        parts[order[i]] += Money{1};
    }
    return parts;
}

}  // namespace gebied

#include <gebied/base/money.hpp>
#include <gebied/results/result_file.hpp>
#include <gebied/statistics/estimate.hpp>

#include <exception>
#include <vector>

int main() {
    const std::vector<double> values{1.0, 2.0, 3.0};
    const bool mean_is_right = gebied::mean_with_interval(values).low < 2.0;
    try {
        const gebied::ResultReader nothing{"no-such-file.sqlite"};
    } catch (const std::exception&) {
        return mean_is_right && gebied::euros(2) + gebied::euros(3) == gebied::euros(5) ? 0 : 1;
    }
    return 2;
}

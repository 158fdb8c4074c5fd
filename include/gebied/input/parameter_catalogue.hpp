#pragma once

#include "gebied/base/text.hpp"

#include <string>
#include <vector>

namespace gebied {

/// All that is known about one parameter besides its value: a row of `explain`, of the manual and of forms.
struct CatalogueRow {
    std::string pattern{};  ///< `products.<product>.tariff`
    Text meaning{};
    std::string unit{};
    std::string range{};    ///< `0 to 1`, the words of a choice, or empty
    std::string neutral{};  ///< what holds when it is not written
    std::string
        kind{};  ///< `number`, `yes or no`, `choice`, `law`, `stream`, `number by domain`, ...
    bool by_measure{false};  ///< whether a scenario or measure can change it
};

/// Every parameter, in the order of documentation.
[[nodiscard]] std::vector<CatalogueRow> parameter_catalogue();

}  // namespace gebied

#pragma once

#include "gebied/model/choices.hpp"
#include "gebied/model/shapes.hpp"

#include <compare>
#include <cstdint>

namespace gebied {

/// The place of a request for money in the order in which requests are looked at: what is smaller comes first. Compared
/// part by part, so that any mixture of requests has one order.
struct RequestPlace {
    std::int8_t fresh{};    ///< 0 = help that goes on, which comes before new requests
    std::int8_t rank{};     ///< by the rule of the study
    std::uint64_t order{};  ///< of arrival; no two are alike

    friend constexpr auto operator<=>(const RequestPlace&, const RequestPlace&) = default;
};

/// `severity`: of the need now. A request that belongs to no need, such as special assistance, counts as for a light one:
/// pass `Severity::light`.
[[nodiscard]] constexpr RequestPlace request_place(RequestOrder rule, bool goes_on, bool guaranteed,
                                                   Severity severity, std::uint64_t order) {
    RequestPlace place{.fresh = static_cast<std::int8_t>(goes_on ? 0 : 1), .order = order};
    switch (rule) {
        case RequestOrder::first_come: break;
        case RequestOrder::guaranteed_first:
            place.rank = static_cast<std::int8_t>(guaranteed ? 0 : 1);
            break;
        case RequestOrder::severity:
            place.rank = static_cast<std::int8_t>(-static_cast<int>(severity));
            break;
    }
    return place;
}

}  // namespace gebied

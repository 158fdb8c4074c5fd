#include "world/request_place.hpp"

#include <catch2/catch_all.hpp>
#include <cstdint>
#include <vector>

using namespace gebied;

namespace {

/// Every kind of request three times, by every rule: help that goes on and new, guaranteed and ordinary, and by severity.
std::vector<RequestPlace> mixed_queue(RequestOrder rule) {
    std::vector<RequestPlace> all;
    std::uint64_t order = 0;
    for (int again = 0; again < 3; ++again) {
        for (const bool goes_on : {false, true}) {
            for (const bool guaranteed : {false, true}) {
                for (const Severity severity :
                     {Severity::light, Severity::acute, Severity::none, Severity::serious}) {
                    all.push_back(request_place(rule, goes_on, guaranteed, severity, ++order));
                }
            }
        }
    }
    return all;
}

}  // namespace

TEST_CASE("the order of requests is one order, whatever the mixture", "[world]") {
    for (const RequestOrder rule :
         {RequestOrder::first_come, RequestOrder::severity, RequestOrder::guaranteed_first}) {
        const auto all = mixed_queue(rule);
        for (std::size_t a = 0; a < all.size(); ++a) {
            for (std::size_t b = 0; b < all.size(); ++b) {
                // Of two one comes first, and a third behind the second comes behind the first: no circle.
                REQUIRE((all[a] < all[b]) + (all[b] < all[a]) == (a == b ? 0 : 1));
                for (const RequestPlace& c : all) {
                    if (all[a] < all[b] && all[b] < c) {
                        REQUIRE(all[a] < c);
                    }
                }
            }
        }
    }
}

TEST_CASE("a request comes first by what goes on, then by the rule, then by arrival", "[world]") {
    const auto by_severity = [](bool goes_on, Severity severity, std::uint64_t order) {
        return request_place(RequestOrder::severity, goes_on, false, severity, order);
    };
    CHECK(by_severity(true, Severity::light, 9) < by_severity(false, Severity::acute, 1));
    CHECK(by_severity(false, Severity::acute, 9) < by_severity(false, Severity::serious, 1));
    CHECK(by_severity(false, Severity::serious, 9) < by_severity(false, Severity::light, 1));
    CHECK(by_severity(false, Severity::light, 1) < by_severity(false, Severity::light, 9));
    const auto guaranteed_first = [](bool guaranteed, std::uint64_t order) {
        return request_place(RequestOrder::guaranteed_first, false, guaranteed, Severity::light,
                             order);
    };
    CHECK(guaranteed_first(true, 9) < guaranteed_first(false, 1));
    const auto first_come = [](Severity severity, std::uint64_t order) {
        return request_place(RequestOrder::first_come, false, order > 5, severity, order);
    };
    CHECK(first_come(Severity::light, 1) < first_come(Severity::acute, 9));
}

#pragma once

#include "gebied/base/money.hpp"
#include "gebied/model/choices.hpp"
#include "gebied/model/ledger.hpp"

#include <cstdint>

namespace gebied {

/// Where a request for a product stands. Every wait has one reason.
enum class ServiceState : std::uint8_t {
    unused,
    deciding,
    waiting_money,
    waiting_place,
    running,
    settling,  ///< ended; its last months are still to be declared
};

/// In `Service::domain`: a claim that belongs to no need.
inline constexpr std::uint8_t no_domain = 0xFF;

/// A request for a product, and the trajectory that it becomes.
struct Service {
    std::uint32_t household{0};
    std::uint32_t next{0};     ///< next service of the household, or next unused record
    std::uint32_t episode{0};  ///< the need's episode and step at the request: address of luck
    std::uint16_t step{0};
    std::uint16_t stamp{0};
    std::uint8_t product{0};
    std::uint8_t domain{0};
    std::uint8_t route{0};
    ServiceState state{ServiceState::unused};
    std::uint8_t by_law{0};        ///< 1 = may not wait
    std::uint8_t extension{0};     ///< 1 = continues interrupted help: goes first
    std::uint8_t by_team{0};       ///< 1 = the team keeps the case management
    std::uint8_t met_no_money{0};  ///< 1 once counted as a request that did not fit
    std::uint8_t renewals{0};
    std::uint8_t reviews{0};          ///< re-indications so far
    std::uint8_t parallel{0};         ///< 1 = second trajectory beside another for the same need
    std::uint8_t personal_budget{0};  ///< 1 = given as a personal budget
    std::uint8_t former{0};           ///< 1 = the household has left; its last months are declared
    PaymentForm payment{PaymentForm::effort};  ///< of the day of the decision
    float cost_factor{1.0F};
    float hours{1.0F};       ///< share of the hours asked for that was granted
    float area_share{1.0F};  ///< share of the cost that the area pays; the city pays the rest
    float volume{1.0F};      ///< help given within the hours, relative to the usual use
    std::int64_t since{0};   ///< entry into the present state
    std::int64_t decided_at{0};
    std::int64_t asked_at{0};
    std::int64_t ends_at{0};  ///< true end; nobody in the model knows it
    std::int64_t indicated_until{0};
    std::int64_t committed_from{0};  ///< the present commitment covers the time from here
    std::int64_t charged_until{0};   ///< declared up to here
    std::int64_t left{0};            ///< true duration left when interrupted
    Money lump_left{};               ///< lump sum granted and not yet paid
    Commitment commitment{};         ///< what is still committed in this book year
    std::uint64_t order{0};          ///< place in the order of requests
};

}  // namespace gebied

#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace gebied {

/// What happens to a duty that no longer fits under the ceiling.
enum class Regime : std::uint8_t {
    absolute,   ///< it is not given; who is entitled and gets nothing is counted
    statutory,  ///< it is given; what does not fit is booked as overrun beside the ledger
};

/// How the money of an area-year is determined.
enum class CeilingBasis : std::uint8_t {
    amounts,    ///< the amounts of the streams and lines as written
    tightness,  ///< mean x (1 + z x CV) per stream of the same area's unlimited run
    unlimited,  ///< no ceiling at all
};

/// What a request that does not fit does to the requests behind it.
enum class QueueRule : std::uint8_t { skip, stop };

/// In what order requests for money are looked at.
enum class RequestOrder : std::uint8_t { first_come, severity, guaranteed_first };

/// In what order households are taken from the team's queue.
enum class TeamOrder : std::uint8_t { first_come, acute_first };

/// How free money moves between streams at the berap dates.
enum class Virement : std::uint8_t { none, expected_shortage };

/// By what the amounts of all areas of a study are divided between them.
enum class AllocationKey : std::uint8_t {
    history,      ///< by what each area has: the amounts as the study gives them
    inhabitants,  ///< by inhabitants
    need,  ///< by the needs that are expected to begin in a year, by household type and income
};

/// How free money moves between areas at the berap dates.
enum class AreaTransfers : std::uint8_t { none, expected_shortage };

/// What happens to help that the law forbids to delay and that no account can pay.
enum class DutyAtCeiling : std::uint8_t { overrun, wait };

/// Whether a grant looks at next year's money.
enum class ForwardCheck : std::uint8_t { off, on };

/// Where a route to help leads.
enum class Access : std::uint8_t {
    team,     ///< intake by the wijkteam
    counter,  ///< a counter of the municipality: decision and money, no team
    by_law,   ///< GP, youth protection, court: past team, decision and money queue
};

/// How a provider is paid.
enum class PaymentForm : std::uint8_t {
    effort,  ///< inspanningsgericht: for the time that help takes
    output,  ///< outputgericht: one price per trajectory, at its start
    task,    ///< taakgericht: a fixed sum a year, whoever is helped
};

/// The law that a stream belongs to; households are counted per law.
enum class Act : std::uint8_t { none, wmo, youth, participation, debt };

/// The words of a choice in YAML, in the order of its enumerators.
template <class Enum>
struct ChoiceNames;

template <>
struct ChoiceNames<Regime> {
    static constexpr std::array<std::string_view, 2> names{"absolute", "statutory"};
};
template <>
struct ChoiceNames<CeilingBasis> {
    static constexpr std::array<std::string_view, 3> names{"amounts", "tightness", "unlimited"};
};
template <>
struct ChoiceNames<QueueRule> {
    static constexpr std::array<std::string_view, 2> names{"skip", "stop"};
};
template <>
struct ChoiceNames<RequestOrder> {
    static constexpr std::array<std::string_view, 3> names{"first_come", "severity",
                                                           "guaranteed_first"};
};
template <>
struct ChoiceNames<TeamOrder> {
    static constexpr std::array<std::string_view, 2> names{"first_come", "acute_first"};
};
template <>
struct ChoiceNames<Virement> {
    static constexpr std::array<std::string_view, 2> names{"none", "expected_shortage"};
};
template <>
struct ChoiceNames<AllocationKey> {
    static constexpr std::array<std::string_view, 3> names{"history", "inhabitants", "need"};
};
template <>
struct ChoiceNames<AreaTransfers> {
    static constexpr std::array<std::string_view, 2> names{"none", "expected_shortage"};
};
template <>
struct ChoiceNames<DutyAtCeiling> {
    static constexpr std::array<std::string_view, 2> names{"overrun", "wait"};
};
template <>
struct ChoiceNames<ForwardCheck> {
    static constexpr std::array<std::string_view, 2> names{"off", "on"};
};
template <>
struct ChoiceNames<PaymentForm> {
    static constexpr std::array<std::string_view, 3> names{"effort", "output", "task"};
};
template <>
struct ChoiceNames<Act> {
    static constexpr std::array<std::string_view, 5> names{"none", "wmo", "youth", "participation",
                                                           "debt"};
};
template <>
struct ChoiceNames<Access> {
    static constexpr std::array<std::string_view, 3> names{"team", "counter", "by_law"};
};

}  // namespace gebied

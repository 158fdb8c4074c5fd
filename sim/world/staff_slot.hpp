#pragma once

#include <cstddef>
#include <cstdint>

namespace gebied {

/// Most colleagues in one role of one team.
inline constexpr std::uint32_t persons_per_role = 65536;

/// One number for a colleague: the role and the person in it.
[[nodiscard]] constexpr std::uint32_t staff_slot(std::size_t role, std::uint32_t person) {
    return static_cast<std::uint32_t>(role) * persons_per_role + person;
}
[[nodiscard]] constexpr std::size_t role_of(std::uint32_t slot) {
    return slot / persons_per_role;
}
[[nodiscard]] constexpr std::uint32_t person_of(std::uint32_t slot) {
    return slot % persons_per_role;
}

}  // namespace gebied

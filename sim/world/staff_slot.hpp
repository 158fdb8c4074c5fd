#pragma once

#include "gebied/base/ids.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

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

/// Key of randomness of the first colleague in a role; the others follow. By the role's id, so that another
/// role in the list moves nothing.
[[nodiscard]] inline std::uint64_t staff_subject(std::string_view role_id) {
    return stable_hash(role_id) % (std::uint64_t{1} << 35U);
}

}  // namespace gebied

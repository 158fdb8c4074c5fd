#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

namespace gebied {

/// Position in one of the lists that a study names. Indices of different lists never mix.
template <class Kind>
class Index {
public:
    constexpr Index() = default;
    constexpr explicit Index(std::uint32_t value) : value_{value} {}

    [[nodiscard]] constexpr std::uint32_t value() const { return value_; }
    friend constexpr auto operator<=>(Index, Index) = default;

private:
    std::uint32_t value_{0};
};

using DomainIndex = Index<struct DomainKind>;
using TypeIndex = Index<struct TypeKind>;
using StreamIndex = Index<struct StreamKind>;
using ProductIndex = Index<struct ProductKind>;
using RouteIndex = Index<struct RouteKind>;

/// Scrambles 64 bits (finalizer of SplitMix64; Steele, Lea and Flood, OOPSLA 2014): a bijection.
[[nodiscard]] constexpr std::uint64_t mix(std::uint64_t x) {
    x += 0x9e3779b97f4a7c15ULL;
    x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27U)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31U);
}

/// The same number for the same id, everywhere and always: FNV-1a, scrambled by `mix`.
[[nodiscard]] constexpr std::uint64_t stable_hash(std::string_view id) {
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (const char c : id) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    }
    return mix(hash);
}

}  // namespace gebied

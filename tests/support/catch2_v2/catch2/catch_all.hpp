// Lets tests written for Catch2 3 compile with Catch2 2.13 (Debian 12).
#pragma once
#include <catch2/catch.hpp>

namespace Catch {
using Detail::Approx;
namespace Matchers {
inline auto ContainsSubstring(const std::string& part,
                              CaseSensitive::Choice choice = CaseSensitive::Yes) {
    return Contains(part, choice);
}
}  // namespace Matchers
}  // namespace Catch

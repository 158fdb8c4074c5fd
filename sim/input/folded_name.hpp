#pragma once

#include <string>
#include <string_view>

namespace gebied::input {

/// A name as it is compared: small letters a-z and digits, without accents, spaces and punctuation:
/// `Súdwest-Fryslân` becomes `sudwestfryslan`. Letters of other scripts stay as they are.
[[nodiscard]] std::string folded(std::string_view name);

/// A name as an id: `'s-Gravenhage` becomes `s-gravenhage`.
[[nodiscard]] std::string id_from(std::string_view name);

}  // namespace gebied::input

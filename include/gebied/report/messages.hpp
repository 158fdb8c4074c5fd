#pragma once

#include "gebied/base/text.hpp"

#include <span>
#include <string>
#include <string_view>

namespace gebied {

/// A sentence of the program in both languages. `{}` stands for something that is shown as it is (a key, a
/// file, a number), `{t}` for something that is a message itself; the Dutch names them by their number, {0},
/// {1}, in the order of the English. `{{` and `}}` are braces.
using MessageForm = Text;

/// Every message that modules write in English and a reader may want in Dutch: problems of studies,
/// results and arguments, rules and units. In no order that means anything.
[[nodiscard]] std::span<const MessageForm> message_forms();

/// A message of the program, given in English, in the reader's language. What the catalogue does not know
/// stays as it is, so that nothing gets lost.
[[nodiscard]] std::string message_in(std::string_view english, Language language);

/// Whether the catalogue knows a message, all parts that are messages themselves included.
[[nodiscard]] bool has_dutch(std::string_view english);

}  // namespace gebied

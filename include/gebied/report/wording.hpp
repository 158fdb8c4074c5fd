#pragma once

#include "gebied/base/text.hpp"
#include "gebied/results/result_file.hpp"
#include "gebied/statistics/share.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace gebied {

/// A number for a reader, to the nearest 10^place (halves away from zero), with the separators of
/// the language: `1.234,5` in Dutch, `1,234.5` in English. `value` finite, `place` in -9..18.
[[nodiscard]] std::string number_text(double value, int place, Language language);

/// Decimal place at which `width` has so many significant digits: 2 of 340 is 1 (tens). Empty when
/// `width` is 0, infinite or not a number.
[[nodiscard]] std::optional<int> place_of(double width, int significant);

/// How often, for within a sentence: `in ongeveer 8 van de 10`, `in about 8 of 10`.
[[nodiscard]] std::string frequency_text(const FrequencyWords& words, Language language);

/// The name of an item of a counter in the reader's language: `jeugdhulp` for the stream
/// `youth_care`. An item that the lists do not know keeps its id; the item of a counter without
/// items is empty.
[[nodiscard]] std::string item_name(const Names& names, Dimension dimension, std::string_view item,
                                    Language language);

/// The name that a label gives in a language, on one line; its id when it gives none.
[[nodiscard]] std::string name_in(const Label& label, Language language);

/// The regime at the ceiling in words, from the word in a result (`statutory`, `absolute`).
[[nodiscard]] std::string regime_text(std::string_view regime, Language language);

}  // namespace gebied

#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace gebied::briefing {

/// Where a number comes from: an address within the result (docs/reference/briefing-cells.md), its
/// value there in the unit of the address, and by what that value is divided to be printed.
struct Binding {
    std::string cell{};
    double value{};
    double times{1.0};  ///< printed number x times = value, but for rounding
};

/// A piece of running text.
struct Piece {
    enum class Kind {
        text,    ///< words of this program, without a digit
        fixed,   ///< a number of the method, such as the 95% of an interval
        name,    ///< words of the study: names, titles, dates, values as they were written
        number,  ///< a number of the result, bound to its cell
    };
    Kind kind{Kind::text};
    std::string text{};
    Binding binding{};  ///< of a number only
};

/// Running text of which every number knows where it comes from. Becomes HTML, plain text for a
/// description, or JSON for a picture; always from the same pieces.
class Phrase {
public:
    Phrase() = default;

    [[nodiscard]] static Phrase text(std::string_view words);
    [[nodiscard]] static Phrase fixed(std::string_view number);
    [[nodiscard]] static Phrase name(std::string_view words);
    [[nodiscard]] static Phrase number(std::string_view shown, Binding binding);

    Phrase& operator+=(const Phrase& other);
    friend Phrase operator+(Phrase first, const Phrase& second) { return first += second; }

    [[nodiscard]] bool empty() const { return pieces_.empty(); }
    [[nodiscard]] const std::vector<Piece>& pieces() const { return pieces_; }
    [[nodiscard]] std::string plain() const;
    /// A list of pieces: `{"text": ..}` and for numbers also `cell`, `value` and `times`.
    [[nodiscard]] nlohmann::json json() const;

private:
    std::vector<Piece> pieces_{};
};

/// Phrases with commas between them and a word before the last: `a, b en c`.
[[nodiscard]] Phrase listed(const std::vector<Phrase>& items, std::string_view last_joint);

}  // namespace gebied::briefing

#include "report/briefing/phrase.hpp"

#include <utility>

namespace gebied::briefing {

Phrase Phrase::text(std::string_view words) {
    Phrase phrase;
    if (!words.empty()) {
        phrase.pieces_.push_back(
            {.kind = Piece::Kind::text, .text = std::string{words}, .binding = {}});
    }
    return phrase;
}

Phrase Phrase::fixed(std::string_view number) {
    Phrase phrase;
    phrase.pieces_.push_back(
        {.kind = Piece::Kind::fixed, .text = std::string{number}, .binding = {}});
    return phrase;
}

Phrase Phrase::name(std::string_view words) {
    Phrase phrase;
    phrase.pieces_.push_back(
        {.kind = Piece::Kind::name, .text = std::string{words}, .binding = {}});
    return phrase;
}

Phrase Phrase::number(std::string_view shown, Binding binding) {
    Phrase phrase;
    phrase.pieces_.push_back(
        {.kind = Piece::Kind::number, .text = std::string{shown}, .binding = std::move(binding)});
    return phrase;
}

Phrase& Phrase::operator+=(const Phrase& other) {
    pieces_.insert(pieces_.end(), other.pieces_.begin(), other.pieces_.end());
    return *this;
}

std::string Phrase::plain() const {
    std::string all;
    for (const Piece& piece : pieces_) {
        all += piece.text;
    }
    return all;
}

nlohmann::json Phrase::json() const {
    nlohmann::json list = nlohmann::json::array();
    for (const Piece& piece : pieces_) {
        nlohmann::json one{{"text", piece.text}};
        if (piece.kind == Piece::Kind::number) {
            one["cell"] = piece.binding.cell;
            one["value"] = piece.binding.value;
            one["times"] = piece.binding.times;
        } else if (piece.kind != Piece::Kind::text) {
            one["kind"] = piece.kind == Piece::Kind::fixed ? "fixed" : "name";
        }
        list.push_back(std::move(one));
    }
    return list;
}

Phrase listed(const std::vector<Phrase>& items, std::string_view last_joint) {
    Phrase all;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0) {
            all += Phrase::text(i + 1 == items.size() ? last_joint : std::string_view{", "});
        }
        all += items[i];
    }
    return all;
}

}  // namespace gebied::briefing

#pragma once

#include "gebied/base/text.hpp"
#include "report/briefing/phrase.hpp"

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace gebied::briefing {

/// The sentences of the briefing in one language: the catalogue `words.nl.json` or `words.en.json`, built into
/// the program. A sentence names what is filled in as `{scenario}`; a number of the method stands between
/// double brackets, `[[95%]]`. No other digit may stand in it.
class Words {
public:
    explicit Words(Language language);

    using Filling = std::initializer_list<std::pair<std::string_view, Phrase>>;

    /// The sentence with this key. Breaks a contract when there is none, or when what it names and
    /// what is filled in are not the same.
    [[nodiscard]] Phrase operator()(std::string_view key, Filling filling = {}) const;

    /// A sentence in which nothing is filled in, as plain text.
    [[nodiscard]] std::string plain(std::string_view key) const;

    [[nodiscard]] Language language() const { return language_; }

private:
    Language language_;
    std::map<std::string, std::string, std::less<>> sentences_{};
};

}  // namespace gebied::briefing

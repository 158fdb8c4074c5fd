#include "report/briefing/words.hpp"

#include "gebied/base/contract.hpp"
#include "report/briefing/built_in.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace gebied::briefing {

Words::Words(Language language) : language_{language} {
    const auto catalogue =
        nlohmann::json::parse(language == Language::nl ? built_in::words_nl : built_in::words_en);
    for (const auto& [key, sentence] : catalogue.items()) {
        sentences_.emplace(key, sentence.get<std::string>());
    }
}

Phrase Words::operator()(std::string_view key, Filling filling) const {
    const auto found = sentences_.find(key);
    expects(found != sentences_.end(), "a sentence of the briefing stands in its catalogue");
    const std::string_view sentence = found->second;
    Phrase phrase;
    std::size_t used = 0;
    std::size_t at = 0;
    while (at < sentence.size()) {
        const std::size_t next = std::min(sentence.find('{', at), sentence.find("[[", at));
        phrase += Phrase::text(sentence.substr(at, next - at));
        if (next == std::string_view::npos) {
            break;
        }
        const bool fixed = sentence[next] == '[';
        const std::size_t begin = next + (fixed ? 2 : 1);
        const std::size_t end = sentence.find(fixed ? "]]" : "}", begin);
        expects(end != std::string_view::npos, "what a sentence opens it closes");
        const std::string_view inside = sentence.substr(begin, end - begin);
        if (fixed) {
            phrase += Phrase::fixed(inside);
        } else {
            const auto given = std::find_if(filling.begin(), filling.end(),
                                            [&](const auto& one) { return one.first == inside; });
            expects(given != filling.end(), "everything that a sentence names is filled in");
            phrase += given->second;
            ++used;
        }
        at = end + (fixed ? 2 : 1);
    }
    expects(used >= filling.size(), "everything that is filled in is named by the sentence");
    return phrase;
}

std::string Words::plain(std::string_view key) const {
    return (*this)(key).plain();
}

}  // namespace gebied::briefing

// Lines of a text area and switches, put together and taken apart.
#include "src/models/usual_sentences.hpp"

#include <algorithm>
#include <bit>

#include "shared/base/sort.hpp"
#include "shared/ops/cpr.hpp"
#include "shared/ops/text_limits.hpp"
#include "src/models/person_words.hpp"

namespace tovholder::models {
namespace {

using text::Key;
using text::Language;

std::string lines_of(const std::vector<std::string>& sentences) {
    std::string lines;
    for (const std::string& sentence : sentences) {
        if (!lines.empty()) lines += '\n';
        lines += sentence;
    }
    return lines;
}

std::vector<std::string> sentences_of(std::string_view lines) {
    std::vector<std::string> sentences;
    while (!lines.empty()) {
        const std::size_t end = lines.find('\n');
        std::string sentence = trimmed(lines.substr(0, end));
        if (!sentence.empty()) sentences.push_back(std::move(sentence));
        lines = end == std::string_view::npos ? std::string_view{} : lines.substr(end + 1);
    }
    return sentences;
}

}  // namespace

Sentences split_sentences(UsualKeys usual, std::vector<std::string> saved) {
    Sentences sentences;
    for (std::size_t i = 0; i < usual.size(); ++i) {
        const auto is_this = [&](const std::string& sentence) {
            return sentence == text::get(Language::danish, usual[i]) ||
                   sentence == text::get(Language::english, usual[i]);
        };
        if (std::erase_if(saved, is_this) > 0) sentences.usual |= 1u << i;
    }
    sentences.more = lines_of(saved);
    return sentences;
}

Sentences all_usual(UsualKeys usual) { return {(1u << usual.size()) - 1, {}}; }

std::vector<std::string> saved_sentences(Language language, UsualKeys usual, const Sentences& typed,
                                         const std::vector<std::string>& before) {
    std::vector<std::string> sentences = sentences_of(typed.more);
    for (std::size_t i = 0; i < usual.size(); ++i) {
        if ((typed.usual & (1u << i)) == 0) continue;
        std::string sentence(text::get(language, usual[i]));
        for (const Language saved : {Language::danish, Language::english}) {
            const std::string_view other = text::get(saved, usual[i]);
            if (std::find(before.begin(), before.end(), other) != before.end()) sentence = other;
        }
        if (std::find(sentences.begin(), sentences.end(), sentence) == sentences.end()) {
            sentences.push_back(std::move(sentence));
        }
    }
    sort_stably(sentences, [&](const std::string& a, const std::string& b) {
        const auto place = [&](const std::string& sentence) {
            return std::find(before.begin(), before.end(), sentence);
        };
        return place(a) < place(b);
    });
    return sentences;
}

std::vector<std::string> usual_words(Language language, UsualKeys usual) {
    std::vector<std::string> words;
    words.reserve(usual.size());
    for (const Key key : usual) words.emplace_back(text::get(language, key));
    return words;
}

std::string text_error(Language language, const std::string& typed, std::size_t bytes_max) {
    if (ops::looks_like_cpr(typed)) {
        return std::string(text::get(language, Key::person_error_cpr));
    }
    if (typed.size() > bytes_max) {
        return text::sentence(language, {ErrorCode::text_too_long, std::to_string(bytes_max)});
    }
    return {};
}

std::string sentences_error(Language language, const Sentences& typed, std::size_t items_max) {
    const std::vector<std::string> more = sentences_of(typed.more);
    for (const std::string& sentence : more) {
        std::string error = text_error(language, sentence, ops::line_bytes_max);
        if (!error.empty()) return error;
    }
    if (more.size() + static_cast<std::size_t>(std::popcount(typed.usual)) > items_max) {
        return text::fill(language, Key::activity_error_lines, {std::to_string(items_max)});
    }
    return {};
}

}  // namespace tovholder::models

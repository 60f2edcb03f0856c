// Sentences of which some are usual: those are switched on and off, the others are typed, one a
// line. What is saved is the sentences themselves.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shared/text/text.hpp"

namespace tovholder::models {

// As they stand in a form.
struct Sentences {
    std::uint32_t usual = 0;  // bit n: the n-th usual one is on
    std::string more;         // the others, one a line
    bool operator==(const Sentences&) const = default;
};
using UsualKeys = std::span<const text::Key>;

// Usual ones are found in either language.
Sentences split_sentences(UsualKeys usual, std::vector<std::string> saved);
// All of them switched on.
Sentences all_usual(UsualKeys usual);

// What would be saved: typed ones first, then the usual ones that are on. Those of `before` keep
// their place and the language in which they were saved, so that saving without a change changes
// nothing.
std::vector<std::string> saved_sentences(text::Language language, UsualKeys usual,
                                         const Sentences& typed,
                                         const std::vector<std::string>& before);

std::vector<std::string> usual_words(text::Language language, UsualKeys usual);
// Why they cannot be saved, or empty. `items_max` counts the usual ones, too.
std::string sentences_error(text::Language language, const Sentences& typed, std::size_t items_max);
// Why one text cannot be saved, or empty.
std::string text_error(text::Language language, const std::string& typed, std::size_t bytes_max);

}  // namespace tovholder::models

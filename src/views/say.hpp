// The words of a view in the model's language: `const Say say{model.language}; say(Key::save)`.
#pragma once

#include <string_view>

#include "shared/text/text.hpp"

namespace tovholder::views {

struct Say {
    text::Language language;
    std::string_view operator()(text::Key key) const { return text::get(language, key); }
    std::string operator()(text::Key key, std::initializer_list<std::string_view> words) const {
        return text::fill(language, key, words);
    }
};

}  // namespace tovholder::views

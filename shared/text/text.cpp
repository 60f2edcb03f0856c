// The table of texts and how placeholders are filled.
#include "shared/text/text.hpp"

#include <array>

namespace tovholder::text {
namespace {

struct Row {
    std::string_view danish;
    std::string_view english;
};

constexpr Row rows[] = {
#define TEXT(key, danish, english) {danish, english},
#include "shared/text/texts.def"
#undef TEXT
};

// Bit n is set when the text has the placeholder {n}; one that is not closed sets all bits.
constexpr std::uint32_t placeholders(std::string_view text) {
    std::uint32_t found = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '{') continue;
        if (i + 2 >= text.size() || text[i + 2] != '}' || text[i + 1] < '0' || text[i + 1] > '9') {
            return ~0u;
        }
        found |= 1u << (text[i + 1] - '0');
    }
    return found;
}

// A row without words in one language, or with other placeholders than in the other, is a bug.
#define TEXT(key, danish, english)                                                            \
    static_assert(sizeof(danish) > 1 && sizeof(english) > 1, #key ": a language is missing"); \
    static_assert(placeholders(danish) == placeholders(english),                              \
                  #key ": the placeholders differ");                                          \
    static_assert(placeholders(danish) != ~0u, #key ": a brace without a digit");
#include "shared/text/texts.def"
#undef TEXT

std::string fill_text(std::string_view pattern, const std::string_view* arguments,
                      std::size_t count) {
    std::string out;
    out.reserve(pattern.size() + 16);
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] != '{') {
            out += pattern[i];
            continue;
        }
        const auto index = static_cast<std::size_t>(pattern[i + 1] - '0');
        if (index < count) out += arguments[index];
        i += 2;
    }
    return out;
}

std::string number_text(Language language, std::int64_t number) {
    std::string digits = std::to_string(number < 0 ? -number : number);
    for (std::size_t at = digits.size(); at > 3;) {
        at -= 3;
        digits.insert(at, 1, language == Language::danish ? '.' : ',');
    }
    return number < 0 ? "-" + digits : digits;
}

Key key_of(ErrorCode code) {
    switch (code) {
#define TOV_CODE(name, number) \
    case ErrorCode::name:      \
        return Key::error_##name;
        TOV_ERROR_CODES(TOV_CODE)
#undef TOV_CODE
    }
    return Key::error_server_failed;
}

}  // namespace

std::string_view get(Language language, Key key) {
    const Row& row = rows[static_cast<std::size_t>(key)];
    return language == Language::danish ? row.danish : row.english;
}

std::string fill(Language language, Key key, std::initializer_list<std::string_view> arguments) {
    return fill_text(get(language, key), arguments.begin(), arguments.size());
}

std::string counted(Language language, std::int64_t number, Key one, Key many,
                    std::initializer_list<std::string_view> arguments) {
    const std::string shown = number_text(language, number);
    std::array<std::string_view, 10> all{shown};
    std::size_t count = 1;
    for (const std::string_view argument : arguments) {
        if (count < all.size()) all[count++] = argument;
    }
    return fill_text(get(language, number == 1 ? one : many), all.data(), count);
}

std::string join_names(Language language, const std::string* names, std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) {
        if (i > 0) {
            out += i + 1 == count
                       ? std::string(" ").append(get(language, Key::and_word)).append(" ")
                       : ", ";
        }
        out += names[i];
    }
    return out;
}

std::string sentence(Language language, const Error& error) {
    return fill(language, key_of(error.code), {error.detail});
}

}  // namespace tovholder::text

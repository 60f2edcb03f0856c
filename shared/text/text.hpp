// The screens' words by key. A key without Danish or English, or with placeholders that differ
// between the two, does not compile (texts.def, text.cpp).
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "shared/base/error.hpp"
#include "shared/text/language.hpp"

namespace tovholder::text {

enum class Key : std::uint16_t {
#define TEXT(key, danish, english) key,
#include "shared/text/texts.def"
#undef TEXT
};

// The row as it stands, placeholders and all.
std::string_view get(Language language, Key key);

// The row with {0}, {1} … replaced. It is not an error if an argument is not used; a placeholder
// without an argument is left out.
std::string fill(Language language, Key key, std::initializer_list<std::string_view> arguments);

// "1 ledig plads", "3 ledige pladser": `one` for exactly 1, else `many`; {0} is the number (with
// the language's thousands separator), {1} … the further arguments.
std::string counted(Language language, std::int64_t number, Key one, Key many,
                    std::initializer_list<std::string_view> arguments = {});

// "Bodil", "Bodil og Yusuf", "Børge, Yusuf og Mette".
std::string join_names(Language language, const std::string* names, std::size_t count);

// The sentence for a person about an expected failure; `detail` is {0}.
std::string sentence(Language language, const Error& error);

}  // namespace tovholder::text

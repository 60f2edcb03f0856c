// Reading and writing single characters of UTF-8.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tovholder::imports {

inline constexpr std::uint32_t replacement_character = 0xFFFD;

struct Character {
    std::uint32_t code = 0;
    std::size_t length = 1;  // bytes read
    bool valid = true;       // strict: no overlong forms, surrogates or codes above U+10FFFF
};

// REQUIRES: at < text.size(). An invalid byte is read alone.
Character character_at(std::string_view text, std::size_t at);

void append(std::string& to, std::uint32_t code);

// At most `count` characters, with "…" when something was cut.
std::string shortened(std::string_view text, std::size_t count);

}  // namespace tovholder::imports

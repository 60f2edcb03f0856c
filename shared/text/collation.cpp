// The letters of Latin-1 and Latin Extended-A by what they sort as; everything else by code point.
#include "shared/text/collation.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace tovholder::text {
namespace {

// U+00C0 … U+017F: the letter each sorts as. { = æ, | = ø, } = å (they follow z in ASCII);
// '?' stands for signs, '2' for letters that are two ("ss", "ij", "oe", "th").
constexpr std::string_view latin =
    // 00C0: À Á Â Ã Ä Å Æ Ç È É Ê Ë Ì Í Î Ï Ð Ñ Ò Ó Ô Õ Ö × Ø Ù Ú Û Ü Ý Þ ß
    "aaaa{}{ceeeeiiiidnoooo|?|uuuyy22"
    "aaaa{}{ceeeeiiiidnoooo|?|uuuyy2y"
    // 0100 … 013F
    "aaaaaaccccccccddddeeeeeeeeeegggg"
    "gggghhhhiiiiiiiiii22jjkkkllllllll"
    // 0141 … 017F
    "llnnnnnnnnnoooo||22rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(latin.size() == 0x180 - 0xC0);

std::string_view two_letters(std::uint32_t code) {
    switch (code) {
        case 0xDE:
        case 0xFE:
            return "th";
        case 0xDF:
            return "ss";
        case 0x132:
        case 0x133:
            return "ij";
        default:
            return "|";  // Œ œ sort as ø
    }
}

// One code point of UTF-8 from `at`, which moves behind it. Broken bytes stand for themselves.
std::uint32_t next_code(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t i) {
        return i < text.size() ? static_cast<std::uint8_t>(text[i]) : 0u;
    };
    const std::uint32_t first = byte(at);
    const std::size_t length = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    std::uint32_t code = length == 1 ? first : first & (0x7Fu >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(at + i) & 0xC0) != 0x80) {
            ++at;
            return first;
        }
        code = (code << 6) | (byte(at + i) & 0x3F);
    }
    at += length;
    return code;
}

void append_code(std::string& to, std::uint32_t code) {
    if (code < 0x800) {
        to += static_cast<char>(0xC0 | (code >> 6));
    } else if (code < 0x10000) {
        to += static_cast<char>(0xE0 | (code >> 12));
        to += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
    } else {
        to += static_cast<char>(0xF0 | (code >> 18));
        to += static_cast<char>(0x80 | ((code >> 12) & 0x3F));
        to += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
    }
    to += static_cast<char>(0x80 | (code & 0x3F));
}

// Greek and Cyrillic capitals, as names are written with them too.
std::uint32_t lower(std::uint32_t code) {
    if (code >= 0x391 && code <= 0x3A9) return code + 32;
    if (code >= 0x410 && code <= 0x42F) return code + 32;
    if (code >= 0x400 && code <= 0x40F) return code + 80;
    return code;
}

// a–z, { | } for æ ø å, digits, single spaces, and UTF-8 of other scripts.
std::string base_letters(std::string_view text) {
    std::string base;
    base.reserve(text.size());
    std::size_t at = 0;
    while (at < text.size()) {
        const std::uint32_t code = next_code(text, at);
        if (code < 0x80) {
            const char c = static_cast<char>(code);
            if (c >= 'A' && c <= 'Z') {
                base += static_cast<char>(c + 32);
            } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
                base += c;
            } else if (!base.empty() && base.back() != ' ') {
                base += ' ';
            }
        } else if (code >= 0xC0 && code < 0x180) {
            const char letter = latin[code - 0xC0];
            if (letter == '2') {
                base += two_letters(code);
            } else if (letter != '?') {
                base += letter;
            }
        } else if (code >= 0x180) {
            append_code(base, lower(code));
        } else if (!base.empty() && base.back() != ' ') {
            base += ' ';
        }
        const std::size_t size = base.size();
        if (size >= 2 && base[size - 1] == 'a' && base[size - 2] == 'a') {
            base.resize(size - 2);
            base += '}';
        }
    }
    if (!base.empty() && base.back() == ' ') base.pop_back();
    return base;
}

}  // namespace

std::string collation_key(std::string_view name) {
    std::string key = base_letters(name);
    key += '\0';
    key += name;
    return key;
}

std::string search_fold(std::string_view text) { return base_letters(text); }

bool matches_words(std::string_view folded_text, std::string_view folded_query) {
    std::size_t at = 0;
    while (at < folded_query.size()) {
        const std::size_t end = std::min(folded_query.find(' ', at), folded_query.size());
        const std::string_view word = folded_query.substr(at, end - at);
        if (!word.empty() && folded_text.find(word) == std::string_view::npos) return false;
        at = end + 1;
    }
    return true;
}

}  // namespace tovholder::text

// Telling encodings apart and reading each of them.
#include "shared/imports/decode.hpp"

#include <algorithm>

#include "shared/imports/code_pages.hpp"
#include "shared/imports/utf8.hpp"

namespace tovholder::imports {
namespace {

bool starts_with(ByteView bytes, std::string_view mark) {
    return as_text(bytes).substr(0, mark.size()) == mark;
}

// The letter of base and combining mark, or 0. The pairs that Danish names are written with.
std::uint32_t composed(char base, std::uint32_t mark) {
    struct Pair {
        char base;
        std::uint16_t mark;
        std::uint16_t letter;
    };
    constexpr Pair pairs[] = {
        {'a', 0x30A, 0xE5}, {'A', 0x30A, 0xC5}, {'a', 0x308, 0xE4}, {'A', 0x308, 0xC4},
        {'o', 0x308, 0xF6}, {'O', 0x308, 0xD6}, {'u', 0x308, 0xFC}, {'U', 0x308, 0xDC},
        {'e', 0x301, 0xE9}, {'E', 0x301, 0xC9}, {'e', 0x300, 0xE8}, {'e', 0x308, 0xEB},
        {'a', 0x301, 0xE1}, {'o', 0x301, 0xF3}, {'i', 0x301, 0xED}, {'a', 0x300, 0xE0}};
    for (const Pair& pair : pairs) {
        if (pair.base == base && pair.mark == mark) return pair.letter;
    }
    return 0;
}

// Adds one character of the file to the text; byte order marks and NUL are dropped.
void add(Decoded& to, std::uint32_t code) {
    if (code == 0xFEFF || code == 0) return;
    const bool control = (code < 0x20 && code != '\t' && code != '\n' && code != '\r') ||
                         (code >= 0x7F && code < 0xA0);
    if (control || code == replacement_character) {
        ++to.replaced;
        append(to.text, replacement_character);
        return;
    }
    if (code >= 0x300 && code < 0x310 && !to.text.empty()) {
        if (const std::uint32_t letter = composed(to.text.back(), code)) {
            to.text.pop_back();
            append(to.text, letter);
            return;
        }
    }
    append(to.text, code);
}

Decoded read_utf8(std::string_view text) {
    Decoded result;
    result.encoding = Encoding::utf8;
    result.text.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const Character character = character_at(text, at);
        add(result, character.valid ? character.code : replacement_character);
        at += character.length;
    }
    return result;
}

Decoded read_utf16(ByteView bytes, bool big_endian) {
    Decoded result;
    result.encoding = big_endian ? Encoding::utf16_be : Encoding::utf16_le;
    const auto unit = [&](std::size_t i) -> std::uint32_t {
        return big_endian ? (bytes[i] << 8 | bytes[i + 1]) : (bytes[i + 1] << 8 | bytes[i]);
    };
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        std::uint32_t code = unit(i);
        if (code >= 0xD800 && code < 0xDC00 && i + 3 < bytes.size() &&
            (unit(i + 2) & 0xFC00) == 0xDC00) {
            code = 0x10000 + ((code & 0x3FF) << 10) + (unit(i + 2) & 0x3FF);
            i += 2;
        } else if (code >= 0xD800 && code < 0xE000) {
            code = replacement_character;
        }
        add(result, code);
    }
    if (bytes.size() % 2 != 0) add(result, replacement_character);
    return result;
}

Decoded read_page(ByteView bytes, const CodePage& page, Encoding encoding) {
    Decoded result;
    result.encoding = encoding;
    result.text.reserve(bytes.size() + bytes.size() / 16);
    for (const std::uint8_t byte : bytes) {
        add(result, byte < 0x80 ? byte : page[byte - 0x80]);
    }
    return result;
}

// How much the upper bytes of a file look like Danish text when read with this page.
std::int64_t danish_score(ByteView bytes, const CodePage& page) {
    constexpr std::u16string_view danish = u"æøåÆØÅ";
    constexpr std::u16string_view likely = u"éüöäÉÖÄ½¼–—’‘“”´§°…€· \u00A0";
    std::int64_t score = 0;
    for (const std::uint8_t byte : bytes) {
        if (byte < 0x80) continue;
        const auto code = static_cast<char16_t>(page[byte - 0x80]);
        if (danish.find(code) != std::u16string_view::npos) {
            score += 3;
        } else if (likely.find(code) != std::u16string_view::npos) {
            score += 1;
        } else if (code < 0xC0 || code > 0x17F) {
            score -= 1;
        }
    }
    return score;
}

// Whether bytes that are not quite UTF-8 still are mostly that.
bool mostly_utf8(std::string_view text) {
    std::size_t good = 0;
    std::size_t bad = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Character character = character_at(text, at);
        if (!character.valid) ++bad;
        if (character.valid && character.length > 1) ++good;
        at += character.length;
    }
    return bad == 0 || good > 4 * bad;
}

// UTF-16 without byte order mark: every other byte of mostly Latin text is 0.
bool zeros_at(ByteView bytes, std::size_t parity) {
    std::size_t here = 0;
    std::size_t there = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (bytes[i] == 0) ++(i % 2 == parity ? here : there);
    }
    return here > bytes.size() / 4 && there * 20 < here;
}

Reason binary_problem(ByteView bytes) {
    if (starts_with(bytes, "PK\x03\x04")) return Reason::file_is_spreadsheet;
    if (starts_with(bytes, "\xD0\xCF\x11\xE0")) return Reason::file_is_spreadsheet;
    const auto zeros = static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), 0));
    if (zeros > 0 || starts_with(bytes, "%PDF-")) return Reason::file_is_binary;
    return Reason::none;
}

}  // namespace

Decoded decode(ByteView bytes) {
    Decoded refused;
    if (bytes.size() > file_bytes_max) {
        refused.problem = Reason::file_too_large;
        return refused;
    }
    if (starts_with(bytes, "\xFF\xFE")) return read_utf16(bytes.subspan(2), false);
    if (starts_with(bytes, "\xFE\xFF")) return read_utf16(bytes.subspan(2), true);
    if (zeros_at(bytes, 1)) return read_utf16(bytes, false);
    if (zeros_at(bytes, 0)) return read_utf16(bytes, true);
    refused.problem = binary_problem(bytes);
    if (refused.problem != Reason::none) return refused;
    if (starts_with(bytes, "\xEF\xBB\xBF") || mostly_utf8(as_text(bytes))) {
        return read_utf8(as_text(bytes));
    }
    const std::int64_t windows = danish_score(bytes, windows_1252_page);
    const std::int64_t dos = danish_score(bytes, cp850_page);
    const std::int64_t mac = danish_score(bytes, mac_roman_page);
    if (dos > windows && dos >= mac) return read_page(bytes, cp850_page, Encoding::cp850);
    if (mac > windows) return read_page(bytes, mac_roman_page, Encoding::mac_roman);
    return read_page(bytes, windows_1252_page, Encoding::windows_1252);
}

const char* encoding_name(Encoding encoding) {
    switch (encoding) {
        case Encoding::utf8:
            return "UTF-8";
        case Encoding::utf16_le:
            return "UTF-16 LE";
        case Encoding::utf16_be:
            return "UTF-16 BE";
        case Encoding::windows_1252:
            return "Windows-1252";
        case Encoding::cp850:
            return "MS-DOS 850";
        case Encoding::mac_roman:
            return "Mac Roman";
    }
    return "";
}

}  // namespace tovholder::imports

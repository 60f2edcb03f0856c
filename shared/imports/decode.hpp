// From the bytes of a text file to UTF-8, whatever Excel wrote them as.
#pragma once

#include "shared/base/bytes.hpp"
#include "shared/imports/finding.hpp"

namespace tovholder::imports {

inline constexpr std::size_t file_bytes_max = 5 * 1024 * 1024;

enum class Encoding : std::uint8_t {
    utf8,
    utf16_le,
    utf16_be,
    windows_1252,  // Excel "CSV (semikolonsepareret)"
    cp850,         // Excel "CSV (MS-DOS)"
    mac_roman,     // Excel "CSV (Macintosh)"
};

struct Decoded {
    std::string text;  // valid UTF-8 without byte order mark
    Encoding encoding = Encoding::utf8;
    std::uint32_t replaced = 0;     // characters that could not be read, now U+FFFD
    Reason problem = Reason::none;  // file_…; `text` is empty then
};

// Byte order marks decide; else valid UTF-8 is UTF-8; else the single-byte encoding that gives the
// most Danish letters, Windows-1252 when in doubt. Letters with combining marks are composed.
Decoded decode(ByteView bytes);

// "UTF-8", "Windows-1252"; for the preview.
const char* encoding_name(Encoding encoding);

}  // namespace tovholder::imports

// Bytes as lower-case hexadecimal, as tokens travel in a header.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tovholder::server {

std::string to_hex(std::string_view bytes);

// Nothing when the length is odd or a character is not 0-9, a-f or A-F.
std::optional<std::string> from_hex(std::string_view text);

}  // namespace tovholder::server

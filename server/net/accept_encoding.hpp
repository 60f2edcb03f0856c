// Which compressions a client accepts (RFC 9110 § 12.5.3).
#pragma once

#include <string_view>

namespace tovholder::server {

// Whether the header lists `coding` with a weight above 0; "*" counts when it is not listed itself.
bool accepts_encoding(std::string_view header, std::string_view coding);

}  // namespace tovholder::server

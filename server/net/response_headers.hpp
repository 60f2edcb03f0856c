// The headers that keep the app apart from the world.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

namespace tovholder::server {

using HeaderLines = std::vector<std::pair<std::string_view, std::string_view>>;

// `is_page`: for what a browser shows or runs; else only what every answer needs (on a bad network
// each header is time). HSTS is sent only when a proxy in front of us speaks TLS.
const HeaderLines& security_headers(bool is_page, bool behind_tls);

}  // namespace tovholder::server

// Security headers. Source: OWASP Secure Headers Project; W3C CSP Level 3.
#include "server/net/response_headers.hpp"

namespace tovholder::server {
namespace {

HeaderLines make_headers(bool is_page, bool behind_tls) {
    HeaderLines lines = {
        {"X-Content-Type-Options", "nosniff"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
    };
    if (behind_tls) lines.push_back({"Strict-Transport-Security", "max-age=31536000"});
    if (!is_page) return lines;
    const HeaderLines page = {
        {"Content-Security-Policy",
         "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
         "img-src 'self' data: blob:; connect-src 'self'; frame-ancestors 'none'; "
         "base-uri 'none'; form-action 'none'"},
        {"Referrer-Policy", "no-referrer"},
        {"Permissions-Policy",
         "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"},
        {"Cross-Origin-Opener-Policy", "same-origin"},
        {"X-Frame-Options", "DENY"},
    };
    lines.insert(lines.end(), page.begin(), page.end());
    return lines;
}

}  // namespace

const HeaderLines& security_headers(bool is_page, bool behind_tls) {
    static const HeaderLines all[2][2] = {{make_headers(false, false), make_headers(false, true)},
                                          {make_headers(true, false), make_headers(true, true)}};
    return all[is_page][behind_tls];
}

}  // namespace tovholder::server

// Security headers.
#include "server/net/response_headers.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>

using namespace tovholder::server;

namespace {

bool has(const HeaderLines& lines, std::string_view name) {
    return std::any_of(lines.begin(), lines.end(),
                       [&](const auto& line) { return line.first == name; });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(response_headers_tests)

BOOST_AUTO_TEST_CASE(strict_transport_is_promised_only_behind_tls) {
    BOOST_TEST(!has(security_headers(true, false), "Strict-Transport-Security"));
    BOOST_TEST(has(security_headers(true, true), "Strict-Transport-Security"));
    BOOST_TEST(has(security_headers(false, true), "Strict-Transport-Security"));
}

BOOST_AUTO_TEST_CASE(a_page_may_run_our_own_scripts_only_and_nobody_frames_it) {
    for (const auto& [name, value] : security_headers(true, false)) {
        if (name != "Content-Security-Policy") continue;
        BOOST_TEST(value.find("script-src 'self' 'wasm-unsafe-eval';") != value.npos);
        BOOST_TEST(value.find("frame-ancestors 'none'") != value.npos);
        BOOST_TEST(value.find("unsafe-inline") == value.npos);
        return;
    }
    BOOST_FAIL("no Content-Security-Policy");
}

BOOST_AUTO_TEST_CASE(frames_carry_few_headers) {
    BOOST_TEST(security_headers(false, false).size() == 2u);
}

BOOST_AUTO_TEST_SUITE_END()

// Hexadecimal.
#include "server/base/hex.hpp"

#include <boost/test/unit_test.hpp>

using namespace tovholder::server;

BOOST_AUTO_TEST_SUITE(hex_tests)

BOOST_AUTO_TEST_CASE(bytes_survive_the_way_there_and_back) {
    const std::string bytes("\x00\x7f\x80\xff", 4);
    BOOST_TEST(to_hex(bytes) == "007f80ff");
    BOOST_TEST(*from_hex("007f80ff") == bytes);
    BOOST_TEST(*from_hex("007F80FF") == bytes);
}

BOOST_AUTO_TEST_CASE(what_is_not_hexadecimal_is_nothing) {
    BOOST_TEST(!from_hex("0").has_value());
    BOOST_TEST(!from_hex("0g").has_value());
    BOOST_TEST(!from_hex("0 ").has_value());
    BOOST_TEST(from_hex("")->empty());
}

BOOST_AUTO_TEST_SUITE_END()

// Accept-Encoding.
#include "server/net/accept_encoding.hpp"

#include <boost/test/unit_test.hpp>

using tovholder::server::accepts_encoding;

BOOST_AUTO_TEST_SUITE(accept_encoding_tests)

BOOST_AUTO_TEST_CASE(a_listed_coding_is_accepted) {
    BOOST_TEST(accepts_encoding("gzip, deflate, br", "br"));
    BOOST_TEST(accepts_encoding("gzip,br;q=0.1", "br"));
    BOOST_TEST(accepts_encoding("GZIP", "gzip"));
    BOOST_TEST(accepts_encoding(" gzip ; q=1.0 , x", "gzip"));
}

BOOST_AUTO_TEST_CASE(an_unlisted_or_refused_coding_is_not) {
    BOOST_TEST(!accepts_encoding("", "gzip"));
    BOOST_TEST(!accepts_encoding("gzip", "br"));
    BOOST_TEST(!accepts_encoding("xgzip", "gzip"));
    BOOST_TEST(!accepts_encoding("gzip;q=0", "gzip"));
    BOOST_TEST(!accepts_encoding("gzip;q=0.000, br", "gzip"));
}

BOOST_AUTO_TEST_CASE(a_star_stands_for_what_is_not_listed) {
    BOOST_TEST(accepts_encoding("*", "br"));
    BOOST_TEST(!accepts_encoding("br;q=0, *", "br"));
    BOOST_TEST(!accepts_encoding("*;q=0", "br"));
}

BOOST_AUTO_TEST_SUITE_END()

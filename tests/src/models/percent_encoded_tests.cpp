// What is put into an address comes out of it as it was.
#include "src/models/percent_encoded.hpp"

#include <boost/test/unit_test.hpp>

using namespace tovholder::models;

BOOST_AUTO_TEST_SUITE(percent_encoded_tests)

BOOST_AUTO_TEST_CASE(only_what_means_itself_in_every_address_stays) {
    BOOST_TEST(percent_encoded("Skovbovej 3, 4230") == "Skovbovej%203,%204230");
    BOOST_TEST(percent_encoded("æ") == "%C3%A6");
    BOOST_TEST(percent_encoded("a&b=c#d?e+f/g%\n") == "a%26b%3Dc%23d%3Fe%2Bf%2Fg%25%0A");
    BOOST_TEST(percent_encoded("aZ09-_.,~") == "aZ09-_.,~");
}

BOOST_AUTO_TEST_SUITE_END()

// What is taken for a CPR number, and what is not.
#include "shared/ops/cpr.hpp"

#include <boost/test/unit_test.hpp>

namespace tovholder::ops {

BOOST_AUTO_TEST_SUITE(cpr_tests)

BOOST_AUTO_TEST_CASE(the_usual_ways_of_writing_one_are_found) {
    for (const char* text : {"010250-1234", "cpr 010250-1234 skal slettes", "010250 1234",
                             "0102501234", "(311299-0001)", "cpr:010250-1234.", "010250 - 1234",
                             "010250\xE2\x80\x93"
                             "1234",
                             "010250\xC2\xA0"
                             "1234",
                             "010250/1234", "01.02.50-1234", "01-02-50-1234", "290224-1234",
                             "nr.0102501234!", "610250-1234", "a 1 010250-1234 b"}) {
        BOOST_TEST_CONTEXT(text) { BOOST_TEST(looks_like_cpr(text)); }
    }
}

BOOST_AUTO_TEST_CASE(other_numbers_are_left_alone) {
    for (const char* text : {"",
                             "20430712",
                             "20 43 07 12",
                             "20-43-07-12",
                             "+45 20430712",
                             "4520430712",
                             "321250-1234",
                             "011350-1234",
                             "300223-1234",
                             "290223-1234",
                             "010250-123",
                             "010250-12345",
                             "1010250-1234",
                             "01-02-1950",
                             "05.02.2027",
                             "5/2-27 kl. 18.30",
                             "2027-01-22",
                             "4180 Sorø",
                             "uge 28-32",
                             "+3112121234",
                             "05.02.27 18.30",
                             "05.02.27 - 1830",
                             "22-01-27 1300",
                             "000250-1234"}) {
        BOOST_TEST_CONTEXT(text) { BOOST_TEST(!looks_like_cpr(text)); }
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tovholder::ops

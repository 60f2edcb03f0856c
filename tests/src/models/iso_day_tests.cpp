// Dates and times as fields write them.
#include "src/models/iso_day.hpp"

#include <boost/test/unit_test.hpp>

using namespace tovholder;
using namespace tovholder::models;

BOOST_AUTO_TEST_SUITE(iso_day_tests)

BOOST_AUTO_TEST_CASE(a_day_is_read_as_it_was_written) {
    for (const std::int32_t days : {0, 20000, 20780, 40000}) {
        BOOST_TEST((parse_iso_day(iso_day({days})) == Date{days}));
    }
    BOOST_TEST(iso_day(*make_date(2026, 2, 5)) == "2026-02-05");
}

BOOST_AUTO_TEST_CASE(what_is_no_day_is_refused) {
    for (const char* wrong : {"", "2026-2-5", "2026-02-30", "05-02-2026", "2026-02-0x"}) {
        BOOST_TEST(!parse_iso_day(wrong).has_value(), wrong);
    }
}

BOOST_AUTO_TEST_CASE(a_time_is_read_as_it_was_written) {
    for (const std::int32_t minute : {0, 59, 60, 1439}) {
        BOOST_TEST((parse_hour_minute(hour_minute(minute)) == minute));
    }
    for (const char* wrong : {"", "9:30", "24:00", "12:60", "12.30", "ab:cd"}) {
        BOOST_TEST(!parse_hour_minute(wrong).has_value(), wrong);
    }
}

BOOST_AUTO_TEST_SUITE_END()

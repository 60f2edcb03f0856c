// Days and times in words.
#include "shared/text/when.hpp"

#include <boost/test/unit_test.hpp>

using namespace tovholder;
using namespace tovholder::text;

namespace {

const Date tuesday = *make_date(2026, 11, 24);
const Language da = Language::danish;
const Language en = Language::english;

Instant at(std::int32_t days, std::int32_t hour, std::int32_t minute = 0) {
    return from_local({tuesday + days, hour * 60 + minute});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(when_tests)

BOOST_AUTO_TEST_CASE(dates_are_written_as_one_says_them) {
    BOOST_TEST(long_date(da, tuesday) == "tirsdag den 24. november 2026");
    BOOST_TEST(long_date(en, tuesday) == "Tuesday 24 November 2026");
    BOOST_TEST(day_and_date(da, tuesday) == "tirsdag den 24. november");
    BOOST_TEST(plain_date(da, tuesday) == "24. november 2026");
    BOOST_TEST(short_date(da, tuesday) == "tir 24. nov");
    BOOST_TEST(week_name(da, tuesday) == "uge 48");
}

BOOST_AUTO_TEST_CASE(days_close_by_have_names_of_their_own) {
    BOOST_TEST(near_day(da, tuesday, tuesday) == "i dag");
    BOOST_TEST(near_day(da, tuesday + 1, tuesday) == "i morgen");
    BOOST_TEST(near_day(da, tuesday + -1, tuesday) == "i går");
    BOOST_TEST(near_day(da, tuesday + 3, tuesday) == "på fredag");
    BOOST_TEST(near_day(da, tuesday + 7, tuesday) == "tirsdag den 1. december");
    BOOST_TEST(day_in_words(da, tuesday + 1, tuesday) == "i morgen, onsdag");
    BOOST_TEST(day_in_words(da, tuesday + 2, tuesday) == "torsdag den 26. november");
}

BOOST_AUTO_TEST_CASE(times_have_a_point_in_danish_and_a_colon_in_english) {
    BOOST_TEST(time_span(da, at(0, 9, 30), at(0, 11)) == "kl. 9.30–11.00");
    BOOST_TEST(time_span(en, at(0, 9, 30), at(0, 11)) == "9:30–11:00");
    BOOST_TEST(moment(da, at(0, 14, 2), tuesday) == "i dag kl. 14.02");
}

BOOST_AUTO_TEST_CASE(a_shift_across_midnight_says_so_but_one_until_midnight_does_not) {
    BOOST_TEST(time_span(da, at(0, 22), at(1, 6)) == "kl. 22.00–6.00 (næste dag)");
    BOOST_TEST(time_span(da, at(0, 22), at(1, 0)) == "kl. 22.00–0.00");
}

BOOST_AUTO_TEST_CASE(lengths_are_said_in_hours_and_minutes) {
    BOOST_TEST(duration(da, 45 * 60) == "45 minutter");
    BOOST_TEST(duration(da, 60 * 60) == "1 time");
    BOOST_TEST(duration(da, 90 * 60) == "1½ time");
    BOOST_TEST(duration(da, 150 * 60) == "2½ time");
    BOOST_TEST(duration(da, 140 * 60) == "2 timer 20 minutter");
    BOOST_TEST(duration(en, 60) == "1 minute");
}

BOOST_AUTO_TEST_CASE(holidays_have_names) {
    BOOST_TEST(holiday_name(da, *make_date(2026, 12, 25)) == "juledag");
    BOOST_TEST(holiday_name(da, tuesday) == "");
    BOOST_TEST(holiday_name(da, *make_date(2023, 5, 5)) == "store bededag");
}

BOOST_AUTO_TEST_CASE(the_first_letter_can_be_danish) {
    BOOST_TEST(capitalised("mandag") == "Mandag");
    BOOST_TEST(capitalised("ældre") == "Ældre");
    BOOST_TEST(capitalised("øl") == "Øl");
    BOOST_TEST(capitalised("") == "");
    BOOST_TEST(capitalised("1. maj") == "1. maj");
}

BOOST_AUTO_TEST_SUITE_END()

// The Danish calendar: weeks, holidays, and Copenhagen time across both DST nights.
#include "shared/base/calendar.hpp"

#include <boost/test/unit_test.hpp>

using namespace tovholder;

namespace {

Date day(int year, int month, int day_of_month) {
    const auto date = make_date(year, month, day_of_month);
    BOOST_REQUIRE(date.has_value());
    return *date;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(calendar_tests)

BOOST_AUTO_TEST_CASE(every_day_of_four_centuries_survives_the_round_trip) {
    for (int days = day(1900, 1, 1).days; days < day(2300, 1, 1).days; ++days) {
        const YearMonthDay ymd = civil({days});
        const auto again = make_date(ymd.year, ymd.month, ymd.day);
        BOOST_REQUIRE(again.has_value());
        BOOST_REQUIRE_EQUAL(again->days, days);
    }
}

BOOST_AUTO_TEST_CASE(days_that_do_not_exist_are_no_date) {
    BOOST_TEST(!make_date(2026, 2, 29));
    BOOST_TEST(!make_date(2026, 2, 31));
    BOOST_TEST(!make_date(2026, 13, 1));
    BOOST_TEST(!make_date(2026, 4, 31));
    BOOST_TEST(make_date(2028, 2, 29).has_value());
    BOOST_TEST(!make_date(2100, 2, 29));
}

BOOST_AUTO_TEST_CASE(weeks_follow_iso_8601_around_new_year) {
    BOOST_TEST((iso_week(day(2026, 11, 23)) == IsoWeek{2026, 48}));
    BOOST_TEST((iso_week(day(2027, 1, 1)) == IsoWeek{2026, 53}));
    BOOST_TEST((iso_week(day(2027, 1, 4)) == IsoWeek{2027, 1}));
    BOOST_TEST((iso_week(day(2024, 12, 30)) == IsoWeek{2025, 1}));
    BOOST_TEST(weekday(day(2026, 11, 23)) == 1);
    BOOST_TEST(weekday(day(2026, 11, 29)) == 7);
}

BOOST_AUTO_TEST_CASE(easter_moves_and_store_bededag_is_gone_from_2024) {
    BOOST_TEST((easter_sunday(2026) == day(2026, 4, 5)));
    BOOST_TEST((easter_sunday(2027) == day(2027, 3, 28)));
    BOOST_TEST((holiday(day(2023, 5, 5)) == Holiday::great_prayer_day));
    BOOST_TEST(!holiday(day(2024, 4, 26)));
    BOOST_TEST((holiday(day(2026, 5, 14)) == Holiday::ascension_day));
    BOOST_TEST((holiday(day(2026, 12, 26)) == Holiday::second_christmas_day));
    BOOST_TEST(!holiday(day(2026, 12, 24)));
}

BOOST_AUTO_TEST_CASE(a_shift_over_the_night_summer_time_begins_is_an_hour_shorter) {
    const Instant from = from_local({day(2027, 3, 28), 90});
    const Instant to = from_local({day(2027, 3, 28), 210});
    BOOST_TEST((to - from) == seconds_per_hour);
    BOOST_TEST((to_local(from) == LocalTime{day(2027, 3, 28), 90}));
    BOOST_TEST((to_local(to) == LocalTime{day(2027, 3, 28), 210}));
}

BOOST_AUTO_TEST_CASE(a_shift_over_the_night_summer_time_ends_is_an_hour_longer) {
    const Instant from = from_local({day(2027, 10, 31), 90});
    const Instant to = from_local({day(2027, 10, 31), 210});
    BOOST_TEST((to - from) == 3 * seconds_per_hour);
}

BOOST_AUTO_TEST_CASE(a_time_that_comes_twice_is_read_as_told) {
    const LocalTime half_past_two{day(2027, 10, 31), 150};
    BOOST_TEST((from_local(half_past_two, Fold::second) - from_local(half_past_two, Fold::first)) ==
               seconds_per_hour);
    BOOST_TEST((to_local(from_local(half_past_two, Fold::second)) == half_past_two));
}

BOOST_AUTO_TEST_CASE(a_time_that_does_not_exist_moves_past_the_gap) {
    const Instant at = from_local({day(2027, 3, 28), 150});
    BOOST_TEST((to_local(at) == LocalTime{day(2027, 3, 28), 210}));
}

BOOST_AUTO_TEST_CASE(every_hour_of_two_years_survives_the_round_trip) {
    Instant at{day(2026, 1, 1).days * seconds_per_day};
    for (int hour = 0; hour < 2 * 365 * 24; ++hour, at = at + seconds_per_hour) {
        const LocalTime local = to_local(at);
        const bool found =
            from_local(local, Fold::first) == at || from_local(local, Fold::second) == at;
        BOOST_REQUIRE(found);
    }
}

BOOST_AUTO_TEST_SUITE_END()

// Numbers, phones, initials and greetings in both languages.
#include "shared/text/format.hpp"

#include <boost/test/unit_test.hpp>

namespace tovholder::text {
namespace {

constexpr Language da = Language::danish;
constexpr Language en = Language::english;

}  // namespace

BOOST_AUTO_TEST_SUITE(format_tests)

BOOST_AUTO_TEST_CASE(numeric_dates_have_the_day_first) {
    BOOST_TEST(numeric_date(da, *make_date(2026, 2, 5)) == "05.02.2026");
    BOOST_TEST(numeric_date(en, *make_date(2026, 12, 31)) == "31/12/2026");
}

BOOST_AUTO_TEST_CASE(days_away_is_counted_from_today) {
    const Date today = *make_date(2026, 12, 31);
    BOOST_TEST(days_away(da, today, today) == "i dag");
    BOOST_TEST(days_away(da, today + 1, today) == "i morgen");
    BOOST_TEST(days_away(da, today + -1, today) == "i går");
    BOOST_TEST(days_away(da, today + 3, today) == "om 3 dage");
    BOOST_TEST(days_away(da, today + -2, today) == "for 2 dage siden");
    BOOST_TEST(days_away(en, today + 1000, today) == "in 1,000 days");
    BOOST_TEST(days_away(en, today + -2, today) == "2 days ago");
}

BOOST_AUTO_TEST_CASE(numbers_have_the_separators_of_the_language) {
    BOOST_TEST(whole_number(da, 0) == "0");
    BOOST_TEST(whole_number(da, 999) == "999");
    BOOST_TEST(whole_number(da, 1234567) == "1.234.567");
    BOOST_TEST(whole_number(da, -1234) == "-1.234");
    BOOST_TEST(whole_number(en, -1234) == "-1,234");
    BOOST_TEST(decimal_number(da, 1234500) == "1.234,5");
    BOOST_TEST(decimal_number(en, 1234500) == "1,234.5");
    BOOST_TEST(decimal_number(da, 2000) == "2");
    BOOST_TEST(decimal_number(da, 50) == "0,05");
    BOOST_TEST(decimal_number(da, -500) == "-0,5");
    BOOST_TEST(decimal_number(da, -1500) == "-1,5");
}

BOOST_AUTO_TEST_CASE(phones_are_read_aloud_in_pairs) {
    BOOST_TEST(phone("20430712") == "20 43 07 12");
    BOOST_TEST(phone("+46701234567") == "+46 701 23 45 67");
    BOOST_TEST(phone("+3545812345") == "+354 581 23 45");
    BOOST_TEST(phone("+14155550123") == "+1 41 55 55 01 23");
    BOOST_TEST(phone("1234") == "1234");
    BOOST_TEST(phone("spørg") == "spørg");
    BOOST_TEST(phone("") == "");
}

BOOST_AUTO_TEST_CASE(initials_are_of_the_first_and_the_last_name) {
    BOOST_TEST(initials("Åse Marie Sørensen") == "ÅS");
    BOOST_TEST(initials("øjvind") == "Ø");
    BOOST_TEST(initials("  mette   østergaard ") == "MØ");
    BOOST_TEST(initials("") == "?");
    BOOST_TEST(initials("   ") == "?");
}

BOOST_AUTO_TEST_CASE(the_greeting_follows_the_clock) {
    BOOST_TEST(greeting(da, 5 * 60) == "Godmorgen");
    BOOST_TEST(greeting(da, 9 * 60 + 59) == "Godmorgen");
    BOOST_TEST(greeting(da, 10 * 60) == "Goddag");
    BOOST_TEST(greeting(da, 18 * 60) == "Godaften");
    BOOST_TEST(greeting(da, 4 * 60 + 59) == "Godaften");
    BOOST_TEST(greeting(en, 9 * 60) == "Good morning");
}

BOOST_AUTO_TEST_CASE(weekly_time_is_empty_when_not_said) {
    BOOST_TEST(weekly_time(da, 0) == "");
    BOOST_TEST(weekly_time(da, 150) == "2½ time om ugen");
    BOOST_TEST(weekly_time(da, 60) == "1 time om ugen");
    BOOST_TEST(weekly_time(en, 120) == "2 hours a week");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tovholder::text

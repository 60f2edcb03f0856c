// Series: rhythms, holidays, and the nights when the clocks change.
#include "shared/ops/series.hpp"

#include <boost/test/unit_test.hpp>

namespace tovholder::ops {
namespace {

Date day(std::int32_t year, std::int32_t month, std::int32_t date) {
    return *make_date(year, month, date);
}

CreateSeries series(LocalTime starts, LocalTime ends, Rhythm rhythm, Date last_day) {
    CreateSeries command;
    command.first.starts = from_local(starts);
    command.first.ends = from_local(ends);
    command.rhythm = rhythm;
    command.last_day = last_day;
    return command;
}

std::vector<Date> dates(const std::vector<Shift>& shifts) {
    std::vector<Date> found;
    for (const Shift& shift : shifts) found.push_back(to_local(shift.starts).date);
    return found;
}

constexpr std::int32_t ten = 10 * 60;
constexpr std::int32_t noon = 12 * 60;

}  // namespace

BOOST_AUTO_TEST_SUITE(series_tests)

BOOST_AUTO_TEST_CASE(weekly_includes_the_first_and_the_last_day) {
    const Date first = day(2027, 1, 5);
    auto command = series({first, ten}, {first, noon}, Rhythm::weekly, first + 21);
    BOOST_TEST((dates(expand(command)) == std::vector{first, first + 7, first + 14, first + 21}));
    command.rhythm = Rhythm::every_second_week;
    BOOST_TEST((dates(expand(command)) == std::vector{first, first + 14}));
    command.last_day = first + -1;
    BOOST_TEST(expand(command).empty());
}

BOOST_AUTO_TEST_CASE(monthly_keeps_the_weekday_and_leaves_out_months_without_a_fifth) {
    const Date second_tuesday = day(2027, 1, 12);
    const auto monthly = series({second_tuesday, ten}, {second_tuesday, noon},
                                Rhythm::monthly_by_weekday, day(2027, 4, 30));
    BOOST_TEST((dates(expand(monthly)) ==
                std::vector{second_tuesday, day(2027, 2, 9), day(2027, 3, 9), day(2027, 4, 13)}));
    const Date fifth_friday = day(2027, 1, 29);
    const auto fifth = series({fifth_friday, ten}, {fifth_friday, noon}, Rhythm::monthly_by_weekday,
                              day(2027, 7, 31));
    BOOST_TEST(
        (dates(expand(fifth)) == std::vector{fifth_friday, day(2027, 4, 30), day(2027, 7, 30)}));
}

BOOST_AUTO_TEST_CASE(holidays_are_left_out_when_asked) {
    const Date thursday = day(2027, 3, 18);
    auto command = series({thursday, ten}, {thursday, noon}, Rhythm::weekly, day(2027, 4, 1));
    BOOST_TEST((dates(expand(command)) == std::vector{thursday, day(2027, 4, 1)}));
    command.skip_holidays = false;
    BOOST_TEST(expand(command).size() == 3u);
}

BOOST_AUTO_TEST_CASE(the_wall_clock_time_stays_when_summer_time_begins) {
    const Date thursday = day(2027, 3, 11);
    auto command = series({thursday, ten}, {thursday, noon}, Rhythm::weekly, day(2027, 4, 8));
    const auto shifts = expand(command);
    BOOST_TEST_REQUIRE(shifts.size() == 4u);
    for (const Shift& shift : shifts) {
        BOOST_TEST(to_local(shift.starts).minute == ten);
        BOOST_TEST(to_local(shift.ends).minute == noon);
    }
    BOOST_TEST((shifts[3].starts - shifts[2].starts == 7 * seconds_per_day));
    BOOST_TEST((shifts[2].starts - shifts[1].starts == 14 * seconds_per_day - seconds_per_hour));
}

BOOST_AUTO_TEST_CASE(a_shift_in_the_skipped_hour_still_ends_after_it_starts) {
    const Date sunday = day(2027, 3, 21);
    auto command =
        series({sunday, 2 * 60 + 30}, {sunday, 3 * 60 + 15}, Rhythm::weekly, day(2027, 3, 28));
    command.skip_holidays = false;
    const auto shifts = expand(command);
    BOOST_TEST_REQUIRE(shifts.size() == 2u);
    BOOST_TEST((shifts[1].ends - shifts[1].starts == 45 * 60));
}

BOOST_AUTO_TEST_CASE(across_midnight_the_end_is_on_the_next_day) {
    const Date friday = day(2027, 1, 8);
    const auto shifts =
        expand(series({friday, 22 * 60}, {friday + 1, 2 * 60}, Rhythm::weekly, friday + 7));
    BOOST_TEST_REQUIRE(shifts.size() == 2u);
    BOOST_TEST((to_local(shifts[1].ends) == LocalTime{friday + 8, 2 * 60}));
}

BOOST_AUTO_TEST_CASE(no_series_is_longer_than_the_limit_and_copies_carry_no_id) {
    const Date first = day(2027, 1, 5);
    auto command = series({first, ten}, {first, noon}, Rhythm::weekly, day(2099, 1, 1));
    command.first.id = Id<Shift>::local(1);
    command.first.series = Id<Series>::local(1);
    command.first.notes = "Husk kaffe";
    const auto shifts = expand(command);
    BOOST_TEST(shifts.size() == series_shifts_max);
    BOOST_TEST(!shifts[0].id);
    BOOST_TEST(!shifts[9].series);
    BOOST_TEST(shifts[9].notes == "Husk kaffe");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tovholder::ops

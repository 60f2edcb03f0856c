// Series: made, continued, changed for one, for some and for all of their shifts, and ended.
#include <boost/test/unit_test.hpp>

#include "shared/ops/series.hpp"
#include "tests/support/domain_fixture.hpp"

using namespace tovholder;
using namespace tovholder::testing;

namespace {

struct Fixture : SmallTown {
    Id<Activity> walk = add_activity(skovbo);
    Date today = to_local(now).date;

    ops::CreateSeries weekly(Date last_day = {}) const {
        ops::CreateSeries command{.first = {}, .last_day = last_day, .skip_holidays = false};
        command.first.activity = walk;
        command.first.starts = from_local({today + 1, 600});
        command.first.ends = from_local({today + 1, 720});
        return command;
    }
    Id<Series> make(Date last_day = {}) {
        BOOST_REQUIRE(!refusal(svend, weekly(last_day)));
        return state.table<Series>().rbegin()->first;
    }
    const Series& row(Id<Series> id) const { return *state.find(id); }
    // The n-th of its shifts, from 0.
    Shift shift(Id<Series> series, std::int32_t nth) const {
        return *state.find(row(series).shift_on(today + (1 + 7 * nth)));
    }
    template <class Change>
    void edit(Id<Series> series, Date from, Change change) {
        Series after = row(series);
        change(after);
        after.changed_from = from;
        BOOST_REQUIRE(!refusal(svend, ops::make_edit(row(series), after)));
    }
    std::int32_t begins(Id<Series> series, std::int32_t nth) const {
        return to_local(shift(series, nth).starts).minute;
    }
    std::size_t notices(Id<Person> person, NoticeKind kind) const {
        std::size_t count = 0;
        for (const Id<Notice> id : state.notices_of(person)) count += state.find(id)->kind == kind;
        return count;
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(apply_series_tests, Fixture)

BOOST_AUTO_TEST_CASE(it_makes_one_shift_a_week_until_its_last_day) {
    const Id<Series> series = make(today + 30);
    BOOST_TEST(state.shifts_of(series).size() == 5u);
    for (const Id<Shift> id : state.shifts_of(series)) {
        BOOST_TEST((state.find(id)->unit == skovbo));
        BOOST_TEST(state.find(id)->own == 0u);
    }
    BOOST_TEST((refusal(svend, weekly(today)) == ErrorCode::series_empty));
    BOOST_TEST((refusal(aage, weekly()) == ErrorCode::not_allowed));
    BOOST_TEST((refusal(aage, ops::ExtendSeries{series}) == ErrorCode::not_allowed));
}

BOOST_AUTO_TEST_CASE(without_a_last_day_it_is_made_half_a_year_ahead_and_goes_on) {
    const Id<Series> series = make();
    BOOST_TEST(state.shifts_of(series).size() == 26u);
    BOOST_TEST(!ops::is_due(state, row(series), today + 7));
    now = now + 28 * seconds_per_day;
    BOOST_TEST(ops::is_due(state, row(series), today + 28));
    State other = state;  // of one who continues it, too
    BOOST_TEST(!refusal(svend, ops::ExtendSeries{series}));
    BOOST_TEST(state.shifts_of(series).size() == 30u);
    const auto again = do_as(svend, ops::ExtendSeries{series});
    BOOST_REQUIRE(again.ok());
    BOOST_TEST(again->puts.empty());
    other.apply(ops::due_shifts(other, today + 28), ++seq);
    BOOST_TEST((other.keys() == state.keys()));
}

BOOST_AUTO_TEST_CASE(no_shifts_are_made_in_an_activity_that_is_not_open) {
    const Id<Series> series = make();
    Activity closed = *state.find(walk);
    closed.status = ActivityStatus::closed;
    state.put(closed, {.seq = ++seq});
    now = now + 60 * seconds_per_day;
    BOOST_TEST(!refusal(svend, ops::ExtendSeries{series}));
    BOOST_TEST(state.shifts_of(series).size() == 26u);
}

BOOST_AUTO_TEST_CASE(this_and_the_following_are_changed_and_those_who_come_are_told_once) {
    const Id<Series> series = make();
    for (const std::int32_t nth : {1, 3, 4}) {
        BOOST_REQUIRE(!refusal(aage, ops::TakeShift{shift(series, nth).id}));
    }
    edit(series, today + 15, [](Series& after) {
        after.starts = 660;
        after.ends = 780;
    });
    BOOST_TEST(begins(series, 1) == 600);
    BOOST_TEST(begins(series, 2) == 660);
    BOOST_TEST(begins(series, 25) == 660);
    BOOST_TEST(notices(aage, NoticeKind::shift_moved) == 1u);
    BOOST_TEST((state.find(*state.notices_of(aage).begin())->shift == shift(series, 3).id));
    now = now + 28 * seconds_per_day;
    BOOST_REQUIRE(!refusal(svend, ops::ExtendSeries{series}));
    BOOST_TEST(begins(series, 29) == 660);
    // All of them, also those that were left as they were.
    edit(series, today, [](Series& after) { after.places = 3; });
    BOOST_TEST(shift(series, 5).places == 3u);
    BOOST_TEST(shift(series, 1).places == 1u);  // it is over
}

BOOST_AUTO_TEST_CASE(what_was_changed_in_one_shift_stays_in_that_one) {
    const Id<Series> series = make();
    Shift moved = shift(series, 2);
    moved.starts = moved.starts + seconds_per_hour;
    moved.ends = moved.ends + seconds_per_hour;
    moved.own = 0xffff;  // is not for the device to say
    BOOST_REQUIRE(!refusal(svend, ops::make_edit(shift(series, 2), moved)));
    BOOST_TEST(!ops::follows(shift(series, 2), ops::when_tag));
    BOOST_TEST(ops::follows(shift(series, 2), ops::places_tag));
    edit(series, today, [](Series& after) {
        after.starts = 480;
        after.notes = "Tag støvler på";
    });
    BOOST_TEST(begins(series, 1) == 480);
    BOOST_TEST(begins(series, 2) == 660);
    BOOST_TEST(shift(series, 2).notes == "Tag støvler på");
    // Put back to what the pattern says it follows again.
    Shift back = shift(series, 2);
    back.starts = from_local({today + 15, 480});
    back.ends = from_local({today + 15, 720});
    BOOST_REQUIRE(!refusal(svend, ops::make_edit(shift(series, 2), back)));
    BOOST_TEST(shift(series, 2).own == 0u);
}

BOOST_AUTO_TEST_CASE(ended_it_tells_who_was_coming_and_taking_that_back_brings_the_shifts_back) {
    const Id<Series> series = make();
    BOOST_REQUIRE(!refusal(aage, ops::TakeShift{shift(series, 4).id}));
    BOOST_REQUIRE(!refusal(svend, ops::SetShiftCancelled{shift(series, 6).id, true}));
    edit(series, today, [&](Series& after) { after.last_day = today + 21; });
    const auto status = [&](std::int32_t nth) { return shift(series, nth).status; };
    BOOST_TEST((status(2) == ShiftStatus::planned));
    BOOST_TEST((status(3) == ShiftStatus::cancelled));
    BOOST_TEST(notices(aage, NoticeKind::shift_cancelled) == 1u);
    now = now + 60 * seconds_per_day;
    BOOST_REQUIRE(!refusal(svend, ops::ExtendSeries{series}));
    BOOST_TEST(state.shifts_of(series).size() == 26u);
    now = now + -60 * seconds_per_day;
    edit(series, today, [](Series& after) { after.last_day.reset(); });
    BOOST_TEST((status(4) == ShiftStatus::planned));
    BOOST_TEST((status(6) == ShiftStatus::cancelled));  // that one was called off for itself
    BOOST_TEST(notices(aage, NoticeKind::shift_restored) == 1u);
}

BOOST_AUTO_TEST_CASE(more_places_are_given_to_those_who_wait) {
    const Id<Series> series = make();
    BOOST_REQUIRE(!refusal(aage, ops::TakeShift{shift(series, 1).id}));
    BOOST_REQUIRE(!refusal(bodil, ops::TakeShift{shift(series, 1).id}));
    edit(series, today, [](Series& after) { after.places = 2; });
    BOOST_TEST(notices(bodil, NoticeKind::got_place) == 1u);
}

BOOST_AUTO_TEST_CASE(what_kind_of_series_it_is_stays_and_values_are_checked) {
    const Id<Series> series = make();
    const auto tried = [&](auto change) {
        Series after = row(series);
        change(after);
        return refusal(svend, ops::make_edit(row(series), after));
    };
    BOOST_TEST((tried([](Series& after) { after.rhythm = Rhythm::every_second_week; }) ==
                ErrorCode::not_allowed));
    BOOST_TEST((tried([&](Series& after) { after.first_day = today; }) == ErrorCode::not_allowed));
    BOOST_TEST((tried([&](Series& after) { after.made_through = today + 9999; }) ==
                ErrorCode::not_allowed));
    BOOST_TEST((tried([](Series& after) { after.starts = 1440; }) == ErrorCode::bad_record));
    BOOST_TEST((tried([](Series& after) { after.places = 0; }) == ErrorCode::places_out_of_range));
    BOOST_TEST(
        (tried([](Series& after) { after.notes = "010101-1234"; }) == ErrorCode::cpr_in_text));
}

BOOST_AUTO_TEST_CASE(a_night_shift_of_a_series_ends_on_the_next_day_across_the_clocks) {
    ops::CreateSeries command = weekly();
    command.first.starts = from_local({today + 6, 22 * 60});  // Sundays
    command.first.ends = from_local({today + 7, 6 * 60});
    BOOST_REQUIRE(!refusal(svend, command));
    for (const auto& [id, row] : state.table<Shift>()) {
        const LocalTime ends = to_local(row.value.ends);
        BOOST_TEST(ends.minute == 6 * 60);
        BOOST_TEST((ends.date - to_local(row.value.starts).date) == 1);
    }
}

BOOST_AUTO_TEST_SUITE_END()

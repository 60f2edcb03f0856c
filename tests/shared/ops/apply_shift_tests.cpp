// Making, moving and cancelling shifts.
#include <boost/test/unit_test.hpp>

#include "tests/support/domain_fixture.hpp"

using namespace tovholder;
using namespace tovholder::testing;

namespace {

Shift wanted(const SmallTown& town, Id<Activity> activity) {
    Shift shift;
    shift.activity = activity;
    shift.starts = town.now + seconds_per_day;
    shift.ends = shift.starts + seconds_per_hour;
    return shift;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(apply_shift_tests, SmallTown)

BOOST_AUTO_TEST_CASE(a_coordinator_makes_shifts_in_her_own_units_only) {
    const auto here = add_activity(skovbo);
    const auto there = add_activity(library);
    BOOST_TEST(!refusal(svend, ops::Create<Shift>{wanted(*this, here)}));
    BOOST_TEST(
        (refusal(svend, ops::Create<Shift>{wanted(*this, there)}) == ErrorCode::not_allowed));
    BOOST_TEST(!refusal(mette, ops::Create<Shift>{wanted(*this, there)}));
    BOOST_TEST((refusal(aage, ops::Create<Shift>{wanted(*this, here)}) == ErrorCode::not_allowed));
}

BOOST_AUTO_TEST_CASE(a_shift_takes_its_unit_from_the_activity_whatever_the_device_says) {
    Shift shift = wanted(*this, add_activity(skovbo));
    shift.unit = library;
    shift.status = ShiftStatus::cancelled;
    BOOST_TEST(!refusal(svend, ops::Create<Shift>{shift}));
    const Shift& made = state.table<Shift>().rbegin()->second.value;
    BOOST_TEST((made.unit == skovbo));
    BOOST_TEST((made.status == ShiftStatus::planned));
}

BOOST_AUTO_TEST_CASE(impossible_times_and_places_are_refused_with_their_own_reason) {
    const Shift good = wanted(*this, add_activity(skovbo));
    Shift shift = good;
    shift.ends = shift.starts;
    BOOST_TEST((refusal(svend, ops::Create<Shift>{shift}) == ErrorCode::ends_before_start));
    shift = good;
    shift.ends = shift.starts + 25 * seconds_per_hour;
    BOOST_TEST((refusal(svend, ops::Create<Shift>{shift}) == ErrorCode::shift_too_long));
    shift = good;
    shift.places = 0;
    BOOST_TEST((refusal(svend, ops::Create<Shift>{shift}) == ErrorCode::places_out_of_range));
    shift.places = 501;
    BOOST_TEST((refusal(svend, ops::Create<Shift>{shift}) == ErrorCode::places_out_of_range));
    shift = good;
    shift.notes = "ring til 010250-1234";
    BOOST_TEST((refusal(svend, ops::Create<Shift>{shift}) == ErrorCode::cpr_in_text));
    shift.notes = std::string(5000, 'x');
    BOOST_TEST((refusal(svend, ops::Create<Shift>{shift}) == ErrorCode::text_too_long));
}

BOOST_AUTO_TEST_CASE(a_closed_activity_gets_no_new_shifts) {
    const auto activity = add_activity(skovbo);
    Activity closed = *state.find(activity);
    closed.status = ActivityStatus::closed;
    BOOST_TEST(!refusal(svend, ops::make_edit(*state.find(activity), closed)));
    BOOST_TEST(
        (refusal(svend, ops::Create<Shift>{wanted(*this, activity)}) == ErrorCode::not_open));
}

BOOST_AUTO_TEST_CASE(moving_and_cancelling_tells_those_who_were_coming) {
    const auto shift = add_shift(add_activity(skovbo), 2);
    BOOST_TEST(!refusal(aage, ops::TakeShift{shift}));
    Shift moved = *state.find(shift);
    moved.starts = moved.starts + seconds_per_hour;
    moved.ends = moved.ends + seconds_per_hour;
    BOOST_TEST(!refusal(svend, ops::make_edit(*state.find(shift), moved)));
    BOOST_TEST(!refusal(svend, ops::SetShiftCancelled{shift, true}));
    BOOST_TEST(!refusal(svend, ops::SetShiftCancelled{shift, true}));
    std::vector<NoticeKind> kinds;
    for (const Id<Notice> id : state.notices_of(aage)) kinds.push_back(state.find(id)->kind);
    BOOST_TEST((kinds == std::vector{NoticeKind::shift_moved, NoticeKind::shift_cancelled}));
    BOOST_TEST(!refusal(svend, ops::SetShiftCancelled{shift, false}));
    BOOST_TEST((state.find(shift)->status == ShiftStatus::planned));
    kinds.clear();
    for (const Id<Notice> id : state.notices_of(aage)) kinds.push_back(state.find(id)->kind);
    BOOST_TEST((kinds.back() == NoticeKind::shift_restored));
}

BOOST_AUTO_TEST_CASE(an_edit_never_makes_a_row_and_never_moves_a_shift_to_another_activity) {
    const auto here = add_activity(skovbo);
    const auto shift = add_shift(here, 1);
    Shift other = *state.find(shift);
    other.activity = add_activity(skovbo, "Kor");
    BOOST_TEST(
        (refusal(svend, ops::make_edit(*state.find(shift), other)) == ErrorCode::not_allowed));
    ops::Edit<Shift> ghost;
    ghost.row = {99};
    ghost.fields.add(8);
    BOOST_TEST((refusal(svend, ghost) == ErrorCode::not_found));
}

BOOST_AUTO_TEST_SUITE_END()

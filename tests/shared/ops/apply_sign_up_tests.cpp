// Taking and giving back shifts.
#include <boost/test/unit_test.hpp>

#include "tests/support/domain_fixture.hpp"

using namespace tovholder;
using namespace tovholder::testing;

namespace {

const SignUp* sign_up(const SmallTown& town, Id<Shift> shift, Id<Person> person) {
    for (const Id<SignUp> id : town.state.sign_ups_of(shift)) {
        const SignUp* row = town.state.find(id);
        if (row->person == person) return row;
    }
    return nullptr;
}

SignUpStatus status(const SmallTown& town, Id<Shift> shift, Id<Person> person) {
    const SignUp* row = sign_up(town, shift, person);
    BOOST_REQUIRE(row != nullptr);
    return row->status;
}

std::size_t notice_count(const SmallTown& town, Id<Person> person, NoticeKind kind) {
    std::size_t count = 0;
    for (const Id<Notice> id : town.state.notices_of(person)) {
        count += town.state.find(id)->kind == kind ? 1 : 0;
    }
    return count;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(apply_sign_up_tests, SmallTown)

BOOST_AUTO_TEST_CASE(a_free_place_goes_to_the_one_who_takes_it) {
    const auto shift = add_shift(add_activity(skovbo), 2);
    BOOST_TEST(!refusal(aage, ops::TakeShift{shift}));
    BOOST_TEST((status(*this, shift, aage) == SignUpStatus::confirmed));
    BOOST_TEST(state.notices_of(aage).empty());
}

BOOST_AUTO_TEST_CASE(a_full_shift_puts_the_next_volunteer_on_the_waitlist_and_tells_her) {
    const auto shift = add_shift(add_activity(skovbo), 1);
    BOOST_TEST(!refusal(aage, ops::TakeShift{shift}));
    BOOST_TEST(!refusal(bodil, ops::TakeShift{shift}));
    BOOST_TEST((status(*this, shift, bodil) == SignUpStatus::waitlisted));
    BOOST_TEST(notice_count(*this, bodil, NoticeKind::place_was_taken) == 1u);
}

BOOST_AUTO_TEST_CASE(who_joins_the_waitlist_knowingly_is_not_told_what_she_knows) {
    const auto shift = add_shift(add_activity(skovbo), 1);
    BOOST_TEST(!refusal(aage, ops::TakeShift{shift}));
    BOOST_TEST(!refusal(bodil, ops::TakeShift{shift, false}));
    BOOST_TEST(state.notices_of(bodil).empty());
}

BOOST_AUTO_TEST_CASE(a_place_given_back_goes_to_the_head_of_the_waitlist) {
    const auto shift = add_shift(add_activity(skovbo), 1);
    for (const auto person : {aage, bodil, carl})
        BOOST_TEST(!refusal(person, ops::TakeShift{shift}));
    BOOST_TEST(!refusal(aage, ops::GiveBackShift{shift}));
    BOOST_TEST((status(*this, shift, aage) == SignUpStatus::given_back));
    BOOST_TEST((status(*this, shift, bodil) == SignUpStatus::confirmed));
    BOOST_TEST((status(*this, shift, carl) == SignUpStatus::waitlisted));
    BOOST_TEST(notice_count(*this, bodil, NoticeKind::got_place) == 1u);
}

BOOST_AUTO_TEST_CASE(who_takes_it_again_goes_to_the_end_of_the_line) {
    const auto shift = add_shift(add_activity(skovbo), 1);
    for (const auto person : {aage, bodil, carl})
        BOOST_TEST(!refusal(person, ops::TakeShift{shift}));
    BOOST_TEST(!refusal(bodil, ops::GiveBackShift{shift}));
    BOOST_TEST(!refusal(bodil, ops::TakeShift{shift, false}));
    BOOST_TEST(!refusal(aage, ops::GiveBackShift{shift}));
    BOOST_TEST((status(*this, shift, carl) == SignUpStatus::confirmed));
    BOOST_TEST((status(*this, shift, bodil) == SignUpStatus::waitlisted));
    BOOST_TEST(state.sign_ups_of(shift).size() == 3u);
}

BOOST_AUTO_TEST_CASE(nobody_is_on_a_shift_twice) {
    const auto shift = add_shift(add_activity(skovbo), 2);
    BOOST_TEST(!refusal(aage, ops::TakeShift{shift}));
    BOOST_TEST((refusal(aage, ops::TakeShift{shift}) == ErrorCode::already_signed_up));
    BOOST_TEST(!refusal(aage, ops::GiveBackShift{shift}));
    BOOST_TEST((refusal(aage, ops::GiveBackShift{shift}) == ErrorCode::not_signed_up));
}

BOOST_AUTO_TEST_CASE(cancelled_past_foreign_and_unknown_shifts_cannot_be_taken) {
    const auto activity = add_activity(skovbo);
    const auto past = add_shift(activity, 1, -3);
    const auto elsewhere = add_shift(add_activity(library), 1);
    const auto cancelled = add_shift(activity, 1);
    BOOST_TEST(!refusal(svend, ops::SetShiftCancelled{cancelled, true}));
    BOOST_TEST((refusal(aage, ops::TakeShift{past}) == ErrorCode::shift_over));
    BOOST_TEST((refusal(aage, ops::TakeShift{elsewhere}) == ErrorCode::not_allowed));
    BOOST_TEST((refusal(aage, ops::TakeShift{cancelled}) == ErrorCode::shift_cancelled));
    BOOST_TEST((refusal(aage, ops::TakeShift{{12345}}) == ErrorCode::not_found));
}

BOOST_AUTO_TEST_CASE(more_places_let_the_waitlist_in) {
    const auto shift = add_shift(add_activity(skovbo), 1);
    for (const auto person : {aage, bodil, carl})
        BOOST_TEST(!refusal(person, ops::TakeShift{shift}));
    Shift bigger = *state.find(shift);
    bigger.places = 3;
    BOOST_TEST(!refusal(svend, ops::make_edit(*state.find(shift), bigger)));
    BOOST_TEST((status(*this, shift, bodil) == SignUpStatus::confirmed));
    BOOST_TEST((status(*this, shift, carl) == SignUpStatus::confirmed));
}

BOOST_AUTO_TEST_CASE(only_the_one_who_is_told_marks_a_notice_as_seen) {
    const auto shift = add_shift(add_activity(skovbo), 1);
    for (const auto person : {aage, bodil}) BOOST_TEST(!refusal(person, ops::TakeShift{shift}));
    const Id<Notice> notice = *state.notices_of(bodil).begin();
    BOOST_TEST((refusal(aage, ops::SeeNotice{notice}) == ErrorCode::not_allowed));
    BOOST_TEST(!refusal(bodil, ops::SeeNotice{notice}));
    BOOST_TEST(state.find(notice)->seen);
}

BOOST_AUTO_TEST_CASE(who_came_is_noted_from_the_day_on_by_those_who_gather_them) {
    const Id<Shift> later = add_shift(add_activity(skovbo), 2, 24);
    BOOST_REQUIRE(do_as(aage, ops::TakeShift{later}).ok());
    const Id<SignUp> row = *state.sign_ups_of(later).begin();
    BOOST_TEST(
        (refusal(svend, ops::NoteAttendance{row, Attendance::came}) == ErrorCode::shift_ahead));
    now = now + 20 * seconds_per_hour;
    BOOST_TEST(
        (refusal(aage, ops::NoteAttendance{row, Attendance::came}) == ErrorCode::not_allowed));
    BOOST_TEST(!refusal(svend, ops::NoteAttendance{row, Attendance::came}).has_value());
    BOOST_TEST((state.find(row)->attendance == Attendance::came));
    BOOST_TEST(!refusal(svend, ops::NoteAttendance{row, Attendance::not_said}).has_value());
    BOOST_TEST((state.find(row)->attendance == Attendance::not_said));
}

BOOST_AUTO_TEST_CASE(who_gave_back_neither_came_nor_stayed_away) {
    const Id<Shift> today = add_shift(add_activity(skovbo), 2, 1);
    BOOST_REQUIRE(do_as(aage, ops::TakeShift{today}).ok());
    const Id<SignUp> row = *state.sign_ups_of(today).begin();
    BOOST_REQUIRE(do_as(svend, ops::NoteAttendance{row, Attendance::stayed_away}).ok());
    BOOST_REQUIRE(do_as(aage, ops::GiveBackShift{today}).ok());
    BOOST_TEST(
        (refusal(svend, ops::NoteAttendance{row, Attendance::came}) == ErrorCode::not_signed_up));
    BOOST_REQUIRE(do_as(aage, ops::TakeShift{today}).ok());
    BOOST_TEST((state.find(row)->attendance == Attendance::not_said));
}

BOOST_AUTO_TEST_CASE(who_cannot_come_holds_her_place_until_somebody_takes_over) {
    const auto shift = add_shift(add_activity(skovbo), 1);
    BOOST_REQUIRE(do_as(aage, ops::TakeShift{shift}).ok());
    BOOST_REQUIRE(do_as(aage, ops::SeekSubstitute{shift}).ok());
    BOOST_TEST((status(*this, shift, aage) == SignUpStatus::confirmed));
    BOOST_TEST(sign_up(*this, shift, aage)->seeks_substitute());
    BOOST_REQUIRE(do_as(bodil, ops::TakeShift{shift}).ok());
    BOOST_TEST((status(*this, shift, aage) == SignUpStatus::given_back));
    const SignUp& came = *sign_up(*this, shift, bodil);
    BOOST_TEST((came.status == SignUpStatus::confirmed));
    BOOST_TEST((came.instead_of == aage));
    BOOST_TEST(!came.seeks_substitute());
    BOOST_TEST((came.taken_over == now));
}

BOOST_AUTO_TEST_CASE(the_first_yes_has_it_and_the_next_waits) {
    const auto shift = add_shift(add_activity(skovbo), 1);
    BOOST_REQUIRE(do_as(aage, ops::TakeShift{shift}).ok());
    BOOST_REQUIRE(do_as(aage, ops::SeekSubstitute{shift}).ok());
    BOOST_REQUIRE(do_as(bodil, ops::TakeShift{shift}).ok());
    BOOST_REQUIRE(do_as(carl, ops::TakeShift{shift}).ok());
    BOOST_TEST((status(*this, shift, carl) == SignUpStatus::waitlisted));
    BOOST_TEST(notice_count(*this, carl, NoticeKind::place_was_taken) == 1u);
}

BOOST_AUTO_TEST_CASE(of_two_who_cannot_come_the_one_who_asked_first_is_relieved) {
    const auto shift = add_shift(add_activity(skovbo), 2);
    for (const auto person : {aage, bodil}) {
        BOOST_REQUIRE(do_as(person, ops::TakeShift{shift}).ok());
    }
    BOOST_REQUIRE(do_as(bodil, ops::SeekSubstitute{shift}).ok());
    now = now + 60;
    BOOST_REQUIRE(do_as(aage, ops::SeekSubstitute{shift}).ok());
    BOOST_REQUIRE(do_as(carl, ops::TakeShift{shift}).ok());
    BOOST_TEST((status(*this, shift, bodil) == SignUpStatus::given_back));
    BOOST_TEST((status(*this, shift, aage) == SignUpStatus::confirmed));
    BOOST_TEST((sign_up(*this, shift, carl)->instead_of == bodil));
}

BOOST_AUTO_TEST_CASE(one_who_waits_has_the_place_at_once) {
    const auto shift = add_shift(add_activity(skovbo), 1);
    for (const auto person : {aage, bodil}) {
        BOOST_REQUIRE(do_as(person, ops::TakeShift{shift}).ok());
    }
    BOOST_REQUIRE(do_as(aage, ops::SeekSubstitute{shift}).ok());
    BOOST_TEST((status(*this, shift, aage) == SignUpStatus::given_back));
    BOOST_TEST((status(*this, shift, bodil) == SignUpStatus::confirmed));
    BOOST_TEST(notice_count(*this, bodil, NoticeKind::got_place) == 1u);
}

BOOST_AUTO_TEST_CASE(who_can_come_after_all_says_so_and_nobody_is_looked_for) {
    const auto shift = add_shift(add_activity(skovbo), 1);
    BOOST_REQUIRE(do_as(aage, ops::TakeShift{shift}).ok());
    BOOST_REQUIRE(do_as(aage, ops::SeekSubstitute{shift}).ok());
    BOOST_REQUIRE(do_as(aage, ops::SeekSubstitute{shift, false}).ok());
    BOOST_TEST(!sign_up(*this, shift, aage)->seeks_substitute());
    BOOST_REQUIRE(do_as(bodil, ops::TakeShift{shift}).ok());
    BOOST_TEST((status(*this, shift, bodil) == SignUpStatus::waitlisted));
}

BOOST_AUTO_TEST_CASE(a_substitute_may_look_for_one_and_only_the_own_place_can_be_left) {
    const auto activity = add_activity(skovbo);
    const auto shift = add_shift(activity, 1);
    BOOST_TEST((refusal(aage, ops::SeekSubstitute{shift}) == ErrorCode::not_signed_up));
    BOOST_REQUIRE(do_as(aage, ops::TakeShift{shift}).ok());
    BOOST_TEST((refusal(bodil, ops::SeekSubstitute{shift}) == ErrorCode::not_signed_up));
    BOOST_REQUIRE(do_as(aage, ops::SeekSubstitute{shift}).ok());
    BOOST_REQUIRE(do_as(bodil, ops::TakeShift{shift}).ok());
    BOOST_REQUIRE(do_as(bodil, ops::SeekSubstitute{shift}).ok());
    BOOST_REQUIRE(do_as(aage, ops::TakeShift{shift}).ok());
    BOOST_TEST((sign_up(*this, shift, aage)->instead_of == bodil));
    BOOST_REQUIRE(do_as(svend, ops::SetShiftCancelled{shift, true}).ok());
    BOOST_TEST((refusal(aage, ops::SeekSubstitute{shift}) == ErrorCode::shift_cancelled));
    BOOST_TEST((refusal(aage, ops::SeekSubstitute{{12345}}) == ErrorCode::not_found));
    const auto past = add_shift(activity, 1, 2);
    BOOST_REQUIRE(do_as(aage, ops::TakeShift{past}).ok());
    now = now + 6 * seconds_per_hour;
    BOOST_TEST((refusal(aage, ops::SeekSubstitute{past}) == ErrorCode::shift_over));
}

BOOST_AUTO_TEST_CASE(who_came_instead_of_one_who_is_erased_just_came) {
    const auto shift = add_shift(add_activity(skovbo), 1);
    BOOST_REQUIRE(do_as(aage, ops::TakeShift{shift}).ok());
    BOOST_REQUIRE(do_as(aage, ops::SeekSubstitute{shift}).ok());
    BOOST_REQUIRE(do_as(bodil, ops::TakeShift{shift}).ok());
    BOOST_REQUIRE(do_as(svend, ops::ErasePerson{aage}).ok());
    BOOST_TEST(!sign_up(*this, shift, bodil)->instead_of);
    BOOST_TEST(!sign_up(*this, shift, bodil)->seeks_substitute());
    BOOST_TEST((status(*this, shift, bodil) == SignUpStatus::confirmed));
}

BOOST_AUTO_TEST_SUITE_END()

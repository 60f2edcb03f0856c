// What "Fortryd" does: the tables are as before.
#include "src/models/inverse.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/support/domain_fixture.hpp"

using namespace tovholder;
using namespace tovholder::models;
using testing::SmallTown;

namespace {

struct Fixture {
    SmallTown town;
    Id<Activity> walk = town.add_activity(town.skovbo, "Gågruppe");
    Id<Shift> shift = town.add_shift(walk, 2);

    // Carries the command out and takes it back.
    void there_and_back(Id<Person> actor, const ops::Command& command) {
        const auto inverse = inverse_of(town.state, command);
        BOOST_REQUIRE(inverse.has_value());
        BOOST_REQUIRE(town.do_as(actor, command).ok());
        const OpId op{static_cast<DeviceAlias>(100 + actor.op().number), town.number};
        BOOST_REQUIRE(town.do_as(actor, (*inverse)(op)).ok());
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(inverse_tests, Fixture)

BOOST_AUTO_TEST_CASE(taking_a_shift_is_undone_by_giving_it_back_and_the_other_way) {
    there_and_back(town.aage, ops::TakeShift{shift});
    const Id<SignUp> id = *town.state.sign_ups_of(shift).begin();
    BOOST_TEST((town.state.find(id)->status == SignUpStatus::given_back));
    BOOST_REQUIRE(town.do_as(town.aage, ops::TakeShift{shift}).ok());
    there_and_back(town.aage, ops::GiveBackShift{shift});
    BOOST_TEST((town.state.find(id)->status == SignUpStatus::confirmed));
}

BOOST_AUTO_TEST_CASE(a_cancellation_is_taken_back) {
    there_and_back(town.svend, ops::SetShiftCancelled{shift, true});
    BOOST_TEST((town.state.find(shift)->status == ShiftStatus::planned));
}

BOOST_AUTO_TEST_CASE(an_edit_is_edited_back) {
    const Shift before = *town.state.find(shift);
    Shift after = before;
    after.places = 7;
    after.notes = "Tag varmt tøj på";
    there_and_back(town.svend, ops::make_edit(before, after));
    BOOST_TEST((*town.state.find(shift) == before));
}

BOOST_AUTO_TEST_CASE(what_was_created_is_gone_again) {
    const auto before = town.state.keys();
    Shift row = *town.state.find(shift);
    row.id = Id<Shift>::local(1);
    there_and_back(town.svend, ops::Create<Shift>{row});
    const Date last = to_local(row.starts + 30 * seconds_per_day).date;
    there_and_back(town.svend, ops::CreateSeries{row, Rhythm::weekly, last});
    Activity activity = *town.state.find(walk);
    activity.id = Id<Activity>::local(1);
    there_and_back(town.svend, ops::Create<Activity>{activity});
    Person person;
    person.id = Id<Person>::local(1);
    person.given_name = "Ny";
    Grant grant;
    grant.person = person.id;
    grant.unit = town.skovbo;
    grant.starts = to_local(town.now).date;
    there_and_back(town.svend, ops::AddPerson{person, {grant}});
    BOOST_TEST((town.state.keys() == before));
}

BOOST_AUTO_TEST_CASE(what_no_single_command_takes_back_has_no_undo) {
    BOOST_TEST(!inverse_of(town.state, ops::Invite{}).has_value());
    BOOST_TEST(!inverse_of(town.state, ops::SeeNotice{}).has_value());
    BOOST_TEST(!inverse_of(town.state, ops::Edit<Shift>{shift, {}, {}}).has_value());
}

BOOST_AUTO_TEST_CASE(the_toast_tells_a_place_from_a_turn_in_the_waitlist) {
    const Id<Shift> single = town.add_shift(walk, 1);
    const ops::Command take = ops::TakeShift{single};
    BOOST_REQUIRE(town.do_as(town.aage, take).ok());
    BOOST_TEST(
        (done_words(town.state, town.aage, take, text::Key::done_saved) == text::Key::done_took));
    BOOST_REQUIRE(town.do_as(town.bodil, take).ok());
    BOOST_TEST(
        (done_words(town.state, town.bodil, take, text::Key::done_saved) == text::Key::done_waits));
}

BOOST_AUTO_TEST_SUITE_END()

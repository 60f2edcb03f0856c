// People, roles and invitations.
#include <boost/test/unit_test.hpp>

#include "tests/support/domain_fixture.hpp"

using namespace tovholder;
using namespace tovholder::testing;

namespace {

Person named(std::string name) {
    Person person;
    person.given_name = std::move(name);
    return person;
}

Grant role_in(Id<Unit> unit, Role role = Role::volunteer) {
    Grant grant;
    grant.unit = unit;
    grant.role = role;
    grant.starts = to_local(monday_noon).date;
    return grant;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(apply_person_tests, SmallTown)

BOOST_AUTO_TEST_CASE(a_coordinator_adds_people_to_her_own_units) {
    BOOST_TEST(!refusal(svend, ops::AddPerson{named("Eva"), {role_in(skovbo)}}));
    BOOST_TEST((refusal(svend, ops::AddPerson{named("Eva"), {role_in(library)}}) ==
                ErrorCode::not_allowed));
    BOOST_TEST((refusal(svend, ops::AddPerson{named("Eva"), {}}) == ErrorCode::not_allowed));
    BOOST_TEST((refusal(svend, ops::AddPerson{named("  "), {role_in(skovbo)}}) ==
                ErrorCode::name_missing));
    BOOST_TEST(
        (refusal(aage, ops::AddPerson{named("Eva"), {role_in(skovbo)}}) == ErrorCode::not_allowed));
}

BOOST_AUTO_TEST_CASE(a_protected_address_is_not_kept_whoever_sends_it) {
    Person person = named("Eva");
    person.street = "Hemmelig Vej 1";
    person.town = "Sorø";
    person.address_protected = true;
    BOOST_TEST(!refusal(svend, ops::AddPerson{person, {role_in(skovbo)}}));
    const Person& eva = state.table<Person>().rbegin()->second.value;
    BOOST_TEST(eva.street.empty());
    BOOST_TEST(eva.town.empty());
}

BOOST_AUTO_TEST_CASE(people_change_their_own_contact_but_not_their_notes_or_status) {
    Person changed = *state.find(aage);
    changed.phone = "20999999";
    BOOST_TEST(!refusal(aage, ops::make_edit(*state.find(aage), changed)));
    BOOST_TEST((refusal(bodil, ops::make_edit(*state.find(aage), named("Aage 2"))) ==
                ErrorCode::not_allowed));
    changed.notes = "kun ros";
    BOOST_TEST(
        (refusal(aage, ops::make_edit(*state.find(aage), changed)) == ErrorCode::not_allowed));
    changed = *state.find(aage);
    changed.status = PersonStatus::ended;
    BOOST_TEST(
        (refusal(aage, ops::make_edit(*state.find(aage), changed)) == ErrorCode::not_allowed));
    BOOST_TEST(!refusal(svend, ops::make_edit(*state.find(aage), changed)));
}

BOOST_AUTO_TEST_CASE(nobody_gives_herself_a_role_or_takes_people_she_does_not_lead) {
    Grant grant = role_in(skovbo, Role::coordinator);
    grant.person = aage;
    BOOST_TEST((refusal(aage, ops::Create<Grant>{grant}) == ErrorCode::not_allowed));
    grant.person = dorte;
    BOOST_TEST((refusal(svend, ops::Create<Grant>{grant}) == ErrorCode::not_allowed));
    BOOST_TEST(!refusal(mette, ops::Create<Grant>{grant}));
    grant.person = svend;
    grant.unit = root;
    BOOST_TEST((refusal(svend, ops::Create<Grant>{grant}) == ErrorCode::not_allowed));
}

BOOST_AUTO_TEST_CASE(a_role_that_ended_gives_nothing_from_that_day_on) {
    const Id<Grant> grant = *state.grants_of(svend).begin();
    Grant ended = *state.find(grant);
    ended.ended = to_local(now).date;
    BOOST_TEST(!refusal(mette, ops::make_edit(*state.find(grant), ended)));
    BOOST_TEST((refusal(svend, ops::AddPerson{named("Eva"), {role_in(skovbo)}}) ==
                ErrorCode::not_allowed));
    Grant other = *state.find(grant);
    other.role = Role::volunteer;
    BOOST_TEST(
        (refusal(mette, ops::make_edit(*state.find(grant), other)) == ErrorCode::not_allowed));
}

BOOST_AUTO_TEST_CASE(an_invitation_lives_seven_days_and_keeps_the_digest_only) {
    BOOST_TEST(!refusal(svend, ops::Invite{aage, std::string(32, 'x')}));
    const Invitation& invitation = state.table<Invitation>().begin()->second.value;
    BOOST_TEST((invitation.expires - invitation.created) == 7 * seconds_per_day);
    BOOST_TEST((refusal(svend, ops::Invite{aage, "ABCD2345"}) == ErrorCode::bad_record));
    BOOST_TEST(
        (refusal(svend, ops::Invite{dorte, std::string(32, 'x')}) == ErrorCode::not_allowed));
}

BOOST_AUTO_TEST_SUITE_END()

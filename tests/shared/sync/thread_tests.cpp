// The thread everything hangs on: a shift taken with no network reaches everybody.
#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "tests/support/thread_fixture.hpp"

using namespace tovholder;
using namespace tovholder::testing;

namespace {

SignUpStatus status_of(const State& state, Id<Shift> shift, Id<Person> person) {
    for (const Id<SignUp> id : state.sign_ups_of(shift)) {
        if (state.find(id)->person == person) return state.find(id)->status;
    }
    BOOST_FAIL("no sign-up");
    return {};
}

std::vector<NoticeKind> notices(const State& state, Id<Person> person) {
    std::vector<NoticeKind> kinds;
    for (const Id<Notice> id : state.notices_of(person)) kinds.push_back(state.find(id)->kind);
    std::sort(kinds.begin(), kinds.end());
    return kinds;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(thread_tests)

BOOST_AUTO_TEST_CASE(a_shift_taken_offline_survives_a_kill_and_reaches_the_coordinator) {
    Municipality town;
    auto coordinator = town.join(town.first_code);
    auto volunteer = town.add_volunteer(*coordinator, "Hanne", town.root());
    const Id<Shift> shift = town.add_shift(*coordinator, town.root(), 1);
    town.sync(*volunteer);

    town.act(*volunteer, ops::TakeShift{shift});
    BOOST_TEST(volunteer->replica->saved());
    BOOST_TEST(volunteer->replica->unsent() == 1u);

    // Killed: only the disk is left.
    Tablet again;
    again.store.disk = volunteer->store.disk;
    again.replica = std::move(*sync::Replica::open(again.store, again.store.entries()));
    BOOST_TEST(again.replica->unsent() == 1u);
    const Id<Person> hanne = again.replica->person();
    BOOST_TEST((status_of(again.replica->shown(), shift, hanne) == SignUpStatus::confirmed));

    town.sync(again);
    BOOST_TEST(again.replica->unsent() == 0u);
    town.sync(*coordinator);
    BOOST_TEST((status_of(coordinator->replica->shown(), shift, hanne) == SignUpStatus::confirmed));
}

BOOST_AUTO_TEST_CASE(the_last_place_goes_to_the_first_at_the_server_and_moves_on_when_given_back) {
    Municipality town;
    auto coordinator = town.join(town.first_code);
    auto first = town.add_volunteer(*coordinator, "Aage", town.root());
    auto second = town.add_volunteer(*coordinator, "Bodil", town.root());
    const Id<Shift> shift = town.add_shift(*coordinator, town.root(), 1);
    town.sync(*first);
    town.sync(*second);
    town.act(*first, ops::TakeShift{shift});
    town.act(*second, ops::TakeShift{shift});
    const Id<Person> bodil = second->replica->person();
    BOOST_TEST((status_of(second->replica->shown(), shift, bodil) == SignUpStatus::confirmed));

    town.sync(*first);
    town.sync(*second);
    BOOST_TEST((status_of(second->replica->shown(), shift, bodil) == SignUpStatus::waitlisted));
    BOOST_TEST(
        (notices(second->replica->shown(), bodil) == std::vector{NoticeKind::place_was_taken}));

    town.act(*first, ops::GiveBackShift{shift});
    town.sync(*first);
    town.sync(*second);
    BOOST_TEST((status_of(second->replica->shown(), shift, bodil) == SignUpStatus::confirmed));
    BOOST_TEST((notices(second->replica->shown(), bodil) ==
                std::vector{NoticeKind::place_was_taken, NoticeKind::got_place}));
}

BOOST_AUTO_TEST_CASE(a_team_mates_device_holds_the_first_name_and_nothing_else) {
    Municipality town;
    auto coordinator = town.join(town.first_code);
    auto first = town.add_volunteer(*coordinator, "Aage", town.root());
    auto second = town.add_volunteer(*coordinator, "Bodil", town.root());
    const Id<Shift> shift = town.add_shift(*coordinator, town.root(), 2);
    town.sync(*first);
    town.act(*first, ops::TakeShift{shift});
    town.sync(*first);
    town.sync(*second);
    const Person* aage = second->replica->shown().find(first->replica->person());
    BOOST_REQUIRE(aage != nullptr);
    BOOST_TEST(aage->given_name == "Aage");
    BOOST_TEST(aage->family_name.empty());
    BOOST_TEST(aage->phone.empty());
    // Mette is nobody's team mate.
    BOOST_TEST(second->replica->shown().find(coordinator->replica->person()) == nullptr);
}

BOOST_AUTO_TEST_CASE(the_same_request_twice_applies_once_and_gets_the_same_outcome) {
    Municipality town;
    auto coordinator = town.join(town.first_code);
    auto volunteer = town.add_volunteer(*coordinator, "Hanne", town.root());
    const Id<Shift> shift = town.add_shift(*coordinator, town.root(), 1);
    town.sync(*volunteer);
    town.act(*volunteer, ops::TakeShift{shift});
    const auto request = volunteer->replica->make_request(town.now);
    const auto entries = volunteer->store.entries();
    const auto once = town.authority.sync(volunteer->replica->device(), request, town.now);
    const auto seq = town.authority.seq();
    const auto twice = town.authority.sync(volunteer->replica->device(), request, town.now);
    BOOST_TEST(town.authority.seq() == seq);
    BOOST_TEST((once->outcomes == twice->outcomes));
    // The first answer says that the guess was right; if it got lost, the rows themselves come.
    BOOST_TEST(once->guessed_seq == seq);
    BOOST_TEST(once->rows.empty());
    BOOST_TEST(twice->rows.size() == 1u);
    BOOST_REQUIRE(volunteer->replica->on_response(request, *twice).ok());
    const std::uint64_t digest = volunteer->replica->cursor().digest;
    MemoryDeviceStore other;
    const auto again = sync::Replica::open(other, entries);
    BOOST_REQUIRE((*again)->on_response(request, *once).ok());
    BOOST_TEST((*again)->cursor().digest == digest);
    BOOST_TEST((*again)->unsent() == 0u);
}

// The tablet thinks that its second change gave it the place, at the server the first one did: the
// row has another seq there, and must come.
BOOST_AUTO_TEST_CASE(the_same_rows_by_other_changes_are_no_right_guess) {
    Municipality town;
    auto coordinator = town.join(town.first_code);
    auto volunteer = town.add_volunteer(*coordinator, "Hanne", town.root());
    const Id<Shift> shift = town.add_shift(*coordinator, town.root(), 1);
    town.sync(*volunteer);
    town.act(*volunteer, ops::TakeShift{shift});
    town.sync(*volunteer);
    town.sync(*coordinator);
    town.act(*coordinator, ops::TakeShift{shift, false});
    Shift bigger = *coordinator->replica->shown().find(shift);
    const Shift before = bigger;
    bigger.places = 2;
    town.act(*coordinator, ops::make_edit(before, bigger));
    town.act(*volunteer, ops::GiveBackShift{shift});
    town.sync(*volunteer);
    BOOST_TEST(town.round_trip(*coordinator).guessed_seq == 0u);
    BOOST_TEST(!town.round_trip(*coordinator).reset);
}

// As an app of the first release asks and reads: frame version 1, schema 1, no guess.
wire::SyncResponse round_trip_v1(Municipality& town, Tablet& tablet) {
    sync::Replica& replica = *tablet.replica;
    wire::SyncRequest asked = replica.make_request(town.now);
    asked.schema = 1;
    const auto request = wire::decode_sync_request(wire::encode_v1(asked, replica.cursor()));
    BOOST_REQUIRE(request.ok());
    BOOST_TEST(request->protocol == 1u);
    const auto answer = town.authority.sync(replica.device(), *request, town.now);
    BOOST_REQUIRE(answer.ok());
    const Bytes frame = wire::encode_v1(*answer, town.authority.history());
    auto response = *wire::decode_sync_response(frame);
    BOOST_TEST(response.history == town.authority.history());
    response.protocol = wire::protocol_version;
    BOOST_REQUIRE(replica.on_response(asked, response).ok());
    tablet.store.complete_all(replica);
    return response;
}

BOOST_AUTO_TEST_CASE(an_app_of_the_first_release_syncs_and_gets_nothing_it_cannot_read) {
    Municipality town;
    auto coordinator = town.join(town.first_code);
    auto old = town.add_volunteer(*coordinator, "Hanne", town.root());
    const Id<Shift> shift = town.add_shift(*coordinator, town.root(), 1);
    round_trip_v1(town, *old);
    town.act(*old, ops::TakeShift{shift});
    const auto response = round_trip_v1(town, *old);
    BOOST_TEST(response.guessed_seq == 0u);
    BOOST_TEST(response.outcomes.size() == 1u);
    round_trip_v1(town, *old);
    const State& held = old->replica->shown();
    BOOST_TEST(old->replica->unsent() == 0u);
    BOOST_TEST(held.sign_ups_of(shift).size() == 1u);
    BOOST_TEST(!held.keys().empty());
    for (const RowKey key : held.keys()) BOOST_TEST(key.table <= table_id<Invitation>);
    for (const auto& [id, row] : held.table<Grant>()) {
        BOOST_TEST((row.value.role <= Role::coordinator));
    }
    // The same tablet with the new app: what it could not read comes now.
    town.sync(*old);
    BOOST_TEST(!held.table<Device>().empty());
}

BOOST_AUTO_TEST_CASE(what_the_store_refuses_never_happened) {
    Municipality town;
    auto coordinator = town.join(town.first_code);
    town.act(*coordinator,
             ops::Create<Unit>{Unit{
                 .id = {}, .parent = town.root(), .name = "Skovbo", .address = {}, .phone = {}}});
    const auto request = coordinator->replica->make_request(town.now);
    const auto seq = town.authority.seq();
    town.store.broken = true;
    BOOST_TEST(!town.authority.sync(coordinator->replica->device(), request, town.now).ok());
    BOOST_TEST(town.authority.seq() == seq);
    BOOST_TEST(town.authority.state().table<Unit>().size() == 1u);
    town.store.broken = false;
    town.sync(*coordinator);
    BOOST_TEST(town.authority.state().table<Unit>().size() == 2u);
    BOOST_TEST(coordinator->replica->unsent() == 0u);
}

BOOST_AUTO_TEST_CASE(a_quiet_device_asks_and_is_answered_in_forty_bytes_each) {
    Municipality town;
    auto coordinator = town.join(town.first_code);
    town.sync(*coordinator);
    BOOST_TEST(wire::encode(coordinator->replica->make_request(town.now)).size() <= 40u);
    BOOST_TEST(wire::encode(town.round_trip(*coordinator)).size() <= 40u);
}

BOOST_AUTO_TEST_CASE(a_server_that_forgot_what_devices_hold_sends_nothing_twice) {
    Municipality town;
    auto coordinator = town.join(town.first_code);
    auto volunteer = town.add_volunteer(*coordinator, "Hanne", town.root());
    town.sync(*coordinator);
    // A restart: the same contents, no memory of views.
    sync::AuthorityContents contents{.history = 4711, .seq = town.authority.seq()};
    for (const RowKey key : town.authority.state().keys()) {
        auto found = *town.authority.state().get(key);
        contents.rows.push_back({found.row, found.stamp});
    }
    for (const auto& [alias, device] : town.authority.devices()) {
        contents.devices.push_back(device);
    }
    sync::Authority restarted(town.store, contents);
    const auto answer = restarted.sync(coordinator->replica->device(),
                                       coordinator->replica->make_request(town.now), town.now);
    BOOST_TEST(!answer->reset);
    BOOST_TEST(answer->rows.empty());
}

BOOST_AUTO_TEST_SUITE_END()

// A server that is set back to a backup gets again what that lacks; a tablet that is set back to an
// older copy is told what may have been sent already; a forgotten device comes back as itself.
#include <boost/test/unit_test.hpp>

#include "tests/support/thread_fixture.hpp"

using namespace tovholder;
using namespace tovholder::testing;

namespace {

ops::Edit<Unit> rename(Id<Unit> unit, const std::string& name) {
    Unit values;
    values.id = unit;
    values.name = name;
    ops::Edit<Unit> edit{unit, values, {}};
    edit.fields.add(2);
    return edit;
}

// A database as it is now, so that a server can be started from it later.
sync::AuthorityContents back_up(const sync::Authority& authority) {
    sync::AuthorityContents contents{.history = authority.history(), .seq = authority.seq()};
    for (const RowKey key : authority.state().keys()) {
        const auto found = authority.state().get(key);
        contents.rows.push_back({found->row, found->stamp});
    }
    for (const auto& [alias, device] : authority.devices()) contents.devices.push_back(device);
    return contents;
}

struct Restored {
    Municipality town;
    std::unique_ptr<Tablet> tablet = town.join(town.first_code);
    sync::Replica& replica = *tablet->replica;
    sync::AuthorityContents backup = back_up(town.authority);

    void restore() {
        backup.history += 1;
        backup.aliases_used_below = 1000;
        backup.seq += sync::seqs_left_free;
        start(backup);
    }
    void start(const sync::AuthorityContents& contents) {
        std::destroy_at(&town.authority);
        std::construct_at(&town.authority, town.store, contents);
    }
    // As a Session does after op_gap.
    static void ask_where_it_stands(Municipality& town, Tablet& tablet) {
        auto plain = tablet.replica->make_request(town.now);
        plain.ops.clear();
        const auto answer = town.authority.sync(tablet.replica->device(), plain, town.now);
        BOOST_REQUIRE(answer.ok());
        BOOST_REQUIRE(tablet.replica->on_response(plain, *answer).ok());
    }
    void act_and_send(const std::string& name) {
        town.act(*tablet, rename(town.root(), name));
        town.sync(*tablet);
    }
    std::string name() { return town.authority.state().find(town.root())->name; }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(replica_journal_tests)

BOOST_FIXTURE_TEST_CASE(a_restored_server_gets_again_what_its_backup_lacks, Restored) {
    act_and_send("Ny");
    BOOST_TEST(replica.unsent() == 0u);
    restore();
    BOOST_TEST(name() == "Åkær Kommune");
    town.round_trip(*tablet);
    BOOST_TEST(replica.unsent() == 1u);
    BOOST_TEST(replica.offered_again() == 1u);
    BOOST_TEST(replica.shown().find(town.root())->name == "Ny");
    town.sync(*tablet);
    BOOST_TEST(name() == "Ny");
    BOOST_TEST(replica.unsent() == 0u);
    BOOST_TEST(replica.refusals().empty());
}

BOOST_FIXTURE_TEST_CASE(a_restarted_server_knows_a_tablet_that_changes_what_it_holds, Restored) {
    act_and_send("Ny");
    start(back_up(town.authority));
    town.act(*tablet, rename(town.root(), "Nyere"));
    BOOST_TEST(!town.round_trip(*tablet).reset);
    BOOST_TEST(name() == "Nyere");
    BOOST_TEST(!town.round_trip(*tablet).reset);
}

BOOST_FIXTURE_TEST_CASE(what_is_sent_again_does_not_overrule_in_silence_what_came_since, Restored) {
    const auto another = [&] {
        return town.join(*town.authority.invite(replica.person(), town.now, town.random));
    };
    const auto other = another();
    const auto lost = another();
    town.sync(*tablet);
    backup = back_up(town.authority);
    for (const char* name : {"B", "C", "D"}) {
        town.act(*lost, rename(town.root(), name));
        town.sync(*lost);
    }
    town.sync(*tablet);
    town.act(*tablet, rename(town.root(), "Sendt igen"));
    restore();
    // Were seqs given again, this change would have one that the first tablet has passed.
    town.act(*other, rename(town.root(), "Efter"));
    ask_where_it_stands(town, *other);
    town.sync(*other);
    ask_where_it_stands(town, *tablet);
    town.sync(*tablet);
    BOOST_TEST(!town.authority.state().table<Conflict>().empty());
}

// A request that was on its way for long reaches the restored server, and nobody hears the answer.
BOOST_FIXTURE_TEST_CASE(what_a_late_copy_was_refused_on_a_restored_server_is_told, Restored) {
    const auto volunteer = town.add_volunteer(*tablet, "Aage", town.root());
    backup = back_up(town.authority);
    const Id<Shift> shift = town.add_shift(*tablet, town.root(), 1);
    town.sync(*volunteer);
    const OpId taken = town.act(*volunteer, ops::TakeShift{shift});
    const auto copy = volunteer->replica->make_request(town.now);
    town.sync(*volunteer);
    BOOST_TEST(volunteer->replica->refusals().empty());
    restore();
    const auto lost = town.authority.sync(volunteer->replica->device(), copy, town.now);
    BOOST_REQUIRE(lost.ok());
    BOOST_TEST(!lost->outcomes.back().applied());  // the shift is not there again yet
    town.sync(*tablet);
    town.sync(*volunteer);
    BOOST_TEST(volunteer->replica->refusals().contains(taken.number));
    BOOST_TEST(!volunteer->replica->remembers(taken.number));
    town.sync(*volunteer);
    BOOST_TEST(volunteer->replica->refusals().size() == 1u);
}

BOOST_FIXTURE_TEST_CASE(what_was_answered_is_known_after_a_restart_of_the_tablet, Restored) {
    act_and_send("Ny");
    auto opened = sync::Replica::open(tablet->store, tablet->store.entries());
    tablet->replica = std::move(*opened);
    restore();
    town.sync(*tablet);
    BOOST_TEST(name() == "Ny");
}

BOOST_FIXTURE_TEST_CASE(what_is_unsent_follows_what_is_offered_again, Restored) {
    act_and_send("Ny");
    restore();
    town.act(*tablet, rename(town.root(), "Nyere"));
    const auto asked = replica.make_request(town.now);
    const auto refused = town.authority.sync(replica.device(), asked, town.now);
    BOOST_REQUIRE(!refused.ok());
    BOOST_TEST((refused.error().code == ErrorCode::op_gap));
    ask_where_it_stands(town, *tablet);
    BOOST_TEST(replica.unsent() == 2u);
    town.sync(*tablet);
    BOOST_TEST(name() == "Nyere");
}

BOOST_FIXTURE_TEST_CASE(what_was_answered_is_forgotten_after_some_weeks, Restored) {
    act_and_send("Ny");
    BOOST_TEST(replica.remembers(1));
    town.now = town.now + 36 * seconds_per_day;
    act_and_send("Nyere");
    BOOST_TEST(!replica.remembers(1));
    BOOST_TEST(replica.remembers(2));
    BOOST_TEST(!tablet->store.disk.contains({sync::Area::journal, 1}));
    restore();
    town.sync(*tablet);
    BOOST_TEST(name() == "Nyere");
}

BOOST_FIXTURE_TEST_CASE(a_tablet_set_back_to_an_older_copy_says_what_may_have_been_sent, Restored) {
    const auto copy = tablet->store.entries();
    act_and_send("Sendt");
    act_and_send("Også sendt");
    tablet->store.disk.clear();
    for (const sync::StoreEntry& entry : copy) {
        tablet->store.disk[{entry.area, entry.key}] = entry.value;
    }
    auto opened = sync::Replica::open(tablet->store, copy);
    tablet->replica = std::move(*opened);
    const OpId again = town.act(*tablet, rename(town.root(), "Skrevet på den gamle"));
    BOOST_TEST(again.number == 1u);
    town.sync(*tablet);
    BOOST_TEST(name() == "Også sendt");
    const auto& refusals = tablet->replica->refusals();
    BOOST_REQUIRE(refusals.contains(1));
    BOOST_TEST((refusals.at(1).error.code == ErrorCode::op_changed));
    // From here on its numbers are right.
    town.act(*tablet, rename(town.root(), "Ny"));
    town.sync(*tablet);
    BOOST_TEST(name() == "Ny");
}

BOOST_FIXTURE_TEST_CASE(what_follows_a_reused_number_is_refused_with_it, Restored) {
    act_and_send("Ny");
    const auto op = [&](OpNumber number, const std::string& name) {
        return ops::Op{{replica.device(), number}, town.now, 0, rename(town.root(), name)};
    };
    wire::SyncRequest request = wire::request_at(replica.cursor(), town.now);
    request.ops = {op(1, "Andet"), op(2, "Efter")};
    const auto answer = town.authority.sync(replica.device(), request, town.now);
    BOOST_REQUIRE(answer.ok());
    BOOST_REQUIRE(answer->outcomes.size() == 2u);
    for (const wire::Outcome& outcome : answer->outcomes) BOOST_TEST(!outcome.applied());
    BOOST_TEST(name() == "Ny");
}

BOOST_FIXTURE_TEST_CASE(a_device_that_the_server_forgot_comes_back_as_itself, Restored) {
    auto late = town.join(*town.authority.invite(replica.person(), town.now, town.random));
    town.act(*late, rename(town.root(), "Sendt"));
    town.sync(*late);
    town.act(*late, rename(town.root(), "Usendt"));
    restore();
    BOOST_TEST(!town.authority.authenticate(late->replica->token()).ok());

    const auto code = *town.authority.invite(replica.person(), town.now, town.random);
    const auto joined = town.authority.join(
        {code, "Tablet", late->replica->token(), late->replica->device()}, town.now, town.random);
    BOOST_REQUIRE(joined.ok());
    BOOST_TEST(joined->device == late->replica->device());
    BOOST_REQUIRE(late->replica->rejoin(*joined).ok());
    late->store.complete_all(*late->replica);
    ask_where_it_stands(town, *late);
    town.sync(*late);
    BOOST_TEST(name() == "Usendt");
}

BOOST_FIXTURE_TEST_CASE(a_new_device_gets_none_of_the_names_that_are_in_doubt, Restored) {
    restore();
    const auto code = *town.authority.invite(replica.person(), town.now, town.random);
    BOOST_TEST(town.join(code)->replica->device() >= 1000u);
}

BOOST_FIXTURE_TEST_CASE(nobody_gets_a_name_that_was_never_given_out, Restored) {
    const auto join = [&](DeviceAlias wanted) {
        const auto code = *town.authority.invite(replica.person(), town.now, town.random);
        const std::string token(32, static_cast<char>('a' + wanted % 26));
        return town.authority.join({code, "Tablet", token, wanted}, town.now, town.random)->device;
    };
    BOOST_TEST(join(500) == replica.device() + 1);  // not restored: nothing is in doubt
    BOOST_TEST(join(replica.device()) == replica.device() + 2);  // another's
    restore();
    BOOST_TEST(join(500) == 500u);
    BOOST_TEST(join(5000) == 1000u);
}

BOOST_FIXTURE_TEST_CASE(another_persons_code_does_not_take_a_tablet_over, Restored) {
    const wire::Joined other{replica.device(), replica.token(), Id<Person>::make({77, 1}, 1), 4712};
    BOOST_TEST(!replica.rejoin(other).ok());
    wire::Joined elsewhere = other;
    elsewhere.person = replica.person();
    elsewhere.device += 1;
    BOOST_TEST(!replica.rejoin(elsewhere).ok());
}

BOOST_AUTO_TEST_SUITE_END()

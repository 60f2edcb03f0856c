// The tablet's half: what is shown, what is on disk, what may be sent.
#include "shared/sync/replica.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <set>

#include "tests/support/coordinator_tablet.hpp"

using namespace tovholder;
using namespace tovholder::testing;
using sync::Area;

BOOST_AUTO_TEST_SUITE(replica_tests)

BOOST_FIXTURE_TEST_CASE(a_command_is_shown_at_once_and_saved_when_the_disk_says_so, Coordinator) {
    BOOST_REQUIRE(rename("Ny").ok());
    BOOST_TEST(name_shown() == "Ny");
    BOOST_TEST(replica.unsent() == 1u);
    BOOST_TEST(!replica.saved());
    BOOST_TEST(replica.make_request(town.now).ops.empty());
    tablet->store.complete_all(replica);
    BOOST_TEST(replica.saved());
    BOOST_TEST(replica.make_request(town.now).ops.size() == 1u);
}

BOOST_FIXTURE_TEST_CASE(a_command_that_cannot_be_leaves_nothing_behind, Coordinator) {
    const auto version = replica.version();
    BOOST_TEST(!rename("").ok());
    BOOST_TEST(replica.unsent() == 0u);
    BOOST_TEST(replica.version() == version);
    BOOST_TEST(tablet->store.waiting.empty());
}

BOOST_FIXTURE_TEST_CASE(an_op_whose_write_failed_is_kept_and_written_again, Coordinator) {
    BOOST_REQUIRE(rename("Ny").ok());
    fail_next();
    BOOST_TEST((replica.storage_error()->code == ErrorCode::storage_full));
    BOOST_TEST(!replica.saved());
    BOOST_TEST(replica.make_request(town.now).ops.empty());
    replica.retry_storage();
    tablet->store.complete_all(replica);
    BOOST_TEST(replica.saved());
    BOOST_TEST(!replica.storage_error().has_value());
    BOOST_TEST(reopen()->unsent() == 1u);
}

BOOST_FIXTURE_TEST_CASE(another_commit_that_works_does_not_hide_that_one_failed, Coordinator) {
    BOOST_REQUIRE(rename("A").ok());
    BOOST_REQUIRE(rename("B").ok());
    fail_next();
    tablet->store.complete_all(replica);
    BOOST_TEST(replica.storage_error().has_value());
    BOOST_TEST(!replica.saved());
}

BOOST_FIXTURE_TEST_CASE(nothing_is_sent_while_an_outcome_is_not_on_disk, Coordinator) {
    BOOST_REQUIRE(rename("A").ok());
    tablet->store.complete_all(replica);
    BOOST_REQUIRE(rename("B").ok());
    const auto request = replica.make_request(town.now);
    BOOST_REQUIRE(replica.on_response(request, answer(request)).ok());
    BOOST_REQUIRE(tablet->store.waiting.size() == 2u);
    const sync::Ticket outbox = tablet->store.waiting.front().ticket;
    tablet->store.waiting.pop_front();
    replica.on_stored(outbox, {});
    BOOST_TEST(replica.sendable() == 0u);  // the outcome is under way
    fail_next();
    BOOST_TEST(replica.sendable() == 0u);  // and was not written
    replica.retry_storage();
    tablet->store.complete_all(replica);
    BOOST_TEST(replica.sendable() == 1u);
}

BOOST_FIXTURE_TEST_CASE(an_answer_to_an_empty_request_takes_nothing_from_the_outbox, Coordinator) {
    const auto empty = replica.make_request(town.now);
    BOOST_REQUIRE(rename("A").ok());
    tablet->store.complete_all(replica);
    (void)answer(replica.make_request(town.now));  // the server has it; the answer is lost
    const auto late = answer(empty);
    BOOST_TEST(late.next_op > 1u);
    BOOST_REQUIRE(replica.on_response(empty, late).ok());
    BOOST_TEST(replica.unsent() == 1u);  // its outcome was not told yet
    const auto again = replica.make_request(town.now);
    BOOST_REQUIRE(replica.on_response(again, answer(again)).ok());
    BOOST_TEST(replica.unsent() == 0u);
}

BOOST_FIXTURE_TEST_CASE(a_hole_in_the_outbox_on_disk_is_filled_and_the_rest_is_sent, Coordinator) {
    BOOST_REQUIRE(rename("A").ok());
    fail_next();
    BOOST_REQUIRE(rename("B").ok());
    tablet->store.complete_all(replica);  // the second is on disk, the first is not
    const auto reopened = reopen();
    BOOST_TEST(reopened->unsent() == 2u);
    const auto request = reopened->make_request(town.now);
    const auto response = answer(request);
    BOOST_TEST(response.outcomes.size() == 2u);
    BOOST_REQUIRE(reopened->on_response(request, response).ok());
    BOOST_TEST(reopened->unsent() == 0u);
    BOOST_TEST(town.authority.state().find(unit())->name == "B");
}

BOOST_FIXTURE_TEST_CASE(a_guess_is_replayed_on_top_of_what_others_did, Coordinator) {
    BOOST_REQUIRE(rename("Mit").ok());
    const auto other_code = town.authority.invite(replica.person(), town.now, town.random);
    const auto other = town.join(*other_code);
    Unit values;
    values.id = unit();
    values.address = "Torvet 1";
    ops::Edit<Unit> edit{unit(), values, {}};
    edit.fields.add(3);
    BOOST_REQUIRE(other->replica->perform(edit, town.now).ok());
    town.sync(*other);
    const auto empty = replica.make_request(town.now);
    BOOST_REQUIRE(replica.on_response(empty, answer(empty)).ok());
    BOOST_TEST(name_shown() == "Mit");
    BOOST_TEST(replica.shown().find(unit())->address == "Torvet 1");
    BOOST_TEST(replica.base().find(unit())->name == "Åkær Kommune");
    // The page on disk holds what the server said, not what is shown.
    tablet->store.complete_all(replica);
    const auto reopened = reopen();
    BOOST_TEST(reopened->base().find(unit())->name == "Åkær Kommune");
    BOOST_TEST(reopened->base().find(unit())->address == "Torvet 1");
    BOOST_TEST(reopened->shown().find(unit())->name == "Mit");
}

BOOST_FIXTURE_TEST_CASE(a_refusal_is_shown_until_dismissed_also_after_a_restart, Coordinator) {
    Shift shift;
    shift.id = Id<Shift>::local(1);
    Activity activity;
    activity.id = Id<Activity>::local(1);
    activity.unit = unit();
    activity.name = "Gågruppe";
    BOOST_REQUIRE(replica.perform(import_of(activity), town.now).ok());
    town.sync(*tablet);
    shift.activity = replica.base().table<Activity>().begin()->first;
    shift.starts = town.now + 3600;
    shift.ends = town.now + 7200;
    BOOST_REQUIRE(replica.perform(ops::Create<Shift>{shift}, town.now).ok());
    town.sync(*tablet);
    const Id<Shift> id = replica.base().table<Shift>().begin()->first;
    BOOST_REQUIRE(replica.perform(ops::TakeShift{id}, town.now).ok());
    const OpNumber number = replica.make_request(town.now).ops.empty() ? 3 : 0;
    BOOST_REQUIRE(number == 3u);
    town.now = town.now + 86'400;  // the server gets it when the shift is over
    town.sync(*tablet);
    BOOST_REQUIRE(replica.refusals().contains(number));
    BOOST_TEST((replica.refusals().at(number).error.code == ErrorCode::shift_over));
    const auto about = wire::decode_page(as_bytes(replica.refusals().at(number).about));
    BOOST_REQUIRE(about.ok());
    BOOST_REQUIRE(about->size() == 2u);
    BOOST_TEST(std::get<Activity>(about->front().row).name == "Gågruppe");
    BOOST_TEST(std::get<Shift>(about->back().row).id.value == id.value);
    BOOST_TEST(replica.shown().table<SignUp>().empty());
    BOOST_TEST(reopen()->refusals().contains(number));

    Bytes& stored = tablet->store.disk.at({Area::review, number});
    stored[stored.size() / 2] ^= 1;
    sync::OpenReport report;
    BOOST_TEST(reopen(&report)->refusals().empty());
    BOOST_REQUIRE(report.quarantined.size() == 1u);
    BOOST_TEST(report.quarantined.front() == stored);
    stored[stored.size() / 2] ^= 1;

    replica.dismiss_refusal(number);
    tablet->store.complete_all(replica);
    BOOST_TEST(reopen()->refusals().empty());
}

BOOST_AUTO_TEST_CASE(nothing_is_sent_before_the_identity_is_on_disk) {
    Municipality town;
    const auto joined = town.authority.join({town.first_code, "Tablet"}, town.now, town.random);
    BOOST_REQUIRE(joined.ok());
    MemoryDeviceStore store;
    const auto replica = sync::Replica::create(store, *joined);
    BOOST_REQUIRE(store.waiting.size() == 1u);
    replica->on_stored(store.waiting.front().ticket, Error{ErrorCode::storage_failed});
    store.waiting.clear();
    const auto request = replica->make_request(town.now);
    const auto response = town.authority.sync(joined->device, request, town.now);
    BOOST_REQUIRE(replica->on_response(request, *response).ok());
    BOOST_REQUIRE(replica->perform(ops::SeeNotice{{77}}, town.now).ok() == false);
    Unit unit;
    unit.id = Id<Unit>::local(1);
    unit.parent = replica->base().table<Unit>().begin()->first;
    unit.name = "Skovbo";
    BOOST_REQUIRE(replica->perform(ops::Create<Unit>{unit}, town.now).ok());
    // All but the identity is written; the commit with it fails again.
    while (!store.waiting.empty()) {
        const auto next = store.waiting.front();
        store.waiting.pop_front();
        bool has_meta = false;
        for (const auto& write : next.writes) has_meta = has_meta || write.area == Area::meta;
        replica->on_stored(next.ticket, has_meta
                                            ? std::optional<Error>(Error{ErrorCode::storage_failed})
                                            : std::nullopt);
    }
    BOOST_TEST(replica->make_request(town.now).ops.empty());
    replica->retry_storage();
    store.complete_all(*replica);
    BOOST_TEST(replica->make_request(town.now).ops.size() == 1u);
}

BOOST_FIXTURE_TEST_CASE(what_a_power_cut_can_take_back_is_written_again_with_what_failed,
                        Coordinator) {
    BOOST_REQUIRE(rename("Ny").ok());
    tablet->store.complete_all(replica);
    const auto with_op = replica.make_request(town.now);
    BOOST_REQUIRE(replica.on_response(with_op, answer(with_op)).ok());
    Unit phoned = *town.authority.state().find(unit());
    phoned.phone = "20430712";
    BOOST_REQUIRE(town.authority.load({{phoned}, {}}).ok());
    const auto without = replica.make_request(town.now);
    BOOST_REQUIRE(replica.on_response(without, answer(without)).ok());
    fail_next();  // that the op was answered; the rows that came later are written, but not for
                  // sure
    tablet->store.complete_all(replica);
    replica.retry_storage();
    BOOST_REQUIRE(!tablet->store.waiting.empty());
    bool has_meta = false;
    for (const auto& waiting : tablet->store.waiting) {
        for (const auto& write : waiting.writes) has_meta = has_meta || write.area == Area::meta;
    }
    BOOST_TEST(has_meta);
}

BOOST_FIXTURE_TEST_CASE(an_answer_that_does_not_fit_changes_nothing, Coordinator) {
    const auto request = replica.make_request(town.now);
    wire::SyncResponse response = answer(request);
    response.outcomes = {{2, {}}, {1, {}}};
    response.next_op = 3;
    const auto version = replica.version();
    BOOST_TEST(!replica.on_response(request, response).ok());
    BOOST_TEST(replica.version() == version);
}

BOOST_FIXTURE_TEST_CASE(an_answer_without_news_changes_nothing_that_is_shown, Coordinator) {
    const auto version = replica.version();
    const auto request = replica.make_request(town.now);
    BOOST_REQUIRE(replica.on_response(request, answer(request)).ok());
    tablet->store.complete_all(replica);
    BOOST_TEST(replica.version() == version);
}

BOOST_FIXTURE_TEST_CASE(the_clocks_error_is_the_difference_to_the_servers, Coordinator) {
    const auto request = replica.make_request(town.now + 3600);
    BOOST_REQUIRE(replica.on_response(request, answer(request)).ok());
    BOOST_TEST(replica.clock_ahead_s() == 3600);
}

BOOST_FIXTURE_TEST_CASE(unsent_ops_can_be_exported, Coordinator) {
    BOOST_REQUIRE(rename("A").ok());
    BOOST_REQUIRE(rename("B").ok());
    const auto frames = replica.export_outbox();
    BOOST_REQUIRE(frames.size() == 2u);
    BOOST_TEST(wire::decode_op(frames[1])->id.number == 2u);
}

BOOST_FIXTURE_TEST_CASE(an_emptied_store_is_written_anew_in_one_commit_and_holds_everything,
                        Coordinator) {
    BOOST_REQUIRE(rename("Ny").ok());
    tablet->store.complete_all(replica);
    BOOST_TEST(replica.saved());
    const auto before = tablet->store.disk;
    tablet->store.disk.clear();
    (void)replica.store_anew({{Area::lock, 0, Bytes{7}}});
    BOOST_TEST(!replica.saved());
    BOOST_TEST(replica.sendable() == 0u);
    BOOST_TEST(replica.unstored() == 1u);
    BOOST_REQUIRE(tablet->store.waiting.size() == 1u);
    BOOST_TEST((tablet->store.waiting.front().writes.front().area == Area::lock));
    tablet->store.complete_all(replica);
    BOOST_TEST(replica.saved());
    BOOST_TEST(replica.sendable() == 1u);
    tablet->store.disk.erase({Area::lock, 0});
    BOOST_TEST((tablet->store.disk == before));
    BOOST_TEST(reopen()->shown().find(unit())->name == "Ny");
}

BOOST_FIXTURE_TEST_CASE(what_an_older_commit_could_not_write_is_written_by_a_later_one,
                        Coordinator) {
    BOOST_REQUIRE(rename("Ny").ok());
    (void)replica.store_anew({});
    fail_next();
    BOOST_TEST(!replica.saved());
    tablet->store.complete_all(replica);
    BOOST_TEST(replica.saved());
    BOOST_TEST(!replica.storage_error().has_value());
}

BOOST_FIXTURE_TEST_CASE(what_is_only_in_memory_is_known_and_since_when, Coordinator) {
    const auto first = rename("Ny");
    BOOST_REQUIRE(first.ok());
    BOOST_TEST(!replica.is_stored(first->number));
    BOOST_TEST(replica.unstored_ops().size() == 1u);
    BOOST_TEST(replica.oldest_unsent().seconds == town.now.seconds);
    tablet->store.complete_all(replica);
    BOOST_TEST(replica.is_stored(first->number));
    BOOST_TEST(replica.unstored_ops().empty());
    town.sync(*tablet);
    BOOST_TEST(replica.is_stored(first->number));
    BOOST_TEST(replica.oldest_unsent().seconds == 0);
}

// The answer could not be written, and a poll comes after it: its commit must not take the end of
// the op without what says that it was answered, or a power cut leaves a hole in the numbers.
BOOST_FIXTURE_TEST_CASE(what_could_not_be_written_is_written_whole, Coordinator) {
    BOOST_REQUIRE(rename("Ny").ok());
    tablet->store.complete_all(replica);
    const auto request = replica.make_request(town.now);
    BOOST_REQUIRE(replica.on_response(request, answer(request)).ok());
    fail_next();
    town.now = town.now + 3600;
    const auto poll = replica.make_request(town.now);
    BOOST_REQUIRE(replica.on_response(poll, answer(poll)).ok());
    BOOST_REQUIRE(tablet->store.waiting.size() == 1u);
    std::set<Area> areas;
    for (const sync::StoreWrite& write : tablet->store.waiting.front().writes) {
        areas.insert(write.area);
    }
    BOOST_TEST(areas.contains(Area::meta));
    BOOST_TEST(areas.contains(Area::outbox));
    BOOST_TEST(areas.contains(Area::journal));
    BOOST_TEST((tablet->store.waiting.front().durability == sync::Durability::strict));
}

BOOST_AUTO_TEST_SUITE_END()

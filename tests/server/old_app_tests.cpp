// The app of the first release, itself, with the present server over real sockets; and its store,
// opened by the present app.
#include <boost/test/unit_test.hpp>

#include "server/application.hpp"
#include "server/base/hex.hpp"
#include "tests/old_apps/old_tablet.hpp"
#include "tests/support/server/running_server.hpp"
#include "tests/support/thread_fixture.hpp"

using namespace tovholder;
using namespace tovholder::server;
using namespace tovholder::testing;
using old_apps::OldTablet;

namespace {

constexpr std::int64_t now = noon.seconds;

struct Fixture {
    Municipality town;
    std::unique_ptr<Tablet> mette = town.join(town.first_code);
    std::unique_ptr<Tablet> bodil = town.add_volunteer(*mette, "Bodil", town.root());
    Id<Shift> shift = town.add_shift(*mette, town.root(), 1);
    std::string code_of_mette = *town.authority.invite(mette->replica->person(), noon, town.random);
    std::string code_of_bodil = *town.authority.invite(bodil->replica->person(), noon, town.random);
    Log log{nullptr};
    Hub hub;
    SyncService service{town.authority, town.random, [] { return noon; }, log,
                        [this](std::uint64_t seq, DeviceAlias by) { hub.changed(seq, by); }};
    Application application{service, hub, StaticFiles(), [] { return true; }};
    RunningServer server{application};
    HttpClient client{server.port()};

    std::unique_ptr<OldTablet> join_old(const std::string& code) {
        const auto answer = client.post("/join", OldTablet::join_request(code));
        BOOST_REQUIRE(answer->status == 200);
        const ByteView body = as_bytes(answer->body);
        auto old = OldTablet::join(Bytes(body.begin(), body.end()));
        BOOST_REQUIRE(old != nullptr);
        return old;
    }
    // One request of the old app. What it says to the answer.
    std::string round_trip(OldTablet& old) {
        const auto answer = client.post("/sync", old.ask(now),
                                        "Authorization: Bearer " + to_hex(old.token()) + "\r\n");
        BOOST_REQUIRE(answer.has_value());
        const ByteView body = as_bytes(answer->body);
        return old.take(now, Bytes(body.begin(), body.end()));
    }
    void sync(OldTablet& old) {
        for (int rounds = 0; rounds < 50; ++rounds) {
            BOOST_REQUIRE(round_trip(old).empty());
            if (old.unsent() == 0 && !old.wants_more()) return;
        }
        BOOST_FAIL("the old app does not come to an end");
    }
    // A tablet with the present app, over the same sockets.
    wire::SyncResponse sync(Tablet& tablet) {
        sync::Replica& replica = *tablet.replica;
        wire::SyncResponse first;
        for (int round = 0;; ++round) {
            const auto asked = replica.make_request(noon);
            const auto answer =
                client.post("/sync", wire::encode(asked),
                            "Authorization: Bearer " + to_hex(replica.token()) + "\r\n");
            BOOST_REQUIRE(answer->status == 200);
            const auto response = wire::decode_sync_response(as_bytes(answer->body));
            BOOST_REQUIRE(response.ok());
            BOOST_REQUIRE(replica.on_response(asked, *response).ok());
            tablet.store.complete_all(replica);
            if (round == 0) first = *response;
            if (replica.unsent() == 0 && !replica.wants_more()) return first;
        }
    }
    std::size_t sign_ups(const Tablet& tablet) const {
        return tablet.replica->shown().sign_ups_of(shift).size();
    }
    static std::vector<sync::StoreEntry> entries_of(const OldTablet& old) {
        std::vector<sync::StoreEntry> entries;
        for (const old_apps::StoredValue& stored : old.disk()) {
            entries.push_back({static_cast<sync::Area>(stored.area), stored.key, stored.value});
        }
        return entries;
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(old_app, Fixture)

BOOST_AUTO_TEST_CASE(it_joins_pulls_and_what_is_done_on_it_reaches_others) {
    const auto old = join_old(code_of_bodil);
    sync(*old);
    BOOST_TEST(old->holds(table_id<Shift>, shift.value));
    BOOST_TEST(old->holds(table_id<Person>, old->person()));
    BOOST_TEST(old->take_shift(now, shift.value).empty());
    BOOST_TEST(old->unsent() == 1u);
    sync(*old);
    sync(*mette);
    BOOST_TEST(sign_ups(*mette) == 1u);
    BOOST_TEST(old->give_back_shift(now, shift.value).empty());
    sync(*old);
    BOOST_TEST(old->refused().empty());
}

BOOST_AUTO_TEST_CASE(it_is_sent_no_table_that_it_does_not_know) {
    const auto old = join_old(code_of_mette);
    sync(*old);
    for (const int table : old->tables()) BOOST_TEST(table <= table_id<Invitation>);
    BOOST_TEST(old->tables().size() > 4u);
}

BOOST_AUTO_TEST_CASE(what_the_server_refuses_it_shows_in_words_that_it_has) {
    const auto old = join_old(code_of_bodil);
    sync(*old);
    town.act(*mette, ops::SetShiftCancelled{shift, true});
    sync(*mette);
    BOOST_TEST(old->take_shift(now, shift.value).empty());  // it has not heard of it
    sync(*old);
    BOOST_TEST(old->unsent() == 0u);
    BOOST_REQUIRE(old->refused().size() == 1u);
    BOOST_TEST(old->refused().front() == "shift_cancelled");
}

BOOST_AUTO_TEST_CASE(an_edit_on_it_that_meets_anothers_is_answered_so_that_it_goes_on) {
    const auto old = join_old(code_of_mette);
    sync(*old);
    const Id<Unit> root = mette->replica->shown().table<Unit>().begin()->first;
    ops::Edit<Unit> edit{root, {}, {}};
    edit.values.id = root;
    edit.values.name = "Åkær Ny Kommune";
    edit.fields.add(2);
    town.act(*mette, edit);
    sync(*mette);
    BOOST_TEST(old->rename_unit(now, root.value, "Gamle Åkær").empty());
    sync(*old);
    sync(*old);
    BOOST_TEST(old->unsent() == 0u);
    sync(*mette);
    // One of the two is the name, and the other one is kept as a version to choose.
    BOOST_TEST(mette->replica->shown().table<Conflict>().size() == 1u);
}

BOOST_AUTO_TEST_CASE(it_hears_that_it_was_withdrawn_in_a_word_that_it_knows) {
    const auto old = join_old(code_of_bodil);
    sync(*old);
    sync(*mette);
    for (const auto& [id, row] : mette->replica->shown().table<Device>()) {
        if (row.value.person == bodil->replica->person()) {
            BOOST_REQUIRE(mette->replica->perform(ops::WithdrawDevice{row.value.id}, noon).ok());
        }
    }
    mette->store.complete_all(*mette->replica);
    sync(*mette);
    BOOST_TEST(round_trip(*old) == "unknown_device");
}

BOOST_AUTO_TEST_CASE(the_present_app_opens_its_store_and_sends_what_was_not_sent) {
    const auto old = join_old(code_of_bodil);
    sync(*old);
    BOOST_TEST(old->take_shift(now, shift.value).empty());
    Tablet present;
    sync::OpenReport report;
    const auto entries = entries_of(*old);
    for (const sync::StoreEntry& entry : entries) {
        present.store.disk[{entry.area, entry.key}] = entry.value;
    }
    auto opened = sync::Replica::open(present.store, entries, &report);
    BOOST_REQUIRE(opened.ok());
    present.replica = std::move(*opened);
    BOOST_TEST(report.pages_damaged == 0u);
    BOOST_TEST(report.quarantined.empty());
    BOOST_TEST(present.replica->unsent() == 1u);
    BOOST_TEST(sign_ups(present) == 1u);  // as it was shown
    const auto first = sync(present);
    BOOST_TEST(!first.reset);  // what it held counts
    BOOST_TEST(first.outcomes.size() == 1u);
    BOOST_TEST(present.replica->unsent() == 0u);
    // What the old app could not read has come.
    BOOST_TEST(!present.replica->shown().table<Device>().empty());
    sync(*mette);
    BOOST_TEST(sign_ups(*mette) == 1u);
}

BOOST_AUTO_TEST_CASE(a_refusal_that_it_stored_is_still_shown_by_the_present_app) {
    const auto old = join_old(code_of_bodil);
    sync(*old);
    town.act(*mette, ops::SetShiftCancelled{shift, true});
    sync(*mette);
    BOOST_TEST(old->take_shift(now, shift.value).empty());
    sync(*old);
    MemoryDeviceStore store;
    const auto opened = sync::Replica::open(store, entries_of(*old));
    BOOST_REQUIRE(opened.ok());
    BOOST_REQUIRE((*opened)->refusals().size() == 1u);
    BOOST_TEST(((*opened)->refusals().begin()->second.error.code == ErrorCode::shift_cancelled));
}

BOOST_AUTO_TEST_CASE(fields_that_it_does_not_know_survive_on_it_and_its_edits_leave_them) {
    Unit club;
    club.parent = town.root();
    club.name = "Venneforeningen";
    club.kind = UnitKind::association;
    const OpId made = town.act(*mette, ops::Create<Unit>{club});
    sync(*mette);
    const auto id = Id<Unit>::make(made, 1);
    const auto old = join_old(code_of_mette);
    sync(*old);
    BOOST_TEST(old->rows_with_unknown_fields() > 0u);
    // Its own store, read by itself again, and by the present app.
    const auto again = OldTablet::open(old->disk());
    BOOST_REQUIRE(again != nullptr);
    BOOST_TEST(again->rows_with_unknown_fields() == old->rows_with_unknown_fields());
    MemoryDeviceStore store;
    const auto opened = sync::Replica::open(store, entries_of(*again));
    BOOST_REQUIRE(opened.ok());
    const Unit* held = (*opened)->shown().find(id);
    BOOST_REQUIRE(held != nullptr);
    BOOST_TEST((held->kind == UnitKind::association));
    // An edit of the row by the old app.
    BOOST_TEST(old->rename_unit(now, id.value, "Vennerne").empty());
    sync(*old);
    sync(*mette);
    const Unit* after = mette->replica->shown().find(id);
    BOOST_REQUIRE(after != nullptr);
    BOOST_TEST((after->kind == UnitKind::association));
    BOOST_TEST((after->name == "Vennerne" || old->refused().size() == 1u));
}

BOOST_AUTO_TEST_SUITE_END()

// The sync panel tells what is so: what waits, what was refused, how clock and storage stand.
#include "src/models/sync_model.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/support/thread_fixture.hpp"

using namespace tovholder;
using namespace tovholder::models;
using namespace tovholder::testing;

namespace {

struct Fixture {
    Municipality town;
    std::unique_ptr<Tablet> tablet = town.join(town.first_code);
    sync::Replica& replica = *tablet->replica;
    Viewer viewer;
    SyncFacts facts;
    SyncExtras extras{"tov.example.dk", {1'800'000, 0, false, "indexeddb", false}};

    Fixture() {
        viewer.now = town.now;
        viewer.today = to_local(town.now).date;
        viewer.person = replica.person();
        facts.joined = true;
        facts.answered = true;
        facts.link = sync::Link::up;
        facts.last_answer = town.now;
    }
    SyncModel model() const { return make_sync_model(replica, viewer, facts, extras); }
    void add_units(int count) {
        for (int i = 0; i < count; ++i) {
            Unit unit;
            unit.id = Id<Unit>::local(1);
            unit.parent = replica.shown().table<Unit>().begin()->first;
            unit.name = "Enhed " + std::to_string(i);
            BOOST_REQUIRE(replica.perform(ops::Create<Unit>{unit}, town.now).ok());
        }
        facts.unsent = replica.unsent();
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(sync_model_tests, Fixture)

BOOST_AUTO_TEST_CASE(when_the_server_has_everything_it_says_so_and_when) {
    BOOST_TEST(model().explained == "Serveren har alt, hvad der er skrevet her.");
    BOOST_TEST(model().last_answer == "i dag kl. 13.00");
    BOOST_TEST(model().server == "tov.example.dk");
    BOOST_TEST(model().storage.used == "1,8 MB");
    BOOST_TEST(model().clock.empty());
    BOOST_TEST(model().unsent.empty());
    BOOST_TEST(model().can_try_now);
    facts.last_answer = {};
    BOOST_TEST(model().last_answer == "aldrig endnu");
}

BOOST_AUTO_TEST_CASE(what_waits_is_listed_up_to_a_number_and_counted_in_full) {
    add_units(52);
    BOOST_TEST(model().unsent_count == 52u);
    BOOST_TEST(model().unsent.size() == unsent_lines_max);
    BOOST_TEST(model().unsent_more == "og 2 til");
    BOOST_TEST(model().unsent.front().title.find("Enhed 0") != std::string::npos);
    facts.link = sync::Link::down;
    BOOST_TEST(model().explained ==
               "Det er gemt på denne tablet og bliver sendt af sig selv, når der er net igen.");
}

BOOST_AUTO_TEST_CASE(a_refusal_keeps_what_was_meant_and_why_it_could_not_be) {
    const auto other = town.join(*town.authority.invite(replica.person(), town.now, town.random));
    add_units(1);
    tablet->store.complete_all(replica);
    town.sync(*tablet);
    town.sync(*other);
    // Both delete the new unit; the second is refused.
    const OpId made = replica.shown().table<Unit>().rbegin()->first.op();
    BOOST_REQUIRE(replica.perform(ops::UndoCreation{made}, town.now).ok());
    Unit below;
    below.id = Id<Unit>::local(1);
    below.parent = other->replica->shown().table<Unit>().rbegin()->first;
    below.name = "Under";
    BOOST_REQUIRE(other->replica->perform(ops::Create<Unit>{below}, town.now).ok());
    other->store.complete_all(*other->replica);
    town.sync(*other);
    tablet->store.complete_all(replica);
    town.sync(*tablet);
    BOOST_REQUIRE(model().refused.size() == 1u);
    BOOST_TEST(model().refused.front().title == "Fortrudt: det, der blev oprettet");
    BOOST_TEST(model().refused.front().reason ==
               "Andre har bygget videre på det, så det kan ikke fortrydes.");
}

BOOST_AUTO_TEST_CASE(a_wrong_clock_is_told_from_two_minutes_on) {
    facts.clock_ahead_s = 119;
    BOOST_TEST(model().clock.empty());
    facts.clock_ahead_s = 3600;
    BOOST_TEST(model().clock.find("1 time for hurtigt") != std::string::npos);
    facts.clock_ahead_s = -3600;
    BOOST_TEST(!model().clock.empty());
}

BOOST_AUTO_TEST_CASE(a_disk_that_fails_comes_before_everything_else) {
    facts.storage_error = Error{ErrorCode::storage_full};
    facts.link = sync::Link::down;
    BOOST_TEST(model().storage_failed);
    BOOST_TEST(model().explained.substr(0, 33) == "Det seneste er kun på skærmen e");
    BOOST_TEST(!model().problem.empty());
}

BOOST_AUTO_TEST_CASE(what_the_disk_had_lost_is_told) {
    extras.pages_damaged = 1;
    extras.quarantined = 2;
    BOOST_TEST(
        model().damaged ==
        "1 beskadiget del er hentet igen. 2 ændringer kunne ikke læses og er lagt til side.");
}

BOOST_AUTO_TEST_CASE(nobody_is_offered_to_try_what_cannot_succeed) {
    facts.link = sync::Link::forbidden;
    BOOST_TEST(!model().can_try_now);
    facts.link = sync::Link::up;
    facts.taken_over = true;
    BOOST_TEST(!model().can_try_now);
}

BOOST_AUTO_TEST_SUITE_END()

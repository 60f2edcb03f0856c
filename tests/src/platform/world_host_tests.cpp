// The app's host over a world in memory: profiles apart, the demo's server, late answers, two tabs.
#include "src/platform/world_host.hpp"

#include <boost/test/unit_test.hpp>

#include "shared/sync/session.hpp"
#include "shared/wire/codec.hpp"
#include "tests/support/memory_world.hpp"

namespace tovholder::platform {
namespace {

const Instant noon = from_local({*make_date(2026, 11, 23), 12 * 60});

// One page: a host, and a device that the test drives as the app would.
struct Tab {
    explicit Tab(MemoryDisk& disk, Instant now = noon) {
        auto owned = std::make_unique<MemoryWorld>(disk);
        world = owned.get();
        world->clock = now;
        host = std::make_unique<WorldHost>(std::move(owned));
    }

    std::vector<HostEvent> events() {
        world->run();
        return host->take_events();
    }
    // The only event there is, as one of this type.
    template <class Event>
    Event only() {
        auto all = events();
        BOOST_REQUIRE_EQUAL(all.size(), 1u);
        BOOST_REQUIRE(std::holds_alternative<Event>(all.front()));
        return std::move(std::get<Event>(all.front()));
    }
    std::vector<sync::StoreEntry> open(Profile profile) {
        host->open_store(profile);
        const auto opened = only<StoreOpened>();
        BOOST_REQUIRE(opened.entries.ok());
        return *opened.entries;
    }
    // Opens a demo role, joins when it is new, and syncs until nothing is left.
    void enter_demo(Profile profile) {
        const auto entries = open(profile);
        auto opened = sync::Replica::open(host->store(), entries);
        if (opened) {
            replica = std::move(*opened);
        } else {
            host->join(profile, "");
            const auto answered = only<JoinAnswered>();
            BOOST_REQUIRE(answered.answer.ok());
            const auto joined = wire::decode_joined(*answered.answer);
            BOOST_REQUIRE(joined.ok());
            replica = sync::Replica::create(host->store(), *joined);
        }
        session = std::make_unique<sync::Session>(
            *replica, host->open_transport(profile, replica->token()), 1);
        settle();
    }
    void settle() {
        for (int i = 0; i < 30; ++i) {
            session->tick(++now_ms, world->clock);
            for (const HostEvent& event : events()) {
                if (const auto* stored = std::get_if<StoreCommitted>(&event)) {
                    replica->on_stored(stored->ticket, stored->error);
                }
                if (const auto* answered = std::get_if<Answered>(&event)) {
                    session->on_answer(answered->request, answered->answer, now_ms);
                }
            }
        }
    }
    void leave() {
        host->close_transport();
        session.reset();
        replica.reset();
    }

    MemoryWorld* world = nullptr;
    std::unique_ptr<WorldHost> host;
    std::unique_ptr<sync::Replica> replica;
    std::unique_ptr<sync::Session> session;
    std::int64_t now_ms = 0;
};

// The first shift after now with a free place that the person is not on.
Id<Shift> free_shift(const State& state, Id<Person> person, Instant now) {
    for (const auto& [starts, id] : state.shifts_by_start()) {
        const Shift& shift = *state.find(id);
        std::size_t taken = 0;
        bool is_mine = false;
        for (const Id<SignUp> sign_up : state.sign_ups_of(id)) {
            taken += state.find(sign_up)->status == SignUpStatus::confirmed;
            is_mine |= state.find(sign_up)->person == person;
        }
        const bool planned = shift.status == ShiftStatus::planned;
        if (now < starts && planned && !is_mine && taken < shift.places) return id;
    }
    return {};
}

bool is_on(const State& state, Id<Person> person, Id<Shift> shift) {
    for (const Id<SignUp> id : state.sign_ups_of(shift)) {
        const SignUp& row = *state.find(id);
        if (row.person == person && row.status == SignUpStatus::confirmed) return true;
    }
    return false;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(world_host)

BOOST_AUTO_TEST_CASE(what_one_profile_stores_another_does_not_see) {
    MemoryDisk disk;
    Tab tab(disk);
    tab.open(Profile::real);
    tab.host->store().commit(1, {{sync::Area::outbox, 5, Bytes{1, 2}}}, sync::Durability::strict);
    const auto committed = tab.only<StoreCommitted>();
    BOOST_TEST(committed.ticket == 1u);
    BOOST_TEST(!committed.error);
    BOOST_TEST(tab.open(Profile::demo_volunteer).empty());
    const auto entries = tab.open(Profile::real);
    BOOST_REQUIRE_EQUAL(entries.size(), 1u);
    BOOST_TEST(entries.front().key == 5u);
    BOOST_TEST((entries.front().value == Bytes{1, 2}));
}

BOOST_AUTO_TEST_CASE(a_failed_commit_says_why) {
    MemoryDisk disk;
    Tab tab(disk);
    tab.open(Profile::real);
    disk.failures_left = 1;
    disk.failure = ErrorCode::storage_full;
    tab.host->store().commit(1, {{sync::Area::outbox, 5, Bytes{1}}}, sync::Durability::strict);
    const auto committed = tab.only<StoreCommitted>();
    BOOST_REQUIRE(committed.error.has_value());
    BOOST_TEST((committed.error->code == ErrorCode::storage_full));
}

BOOST_AUTO_TEST_CASE(a_second_tab_is_told_and_can_take_over) {
    MemoryDisk disk;
    Tab first(disk);
    Tab second(disk);
    first.open(Profile::real);
    second.host->open_store(Profile::real);
    BOOST_TEST((second.only<StoreLost>().profile == Profile::real));
    second.host->take_over_store(Profile::real);
    BOOST_TEST(second.only<StoreOpened>().entries.ok());
    first.host->store().commit(1, {{sync::Area::outbox, 5, Bytes{1}}}, sync::Durability::strict);
    BOOST_TEST(first.only<StoreCommitted>().error.has_value());
    BOOST_TEST(disk.databases["tovholder"].empty());
}

BOOST_AUTO_TEST_CASE(the_demo_lets_a_volunteer_in_and_what_she_takes_the_coordinator_sees) {
    MemoryDisk disk;
    Tab tab(disk);
    tab.enter_demo(Profile::demo_volunteer);
    const Id<Person> volunteer = tab.replica->person();
    const Id<Shift> shift = free_shift(tab.replica->shown(), volunteer, noon);
    BOOST_REQUIRE(shift);
    BOOST_REQUIRE(tab.replica->perform(ops::TakeShift{shift, true}, noon).ok());
    tab.settle();
    BOOST_TEST(tab.replica->unsent() == 0u);
    tab.leave();

    tab.enter_demo(Profile::demo_coordinator);
    BOOST_TEST((tab.replica->person() != volunteer));
    BOOST_TEST(is_on(tab.replica->shown(), volunteer, shift));
    BOOST_TEST(tab.replica->shown().table<Person>().size() > 250u);
}

BOOST_AUTO_TEST_CASE(the_demo_server_remembers_when_the_page_is_opened_again) {
    MemoryDisk disk;
    Id<Shift> shift;
    Id<Person> volunteer;
    {
        Tab tab(disk);
        tab.enter_demo(Profile::demo_volunteer);
        volunteer = tab.replica->person();
        shift = free_shift(tab.replica->shown(), volunteer, noon);
        BOOST_REQUIRE(tab.replica->perform(ops::TakeShift{shift, true}, noon).ok());
        tab.settle();
    }
    Tab tab(disk, noon + 3 * seconds_per_day);
    tab.enter_demo(Profile::demo_volunteer);
    BOOST_TEST(tab.session->settled());
    BOOST_TEST(is_on(tab.replica->base(), volunteer, shift));
    tab.leave();
    tab.enter_demo(Profile::demo_coordinator);
    BOOST_TEST(is_on(tab.replica->base(), volunteer, shift));
}

BOOST_AUTO_TEST_CASE(the_demo_server_says_nothing_was_done_when_it_could_not_be_stored) {
    MemoryDisk disk;
    Tab tab(disk);
    tab.enter_demo(Profile::demo_volunteer);
    const Id<Person> me = tab.replica->person();
    const Id<Shift> shift = free_shift(tab.replica->shown(), me, noon);
    BOOST_REQUIRE(tab.replica->perform(ops::TakeShift{shift, true}, noon).ok());
    for (const HostEvent& event : tab.events()) {
        const auto& stored = std::get<StoreCommitted>(event);
        tab.replica->on_stored(stored.ticket, stored.error);
    }
    disk.failures_left = 1;  // the server's own commit
    tab.session->tick(++tab.now_ms, noon);
    const auto answered = tab.only<Answered>();
    BOOST_REQUIRE(!answered.answer.ok());
    BOOST_TEST((answered.answer.error().code == ErrorCode::storage_failed));
    tab.session->on_answer(answered.request, answered.answer, tab.now_ms);
    BOOST_TEST(tab.replica->unsent() == 1u);
    tab.session->hurry();
    tab.settle();
    BOOST_TEST(tab.replica->unsent() == 0u);
    BOOST_TEST(is_on(tab.replica->base(), me, shift));
}

BOOST_AUTO_TEST_CASE(a_demo_older_than_four_weeks_begins_anew_for_both_roles_and_says_so) {
    MemoryDisk disk;
    {
        Tab tab(disk);
        tab.enter_demo(Profile::demo_volunteer);
        tab.leave();
        tab.enter_demo(Profile::demo_coordinator);
    }
    const Instant later = noon + 40 * seconds_per_day;
    Tab tab(disk, later);
    tab.host->open_store(Profile::demo_volunteer);
    const auto events = tab.events();
    BOOST_REQUIRE_EQUAL(events.size(), 2u);
    BOOST_TEST(std::holds_alternative<DemoRenewed>(events[0]));
    BOOST_TEST(std::get<StoreOpened>(events[1]).entries->empty());
    tab.enter_demo(Profile::demo_volunteer);
    bool has_shift_soon = false;
    for (const Id<SignUp> id : tab.replica->shown().sign_ups_of(tab.replica->person())) {
        const Shift& shift = *tab.replica->shown().find(tab.replica->shown().find(id)->shift);
        has_shift_soon |= to_local(shift.starts).date == to_local(later).date + 1;
    }
    BOOST_TEST(has_shift_soon);
    tab.leave();
    BOOST_TEST(tab.open(Profile::demo_coordinator).empty());
}

BOOST_AUTO_TEST_CASE(resetting_the_demo_wipes_both_roles_and_its_server_but_never_real_data) {
    MemoryDisk disk;
    Tab tab(disk);
    tab.open(Profile::real);
    tab.host->store().commit(1, {{sync::Area::outbox, 5, Bytes{1}}}, sync::Durability::strict);
    tab.events();
    tab.enter_demo(Profile::demo_volunteer);
    tab.leave();
    tab.enter_demo(Profile::demo_coordinator);
    tab.leave();
    tab.host->reset_demo();
    const auto events = tab.events();
    BOOST_REQUIRE_EQUAL(events.size(), 2u);
    for (const HostEvent& event : events) BOOST_TEST(!std::get<StoreWiped>(event).error);
    BOOST_TEST(disk.databases.size() == 1u);
    BOOST_TEST(disk.databases["tovholder"].size() == 1u);
    BOOST_TEST(tab.open(Profile::demo_volunteer).empty());
}

BOOST_AUTO_TEST_CASE(an_answer_to_a_closed_transport_is_dropped) {
    MemoryDisk disk;
    Tab tab(disk);
    tab.open(Profile::real);
    tab.host->open_transport(Profile::real, "\x01\xab").send(1, Bytes{9});
    tab.host->close_transport();
    BOOST_TEST(tab.events().empty());
    BOOST_REQUIRE_EQUAL(tab.world->posts.size(), 1u);
    BOOST_TEST(tab.world->posts.front().path == "sync");
    BOOST_TEST(tab.world->posts.front().token == "01ab");
    BOOST_TEST(tab.world->listening.empty());
}

BOOST_AUTO_TEST_CASE(joining_sends_the_code_and_what_kind_of_device_this_is) {
    MemoryDisk disk;
    Tab tab(disk);
    tab.open(Profile::real);
    tab.world->answer = Bytes{1, 2};
    tab.host->join(Profile::real, "ACDE FGHJ");
    BOOST_TEST((*tab.only<JoinAnswered>().answer == Bytes{1, 2}));
    BOOST_REQUIRE_EQUAL(tab.world->posts.size(), 1u);
    const auto& post = tab.world->posts.front();
    BOOST_TEST(post.path == "join");
    BOOST_TEST(post.token.empty());
    const auto request = wire::decode_join_request(post.body);
    BOOST_REQUIRE(request.ok());
    BOOST_TEST(request->code == "ACDE FGHJ");
    BOOST_TEST(request->device_name == "Safari, iPad");
}

BOOST_AUTO_TEST_CASE(pokes_and_updates_reach_the_inbox_and_other_frames_do_not) {
    MemoryDisk disk;
    Tab tab(disk);
    tab.open(Profile::real);
    tab.host->open_transport(Profile::real, "\x01");
    tab.world->poke(Bytes{1, 2, 3});
    tab.world->poke(wire::encode(wire::Poke{77}));
    BOOST_TEST(tab.only<Poked>().seq == 77u);
    tab.world->update();
    tab.only<UpdateReady>();
}

BOOST_AUTO_TEST_CASE(storage_figures_are_told_only_when_they_differ) {
    MemoryDisk disk;
    Tab tab(disk);
    tab.world->figures = {1'000'000, 2'000'000'000, false, "memory"};
    tab.host->measure_storage();
    tab.only<FiguresChanged>();
    BOOST_TEST(tab.host->storage_figures().used_bytes == 1'000'000u);
    tab.world->figures.used_bytes += 10;
    tab.host->measure_storage();
    BOOST_TEST(tab.events().empty());
    tab.host->ask_persistence();
    tab.only<FiguresChanged>();
    BOOST_TEST(tab.host->storage_figures().persistent);
}

BOOST_AUTO_TEST_CASE(the_browser_is_not_asked_to_keep_what_is_made_up) {
    MemoryDisk disk;
    Tab tab(disk);
    tab.open(Profile::demo_volunteer);
    tab.host->ask_persistence();
    tab.events();
    BOOST_TEST(!tab.world->figures.persistent);
    tab.open(Profile::real);
    tab.host->ask_persistence();
    tab.events();
    BOOST_TEST(tab.world->figures.persistent);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tovholder::platform

// When a tablet asks, when it waits, and what it hears.
#include "shared/sync/session.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/support/thread_fixture.hpp"

using namespace tovholder;
using namespace tovholder::testing;

namespace {

struct Wire : sync::Transport {
    std::vector<std::pair<std::uint64_t, Bytes>> sent;
    void send(std::uint64_t request, Bytes frame) override {
        sent.emplace_back(request, std::move(frame));
    }
};

struct Connected {
    Municipality town;
    std::unique_ptr<Tablet> tablet = town.join(town.first_code);
    sync::Replica& replica = *tablet->replica;
    Wire wire;
    sync::Session session{replica, wire, 1};
    std::int64_t now_ms = 0;

    void tick() { session.tick(now_ms, town.now); }
    // What the server says to the last request.
    Bytes server_answer() {
        const auto request = wire::decode_sync_request(wire.sent.back().second);
        const auto device = town.authority.authenticate(replica.token());
        return wire::encode(*town.authority.sync(*device, *request, town.now));
    }
    void answer() { session.on_answer(wire.sent.back().first, server_answer(), now_ms); }
    void fail(ErrorCode code = ErrorCode::no_network) {
        session.on_answer(wire.sent.back().first, Error{code}, now_ms);
    }
    void rename(const std::string& name) {
        Unit values;
        values.id = replica.base().table<Unit>().begin()->first;
        values.name = name;
        ops::Edit<Unit> edit{values.id, values, {}};
        edit.fields.add(2);
        BOOST_REQUIRE(replica.perform(edit, town.now).ok());
        tablet->store.complete_all(replica);
    }
    // The next request goes out when the session said it would.
    std::int64_t wait_for_next() {
        const auto due = session.next_wake_ms();
        BOOST_REQUIRE(due.has_value());
        const std::int64_t waited = *due - now_ms;
        const std::size_t before = wire.sent.size();
        now_ms = *due - 1;
        tick();
        BOOST_TEST(wire.sent.size() == before);
        now_ms = *due;
        tick();
        BOOST_TEST(wire.sent.size() == before + 1);
        return waited;
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(session_tests)

BOOST_FIXTURE_TEST_CASE(it_asks_at_once_and_only_once_at_a_time, Connected) {
    BOOST_TEST((session.link() == sync::Link::unknown));
    tick();
    tick();
    BOOST_TEST(wire.sent.size() == 1u);
    BOOST_TEST(session.busy());
    answer();
    BOOST_TEST((session.link() == sync::Link::up));
    BOOST_TEST(session.settled());
    tick();
    BOOST_TEST(wire.sent.size() == 1u);
}

BOOST_FIXTURE_TEST_CASE(what_was_made_is_sent_at_the_next_tick_without_a_hurry, Connected) {
    tick();
    answer();
    rename("Ny");
    BOOST_TEST(!session.settled());
    tick();
    BOOST_REQUIRE(wire.sent.size() == 2u);
    answer();
    BOOST_TEST(session.settled());
    BOOST_TEST(replica.unsent() == 0u);
}

BOOST_FIXTURE_TEST_CASE(after_failures_it_waits_longer_and_longer_and_never_stops, Connected) {
    tick();
    std::int64_t longest = 0;
    for (int i = 0; i < 12; ++i) {
        fail();
        BOOST_TEST((session.link() == sync::Link::down));
        BOOST_TEST((session.last_error()->code == ErrorCode::no_network));
        longest = std::max(longest, wait_for_next());
    }
    BOOST_TEST(longest > 30'000);
    BOOST_TEST(longest <= 120'000);
    answer();
    BOOST_TEST(session.settled());
    BOOST_TEST(!session.last_error().has_value());
}

BOOST_FIXTURE_TEST_CASE(a_server_that_lacks_ops_is_asked_where_it_stands, Connected) {
    tick();
    answer();
    rename("Ny");
    tick();
    fail(ErrorCode::op_gap);
    tick();
    const auto plain = wire::decode_sync_request(wire.sent.back().second);
    BOOST_TEST(plain->ops.empty());
    fail(ErrorCode::op_gap);  // nonsense, but no reason to ask without a pause
    tick();
    BOOST_TEST(!session.busy());
    wait_for_next();
    BOOST_TEST(wire::decode_sync_request(wire.sent.back().second)->ops.empty());
    answer();
    tick();
    BOOST_TEST(wire::decode_sync_request(wire.sent.back().second)->ops.size() == 1u);
    answer();
    BOOST_TEST(session.settled());
}

BOOST_FIXTURE_TEST_CASE(a_poke_from_before_the_request_is_served_by_its_answer, Connected) {
    session.on_poke(1'000'000);  // of a server that was set back since
    tick();
    answer();
    BOOST_TEST(session.settled());
    tick();
    BOOST_TEST(wire.sent.size() == 1u);
}

BOOST_FIXTURE_TEST_CASE(waiting_work_does_not_turn_failures_into_a_storm, Connected) {
    rename("Ny");
    tick();
    for (int i = 0; i < 5; ++i) {
        fail();
        tick();
        BOOST_TEST(!session.busy());
        wait_for_next();
    }
}

BOOST_FIXTURE_TEST_CASE(a_hurry_ends_the_wait, Connected) {
    tick();
    fail();
    session.hurry();
    tick();
    BOOST_TEST(wire.sent.size() == 2u);
}

BOOST_FIXTURE_TEST_CASE(a_request_without_an_answer_counts_as_lost_after_two_minutes, Connected) {
    tick();
    now_ms = *session.next_wake_ms();
    BOOST_TEST(now_ms > 60'000);
    tick();
    BOOST_TEST(!session.busy());
    BOOST_TEST((session.link() == sync::Link::down));
    wait_for_next();
}

BOOST_FIXTURE_TEST_CASE(an_answer_to_an_older_request_is_ignored, Connected) {
    tick();
    const auto old = wire.sent.back().first;
    const Bytes late = server_answer();
    now_ms = *session.next_wake_ms();
    tick();
    wait_for_next();
    session.on_answer(old, late, now_ms);
    BOOST_TEST(session.busy());
    answer();
    session.on_answer(wire.sent.back().first, late, now_ms);  // and the same one twice
    BOOST_TEST(session.settled());
}

BOOST_FIXTURE_TEST_CASE(damaged_and_foreign_answers_are_failures, Connected) {
    tick();
    Bytes damaged = server_answer();
    damaged.back() ^= 1;
    session.on_answer(wire.sent.back().first, damaged, now_ms);
    BOOST_TEST((session.last_error()->code == ErrorCode::bad_checksum));
    wait_for_next();
    session.on_answer(wire.sent.back().first, Bytes{'<', 'h', 't', 'm', 'l', '>'}, now_ms);
    BOOST_TEST((session.last_error()->code == ErrorCode::bad_frame));
    BOOST_TEST((session.link() == sync::Link::down));
}

BOOST_FIXTURE_TEST_CASE(a_poke_makes_it_ask_unless_it_knows_already, Connected) {
    tick();
    answer();
    session.on_poke(replica.cursor().seq);
    tick();
    BOOST_TEST(wire.sent.size() == 1u);
    session.on_poke(replica.cursor().seq + 1);
    tick();
    BOOST_TEST(wire.sent.size() == 2u);
}

BOOST_FIXTURE_TEST_CASE(without_pokes_it_asks_within_a_minute, Connected) {
    tick();
    answer();
    BOOST_TEST(wait_for_next() <= 60'000);
}

BOOST_FIXTURE_TEST_CASE(a_withdrawn_device_is_told_and_asks_rarely, Connected) {
    tick();
    const Bytes failure = wire::encode(wire::Failure{{ErrorCode::unknown_device}});
    session.on_answer(wire.sent.back().first, failure, now_ms);
    BOOST_TEST((session.link() == sync::Link::forbidden));
    BOOST_TEST(wait_for_next() >= 300'000);
}

BOOST_FIXTURE_TEST_CASE(while_it_is_off_nothing_is_sent_and_then_it_hurries, Connected) {
    session.set_enabled(false);
    rename("Ny");
    tick();
    BOOST_TEST(wire.sent.empty());
    BOOST_TEST(!session.next_wake_ms().has_value());
    session.set_enabled(true);
    tick();
    BOOST_TEST(wire.sent.size() == 1u);
}

// A town of which not all fits into one answer.
struct Far : Connected {
    Far() {
        Changes rows;
        for (std::uint32_t i = 1; i <= 400; ++i) {
            Unit unit;
            unit.id = Id<Unit>::make({server_alias, 50}, i);
            unit.parent = town.root();
            unit.name = "Enhed " + std::to_string(i);
            unit.address = std::string(300, static_cast<char>('a' + i % 26));
            rows.puts.push_back(unit);
        }
        TOV_ASSERT(town.authority.load(rows).ok());
    }
    sync::Session session{replica, wire, 1, 10};  // all is worth asking ahead

    void tick() { session.tick(now_ms, town.now); }
    Bytes answer_to(std::size_t request) {
        const auto read = wire::decode_sync_request(wire.sent.at(request).second);
        const auto done = town.authority.sync(replica.device(), *read, town.now);
        return done ? wire::encode(*done) : wire::encode(wire::Failure{done.error()});
    }
    void give(std::size_t request, const Result<Bytes>& answer) {
        session.on_answer(wire.sent.at(request).first, answer, now_ms);
        tablet->store.complete_all(replica);
    }
    std::size_t units() { return replica.shown().table<Unit>().size(); }
    // Three requests are under way, and the server has answered them.
    std::vector<Bytes> three_answers() {
        tick();
        give(0, answer_to(0));
        tick();
        BOOST_REQUIRE(wire.sent.size() == 4u);
        return {answer_to(1), answer_to(2), answer_to(3)};
    }
};

BOOST_FIXTURE_TEST_CASE(while_portions_come_it_asks_ahead_and_takes_them_in_order, Far) {
    const auto answers = three_answers();
    const std::size_t before = units();
    give(3, answers[2]);
    give(2, answers[1]);
    BOOST_TEST(units() == before);
    give(1, answers[0]);
    BOOST_TEST(units() > before);
    for (std::size_t next = 4; !session.settled(); ++next) {
        tick();
        BOOST_REQUIRE(wire.sent.size() > next);
        give(next, answer_to(next));
    }
    BOOST_TEST(units() == 401u);
    BOOST_TEST(!session.last_error().has_value());
}

BOOST_FIXTURE_TEST_CASE(when_one_is_lost_those_behind_it_are_asked_for_again, Far) {
    const auto answers = three_answers();
    give(2, answers[1]);
    give(3, answers[2]);
    give(1, Error{ErrorCode::no_network});
    BOOST_TEST(!session.busy());
    BOOST_TEST((session.link() == sync::Link::down));
    session.hurry();
    tick();
    BOOST_TEST(wire::decode_sync_request(wire.sent.at(4).second)->ahead == 0u);
    give(4, answers[0]);  // the same that was lost
    BOOST_TEST((session.link() == sync::Link::up));
}

BOOST_FIXTURE_TEST_CASE(one_that_overtook_the_others_is_refused_and_asked_again_at_once, Far) {
    tick();
    give(0, answer_to(0));
    tick();
    const Bytes overtook = answer_to(3);
    BOOST_TEST(wire::decode_failure(overtook).ok());
    const Bytes first = answer_to(1), second = answer_to(2);
    give(3, overtook);
    give(1, first);
    give(2, second);
    BOOST_TEST((session.link() == sync::Link::up));
    tick();
    BOOST_TEST(wire::decode_sync_request(wire.sent.back().second)->ahead == 0u);
}

BOOST_FIXTURE_TEST_CASE(what_a_person_does_while_portions_come_goes_before_more_of_them, Far) {
    const auto answers = three_answers();
    rename("Ny");
    const std::size_t sent = wire.sent.size();
    give(1, answers[0]);
    give(2, answers[1]);
    tick();
    BOOST_TEST(wire.sent.size() == sent);
    give(3, answers[2]);
    tick();
    BOOST_REQUIRE(wire.sent.size() == sent + 1);
    BOOST_TEST(wire::decode_sync_request(wire.sent.back().second)->ops.size() == 1u);
}

BOOST_AUTO_TEST_SUITE_END()

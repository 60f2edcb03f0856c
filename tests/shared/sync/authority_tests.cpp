// The server's half: codes, order of ops, durability, portions, and what a device is sent.
#include "shared/sync/authority.hpp"

#include <boost/test/unit_test.hpp>

#include "shared/ops/invitation_code.hpp"
#include "shared/ops/scope.hpp"
#include "tests/support/thread_fixture.hpp"

using namespace tovholder;
using namespace tovholder::testing;

namespace {

struct Office {
    Municipality town;
    std::unique_ptr<Tablet> tablet = town.join(town.first_code);
    sync::Replica& replica = *tablet->replica;
    DeviceAlias device = replica.device();

    ops::Op op(OpNumber number, const std::string& name) {
        Unit values;
        values.id = town.authority.state().table<Unit>().begin()->first;
        values.name = name;
        ops::Edit<Unit> edit{values.id, values, {}};
        edit.fields.add(2);
        return {{device, number}, town.now, 0, edit};
    }
    Result<wire::SyncResponse> send(std::vector<ops::Op> ops) {
        wire::SyncRequest request = wire::request_at(replica.cursor(), town.now);
        request.ops = std::move(ops);
        return town.authority.sync(device, request, town.now);
    }
    ErrorCode error(std::vector<ops::Op> ops) {
        const auto response = send(std::move(ops));
        BOOST_REQUIRE(!response.ok());
        return response.error().code;
    }
    std::string name() { return town.authority.state().table<Unit>().begin()->second.value.name; }
    ErrorCode join_error(const std::string& code) {
        const auto joined = town.authority.join({code, "Tablet"}, town.now, town.random);
        BOOST_REQUIRE(!joined.ok());
        return joined.error().code;
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(authority_tests)

BOOST_FIXTURE_TEST_CASE(a_code_works_once, Office) {
    BOOST_TEST((join_error(town.first_code) == ErrorCode::code_used));
}

BOOST_FIXTURE_TEST_CASE(the_same_code_and_token_again_is_the_same_device, Office) {
    const std::string token(32, 'x');
    const auto join = [&](const std::string& code, const std::string& offered) {
        return town.authority.join({code, "Tablet", offered}, town.now, town.random);
    };
    const auto code = *town.authority.invite(replica.person(), town.now, town.random);
    const auto once = join(code, token);
    const auto again = join(code, token);  // the answer got lost on its way
    BOOST_REQUIRE((once.ok() && again.ok()));
    BOOST_TEST(once->device == again->device);
    BOOST_TEST(again->token == token);
    BOOST_TEST((join(code, std::string(32, 'y')).error().code == ErrorCode::code_used));
    BOOST_TEST((join(code, "").error().code == ErrorCode::code_used));
    // Offering a token that is somebody's already gives one that is nobody's.
    const auto other = *town.authority.invite(replica.person(), town.now, town.random);
    const auto second = join(other, token);
    BOOST_REQUIRE(second.ok());
    BOOST_TEST(second->device != once->device);
    BOOST_TEST(second->token != token);
    BOOST_TEST(*town.authority.authenticate(token) == once->device);
}

BOOST_FIXTURE_TEST_CASE(a_code_works_for_seven_days, Office) {
    const auto code = town.authority.invite(replica.person(), town.now, town.random);
    town.now = town.now + invitation_days * seconds_per_day;
    BOOST_TEST((join_error(*code) == ErrorCode::code_expired));
    town.now = town.now - 1;
    BOOST_TEST(town.authority.join({*code, "Tablet"}, town.now, town.random).ok());
}

BOOST_FIXTURE_TEST_CASE(a_code_is_read_in_any_case_and_with_spaces, Office) {
    std::string code = *town.authority.invite(replica.person(), town.now, town.random);
    code = ops::spaced_code(code);
    for (char& c : code) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    BOOST_TEST(town.authority.join({code, "Tablet"}, town.now, town.random).ok());
}

BOOST_FIXTURE_TEST_CASE(what_is_no_code_is_unknown, Office) {
    for (const char* code : {"", "ACDE", "00000000", "ACDEFGHJ"}) {
        BOOST_TEST((join_error(code) == ErrorCode::code_unknown), code);
    }
}

BOOST_FIXTURE_TEST_CASE(neither_code_nor_token_is_kept, Office) {
    for (const auto& [id, row] : town.authority.state().table<Invitation>()) {
        BOOST_TEST(row.value.digest.find(town.first_code) == std::string::npos);
    }
    const auto& record = town.authority.devices().at(device);
    BOOST_TEST((record.token_digest == sha256(as_bytes(replica.token()))));
    BOOST_TEST(!town.authority.authenticate("another token").ok());
}

BOOST_FIXTURE_TEST_CASE(ops_must_come_without_holes, Office) {
    BOOST_TEST((error({op(2, "B")}) == ErrorCode::op_gap));
    BOOST_TEST((error({op(1, "A"), op(3, "C")}) == ErrorCode::bad_record));
    BOOST_TEST((error({op(0, "A")}) == ErrorCode::bad_record));
    BOOST_TEST(name() == "Åkær Kommune");
    BOOST_TEST(send({op(1, "A"), op(2, "B")}).ok());
    BOOST_TEST(name() == "B");
}

BOOST_FIXTURE_TEST_CASE(an_op_of_another_device_is_refused_whole, Office) {
    ops::Op foreign = op(1, "A");
    foreign.id.device = device + 1;
    BOOST_TEST((error({foreign}) == ErrorCode::bad_record));
    BOOST_TEST(name() == "Åkær Kommune");
}

BOOST_FIXTURE_TEST_CASE(the_same_number_with_other_contents_is_refused, Office) {
    BOOST_REQUIRE(send({op(1, "A")}).ok());
    const auto response = send({op(1, "B")});
    BOOST_REQUIRE(response.ok());
    BOOST_REQUIRE(response->outcomes.size() == 1u);
    BOOST_TEST((response->outcomes.front().refusal.front().code == ErrorCode::op_changed));
    BOOST_TEST(name() == "A");
}

BOOST_FIXTURE_TEST_CASE(the_same_op_again_gets_the_same_outcome_and_changes_nothing, Office) {
    const auto refused = send({op(1, "")});
    BOOST_REQUIRE(refused.ok());
    const auto seq = town.authority.seq();
    const auto again = send({op(1, "")});
    BOOST_REQUIRE(again.ok());
    BOOST_TEST((again->outcomes == refused->outcomes));
    BOOST_TEST((again->outcomes.front().refusal.front().code == ErrorCode::name_missing));
    BOOST_TEST(town.authority.seq() == seq);
}

BOOST_FIXTURE_TEST_CASE(a_refused_op_does_not_hold_up_the_next, Office) {
    const auto response = send({op(1, ""), op(2, "B")});
    BOOST_REQUIRE(response.ok());
    BOOST_TEST(!response->outcomes[0].applied());
    BOOST_TEST(response->outcomes[1].applied());
    BOOST_TEST(response->next_op == 3u);
    BOOST_TEST(name() == "B");
}

BOOST_FIXTURE_TEST_CASE(what_the_store_refuses_leaves_no_trace, Office) {
    const auto seq = town.authority.seq();
    town.store.broken = true;
    BOOST_TEST((error({op(1, "A")}) == ErrorCode::storage_failed));
    BOOST_TEST(!town.authority.invite(replica.person(), town.now, town.random).ok());
    BOOST_TEST(name() == "Åkær Kommune");
    BOOST_TEST(town.authority.seq() == seq);
    BOOST_TEST(town.authority.devices().at(device).last_op == 0u);
    town.store.broken = false;
    BOOST_TEST(send({op(1, "A")}).ok());
}

BOOST_FIXTURE_TEST_CASE(a_newer_protocol_is_refused_and_nothing_happens, Office) {
    wire::SyncRequest request;
    request.protocol = wire::protocol_version + 1;
    request.ops = {op(1, "A")};
    const auto response = town.authority.sync(device, request, town.now);
    BOOST_REQUIRE(!response.ok());
    BOOST_TEST((response.error().code == ErrorCode::unknown_version));
    BOOST_TEST(name() == "Åkær Kommune");
}

BOOST_FIXTURE_TEST_CASE(an_unknown_device_is_refused, Office) {
    const auto response = town.authority.sync(99, {}, town.now);
    BOOST_REQUIRE(!response.ok());
    BOOST_TEST((response.error().code == ErrorCode::unknown_device));
}

BOOST_FIXTURE_TEST_CASE(the_tablets_clock_changes_nothing, Office) {
    ops::Op late = op(1, "A");
    late.clock = {4'102'444'800};  // 2100
    wire::SyncRequest request;
    request.clock = late.clock;
    request.ops = {late};
    const auto response = town.authority.sync(device, request, town.now);
    BOOST_REQUIRE(response.ok());
    BOOST_TEST(response->outcomes.front().applied());
    BOOST_TEST(response->now.seconds == town.now.seconds);
}

BOOST_FIXTURE_TEST_CASE(another_history_makes_the_device_start_over, Office) {
    wire::Cursor cursor = replica.cursor();
    cursor.history += 1;
    const wire::SyncRequest request = wire::request_at(cursor, town.now);
    const auto response = town.authority.sync(device, request, town.now);
    BOOST_REQUIRE(response.ok());
    BOOST_TEST(response->reset);
    BOOST_TEST(response->history == town.authority.history());
    BOOST_TEST(response->rows.size() == replica.base().keys().size());
}

BOOST_AUTO_TEST_CASE(small_answers_come_in_portions_own_things_first_and_lose_nothing) {
    MemoryAuthorityStore store;
    SeededRandom random{3};
    sync::Authority authority(store, {.history = 5}, {.answer_bytes_max = 400});
    const auto code = *authority.found("Åkær", "Mette", noon, random);
    const auto root = authority.state().table<Unit>().begin()->first;
    Changes units;
    for (std::uint32_t i = 1; i <= 60; ++i) {
        Unit unit;
        unit.id = Id<Unit>::make({server_alias, 50}, i);
        unit.parent = root;
        unit.name = "Enhed " + std::to_string(i);
        units.puts.push_back(unit);
    }
    BOOST_REQUIRE(authority.load(units).ok());
    const auto joined = authority.join({code, "Tablet"}, noon, random);
    MemoryDeviceStore disk;
    const auto replica = sync::Replica::create(disk, *joined);
    disk.complete_all(*replica);
    int portions = 0;
    do {
        const auto request = replica->make_request(noon);
        const auto response = *authority.sync(joined->device, request, noon);
        BOOST_TEST(wire::encode(response).size() < 700u);
        BOOST_REQUIRE(replica->on_response(request, response).ok());
        disk.complete_all(*replica);
        if (++portions == 1) BOOST_TEST((replica->base().find(joined->person) != nullptr));
        BOOST_REQUIRE(portions < 50);
    } while (replica->wants_more());
    BOOST_TEST(portions > 3);
    BOOST_TEST(replica->base().table<Unit>().size() == 61u);
}

BOOST_AUTO_TEST_SUITE_END()

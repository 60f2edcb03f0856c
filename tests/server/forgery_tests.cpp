// What somebody sends who is not content with the app: guessed ids, others' tokens, ops in
// another's name, requests that are replayed or altered. Over real sockets, against the real
// server.
#include <boost/test/unit_test.hpp>

#include "server/application.hpp"
#include "server/base/hex.hpp"
#include "shared/wire/deflate.hpp"
#include "tests/support/server/http_client.hpp"
#include "tests/support/server/running_server.hpp"
#include "tests/support/server/websocket_client.hpp"
#include "tests/support/thread_fixture.hpp"

using namespace tovholder;
using namespace tovholder::server;
using namespace tovholder::testing;

namespace {

// Two units; Aage is a volunteer of one, Bodil of the other, with a shift each has not taken.
struct Fixture {
    Municipality town;
    std::unique_ptr<Tablet> mette = town.join(town.first_code);
    Id<Unit> north = add_unit("Nord"), south = add_unit("Syd");
    std::unique_ptr<Tablet> aage = town.add_volunteer(*mette, "Aage", north);
    std::unique_ptr<Tablet> bodil = town.add_volunteer(*mette, "Bodil", south);
    Id<Shift> of_north = town.add_shift(*mette, north, 1);
    Id<Shift> of_south = town.add_shift(*mette, south, 1);
    Log log{nullptr};
    Hub hub;
    SyncService service{town.authority, town.random, [] { return noon; }, log,
                        [this](std::uint64_t seq, DeviceAlias by) { hub.changed(seq, by); }};
    Application application{service, hub, StaticFiles(), [] { return true; }};
    RunningServer server{application};
    HttpClient client{server.port()};
    OpNumber next_op = 1;  // of Aage's device

    Id<Unit> add_unit(const std::string& name) {
        Unit unit;
        unit.parent = town.root();
        unit.name = name;
        const OpId op = town.act(*mette, ops::Create<Unit>{unit});
        town.sync(*mette);
        return Id<Unit>::make(op, 1);
    }
    static std::string token_of(const Tablet& tablet) { return to_hex(tablet.replica->token()); }
    HttpAnswer post(const std::string& path, ByteView body, const std::string& token) {
        HttpClient fresh(server.port());  // who is refused loses the connection, too
        const auto answer = fresh.post(path, body, "Authorization: Bearer " + token + "\r\n");
        BOOST_REQUIRE(answer.has_value());
        return *answer;
    }
    static ErrorCode why(const HttpAnswer& answer) {
        const auto failure = wire::decode_failure(as_bytes(answer.body));
        BOOST_REQUIRE_MESSAGE(failure.ok(), "status " << answer.status);
        return failure->error.code;
    }
    ops::Op op_of(const Tablet& tablet, OpNumber number, const ops::Command& command) {
        return {{tablet.replica->device(), number}, noon, 0, command};
    }
    static Bytes request_with(std::vector<ops::Op> ops) {
        wire::SyncRequest request{.clock = noon};
        request.ops = std::move(ops);
        return wire::encode(request);
    }
    // How the server answers the command from Aage's device.
    std::optional<ErrorCode> refusal_of(const ops::Command& command) {
        const OpNumber number = next_op++;
        const Bytes frame = request_with({op_of(*aage, number, command)});
        const HttpAnswer answer = post("/sync", frame, token_of(*aage));
        BOOST_REQUIRE(answer.status == 200);
        const auto response = wire::decode_sync_response(as_bytes(answer.body));
        BOOST_REQUIRE(response.ok() && !response->outcomes.empty());
        const wire::Outcome& outcome = response->outcomes.back();  // before it: kept ones
        BOOST_REQUIRE(outcome.number == number);
        if (outcome.applied()) return {};
        return outcome.refusal.front().code;
    }
    std::uint64_t seq() {
        const auto health = client.get("/healthz");
        const std::string& body = health->body;
        return std::stoull(body.substr(body.find("\"seq\":") + 6));
    }
    ops::Command rename(Id<Person> person) {
        ops::Edit<Person> edit{person, {}, {}};
        edit.values.id = person;
        edit.values.phone = "99999999";
        edit.fields.add(3);
        return edit;
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(forgery, Fixture)

BOOST_AUTO_TEST_CASE(ids_that_were_guessed_open_nothing) {
    const auto not_allowed = ErrorCode::not_allowed;
    const Id<Person> of_mette = mette->replica->person();
    BOOST_TEST((refusal_of(rename(bodil->replica->person())) == not_allowed));
    BOOST_TEST((refusal_of(rename(of_mette)) == not_allowed));
    BOOST_TEST((refusal_of(ops::TakeShift{of_south}) == not_allowed));
    BOOST_TEST((refusal_of(ops::SetShiftCancelled{of_north, true}) == not_allowed));
    BOOST_TEST(
        (refusal_of(ops::WithdrawDevice{Device::row_of(bodil->replica->device())}) == not_allowed));
    BOOST_TEST((refusal_of(ops::Invite{of_mette, std::string(32, 'd')}) == not_allowed));
    BOOST_TEST((refusal_of(ops::UndoCreation{of_south.op()}) == ErrorCode::not_allowed ||
                refusal_of(ops::UndoCreation{of_south.op()}) == ErrorCode::not_found));
    // Ids of rows that are not there, near and far.
    for (const std::uint32_t index : {2u, 77u, 65'535u}) {
        const auto guessed = Id<Shift>::make(of_north.op(), index);
        BOOST_TEST((refusal_of(ops::TakeShift{guessed}) == ErrorCode::not_found));
        BOOST_TEST((refusal_of(rename(Id<Person>::make({900, 5}, index))) == ErrorCode::not_found));
    }
    BOOST_TEST((refusal_of(ops::TakeShift{of_north}) == std::nullopt));  // her own works
}

BOOST_AUTO_TEST_CASE(what_was_refused_changed_nothing_and_sent_nothing_of_it) {
    const std::uint64_t before = seq();
    const Bytes frame = request_with({op_of(*aage, 1, rename(bodil->replica->person())),
                                      op_of(*aage, 2, ops::TakeShift{of_south})});
    const HttpAnswer answer = post("/sync", frame, token_of(*aage));
    const auto response = wire::decode_sync_response(as_bytes(answer.body));
    BOOST_REQUIRE(response.ok());
    BOOST_TEST(seq() == before);
    for (const wire::SentRow& row : response->rows) {
        BOOST_TEST((key_of(row.row) != key_of(of_south)));
        BOOST_TEST((key_of(row.row) != key_of(bodil->replica->person())));
    }
}

BOOST_AUTO_TEST_CASE(a_token_that_is_nobodys_or_not_whole_is_refused_everywhere) {
    const std::string whole = token_of(*aage);
    const Bytes frame = request_with({});
    for (const std::string& token :
         {std::string(64, '0'), whole.substr(0, 62), whole + "00", std::string()}) {
        for (const std::string path : {"/sync", "/keep-key"}) {
            const HttpAnswer answer = post(path, frame, token);
            BOOST_TEST(answer.status == 401);
            BOOST_TEST((why(answer) == ErrorCode::unknown_device));
        }
        WebSocketClient socket(server.port());
        BOOST_REQUIRE(socket.open());
        socket.send_text(token);
        BOOST_TEST(!socket.receive().has_value());
        BOOST_TEST(socket.close_code() == 1008);
    }
}

BOOST_AUTO_TEST_CASE(anothers_token_is_anothers_person_and_does_not_take_ones_ops) {
    // Whoever has Bodil's token sees what Bodil sees, whatever she says she is.
    const HttpAnswer seen = post("/sync", request_with({}), token_of(*bodil));
    const auto response = wire::decode_sync_response(as_bytes(seen.body));
    BOOST_REQUIRE(response.ok());
    for (const wire::SentRow& row : response->rows) {
        BOOST_TEST((key_of(row.row) != key_of(of_north)));
    }
    const std::uint64_t before = seq();
    const Bytes own = request_with({op_of(*aage, 1, ops::TakeShift{of_north})});
    const HttpAnswer answer = post("/sync", own, token_of(*bodil));
    BOOST_TEST(answer.status == 400);
    BOOST_TEST((why(answer) == ErrorCode::bad_record));
    BOOST_TEST(seq() == before);
}

BOOST_AUTO_TEST_CASE(ops_in_the_name_of_another_device_are_refused_whole) {
    const std::uint64_t before = seq();
    const ops::Op own = op_of(*aage, 1, ops::TakeShift{of_north});
    const ops::Op hers = op_of(*mette, 50, ops::SetShiftCancelled{of_north, true});
    ops::Op servers = own;
    servers.id.device = server_alias;
    for (const ops::Op& forged : {hers, servers}) {
        const HttpAnswer answer = post("/sync", request_with({forged}), token_of(*aage));
        BOOST_TEST(answer.status == 400);
        BOOST_TEST((why(answer) == ErrorCode::bad_record));
    }
    BOOST_TEST(seq() == before);
    // Over the open connection, too.
    WebSocketClient socket(server.port());
    socket.send_text(token_of(*aage));
    socket.send_binary(request_with({hers}));
    for (auto message = socket.receive(); message; message = socket.receive()) {
        if (wire::decode_poke(as_bytes(message->payload)).ok()) continue;
        const auto failure = wire::decode_failure(as_bytes(message->payload));
        BOOST_REQUIRE(failure.ok());
        BOOST_TEST((failure->error.code == ErrorCode::bad_record));
        break;
    }
    BOOST_TEST(seq() == before);
}

BOOST_AUTO_TEST_CASE(a_replayed_request_does_nothing_twice_and_nothing_for_another) {
    const Bytes frame = request_with({op_of(*aage, 1, ops::TakeShift{of_north})});
    BOOST_TEST(post("/sync", frame, token_of(*aage)).status == 200);
    const std::uint64_t once = seq();
    for (int again = 0; again < 3; ++again) {
        const HttpAnswer answer = post("/sync", frame, token_of(*aage));
        const auto response = wire::decode_sync_response(as_bytes(answer.body));
        BOOST_REQUIRE(response.ok());
        BOOST_TEST(response->outcomes.front().applied());
    }
    for (const Tablet* other : {mette.get(), bodil.get()}) {
        BOOST_TEST((why(post("/sync", frame, token_of(*other))) == ErrorCode::bad_record));
    }
    BOOST_TEST(seq() == once);
}

BOOST_AUTO_TEST_CASE(the_same_number_with_other_contents_is_refused_and_so_is_what_follows) {
    BOOST_TEST((refusal_of(ops::TakeShift{of_north}) == std::nullopt));
    const std::uint64_t before = seq();
    const Bytes altered = request_with({op_of(*aage, 1, ops::GiveBackShift{of_north}),
                                        op_of(*aage, 2, ops::GiveBackShift{of_north})});
    const HttpAnswer answer = post("/sync", altered, token_of(*aage));
    const auto response = wire::decode_sync_response(as_bytes(answer.body));
    BOOST_REQUIRE(response.ok());
    for (const wire::Outcome& outcome : response->outcomes) {
        BOOST_REQUIRE(!outcome.applied());
        BOOST_TEST((outcome.refusal.front().code == ErrorCode::op_changed));
    }
    BOOST_TEST(seq() == before);
}

BOOST_AUTO_TEST_CASE(ops_with_a_hole_before_them_are_refused) {
    const Bytes frame = request_with({op_of(*aage, 7, ops::TakeShift{of_north})});
    const HttpAnswer answer = post("/sync", frame, token_of(*aage));
    BOOST_TEST(answer.status == 409);
    BOOST_TEST((why(answer) == ErrorCode::op_gap));
    wire::SyncRequest ahead{.clock = noon};
    ahead.ahead = 2;  // it waits for answers that nobody gave
    const HttpAnswer other = post("/sync", wire::encode(ahead), token_of(*aage));
    BOOST_TEST((why(other) == ErrorCode::op_gap));
}

BOOST_AUTO_TEST_CASE(a_frame_with_any_bit_altered_or_cut_anywhere_is_refused) {
    const Bytes frame = request_with({op_of(*aage, 1, ops::TakeShift{of_north})});
    const std::uint64_t before = seq();
    for (std::size_t at = 0; at < frame.size(); ++at) {
        Bytes altered = frame;
        altered[at] ^= static_cast<std::uint8_t>(1u << at % 8);
        const HttpAnswer answer = post("/sync", altered, token_of(*aage));
        BOOST_TEST(answer.status >= 400);
        const ErrorCode code = why(answer);
        BOOST_TEST((code == ErrorCode::bad_frame || code == ErrorCode::bad_checksum ||
                    code == ErrorCode::unknown_version || code == ErrorCode::too_large));
        const Bytes cut(frame.begin(), frame.begin() + static_cast<std::ptrdiff_t>(at));
        BOOST_TEST(post("/sync", cut, token_of(*aage)).status >= 400);
    }
    BOOST_TEST(seq() == before);
}

BOOST_AUTO_TEST_CASE(a_withdrawn_devices_token_opens_nothing_more) {
    WebSocketClient socket(server.port());
    socket.send_text(token_of(*bodil));
    town.act(*mette, ops::WithdrawDevice{Device::row_of(bodil->replica->device())});
    const Bytes withdrawal = wire::encode(mette->replica->make_request(noon));
    BOOST_TEST(post("/sync", withdrawal, token_of(*mette)).status == 200);
    for (const std::string path : {"/sync", "/keep-key"}) {
        const HttpAnswer answer = post(path, request_with({}), token_of(*bodil));
        BOOST_TEST(answer.status == 401);
        BOOST_TEST((why(answer) == ErrorCode::device_withdrawn));
    }
    socket.send_binary(request_with({}));
    while (socket.receive()) {
    }
    BOOST_TEST(socket.close_code() == 1008);
}

BOOST_AUTO_TEST_SUITE_END()

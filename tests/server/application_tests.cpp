// The whole server but for the disk: tablets over real sockets.
#include "server/application.hpp"

#include <atomic>
#include <boost/test/unit_test.hpp>
#include <set>

#include "server/base/hex.hpp"
#include "server/service/gzip.hpp"
#include "shared/ops/invitation_code.hpp"
#include "shared/sync/bundle.hpp"
#include "shared/wire/deflate.hpp"
#include "tests/support/domain_fixture.hpp"
#include "tests/support/server/http_tablet.hpp"
#include "tests/support/server/running_server.hpp"
#include "tests/support/server/websocket_client.hpp"
#include "tests/support/thread_fixture.hpp"

using namespace tovholder;
using namespace tovholder::server;
using namespace tovholder::testing;

namespace {

// The authority is touched by the server's thread once it runs; tests speak by sockets then.
struct Fixture {
    Municipality town;
    std::string second_code = *town.authority.invite(
        town.authority.state().table<Person>().begin()->first, town.now, town.random);
    Log log{nullptr};
    Hub hub;
    std::atomic<bool> healthy = true;
    SyncService service{town.authority, town.random, [] { return noon; }, log,
                        [this](std::uint64_t seq, DeviceAlias by) { hub.changed(seq, by); }};
    Application application{service, hub, StaticFiles(), [this] { return healthy.load(); }};
    RunningServer server{application};
    HttpClient client{server.port()};

    std::string bearer(const std::string& hex) { return "Authorization: Bearer " + hex + "\r\n"; }

    std::unique_ptr<Tablet> join(const std::string& code) {
        const auto answer = client.post("/join", wire::encode(wire::JoinRequest{code, "Tablet"}));
        BOOST_REQUIRE(answer->status == 200);
        const auto joined = wire::decode_joined(as_bytes(answer->body));
        BOOST_REQUIRE(joined.ok());
        auto tablet = std::make_unique<Tablet>();
        tablet->replica = sync::Replica::create(tablet->store, *joined);
        tablet->store.complete_all(*tablet->replica);
        return tablet;
    }
    void sync(Tablet& tablet) {
        sync::Replica& replica = *tablet.replica;
        do {
            const auto answer = client.post("/sync", wire::encode(replica.make_request(noon)),
                                            bearer(to_hex(replica.token())));
            BOOST_REQUIRE(answer->status == 200);
            take(tablet, answer->body);
        } while (replica.unsent() > 0 || replica.wants_more());
    }
    // REQUIRES: nothing was done on the tablet since the request was made.
    void take(Tablet& tablet, std::string_view frame) {
        const auto response = wire::decode_sync_response(as_bytes(frame));
        BOOST_REQUIRE(response.ok());
        BOOST_REQUIRE(
            tablet.replica->on_response(tablet.replica->make_request(noon), *response).ok());
        tablet.store.complete_all(*tablet.replica);
    }
    void add_unit(Tablet& tablet, std::string name) {
        Unit unit;
        unit.parent = tablet.replica->shown().table<Unit>().begin()->first;
        unit.name = std::move(name);
        BOOST_REQUIRE(tablet.replica->perform(ops::Create<Unit>{unit}, noon).ok());
        tablet.store.complete_all(*tablet.replica);
    }
};

// A coordinator with one shift of one place tomorrow, and volunteers who may take it.
struct Team : Fixture {
    HttpTablet coordinator{server.port(), town.first_code};
    Id<Shift> shift = add_shift();

    Id<Unit> root() const { return coordinator.replica().base().table<Unit>().begin()->first; }
    Id<Shift> add_shift() {
        BOOST_REQUIRE(coordinator.sync(server.port()));
        Activity activity;
        activity.unit = root();
        activity.name = "Gågruppe";
        Shift tomorrow;
        tomorrow.activity = Id<Activity>::make(coordinator.act(import_of(activity)), 1);
        tomorrow.starts = noon + seconds_per_day;
        tomorrow.ends = tomorrow.starts + seconds_per_hour;
        const OpId op = coordinator.act(ops::Create<Shift>{tomorrow});
        BOOST_REQUIRE(coordinator.sync(server.port()));
        return Id<Shift>::make(op, 1);
    }
    HttpTablet volunteer(std::string name, const std::string& code) {
        Person person;
        person.id = Id<Person>::local(1);
        person.family_name = name + "sen";
        person.email = (name == "Aage" ? "aage" : "bodil") + std::string("@example.org");
        person.notes = name == "Aage" ? "kanarienote" : "";
        person.given_name = std::move(name);
        Grant grant;
        grant.person = person.id;
        grant.unit = root();
        grant.starts = to_local(noon).date;
        const OpId op = coordinator.act(ops::AddPerson{person, {grant}});
        coordinator.act(ops::Invite{Id<Person>::make(op, 1), ops::digest_of(code)});
        BOOST_REQUIRE(coordinator.sync(server.port()));
        HttpTablet tablet(server.port(), code, [] { return noon; });
        BOOST_REQUIRE(tablet.sync(server.port()));
        return tablet;
    }
    SignUpStatus status_of(const HttpTablet& tablet) const {
        const State& shown = tablet.replica().shown();
        for (const Id<SignUp> id : shown.sign_ups_of(shift)) {
            if (shown.find(id)->person == tablet.replica().person()) return shown.find(id)->status;
        }
        return SignUpStatus::given_back;
    }
    std::set<NoticeKind> told(const HttpTablet& tablet) const {
        const State& shown = tablet.replica().shown();
        std::set<NoticeKind> kinds;
        for (const Id<Notice> id : shown.notices_of(tablet.replica().person())) {
            kinds.insert(shown.find(id)->kind);
        }
        return kinds;
    }
};

// A file with one change of the author's tablet, in the hands of another.
struct FileFixture : Fixture {
    std::unique_ptr<Tablet> author;
    std::unique_ptr<Tablet> carrier;
    Bytes file;

    FileFixture() {
        BOOST_REQUIRE(town.authority.make_server_key(town.random).ok());
        author = join(town.first_code);
        carrier = join(second_code);
        for (Tablet* tablet : {author.get(), carrier.get()}) sync(*tablet);
        add_unit(*author, "Skovbo");
        file = sync::make_bundle(*author->replica, noon, town.random)->file;
    }
    Result<wire::Delivered> bring(const Bytes& bytes) {
        const auto answer =
            client.post("/deliver", bytes, bearer(to_hex(carrier->replica->token())));
        if (const auto failure = wire::decode_failure(as_bytes(answer->body))) {
            return failure->error;
        }
        return wire::decode_delivered(as_bytes(answer->body));
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(application_tests)

BOOST_FIXTURE_TEST_CASE(what_one_tablet_does_another_gets, Fixture) {
    const auto one = join(town.first_code);
    const auto two = join(second_code);
    sync(*one);
    sync(*two);
    add_unit(*one, "Skovbo");
    sync(*one);
    BOOST_TEST(one->replica->unsent() == 0u);
    sync(*two);
    BOOST_TEST(two->replica->base().table<Unit>().size() == 2u);
}

BOOST_FIXTURE_TEST_CASE(the_last_place_is_the_firsts_and_moves_on_when_given_back, Team) {
    HttpTablet aage = volunteer("Aage", "34679ACD");
    HttpTablet bodil = volunteer("Bodil", "34679ACE");
    // Both with no network, both sure of the place.
    aage.act(ops::TakeShift{shift});
    bodil.act(ops::TakeShift{shift});
    BOOST_TEST((status_of(bodil) == SignUpStatus::confirmed));

    BOOST_REQUIRE(aage.sync(server.port()));
    BOOST_REQUIRE(bodil.sync(server.port()));
    BOOST_TEST((status_of(aage) == SignUpStatus::confirmed));
    BOOST_TEST((status_of(bodil) == SignUpStatus::waitlisted));
    BOOST_TEST((told(bodil) == std::set{NoticeKind::place_was_taken}));

    aage.act(ops::GiveBackShift{shift});
    BOOST_REQUIRE(aage.sync(server.port()));
    BOOST_REQUIRE(bodil.sync(server.port()));
    BOOST_TEST((status_of(bodil) == SignUpStatus::confirmed));
    BOOST_TEST((told(bodil) == std::set{NoticeKind::place_was_taken, NoticeKind::got_place}));
}

BOOST_FIXTURE_TEST_CASE(a_volunteer_gets_no_byte_about_others_but_first_names, Team) {
    HttpTablet aage = volunteer("Aage", "34679ACD");
    HttpTablet bodil = volunteer("Bodil", "34679ACE");
    aage.act(ops::TakeShift{shift});
    BOOST_REQUIRE(aage.sync(server.port()));
    const auto everything = [&](const HttpTablet& tablet) {
        const auto answer = client.post("/sync", wire::encode(wire::SyncRequest{}),
                                        bearer(to_hex(tablet.replica().token())));
        const auto frame = wire::open_frame(as_bytes(answer->body));
        TOV_ASSERT(frame.ok());
        if (!frame->deflated) return std::string(as_text(frame->payload));
        return std::string(as_text(*wire::inflated(frame->payload, wire::message_bytes_max)));
    };
    const std::string seen = everything(bodil);
    BOOST_TEST(seen.find("Aage") != std::string::npos);
    for (const char* canary : {"Aagesen", "aage@example.org", "kanarienote"}) {
        BOOST_TEST(seen.find(canary) == std::string::npos, canary);
        BOOST_TEST(everything(coordinator).find(canary) != std::string::npos, canary);
    }
}

BOOST_FIXTURE_TEST_CASE(a_volunteer_cannot_do_what_coordinators_do, Team) {
    HttpTablet aage = volunteer("Aage", "34679ACD");
    // By hand: her app would not let her.
    Unit unit;
    unit.parent = root();
    unit.name = "Kup";
    wire::SyncRequest request = aage.replica().make_request(noon);
    request.ops.push_back({.id = {aage.replica().device(), 1},
                           .clock = noon,
                           .base = 0,
                           .command = ops::Create<Unit>{unit}});
    const auto answer =
        client.post("/sync", wire::encode(request), bearer(to_hex(aage.replica().token())));
    const auto response = wire::decode_sync_response(as_bytes(answer->body));
    BOOST_REQUIRE(response->outcomes.size() == 1u);
    BOOST_TEST((response->outcomes[0].refusal == std::vector<Error>{{ErrorCode::not_allowed}}));
    // Nor in another's name.
    request.ops[0].id.device = coordinator.replica().device();
    const auto forged =
        client.post("/sync", wire::encode(request), bearer(to_hex(aage.replica().token())));
    BOOST_TEST(forged->status == 400);
    BOOST_REQUIRE(coordinator.sync(server.port()));
    BOOST_TEST(coordinator.replica().base().table<Unit>().size() == 1u);
}

BOOST_FIXTURE_TEST_CASE(a_listener_is_poked_and_syncs_by_the_same_frames, Fixture) {
    const auto one = join(town.first_code);
    const auto two = join(second_code);
    sync(*one);
    WebSocketClient socket(server.port());
    socket.send_text(to_hex(two->replica->token()));
    const auto welcome = wire::decode_poke(as_bytes(socket.receive()->payload));
    BOOST_REQUIRE(welcome.ok());
    BOOST_TEST(welcome->seq == one->replica->cursor().seq);
    socket.send_binary(wire::encode(two->replica->make_request(noon)));
    take(*two, socket.receive()->payload);
    BOOST_TEST(two->replica->base().table<Unit>().size() == 1u);

    add_unit(*one, "Skovbo");
    sync(*one);
    const auto poke = wire::decode_poke(as_bytes(socket.receive()->payload));
    BOOST_REQUIRE(poke.ok());
    BOOST_TEST(poke->seq > two->replica->cursor().seq);
    socket.send_binary(wire::encode(two->replica->make_request(noon)));
    take(*two, socket.receive()->payload);
    BOOST_TEST(two->replica->base().table<Unit>().size() == 2u);
    BOOST_TEST(two->replica->cursor().seq == poke->seq);
}

BOOST_FIXTURE_TEST_CASE(without_a_known_token_nothing_is_read_and_nothing_told, Fixture) {
    const Bytes request = wire::encode(wire::SyncRequest{});
    for (const std::string& lines : {std::string(), bearer("00"), bearer(std::string(64, 'a')),
                                     std::string("Authorization: Basic eDp5\r\n")}) {
        HttpClient stranger(server.port());
        const auto answer = stranger.post("/sync", request, lines);
        BOOST_TEST(answer->status == 401);
        BOOST_TEST(answer->header("www-authenticate") == "Bearer");
        const auto failure = wire::decode_failure(as_bytes(answer->body));
        BOOST_TEST((failure->error.code == ErrorCode::unknown_device));
    }
    WebSocketClient socket(server.port());
    socket.send_text(std::string(64, 'a'));
    BOOST_TEST(!socket.receive().has_value());
}

BOOST_FIXTURE_TEST_CASE(the_secret_for_a_locked_tablet_is_kept_with_a_token_and_given_for_a_code,
                        Fixture) {
    const auto tablet = join(town.first_code);
    const std::string& token = tablet->replica->token();
    HttpClient client(server.port());
    BOOST_TEST(client.post("/keep-key", Bytes{}, bearer("00"))->status == 401);
    const auto kept = client.post("/keep-key", Bytes{}, bearer(to_hex(token)));
    BOOST_REQUIRE(kept->status == 200);
    const auto secret = wire::decode_unlock_secret(as_bytes(kept->body));
    BOOST_REQUIRE(secret.ok());
    const Digest digest = sha256(as_bytes(token));
    const std::string code =
        *town.authority.invite(tablet->replica->person(), town.now, town.random);
    const Bytes request = wire::encode(wire::UnlockRequest{std::string(as_text(digest)), code});
    const auto given = client.post("/unlock", request);
    BOOST_REQUIRE(given->status == 200);
    BOOST_TEST((*wire::decode_unlock_secret(as_bytes(given->body)) == *secret));
    HttpClient greedy(server.port());
    BOOST_TEST(greedy.post("/unlock", Bytes(5000, 0))->status == 413);
}

// Later versions are small already.
BOOST_FIXTURE_TEST_CASE(large_answers_of_version_one_are_compressed_for_those_who_accept_it,
                        Fixture) {
    const auto tablet = join(town.first_code);
    sync(*tablet);
    for (int i = 0; i < 40; ++i) add_unit(*tablet, "Enhed nummer " + std::to_string(i));
    sync(*tablet);
    const Bytes first_sync = wire::encode_v1(wire::SyncRequest{}, {});
    const std::string token = bearer(to_hex(tablet->replica->token()));
    const auto plain = client.post("/sync", first_sync, token);
    const auto packed = client.post("/sync", first_sync, token + "Accept-Encoding: gzip, br\r\n");
    BOOST_TEST(plain->header("content-encoding") == "");
    BOOST_TEST(packed->header("content-encoding") == "gzip");
    BOOST_TEST(packed->body.size() < plain->body.size());
    BOOST_TEST((*gunzip(as_bytes(packed->body), plain->body.size()) ==
                Bytes(plain->body.begin(), plain->body.end())));
    const auto small = client.post("/sync", wire::encode(tablet->replica->make_request(noon)),
                                   token + "Accept-Encoding: gzip\r\n");
    BOOST_TEST(small->header("content-encoding") == "");
}

BOOST_FIXTURE_TEST_CASE(wrong_codes_are_limited_and_told_when_to_come_back, Fixture) {
    const Bytes wrong = wire::encode(wire::JoinRequest{"AAAAAAAA", "Tablet"});
    for (int i = 0; i < 10; ++i) BOOST_TEST(client.post("/join", wrong)->status == 404);
    const auto limited = client.post("/join", wrong);
    BOOST_TEST(limited->status == 429);
    BOOST_TEST(limited->header("retry-after") == "600");
}

BOOST_FIXTURE_TEST_CASE(a_join_is_small, Fixture) {
    const Bytes large(5000, 'x');
    BOOST_TEST(client.post("/join", large)->status == 413);
}

BOOST_FIXTURE_TEST_CASE(junk_is_refused_with_a_frame, Fixture) {
    const auto answer = client.post("/join", as_bytes("junk"));
    BOOST_TEST(answer->status == 400);
    BOOST_TEST(answer->header("content-type") == "application/octet-stream");
    BOOST_TEST(wire::decode_failure(as_bytes(answer->body)).ok());
}

BOOST_FIXTURE_TEST_CASE(each_address_has_its_methods, Fixture) {
    BOOST_TEST(client.get("/sync")->header("allow") == "POST");
    BOOST_TEST(client.get("/join")->status == 405);
    BOOST_TEST(client.post("/healthz", {})->header("allow") == "GET, HEAD");
    BOOST_TEST(client.get("/ws")->status == 426);
    BOOST_TEST(client.get("/demo.json")->status == 404);
    BOOST_TEST(client.get("/nothing")->status == 404);
}

BOOST_FIXTURE_TEST_CASE(health_is_a_status_and_a_number, Fixture) {
    const auto well = client.get("/healthz");
    BOOST_TEST(well->status == 200);
    BOOST_TEST(well->body.find("{\"status\":\"ok\",\"seq\":") == 0u);
    healthy = false;
    BOOST_TEST(client.get("/healthz")->status == 503);
}

BOOST_AUTO_TEST_CASE(the_demo_tells_its_codes) {
    Municipality town;
    const Log log(nullptr);
    Hub hub;
    SyncService service(
        town.authority, town.random, [] { return noon; }, log, [](std::uint64_t, DeviceAlias) {});
    Application application(service, hub, StaticFiles(), [] { return true; });
    application.serve_demo("[]\n");
    const RunningServer server(application);
    const auto answer = HttpClient(server.port()).get("/demo.json");
    BOOST_TEST(answer->body == "[]\n");
    BOOST_TEST(answer->header("content-type") == "application/json");
    BOOST_TEST(answer->header("cache-control") == "no-store");
}

BOOST_FIXTURE_TEST_CASE(a_file_of_changes_is_taken_from_whoever_brings_it_and_from_no_stranger,
                        FileFixture) {
    // Strangers are hung up on before their body is read.
    HttpClient nobody(server.port());
    BOOST_TEST(nobody.post("/deliver", file)->status == 401);
    HttpClient stranger(server.port());
    BOOST_TEST(stranger.post("/deliver", file, bearer(std::string(64, '0')))->status == 401);
    const auto delivered = bring(file);
    BOOST_REQUIRE(delivered.ok());
    BOOST_TEST((*delivered == wire::Delivered{1, 0, 0}));
    BOOST_TEST((*bring(file) == wire::Delivered{0, 0, 1}));
    sync(*author);
    BOOST_TEST(author->replica->unsent() == 0u);
    BOOST_TEST(author->replica->refusals().empty());
}

BOOST_FIXTURE_TEST_CASE(a_file_that_was_altered_is_refused_in_words, FileFixture) {
    auto bundle = *wire::decode_bundle(file);
    bundle.sealed.back() = static_cast<char>(bundle.sealed.back() ^ 1);
    const auto refused = bring(wire::encode(bundle));
    BOOST_REQUIRE(!refused.ok());
    BOOST_TEST((refused.error().code == ErrorCode::bundle_altered));
    BOOST_TEST((bring(Bytes{1, 2, 3}).error().code == ErrorCode::bundle_altered));
}

BOOST_AUTO_TEST_SUITE_END()

// Every role tries every command everywhere, and looks at everything, through the real server.
#include <boost/test/unit_test.hpp>

#include "server/application.hpp"
#include "server/base/hex.hpp"
#include "tests/support/role_town.hpp"
#include "tests/support/server/running_server.hpp"
#include "tests/support/thread_fixture.hpp"

using namespace tovholder;
using namespace tovholder::server;
using namespace tovholder::testing;

namespace {

struct Fixture {
    SeededRandom random{7};
    MemoryAuthorityStore store;
    sync::Authority authority{store, {.history = 4711}};
    RoleTown town{server_alias + 1};
    std::map<std::string, wire::Joined> devices = join_all();
    Log log{nullptr};
    Hub hub;
    SyncService service{authority, random, [] { return noon; }, log,
                        [this](std::uint64_t seq, DeviceAlias by) { hub.changed(seq, by); }};
    Application application{service, hub, StaticFiles(), [] { return true; }};
    RunningServer server{application};
    HttpClient client{server.port()};

    std::map<std::string, wire::Joined> join_all() {
        TOV_ASSERT(authority.load(town.all_rows()).ok());
        std::map<std::string, wire::Joined> all;
        for (const Actor& actor : town.actors) {
            const auto code = authority.invite(actor.person, noon, random);
            const auto joined = authority.join({*code, "Tablet"}, noon, random);
            TOV_ASSERT(joined.ok() && joined->device == actor.device);
            all.emplace(actor.name, *joined);
        }
        return all;
    }
    wire::SyncResponse send(const Actor& actor, const wire::SyncRequest& request) {
        const std::string token = to_hex(devices.at(actor.name).token);
        const auto answer =
            client.post("/sync", wire::encode(request), "Authorization: Bearer " + token + "\r\n");
        BOOST_REQUIRE(answer->status == 200);
        const auto response = wire::decode_sync_response(as_bytes(answer->body));
        BOOST_REQUIRE(response.ok());
        return *response;
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(roles)

BOOST_FIXTURE_TEST_CASE(the_server_lets_each_role_do_what_the_table_says_and_nothing_else,
                        Fixture) {
    for (const Actor& actor : town.actors) {
        const auto attempts = town.attempts(actor);
        wire::SyncRequest request{.clock = noon};
        for (const Attempt& attempt : attempts) {
            const auto number = static_cast<OpNumber>(request.ops.size() + 1);
            // Who had seen that her role was over; else it would be handed over.
            const std::uint64_t base = 1'000'000;
            request.ops.push_back(
                {{static_cast<DeviceAlias>(actor.device), number}, noon, base, attempt.command});
        }
        const auto response = send(actor, request);
        BOOST_REQUIRE(response.outcomes.size() == attempts.size());
        for (std::size_t i = 0; i < attempts.size(); ++i) {
            const auto& refusal = response.outcomes[i].refusal;
            BOOST_TEST(refusal.empty() == is_allowed(actor, attempts[i]),
                       actor.name << ": " << attempts[i].name);
            if (refusal.empty()) continue;
            BOOST_TEST((refusal.front().code == ErrorCode::not_allowed),
                       attempts[i].name << ": " << error_name(refusal.front().code));
        }
    }
}

BOOST_FIXTURE_TEST_CASE(the_server_sends_each_role_what_the_table_says_and_nothing_else, Fixture) {
    for (const Actor& actor : town.actors) {
        const auto response = send(actor, {.clock = noon});
        BOOST_REQUIRE(!response.more);
        const auto marks = town.marks_in(wire::encode_page(response.rows));
        BOOST_TEST_CONTEXT(actor.name) { BOOST_TEST((marks == town.visible_marks(actor))); }
    }
}

BOOST_FIXTURE_TEST_CASE(a_withdrawn_device_is_refused_by_the_server, Fixture) {
    const Actor& coordinator = town.actors.at(ops::holder_of(Role::coordinator));
    const Actor& volunteer = town.actors.at(ops::holder_of(Role::volunteer));
    const auto theirs = Device::row_of(static_cast<DeviceAlias>(volunteer.device));
    wire::SyncRequest request{.clock = noon};
    const OpId id{static_cast<DeviceAlias>(coordinator.device), 1};
    request.ops.push_back({id, noon, 0, ops::WithdrawDevice{theirs}});
    BOOST_REQUIRE(send(coordinator, request).outcomes.at(0).refusal.empty());
    const auto refused =
        client.post("/sync", wire::encode(wire::SyncRequest{.clock = noon}),
                    "Authorization: Bearer " + to_hex(devices.at(volunteer.name).token) + "\r\n");
    BOOST_TEST(refused->status == 401);
    const auto failure = wire::decode_failure(as_bytes(refused->body));
    BOOST_TEST((failure.ok() && failure->error.code == ErrorCode::device_withdrawn));
    // An app of the first release does not know that word.
    const auto old =
        client.post("/sync", wire::encode_v1(wire::SyncRequest{.clock = noon}, {}),
                    "Authorization: Bearer " + to_hex(devices.at(volunteer.name).token) + "\r\n");
    const auto told = wire::decode_failure(as_bytes(old->body));
    BOOST_TEST((told.ok() && told->error.code == ErrorCode::unknown_device));
}

BOOST_FIXTURE_TEST_CASE(figures_come_to_those_who_lead_and_name_nobody, Fixture) {
    const auto figures_of = [&](const char* name) {
        std::vector<UnitFigures> all;
        for (const Actor& actor : town.actors) {
            if (actor.name != name) continue;
            for (const auto& sent : send(actor, {.clock = noon}).rows) {
                const auto* row = std::get_if<UnitFigures>(&sent.row);
                if (row != nullptr) all.push_back(*row);
            }
        }
        return all;
    };
    const auto seen = figures_of("leader");
    BOOST_TEST(seen.size() == 4u);  // care, ward, club and team; not the library
    for (const UnitFigures& row : seen) {
        BOOST_TEST(row.few);  // one comes to each
        BOOST_TEST(row.taken == 0u);
        BOOST_TEST(row.places >= 50u);
    }
    BOOST_TEST(figures_of("coordinator").size() == 4u);
    BOOST_TEST(figures_of("partner").size() == 2u);
    for (const char* name : {"volunteer", "responsible", "lead", "nobody"}) {
        BOOST_TEST(figures_of(name).empty());
    }
}

BOOST_FIXTURE_TEST_CASE(all_that_is_kept_about_a_person_is_told_to_whom_the_table_says, Fixture) {
    const auto ask = [&](Id<Person> person, const std::string& token) {
        return client.post("/about", wire::encode(wire::AboutRequest{person}),
                           "Authorization: Bearer " + token + "\r\n");
    };
    for (const Actor& actor : town.actors) {
        const std::string token = to_hex(devices.at(actor.name).token);
        for (const Place place : all_places) {
            const Attempt attempt{
                "", {}, {{ops::Act::see_all_about, RoleTown::stands_to_resident(actor, place)}}};
            const auto answer = ask(town.resident_of(place), token);
            BOOST_TEST(answer->status == (is_allowed(actor, attempt) ? 200 : 403),
                       actor.name << " about one in " << name_of(place));
        }
        const auto own = ask(actor.person, token);
        BOOST_REQUIRE(own->status == 200);
        const auto about = wire::decode_about_answer(as_bytes(own->body));
        BOOST_REQUIRE(about.ok());
        BOOST_TEST((about->person == actor.person && !about->rows.empty()));
    }
    const std::string token = to_hex(devices.at("volunteer").token);
    BOOST_TEST(ask({99}, token)->status == 403);
    const auto garbage =
        client.post("/about", Bytes{1, 2, 3}, "Authorization: Bearer " + token + "\r\n");
    BOOST_TEST(garbage->status == 400);
    BOOST_TEST(client.get("/about")->status == 405);
    // A stranger's connection is closed: the last question.
    BOOST_TEST(ask(town.actors.front().person, std::string(64, 'a'))->status == 401);
}

BOOST_AUTO_TEST_SUITE_END()

// Nothing acknowledged is lost and nothing is applied twice, however often the server is killed
// (SIGKILL, at random moments). The seed is fixed; TOVHOLDER_SEED=N replays another.
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <set>
#include <thread>

#include "shared/ops/invitation_code.hpp"
#include "tests/support/server/http_tablet.hpp"
#include "tests/support/server/server_process.hpp"

using namespace tovholder;
using namespace tovholder::testing;

namespace {

constexpr int rounds = 200;
constexpr int tablets = 3;

std::uint64_t seed() {
    const char* told = std::getenv("TOVHOLDER_SEED");
    return told == nullptr ? 20261123 : std::strtoull(told, nullptr, 10);
}

// Kills a server from a thread of its own, after so many steps of busy work.
class Assassin {
public:
    Assassin(ServerProcess& server, std::int64_t steps)
        : thread_([&server, steps] {
              volatile std::int64_t step = 0;
              while (step < steps) step = step + 1;
              server.kill();
          }) {}
    ~Assassin() { thread_.join(); }
    Assassin(const Assassin&) = delete;
    Assassin& operator=(const Assassin&) = delete;

private:
    std::thread thread_;
};

struct Fixture {
    TemporaryFolder folder;
    Prng prng{seed()};
    std::unique_ptr<ServerProcess> server;
    std::vector<std::unique_ptr<HttpTablet>> team;
    std::set<std::string> made;          // names of units, each made by one op
    std::set<std::string> acknowledged;  // those whose op the server has answered
    int kills = 0;

    void start(std::vector<std::string> more = {}) {
        more.insert(more.end(), {"--port=0", "--db", "sqlite:" + folder.file("db"), "--site",
                                 folder.file("none")});
        server.reset();  // killed, if it still runs
        server =
            std::make_unique<ServerProcess>(TOVHOLDER_SERVER_PROGRAM, more, folder.file("log"));
    }
    // A code for the coordinator, from the program's own words.
    std::string code() {
        static const std::string before = "Code for the first coordinator: ";
        const std::size_t at = server->greeting().find(before);
        TOV_ASSERT(at != std::string::npos);
        return server->greeting().substr(at + before.size(), ops::code_length + 1);
    }
    void assemble_team() {
        start();
        for (int i = 0; i < tablets; ++i) {
            if (i > 0) start({"--new-code"});
            team.push_back(std::make_unique<HttpTablet>(server->port(), code()));
            BOOST_REQUIRE(team.back()->sync(server->port()));
        }
    }
    void act(HttpTablet& tablet, int round) {
        Unit unit;
        unit.parent = tablet.replica().shown().table<Unit>().begin()->first;
        unit.name = "Enhed " + std::to_string(round) + "." + std::to_string(made.size());
        tablet.act(ops::Create<Unit>{unit});
        made.insert(unit.name);
    }
    void note_acknowledged(const HttpTablet& tablet) {
        // What is in base came from the server.
        const State base = tablet.replica().base();
        for (const auto& [id, row] : base.table<Unit>()) {
            if (made.contains(row.value.name)) acknowledged.insert(row.value.name);
        }
    }
    void one_round(int round) {
        HttpTablet& tablet = *team[prng.below(team.size())];
        for (std::uint64_t ops = prng.below(4); ops > 0; --ops) act(tablet, round);
        const bool deadly = prng.chance(60);
        if (deadly) {
            ++kills;
            const std::uint16_t port = server->port();
            const Assassin assassin(*server, prng.between(0, 4'000'000));
            while (tablet.round_trip(port)) note_acknowledged(tablet);
        } else {
            BOOST_REQUIRE(tablet.sync(server->port()));
        }
        note_acknowledged(tablet);
        if (deadly) start();
    }
    // How often each unit is on the server, as a fresh look at everything shows it.
    std::map<std::string, int> on_server() {
        start({"--new-code"});
        HttpTablet fresh(server->port(), code());
        BOOST_REQUIRE(fresh.sync(server->port()));
        std::map<std::string, int> counts;
        const State base = fresh.replica().base();
        for (const auto& [id, row] : base.table<Unit>()) {
            if (made.contains(row.value.name)) ++counts[row.value.name];
        }
        return counts;
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(crash_tests)

BOOST_FIXTURE_TEST_CASE(a_server_killed_at_random_loses_nothing_and_repeats_nothing, Fixture) {
    BOOST_TEST_INFO_SCOPE("replay with TOVHOLDER_SEED=" << seed());
    assemble_team();
    for (int round = 0; round < rounds; ++round) {
        BOOST_TEST_INFO_SCOPE("round " << round);
        one_round(round);
        if (round % 20 != 0) continue;
        const auto counts = on_server();
        for (const std::string& name : acknowledged) {
            BOOST_REQUIRE_MESSAGE(counts.contains(name), name << " was acknowledged and is lost");
        }
    }
    BOOST_TEST(kills > rounds / 3);
    int unanswered = 0;
    for (const auto& tablet : team) unanswered += tablet->unanswered();
    BOOST_TEST(unanswered > rounds / 20);  // the kills hit requests under way
    for (const auto& tablet : team) {
        BOOST_REQUIRE(tablet->sync(server->port()));
        BOOST_TEST(tablet->replica().unsent() == 0u);
        BOOST_TEST(tablet->replica().refusals().empty());
    }
    const auto counts = on_server();
    BOOST_TEST(counts.size() == made.size());
    for (const auto& [name, count] : counts) {
        BOOST_TEST(count == 1, name << " is there " << count << " times");
    }
    BOOST_TEST_MESSAGE(made.size() << " ops, " << kills << " kills, " << unanswered
                                   << " requests cut off, " << rounds << " rounds");
}

BOOST_AUTO_TEST_SUITE_END()

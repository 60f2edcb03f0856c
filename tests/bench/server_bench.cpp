// The real server under load from this machine: many tablets of the demo municipality, each with
// one connection. Figures say what one thread of a server bears; the clients share its processors.
#include <algorithm>
#include <cstdio>
#include <thread>

#include "server/base/hex.hpp"
#include "server/service/gzip.hpp"
#include "tests/bench/process_meter.hpp"
#include "tests/support/server/http_tablet.hpp"
#include "tests/support/server/server_process.hpp"
#include "tests/support/server/websocket_client.hpp"

namespace tovholder::testing {
namespace {

constexpr int tablets = 8;
constexpr int listeners = 500;

// The codes of /demo.json, coordinator first.
std::vector<std::string> demo_codes(std::uint16_t port) {
    const auto answer = HttpClient(port).get("/demo.json");
    TOV_ASSERT(answer && answer->status == 200);
    static const std::string before = "\"code\":\"";
    std::vector<std::string> codes;
    for (std::size_t at = 0; (at = answer->body.find(before, at)) != std::string::npos; ++at) {
        codes.push_back(answer->body.substr(at + before.size(), 8));
    }
    return codes;
}

struct Figures {
    double per_second = 0;
    double processor_us = 0;  // of the server, a request
    std::int64_t p50_us = 0;
    std::int64_t p95_us = 0;
};

// `request(client, tablet, round)` for each tablet on a thread and a connection of its own.
template <class Request>
Figures measure(const ServerProcess& server, int clients, int rounds, Request request) {
    std::vector<std::vector<std::int64_t>> times(static_cast<std::size_t>(clients));
    std::vector<std::thread> threads;
    const std::int64_t started = monotonic_us();
    const std::int64_t processor_before = processor_us(server.pid());
    for (int i = 0; i < clients; ++i) {
        threads.emplace_back([&, i] {
            HttpClient client(server.port());
            for (int round = 0; round < rounds; ++round) {
                const std::int64_t before = monotonic_us();
                request(client, static_cast<std::size_t>(i), round);
                times[static_cast<std::size_t>(i)].push_back(monotonic_us() - before);
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    const std::int64_t took = monotonic_us() - started;
    std::vector<std::int64_t> all;
    for (const auto& some : times) all.insert(all.end(), some.begin(), some.end());
    std::sort(all.begin(), all.end());
    const auto count = static_cast<double>(all.size());
    return {count * 1e6 / static_cast<double>(took),
            static_cast<double>(processor_us(server.pid()) - processor_before) / count,
            all[all.size() / 2], all[all.size() * 95 / 100]};
}

void print(const char* name, const Figures& figures) {
    std::printf("%-28s %8.0f /s   p50 %6lld us   p95 %6lld us   processor %6.0f us\n", name,
                figures.per_second, static_cast<long long>(figures.p50_us),
                static_cast<long long>(figures.p95_us), figures.processor_us);
}

std::string token_line(const sync::Replica& replica) {
    return "Authorization: Bearer " + server::to_hex(replica.token()) + "\r\n";
}

std::int64_t first_sync_bytes(std::uint16_t port, const HttpTablet& tablet, bool packed) {
    std::int64_t bytes = 0;
    HttpClient client(port);
    const auto answer =
        client.post("/sync", wire::encode(wire::SyncRequest{}),
                    token_line(tablet.replica()) + (packed ? "Accept-Encoding: gzip\r\n" : ""));
    TOV_ASSERT(answer && answer->status == 200);
    bytes += static_cast<std::int64_t>(answer->body.size());
    return bytes;
}

Unit some_unit(const HttpTablet& tablet, std::size_t i, int round) {
    Unit unit;
    unit.parent = tablet.replica().base().table<Unit>().begin()->first;
    unit.name = "Enhed " + std::to_string(i) + "." + std::to_string(round);
    return unit;
}

std::int64_t listen_memory_kib(const ServerProcess& server, const HttpTablet& tablet) {
    const std::int64_t before = resident_kib(server.pid());
    std::vector<std::unique_ptr<WebSocketClient>> all;
    for (int i = 0; i < listeners; ++i) {
        all.push_back(std::make_unique<WebSocketClient>(server.port()));
        TOV_ASSERT(all.back()->open());
        TOV_ASSERT(all.back()->send_text(server::to_hex(tablet.replica().token())));
    }
    // Each has been heard when the last one is answered.
    TOV_ASSERT(all.back()->send_binary(wire::encode(wire::SyncRequest{})));
    TOV_ASSERT(all.back()->receive().has_value());
    return resident_kib(server.pid()) - before;
}

int run() {
    const TemporaryFolder folder;
    write_file(folder.file("index.html"), std::string(20'000, 'x'));
    const std::int64_t starting = monotonic_us();
    const ServerProcess server(
        TOVHOLDER_SERVER_PROGRAM,
        {"--demo", "--port=0", "--db", "sqlite:" + folder.file("db"), "--site", folder.path()},
        folder.file("log"));
    const std::int64_t start_ms = (monotonic_us() - starting) / 1000;
    const std::uint16_t port = server.port();
    const auto codes = demo_codes(port);
    std::vector<std::unique_ptr<HttpTablet>> team;
    for (int i = 0; i < tablets; ++i) {
        const std::string& code = i < tablets / 2 ? codes[0] : codes[1];
        team.push_back(std::make_unique<HttpTablet>(port, code));
        TOV_ASSERT(team.back()->sync(port));
    }
    for (const auto& tablet : team) TOV_ASSERT(tablet->sync(port));  // the later joins
    const std::int64_t memory_kib = resident_kib(server.pid());
    const auto quiet = [&](HttpClient& client, std::size_t i, int) {
        const sync::Replica& replica = team[i]->replica();
        const auto answer = client.post(
            "/sync", wire::encode(replica.make_request(server::system_now())), token_line(replica));
        TOV_ASSERT(answer && answer->status == 200);
    };
    const Figures health = measure(server, tablets, 2000, [](HttpClient& client, std::size_t, int) {
        TOV_ASSERT(client.get("/healthz")->status == 200);
    });
    const Figures page = measure(server, tablets, 2000, [](HttpClient& client, std::size_t, int) {
        TOV_ASSERT(client.get("/")->status == 200);
    });
    const Figures nothing_new = measure(server, tablets, 300, quiet);
    const Figures edit =
        measure(server, tablets / 2, 100, [&](HttpClient&, std::size_t i, int round) {
            team[i]->act(ops::Create<Unit>{some_unit(*team[i], i, round)});
            TOV_ASSERT(team[i]->round_trip(port));
        });
    const std::int64_t listen_kib = listen_memory_kib(server, *team.back());
    print("GET /healthz", health);
    print("GET / (20 kB)", page);
    print("POST /sync, nothing new", nothing_new);
    print("POST /sync, one op, durable", edit);
    std::printf("start %lld ms, %lld KiB; %d listeners %lld KiB more\n",
                static_cast<long long>(start_ms), static_cast<long long>(memory_kib), listeners,
                static_cast<long long>(listen_kib));
    std::printf(
        "{\"healthz_per_s\":%.0f,\"page_per_s\":%.0f,\"nothing_new_per_s\":%.0f,"
        "\"nothing_new_p95_us\":%lld,\"nothing_new_processor_us\":%.0f,\"edits_per_s\":%.0f,\"edit_"
        "p95_us\":%lld,\"edit_processor_us\":%.0f,"
        "\"start_ms\":%lld,\"memory_kib\":%lld,\"listener_bytes\":%lld,"
        "\"first_sync_coordinator_bytes\":%lld,\"first_sync_coordinator_gzip_bytes\":%lld,"
        "\"first_sync_volunteer_gzip_bytes\":%lld}\n",
        health.per_second, page.per_second, nothing_new.per_second,
        static_cast<long long>(nothing_new.p95_us), nothing_new.processor_us, edit.per_second,
        static_cast<long long>(edit.p95_us), edit.processor_us, static_cast<long long>(start_ms),
        static_cast<long long>(memory_kib), static_cast<long long>(listen_kib * 1024 / listeners),
        static_cast<long long>(first_sync_bytes(port, *team.front(), false)),
        static_cast<long long>(first_sync_bytes(port, *team.front(), true)),
        static_cast<long long>(first_sync_bytes(port, *team.back(), true)));
    return 0;
}

}  // namespace
}  // namespace tovholder::testing

int main() { return tovholder::testing::run(); }

// Bytes of a connection to the real server: HTTP, the upgrade, and WebSocket frames, read by the
// same sessions as in the product, over a loopback socket. The first byte tells how they come: bit
// 0 behind a right upgrade and token, as frames of an open WebSocket; bit 1 with compression
// agreed; bit 2 in two pieces; bit 3 the other end hangs up at once instead of reading.
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>

#include "server/application.hpp"
#include "server/base/hex.hpp"
#include "server/net/http_session.hpp"
#include "shared/sync/authority.hpp"
#include "shared/wire/codec.hpp"
#include "tests/support/domain_fixture.hpp"
#include "tests/support/thread_fixture.hpp"

namespace {

using namespace tovholder;
using namespace tovholder::server;
using boost::asio::ip::tcp;

// More than any input needs; a session that is still there then is stuck.
constexpr int rounds_max = 20'000;

std::string token() { return std::string(32, '1'); }

sync::AuthorityContents contents(const testing::SmallTown& town) {
    sync::AuthorityContents all{.history = 1, .seq = town.seq};
    for (const RowKey key : town.state.keys()) {
        const auto found = town.state.get(key);
        all.rows.push_back({found->row, found->stamp});
    }
    all.devices.push_back({.alias = 2, .person = town.svend, .name = "coordinator"});
    all.devices.back().token_digest = sha256(as_bytes(token()));
    return all;
}

struct World {
    testing::SmallTown town;
    testing::MemoryAuthorityStore store;
    testing::SeededRandom random{1};
    sync::Authority authority{store, contents(town)};
    Log log{nullptr};
    Hub hub;
    SyncService service{authority, random, [this] { return town.now; }, log,
                        [this](std::uint64_t seq, DeviceAlias by) { hub.changed(seq, by); }};
    Application application{service, hub, StaticFiles(), [] { return true; }};
    NetContext context{.handler = application, .log = log, .limits = {}};
    boost::asio::io_context io{1};
    tcp::acceptor acceptor{io, tcp::endpoint(boost::asio::ip::address_v4::loopback(), 0)};
    tcp::socket client{io};

    void connect() {
        client.connect(acceptor.local_endpoint());
        tcp::socket served = acceptor.accept();
        client.non_blocking(true);
        auto place = context.connections.admit("127.0.0.1", true);
        std::make_shared<HttpSession>(std::move(served), std::move(place), context)->run();
    }
    // All that can happen without time passing; what comes back is read and dropped.
    void settle() {
        char answer[16 * 1024];
        for (int idle = 0; idle < 3;) {
            boost::system::error_code error;
            const std::size_t ran = io.poll();
            const std::size_t read = client.read_some(boost::asio::buffer(answer), error);
            idle = ran == 0 && read == 0 ? idle + 1 : 0;
            if (io.stopped()) io.restart();
        }
    }
    void send(std::string_view bytes) {
        while (!bytes.empty()) {
            boost::system::error_code error;
            const std::size_t sent =
                client.write_some(boost::asio::buffer(bytes.data(), bytes.size()), error);
            if (error && error != boost::asio::error::would_block) return;
            bytes.remove_prefix(sent);
            settle();
        }
    }
    void hang_up() {
        boost::system::error_code ignored;
        client.close(ignored);
        for (int round = 0; context.connections.count() > 0; ++round) {
            TOV_ASSERT(round < rounds_max);
            io.poll();
            if (io.stopped()) io.restart();
        }
    }
};

std::string upgrade(bool deflated) {
    std::string text =
        "GET /ws HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n";
    if (deflated) text += "Sec-WebSocket-Extensions: permessage-deflate\r\n";
    text += "\r\n";
    // The token in one masked text frame; its mask is all zeros.
    const std::string hex = to_hex(token());
    text += '\x81';
    text += static_cast<char>(0x80 | hex.size());
    text += std::string(4, '\0');
    return text + hex;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::uint8_t how = data[0];
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    World world;
    world.connect();
    if ((how & 1) != 0) world.send(upgrade((how & 2) != 0));
    const std::size_t cut = (how & 4) != 0 ? bytes.size() / 2 : bytes.size();
    world.send(bytes.substr(0, cut));
    world.send(bytes.substr(cut));
    boost::system::error_code ignored;
    if ((how & 8) == 0) world.client.shutdown(tcp::socket::shutdown_send, ignored);
    if ((how & 8) == 0) world.settle();
    world.hang_up();
    return 0;
}

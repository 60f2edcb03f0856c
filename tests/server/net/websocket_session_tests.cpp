// WebSockets over a real socket.
#include "server/net/websocket_session.hpp"

#include <boost/test/unit_test.hpp>
#include <condition_variable>
#include <mutex>

#include "tests/support/server/running_server.hpp"
#include "tests/support/server/websocket_client.hpp"

using namespace tovholder;
using namespace tovholder::server;
using namespace tovholder::testing;

namespace {

Bytes bytes(std::string_view text) { return {text.begin(), text.end()}; }

// Lets "token" in; answers a frame with the same bytes; on "poke" sends pokes first.
struct Parrot : Handler {
    std::mutex mutex;
    std::condition_variable changed;
    int came = 0;
    int left = 0;

    std::optional<Answer> on_head(const RequestHead&) override {
        return text_answer(200, "page", "test");
    }
    Answer on_request(const RequestHead&, ByteView) override {
        return text_answer(200, "", "test");
    }
    bool on_hello(std::string_view token, Listener&) override {
        if (token != "token") return false;
        count(came);
        return true;
    }
    std::optional<Bytes> on_frame(Listener& listener, ByteView frame) override {
        if (as_text(frame) == "out") return {};
        if (as_text(frame) == "poke") {
            for (int i = 1; i <= 50; ++i) listener.send_latest(bytes("poke " + std::to_string(i)));
        }
        return Bytes(frame.begin(), frame.end());
    }
    void on_leave(Listener&) override { count(left); }

    void count(int& what) {
        const std::lock_guard lock(mutex);
        ++what;
        changed.notify_all();
    }
    bool wait_until_left(int wanted) {
        std::unique_lock lock(mutex);
        return changed.wait_for(lock, std::chrono::seconds(20), [&] { return left == wanted; });
    }
};

Limits limits() {
    Limits small;
    small.body_bytes = 1000;
    small.poke_pause_ms = 1;
    return small;
}

struct Fixture {
    Parrot parrot;
    RunningServer server{parrot, limits()};
    WebSocketClient client{server.port()};
};

constexpr int policy_error = 1008;

}  // namespace

BOOST_AUTO_TEST_SUITE(websocket_session_tests)

BOOST_FIXTURE_TEST_CASE(after_the_token_each_frame_gets_its_answer, Fixture) {
    BOOST_REQUIRE(client.open());
    client.send_text("token");
    client.send_binary(as_bytes("one"));
    BOOST_TEST(client.receive()->payload == "one");
    client.send_binary(as_bytes("two"));
    client.send_binary(as_bytes("three"));
    const auto two = client.receive();
    BOOST_TEST(two->payload == "two");
    BOOST_TEST(!two->text);
    BOOST_TEST(client.receive()->payload == "three");
}

BOOST_FIXTURE_TEST_CASE(a_wrong_token_or_none_is_closed, Fixture) {
    client.send_text("tokex");
    BOOST_TEST(!client.receive().has_value());
    BOOST_TEST(client.close_code() == policy_error);
    WebSocketClient binary(server.port());
    binary.send_binary(as_bytes("token"));
    BOOST_TEST(!binary.receive().has_value());
    BOOST_TEST(binary.close_code() == policy_error);
    WebSocketClient endless(server.port());
    endless.send_text(std::string(5000, 't'));
    BOOST_TEST(!endless.receive().has_value());
    BOOST_TEST(parrot.came == 0);
}

BOOST_FIXTURE_TEST_CASE(a_frame_over_the_limit_ends_the_connection, Fixture) {
    client.send_text("token");
    client.send_binary(Bytes(1001, 'x'));
    BOOST_TEST(!client.receive().has_value());
    BOOST_TEST(client.close_code() == 1009);
    BOOST_TEST(parrot.wait_until_left(1));
}

BOOST_FIXTURE_TEST_CASE(pokes_that_wait_are_replaced_by_the_latest, Fixture) {
    client.send_text("token");
    client.send_binary(as_bytes("poke"));
    std::vector<std::string> heard;
    while (heard.empty() || heard.back() != "poke 50") {
        const auto message = client.receive();
        BOOST_REQUIRE(message.has_value());
        heard.push_back(message->payload);
    }
    BOOST_TEST(heard.size() <= 4u);
}

BOOST_FIXTURE_TEST_CASE(who_lost_the_right_is_closed, Fixture) {
    client.send_text("token");
    client.send_binary(as_bytes("out"));
    BOOST_TEST(!client.receive().has_value());
    BOOST_TEST(client.close_code() == policy_error);
    BOOST_TEST(parrot.wait_until_left(1));
}

BOOST_FIXTURE_TEST_CASE(who_hangs_up_has_left, Fixture) {
    {
        WebSocketClient brief(server.port());
        brief.send_text("token");
        brief.send_binary(as_bytes("hi"));
        BOOST_TEST(brief.receive()->payload == "hi");
    }
    BOOST_TEST(parrot.wait_until_left(1));
}

BOOST_FIXTURE_TEST_CASE(a_plain_request_for_the_address_is_an_ordinary_request, Fixture) {
    HttpClient plain(server.port());
    BOOST_TEST(plain.get("/ws")->body == "page");
}

BOOST_AUTO_TEST_CASE(who_does_not_say_who_it_is_or_falls_silent_is_closed) {
    Limits limits;
    limits.token_ms = 30;
    limits.silence_ms = 60;
    Parrot parrot;
    const RunningServer server(parrot, limits);
    WebSocketClient anonymous(server.port());
    BOOST_REQUIRE(anonymous.open());
    BOOST_TEST(!anonymous.receive().has_value());
    // Says who it is, then never answers a ping.
    WebSocketClient mute(server.port());
    mute.send_text("token");
    BOOST_TEST(parrot.wait_until_left(1));
}

BOOST_AUTO_TEST_CASE(what_is_asked_ahead_is_answered_in_order) {
    Parrot parrot;
    const RunningServer server(parrot);
    WebSocketClient client(server.port());
    client.send_text("token");
    for (const char* words : {"one", "two", "three"}) client.send_binary(as_bytes(words));
    for (const char* words : {"one", "two", "three"}) {
        const auto heard = client.receive();
        BOOST_REQUIRE(heard.has_value());
        BOOST_TEST(heard->payload == words);
    }
}

BOOST_AUTO_TEST_CASE(stopping_says_goodbye) {
    Parrot parrot;
    RunningServer server(parrot);
    WebSocketClient client(server.port());
    client.send_text("token");
    client.send_binary(as_bytes("hi"));
    BOOST_TEST(client.receive()->payload == "hi");
    server.stop();
    BOOST_TEST(!client.receive().has_value());
    BOOST_TEST(client.close_code() == 1001);
    BOOST_TEST(parrot.wait_until_left(1));
}

BOOST_AUTO_TEST_CASE(stopping_in_the_midst_of_handshakes_ends_them_one_by_one) {
    for (int round = 0; round < 20; ++round) {
        Parrot parrot;
        RunningServer server(parrot);
        std::vector<std::unique_ptr<HttpClient>> crowd;
        for (int i = 0; i < 20; ++i) {
            crowd.push_back(std::make_unique<HttpClient>(server.port()));
            crowd.back()->send(
                "GET /ws HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: upgrade\r\n"
                "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
        }
        server.stop();
        for (const auto& client : crowd) {
            if (const auto answer = client->receive()) BOOST_TEST(answer->status == 101);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()

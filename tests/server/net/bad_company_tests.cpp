// Slow, silent, oversized and noisy connections: those who behave are served all the while.
#include "tests/support/server/bad_company.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/support/server/running_server.hpp"
#include "tests/support/server/websocket_client.hpp"

using namespace tovholder;
using namespace tovholder::server;
using namespace tovholder::testing;

namespace {

// Answers with what it was asked.
struct Echo : Handler {
    std::optional<Answer> on_head(const RequestHead& head) override {
        if (head.method == Method::post) return {};
        return text_answer(200, head.path, "test");
    }
    Answer on_request(const RequestHead&, ByteView body) override {
        return text_answer(200, as_text(body), "test");
    }
    bool on_hello(std::string_view token, Listener&) override { return token == "token"; }
    std::optional<Bytes> on_frame(Listener&, ByteView frame) override {
        return Bytes(frame.begin(), frame.end());
    }
    void on_leave(Listener&) override {}
};

constexpr int of_each_kind = 25;

}  // namespace

BOOST_AUTO_TEST_SUITE(bad_company)

BOOST_AUTO_TEST_CASE(who_behaves_is_served_beside_slow_silent_oversized_and_noisy_connections) {
    Echo echo;
    const RunningServer server(echo);
    const BadCompany company(server.port(), of_each_kind, 1);
    WebSocketClient socket(server.port());
    BOOST_REQUIRE(socket.open());
    socket.send_text("token");
    // Until all of them have come, and hundreds were thrown out and came again.
    std::uint64_t asked = 0;
    while (company.came() < 4u * of_each_kind || company.thrown_out() < 500u) {
        const std::string words = "asked " + std::to_string(++asked);
        HttpClient client(server.port());
        const auto posted = client.post("/sync", as_bytes(words));
        BOOST_REQUIRE(posted.has_value());
        BOOST_REQUIRE(posted->body == words);
        BOOST_REQUIRE(socket.send_binary(as_bytes(words)));
        const auto heard = socket.receive();
        BOOST_REQUIRE(heard.has_value());
        BOOST_REQUIRE(heard->payload == words);
    }
    BOOST_TEST(asked > 0u);
}

BOOST_AUTO_TEST_CASE(one_too_many_is_told_at_once_and_let_in_when_there_is_room) {
    Echo echo;
    Limits limits;
    limits.connections_from_loopback = 10;
    const RunningServer server(echo, limits);
    std::vector<std::unique_ptr<HttpClient>> crowd;
    for (int i = 0; i < 10; ++i) {
        crowd.push_back(std::make_unique<HttpClient>(server.port()));
        BOOST_REQUIRE(crowd.back()->get("/in")->status == 200);
    }
    HttpClient late(server.port());
    BOOST_TEST(late.receive()->status == 503);  // told at once, not kept waiting
    crowd.pop_back();
    // The place is free again when the server has seen that its guest is gone.
    std::optional<HttpAnswer> answer;
    while (!answer || answer->status != 200) answer = HttpClient(server.port()).get("/in");
    BOOST_TEST(answer->body == "/in");
}

BOOST_AUTO_TEST_SUITE_END()

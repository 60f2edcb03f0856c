// HTTP over a real socket: what is answered, and what is refused before it costs anything.
#include "server/net/http_session.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/support/server/running_server.hpp"

using namespace tovholder;
using namespace tovholder::server;
using namespace tovholder::testing;

namespace {

// Answers GET with the path it saw, POST with the body it got.
struct Echo : Handler {
    std::vector<std::string> peers;
    std::optional<Answer> on_head(const RequestHead& head) override {
        peers.emplace_back(head.peer);
        if (head.path == "/forbidden") return text_answer(401, "no", "test");
        if (head.method == Method::post) return {};
        return text_answer(200, "saw " + std::string(head.path), "test");
    }
    Answer on_request(const RequestHead&, ByteView body) override {
        return text_answer(200, as_text(body), "test");
    }
    bool on_hello(std::string_view, Listener&) override { return false; }
    std::optional<Bytes> on_frame(Listener&, ByteView) override { return {}; }
    void on_leave(Listener&) override {}
};

Limits small_limits() {
    Limits limits;
    limits.body_bytes = 1000;
    limits.header_bytes = 1024;
    limits.header_count = 10;
    return limits;
}

struct Fixture {
    Echo echo;
    RunningServer server{echo, small_limits()};
    HttpClient client{server.port()};
};

std::string post_head(std::size_t length) {
    return "POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(length) + "\r\n\r\n";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(http_session_tests)

BOOST_FIXTURE_TEST_CASE(one_connection_serves_request_after_request, Fixture) {
    BOOST_TEST(client.get("/one?q=1")->body == "saw /one");
    BOOST_TEST(client.post("/x", as_bytes("hello"))->body == "hello");
    BOOST_TEST(client.post("/x", {})->body == "");
    BOOST_TEST(client.get("/two")->body == "saw /two");
}

BOOST_FIXTURE_TEST_CASE(requests_sent_in_one_go_are_answered_in_order, Fixture) {
    client.send("GET /a HTTP/1.1\r\nHost: x\r\n\r\nGET /b HTTP/1.1\r\nHost: x\r\n\r\n");
    BOOST_TEST(client.receive()->body == "saw /a");
    BOOST_TEST(client.receive()->body == "saw /b");
}

BOOST_FIXTURE_TEST_CASE(head_tells_the_length_and_sends_no_body, Fixture) {
    client.send("HEAD /abc HTTP/1.1\r\nHost: x\r\n\r\n");
    const auto head = client.receive(true);
    BOOST_TEST(head->header("content-length") == "8");
    BOOST_TEST(client.get("/abc")->body == "saw /abc");
}

BOOST_FIXTURE_TEST_CASE(a_page_comes_with_the_security_headers, Fixture) {
    const auto answer = client.get("/");
    BOOST_TEST(answer->header("x-content-type-options") == "nosniff");
    BOOST_TEST(answer->header("referrer-policy") == "no-referrer");
    BOOST_TEST(answer->header("cross-origin-opener-policy") == "same-origin");
    BOOST_TEST(answer->header("content-security-policy").find("default-src 'self'") == 0u);
    BOOST_TEST(!answer->header("date").empty());
    BOOST_TEST(answer->header("server") == "");
}

BOOST_FIXTURE_TEST_CASE(a_body_over_the_limit_is_refused_before_it_is_sent, Fixture) {
    client.send(post_head(1001));
    BOOST_TEST(client.receive()->status == 413);
    BOOST_TEST(client.ends());
}

BOOST_FIXTURE_TEST_CASE(a_body_at_the_limit_is_taken, Fixture) {
    const std::string body(1000, 'x');
    BOOST_TEST(client.post("/x", as_bytes(body))->body == body);
}

BOOST_FIXTURE_TEST_CASE(a_client_that_sends_too_much_still_reads_why, Fixture) {
    client.send(post_head(200'000) + std::string(200'000, 'x'));
    BOOST_TEST(client.receive()->status == 413);
}

BOOST_FIXTURE_TEST_CASE(a_body_without_a_length_is_refused, Fixture) {
    client.send("POST /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n");
    BOOST_TEST(client.receive()->status == 411);
    HttpClient other(server.port());
    other.send("POST /x HTTP/1.1\r\nHost: a\r\n\r\n");
    BOOST_TEST(other.receive()->status == 411);
}

BOOST_FIXTURE_TEST_CASE(a_header_over_the_limit_is_refused, Fixture) {
    BOOST_TEST(client.get("/", "X: " + std::string(2000, 'x') + "\r\n")->status == 431);
    BOOST_TEST(client.ends());
    HttpClient other(server.port());
    std::string lines;
    for (int i = 0; i < 20; ++i) lines += "X" + std::to_string(i) + ": 1\r\n";
    BOOST_TEST(other.get("/", lines)->status == 431);
}

BOOST_FIXTURE_TEST_CASE(other_methods_are_refused_by_name, Fixture) {
    client.send("DELETE /x HTTP/1.1\r\nHost: a\r\n\r\n");
    const auto answer = client.receive();
    BOOST_TEST(answer->status == 405);
    BOOST_TEST(answer->header("allow") == "GET, HEAD, POST");
}

BOOST_FIXTURE_TEST_CASE(what_is_not_http_is_refused, Fixture) {
    client.send("hello there\r\n\r\n");
    BOOST_TEST(client.receive()->status == 400);
    HttpClient no_host(server.port());
    no_host.send("GET / HTTP/1.1\r\n\r\n");
    BOOST_TEST(no_host.receive()->status == 400);
    HttpClient two_lengths(server.port());
    two_lengths.send(
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab");
    BOOST_TEST(two_lengths.receive()->status == 400);
}

BOOST_FIXTURE_TEST_CASE(a_refusal_at_the_head_does_not_wait_for_the_body, Fixture) {
    client.send("POST /forbidden HTTP/1.1\r\nHost: a\r\nContent-Length: 900\r\n\r\n");
    BOOST_TEST(client.receive()->status == 401);
}

BOOST_FIXTURE_TEST_CASE(a_client_that_asks_first_is_told_to_go_on, Fixture) {
    client.send("POST /x HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    BOOST_TEST(client.receive()->status == 100);
    client.send("hi");
    BOOST_TEST(client.receive()->body == "hi");
}

BOOST_AUTO_TEST_CASE(a_client_that_dawdles_is_closed_at_each_step) {
    Limits limits;
    limits.idle_ms = limits.header_ms = limits.transfer_ms = 30;
    limits.bytes_per_second_min = 1'000'000;
    limits.linger_ms = 30;
    Echo echo;
    const RunningServer server(echo, limits);
    HttpClient silent(server.port());
    BOOST_TEST(silent.ends());
    HttpClient half_header(server.port());
    half_header.send("GET / HTTP/1.1\r\nHost:");
    BOOST_TEST(half_header.ends());
    HttpClient half_body(server.port());
    half_body.send(post_head(10) + "123");
    BOOST_TEST(half_body.ends());
    HttpClient lingering(server.port());
    lingering.send("DELETE / HTTP/1.1\r\nHost: a\r\n\r\n");
    BOOST_TEST(lingering.receive()->status == 405);
    BOOST_TEST(lingering.ends());
}

BOOST_AUTO_TEST_CASE(one_connection_too_many_is_told_to_come_back) {
    Limits limits;
    limits.connections = 1;
    Echo echo;
    const RunningServer server(echo, limits);
    HttpClient first(server.port());
    BOOST_TEST(first.get("/")->status == 200);
    HttpClient second(server.port());
    const auto turned_away = second.receive();
    BOOST_REQUIRE(turned_away.has_value());
    BOOST_TEST(turned_away->status == 503);
    BOOST_TEST(turned_away->header("retry-after") == "10");
    BOOST_TEST(first.get("/")->status == 200);
}

BOOST_AUTO_TEST_CASE(the_proxys_word_for_who_asks_counts_only_behind_a_proxy) {
    const char* forged = "X-Forwarded-For: 198.51.100.9, 192.0.2.7\r\n";
    Echo direct;
    Echo proxied;
    {
        const RunningServer server(direct);
        BOOST_TEST(HttpClient(server.port()).get("/", forged)->status == 200);
        const RunningServer behind(proxied, {}, true);
        BOOST_TEST(HttpClient(behind.port()).get("/", forged)->status == 200);
    }
    BOOST_TEST(direct.peers.at(0) == "127.0.0.1");
    BOOST_TEST(proxied.peers.at(0) == "192.0.2.7");
}

BOOST_AUTO_TEST_CASE(stopping_closes_idle_connections_and_refuses_new_ones) {
    Echo echo;
    std::uint16_t port = 0;
    {
        RunningServer server(echo);
        port = server.port();
        HttpClient idle(port);
        BOOST_TEST(idle.get("/")->status == 200);
        server.stop();
        BOOST_TEST(idle.ends());
    }
    BOOST_TEST(!HttpClient(port).connected());
}

BOOST_AUTO_TEST_SUITE_END()

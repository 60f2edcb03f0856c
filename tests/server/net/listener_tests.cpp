// Listening.
#include "server/net/listener.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/support/server/running_server.hpp"

using namespace tovholder;
using namespace tovholder::server;

namespace {

struct Nobody : Handler {
    std::optional<Answer> on_head(const RequestHead&) override {
        return text_answer(200, "", "test");
    }
    Answer on_request(const RequestHead&, ByteView) override {
        return text_answer(200, "", "test");
    }
    bool on_hello(std::string_view, Listener&) override { return false; }
    std::optional<Bytes> on_frame(Listener&, ByteView) override { return {}; }
    void on_leave(Listener&) override {}
};

std::string name(const char* address) { return peer_name(boost::asio::ip::make_address(address)); }

std::string why_not(const std::string& host, std::uint16_t port) {
    Nobody nobody;
    const Log log(nullptr);
    ServerOptions options;
    options.host = host;
    options.port = port;
    const auto server = Server::listen(options, nobody, log);
    return server.ok() ? "listens" : server.error().detail;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(listener_tests)

BOOST_AUTO_TEST_CASE(a_subscriber_counts_as_one_whatever_addresses_she_has) {
    BOOST_TEST(name("192.0.2.7") == "192.0.2.7");
    BOOST_TEST(name("::ffff:192.0.2.7") == "192.0.2.7");
    BOOST_TEST(name("2001:db8:1:2:3:4:5:6") == name("2001:db8:1:2::9"));
    BOOST_TEST(name("2001:db8:1:2::9") != name("2001:db8:1:3::9"));
}

BOOST_AUTO_TEST_CASE(a_port_in_use_is_told_with_a_remedy) {
    Nobody nobody;
    const testing::RunningServer first(nobody);
    const std::string why = why_not("127.0.0.1", first.port());
    BOOST_TEST(why.find("is in use") != std::string::npos);
    BOOST_TEST(why.find("--port") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_address_that_is_none_is_told) {
    BOOST_TEST(why_not("example", 0) == "--host example is not an IP address");
    BOOST_TEST(why_not("192.0.2.1", 0).find("cannot listen on 192.0.2.1:0") == 0u);
    BOOST_TEST(why_not("localhost", 0) == "listens");
}

BOOST_AUTO_TEST_SUITE_END()

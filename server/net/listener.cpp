// Accepting connections.
#include "server/net/listener.hpp"

#include "server/net/http_session.hpp"

namespace tovholder::server {

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

constexpr std::string_view no_room =
    "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 10\r\nContent-Length: 0\r\n"
    "Connection: close\r\n\r\n";
constexpr std::chrono::milliseconds accept_pause(100);

tovholder::Error sentence(std::string text) { return {ErrorCode::server_failed, std::move(text)}; }

asio::ip::address_v4 unmapped(const asio::ip::address_v6& address) {
    return asio::ip::make_address_v4(asio::ip::v4_mapped, address);
}

}  // namespace

std::string peer_name(const asio::ip::address& address) {
    if (address.is_v4()) return address.to_string();
    const asio::ip::address_v6 v6 = address.to_v6();
    if (v6.is_v4_mapped()) return unmapped(v6).to_string();
    if (v6.is_loopback()) return v6.to_string();
    auto bytes = v6.to_bytes();
    std::fill(bytes.begin() + 8, bytes.end(), std::uint8_t{0});
    return asio::ip::address_v6(bytes).to_string() + "/64";
}

TcpListener::TcpListener(asio::io_context& io, NetContext& context)
    : acceptor_(io), pause_(io), context_(context) {}

Result<void> TcpListener::open(const std::string& host, std::uint16_t port) {
    Error error;
    const auto address = asio::ip::make_address(host == "localhost" ? "127.0.0.1" : host, error);
    if (error) return sentence("--host " + host + " is not an IP address");
    const tcp::endpoint endpoint(address, port);
    acceptor_.open(endpoint.protocol(), error);
    if (!error) acceptor_.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error) acceptor_.bind(endpoint, error);
    if (!error) acceptor_.listen(asio::socket_base::max_listen_connections, error);
    const std::string where = host + ":" + std::to_string(port);
    if (error == asio::error::address_in_use) {
        return sentence("port " + std::to_string(port) +
                        " is in use by another program; choose one with --port");
    }
    if (error == asio::error::access_denied) return sentence("no permission to use " + where);
    if (error) return sentence("cannot listen on " + where + ": " + error.message());
    port_ = acceptor_.local_endpoint(error).port();
    return {};
}

void TcpListener::accept() {
    acceptor_.async_accept(
        [this](Error error, tcp::socket socket) { on_accepted(error, std::move(socket)); });
}

void TcpListener::on_accepted(Error error, tcp::socket socket) {
    if (!acceptor_.is_open()) return;
    if (error) {
        // Out of file descriptors, or a client that was gone already.
        context_.log.write(LogLevel::warning, "accept_failed",
                           {{"code", std::int64_t{error.value()}}});
        pause_.expires_after(accept_pause);
        pause_.async_wait([this](Error cancelled) {
            if (!cancelled) accept();
        });
        return;
    }
    Error gone;
    const tcp::endpoint remote = socket.remote_endpoint(gone);
    if (!gone) {
        socket.set_option(tcp::no_delay(true), gone);
        auto place =
            context_.connections.admit(peer_name(remote.address()), remote.address().is_loopback());
        if (place) {
            std::make_shared<HttpSession>(std::move(socket), std::move(place), context_)->run();
        } else {
            turn_away(std::move(socket));
        }
    }
    accept();
}

// One try: a fresh socket's buffer has room, and nobody is waited for.
void TcpListener::turn_away(tcp::socket socket) {
    context_.log.write(LogLevel::warning, "no_room",
                       {{"connections", static_cast<std::int64_t>(context_.connections.count())}});
    Error ignored;  // whoever is too many may as well be gone
    socket.non_blocking(true, ignored);
    socket.send(asio::buffer(no_room.data(), no_room.size()), 0, ignored);
    socket.shutdown(tcp::socket::shutdown_send, ignored);
}

void TcpListener::close() {
    Error ignored;  // closing twice is fine
    acceptor_.close(ignored);
    pause_.cancel();
}

}  // namespace tovholder::server

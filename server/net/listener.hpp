// Accepts connections and gives each a session, or turns it away when there is no room.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

#include "server/net/context.hpp"
#include "shared/base/result.hpp"

namespace tovholder::server {

class TcpListener {
public:
    TcpListener(boost::asio::io_context& io, NetContext& context);

    // Error detail: a sentence (port in use, no such address).
    Result<void> open(const std::string& host, std::uint16_t port);
    std::uint16_t port() const { return port_; }
    void accept();
    void close();

private:
    using Error = boost::system::error_code;

    void on_accepted(Error error, boost::asio::ip::tcp::socket socket);
    void turn_away(boost::asio::ip::tcp::socket socket);

    boost::asio::ip::tcp::acceptor acceptor_;
    boost::asio::steady_timer pause_;
    NetContext& context_;
    std::uint16_t port_ = 0;
};

// How an address is counted: an IPv4 address, or the first 64 bits of an IPv6 address, which is
// what one subscriber has.
std::string peer_name(const boost::asio::ip::address& address);

}  // namespace tovholder::server

// Bad guests over asynchronous sockets.
#include "tests/support/server/bad_company.hpp"

#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <string>

#include "shared/base/prng.hpp"

namespace tovholder::testing {

namespace asio = boost::asio;
using std::chrono::milliseconds;

namespace {

constexpr std::int64_t drip_ms = 1'000;
constexpr std::size_t noise_bytes = 600;
constexpr std::size_t flood_bytes = 64 * 1024;

const std::string upgrade =
    "GET /ws HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";

// What a guest says when it comes.
std::string greeting(BadGuest kind, Prng& prng) {
    switch (kind) {
        case BadGuest::slow:
            return "POST /sync HTTP/1.1\r\nHost: x\r\nX-Slow: ";
        case BadGuest::silent:  // a WebSocket that never says who it is, or nothing at all
            return prng.below(2) == 0 ? upgrade : "";
        case BadGuest::oversized:
            if (prng.below(3) == 0) return "GET /" + std::string(flood_bytes, 'a');
            if (prng.below(2) == 0) {
                return upgrade + "\x82\xff" + std::string(1, '\0') + std::string(flood_bytes, 'a');
            }
            return "POST /join HTTP/1.1\r\nHost: x\r\nContent-Length: 2000000000\r\n\r\n" +
                   std::string(flood_bytes, 'a');
        case BadGuest::garbage:
            break;
    }
    std::string noise;
    while (noise.size() < noise_bytes) noise += static_cast<char>(prng.next());
    return prng.below(2) == 0 ? noise : upgrade + noise;
}

}  // namespace

class BadCompany::Guest : public std::enable_shared_from_this<Guest> {
public:
    Guest(BadCompany& all, std::uint16_t port, BadGuest kind, std::uint64_t seed,
          std::int64_t pause_ms)
        : all_(all),
          port_(port),
          kind_(kind),
          prng_(seed),
          pause_ms_(pause_ms),
          socket_(all.io_),
          timer_(all.io_) {}

    void come() {
        socket_.async_connect({asio::ip::address_v4::loopback(), port_},
                              [self = shared_from_this()](Error error) {
                                  if (error) return self->leave();
                                  ++self->all_.came_;
                                  self->speak();
                              });
    }

private:
    using Error = boost::system::error_code;

    void speak() {
        said_ = greeting(kind_, prng_);
        asio::async_write(socket_, asio::buffer(said_),
                          [self = shared_from_this()](Error, std::size_t) { self->drip(); });
        listen();
    }

    void drip() {
        if (kind_ != BadGuest::slow) return;
        timer_.expires_after(milliseconds(drip_ms));
        timer_.async_wait([self = shared_from_this()](Error cancelled) {
            if (cancelled) return;
            asio::async_write(self->socket_, asio::buffer("a", 1),
                              [self](Error error, std::size_t) {
                                  if (!error) self->drip();
                              });
        });
    }

    // Until the server ends it.
    void listen() {
        socket_.async_read_some(asio::buffer(heard_),
                                [self = shared_from_this()](Error error, std::size_t) {
                                    if (!error) return self->listen();
                                    ++self->all_.thrown_out_;
                                    self->leave();
                                });
    }

    void leave() {
        timer_.cancel();
        Error ignored;
        socket_.close(ignored);
        timer_.expires_after(milliseconds(pause_ms_));
        timer_.async_wait([self = shared_from_this()](Error cancelled) {
            if (!cancelled) self->come();
        });
    }

    BadCompany& all_;
    std::uint16_t port_;
    BadGuest kind_;
    Prng prng_;
    std::int64_t pause_ms_;
    asio::ip::tcp::socket socket_;
    asio::steady_timer timer_;
    std::string said_;
    std::array<char, 4096> heard_{};
};

BadCompany::BadCompany(std::uint16_t port, int of_each_kind, std::int64_t pause_ms) {
    for (int i = 0; i < of_each_kind * bad_guest_kinds; ++i) {
        const auto kind = static_cast<BadGuest>(i % bad_guest_kinds);
        guests_.push_back(std::make_shared<Guest>(*this, port, kind,
                                                  static_cast<std::uint64_t>(i) + 1, pause_ms));
        guests_.back()->come();
    }
    thread_ = std::thread([this] { io_.run(); });
}

BadCompany::~BadCompany() {
    io_.stop();
    thread_.join();
}

}  // namespace tovholder::testing

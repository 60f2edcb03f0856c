// A light device over a real WebSocket: it speaks the whole protocol and keeps which rows it holds,
// but not what is in them, so that thousands fit in one process. It asks when it has something to
// send or is poked, and comes back after a failure, all as sync::Session does.
#pragma once

#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/websocket/stream.hpp>
#include <deque>
#include <memory>
#include <optional>

#include "shared/base/prng.hpp"
#include "shared/sync/held_view.hpp"
#include "shared/wire/messages.hpp"
#include "tests/bench/process_meter.hpp"

namespace tovholder::testing {

// What all devices of one load went through.
struct LoadFigures {
    std::vector<std::int64_t> answer_us;  // from a request's last byte to be sent to its answer
    std::vector<std::int64_t> edit_us;    // of those that carried ops
    std::uint64_t bytes_up = 0;           // of frames
    std::uint64_t bytes_down = 0;
    std::uint64_t resets = 0;
    std::uint64_t applied = 0;
    std::uint64_t refused = 0;
    std::uint64_t lost_connections = 0;
};

// Where a device stood when it was last connected.
struct LoadStart {
    DeviceAlias alias = 0;
    std::string token;  // raw bytes
    std::uint64_t history = 0;
    std::uint64_t seq = 0;
    sync::HeldView held = {};
    std::deque<ops::Op> ops = {};
    OpNumber next_number = 1;
    Id<Person> person = {};

    void add(const ops::Command& command);
};

// Takes an answer into what is known of a device. False: it cannot be of this request.
bool take_answer(LoadStart& device, const wire::SyncResponse& response, LoadFigures& figures);

class LoadDevice : public std::enable_shared_from_this<LoadDevice> {
public:
    LoadDevice(boost::asio::io_context& io, std::uint16_t port, LoadStart start,
               LoadFigures& figures);

    // Connects after so many milliseconds.
    void start_after(std::int64_t ms);
    // Another request: with this op, or with nothing new. REQUIRES: it is connected.
    void edit(const ops::Command& command);
    void ask();
    void stop();

    // Nothing to send, nothing to fetch as far as it knows.
    bool is_settled() const {
        return asked_once_ && !busy_ && state_.ops.empty() && poked_ <= state_.seq;
    }
    std::uint64_t seq() const { return state_.seq; }
    // When it first was, by monotonic_us; 0 = not yet.
    std::int64_t first_settled_us() const { return first_settled_us_; }
    const LoadStart& state() const { return state_; }

private:
    using Error = boost::system::error_code;
    using Stream = boost::beast::websocket::stream<boost::beast::tcp_stream>;

    void connect();
    void on_connected();
    void fail();
    void send_request();
    void read();
    void on_message();
    void on_answer(const wire::SyncResponse& response);

    boost::asio::io_context& io_;
    std::uint16_t port_;
    LoadStart state_;
    LoadFigures& figures_;
    Prng jitter_;
    boost::asio::steady_timer timer_;
    std::optional<Stream> stream_;
    boost::beast::flat_buffer buffer_;
    std::string hello_;
    Bytes frame_;
    std::int64_t sent_us_ = 0;
    std::int64_t first_settled_us_ = 0;
    std::uint64_t poked_ = 0;
    std::uint64_t served_poke_ = 0;
    std::uint32_t failures_ = 0;
    bool carries_ops_ = false;
    bool busy_ = false;
    bool again_ = false;
    bool asked_once_ = false;
    bool stopped_ = false;
};

}  // namespace tovholder::testing

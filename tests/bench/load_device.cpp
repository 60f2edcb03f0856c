// Connecting, asking, taking answers.
#include "tests/bench/load_device.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>

#include "server/base/hex.hpp"
#include "server/service/clock.hpp"
#include "shared/base/assert.hpp"
#include "shared/wire/codec.hpp"

namespace tovholder::testing {

namespace asio = boost::asio;
namespace websocket = boost::beast::websocket;
using std::chrono::milliseconds;

namespace {

// As sync::Session waits after a failure.
constexpr std::int64_t first_retry_ms = 2'000;
constexpr std::uint32_t doublings_max = 6;

}  // namespace

void LoadStart::add(const ops::Command& command) {
    ops.push_back({{alias, next_number++}, server::system_now(), 0, command});
}

bool take_answer(LoadStart& device, const wire::SyncResponse& response, LoadFigures& figures) {
    if (response.reset) {
        device.held.clear();
        device.history = response.history;
        ++figures.resets;
    }
    if (response.guessed_seq != 0) return false;  // nobody guessed
    for (const RowKey key : response.forgets) device.held.drop(key);
    for (const wire::SentRow& row : response.rows) {
        device.held.put(key_of(row.row), {row.stamp.seq, row.stamp.mask});
    }
    for (const wire::Outcome& outcome : response.outcomes) {
        ++(outcome.applied() ? figures.applied : figures.refused);
    }
    while (!device.ops.empty() && device.ops.front().id.number < response.next_op) {
        device.ops.pop_front();
    }
    device.seq = response.seq;
    return true;
}

LoadDevice::LoadDevice(asio::io_context& io, std::uint16_t port, LoadStart start,
                       LoadFigures& figures)
    : io_(io),
      port_(port),
      state_(std::move(start)),
      figures_(figures),
      jitter_(state_.alias),
      timer_(io) {}

void LoadDevice::start_after(std::int64_t ms) {
    timer_.expires_after(milliseconds(ms));
    timer_.async_wait([self = shared_from_this()](Error cancelled) {
        if (!cancelled && !self->stopped_) self->connect();
    });
}

void LoadDevice::connect() {
    stream_.emplace(io_);
    websocket::permessage_deflate compression;
    compression.client_enable = true;  // as browsers offer it
    stream_->set_option(compression);
    stream_->next_layer().async_connect(
        asio::ip::tcp::endpoint(asio::ip::address_v4::loopback(), port_),
        [self = shared_from_this()](Error error) {
            if (error) return self->fail();
            self->stream_->next_layer().socket().set_option(asio::ip::tcp::no_delay(true), error);
            self->stream_->async_handshake("localhost", "/ws", [self](Error refused) {
                if (refused) return self->fail();
                self->on_connected();
            });
        });
}

void LoadDevice::on_connected() {
    hello_ = server::to_hex(state_.token);
    stream_->text(true);
    stream_->async_write(asio::buffer(hello_),
                         [self = shared_from_this()](Error error, std::size_t) {
                             if (error) return self->fail();
                             self->stream_->binary(true);
                             self->read();
                             self->send_request();
                         });
}

// The connection is gone, or there was none.
void LoadDevice::fail() {
    if (stopped_) return;
    ++figures_.lost_connections;
    busy_ = false;
    asked_once_ = false;
    if (stream_) stream_->next_layer().close();
    const std::int64_t wait = first_retry_ms << std::min(failures_++, doublings_max);
    start_after(wait / 2 + jitter_.between(0, wait / 2));
}

void LoadDevice::send_request() {
    wire::SyncRequest request =
        wire::request_at({state_.history, state_.seq, state_.held.digest()}, server::system_now());
    request.ops.assign(state_.ops.begin(), state_.ops.end());
    frame_ = wire::encode(request);
    carries_ops_ = !request.ops.empty();
    busy_ = asked_once_ = true;
    again_ = false;
    served_poke_ = poked_;
    figures_.bytes_up += frame_.size();
    sent_us_ = monotonic_us();
    stream_->async_write(asio::buffer(frame_),
                         [self = shared_from_this()](Error, std::size_t) {});  // read() hears of it
}

void LoadDevice::edit(const ops::Command& command) {
    state_.add(command);
    ask();
}

void LoadDevice::ask() {
    if (busy_ || !asked_once_) {
        again_ = true;
    } else {
        send_request();
    }
}

void LoadDevice::stop() {
    stopped_ = true;
    timer_.cancel();
    if (stream_) stream_->next_layer().close();
}

void LoadDevice::read() {
    stream_->async_read(buffer_, [self = shared_from_this()](Error error, std::size_t) {
        if (error) return self->fail();
        self->on_message();
        self->buffer_.consume(self->buffer_.size());
        self->read();
    });
}

void LoadDevice::on_message() {
    const auto data = buffer_.cdata();
    const ByteView frame(static_cast<const std::uint8_t*>(data.data()), data.size());
    if (const auto poke = wire::decode_poke(frame)) {
        poked_ = std::max(poked_, poke->seq);
        if (!busy_ && poked_ > state_.seq) send_request();
        return;
    }
    const auto response = wire::decode_sync_response(frame);
    TOV_ASSERT(response.ok() && busy_);
    figures_.bytes_down += frame.size();
    on_answer(*response);
}

void LoadDevice::on_answer(const wire::SyncResponse& response) {
    busy_ = false;
    failures_ = 0;
    const std::int64_t took = monotonic_us() - sent_us_;
    figures_.answer_us.push_back(took);
    if (carries_ops_) figures_.edit_us.push_back(took);
    TOV_ASSERT(take_answer(state_, response, figures_));
    if (response.more || again_ || !state_.ops.empty() ||
        poked_ > std::max(served_poke_, state_.seq)) {
        return send_request();
    }
    if (first_settled_us_ == 0) first_settled_us_ = monotonic_us();
}

}  // namespace tovholder::testing

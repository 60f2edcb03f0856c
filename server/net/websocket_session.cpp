// A WebSocket's life.
#include "server/net/websocket_session.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/beast/websocket/option.hpp>

#include "server/net/response_headers.hpp"

namespace tovholder::server {

namespace websocket = boost::beast::websocket;
using std::chrono::milliseconds;

namespace {

constexpr std::size_t token_bytes_max = 256;

// Small windows: a frame is small, and a thousand tablets are listening.
websocket::permessage_deflate compression() {
    websocket::permessage_deflate options;
    options.server_enable = true;
    options.server_max_window_bits = 12;
    options.client_max_window_bits = 12;
    options.compLevel = 6;
    options.memLevel = 4;
    return options;
}

}  // namespace

WebSocketSession::WebSocketSession(boost::beast::tcp_stream stream,
                                   std::unique_ptr<Connections::Place> place, NetContext& context)
    : stream_(std::move(stream)),
      place_(std::move(place)),
      context_(context),
      token_timer_(stream_.get_executor()),
      poke_timer_(stream_.get_executor()) {
    context_.connections.add(*this);
}

WebSocketSession::~WebSocketSession() {
    leave();
    context_.connections.remove(*this);
}

void WebSocketSession::leave() {
    if (joined_) context_.handler.on_leave(*this);
    joined_ = false;
}

void WebSocketSession::accept(Request request) {
    request_ = std::move(request);
    boost::beast::get_lowest_layer(stream_).expires_never();  // the WebSocket has its own clocks
    stream_.set_option(websocket::stream_base::timeout{
        milliseconds(context_.limits.header_ms), milliseconds(context_.limits.silence_ms), true});
    stream_.set_option(compression());
    stream_.set_option(websocket::stream_base::decorator([this](websocket::response_type& answer) {
        for (const auto& [name, value] : security_headers(false, context_.behind_tls)) {
            answer.set(boost::beast::string_view(name.data(), name.size()),
                       boost::beast::string_view(value.data(), value.size()));
        }
    }));
    stream_.read_message_max(token_bytes_max);
    stream_.async_accept(request_,
                         [self = shared_from_this()](Error error) { self->on_accepted(error); });
}

void WebSocketSession::on_accepted(Error error) {
    if (error) return;
    accepted_ = true;
    if (context_.stopping) return close(websocket::close_code::going_away);
    token_timer_.expires_after(milliseconds(context_.limits.token_ms));
    token_timer_.async_wait([weak = weak_from_this()](Error cancelled) {
        const auto self = weak.lock();
        if (cancelled || !self) return;
        boost::beast::get_lowest_layer(self->stream_).close();
    });
    read();
}

void WebSocketSession::read() {
    stream_.async_read(
        buffer_, [self = shared_from_this()](Error error, std::size_t) { self->on_read(error); });
}

void WebSocketSession::on_read(Error error) {
    if (error) return leave();
    if (joined_) return on_frame();
    on_hello();
}

void WebSocketSession::on_hello() {
    token_timer_.cancel();
    const auto data = buffer_.cdata();
    const std::string token(static_cast<const char*>(data.data()), data.size());
    const bool is_text = stream_.got_text();
    buffer_.clear();
    stream_.binary(true);
    if (!is_text || !context_.handler.on_hello(token, *this)) {
        return close(websocket::close_code::policy_error);
    }
    joined_ = true;
    stream_.read_message_max(context_.limits.body_bytes);
    context_.log.write(LogLevel::info, "listener_came",
                       {{"connections", static_cast<std::int64_t>(context_.connections.count())}});
    read();
}

// The next frame is read when this one's answer is on its way: nobody can pile up work.
void WebSocketSession::on_frame() {
    if (stream_.got_text()) return close(websocket::close_code::unknown_data);
    const auto data = buffer_.cdata();
    auto frame = context_.handler.on_frame(
        *this, {static_cast<const std::uint8_t*>(data.data()), data.size()});
    buffer_.clear();
    buffer_.shrink_to_fit();
    if (!frame) return close(websocket::close_code::policy_error);
    answer_ = std::move(*frame);
    write_next();
}

void WebSocketSession::send_latest(Bytes frame) {
    poke_ = std::move(frame);
    if (pause_) return;
    const std::int64_t delay_ms =
        poked_ ? context_.pokes.next_delay_ms(context_.connections.count()) : 0;
    poked_ = true;
    if (delay_ms > 0) return wait_with_pokes(delay_ms);
    write_next();
}

void WebSocketSession::write_next() {
    if (writing_now_ || closing_) return;
    if (answer_) {
        writing_ = std::move(*answer_);
        answer_.reset();
        writing_answer_ = true;
    } else if (poke_ && !pause_) {
        writing_ = std::move(*poke_);
        poke_.reset();
        writing_answer_ = false;
    } else {
        return;
    }
    writing_now_ = true;
    stream_.async_write(
        boost::asio::buffer(writing_),
        [self = shared_from_this()](Error error, std::size_t) { self->on_written(error); });
}

void WebSocketSession::on_written(Error error) {
    writing_now_ = false;
    if (error) return leave();
    if (writing_answer_) {
        if (context_.stopping) return close(websocket::close_code::going_away);
        read();
    } else {
        wait_with_pokes(context_.pokes.pause_ms(context_.connections.count()));
    }
    write_next();
}

void WebSocketSession::wait_with_pokes(std::int64_t ms) {
    pause_ = true;
    poke_timer_.expires_after(milliseconds(ms));
    poke_timer_.async_wait([weak = weak_from_this()](Error cancelled) {
        const auto self = weak.lock();
        if (cancelled || !self) return;
        self->pause_ = false;
        self->write_next();
    });
}

void WebSocketSession::stop() {
    if (!accepted_) return;  // its answer is being written; on_accepted closes
    if (answer_ || (writing_now_ && writing_answer_)) return;  // on_written closes
    close(websocket::close_code::going_away);
}

void WebSocketSession::close(websocket::close_code code) {
    leave();
    if (closing_) return;
    closing_ = true;
    poke_timer_.cancel();
    stream_.async_close(code, [self = shared_from_this()](Error) {});
}

}  // namespace tovholder::server

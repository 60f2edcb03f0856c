// One WebSocket: first a token as text, then frames in and out one at a time, and pokes down.
// What waits to be sent is bounded: one answer and the latest poke.
#pragma once

#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/vector_body.hpp>
#include <boost/beast/websocket/stream.hpp>

#include "server/net/context.hpp"

namespace tovholder::server {

class WebSocketSession : public std::enable_shared_from_this<WebSocketSession>,
                         public Stoppable,
                         public Listener {
public:
    using Request = boost::beast::http::request<boost::beast::http::vector_body<std::uint8_t>>;

    WebSocketSession(boost::beast::tcp_stream stream, std::unique_ptr<Connections::Place> place,
                     NetContext& context);
    ~WebSocketSession() override;

    void accept(Request request);
    void stop() override;
    void send_latest(Bytes frame) override;

private:
    using Error = boost::system::error_code;

    void on_accepted(Error error);
    void read();
    void on_read(Error error);
    void on_hello();
    void on_frame();
    void write_next();
    void wait_with_pokes(std::int64_t ms);
    void on_written(Error error);
    void close(boost::beast::websocket::close_code code);
    void leave();

    boost::beast::websocket::stream<boost::beast::tcp_stream> stream_;
    std::unique_ptr<Connections::Place> place_;
    NetContext& context_;
    Request request_;
    boost::beast::flat_buffer buffer_;
    boost::asio::steady_timer token_timer_;
    boost::asio::steady_timer poke_timer_;
    std::optional<Bytes> answer_;  // waits to be written
    std::optional<Bytes> poke_;    // waits to be written
    Bytes writing_;
    bool writing_now_ = false;
    bool writing_answer_ = false;
    bool pause_ = false;     // a poke waits for its turn, or was sent a moment ago
    bool poked_ = false;     // ever: the first one, about what happened before, is sent at once
    bool accepted_ = false;  // the handshake is over
    bool joined_ = false;
    bool closing_ = false;
};

}  // namespace tovholder::server

// One HTTP/1.1 connection: requests one after another until it ends or becomes a WebSocket.
// It owns itself while something is under way.
#pragma once

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/span_body.hpp>
#include <boost/beast/http/vector_body.hpp>
#include <boost/optional.hpp>
#include <chrono>

#include "server/net/context.hpp"

namespace tovholder::server {

class HttpSession : public std::enable_shared_from_this<HttpSession>, public Stoppable {
public:
    HttpSession(boost::asio::ip::tcp::socket socket, std::unique_ptr<Connections::Place> place,
                NetContext& context);
    ~HttpSession() override;

    void run() { await_request(); }
    // Closes at once when idle, else after the answer under way.
    void stop() override;

private:
    using Error = boost::system::error_code;
    using Parser =
        boost::beast::http::request_parser<boost::beast::http::vector_body<std::uint8_t>>;
    using Response =
        boost::beast::http::response<boost::beast::http::span_body<const std::uint8_t>>;

    void await_request();
    void read_header();
    void on_header(Error error);
    // The first thing wrong with the header, or none.
    std::optional<Answer> fault_of_header() const;
    void become_websocket();
    void send_continue();
    void read_body();
    void on_body(Error error);
    void answer(Answer answer, bool close);
    void on_written(Error error);
    void linger();
    void close();
    void expire_after(std::int64_t base_ms, std::uint64_t transfer_bytes = 0);
    void refuse_unreadable(Error error);

    RequestHead head() const;
    std::string_view header(boost::beast::http::field field) const;

    boost::beast::tcp_stream stream_;
    std::unique_ptr<Connections::Place> place_;
    NetContext& context_;
    boost::beast::flat_buffer buffer_;
    boost::optional<Parser> parser_;
    std::string peer_;  // of the request: the proxy's word for it when behind one
    boost::optional<Response> response_;
    std::shared_ptr<const Bytes> body_;  // what response_ points into
    Word answered_ = "other";
    bool idle_ = false;
    bool close_ = false;
    std::uint64_t discarded_ = 0;
    std::chrono::steady_clock::time_point started_;
};

}  // namespace tovholder::server

// Reading requests and writing answers, with a time limit on every step.
#include "server/net/http_session.hpp"

#include <boost/asio/write.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/rfc7230.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/beast/websocket/rfc6455.hpp>
#include <ctime>
#include <iterator>
#include <limits>

#include "server/net/response_headers.hpp"
#include "server/net/websocket_session.hpp"

namespace tovholder::server {

namespace beast = boost::beast;
namespace http = boost::beast::http;

namespace {

constexpr std::size_t read_bytes = 4096;
constexpr std::uint64_t discarded_bytes_max = 4 * 1024 * 1024;
constexpr std::int64_t ms_per_second = 1000;
constexpr std::string_view bearer_prefix = "Bearer ";

std::string_view view(beast::string_view text) { return {text.data(), text.size()}; }
beast::string_view beast_view(std::string_view text) { return {text.data(), text.size()}; }

Method method_of(http::verb verb) {
    switch (verb) {
        case http::verb::get:
            return Method::get;
        case http::verb::head:
            return Method::head;
        case http::verb::post:
            return Method::post;
        default:
            return Method::other;
    }
}

Word method_word(http::verb verb) {
    switch (verb) {
        case http::verb::get:
            return "GET";
        case http::verb::head:
            return "HEAD";
        case http::verb::post:
            return "POST";
        default:
            return "other";
    }
}

// RFC 9110 § 5.6.7: "Sun, 06 Nov 1994 08:49:37 GMT".
std::string http_date() {
    const std::time_t now = std::time(nullptr);
    std::tm utc{};
    gmtime_r(&now, &utc);
    static constexpr const char* days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    char text[64];
    std::snprintf(text, sizeof text, "%s, %02d %s %04d %02d:%02d:%02d GMT", days[utc.tm_wday],
                  utc.tm_mday, months[utc.tm_mon], utc.tm_year + 1900, utc.tm_hour, utc.tm_min,
                  utc.tm_sec);
    return text;
}

// The client that our own proxy names: the last entry, the only one that it wrote itself.
std::string last_forwarded(std::string_view header) {
    std::string_view last = header.substr(header.rfind(',') + 1);
    while (!last.empty() && last.front() == ' ') last.remove_prefix(1);
    return std::string(last);
}

}  // namespace

HttpSession::HttpSession(boost::asio::ip::tcp::socket socket,
                         std::unique_ptr<Connections::Place> place, NetContext& context)
    : stream_(std::move(socket)),
      place_(std::move(place)),
      context_(context),
      buffer_(context.limits.header_bytes + read_bytes) {
    context_.connections.add(*this);
}

HttpSession::~HttpSession() { context_.connections.remove(*this); }

void HttpSession::stop() {
    close_ = true;
    if (idle_) close();
}

void HttpSession::expire_after(std::int64_t base_ms, std::uint64_t transfer_bytes) {
    const auto transfer_ms = static_cast<std::int64_t>(transfer_bytes) * ms_per_second /
                             context_.limits.bytes_per_second_min;
    stream_.expires_after(std::chrono::milliseconds(base_ms + transfer_ms));
}

// Waits for the first bytes as long as an idle connection may; only then the header's clock runs.
void HttpSession::await_request() {
    parser_.emplace();
    parser_->header_limit(context_.limits.header_bytes);
    // The real limit is checked once it is known who asks for what.
    parser_->body_limit(std::numeric_limits<std::uint64_t>::max());
    if (buffer_.size() > 0) return read_header();
    idle_ = true;
    expire_after(context_.limits.idle_ms);
    stream_.async_read_some(buffer_.prepare(read_bytes),
                            [self = shared_from_this()](Error error, std::size_t count) {
                                self->idle_ = false;
                                if (error) return self->close();
                                self->buffer_.commit(count);
                                self->read_header();
                            });
}

void HttpSession::read_header() {
    started_ = std::chrono::steady_clock::now();
    expire_after(context_.limits.header_ms);
    http::async_read_header(
        stream_, buffer_, *parser_,
        [self = shared_from_this()](Error error, std::size_t) { self->on_header(error); });
}

std::string_view HttpSession::header(http::field field) const {
    const auto& fields = parser_->get();
    const auto it = fields.find(field);
    return it == fields.end() ? std::string_view() : view(it->value());
}

RequestHead HttpSession::head() const {
    const auto& request = parser_->get();
    RequestHead head;
    head.method = method_of(request.method());
    head.path = view(request.target());
    head.path = head.path.substr(0, head.path.find('?'));
    const std::string_view authorization = header(http::field::authorization);
    if (authorization.starts_with(bearer_prefix)) {
        head.bearer = authorization.substr(bearer_prefix.size());
    }
    head.accept_encoding = header(http::field::accept_encoding);
    head.if_none_match = header(http::field::if_none_match);
    head.body_bytes = parser_->content_length().value_or(0);
    head.peer = peer_;
    return head;
}

void HttpSession::refuse_unreadable(Error error) {
    if (error == http::error::header_limit || error == http::error::buffer_overflow) {
        return answer(text_answer(431, "The header is too large\n", "refused"), true);
    }
    // Nobody is there any more, or nobody who speaks HTTP.
    if (error.category() != make_error_code(http::error::bad_method).category() ||
        error == http::error::end_of_stream || error == http::error::partial_message) {
        return close();
    }
    answer(text_answer(400, "This is not HTTP/1.1\n", "refused"), true);
}

std::optional<Answer> HttpSession::fault_of_header() const {
    const auto& request = parser_->get();
    const auto fields = static_cast<std::size_t>(std::distance(request.begin(), request.end()));
    if (fields > context_.limits.header_count) {
        return text_answer(431, "Too many header lines\n", "refused");
    }
    if (request.version() == 11 && request.find(http::field::host) == request.end()) {
        return text_answer(400, "The Host line is missing\n", "refused");
    }
    const Method method = method_of(request.method());
    if (method == Method::other) {
        Answer fault = text_answer(405, "Only GET, HEAD and POST\n", "refused");
        fault.headers.push_back({"Allow", "GET, HEAD, POST"});
        return fault;
    }
    const auto length = parser_->content_length();
    if (parser_->chunked() || (method == Method::post && !length)) {
        return text_answer(411, "Say the length: Content-Length\n", "refused");
    }
    if (length && *length > context_.limits.body_bytes) {
        return text_answer(413, "The body is too large\n", "refused");
    }
    return {};
}

void HttpSession::on_header(Error error) {
    if (error) return refuse_unreadable(error);
    peer_ = place_->peer();
    if (context_.behind_tls) {
        // The last line that our own proxy wrote.
        for (const auto& line : parser_->get()) {
            if (!beast::iequals(line.name_string(), "X-Forwarded-For")) continue;
            peer_ = last_forwarded(view(line.value()));
        }
    }
    if (auto fault = fault_of_header()) return answer(std::move(*fault), true);
    const RequestHead asked = head();
    if (asked.path == "/ws" && beast::websocket::is_upgrade(parser_->get())) {
        return become_websocket();
    }
    const bool has_body = parser_->content_length().value_or(0) > 0;
    if (auto early = context_.handler.on_head(asked)) {
        return answer(std::move(*early), has_body);
    }
    if (beast::iequals(parser_->get()[http::field::expect], "100-continue")) {
        return send_continue();
    }
    read_body();
}

void HttpSession::become_websocket() {
    auto session =
        std::make_shared<WebSocketSession>(std::move(stream_), std::move(place_), context_);
    session->accept(parser_->release());
}

void HttpSession::send_continue() {
    static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    expire_after(context_.limits.transfer_ms);
    boost::asio::async_write(stream_, boost::asio::buffer(go_on.data(), go_on.size()),
                             [self = shared_from_this()](Error error, std::size_t) {
                                 if (error) return self->close();
                                 self->read_body();
                             });
}

void HttpSession::read_body() {
    if (parser_->is_done()) return on_body({});
    expire_after(context_.limits.transfer_ms, parser_->content_length().value_or(0));
    http::async_read(
        stream_, buffer_, *parser_,
        [self = shared_from_this()](Error error, std::size_t) { self->on_body(error); });
}

void HttpSession::on_body(Error error) {
    if (error) return refuse_unreadable(error);
    answer(context_.handler.on_request(head(), parser_->get().body()), false);
}

void HttpSession::answer(Answer answer, bool close) {
    const auto& request = parser_->get();
    const bool readable = parser_->is_header_done();
    const bool is_head = readable && request.method() == http::verb::head;
    if (close || (readable && !request.keep_alive()) || context_.stopping) close_ = true;

    answered_ = answer.name;
    body_ = std::move(answer.body);
    response_.emplace();
    response_->version(readable ? request.version() : 11);
    response_->result(answer.status);
    response_->set(http::field::date, http_date());
    for (const auto& [name, value] : security_headers(answer.is_page, context_.behind_tls)) {
        response_->set(beast_view(name), beast_view(value));
    }
    for (const auto& [name, value] : answer.headers) response_->set(name, value);
    if (body_) response_->set(http::field::content_type, answer.content_type);
    if (answer.status != 304) response_->content_length(body_ ? body_->size() : 0);
    response_->keep_alive(!close_);
    if (body_ && !is_head) response_->body() = {body_->data(), body_->size()};

    expire_after(context_.limits.transfer_ms, response_->body().size());
    http::async_write(stream_, *response_, [self = shared_from_this()](Error error, std::size_t) {
        self->on_written(error);
    });
}

void HttpSession::on_written(Error error) {
    const auto took = std::chrono::steady_clock::now() - started_;
    const bool readable = parser_->is_header_done();
    context_.log.write(error ? LogLevel::warning : LogLevel::info, "request",
                       {{"what", answered_},
                        {"method", readable ? method_word(parser_->get().method()) : Word("other")},
                        {"status", std::int64_t{response_->result_int()}},
                        {"body_bytes", static_cast<std::int64_t>(parser_->get().body().size())},
                        {"answer_bytes", static_cast<std::int64_t>(response_->body().size())},
                        {"us", std::chrono::duration_cast<std::chrono::microseconds>(took).count()},
                        {"written", std::int64_t{!error}}});
    response_.reset();
    body_.reset();
    if (error) return close();
    if (close_) {
        stream_.socket().shutdown(boost::asio::ip::tcp::socket::shutdown_send, error);
        return linger();
    }
    await_request();
}

// Reads and drops what the client still sends, so that the answer is not lost by a reset.
void HttpSession::linger() {
    if (discarded_ == 0) expire_after(context_.limits.linger_ms);
    buffer_.clear();
    stream_.async_read_some(buffer_.prepare(read_bytes),
                            [self = shared_from_this()](Error error, std::size_t count) {
                                self->discarded_ += count;
                                if (error || self->discarded_ > discarded_bytes_max) {
                                    return self->close();
                                }
                                self->linger();
                            });
}

void HttpSession::close() {
    Error ignored;  // the connection is over either way
    stream_.socket().shutdown(boost::asio::ip::tcp::socket::shutdown_both, ignored);
    stream_.socket().close(ignored);
}

}  // namespace tovholder::server

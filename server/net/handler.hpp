// What the network layer asks of those above it. It carries bytes and knows no domain word.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/base/log.hpp"
#include "shared/base/bytes.hpp"

namespace tovholder::server {

enum class Method : std::uint8_t { get, head, post, other };

// A request before its body is read. The views live as long as the call that gets it.
struct RequestHead {
    Method method = Method::other;
    std::string_view path;    // without the query
    std::string_view bearer;  // what follows "Authorization: Bearer ", or empty
    std::string_view accept_encoding;
    std::string_view if_none_match;
    std::uint64_t body_bytes = 0;  // as announced
    std::string_view peer;         // who asks, for limits on tries; never logged
};

struct Answer {
    unsigned status = 200;
    std::string content_type = {};
    std::shared_ptr<const Bytes> body = {};
    std::vector<std::pair<std::string, std::string>> headers = {};
    Word name = "other";  // for the log
    bool is_page = true;  // false: read by our own code only; needs fewer headers
};

Answer text_answer(unsigned status, std::string_view text, Word name);

// The other end of one WebSocket, as the handler sees it.
class Listener {
public:
    virtual ~Listener() = default;
    // Sends this frame when there is room; one that waits is replaced: only the latest counts.
    virtual void send_latest(Bytes frame) = 0;
};

// All calls come from one thread.
class Handler {
public:
    virtual ~Handler() = default;

    // An answer at once (the body is not read), or none: read the body, then `on_request`.
    virtual std::optional<Answer> on_head(const RequestHead& head) = 0;
    virtual Answer on_request(const RequestHead& head, ByteView body) = 0;

    // A WebSocket said who it is. False: it is closed. `listener` lives until on_leave.
    virtual bool on_hello(std::string_view token, Listener& listener) = 0;
    // One frame in, one frame out. Nothing: the listener lost its right, and is closed.
    virtual std::optional<Bytes> on_frame(Listener& listener, ByteView frame) = 0;
    virtual void on_leave(Listener& listener) = 0;
};

}  // namespace tovholder::server

// A small blocking HTTP client over a plain socket: what a tablet's browser would send, and what a
// hostile one would. Deadlines are guards only: no test waits for one.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "shared/base/bytes.hpp"

namespace tovholder::testing {

struct HttpAnswer {
    int status = 0;
    std::map<std::string, std::string> headers;  // names in lower case
    std::string body;
    std::string header(const std::string& name) const {
        const auto it = headers.find(name);
        return it == headers.end() ? std::string() : it->second;
    }
};

class HttpClient {
public:
    explicit HttpClient(std::uint16_t port);
    ~HttpClient();
    HttpClient(const HttpClient&) = delete;
    HttpClient& operator=(const HttpClient&) = delete;

    // False when nobody listens.
    bool connected() const { return socket_ >= 0; }
    // Sends raw bytes; false when the other end is gone.
    bool send(std::string_view bytes);
    // One answer; nothing when the connection ended before it was whole. `head` = without a body.
    std::optional<HttpAnswer> receive(bool head = false);
    // Exactly `count` raw bytes; nothing when the connection ended before.
    std::optional<std::string> receive_raw(std::size_t count);
    // True when the other end closes (reading and dropping what still comes).
    bool ends();

    // `lines` are header lines, each with "\r\n".
    std::optional<HttpAnswer> get(std::string_view path, std::string_view lines = "");
    std::optional<HttpAnswer> post(std::string_view path, ByteView body,
                                   std::string_view lines = "");

private:
    bool fill();

    int socket_ = -1;
    std::string buffer_;
};

}  // namespace tovholder::testing

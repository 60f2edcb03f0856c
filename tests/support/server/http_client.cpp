// Plain sockets.
#include "tests/support/server/http_client.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cerrno>

namespace tovholder::testing {
namespace {

constexpr int guard_seconds = 20;

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

HttpAnswer parse_head(std::string_view head) {
    HttpAnswer answer;
    answer.status = std::stoi(std::string(head.substr(head.find(' ') + 1, 3)));
    std::size_t at = head.find("\r\n");
    while (at != std::string_view::npos) {
        const std::size_t start = at + 2;
        at = head.find("\r\n", start);
        const std::string_view line = head.substr(start, at - start);
        const std::size_t colon = line.find(": ");
        if (colon == std::string_view::npos) continue;
        answer.headers[lower(std::string(line.substr(0, colon)))] = line.substr(colon + 2);
    }
    return answer;
}

}  // namespace

HttpClient::HttpClient(std::uint16_t port) {
    socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const timeval guard{guard_seconds, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &guard, sizeof guard);
    ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &guard, sizeof guard);
    const int on = 1;
    ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        ::close(socket_);
        socket_ = -1;
    }
}

HttpClient::~HttpClient() {
    if (socket_ >= 0) ::close(socket_);
}

bool HttpClient::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

bool HttpClient::fill() {
    char bytes[16384];
    const ssize_t got = ::recv(socket_, bytes, sizeof bytes, 0);
    if (got <= 0) return false;
    buffer_.append(bytes, static_cast<std::size_t>(got));
    return true;
}

std::optional<std::string> HttpClient::receive_raw(std::size_t count) {
    while (buffer_.size() < count) {
        if (!fill()) return {};
    }
    std::string bytes = buffer_.substr(0, count);
    buffer_.erase(0, count);
    return bytes;
}

std::optional<HttpAnswer> HttpClient::receive(bool head) {
    std::size_t end = std::string::npos;
    while ((end = buffer_.find("\r\n\r\n")) == std::string::npos) {
        if (!fill()) return {};
    }
    HttpAnswer answer = parse_head(std::string_view(buffer_).substr(0, end));
    buffer_.erase(0, end + 4);
    const std::string length = answer.header("content-length");
    if (head || length.empty() || answer.status < 200 || answer.status == 304) return answer;
    auto body = receive_raw(std::stoul(length));
    if (!body) return {};
    answer.body = std::move(*body);
    return answer;
}

bool HttpClient::ends() {
    buffer_.clear();
    char bytes[4096];
    ssize_t got = 0;
    while ((got = ::recv(socket_, bytes, sizeof bytes, 0)) > 0) {
    }
    return got == 0 || errno == ECONNRESET;
}

std::optional<HttpAnswer> HttpClient::get(std::string_view path, std::string_view lines) {
    if (!send("GET " + std::string(path) + " HTTP/1.1\r\nHost: test\r\n" + std::string(lines) +
              "\r\n")) {
        return {};
    }
    return receive();
}

std::optional<HttpAnswer> HttpClient::post(std::string_view path, ByteView body,
                                           std::string_view lines) {
    std::string request = "POST " + std::string(path) + " HTTP/1.1\r\nHost: test\r\n" +
                          std::string(lines) + "Content-Length: " + std::to_string(body.size()) +
                          "\r\n\r\n";
    request += as_text(body);
    if (!send(request)) return {};
    return receive();
}

}  // namespace tovholder::testing

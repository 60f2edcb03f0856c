// A small blocking WebSocket client (RFC 6455) without extensions.
#pragma once

#include "tests/support/server/http_client.hpp"

namespace tovholder::testing {

struct WebSocketMessage {
    bool text = false;
    std::string payload;
};

class WebSocketClient {
public:
    // Connects and upgrades /ws.
    explicit WebSocketClient(std::uint16_t port);

    // Whether the server agreed to the upgrade.
    bool open() const { return open_; }
    bool send_text(std::string_view payload) { return send(0x1, payload); }
    bool send_binary(ByteView payload) { return send(0x2, as_text(payload)); }
    // The next message; pings are answered. Nothing when the server closed; then close_code tells.
    std::optional<WebSocketMessage> receive();
    // 0 = none came.
    int close_code() const { return close_code_; }

private:
    bool send(std::uint8_t opcode, std::string_view payload);

    HttpClient http_;
    bool open_ = false;
    int close_code_ = 0;
};

}  // namespace tovholder::testing

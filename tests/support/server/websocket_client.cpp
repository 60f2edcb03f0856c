// WebSocket frames by hand.
#include "tests/support/server/websocket_client.hpp"

namespace tovholder::testing {
namespace {

constexpr std::uint8_t opcode_text = 0x1;
constexpr std::uint8_t opcode_close = 0x8;
constexpr std::uint8_t opcode_ping = 0x9;
constexpr std::uint8_t opcode_pong = 0xa;

}  // namespace

WebSocketClient::WebSocketClient(std::uint16_t port) : http_(port) {
    const auto answer =
        http_.get("/ws",
                  "Upgrade: websocket\r\nConnection: Upgrade\r\n"
                  "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
    open_ = answer && answer->status == 101 &&
            answer->header("sec-websocket-accept") == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";
}

// A mask of zeros is a mask, and leaves the payload as it is.
bool WebSocketClient::send(std::uint8_t opcode, std::string_view payload) {
    std::string frame(1, static_cast<char>(0x80 | opcode));
    if (payload.size() < 126) {
        frame += static_cast<char>(0x80 | payload.size());
    } else {
        const bool is_long = payload.size() > 0xffff;
        frame += static_cast<char>(0x80 | (is_long ? 127 : 126));
        for (int shift = is_long ? 56 : 8; shift >= 0; shift -= 8) {
            frame += static_cast<char>(static_cast<std::uint64_t>(payload.size()) >> shift);
        }
    }
    frame.append(4, '\0').append(payload);
    return http_.send(frame);
}

std::optional<WebSocketMessage> WebSocketClient::receive() {
    while (true) {
        const auto head = http_.receive_raw(2);
        if (!head) return {};
        const auto opcode = static_cast<std::uint8_t>((*head)[0]) & 0x0f;
        std::uint64_t size = static_cast<std::uint8_t>((*head)[1]) & 0x7f;
        if (size >= 126) {
            const auto longer = http_.receive_raw(size == 126 ? 2 : 8);
            if (!longer) return {};
            size = 0;
            for (const char c : *longer) size = size << 8 | static_cast<std::uint8_t>(c);
        }
        auto payload = http_.receive_raw(size);
        if (!payload) return {};
        if (opcode == opcode_close) {
            if (payload->size() >= 2) {
                close_code_ = static_cast<std::uint8_t>((*payload)[0]) << 8 |
                              static_cast<std::uint8_t>((*payload)[1]);
            }
            (void)send(opcode_close, payload->substr(0, 2));  // the server may be gone already
            return {};
        }
        if (opcode == opcode_ping) {
            (void)send(opcode_pong, *payload);
            continue;
        }
        return WebSocketMessage{opcode == opcode_text, std::move(*payload)};
    }
}

}  // namespace tovholder::testing

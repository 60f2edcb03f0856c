// Which service answers what: the routes of the server.
//   POST /sync, /about, /deliver, /join, /keep-key, /unlock   frames (shared/sync/PROTOCOL.md)
//   GET /ws             the same frames, and pokes
//   GET /healthz        {"status":"ok","seq":N}
//   GET /demo.json      codes to join with; only when serving the demo
//   GET anything else   the app's files
#pragma once

#include "server/hub.hpp"
#include "server/net/static_files.hpp"
#include "server/service/sync_service.hpp"

namespace tovholder::server {

class Application : public Handler {
public:
    // `healthy` says whether commits work. `on_illness` is called when they have stopped to, once
    // the answer that tells so is made.
    Application(
        SyncService& service, Hub& hub, StaticFiles site, std::function<bool()> healthy,
        std::function<void()> on_illness = [] {});

    // From now on /demo.json is answered with this.
    void serve_demo(std::string json) { demo_json_ = std::move(json); }

    std::optional<Answer> on_head(const RequestHead& head) override;
    Answer on_request(const RequestHead& head, ByteView body) override;
    bool on_hello(std::string_view token, Listener& listener) override;
    std::optional<Bytes> on_frame(Listener& listener, ByteView frame) override;
    void on_leave(Listener& listener) override;

private:
    Answer health() const;
    FrameAnswer sync(DeviceAlias device, ByteView frame);
    FrameAnswer deliver(ByteView frame);

    SyncService& service_;
    Hub& hub_;
    StaticFiles site_;
    std::string demo_json_;
    std::function<bool()> healthy_;
    std::function<void()> on_illness_;
};

}  // namespace tovholder::server

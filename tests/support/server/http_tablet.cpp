// A tablet over HTTP.
#include "tests/support/server/http_tablet.hpp"

#include "server/base/hex.hpp"

namespace tovholder::testing {

HttpTablet::HttpTablet(std::uint16_t port, const std::string& code, server::Clock clock)
    : clock_(std::move(clock)) {
    HttpClient client(port);
    const auto answer = client.post("/join", wire::encode(wire::JoinRequest{code, "Tablet"}));
    TOV_ASSERT(answer && answer->status == 200);
    const auto joined = wire::decode_joined(as_bytes(answer->body));
    TOV_ASSERT(joined.ok());
    replica_ = sync::Replica::create(*store_, *joined);
    store_->complete_all(*replica_);
}

OpId HttpTablet::act(const ops::Command& command) {
    const auto op = replica_->perform(command, clock_());
    TOV_ASSERT(op.ok());
    store_->complete_all(*replica_);
    return *op;
}

bool HttpTablet::round_trip(std::uint16_t port) {
    HttpClient client(port);
    if (!client.connected()) return false;
    const wire::SyncRequest request = replica_->make_request(clock_());
    const auto answer =
        client.post("/sync", wire::encode(request),
                    "Authorization: Bearer " + server::to_hex(replica_->token()) + "\r\n");
    if (!answer) {
        ++unanswered_;
        return false;
    }
    if (answer->status == 503) return false;
    TOV_ASSERT(answer->status == 200);
    const auto response = wire::decode_sync_response(as_bytes(answer->body));
    TOV_ASSERT(response.ok());
    TOV_ASSERT(replica_->on_response(request, *response).ok());
    store_->complete_all(*replica_);
    return true;
}

bool HttpTablet::sync(std::uint16_t port) {
    do {
        if (!round_trip(port)) return false;
    } while (replica_->unsent() > 0 || replica_->wants_more());
    return true;
}

}  // namespace tovholder::testing

// Counting connections.
#include "server/net/connections.hpp"

#include <vector>

#include "shared/base/assert.hpp"

namespace tovholder::server {

std::unique_ptr<Connections::Place> Connections::admit(const std::string& peer, bool loopback) {
    if (count_ >= limits_.connections) return nullptr;
    const std::size_t most =
        loopback ? limits_.connections_from_loopback : limits_.connections_per_address;
    const auto it = by_peer_.find(peer);
    if (it != by_peer_.end() && it->second >= most) return nullptr;
    if (most == 0) return nullptr;
    ++count_;
    ++by_peer_[peer];
    return std::make_unique<Place>(*this, peer);
}

void Connections::give_back(const std::string& peer) {
    const auto it = by_peer_.find(peer);
    TOV_ASSERT(it != by_peer_.end() && count_ > 0);
    --count_;
    if (--it->second == 0) by_peer_.erase(it);
    if (count_ == 0 && when_empty_) when_empty_();
}

void Connections::stop_all(std::function<void()> when_empty) {
    if (count_ == 0) return when_empty();
    when_empty_ = std::move(when_empty);
    // A session may leave the set while it stops.
    const std::vector<Stoppable*> all(sessions_.begin(), sessions_.end());
    for (Stoppable* session : all) {
        if (sessions_.contains(session)) session->stop();
    }
}

}  // namespace tovholder::server

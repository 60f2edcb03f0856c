// Who is connected: counted against the limits, and told when the server ends.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "server/net/limits.hpp"

namespace tovholder::server {

// What can be asked to finish what it is doing and close.
class Stoppable {
public:
    virtual ~Stoppable() = default;
    virtual void stop() = 0;
};

class Connections {
public:
    explicit Connections(const Limits& limits) : limits_(limits) {}

    // One place, given back when it is destroyed. Must not outlive the Connections.
    class Place {
    public:
        Place(Connections& all, std::string peer) : all_(all), peer_(std::move(peer)) {}
        ~Place() { all_.give_back(peer_); }
        Place(const Place&) = delete;
        Place& operator=(const Place&) = delete;
        const std::string& peer() const { return peer_; }

    private:
        Connections& all_;
        std::string peer_;
    };

    // Null when there is no room for this address. `loopback` has its own, wider limit.
    std::unique_ptr<Place> admit(const std::string& peer, bool loopback);
    std::size_t count() const { return count_; }

    void add(Stoppable& session) { sessions_.insert(&session); }
    void remove(Stoppable& session) { sessions_.erase(&session); }
    // Asks all to stop; `when_empty` is called once the last has gone (at once if none is there).
    void stop_all(std::function<void()> when_empty);

private:
    void give_back(const std::string& peer);

    const Limits& limits_;
    std::size_t count_ = 0;
    std::map<std::string, std::size_t> by_peer_;
    std::set<Stoppable*> sessions_;
    std::function<void()> when_empty_;
};

}  // namespace tovholder::server

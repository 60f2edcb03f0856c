// Who listens on a WebSocket, and telling them that something changed.
#pragma once

#include <map>
#include <optional>

#include "server/net/handler.hpp"
#include "shared/base/id.hpp"

namespace tovholder::server {

// A listener is told "up to seq", never what: it asks for that itself, with its own rights.
class Hub {
public:
    // Pokes it with `seq`, where things stand: it may have been away when others were told.
    void join(Listener& listener, DeviceAlias device, std::uint64_t seq);
    // It is not an error if it is not there.
    void leave(Listener& listener) { listeners_.erase(&listener); }
    std::optional<DeviceAlias> device_of(Listener& listener) const;
    std::size_t size() const { return listeners_.size(); }

    // Pokes all but the device that made the change, which has it in its answer.
    void changed(std::uint64_t seq, DeviceAlias by);

private:
    std::map<Listener*, DeviceAlias> listeners_;
};

}  // namespace tovholder::server

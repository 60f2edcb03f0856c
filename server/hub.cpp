// Pokes.
#include "server/hub.hpp"

#include "shared/wire/codec.hpp"

namespace tovholder::server {

void Hub::join(Listener& listener, DeviceAlias device, std::uint64_t seq) {
    listeners_[&listener] = device;
    listener.send_latest(wire::encode(wire::Poke{seq}));
}

std::optional<DeviceAlias> Hub::device_of(Listener& listener) const {
    const auto it = listeners_.find(&listener);
    if (it == listeners_.end()) return {};
    return it->second;
}

void Hub::changed(std::uint64_t seq, DeviceAlias by) {
    const Bytes poke = wire::encode(wire::Poke{seq});
    for (const auto& [listener, device] : listeners_) {
        if (device != by) listener->send_latest(poke);
    }
}

}  // namespace tovholder::server

// What each device holds as far as the Authority knows: a memory, not a truth.
// When it is lost (restart, too many devices) the digests in the requests tell
// whether a device is up to date, and a device that is not gets its rows anew.
// Private to authority*.cpp.
#pragma once

#include <deque>

#include "shared/sync/authority.hpp"
#include "shared/sync/held_view.hpp"

namespace tovholder::sync {

struct Authority::Views {
    struct Device {
        HeldView held;                   // what the last answer left the device with, if the answer
                                         // arrived
        HeldView before;                 // what it held when it asked
        std::uint64_t complete_seq = 0;  // held is all of its scope at this seq …
        Date complete_day;               // … on this day; 0 when rows were left out
        std::uint64_t last_used = 0;
    };

    // The device's memory, made when missing; forgets the longest unused beyond
    // `views_max`.
    Device& of(DeviceAlias alias, std::size_t views_max) {
        Device& device = by_alias[alias];
        device.last_used = ++uses;
        if (by_alias.size() > views_max) forget_oldest(alias);
        return device;
    }

    void forget_oldest(DeviceAlias except) {
        auto oldest = by_alias.end();
        for (auto it = by_alias.begin(); it != by_alias.end(); ++it) {
            if (it->first == except) continue;
            if (oldest == by_alias.end() || it->second.last_used < oldest->second.last_used) {
                oldest = it;
            }
        }
        if (oldest != by_alias.end()) by_alias.erase(oldest);
    }

    std::map<DeviceAlias, Device> by_alias;
    std::uint64_t uses = 0;
};

}  // namespace tovholder::sync

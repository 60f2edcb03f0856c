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
    // What a device holds if the last answer arrived, and how to get back to what it held when it
    // asked, if the answer was lost.
    struct Device {
        std::uint64_t complete_seq = 0;     // held is all of its scope at this seq …
        Date complete_day;                  // … on this day; 0 when rows were left out
        std::uint32_t complete_schema = 0;  // … as far as this schema knows them
        std::uint64_t last_used = 0;

        const HeldView& held() const { return held_; }
        // The digest of what it held before the last answer.
        std::uint64_t digest_before() const { return digest_before_; }

        // What comes now is a new answer.
        void begin() {
            undo_.clear();
            digest_before_ = held_.digest();
        }
        // The last answer never arrived.
        void go_back() {
            while (!undo_.empty()) {
                const auto& [key, before] = undo_.back();
                if (before) {
                    held_.put(key, *before);
                } else {
                    held_.drop(key);
                }
                undo_.pop_back();
            }
            complete_seq = 0;
        }
        void start_over(HeldView held) {
            held_ = std::move(held);
            complete_seq = 0;
            begin();
        }
        void put(RowKey key, Held held) {
            remember(key);
            held_.put(key, held);
        }
        void drop(RowKey key) {
            remember(key);
            held_.drop(key);
        }

    private:
        void remember(RowKey key) {
            const auto it = held_.rows().find(key);
            undo_.emplace_back(key, it == held_.rows().end() ? std::optional<Held>()
                                                             : std::optional<Held>(it->second));
        }
        HeldView held_;
        std::vector<std::pair<RowKey, std::optional<Held>>> undo_;
        std::uint64_t digest_before_ = 0;
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

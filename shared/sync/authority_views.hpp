// What each device holds as far as the Authority knows: a memory, not a truth.
// When it is lost (restart, too many devices) the digests in the requests tell
// whether a device is up to date, and a device that is not gets its rows anew.
// Private to authority*.cpp.
#pragma once

#include <algorithm>
#include <deque>

#include "shared/sync/authority.hpp"
#include "shared/sync/held_view.hpp"
#include "shared/sync/portions.hpp"

namespace tovholder::sync {

struct Authority::Views {
    // What a device holds if all answers arrived that are on their way to it, and how to get back
    // to what it held before each of them, if they were lost.
    struct Device {
        std::uint64_t complete_seq = 0;     // held is all of its scope at this seq …
        Date complete_day;                  // … on this day; 0 when rows were left out
        std::uint32_t complete_schema = 0;  // … as far as this schema knows them
        std::uint64_t last_used = 0;
        PortionPlan plan;  // of portions that are still to come

        const HeldView& held() const { return held_; }
        // How many answers may be on their way.
        std::size_t under_way() const { return steps_.size(); }
        // The digest before the last `count` answers. REQUIRES: 0 < count <= under_way().
        std::uint64_t digest_before(std::size_t count) const {
            return steps_[steps_.size() - count].digest_before;
        }

        // What comes now is a new answer, to a device to which nothing else is on its way.
        void begin() {
            steps_.clear();
            go_on();
        }
        // … that comes behind those on their way.
        void go_on() { steps_.push_back({held_.digest(), {}}); }
        // All but the last `count` answers arrived.
        void arrived_but(std::size_t count) {
            while (steps_.size() > count) steps_.pop_front();
        }
        // The last `count` answers never arrived.
        void go_back(std::size_t count) {
            for (; count > 0; --count) {
                auto& undo = steps_.back().undo;
                while (!undo.empty()) {
                    const auto& [key, before] = undo.back();
                    if (before) {
                        held_.put(key, *before);
                    } else {
                        held_.drop(key);
                    }
                    undo.pop_back();
                }
                steps_.pop_back();
            }
            complete_seq = 0;
            plan.rows.clear();
        }
        void start_over(HeldView held) {
            held_ = std::move(held);
            complete_seq = 0;
            plan.rows.clear();
            begin();
        }
        // Whether it does, or did before an answer that it may not have got.
        bool may_hold(RowKey key) const {
            if (held_.rows().find(key) != held_.rows().end()) return true;
            return std::any_of(steps_.begin(), steps_.end(), [&](const Step& step) {
                return std::any_of(step.undo.begin(), step.undo.end(), [&](const auto& undo) {
                    return undo.first == key && undo.second.has_value();
                });
            });
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
            steps_.back().undo.emplace_back(key, it == held_.rows().end()
                                                     ? std::optional<Held>()
                                                     : std::optional<Held>(it->second));
        }
        struct Step {
            std::uint64_t digest_before = 0;
            std::vector<std::pair<RowKey, std::optional<Held>>> undo;
        };
        HeldView held_;
        std::deque<Step> steps_;  // oldest first
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

// What is known about sync at this moment, gathered by the app: the source of every truthful word
// about "gemt", "venter" and "sendt".
#pragma once

#include <optional>
#include <string>

#include "shared/base/error.hpp"
#include "shared/sync/session.hpp"

namespace tovholder::models {

struct SyncFacts {
    bool joined = false;
    std::size_t unsent = 0;
    bool saved = true;      // everything the person did is on this device's disk
    bool answered = false;  // the server has answered since the app was opened
    bool busy = false;      // a request is under way
    bool online = true;     // the browser's guess; false is believed
    bool offline_switch = false;
    bool taken_over = false;  // another tab writes to this device's store
    bool update_ready = false;
    sync::Link link = sync::Link::unknown;
    std::optional<Error> storage_error;
    std::optional<Error> last_error;
    Instant last_answer;             // server time, cut to minutes; 0 = never
    std::int64_t clock_ahead_s = 0;  // cut to minutes
    std::size_t refusals = 0;
    // While portions of a first sync come: bytes of them so far, and what is left (0: nothing is).
    std::uint64_t fetched_bytes = 0;
    wire::Left left;
    std::size_t unstored = 0;       // changes that are only in memory
    Instant oldest_unsent;          // by this device's clock; 0 = nothing waits
    std::size_t offered_again = 0;  // changes that a restored server gets again
    std::size_t emptied = 0;        // how often the store was deleted while it was open
    bool forgotten = false;         // the server does not know this device any more
    bool operator==(const SyncFacts&) const = default;

    bool offline() const { return offline_switch || !online || link == sync::Link::down; }
    // True only when nothing waits and the server has said so.
    bool all_sent() const { return joined && unsent == 0 && answered; }
};

}  // namespace tovholder::models

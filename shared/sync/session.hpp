// Keeps one replica and its server together: when to ask, when to wait, what to
// tell the person. A pure state machine: time comes in, requests go out through
// Transport, answers come back.
#pragma once

#include "shared/base/prng.hpp"
#include "shared/sync/replica.hpp"

namespace tovholder::sync {

enum class Link : std::uint8_t {
    unknown,    // nothing tried yet
    up,         // the last request was answered
    down,       // the last request got no answer
    forbidden,  // the server does not know this device any more
};

class Session {
public:
    Session(Replica& replica, Transport& transport, std::uint64_t jitter_seed);

    // Sends a request when one is due. Call at every wake-up; cheap when nothing
    // is due. `now_ms` is a monotonic clock in milliseconds; `clock` the device's
    // wall clock.
    void tick(std::int64_t now_ms, Instant clock);

    // The answer to request number `request`. An answer to an older request is
    // ignored.
    void on_answer(std::uint64_t request, const Result<Bytes>& answer, std::int64_t now_ms);

    // The network came back, the page became visible, the person pressed "Prøv
    // nu", or something was written: ask at the next tick without waiting.
    void hurry();
    // The server says it has changes up to `seq`.
    void on_poke(std::uint64_t seq);
    // While off, nothing is sent ("uden net" switch, hidden page of the demo).
    void set_enabled(bool enabled);

    Link link() const { return link_; }
    bool busy() const { return under_way_; }
    // True when everything made was answered and the last answer had nothing
    // left.
    bool settled() const;
    // The monotonic time of the next timer, or nothing while a request is under
    // way.
    std::optional<std::int64_t> next_wake_ms() const;
    const std::optional<Error>& last_error() const { return last_error_; }

private:
    Replica& replica_;
    Transport& transport_;
    Prng jitter_;
    Link link_ = Link::unknown;
    bool enabled_ = true;
    bool under_way_ = false;
    bool due_now_ = true;
    std::uint64_t request_ = 0;
    std::int64_t sent_ms_ = 0;
    std::int64_t next_ms_ = 0;
    wire::SyncRequest asked_;  // the request under way
    std::uint32_t failures_ = 0;
    std::uint64_t poked_seq_ = 0;
    std::optional<Error> last_error_;
};

}  // namespace tovholder::sync

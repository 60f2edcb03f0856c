// Keeps one replica and its server together: when to ask, when to wait, what to
// tell the person. A pure state machine: time comes in, requests go out through
// Transport, answers come back.
#pragma once

#include <deque>

#include "shared/base/prng.hpp"
#include "shared/sync/replica.hpp"

namespace tovholder::sync {

enum class Link : std::uint8_t {
    unknown,    // nothing tried yet
    up,         // the last request was answered
    down,       // the last request got no answer
    forbidden,  // the server does not know this device any more
};

// About so much comes for a request while there are more rows than fit into one answer.
inline constexpr std::uint64_t portion_bytes_usual = 12'000;

class Session {
public:
    Session(Replica& replica, Transport& transport, std::uint64_t jitter_seed,
            std::uint64_t portion_bytes = portion_bytes_usual);

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
    bool busy() const { return !asked_.empty(); }
    // True when everything made was answered and the last answer had nothing
    // left.
    bool settled() const;
    // The monotonic time of the next timer, or nothing while it waits for something else.
    std::optional<std::int64_t> next_wake_ms() const;
    const std::optional<Error>& last_error() const { return last_error_; }

private:
    // A request under way. Those behind the first were asked ahead, and are taken in their order.
    struct Asked {
        std::uint64_t number = 0;
        wire::SyncRequest request;
        std::int64_t sent_ms = 0;
        std::optional<Result<Bytes>> answer;
    };
    void ask(std::int64_t now_ms, Instant clock);
    bool may_ask_ahead() const;
    void send(wire::SyncRequest request, std::int64_t now_ms);
    Result<void> take(const Asked& asked);
    void on_taken(std::int64_t now_ms);
    void on_failed(const Error& error, std::int64_t now_ms);

    Replica& replica_;
    Transport& transport_;
    std::uint64_t portion_bytes_;
    Prng jitter_;
    Link link_ = Link::unknown;
    bool enabled_ = true;
    bool due_now_ = true;
    bool asks_only_ = false;  // the server lacks ops: ask where it stands before sending any
    std::uint64_t request_ = 0;
    std::int64_t sent_ms_ = 0;
    std::int64_t next_ms_ = 0;
    std::deque<Asked> asked_;
    std::uint32_t failures_ = 0;
    std::uint64_t poked_seq_ = 0;
    std::uint64_t served_poke_ = 0;  // pokes up to here came before the last request was sent
    std::optional<Error> last_error_;
};

}  // namespace tovholder::sync

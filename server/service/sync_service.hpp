// Frames in, frames out: joining and syncing, with identity and limits on tries. The answer to
// anything that cannot be is a Failure frame and the HTTP status that fits.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "server/base/log.hpp"
#include "server/service/clock.hpp"
#include "server/service/rate_limiter.hpp"
#include "shared/sync/authority.hpp"

namespace tovholder::server {

struct FrameAnswer {
    Bytes frame;
    unsigned status = 200;
    std::int64_t retry_after_s = 0;  // 0 = not said
};

struct SyncServiceOptions {
    // Codes that did not work; those that do cost nothing, so a whole team may join at once.
    RateLimit per_peer{10, 600};
    RateLimit everybody{100, 60};
};

class SyncService {
public:
    // `on_change(seq, device)`: a device's ops were made durable. Called before the answer is sent.
    using OnChange = std::function<void(std::uint64_t, DeviceAlias)>;

    SyncService(sync::Authority& authority, sync::Random& random, Clock clock, const Log& log,
                OnChange on_change, SyncServiceOptions options = {});

    // `peer` names who tries, for the limit; it is kept only as long as the limit's window.
    FrameAnswer join(ByteView frame, const std::string& peer);

    // The secret by which a device's store opens when its PIN is gone: for one that has its token …
    FrameAnswer keep_key(DeviceAlias device);
    // … and for one whose token is locked away, against a code. The same limits as for join.
    FrameAnswer unlock(ByteView frame, const std::string& peer);

    // `token` as 64 hexadecimal digits. Errors: unknown_device, device_withdrawn (it is then known
    // that the device was told).
    Result<DeviceAlias> authenticate(std::string_view token);
    FrameAnswer sync(DeviceAlias device, ByteView frame);
    // A file of changes that a device brought for another.
    FrameAnswer deliver(ByteView frame);
    // All that is kept about one person.
    FrameAnswer about(DeviceAlias device, ByteView frame);

    std::uint64_t seq() const { return authority_.seq(); }

private:
    // Too many wrong codes: the answer that says so.
    std::optional<FrameAnswer> too_many(const std::string& peer);
    // Counts a wrong code, and makes the answer of it.
    FrameAnswer refuse_code(const Error& error, Word what, const std::string& peer);

    sync::Authority& authority_;
    sync::Random& random_;
    Clock clock_;
    const Log& log_;
    OnChange on_change_;
    RateLimiter per_peer_;
    RateLimiter everybody_;
};

FrameAnswer failure_answer(const Error& error);

}  // namespace tovholder::server

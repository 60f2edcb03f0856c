// When a person acted, as the server takes it: the tablet's clock is never trusted, only how long
// before its request it says that she did.
#pragma once

#include <algorithm>

#include "shared/base/time.hpp"

namespace tovholder::sync {

// `acted` and `asked` by the tablet's clock, `now` by the server's; `last`: what was found for the
// op before it. Never later than now, and never before `last`.
constexpr Instant effective_time(Instant acted, Instant asked, Instant now, Instant last) {
    const Instant at = now + (acted - asked);
    return std::min(std::max(at, last), now);
}

}  // namespace tovholder::sync

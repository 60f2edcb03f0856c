// What time it is, as the services ask: the system's clock, or a test's.
#pragma once

#include <functional>

#include "shared/base/time.hpp"

namespace tovholder::server {

using Clock = std::function<Instant()>;

// The system's clock (UTC).
Instant system_now();

}  // namespace tovholder::server

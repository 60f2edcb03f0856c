// The system's clock.
#include "server/service/clock.hpp"

#include <chrono>

namespace tovholder::server {

Instant system_now() {
    const auto since_1970 = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::seconds>(since_1970).count()};
}

}  // namespace tovholder::server

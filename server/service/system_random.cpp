// getrandom(2).
#include "server/service/system_random.hpp"

#include <sys/random.h>

#include <cerrno>

namespace tovholder::server {

Bytes SystemRandom::bytes(std::size_t count) {
    Bytes bytes(count);
    std::size_t filled = 0;
    while (filled < count) {
        const ssize_t got = ::getrandom(bytes.data() + filled, count - filled, 0);
        TOV_ASSERT(got >= 0 || errno == EINTR);
        if (got > 0) filled += static_cast<std::size_t>(got);
    }
    return bytes;
}

}  // namespace tovholder::server

// How often something may be tried: a sliding window per key, in bounded memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <string>

#include "shared/base/time.hpp"

namespace tovholder::server {

struct RateLimit {
    std::size_t tries_max;  // >= 1
    std::int64_t window_s;  // seconds
};

class RateLimiter {
public:
    // `keys_max`: when more keys than this have tried within the window, new ones are turned away.
    RateLimiter(RateLimit limit, std::size_t keys_max = 10'000)
        : limit_(limit), keys_max_(keys_max) {}

    // Seconds until the key may try again; 0 = now. Counts nothing.
    std::int64_t wait_s(const std::string& key, Instant now);
    // Counts one try.
    void count(const std::string& key, Instant now);

private:
    void drop_old(Instant now);

    RateLimit limit_;
    std::size_t keys_max_;
    std::map<std::string, std::deque<Instant>> tries_;  // oldest first
    Instant swept_;
};

}  // namespace tovholder::server

// Sliding windows.
#include "server/service/rate_limiter.hpp"

#include <algorithm>

namespace tovholder::server {

// A clock that jumps back must not lock anybody out for longer than one window.
std::int64_t RateLimiter::wait_s(const std::string& key, Instant now) {
    drop_old(now);
    const auto it = tries_.find(key);
    if (it == tries_.end()) return tries_.size() < keys_max_ ? 0 : limit_.window_s;
    if (it->second.size() < limit_.tries_max) return 0;
    return std::clamp(it->second.front() + limit_.window_s - now, std::int64_t{1}, limit_.window_s);
}

void RateLimiter::count(const std::string& key, Instant now) {
    drop_old(now);
    if (!tries_.contains(key) && tries_.size() >= keys_max_) return;
    std::deque<Instant>& tries = tries_[key];
    tries.push_back(now);
    if (tries.size() > limit_.tries_max) tries.pop_front();
}

void RateLimiter::drop_old(Instant now) {
    const auto is_old = [&](Instant at) {
        return at + limit_.window_s <= now || at > now + limit_.window_s;
    };
    if (now == swept_) return;  // at most one sweep a second
    swept_ = now;
    for (auto it = tries_.begin(); it != tries_.end();) {
        std::deque<Instant>& tries = it->second;
        while (!tries.empty() && is_old(tries.front())) tries.pop_front();
        it = tries.empty() ? tries_.erase(it) : std::next(it);
    }
}

}  // namespace tovholder::server

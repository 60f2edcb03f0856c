// Points in time as stored and sent: UTC, whole seconds or milliseconds, never local.
#pragma once

#include <compare>
#include <cstdint>

namespace tovholder {

// Seconds since 1970-01-01T00:00:00Z without leap seconds. Negative before 1970.
struct Instant {
    std::int64_t seconds = 0;
    auto operator<=>(const Instant&) const = default;
};

constexpr Instant operator+(Instant at, std::int64_t seconds) { return {at.seconds + seconds}; }
constexpr Instant operator-(Instant at, std::int64_t seconds) { return {at.seconds - seconds}; }
constexpr std::int64_t operator-(Instant a, Instant b) { return a.seconds - b.seconds; }

inline constexpr std::int64_t seconds_per_minute = 60;
inline constexpr std::int64_t seconds_per_hour = 3600;
inline constexpr std::int64_t seconds_per_day = 86400;

}  // namespace tovholder

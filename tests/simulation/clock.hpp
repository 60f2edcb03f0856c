// Wall clocks of tablets: right, or wrong in the ways that tablets are.
#pragma once

#include "shared/base/prng.hpp"
#include "shared/base/time.hpp"

namespace tovholder::simulation {

enum class ClockFault : std::uint8_t {
    none,
    hour_ahead,
    hour_behind,
    year_1970,
    year_2099,
    backwards,
    stopped,
    jumping,
};
inline constexpr std::uint8_t clock_fault_count = 8;

class Clock {
public:
    Clock(ClockFault fault, Instant start, std::uint64_t seed)
        : fault_(fault), start_(start), prng_(seed) {}

    bool runs_evenly() const {
        return fault_ == ClockFault::none || fault_ == ClockFault::hour_ahead ||
               fault_ == ClockFault::hour_behind || fault_ == ClockFault::year_1970 ||
               fault_ == ClockFault::year_2099;
    }

    // `now`: what a right clock shows.
    Instant read(Instant now) {
        switch (fault_) {
            case ClockFault::none:
                return now;
            case ClockFault::hour_ahead:
                return now + seconds_per_hour;
            case ClockFault::hour_behind:
                return now - seconds_per_hour;
            case ClockFault::year_1970:
                return {now - start_};
            case ClockFault::year_2099:
                return now + 73 * 365 * seconds_per_day;
            case ClockFault::backwards:
                return start_ - (now - start_);
            case ClockFault::stopped:
                return start_;
            case ClockFault::jumping:
                return now + prng_.between(-40, 40) * seconds_per_day;
        }
        return now;
    }

private:
    ClockFault fault_;
    Instant start_;
    Prng prng_;
};

}  // namespace tovholder::simulation

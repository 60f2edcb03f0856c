// How bad the world is in one run. Each run draws its own: some faults are off, some are heavy, so
// that rare combinations get their turn.
#pragma once

#include <cstdint>

#include "shared/base/prng.hpp"

namespace tovholder::simulation {

// All in percent of the occasions, unless the name says otherwise.
struct Faults {
    std::uint32_t request_lost = 0;
    std::uint32_t answer_lost = 0;
    std::uint32_t duplicated = 0;
    std::uint32_t corrupted = 0;  // flipped bits, cut short, or bytes added
    std::uint32_t replayed_later = 0;
    std::uint32_t partitioned = 0;
    std::uint32_t poke_lost = 0;
    std::int64_t delay_ms_max = 200;

    std::uint32_t tablet_crash = 0;  // per storage call
    std::uint32_t power_cut = 0;     // of the crashes: relaxed writes not yet synced may go
    std::uint32_t disk_refuses = 0;
    std::int64_t disk_ms_max = 20;

    std::uint32_t server_crash = 0;  // per commit: before or after it is durable
    std::uint32_t server_disk_refuses = 0;

    std::uint32_t wrong_clock = 0;  // of the tablets
    bool damaged = false;           // bits flip on tablets' disks, or all that is on one is gone
    bool set_back = false;          // tablets may be set back to older copies of themselves
    bool restored = false;          // the server may be set back to a backup

    static Faults none() { return {}; }
    static Faults draw(Prng& prng);
};

}  // namespace tovholder::simulation

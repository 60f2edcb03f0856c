// One storage call of a run, counted over all disks, at which whoever made it goes down.
#pragma once

#include <cstdint>

namespace tovholder::simulation {

struct CrashPoint {
    std::uint64_t at = 0;     // 0: nobody
    std::uint64_t calls = 0;  // so far

    // To be asked once a call.
    bool is_here() { return ++calls == at; }
};

}  // namespace tovholder::simulation

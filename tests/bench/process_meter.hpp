// What a process has used, as the kernel counts it.
#pragma once

#include <sys/types.h>

#include <cstdint>

namespace tovholder::testing {

// Resident memory in KiB: now, and the most that it ever was.
std::int64_t resident_kib(pid_t pid);
std::int64_t peak_resident_kib(pid_t pid);

// Processor time in microseconds, of all threads (in steps of the kernel's ticks).
std::int64_t processor_us(pid_t pid);

// Microseconds of a clock that never goes back.
std::int64_t monotonic_us();

}  // namespace tovholder::testing

// Replaces the global operator new in the test programs that use the meter.
#include "tests/support/allocation_meter.hpp"

#include <cstdlib>
#include <new>

namespace {
std::size_t allocated = 0;
}  // namespace

// Out of line, or g++ 12 pairs its own view of new with free and warns.
[[gnu::noinline]] void* operator new(std::size_t size) {
    allocated += size;
    if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
    std::abort();
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace tovholder::testing {

AllocationMeter::AllocationMeter() : start_(allocated) {}
std::size_t AllocationMeter::total() const { return allocated - start_; }

}  // namespace tovholder::testing

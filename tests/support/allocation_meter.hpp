// Counts what is allocated while it lives: for tests that say what hostile bytes may cost.
#pragma once

#include <cstddef>

namespace tovholder::testing {

// Only the newest of several counts.
class AllocationMeter {
public:
    AllocationMeter();
    // Bytes asked for since it was made, freed or not.
    std::size_t total() const;

private:
    std::size_t start_;
};

}  // namespace tovholder::testing

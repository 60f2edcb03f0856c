// A small seeded random generator for simulations and demo data: same seed, same numbers,
// on every platform. Not for secrets (see ports for cryptographic random).
#pragma once

#include <cstdint>
#include <vector>

#include "shared/base/assert.hpp"

namespace tovholder {

// SplitMix64 (Steele, Lea, Flood 2014).
class Prng {
public:
    explicit Prng(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next() {
        state_ += 0x9e3779b97f4a7c15u;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        return z ^ (z >> 31);
    }

    // Uniform in 0..n-1. REQUIRES: n > 0
    std::uint64_t below(std::uint64_t n) {
        TOV_ASSERT(n > 0);
        return next() % n;
    }

    // Uniform in low..high, both included. REQUIRES: low <= high
    std::int64_t between(std::int64_t low, std::int64_t high) {
        TOV_ASSERT(low <= high);
        return low + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(high - low) + 1));
    }

    // True in `percent` of 100 draws.
    bool chance(std::uint32_t percent) { return below(100) < percent; }

    template <class T>
    const T& pick(const std::vector<T>& from) {
        return from[static_cast<std::size_t>(below(from.size()))];
    }

private:
    std::uint64_t state_;
};

}  // namespace tovholder

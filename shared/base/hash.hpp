// Checksums and digests. CRC finds damage, SHA-256 hides codes; neither is a signature.
#pragma once

#include <array>
#include <cstdint>

#include "shared/base/bytes.hpp"

namespace tovholder {

// CRC-32 as in IEEE 802.3 (polynomial 0xEDB88320, reflected).
std::uint32_t crc32(ByteView bytes);

// SHA-256 (FIPS 180-4).
using Digest = std::array<std::uint8_t, 32>;
Digest sha256(ByteView bytes);

// Mixes 64 bits so that every input bit moves every output bit (SplitMix64 finaliser).
constexpr std::uint64_t mix(std::uint64_t z) {
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

}  // namespace tovholder

// Unsigned integers in 1–10 bytes, seven bits each, low bits first (LEB128); and zigzag, which
// makes small negative numbers small.
#pragma once

#include <cstdint>
#include <optional>

#include "shared/base/bytes.hpp"

namespace tovholder::wire {

inline void put_varint(Bytes& out, std::uint64_t value) {
    while (value >= 0x80) {
        out.push_back(static_cast<std::uint8_t>(value | 0x80));
        value >>= 7;
    }
    out.push_back(static_cast<std::uint8_t>(value));
}

// Takes a varint from the front of `in`. Nothing when it is cut short, does not fit 64 bits, or
// is longer than needed (each number has one encoding).
inline std::optional<std::uint64_t> take_varint(ByteView& in) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < in.size() && i < 10; ++i) {
        const std::uint8_t byte = in[i];
        if (i == 9 && byte > 1) return {};
        value |= std::uint64_t{byte & 0x7fu} << (7 * i);
        if ((byte & 0x80) != 0) continue;
        if (byte == 0 && i > 0) return {};
        in = in.subspan(i + 1);
        return value;
    }
    return {};
}

constexpr std::uint64_t zigzag(std::int64_t value) {
    return (static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63);
}
constexpr std::int64_t unzigzag(std::uint64_t value) {
    return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
}

}  // namespace tovholder::wire

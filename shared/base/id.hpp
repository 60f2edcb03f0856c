// Row ids that a tablet can make with no network and that are never used twice.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace tovholder {

// The short number the server gives a device when it joins. 0 = none ("local", see below);
// 1 = the server itself. At most 24 bits.
using DeviceAlias = std::uint32_t;
inline constexpr DeviceAlias server_alias = 1;
inline constexpr DeviceAlias device_alias_max = (1u << 24) - 1;

// Numbers a device's ops 1, 2, 3 … without holes. At most 24 bits.
using OpNumber = std::uint32_t;
inline constexpr OpNumber op_number_max = (1u << 24) - 1;

// One op of one device: the idempotence key, and the prefix of every id the op creates.
struct OpId {
    DeviceAlias device = 0;
    OpNumber number = 0;
    auto operator<=>(const OpId&) const = default;
};

// How many rows one op may create (16 bits of the id).
inline constexpr std::uint32_t rows_per_op_max = 65535;

// alias (24 bits) | op number (24 bits) | index within the op (16 bits); 0 means "none".
// An id with alias 0 and number 0 is *local*: it stands for the n-th row of the command that
// mentions it, and `apply` turns it into a real one.
template <class Entity>
struct Id {
    std::uint64_t value = 0;

    static constexpr Id make(OpId op, std::uint32_t index) {
        return {(std::uint64_t{op.device} << 40) | (std::uint64_t{op.number} << 16) | index};
    }
    // REQUIRES: 1 <= index <= rows_per_op_max
    static constexpr Id local(std::uint32_t index) { return {index}; }

    constexpr explicit operator bool() const { return value != 0; }
    constexpr bool is_local() const { return value != 0 && value <= rows_per_op_max; }
    constexpr std::uint32_t index() const { return static_cast<std::uint32_t>(value & 0xffff); }
    constexpr OpId op() const {
        return {static_cast<DeviceAlias>(value >> 40),
                static_cast<OpNumber>((value >> 16) & op_number_max)};
    }
    auto operator<=>(const Id&) const = default;
};

}  // namespace tovholder

template <class Entity>
struct std::hash<tovholder::Id<Entity>> {
    std::size_t operator()(tovholder::Id<Entity> id) const noexcept {
        return std::hash<std::uint64_t>{}(id.value);
    }
};

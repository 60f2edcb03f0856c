// A digest of the rows a device holds, so that server and device can tell cheaply whether they
// agree: the sum (mod 2^64) of one number per row. Order does not matter, and adding or removing
// a row is one addition. It detects drift; it is not protection against forgery.
#pragma once

#include "shared/base/hash.hpp"
#include "shared/domain/row.hpp"

namespace tovholder::sync {

// The seq of a row that a device still shows though it was told to start over: not held any more,
// so in no digest, and gone when all has come anew.
inline constexpr std::uint64_t stale = 0;

constexpr std::uint64_t row_digest(RowKey key, std::uint64_t seq, ClassMask mask) {
    const std::uint64_t what = mix(key.id + 0x9e3779b97f4a7c15u * (key.table + 1u));
    return mix(what ^ mix(seq * 16u + mask + 1u)) | 1u;
}

}  // namespace tovholder::sync

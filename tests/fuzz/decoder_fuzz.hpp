// What each decoder target does with hostile bytes: as a whole frame, and as the payload of a
// frame whose length and checksum are right, so that the fuzzer need not guess a CRC. What can be
// read must be written with bytes that are read as the same again.
#pragma once

#include "shared/base/assert.hpp"
#include "shared/wire/codec.hpp"

namespace tovholder::fuzz {

// `rewrite`: ByteView → Result<Bytes>, the frame of what was read.
template <class Rewrite>
int decode_twice(wire::FrameType type, ByteView data, Rewrite rewrite) {
    (void)rewrite(data).ok();
    if (data.size() > wire::message_bytes_max) return 0;
    const auto read = rewrite(wire::make_frame(type, data));
    if (!read) return 0;
    const auto again = rewrite(*read);
    TOV_ASSERT(again.ok() && *again == *read);
    return 0;
}

}  // namespace tovholder::fuzz

// What each decoder target does with hostile bytes: as a whole frame, and as the payload of a
// frame whose length and checksum are right, so that the fuzzer need not guess a CRC. What can be
// read must be written with bytes that are read as the same again.
#pragma once

#include "shared/base/assert.hpp"
#include "shared/wire/codec.hpp"

namespace tovholder::fuzz {

template <class Rewrite>
void rewrite_twice(ByteView frame, Rewrite rewrite) {
    const auto read = rewrite(frame);
    if (!read) return;
    const auto again = rewrite(*read);
    TOV_ASSERT(again.ok() && *again == *read);
}

// `rewrite`: ByteView → Result<Bytes>, the frame of what was read.
template <class Rewrite>
int decode_twice(wire::FrameType type, ByteView data, Rewrite rewrite) {
    (void)rewrite(data).ok();
    if (data.size() > wire::message_bytes_max) return 0;
    rewrite_twice(wire::make_frame(type, data), rewrite);
    if (type != wire::FrameType::sync_request && type != wire::FrameType::sync_response) return 0;
    rewrite_twice(wire::make_frame(type, data, wire::frame_version_sync), rewrite);
    rewrite_twice(wire::make_frame(type, data, wire::frame_version_sync, true), rewrite);
    return 0;
}

}  // namespace tovholder::fuzz

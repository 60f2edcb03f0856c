// The envelope of every message and stored blob: what it is, how long, and a checksum.
//   magic 'T' 'v' | type u8 | version u8 | payload length varint | payload | crc32 (4 bytes LE)
// The CRC covers everything before it. The version's highest bit: the payload is deflated. See
// FORMAT.md.
#pragma once

#include "shared/base/bytes.hpp"
#include "shared/base/result.hpp"

namespace tovholder::wire {

// 1: all but sync requests and answers, which apps of the first release have in it, too. 2: those.
inline constexpr std::uint8_t frame_version_stored = 1;
inline constexpr std::uint8_t frame_version_sync = 2;
inline constexpr std::size_t message_bytes_max = 1024 * 1024;
inline constexpr std::size_t record_bytes_max = 16 * 1024;

enum class FrameType : std::uint8_t {
    sync_request = 1,
    sync_response = 2,
    join_request = 3,
    joined = 4,
    failure = 5,
    poke = 6,
    unlock_request = 7,
    unlock_secret = 8,
    bundle = 9,      // a file of changes, sealed
    delivered = 10,  // what became of one
    about_request = 11,
    about_answer = 12,
    op = 16,        // stored: one outbox entry
    page = 17,      // stored: rows of the base state
    meta = 18,      // stored: identity and cursor
    refusal = 19,   // stored: an op that the server refused
    settings = 20,  // stored: what the person chose on this device
    lock = 21,      // stored: the wrapped keys of a store that is locked with a PIN
    parcel = 22,    // stored: a file of changes that this device carries for another
};

struct FrameView {
    FrameType type;
    ByteView payload;  // points into the bytes given to `open_frame`
    std::uint8_t version = frame_version_stored;
    bool deflated = false;  // the payload, by deflate.hpp
};

Bytes make_frame(FrameType type, ByteView payload, std::uint8_t version = frame_version_stored,
                 bool deflated = false);

// Whether a frame that we made is deflated already.
bool is_deflated(ByteView frame);

// Errors: bad_frame (no magic, cut short, bytes left over, unknown type), too_large (over
// message_bytes_max, decided before anything is allocated), unknown_version, bad_checksum.
Result<FrameView> open_frame(ByteView bytes);

}  // namespace tovholder::wire

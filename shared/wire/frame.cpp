// Framing: see FORMAT.md.
#include "shared/wire/frame.hpp"

#include "shared/base/hash.hpp"
#include "shared/wire/varint.hpp"

namespace tovholder::wire {
namespace {

constexpr std::uint8_t magic_first = 'T';
constexpr std::uint8_t magic_second = 'v';
constexpr std::size_t crc_bytes = 4;
constexpr std::uint8_t deflated_bit = 0x80;

bool is_frame_type(std::uint8_t number) {
    switch (static_cast<FrameType>(number)) {
        case FrameType::sync_request:
        case FrameType::sync_response:
        case FrameType::join_request:
        case FrameType::joined:
        case FrameType::failure:
        case FrameType::poke:
        case FrameType::unlock_request:
        case FrameType::unlock_secret:
        case FrameType::bundle:
        case FrameType::delivered:
        case FrameType::about_request:
        case FrameType::about_answer:
        case FrameType::op:
        case FrameType::page:
        case FrameType::meta:
        case FrameType::refusal:
        case FrameType::settings:
        case FrameType::lock:
        case FrameType::parcel:
            return true;
    }
    return false;
}

}  // namespace

Bytes make_frame(FrameType type, ByteView payload, std::uint8_t version, bool deflated) {
    Bytes out;
    out.reserve(payload.size() + 16);
    out.push_back(magic_first);
    out.push_back(magic_second);
    out.push_back(static_cast<std::uint8_t>(type));
    out.push_back(static_cast<std::uint8_t>(version | (deflated ? deflated_bit : 0)));
    put_varint(out, payload.size());
    out.insert(out.end(), payload.begin(), payload.end());
    const std::uint32_t crc = crc32(out);
    for (int shift = 0; shift < 32; shift += 8) {
        out.push_back(static_cast<std::uint8_t>(crc >> shift));
    }
    return out;
}

bool is_deflated(ByteView frame) { return frame.size() > 3 && (frame[3] & deflated_bit) != 0; }

Result<FrameView> open_frame(ByteView bytes) {
    if (bytes.size() < 4 || bytes[0] != magic_first || bytes[1] != magic_second) {
        return ErrorCode::bad_frame;
    }
    const auto version = static_cast<std::uint8_t>(bytes[3] & ~deflated_bit);
    const bool deflated = (bytes[3] & deflated_bit) != 0;
    if (version != frame_version_stored && version != frame_version_sync) {
        return ErrorCode::unknown_version;
    }
    if (!is_frame_type(bytes[2])) return ErrorCode::bad_frame;
    ByteView rest = bytes.subspan(4);
    const auto length = take_varint(rest);
    if (!length) return ErrorCode::bad_frame;
    if (*length > message_bytes_max) return ErrorCode::too_large;
    if (rest.size() != *length + crc_bytes) return ErrorCode::bad_frame;
    const ByteView payload = rest.first(static_cast<std::size_t>(*length));
    const ByteView tail = rest.last(crc_bytes);
    const std::uint32_t stored = std::uint32_t{tail[0]} | std::uint32_t{tail[1]} << 8 |
                                 std::uint32_t{tail[2]} << 16 | std::uint32_t{tail[3]} << 24;
    if (crc32(bytes.first(bytes.size() - crc_bytes)) != stored) return ErrorCode::bad_checksum;
    return FrameView{static_cast<FrameType>(bytes[2]), payload, version, deflated};
}

}  // namespace tovholder::wire

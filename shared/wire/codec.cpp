// The one file in which cereal is compiled: frames around archives, exceptions into Errors.
#include "shared/wire/codec.hpp"

#include "shared/wire/deflate.hpp"
#include "shared/wire/describe_about.hpp"
#include "shared/wire/describe_bundle.hpp"
#include "shared/wire/describe_sync.hpp"
#include "shared/wire/describe_sync_v1.hpp"

namespace tovholder::wire {
namespace {

template <class Message>
Bytes encode_as(FrameType type, const Message& message) {
    CompactOutput archive;
    write(archive, message);
    return make_frame(type, archive.bytes());
}

// Runs `read` on the payload; whatever an archive throws becomes bad_record.
template <class Value, class Read>
Result<Value> decode_payload(ByteView payload, Read read_into) {
    try {
        Budget budget;
        CompactInput archive(payload, budget);
        Value value = read_into(archive);
        archive.require_end();
        return value;
    } catch (const cereal::Exception& problem) {
        return Error{ErrorCode::bad_record, problem.what()};
    }
}

template <class Value, class Read>
Result<Value> decode_frame(FrameType type, ByteView frame, Read read_into) {
    const Result<FrameView> opened = open_frame(frame);
    if (!opened) return opened.error();
    if (opened->type != type) return ErrorCode::bad_frame;
    if (opened->version != frame_version_stored || opened->deflated) {
        return ErrorCode::unknown_version;
    }
    return decode_payload<Value>(opened->payload, read_into);
}

template <class Message>
Result<Message> decode_as(FrameType type, ByteView frame, Message message = {}) {
    return decode_frame<Message>(type, frame, [&](CompactInput& archive) {
        read(archive, message);
        return std::move(message);
    });
}

// Version 2: deflated when that makes it smaller.
template <class Message>
Bytes encode_sync(FrameType type, const Message& message) {
    CompactOutput archive;
    write(archive, message);
    const Bytes packed = deflated(archive.bytes(), archive.cuts());
    const bool smaller = packed.size() < archive.bytes().size();
    return make_frame(type, smaller ? packed : archive.bytes(), frame_version_sync, smaller);
}

// Both versions: an answer is read, and a request answered, in the version in which it came.
template <class Message>
Result<Message> decode_sync(FrameType type, ByteView frame) {
    const Result<FrameView> opened = open_frame(frame);
    if (!opened) return opened.error();
    if (opened->type != type) return ErrorCode::bad_frame;
    const auto read_payload = [&](ByteView payload) {
        return decode_payload<Message>(payload, [&](CompactInput& archive) {
            Message message;
            if (opened->version == frame_version_sync) {
                read(archive, message);
            } else {
                v1::read(archive, message);
            }
            return message;
        });
    };
    if (!opened->deflated) return read_payload(opened->payload);
    const auto bytes = inflated(opened->payload, message_bytes_max);
    if (!bytes) return bytes.error();
    return read_payload(*bytes);
}

}  // namespace

Bytes encode(const SyncRequest& request) { return encode_sync(FrameType::sync_request, request); }
Bytes encode(const SyncResponse& response) {
    return encode_sync(FrameType::sync_response, response);
}
Bytes encode_v1(const SyncRequest& request, const Cursor& cursor) {
    CompactOutput archive;
    v1::write(archive, request, cursor);
    return make_frame(FrameType::sync_request, archive.bytes());
}
Bytes encode_v1(const SyncResponse& response, std::uint64_t history) {
    CompactOutput archive;
    v1::write(archive, response, history);
    return make_frame(FrameType::sync_response, archive.bytes());
}
Bytes encode(const JoinRequest& request) { return encode_as(FrameType::join_request, request); }
Bytes encode(const Joined& joined) { return encode_as(FrameType::joined, joined); }
Bytes encode(const Failure& failure) { return encode_as(FrameType::failure, failure); }
Bytes encode(const Poke& poke) { return encode_as(FrameType::poke, poke); }
Bytes encode(const UnlockRequest& request) { return encode_as(FrameType::unlock_request, request); }
Bytes encode(const UnlockSecret& secret) { return encode_as(FrameType::unlock_secret, secret); }
Bytes encode(const AboutRequest& request) { return encode_as(FrameType::about_request, request); }
Bytes encode(const AboutAnswer& answer) { return encode_as(FrameType::about_answer, answer); }
Bytes encode(const DeviceLock& lock) { return encode_as(FrameType::lock, lock); }
Bytes encode(const Bundle& bundle) { return encode_as(FrameType::bundle, bundle); }
Bytes encode(const Delivered& delivered) { return encode_as(FrameType::delivered, delivered); }
Bytes encode(const Parcel& parcel) { return encode_as(FrameType::parcel, parcel); }
Bytes encode(const ops::Op& op) { return encode_as(FrameType::op, op); }
Bytes encode_payload(const ops::Op& op) {
    CompactOutput archive;
    write(archive, op);
    return archive.take();
}
Bytes encode(const DeviceMeta& meta) { return encode_as(FrameType::meta, meta); }
Bytes encode(const Refusal& refusal) { return encode_as(FrameType::refusal, refusal); }
Bytes encode_page(const std::vector<SentRow>& rows) {
    CompactOutput archive;
    write_sent_rows(archive, rows);
    return make_frame(FrameType::page, archive.bytes());
}

Result<SyncRequest> decode_sync_request(ByteView frame) {
    return decode_sync<SyncRequest>(FrameType::sync_request, frame);
}
Result<SyncResponse> decode_sync_response(ByteView frame) {
    return decode_sync<SyncResponse>(FrameType::sync_response, frame);
}
Result<JoinRequest> decode_join_request(ByteView frame) {
    return decode_as<JoinRequest>(FrameType::join_request, frame);
}
Result<Joined> decode_joined(ByteView frame) { return decode_as<Joined>(FrameType::joined, frame); }
Result<Failure> decode_failure(ByteView frame) {
    return decode_as<Failure>(FrameType::failure, frame, Failure{{ErrorCode::bad_record}});
}
Result<Poke> decode_poke(ByteView frame) { return decode_as<Poke>(FrameType::poke, frame); }
Result<UnlockRequest> decode_unlock_request(ByteView frame) {
    return decode_as<UnlockRequest>(FrameType::unlock_request, frame);
}
Result<UnlockSecret> decode_unlock_secret(ByteView frame) {
    return decode_as<UnlockSecret>(FrameType::unlock_secret, frame);
}
Result<AboutRequest> decode_about_request(ByteView frame) {
    return decode_as<AboutRequest>(FrameType::about_request, frame);
}
Result<AboutAnswer> decode_about_answer(ByteView frame) {
    return decode_as<AboutAnswer>(FrameType::about_answer, frame);
}
Result<DeviceLock> decode_lock(ByteView frame) {
    return decode_as<DeviceLock>(FrameType::lock, frame);
}
Result<Bundle> decode_bundle(ByteView frame) { return decode_as<Bundle>(FrameType::bundle, frame); }
Result<Delivered> decode_delivered(ByteView frame) {
    return decode_as<Delivered>(FrameType::delivered, frame);
}
Result<Parcel> decode_parcel(ByteView frame) { return decode_as<Parcel>(FrameType::parcel, frame); }
Result<ops::Op> decode_op(ByteView frame) { return decode_as<ops::Op>(FrameType::op, frame); }
Result<DeviceMeta> decode_meta(ByteView frame) {
    return decode_as<DeviceMeta>(FrameType::meta, frame);
}
Result<Refusal> decode_refusal(ByteView frame) {
    return decode_as<Refusal>(FrameType::refusal, frame, Refusal{{}, {ErrorCode::bad_record}, {}});
}
Result<std::vector<SentRow>> decode_page(ByteView frame) {
    return decode_frame<std::vector<SentRow>>(FrameType::page, frame, [](CompactInput& archive) {
        std::vector<SentRow> rows;
        read_sent_rows(archive, rows);
        return rows;
    });
}

Bytes encode_row_fields(const AnyRow& row, const Stamp& stamp) {
    CompactOutput archive;
    write_trail(archive, stamp.trail);
    write_any_fields(archive, row, stamp);
    return archive.take();
}

Result<SentRow> decode_row_fields(RowKey key, std::uint64_t seq, ByteView fields) {
    return decode_payload<SentRow>(fields, [&](CompactInput& archive) {
        SentRow sent{blank_row(key), {.seq = seq}};
        read_trail(archive, sent.stamp.trail);
        read_any_fields(archive, sent);
        return sent;
    });
}

Bytes encode_content(const BundleContent& content) {
    CompactOutput archive;
    write(archive, content);
    return archive.take();
}

Result<BundleContent> decode_content(ByteView bytes) {
    return decode_payload<BundleContent>(bytes, [](CompactInput& archive) {
        BundleContent content;
        read(archive, content);
        return content;
    });
}

Bytes encode_open_part(const Bundle& bundle) {
    CompactOutput archive;
    write_open_part(archive, bundle);
    return archive.take();
}

std::size_t encoded_size(const SentRow& row) {
    CompactOutput archive;
    write(archive, row);
    return archive.bytes().size();
}

}  // namespace tovholder::wire

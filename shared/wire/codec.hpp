// Messages and rows to bytes and back. `encode_*` yields a whole frame; `decode_*` takes one.
// Decoders accept any bytes: errors are those of frame.hpp, bad_record, too_large. Memory used is
// bounded by a small multiple of the input. Fields of a newer schema are kept, a table of one
// refused.
#pragma once

#include "shared/wire/frame.hpp"
#include "shared/wire/messages.hpp"

namespace tovholder::wire {

// In frame version 2. A row's place among the others is not kept: rows come back by table and id.
// REQUIRES of an answer: outcomes of ops without holes between them.
Bytes encode(const SyncRequest& request);
Bytes encode(const SyncResponse& response);
// In version 1, for those who asked in it (SyncRequest::protocol of what was decoded is 1).
// `cursor` is what request.check was made of; `history` the server's.
Bytes encode_v1(const SyncRequest& request, const Cursor& cursor);
Bytes encode_v1(const SyncResponse& response, std::uint64_t history);
Bytes encode(const JoinRequest& request);
Bytes encode(const Joined& joined);
Bytes encode(const Failure& failure);
Bytes encode(const Poke& poke);
Bytes encode(const UnlockRequest& request);
Bytes encode(const UnlockSecret& secret);
Bytes encode(const AboutRequest& request);
Bytes encode(const AboutAnswer& answer);
Bytes encode(const DeviceLock& lock);
Bytes encode(const Bundle& bundle);
Bytes encode(const Delivered& delivered);
Bytes encode(const Parcel& parcel);
Bytes encode(const ops::Op& op);
Bytes encode(const DeviceMeta& meta);
Bytes encode(const Refusal& refusal);
Bytes encode_page(const std::vector<SentRow>& rows);

Result<SyncRequest> decode_sync_request(ByteView frame);
Result<SyncResponse> decode_sync_response(ByteView frame);
Result<JoinRequest> decode_join_request(ByteView frame);
Result<Joined> decode_joined(ByteView frame);
Result<Failure> decode_failure(ByteView frame);
Result<Poke> decode_poke(ByteView frame);
Result<UnlockRequest> decode_unlock_request(ByteView frame);
Result<UnlockSecret> decode_unlock_secret(ByteView frame);
Result<AboutRequest> decode_about_request(ByteView frame);
Result<AboutAnswer> decode_about_answer(ByteView frame);
Result<DeviceLock> decode_lock(ByteView frame);
Result<Bundle> decode_bundle(ByteView frame);
Result<Delivered> decode_delivered(ByteView frame);
Result<Parcel> decode_parcel(ByteView frame);
Result<ops::Op> decode_op(ByteView frame);
Result<DeviceMeta> decode_meta(ByteView frame);
Result<Refusal> decode_refusal(ByteView frame);
Result<std::vector<SentRow>> decode_page(ByteView frame);

// An op without its frame.
Bytes encode_payload(const ops::Op& op);

// One row without a frame, as the server's store keeps it: fields as (tag, length, bytes), with
// the unknown ones and the trail of `stamp`. `key` and `seq` are kept beside it.
Bytes encode_row_fields(const AnyRow& row, const Stamp& stamp);
Result<SentRow> decode_row_fields(RowKey key, std::uint64_t seq, ByteView fields);

// Without a frame: what is sealed in a bundle, and all of a bundle that is not sealed.
Bytes encode_content(const BundleContent& content);
Result<BundleContent> decode_content(ByteView bytes);
Bytes encode_open_part(const Bundle& bundle);

// Bytes of one row on its own, as in a page: for cutting answers into portions.
std::size_t encoded_size(const SentRow& row);

}  // namespace tovholder::wire

// Sync requests and answers in frame version 1, as apps of the first release write and read them.
// Included by codec.cpp only.
#pragma once

#include "shared/wire/describe_messages.hpp"

namespace tovholder::wire::v1 {

inline void write(CompactOutput& archive, const SyncRequest& request, const Cursor& cursor) {
    archive(std::uint32_t{1}, request.schema);
    wire::write(archive, cursor);
    write_value(archive, request.clock);
    archive.number(request.ops.size());
    for (const ops::Op& op : request.ops) write_op(archive, op);
}
inline void read(CompactInput& archive, SyncRequest& request) {
    Cursor cursor;
    archive(request.protocol, request.schema);
    wire::read(archive, cursor);
    request.seq = cursor.seq;
    request.check = cursor_check(cursor.history, cursor.digest);
    read_value(archive, request.clock);
    const std::size_t count = archive.count();
    if (count > ops_per_request_max) throw cereal::Exception("too many ops");
    archive.make_room(request.ops, count);
    for (std::size_t i = 0; i < count; ++i) read_op(archive, request.ops.emplace_back());
}

// `history`: of the server, which version 1 always says.
inline void write(CompactOutput& archive, const SyncResponse& response, std::uint64_t history) {
    archive(std::uint32_t{1}, history, response.seq, response.next_op);
    write_value(archive, response.now);
    archive(response.reset, response.more);
    archive.number(response.outcomes.size());
    for (const Outcome& outcome : response.outcomes) wire::write(archive, outcome);
    write_sent_rows(archive, response.rows);
    archive.number(response.forgets.size());
    for (const RowKey key : response.forgets) write_key(archive, key);
}
inline void read(CompactInput& archive, SyncResponse& response) {
    archive(response.protocol, response.history, response.seq, response.next_op);
    read_value(archive, response.now);
    archive(response.reset, response.more);
    const std::size_t outcomes = archive.count();
    archive.make_room(response.outcomes, outcomes);
    for (std::size_t i = 0; i < outcomes; ++i) {
        wire::read(archive, response.outcomes.emplace_back());
    }
    read_sent_rows(archive, response.rows);
    const std::size_t forgets = archive.count();
    archive.make_room(response.forgets, forgets);
    for (std::size_t i = 0; i < forgets; ++i) response.forgets.push_back(read_key(archive));
}

}  // namespace tovholder::wire::v1

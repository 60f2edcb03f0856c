// How messages look in an archive, field by field in order. Included by codec.cpp only.
#pragma once

#include "shared/wire/describe_ops.hpp"

namespace tovholder::wire {

// Eight bytes, low first: for numbers that are random in all their bits.
inline void write_fixed64(CompactOutput& archive, std::uint64_t value) {
    Bytes bytes;
    for (int shift = 0; shift < 64; shift += 8) {
        bytes.push_back(static_cast<std::uint8_t>(value >> shift));
    }
    archive.raw(bytes);
}
inline std::uint64_t read_fixed64(CompactInput& archive) {
    std::uint64_t value = 0;
    int shift = 0;
    for (const std::uint8_t byte : archive.raw(8)) {
        value |= std::uint64_t{byte} << shift;
        shift += 8;
    }
    return value;
}

inline void write(CompactOutput& archive, const Error& error) {
    archive(static_cast<std::uint8_t>(error.code), error.detail);
}
inline void read(CompactInput& archive, Error& error) {
    std::uint8_t code = 0;
    archive(code, error.detail);
    if (!is_error_code(code)) throw cereal::Exception("unknown error code");
    error.code = static_cast<ErrorCode>(code);
}

inline void write(CompactOutput& archive, const Cursor& cursor) {
    archive(cursor.history, cursor.seq);
    write_fixed64(archive, cursor.digest);
}
inline void read(CompactInput& archive, Cursor& cursor) {
    archive(cursor.history, cursor.seq);
    cursor.digest = read_fixed64(archive);
}

// Bit 0: refused, and an Error follows.
inline void write(CompactOutput& archive, const Outcome& outcome) {
    archive.number(outcome.number);
    archive(!outcome.applied());
    if (!outcome.applied()) write(archive, outcome.refusal.front());
}
inline void read(CompactInput& archive, Outcome& outcome) {
    bool refused = false;
    archive(outcome.number, refused);
    if (refused) read(archive, outcome.refusal.emplace_back(Error{ErrorCode::bad_record}));
}

inline void write(CompactOutput& archive, const SentRow& sent) {
    write_key(archive, key_of(sent.row));
    archive(sent.stamp.seq, sent.stamp.mask);
    archive.block_of([&] { write_any_fields(archive, sent.row, sent.stamp); });
}
inline SentRow read_sent_row(CompactInput& archive) {
    SentRow sent{blank_row(read_key(archive)), {}};
    archive(sent.stamp.seq, sent.stamp.mask);
    archive.block_of([&] { read_any_fields(archive, sent); });
    return sent;
}
inline void write_sent_rows(CompactOutput& archive, const std::vector<SentRow>& rows) {
    archive.number(rows.size());
    for (const SentRow& row : rows) write(archive, row);
}
inline void read_sent_rows(CompactInput& archive, std::vector<SentRow>& rows) {
    const std::size_t count = archive.count();
    archive.make_room(rows, count);
    for (std::size_t i = 0; i < count; ++i) rows.push_back(read_sent_row(archive));
}

inline void write(CompactOutput& archive, const JoinRequest& request) {
    archive(request.code, request.device_name);
    if (!request.token.empty()) archive(request.token);
    if (!request.token.empty() && request.device != 0) archive(request.device);
}
inline void read(CompactInput& archive, JoinRequest& request) {
    archive(request.code, request.device_name);
    if (!archive.at_end()) archive(request.token);
    if (!archive.at_end()) archive(request.device);
}

inline void write(CompactOutput& archive, const Joined& joined) {
    archive(joined.device, joined.token);
    write_value(archive, joined.person);
    archive(joined.history);
}
inline void read(CompactInput& archive, Joined& joined) {
    archive(joined.device, joined.token);
    read_value(archive, joined.person);
    archive(joined.history);
}

inline void write(CompactOutput& archive, const Failure& failure) { write(archive, failure.error); }
inline void read(CompactInput& archive, Failure& failure) { read(archive, failure.error); }

inline void write(CompactOutput& archive, const Poke& poke) { archive(poke.seq); }
inline void read(CompactInput& archive, Poke& poke) { archive(poke.seq); }

inline void write(CompactOutput& archive, const UnlockRequest& request) {
    archive(request.device, request.code);
}
inline void read(CompactInput& archive, UnlockRequest& request) {
    archive(request.device, request.code);
}

inline void write(CompactOutput& archive, const UnlockSecret& secret) {
    archive(secret.secret, secret.lease_days);
}
inline void read(CompactInput& archive, UnlockSecret& secret) {
    archive(secret.secret, secret.lease_days);
}

inline void write(CompactOutput& archive, const DeviceLock& lock) {
    archive(lock.device, lock.by_pin, lock.by_server, lock.wrong_pins, lock.lease_days);
    write_value(archive, lock.last_answer);
}
inline void read(CompactInput& archive, DeviceLock& lock) {
    archive(lock.device, lock.by_pin, lock.by_server, lock.wrong_pins, lock.lease_days);
    read_value(archive, lock.last_answer);
}

inline void write(CompactOutput& archive, const ops::Op& op) { write_op(archive, op); }
inline void read(CompactInput& archive, ops::Op& op) { read_op(archive, op); }

inline void write_people(CompactOutput& archive, const std::vector<Id<Person>>& people) {
    archive.number(people.size());
    for (const Id<Person> person : people) write_value(archive, person);
}
inline void read_people(CompactInput& archive, std::vector<Id<Person>>& people) {
    const std::size_t count = archive.count();
    archive.make_room(people, count);
    for (std::size_t i = 0; i < count; ++i) read_value(archive, people.emplace_back());
}

inline void write(CompactOutput& archive, const Left& left) {
    archive.number(left.bytes << 2 | static_cast<std::uint64_t>(left.ready));
}
inline void read(CompactInput& archive, Left& left) {
    const std::uint64_t both = archive.number();
    if ((both & 3) >= ready_count || both >> 2 == 0) throw cereal::Exception("bad rest");
    left = {both >> 2, static_cast<Ready>(both & 3)};
}

// One thing is written in one way: a last part that says nothing is left out.
inline void must_say(bool something) {
    if (!something) throw cereal::Exception("a part that says nothing");
}

// What stands behind last_answer is there as far as it says something.
inline void write(CompactOutput& archive, const DeviceMeta& meta) {
    archive(meta.device, meta.token);
    write_value(archive, meta.person);
    write(archive, meta.cursor);
    archive(meta.last_number);
    write_value(archive, meta.last_answer);
    const bool is_told = meta.left.bytes != 0 || !meta.erased.empty() || meta.done_from != 0;
    const bool tells_clock = is_told || meta.clock_ahead_s != 0;
    if (tells_clock || meta.whole_seq != meta.cursor.seq) {
        archive.number(meta.cursor.seq - meta.whole_seq);
    }
    if (tells_clock) archive.number(zigzag(meta.clock_ahead_s));
    if (!is_told) return;
    archive.number(meta.fetched_bytes);
    if (meta.left.bytes != 0) {
        write(archive, meta.left);
    } else {
        archive.number(0);
    }
    if (!meta.erased.empty() || meta.done_from != 0) write_people(archive, meta.erased);
    if (meta.done_from != 0) archive(meta.done_from);
}
inline void read(CompactInput& archive, DeviceMeta& meta) {
    archive(meta.device, meta.token);
    read_value(archive, meta.person);
    read(archive, meta.cursor);
    archive(meta.last_number);
    read_value(archive, meta.last_answer);
    meta.whole_seq = meta.cursor.seq;
    if (archive.at_end()) return;
    meta.whole_seq -= archive.number();
    if (archive.at_end()) return must_say(meta.whole_seq != meta.cursor.seq);
    meta.clock_ahead_s = unzigzag(archive.number());
    if (archive.at_end()) return must_say(meta.clock_ahead_s != 0);
    meta.fetched_bytes = archive.number();
    ByteView rest = archive.peek();
    if (take_varint(rest) == 0) {
        archive.number();
        must_say(!archive.at_end());
    } else {
        read(archive, meta.left);
    }
    if (archive.at_end()) return;
    read_people(archive, meta.erased);
    if (archive.at_end()) return must_say(!meta.erased.empty());
    archive(meta.done_from);
    must_say(meta.done_from != 0);
}

inline void write(CompactOutput& archive, const Refusal& refusal) {
    write_op(archive, refusal.op);
    write(archive, refusal.error);
    write_value(archive, refusal.at);
    if (!refusal.about.empty()) archive(refusal.about);
}
inline void read(CompactInput& archive, Refusal& refusal) {
    read_op(archive, refusal.op);
    read(archive, refusal.error);
    read_value(archive, refusal.at);
    if (archive.at_end()) return;
    archive(refusal.about);
    must_say(!refusal.about.empty());
}

}  // namespace tovholder::wire

// What device and server say to each other. Bytes: codec.hpp; meaning and
// order: PROTOCOL.md.
#pragma once

#include <string>
#include <vector>

#include "shared/base/bytes.hpp"
#include "shared/base/hash.hpp"
#include "shared/base/result.hpp"
#include "shared/ops/command.hpp"

namespace tovholder::wire {

inline constexpr std::uint32_t protocol_version = 2;
// 1: the first release. 2: the roles beyond coordinator and volunteer, UnitFigures, Device.
inline constexpr std::uint32_t schema_version = 2;

// Where a device is in the server's history.
struct Cursor {
    std::uint64_t history = 0;  // of the database; another one = restored or another server
    std::uint64_t seq = 0;      // everything visible up to here is held
    std::uint64_t digest = 0;   // of all rows held (sync/row_digest.hpp); 0 = none
    bool operator==(const Cursor&) const = default;
};

// One number for "these rows of this history": a device that is somewhere else has another.
constexpr std::uint64_t cursor_check(std::uint64_t history, std::uint64_t digest) {
    return digest ^ mix(history);
}

struct SyncRequest {
    std::uint32_t protocol = protocol_version;
    std::uint32_t schema = schema_version;
    std::uint64_t seq = 0;    // of the device's cursor
    std::uint64_t check = 0;  // cursor_check of the device's cursor
    Instant clock;            // the device's; the server works out the offset
    // What the rows that `ops` touch look like on the device when it has done all of them
    // (sync/guess.hpp): when the server comes to the same, it need not send them. 0 = not said.
    std::uint32_t guess = 0;
    std::vector<ops::Op> ops = {};  // in number order, without holes
    bool operator==(const SyncRequest&) const = default;
};

// A request of a device that is there.
inline SyncRequest request_at(const Cursor& cursor, Instant clock) {
    return {
        .seq = cursor.seq, .check = cursor_check(cursor.history, cursor.digest), .clock = clock};
}

// How one op ended. Applied, or refused with the reason.
struct Outcome {
    OpNumber number = 0;
    std::vector<Error> refusal;  // empty or one
    bool applied() const { return refusal.empty(); }
    bool operator==(const Outcome&) const = default;
};

// One row as a device may see it; the fields outside stamp.mask are left out.
struct SentRow {
    AnyRow row;
    Stamp stamp;
    bool operator==(const SentRow&) const = default;
};

struct SyncResponse {
    std::uint32_t protocol = protocol_version;
    std::uint64_t history = 0;  // 0 = the one that the device has
    std::uint64_t seq = 0;      // the device's new cursor
    OpNumber next_op = 1;       // the op number that the server expects next
    Instant now;                // the server's clock
    bool reset = false;         // drop all rows held before taking `rows`
    bool more = false;          // ask again at once: there are more rows
    // Nonzero: the rows that the request's ops touched are as the device guessed; the first op that
    // changed something has this seq, the next one the following. They are not among `rows`.
    std::uint64_t guessed_seq = 0;
    ClassMask guessed_mask = 0;  // then: of the touched rows that the device did not hold before
    std::vector<Outcome> outcomes = {};  // for ops of the request, in order; maybe fewer than sent
    std::vector<SentRow> rows = {};
    std::vector<RowKey> forgets = {};  // rows to drop: deleted or no longer the person's to see
    bool operator==(const SyncResponse&) const = default;
};

struct JoinRequest {
    std::string code;         // as typed
    std::string device_name;  // "Tablet i Safari"; shown to coordinators
    // 32 random bytes that the device wants as its token: the same request again, after an answer
    // that got lost, gets the same membership. Empty: the server makes one.
    std::string token = {};
    bool operator==(const JoinRequest&) const = default;
};

struct Joined {
    DeviceAlias device = 0;
    std::string token;  // 32 random bytes; sent as lower-case hex in Authorization: Bearer
    Id<Person> person;
    std::uint64_t history = 0;
    bool operator==(const Joined&) const = default;
};

// Sent instead of a response.
struct Failure {
    Error error;
    bool operator==(const Failure&) const = default;
};

// "Something changed": the receiver syncs when `seq` is beyond its cursor.
struct Poke {
    std::uint64_t seq = 0;
    bool operator==(const Poke&) const = default;
};

// Stored on the device: who it is and where it stands.
struct DeviceMeta {
    DeviceAlias device = 0;
    std::string token;
    Id<Person> person;
    Cursor cursor;
    OpNumber last_number = 0;  // the highest op number given out and answered
    Instant last_answer;       // when the server last answered, server time; 0 = never
    bool operator==(const DeviceMeta&) const = default;
};

// Stored on the device: an op that the server refused, until the person has
// seen to it.
struct Refusal {
    ops::Op op;
    Error error;
    Instant at;
    bool operator==(const Refusal&) const = default;
};

}  // namespace tovholder::wire

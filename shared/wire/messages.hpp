// What device and server say to each other. Bytes: codec.hpp; meaning and
// order: PROTOCOL.md.
#pragma once

#include <string>
#include <vector>

#include "shared/base/bytes.hpp"
#include "shared/base/hash.hpp"
#include "shared/base/result.hpp"
#include "shared/domain/audit.hpp"
#include "shared/ops/command.hpp"

namespace tovholder::wire {

inline constexpr std::uint32_t protocol_version = 2;

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
    // As many answers are still on their way to the device: go on from where the last of them
    // leaves it. `check` is of where it is now. Only without ops, and only to a server that has
    // said what is left.
    std::uint32_t ahead = 0;
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

// What a device has of all that its person may see, in the order in which it comes.
enum class Ready : std::uint8_t {
    nothing = 0,
    own = 1,   // her row, roles, notices and sign-ups, with the shifts and activities of these
    near = 2,  // and the shifts around today, with those who have a place or a turn there
};
inline constexpr std::uint8_t ready_count = 3;

// What is still to come after an answer with `more`.
struct Left {
    std::uint64_t bytes = 0;  // of answers, about; 0 = not said
    Ready ready = Ready::nothing;
    bool operator==(const Left&) const = default;
};

struct SyncResponse {
    std::uint32_t protocol = protocol_version;
    std::uint64_t history = 0;  // 0 = the one that the device has
    std::uint64_t seq = 0;      // the device's new cursor
    OpNumber next_op = 1;       // the op number that the server expects next
    Instant now;                // the server's clock
    bool reset = false;         // drop all rows held before taking `rows`
    bool more = false;          // ask again at once: there are more rows
    Left left = {};             // then; devices of an older schema are not told
    // Of an answer that was asked for ahead: cursor_check of where the device is when it has taken
    // all before it. 0 = not asked ahead.
    std::uint64_t follows = 0;
    // Nonzero: the rows that the request's ops touched are as the device guessed; the first op that
    // changed something has this seq, the next one the following. They are not among `rows`.
    std::uint64_t guessed_seq = 0;
    ClassMask guessed_mask = 0;  // then: of the touched rows that the device did not hold before
    std::vector<Outcome> outcomes = {};  // for ops of the request, in order; maybe fewer than sent
    std::vector<SentRow> rows = {};
    std::vector<RowKey> forgets = {};  // rows to drop: deleted or no longer the person's to see
    // People who were erased since the device's cursor: nothing that says anything about them may
    // be left on it, also not among what it did and what was refused.
    std::vector<Id<Person>> erased = {};
    bool operator==(const SyncResponse&) const = default;
};

struct JoinRequest {
    std::string code;         // as typed
    std::string device_name;  // "Tablet i Safari"; shown to coordinators
    // 32 random bytes that the device wants as its token: the same request again, after an answer
    // that got lost, gets the same membership. Empty: the server makes one.
    std::string token = {};
    // The alias that the device had before the server forgot it, or 0: what it made bears that
    // name. Only with a token.
    DeviceAlias device = 0;
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

// A device whose PIN is gone asks for the secret that the server keeps for it. An empty code only
// asks whether the device is withdrawn.
struct UnlockRequest {
    std::string device;  // SHA-256 of its token: the token itself is locked away
    std::string code;    // a new invitation of the device's own person, as typed
    bool operator==(const UnlockRequest&) const = default;
};

// What opens a device's store beside the PIN. The device forgets it once it has used it.
struct UnlockSecret {
    std::string secret;  // 32 random bytes
    std::uint32_t lease_days = 30;
    bool operator==(const UnlockSecret&) const = default;
};

// "What do you keep about me?": all of one person, from one who may ask (ops::Act::see_all_about).
struct AboutRequest {
    Id<Person> person;
    bool operator==(const AboutRequest&) const = default;
};

// A name of somebody in the lines.
struct PersonName {
    Id<Person> person;
    std::string name;
    bool operator==(const PersonName&) const = default;
};

struct AboutAnswer {
    Id<Person> person;
    Instant now;  // the server's clock
    // Everything about her, in all classes but server_only, her own row with its trail (what it was
    // before); and by their open fields the shifts, activities and units that these name.
    std::vector<SentRow> rows = {};
    std::vector<AuditLine> audit = {};  // about her, the latest first
    bool audit_is_cut = false;          // there are older ones
    std::vector<PersonName> names = {};
    bool operator==(const AboutAnswer&) const = default;
};

// Stored on the device, in the clear: the data key of a locked store, wrapped twice.
struct DeviceLock {
    std::string device;            // SHA-256 of the token
    std::string by_pin;            // the key, wrapped by the PIN; empty: destroyed
    std::string by_server;         // the key, wrapped by the server's secret
    std::uint32_t wrong_pins = 0;  // in a row; counted before each try
    std::uint32_t lease_days = 30;
    Instant last_answer;  // of the server; the lease counts from here
    bool operator==(const DeviceLock&) const = default;
};

// A file of changes that any device may carry to the server (sync/bundle.hpp).
struct Bundle {
    std::uint32_t format = 1;
    std::uint64_t history = 0;   // of the server that it is for
    std::string ephemeral = {};  // the public half of a pair made for this file
    // The content's key for each who may open it, enciphered; the server's is the first.
    std::vector<std::string> wraps = {};
    std::string sealed = {};  // BundleContent and the author's signature
    bool operator==(const Bundle&) const = default;
};
inline constexpr std::size_t bundle_wraps_max = 33;
inline constexpr std::size_t bundle_ops_max = 2000;

// What is inside. Not a frame of its own: it is only there sealed.
struct BundleContent {
    DeviceAlias author = 0;
    Instant clock;             // the author's, when it was made
    std::int64_t ahead_s = 0;  // seconds that her clock is ahead of the server's, as far as known
    std::vector<ops::Op> ops;  // in number order, without holes
    bool operator==(const BundleContent&) const = default;
};

// What became of a bundle's ops: each is one of these.
struct Delivered {
    std::uint32_t applied = 0;
    std::uint32_t refused = 0;
    std::uint32_t known = 0;  // had been answered before
    bool operator==(const Delivered&) const = default;
};

// Stored on the device: a bundle that it carries for another.
struct Parcel {
    Instant read;                // when it was read, by this device's clock
    std::vector<Error> refusal;  // empty or one: the server did not take it, for good
    std::string bundle;          // the frame
    bool operator==(const Parcel&) const = default;
};

// Stored on the device: who it is and where it stands.
struct DeviceMeta {
    DeviceAlias device = 0;
    std::string token;
    Id<Person> person;
    Cursor cursor;
    OpNumber last_number = 0;     // the highest op number given out and answered
    Instant last_answer;          // when the server last answered, server time; 0 = never
    std::uint64_t whole_seq = 0;  // all that was visible up to here is held: cursor.seq, or before
    std::int64_t clock_ahead_s = 0;  // of the server's clock, at the last answer
    // While portions come: bytes of them so far, and what is left.
    std::uint64_t fetched_bytes = 0;
    Left left = {};
    // People who were erased lately: what is still answered about them is not kept.
    std::vector<Id<Person>> erased = {};
    // Ops from this number on were applied, and the rows may be among those that are still to come.
    // 0 = none.
    OpNumber done_from = 0;
    bool operator==(const DeviceMeta&) const = default;
};

// Stored on the device: an op that the server refused, until the person has
// seen to it.
struct Refusal {
    ops::Op op;
    Error error;
    Instant at;
    // Of an op about a shift: the shift and its activity, as the device knew them when it was
    // refused, as encode_page has them; they may be gone from it since. Else empty.
    std::string about = {};
    bool operator==(const Refusal&) const = default;
};

}  // namespace tovholder::wire

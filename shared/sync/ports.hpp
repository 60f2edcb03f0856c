// What the sync engine needs from the world, as small interfaces: disk, network, random.
// Clocks are passed in as values. Every port has a product implementation and a faked one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shared/base/bytes.hpp"
#include "shared/base/hash.hpp"
#include "shared/base/result.hpp"
#include "shared/domain/audit.hpp"
#include "shared/wire/messages.hpp"

namespace tovholder::sync {

// ---- device storage ------------------------------------------------------------------------

// journal: what the server has answered lately, should it be set back to a backup.
// parcels: files of changes that are carried for other devices (courier.hpp).
// lock: what is needed before unlocking, and the only area that is never encrypted. Putting the
// first value into it locks the whole store, in one transaction (src/platform/host.hpp).
enum class Area : std::uint8_t {
    meta = 0,
    outbox = 1,
    pages = 2,
    review = 3,
    settings = 4,
    lock = 5,
    journal = 6,
    parcels = 7,
};
inline constexpr std::uint8_t area_count = 8;

// One key of one area: a value to put, or none to delete the key.
struct StoreWrite {
    Area area = Area::meta;
    std::uint64_t key = 0;
    std::optional<Bytes> value;
};

// strict: on disk when it completes, for what a person did. relaxed: may be lost by a power cut,
// for what the server can send again.
enum class Durability : std::uint8_t { strict, relaxed };

struct StoreEntry {
    Area area = Area::meta;
    std::uint64_t key = 0;
    Bytes value;
};

using Ticket = std::uint64_t;

// All writes of one commit happen or none. Completion is told later, in commit order, by
// Replica::on_stored with the ticket; commits complete in order, and after a failed one the later
// ones may still succeed.
class DeviceStore {
public:
    virtual ~DeviceStore() = default;
    virtual void commit(Ticket ticket, std::vector<StoreWrite> writes, Durability durability) = 0;
};

// ---- network -------------------------------------------------------------------------------

// Sends one frame; the answer (or no_network, server_failed …) comes to Session::on_answer with
// the same number. Several may be under way; which way each goes is the transport's matter, and
// answers may come in any order.
class Transport {
public:
    virtual ~Transport() = default;
    virtual void send(std::uint64_t request, Bytes frame) = 0;
};

// ---- random --------------------------------------------------------------------------------

// Cryptographic random, for codes and tokens.
class Random {
public:
    virtual ~Random() = default;
    virtual Bytes bytes(std::size_t count) = 0;
};

// ---- server storage ------------------------------------------------------------------------

struct DeviceRecord {
    DeviceAlias alias = 0;
    Id<Person> person;
    Digest token_digest{};  // SHA-256 of the token; the token itself is not kept
    std::string name;
    OpNumber last_op = 0;  // highest op number answered
    Instant joined;
    Instant last_seen;
    bool withdrawn = false;
    std::string unlock_secret = {};  // what opens its store when the PIN is gone; empty: none yet
    Instant acted = {};  // the latest time that was given to an op of it (effective_time.hpp)
    // The public halves of its keys (bundle.hpp); empty until its token was seen by a server that
    // knows of them.
    std::string sign_key = {};
    std::string box_key = {};
    std::uint64_t passed = 0;  // when it last said so, it had everything up to this seq
};

// The answer to one op, kept so that the same op gets the same answer.
struct StoredOutcome {
    OpId op;
    std::uint32_t fingerprint = 0;  // crc32 of the op's bytes: the same number, other contents?
    wire::Outcome outcome;
    std::uint64_t seq = 0;  // that what it changed was given; 0 = nothing. Need not be kept.
};

// Everything one answer rests on; the store makes it durable before the answer is sent.
struct AuthorityCommit {
    std::uint64_t seq = 0;  // the highest seq after this commit
    std::vector<wire::SentRow> puts = {};
    std::vector<RowKey> erases = {};     // become tombstones
    std::vector<RowKey> collected = {};  // tombstones that nobody needs any more
    std::vector<StoredOutcome> outcomes = {};
    std::vector<DeviceRecord> devices = {};  // inserted or replaced by alias
    // Outcomes of this device below this number are no longer needed (0 = keep all).
    OpId prune_below = {};
    std::vector<AuditLine> audit = {};  // of one who has seen something: kept once a day
    // Erased people: of the lines about them only day and actor are kept, and nothing may be left
    // of them in what the store holds beside its tables.
    std::vector<Id<Person>> erased = {};
    Instant audit_from = {};  // lines before this moment are not kept any longer
    // Nothing but lines: a power cut may take them, not the end of the program.
    bool only_audit = false;
};

// What a server database holds.
struct AuthorityContents {
    std::uint64_t history = 0;  // random, made when the database was created; 0 = empty database
    std::uint64_t seq = 0;
    std::vector<wire::SentRow> rows = {};
    std::vector<RowKey> tombstones = {};
    std::vector<DeviceRecord> devices = {};
    std::vector<StoredOutcome> outcomes = {};
    // Aliases below this were perhaps given out, though no device here has them: a restored
    // database does not know who joined after its backup. 0 = none.
    DeviceAlias aliases_used_below = 0;
};

// A database that was restored from a backup leaves out what the lost one may have given out since:
// no more devices join between two backups, and no more changes are made. So a base seq of the lost
// history is before every change that its device cannot know of.
inline constexpr DeviceAlias aliases_left_free = 4096;
inline constexpr std::uint64_t seqs_left_free = 1u << 24;

class AuthorityStore {
public:
    virtual ~AuthorityStore() = default;
    // All or nothing, durable when it returns ok. On error nothing has changed.
    virtual Result<void> commit(const AuthorityCommit& commit) = 0;
    // The latest lines about a person, the latest first, at most so many.
    virtual Result<std::vector<AuditLine>> audit_about(Id<Person> subject, std::size_t count_max) {
        (void)subject, (void)count_max;
        return std::vector<AuditLine>{};
    }
};

}  // namespace tovholder::sync

// Commits and loads.
#include "server/store/sqlite_store.hpp"

#include <algorithm>

#include "server/store/erased_list.hpp"
#include "shared/wire/codec.hpp"

namespace tovholder::server {
namespace {

constexpr const char* settings =
    "PRAGMA busy_timeout = 5000;"
    "PRAGMA journal_mode = WAL;"
    "PRAGMA synchronous = FULL;"
    "PRAGMA wal_autocheckpoint = 8000;"  // pages (32 MB): an outage's backlog does not wait for it
    "PRAGMA foreign_keys = ON;"
    "PRAGMA secure_delete = ON;"  // what is erased is overwritten
    "PRAGMA trusted_schema = OFF;";

std::int64_t as_signed(std::uint64_t value) { return static_cast<std::int64_t>(value); }
std::uint64_t as_unsigned(std::int64_t value) { return static_cast<std::uint64_t>(value); }

Error about(const std::string& file, const Error& error) {
    return {error.code, "the database " + file + " cannot be used: " + error.detail};
}

Error damaged(const char* what) {
    return {ErrorCode::bad_record, std::string("it is damaged; restore a backup (") + what + ")"};
}

}  // namespace

Result<std::unique_ptr<SqliteStore>> SqliteStore::open(const std::string& file, DataKind kind,
                                                       sync::Random& random) {
    auto lock = FileLock::take(file + ".lock");
    if (!lock) {
        if (lock.error().code != ErrorCode::already_there) return about(file, lock.error());
        return about(file, {ErrorCode::already_there, "another server is using it"});
    }
    auto db = Sqlite::open(file);
    if (!db) return about(file, db.error());
    // The file's kind is looked at before anything is written to it.
    if (auto prepared = prepare_schema(*db, kind, random); !prepared) {
        return about(file, prepared.error());
    }
    if (auto set = db->run(settings); !set) return about(file, set.error());
    std::unique_ptr<SqliteStore> store(new SqliteStore(file, std::move(*lock), std::move(*db)));
    if (auto ready = store->prepare_statements(); !ready) return about(file, ready.error());
    return store;
}

SqliteStore::~SqliteStore() {
    // Not fatal: what is in the log is durable, and the next start reads it.
    (void)db_.run("PRAGMA wal_checkpoint(TRUNCATE)");
}

Result<void> SqliteStore::prepare_statements() {
    begin_ = db_.prepare("BEGIN IMMEDIATE");
    commit_ = db_.prepare("COMMIT");
    rollback_ = db_.prepare("ROLLBACK");
    set_seq_ = db_.prepare("UPDATE meta SET seq = ?1 WHERE id = 1 AND seq <= ?1");
    put_row_ = db_.prepare(
        "INSERT INTO row(table_id, id, seq, fields) VALUES (?1, ?2, ?3, ?4) "
        "ON CONFLICT (table_id, id) DO UPDATE SET seq = excluded.seq, fields = excluded.fields");
    erase_row_ = db_.prepare("DELETE FROM row WHERE table_id = ?1 AND id = ?2");
    put_tombstone_ = db_.prepare(
        "INSERT INTO tombstone(table_id, id, seq) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING");
    drop_tombstone_ = db_.prepare("DELETE FROM tombstone WHERE table_id = ?1 AND id = ?2");
    put_device_ = db_.prepare(
        "INSERT INTO device(alias, person, token_digest, name, last_op, joined, last_seen, "
        "withdrawn, unlock_secret, acted, sign_key, box_key, passed) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13) "
        "ON CONFLICT (alias) DO UPDATE SET "
        "person = excluded.person, token_digest = excluded.token_digest, name = excluded.name, "
        "last_op = excluded.last_op, joined = excluded.joined, last_seen = excluded.last_seen, "
        "withdrawn = excluded.withdrawn, unlock_secret = excluded.unlock_secret, "
        "acted = excluded.acted, sign_key = excluded.sign_key, box_key = excluded.box_key, "
        "passed = excluded.passed");
    put_outcome_ = db_.prepare(
        "INSERT INTO outcome(device, number, fingerprint, refusal, detail) "
        "VALUES (?1, ?2, ?3, ?4, ?5)");
    prune_outcomes_ = db_.prepare("DELETE FROM outcome WHERE device = ?1 AND number < ?2");
    put_audit_ = db_.prepare(
        "INSERT INTO audit(subject, day, kind, actor, table_id, classes, moment, fields, device, "
        "at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT DO NOTHING");
    reduce_audit_ = db_.prepare(
        "UPDATE OR REPLACE audit SET table_id = 0, classes = 0, moment = 0, fields = 0, "
        "device = 0, at = 0 WHERE subject = ?1");
    prune_audit_ = db_.prepare("DELETE FROM audit WHERE day < ?1");
    const Statement* all[] = {&begin_,        &commit_,      &rollback_,       &set_seq_,
                              &put_row_,      &erase_row_,   &put_tombstone_,  &drop_tombstone_,
                              &put_device_,   &put_outcome_, &prune_outcomes_, &put_audit_,
                              &reduce_audit_, &prune_audit_};
    for (const Statement* statement : all) {
        if (!statement->valid()) return db_.last_error();
    }
    return {};
}

Result<void> SqliteStore::commit(const sync::AuthorityCommit& commit) {
    if (broken_) return Error{ErrorCode::storage_failed, "an earlier write failed"};
    // In the log of the database, but not flushed: the next commit that matters flushes it, too.
    if (commit.only_audit) (void)db_.run("PRAGMA synchronous = NORMAL");
    Result<void> done = commit_whole(commit);
    if (commit.only_audit) (void)db_.run("PRAGMA synchronous = FULL");
    if (!done || commit.erased.empty()) return done;
    return sweep(commit.erased);
}

Result<void> SqliteStore::commit_whole(const sync::AuthorityCommit& commit) {
    if (!begin_.run()) return db_.last_error();
    if (write(commit) && commit_.run()) return {};
    const Error error = db_.last_error();
    broken_ = db_.is_doubtful();
    // After a failed COMMIT the transaction may be open or rolled back already: both are fine.
    (void)rollback_.run();
    return error;
}

// What was erased is overwritten in the file; its log still holds it until it is emptied. And a
// backup that is put back must not bring anybody back.
Result<void> SqliteStore::sweep(const std::vector<Id<Person>>& erased) {
    (void)db_.run("PRAGMA wal_checkpoint(TRUNCATE)");  // while a backup is read: by the next one
    auto noted = note_erased(file_, erased);
    if (!noted) broken_ = true;  // it is committed: only a new start gets them in step
    return noted;
}

bool SqliteStore::write(const sync::AuthorityCommit& commit) {
    if (!set_seq_.bind(1, as_signed(commit.seq)).run()) return false;
    TOV_ASSERT(db_.changed_rows() == 1);  // seq never goes backwards
    return write_rows(commit) && write_outcomes(commit) && write_devices(commit) &&
           write_audit(commit);
}

bool SqliteStore::write_rows(const sync::AuthorityCommit& commit) {
    for (const wire::SentRow& row : commit.puts) {
        const RowKey key = key_of(row.row);
        put_row_.bind(1, std::int64_t{key.table}).bind(2, as_signed(key.id));
        put_row_.bind(3, as_signed(row.stamp.seq));
        put_row_.bind(4, ByteView(wire::encode_row_fields(row.row, row.stamp)));
        if (!put_row_.run()) return false;
    }
    for (const RowKey key : commit.erases) {
        if (!erase_row_.bind(1, std::int64_t{key.table}).bind(2, as_signed(key.id)).run()) {
            return false;
        }
        put_tombstone_.bind(1, std::int64_t{key.table}).bind(2, as_signed(key.id));
        if (!put_tombstone_.bind(3, as_signed(commit.seq)).run()) return false;
    }
    for (const RowKey key : commit.collected) {
        drop_tombstone_.bind(1, std::int64_t{key.table}).bind(2, as_signed(key.id));
        if (!drop_tombstone_.run()) return false;
    }
    return true;
}

bool SqliteStore::write_audit(const sync::AuthorityCommit& commit) {
    if (commit.audit_from.seconds != 0) {
        const Date first = to_local(commit.audit_from).date;
        if (!prune_audit_.bind(1, std::int64_t{first.days}).run()) return false;
    }
    for (const Id<Person> person : commit.erased) {
        if (!reduce_audit_.bind(1, as_signed(person.value)).run()) return false;
    }
    for (const AuditLine& line : commit.audit) {
        const bool once_a_day = line.kind == AuditKind::seen;
        put_audit_.bind(1, as_signed(line.subject.value));
        put_audit_.bind(2, std::int64_t{to_local(line.at).date.days});
        put_audit_.bind(3, static_cast<std::int64_t>(line.kind));
        put_audit_.bind(4, as_signed(line.actor.value));
        put_audit_.bind(5, std::int64_t{line.table}).bind(6, std::int64_t{line.classes});
        put_audit_.bind(7, once_a_day ? 0 : line.at.seconds);
        put_audit_.bind(8, as_signed(line.fields.bits)).bind(9, std::int64_t{line.device});
        if (!put_audit_.bind(10, line.at.seconds).run()) return false;
    }
    return true;
}

Result<std::vector<AuditLine>> SqliteStore::audit_about(Id<Person> subject, std::size_t count_max) {
    Statement some = db_.prepare(
        "SELECT kind, actor, table_id, classes, fields, device, at FROM audit "
        "WHERE subject = ?1 ORDER BY day DESC, at DESC LIMIT ?2");
    if (!some.valid()) return db_.last_error();
    some.bind(1, as_signed(subject.value)).bind(2, static_cast<std::int64_t>(count_max));
    std::vector<AuditLine> lines;
    Statement::Step step;
    while ((step = some.step()) == Statement::Step::row) {
        AuditLine line;
        const std::int64_t kind = some.number(0);
        if (kind < 0 || kind >= audit_kind_count) return damaged("audit");
        line.kind = static_cast<AuditKind>(kind);
        line.actor = {as_unsigned(some.number(1))};
        line.subject = subject;
        line.table = static_cast<TableId>(some.number(2));
        line.classes = static_cast<ClassMask>(some.number(3));
        line.fields.bits = as_unsigned(some.number(4));
        line.device = static_cast<DeviceAlias>(some.number(5));
        line.at = {some.number(6)};
        lines.push_back(line);
    }
    if (step == Statement::Step::failed) return db_.last_error();
    return lines;
}

bool SqliteStore::write_outcomes(const sync::AuthorityCommit& commit) {
    for (const sync::StoredOutcome& stored : commit.outcomes) {
        const bool applied = stored.outcome.applied();
        put_outcome_.bind(1, std::int64_t{stored.op.device});
        put_outcome_.bind(2, std::int64_t{stored.op.number});
        put_outcome_.bind(3, std::int64_t{stored.fingerprint});
        put_outcome_.bind(4, applied
                                 ? std::int64_t{0}
                                 : static_cast<std::int64_t>(stored.outcome.refusal.front().code));
        put_outcome_.bind_text(
            5, applied ? std::string_view() : stored.outcome.refusal.front().detail);
        if (!put_outcome_.run()) return false;
    }
    if (commit.prune_below.number == 0) return true;
    return prune_outcomes_.bind(1, std::int64_t{commit.prune_below.device})
        .bind(2, std::int64_t{commit.prune_below.number})
        .run();
}

bool SqliteStore::write_devices(const sync::AuthorityCommit& commit) {
    for (const sync::DeviceRecord& device : commit.devices) {
        put_device_.bind(1, std::int64_t{device.alias}).bind(2, as_signed(device.person.value));
        put_device_.bind(3, ByteView(device.token_digest)).bind_text(4, device.name);
        put_device_.bind(5, std::int64_t{device.last_op});
        put_device_.bind(6, device.joined.seconds).bind(7, device.last_seen.seconds);
        put_device_.bind(8, std::int64_t{device.withdrawn});
        put_device_.bind(9, as_bytes(device.unlock_secret)).bind(10, device.acted.seconds);
        put_device_.bind(11, as_bytes(device.sign_key)).bind(12, as_bytes(device.box_key));
        put_device_.bind(13, as_signed(device.passed));
        if (!put_device_.run()) return false;
    }
    return true;
}

Result<sync::AuthorityContents> SqliteStore::load() {
    sync::AuthorityContents contents;
    const auto history = db_.number("SELECT history FROM meta");
    const auto seq = db_.number("SELECT seq FROM meta");
    if (!history || !seq) return damaged("meta");
    contents.history = as_unsigned(*history);
    contents.seq = as_unsigned(*seq);
    const auto aliases = db_.number("SELECT aliases_used_below FROM meta");
    if (!aliases || *aliases < 0 || *aliases > device_alias_max) return damaged("meta");
    contents.aliases_used_below = static_cast<DeviceAlias>(*aliases);
    if (auto loaded = load_rows(contents); !loaded) return loaded.error();
    if (auto loaded = load_tombstones(contents); !loaded) return loaded.error();
    if (auto loaded = load_devices(contents); !loaded) return loaded.error();
    if (auto loaded = load_outcomes(contents); !loaded) return loaded.error();
    return contents;
}

Result<void> SqliteStore::load_rows(sync::AuthorityContents& contents) {
    Statement all = db_.prepare("SELECT table_id, id, seq, fields FROM row ORDER BY table_id, id");
    if (!all.valid()) return db_.last_error();
    Statement::Step step;
    while ((step = all.step()) == Statement::Step::row) {
        const RowKey key{static_cast<TableId>(all.number(0)), as_unsigned(all.number(1))};
        auto row = wire::decode_row_fields(key, as_unsigned(all.number(2)), all.blob(3));
        if (!row) return damaged("row");
        contents.rows.push_back(std::move(*row));
    }
    if (step == Statement::Step::failed) return db_.last_error();
    return {};
}

Result<void> SqliteStore::load_tombstones(sync::AuthorityContents& contents) {
    Statement all = db_.prepare("SELECT table_id, id FROM tombstone ORDER BY table_id, id");
    if (!all.valid()) return db_.last_error();
    Statement::Step step;
    while ((step = all.step()) == Statement::Step::row) {
        contents.tombstones.push_back(
            {static_cast<TableId>(all.number(0)), as_unsigned(all.number(1))});
    }
    if (step == Statement::Step::failed) return db_.last_error();
    return {};
}

Result<void> SqliteStore::load_devices(sync::AuthorityContents& contents) {
    Statement all = db_.prepare(
        "SELECT alias, person, token_digest, name, last_op, joined, last_seen, withdrawn, "
        "unlock_secret, acted, sign_key, box_key, passed FROM device ORDER BY alias");
    if (!all.valid()) return db_.last_error();
    Statement::Step step;
    while ((step = all.step()) == Statement::Step::row) {
        sync::DeviceRecord device;
        device.alias = static_cast<DeviceAlias>(all.number(0));
        device.person = {as_unsigned(all.number(1))};
        const ByteView digest = all.blob(2);
        if (digest.size() != device.token_digest.size()) return damaged("device");
        std::copy(digest.begin(), digest.end(), device.token_digest.begin());
        device.name = all.text(3);
        device.last_op = static_cast<OpNumber>(all.number(4));
        device.joined = {all.number(5)};
        device.last_seen = {all.number(6)};
        device.withdrawn = all.number(7) != 0;
        device.unlock_secret = std::string(as_text(all.blob(8)));
        device.acted = {all.number(9)};
        device.sign_key = std::string(as_text(all.blob(10)));
        device.box_key = std::string(as_text(all.blob(11)));
        device.passed = as_unsigned(all.number(12));
        contents.devices.push_back(std::move(device));
    }
    if (step == Statement::Step::failed) return db_.last_error();
    return {};
}

Result<void> SqliteStore::load_outcomes(sync::AuthorityContents& contents) {
    Statement all = db_.prepare(
        "SELECT device, number, fingerprint, refusal, detail FROM outcome "
        "ORDER BY device, number");
    if (!all.valid()) return db_.last_error();
    Statement::Step step;
    while ((step = all.step()) == Statement::Step::row) {
        sync::StoredOutcome stored;
        stored.op = {static_cast<DeviceAlias>(all.number(0)), static_cast<OpNumber>(all.number(1))};
        stored.fingerprint = static_cast<std::uint32_t>(all.number(2));
        stored.outcome.number = stored.op.number;
        const std::int64_t refusal = all.number(3);
        if (refusal < 0 || refusal > 255) return damaged("outcome");
        if (refusal != 0) {
            const auto code = static_cast<std::uint8_t>(refusal);
            if (!is_error_code(code)) return damaged("outcome");
            stored.outcome.refusal.push_back({static_cast<ErrorCode>(code), all.text(4)});
        }
        contents.outcomes.push_back(std::move(stored));
    }
    if (step == Statement::Step::failed) return db_.last_error();
    return {};
}

}  // namespace tovholder::server

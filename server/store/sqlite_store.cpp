// Commits and loads.
#include "server/store/sqlite_store.hpp"

#include <algorithm>

#include "shared/wire/codec.hpp"

namespace tovholder::server {
namespace {

constexpr const char* settings =
    "PRAGMA busy_timeout = 5000;"
    "PRAGMA journal_mode = WAL;"
    "PRAGMA synchronous = FULL;"
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
    std::unique_ptr<SqliteStore> store(new SqliteStore(std::move(*lock), std::move(*db)));
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
    put_device_ = db_.prepare(
        "INSERT INTO device(alias, person, token_digest, name, last_op, joined, last_seen, "
        "withdrawn) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (alias) DO UPDATE SET "
        "person = excluded.person, token_digest = excluded.token_digest, name = excluded.name, "
        "last_op = excluded.last_op, joined = excluded.joined, last_seen = excluded.last_seen, "
        "withdrawn = excluded.withdrawn");
    put_outcome_ = db_.prepare(
        "INSERT INTO outcome(device, number, fingerprint, refusal, detail) "
        "VALUES (?1, ?2, ?3, ?4, ?5)");
    prune_outcomes_ = db_.prepare("DELETE FROM outcome WHERE device = ?1 AND number < ?2");
    const Statement* all[] = {&begin_,       &commit_,        &rollback_,      &set_seq_,
                              &put_row_,     &erase_row_,     &put_tombstone_, &put_device_,
                              &put_outcome_, &prune_outcomes_};
    for (const Statement* statement : all) {
        if (!statement->valid()) return db_.last_error();
    }
    return {};
}

Result<void> SqliteStore::commit(const sync::AuthorityCommit& commit) {
    if (broken_) return Error{ErrorCode::storage_failed, "an earlier write failed"};
    if (!begin_.run()) return db_.last_error();
    if (write(commit) && commit_.run()) return {};
    const Error error = db_.last_error();
    broken_ = db_.is_doubtful();
    // After a failed COMMIT the transaction may be open or rolled back already: both are fine.
    (void)rollback_.run();
    return error;
}

bool SqliteStore::write(const sync::AuthorityCommit& commit) {
    if (!set_seq_.bind(1, as_signed(commit.seq)).run()) return false;
    TOV_ASSERT(db_.changed_rows() == 1);  // seq never goes backwards
    return write_rows(commit) && write_outcomes(commit) && write_devices(commit);
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
    return true;
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
        if (!put_device_.bind(8, std::int64_t{device.withdrawn}).run()) return false;
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
        "SELECT alias, person, token_digest, name, last_op, joined, last_seen, withdrawn "
        "FROM device ORDER BY alias");
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

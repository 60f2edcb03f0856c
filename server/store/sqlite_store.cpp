// Commits; loading is in sqlite_load.cpp.
#include "server/store/sqlite_store.hpp"

#include <algorithm>

#include "server/store/erased_list.hpp"
#include "server/store/journal.hpp"
#include "shared/wire/codec.hpp"

namespace tovholder::server {
namespace {

// Then what is in the journal goes into the tables, while somebody waits: about a tenth of a
// second.
constexpr std::size_t journal_bytes_max = 4 << 20;

constexpr const char* settings =
    "PRAGMA busy_timeout = 5000;"
    "PRAGMA journal_mode = WAL;"
    "PRAGMA synchronous = FULL;"
    "PRAGMA wal_autocheckpoint = 8000;"  // pages (32 MB): an outage's backlog does not wait for it
    "PRAGMA foreign_keys = ON;"
    "PRAGMA secure_delete = ON;"  // what is erased is overwritten
    "PRAGMA trusted_schema = OFF;";

std::int64_t as_signed(std::uint64_t value) { return static_cast<std::int64_t>(value); }

Error about(const std::string& file, const Error& error) {
    return {error.code, "the database " + file + " cannot be used: " + error.detail};
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

template <class Write>
Result<void> SqliteStore::in_transaction(Write write) {
    const std::size_t journal_bytes = journal_bytes_;
    if (!begin_.run()) return db_.last_error();
    if (write() && commit_.run()) return {};
    const Error error = damage_ ? *damage_ : db_.last_error();
    broken_ = damage_ || db_.is_doubtful();
    journal_bytes_ = journal_bytes;
    // After a failed COMMIT the transaction may be open or rolled back already: both are fine.
    (void)rollback_.run();
    return error;
}

SqliteStore::~SqliteStore() {
    // Not fatal: what is in the journal or the log is durable, and the next start reads it.
    if (!broken_) (void)fold();
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
    put_entry_ = db_.prepare("INSERT INTO journal(entry) VALUES (?1)");
    empty_journal_ = db_.prepare("DELETE FROM journal");
    put_audit_ = db_.prepare(
        "INSERT INTO audit(subject, day, kind, actor, table_id, classes, moment, fields, device, "
        "at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT DO NOTHING");
    reduce_audit_ = db_.prepare(
        "UPDATE OR REPLACE audit SET table_id = 0, classes = 0, moment = 0, fields = 0, "
        "device = 0, at = 0 WHERE subject = ?1");
    prune_audit_ = db_.prepare("DELETE FROM audit WHERE day < ?1");
    const Statement* all[] = {&begin_,         &commit_,      &rollback_,       &set_seq_,
                              &put_row_,       &erase_row_,   &put_tombstone_,  &drop_tombstone_,
                              &put_device_,    &put_outcome_, &prune_outcomes_, &put_entry_,
                              &empty_journal_, &put_audit_,   &reduce_audit_,   &prune_audit_};
    for (const Statement* statement : all) {
        if (!statement->valid()) return db_.last_error();
    }
    const auto waiting = db_.number("SELECT coalesce(sum(length(entry)), 0) FROM journal");
    if (!waiting) return waiting.error();
    journal_bytes_ = static_cast<std::size_t>(*waiting);
    return {};
}

Result<void> SqliteStore::commit(const sync::AuthorityCommit& commit) {
    if (broken_) return Error{ErrorCode::storage_failed, "an earlier write failed"};
    if (answers_again(commit)) return Error{ErrorCode::storage_failed, "an op answered twice"};
    // In the log of the database, but not flushed: the next commit that matters flushes it, too.
    if (commit.only_audit) (void)db_.run("PRAGMA synchronous = NORMAL");
    Result<void> done = in_transaction([&] { return write(commit); });
    if (commit.only_audit) (void)db_.run("PRAGMA synchronous = FULL");
    if (!done) return done;
    for (const sync::StoredOutcome& stored : commit.outcomes) note_answered(stored.op);
    if (commit.erased.empty()) return done;
    return sweep(commit.erased);
}

// The table would refuse it, but only when the journal is moved there.
bool SqliteStore::answers_again(const sync::AuthorityCommit& commit) const {
    return std::any_of(commit.outcomes.begin(), commit.outcomes.end(), [this](const auto& stored) {
        const auto last = answered_.find(stored.op.device);
        return last != answered_.end() && stored.op.number <= last->second;
    });
}

void SqliteStore::note_answered(OpId op) {
    OpNumber& last = answered_[op.device];
    last = std::max(last, op.number);
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
    const bool only_puts = commit.erases.empty() && commit.collected.empty() &&
                           commit.erased.empty() && commit.audit_from.seconds == 0;
    const bool written =
        only_puts && journal_bytes_ < journal_bytes_max
            ? write_entry(commit)
            : fold_journal() && write_rows(commit) && write_outcomes(commit) && write_audit(commit);
    return written && write_devices(commit);
}

bool SqliteStore::write_entry(const sync::AuthorityCommit& commit) {
    if (commit.puts.empty() && commit.outcomes.empty() && commit.audit.empty() &&
        commit.prune_below.number == 0) {
        return true;
    }
    const Bytes entry = journal_entry(commit);
    journal_bytes_ += entry.size();
    return put_entry_.bind(1, ByteView(entry)).run();
}

Result<void> SqliteStore::fold() {
    if (journal_bytes_ == 0) return {};
    return in_transaction([this] { return fold_journal(); });
}

// What the journal holds goes into the tables, each row once.
bool SqliteStore::fold_journal() {
    if (journal_bytes_ == 0) return true;
    Statement entries = db_.prepare("SELECT entry FROM journal ORDER BY number");
    if (!entries.valid()) return false;
    Journal journal;
    Statement::Step step;
    while ((step = entries.step()) == Statement::Step::row) {
        if (journal.add(entries.blob(0))) continue;
        damage_ = damaged("journal");
        return false;
    }
    entries.reset();
    if (step == Statement::Step::failed) return false;
    for (const auto& [key, row] : journal.rows()) {
        if (!put_row(key, row.seq, row.fields)) return false;
    }
    for (const auto& [device, number] : journal.pruned()) {
        if (!prune_outcomes({device, number})) return false;
    }
    for (const auto& [op, outcome] : journal.outcomes()) {
        if (!put_outcome(outcome)) return false;
    }
    for (const AuditLine& line : journal.audit()) {
        if (!put_audit(line)) return false;
    }
    journal_bytes_ = 0;
    return empty_journal_.run();
}

bool SqliteStore::put_row(RowKey key, std::uint64_t seq, ByteView fields) {
    put_row_.bind(1, std::int64_t{key.table}).bind(2, as_signed(key.id)).bind(3, as_signed(seq));
    return put_row_.bind(4, fields).run();
}

bool SqliteStore::write_rows(const sync::AuthorityCommit& commit) {
    for (const wire::SentRow& row : commit.puts) {
        const Bytes fields = wire::encode_row_fields(row.row, row.stamp);
        if (!put_row(key_of(row.row), row.stamp.seq, fields)) return false;
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
    return std::all_of(commit.audit.begin(), commit.audit.end(),
                       [this](const AuditLine& line) { return put_audit(line); });
}

bool SqliteStore::put_audit(const AuditLine& line) {
    const bool once_a_day = line.kind == AuditKind::seen;
    put_audit_.bind(1, as_signed(line.subject.value));
    put_audit_.bind(2, std::int64_t{to_local(line.at).date.days});
    put_audit_.bind(3, static_cast<std::int64_t>(line.kind));
    put_audit_.bind(4, as_signed(line.actor.value));
    put_audit_.bind(5, std::int64_t{line.table}).bind(6, std::int64_t{line.classes});
    put_audit_.bind(7, once_a_day ? 0 : line.at.seconds);
    put_audit_.bind(8, as_signed(line.fields.bits)).bind(9, std::int64_t{line.device});
    return put_audit_.bind(10, line.at.seconds).run();
}

bool SqliteStore::put_outcome(const sync::StoredOutcome& stored) {
    const bool applied = stored.outcome.applied();
    const Error* refusal = applied ? nullptr : &stored.outcome.refusal.front();
    put_outcome_.bind(1, std::int64_t{stored.op.device}).bind(2, std::int64_t{stored.op.number});
    put_outcome_.bind(3, std::int64_t{stored.fingerprint});
    put_outcome_.bind(4, applied ? std::int64_t{0} : static_cast<std::int64_t>(refusal->code));
    put_outcome_.bind_text(5, applied ? std::string_view() : refusal->detail);
    return put_outcome_.run();
}

bool SqliteStore::prune_outcomes(OpId below) {
    prune_outcomes_.bind(1, std::int64_t{below.device}).bind(2, std::int64_t{below.number});
    return prune_outcomes_.run();
}

bool SqliteStore::write_outcomes(const sync::AuthorityCommit& commit) {
    for (const sync::StoredOutcome& stored : commit.outcomes) {
        if (!put_outcome(stored)) return false;
    }
    return commit.prune_below.number == 0 || prune_outcomes(commit.prune_below);
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

}  // namespace tovholder::server

// Migrations by number: append only; a released one is never changed.
#include "server/store/schema.hpp"

namespace tovholder::server {
namespace {

// migrations[n] takes a database from version n to n + 1.
constexpr const char* migrations[] = {
    // Rows are bytes (wire/codec.hpp: encode_row_fields), so a new field needs no new column.
    R"(
    CREATE TABLE meta(
        id INTEGER PRIMARY KEY CHECK (id = 1),
        history INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        demo INTEGER NOT NULL) STRICT;
    CREATE TABLE row(
        table_id INTEGER NOT NULL,
        id INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        fields BLOB NOT NULL,
        PRIMARY KEY (table_id, id)) STRICT, WITHOUT ROWID;
    CREATE TABLE tombstone(
        table_id INTEGER NOT NULL,
        id INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        PRIMARY KEY (table_id, id)) STRICT, WITHOUT ROWID;
    CREATE TABLE device(
        alias INTEGER PRIMARY KEY,
        person INTEGER NOT NULL,
        token_digest BLOB NOT NULL UNIQUE CHECK (length(token_digest) = 32),
        name TEXT NOT NULL,
        last_op INTEGER NOT NULL,
        joined INTEGER NOT NULL,
        last_seen INTEGER NOT NULL,
        withdrawn INTEGER NOT NULL) STRICT;
    CREATE TABLE outcome(
        device INTEGER NOT NULL,
        number INTEGER NOT NULL,
        fingerprint INTEGER NOT NULL,
        refusal INTEGER NOT NULL,
        detail TEXT NOT NULL,
        PRIMARY KEY (device, number)) STRICT, WITHOUT ROWID;
    )",
    // Aliases below it may have been given out by a database of which this is a backup.
    "ALTER TABLE meta ADD COLUMN aliases_used_below INTEGER NOT NULL DEFAULT 0",
    // What opens a device's store when its PIN is gone; empty: none was asked for.
    "ALTER TABLE device ADD COLUMN unlock_secret BLOB NOT NULL DEFAULT x''",
    // The latest time that was given to an op of the device.
    "ALTER TABLE device ADD COLUMN acted INTEGER NOT NULL DEFAULT 0",
    // The public halves of the device's keys; empty: its token was not seen since.
    "ALTER TABLE device ADD COLUMN sign_key BLOB NOT NULL DEFAULT x''",
    "ALTER TABLE device ADD COLUMN box_key BLOB NOT NULL DEFAULT x''",
    // The seq up to which the device had everything when it last said so.
    "ALTER TABLE device ADD COLUMN passed INTEGER NOT NULL DEFAULT 0",
    // Who saw and changed what of people (domain/audit.hpp). `moment` tells lines of one day apart;
    // 0 where one a day is enough.
    R"(
    CREATE TABLE audit(
        subject INTEGER NOT NULL,
        day INTEGER NOT NULL,
        kind INTEGER NOT NULL,
        actor INTEGER NOT NULL,
        table_id INTEGER NOT NULL,
        classes INTEGER NOT NULL,
        moment INTEGER NOT NULL,
        fields INTEGER NOT NULL,
        device INTEGER NOT NULL,
        at INTEGER NOT NULL,
        PRIMARY KEY (subject, day, kind, actor, table_id, classes, moment, fields))
        STRICT, WITHOUT ROWID;
    )",
    // What is not in the tables of rows and outcomes yet (journal.hpp).
    "CREATE TABLE journal(number INTEGER PRIMARY KEY, entry BLOB NOT NULL) STRICT",
};

Error sentence(const std::string& text) { return {ErrorCode::bad_file, text}; }

Result<std::uint64_t> random_history(sync::Random& random) {
    std::uint64_t history = 0;
    for (const std::uint8_t byte : random.bytes(sizeof history)) history = history << 8 | byte;
    if (history == 0) return Error{ErrorCode::storage_failed, "no random numbers"};
    return history;
}

Result<void> set_history(Sqlite& db, sync::Random& random) {
    const auto history = random_history(random);
    if (!history) return history.error();
    return db.run("UPDATE meta SET history = " +
                  std::to_string(static_cast<std::int64_t>(*history)));
}

Result<void> migrate(Sqlite& db, std::int64_t from, DataKind kind, sync::Random& random) {
    for (std::int64_t version = from; version < newest_schema(); ++version) {
        if (auto done = db.run(migrations[version]); !done) return done;
    }
    if (from == 0) {
        const std::string insert =
            std::string("INSERT INTO meta(id, history, seq, demo) VALUES (1, 0, 0, ") +
            (kind == DataKind::demo ? "1)" : "0)");
        if (auto done = db.run(insert); !done) return done;
        if (auto done = set_history(db, random); !done) return done;
    }
    return db.run("PRAGMA application_id = " + std::to_string(application_id) +
                  "; PRAGMA user_version = " + std::to_string(newest_schema()));
}

// What people entrusted to us must never be shown to whoever opens the demo.
Result<void> check_kind(Sqlite& db, DataKind wanted) {
    const auto demo = db.number("SELECT demo FROM meta");
    if (!demo) return sentence("it is damaged; restore a backup (meta)");
    if (*demo != 0 && wanted == DataKind::real) {
        return sentence("it holds the demo; start with --demo or choose another with --db");
    }
    if (*demo == 0 && wanted == DataKind::demo) {
        return sentence("it holds real data, which --demo would show to everybody");
    }
    return {};
}

Result<void> create_or_migrate(Sqlite& db, std::int64_t from, DataKind kind, sync::Random& random) {
    if (auto begun = db.run("BEGIN IMMEDIATE"); !begun) return begun;
    if (auto migrated = migrate(db, from, kind, random); !migrated) {
        (void)db.run("ROLLBACK");  // the first failure is the one that counts
        return migrated;
    }
    return db.run("COMMIT");
}

}  // namespace

std::int64_t newest_schema() { return static_cast<std::int64_t>(std::size(migrations)); }

Result<void> prepare_schema(Sqlite& db, DataKind kind, sync::Random& random) {
    const auto tables = db.number("SELECT count(*) FROM sqlite_schema");
    if (!tables) return sentence("it is not an SQLite database (" + tables.error().detail + ")");
    const auto owner = db.number("PRAGMA application_id");
    const auto version = db.number("PRAGMA user_version");
    if (!owner) return owner.error();
    if (!version) return version.error();
    const bool is_new = *tables == 0 && *owner == 0 && *version == 0;
    if (!is_new && *owner != application_id) {
        return sentence("it belongs to another program");
    }
    if (*version > newest_schema()) {
        return sentence("it was written by a newer Tovholder (schema " + std::to_string(*version) +
                        ", this program knows " + std::to_string(newest_schema()) + ")");
    }
    if (!is_new && *version < 1) return sentence("it has no schema version");
    if (!is_new) {
        const auto check = db.text("PRAGMA quick_check(1)");
        if (!check) return check.error();
        if (*check != "ok") return sentence("it is damaged; restore a backup (" + *check + ")");
    }
    if (*version < newest_schema()) {
        if (auto done = create_or_migrate(db, *version, kind, random); !done) return done;
    }
    return check_kind(db, kind);
}

Result<void> begin_new_history(Sqlite& db, sync::Random& random) {
    if (auto done = set_history(db, random); !done) return done;
    return db.run(
        "UPDATE meta SET aliases_used_below = "
        "max(aliases_used_below, (SELECT coalesce(max(alias), 0) FROM device)) + " +
        std::to_string(sync::aliases_left_free) + ", seq = seq + " +
        std::to_string(sync::seqs_left_free));
}

}  // namespace tovholder::server

// Loads, and answers who saw and changed what.
#include <algorithm>

#include "server/store/sqlite_store.hpp"
#include "shared/wire/codec.hpp"

namespace tovholder::server {
namespace {

std::int64_t as_signed(std::uint64_t value) { return static_cast<std::int64_t>(value); }
std::uint64_t as_unsigned(std::int64_t value) { return static_cast<std::uint64_t>(value); }

}  // namespace

Error SqliteStore::damaged(const char* what) {
    return {ErrorCode::bad_record, std::string("it is damaged; restore a backup (") + what + ")"};
}

Result<std::vector<AuditLine>> SqliteStore::audit_about(Id<Person> subject, std::size_t count_max) {
    if (auto folded = fold(); !folded) return folded.error();
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
        if (kind < 0 || kind >= enum_count<AuditKind>) return damaged("audit");
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

Result<sync::AuthorityContents> SqliteStore::load() {
    if (auto folded = fold(); !folded) {
        return folded.error();
    }
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
        note_answered(stored.op);
        contents.outcomes.push_back(std::move(stored));
    }
    if (step == Statement::Step::failed) return db_.last_error();
    return {};
}

}  // namespace tovholder::server

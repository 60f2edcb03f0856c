// An entry is three lists, each with its count: rows (table, id, seq, fields with their length),
// outcomes (device, number, fingerprint, refusal or 0, detail with its length), and what is pruned
// (device, number), none or one. A fourth follows when it is not empty: who saw and changed what
// (kind, actor, device, subject, table, classes, fields, time).
#include "server/store/journal.hpp"

#include "shared/wire/codec.hpp"
#include "shared/wire/varint.hpp"

namespace tovholder::server {
namespace {

void put_block(Bytes& out, ByteView bytes) {
    wire::put_varint(out, bytes.size());
    out.insert(out.end(), bytes.begin(), bytes.end());
}

// Takes numbers and blocks until one is wrong; from then on `ok` is false and all is 0.
struct Reader {
    ByteView in;
    bool ok = true;

    std::uint64_t number(std::uint64_t max = ~std::uint64_t{0}) {
        const auto value = wire::take_varint(in);
        ok = ok && value && *value <= max;
        return ok ? *value : 0;
    }
    ByteView block() {
        const std::uint64_t size = number(in.size());
        if (!ok || size > in.size()) {
            ok = false;
            return {};
        }
        const ByteView bytes = in.first(size);
        in = in.subspan(size);
        return bytes;
    }
};

sync::StoredOutcome read_outcome(Reader& reader) {
    sync::StoredOutcome stored;
    stored.op.device = static_cast<DeviceAlias>(reader.number(device_alias_max));
    stored.op.number = static_cast<OpNumber>(reader.number(op_number_max));
    stored.fingerprint = static_cast<std::uint32_t>(reader.number(0xffffffff));
    stored.outcome.number = stored.op.number;
    const auto code = static_cast<std::uint8_t>(reader.number(0xff));
    const ByteView detail = reader.block();
    if (code == 0) return stored;
    reader.ok = reader.ok && is_error_code(code);
    stored.outcome.refusal.push_back({static_cast<ErrorCode>(code), std::string(as_text(detail))});
    return stored;
}

void put_audit(Bytes& out, const std::vector<AuditLine>& lines) {
    wire::put_varint(out, lines.size());
    for (const AuditLine& line : lines) {
        for (const std::uint64_t number :
             {static_cast<std::uint64_t>(line.kind), line.actor.value, std::uint64_t{line.device},
              line.subject.value, std::uint64_t{line.table}, std::uint64_t{line.classes},
              line.fields.bits, static_cast<std::uint64_t>(line.at.seconds)}) {
            wire::put_varint(out, number);
        }
    }
}

AuditLine read_audit(Reader& reader) {
    AuditLine line;
    line.kind = static_cast<AuditKind>(reader.number(count_of(AuditKind{}) - 1));
    line.actor = {reader.number()};
    line.device = static_cast<DeviceAlias>(reader.number(device_alias_max));
    line.subject = {reader.number()};
    line.table = static_cast<TableId>(reader.number(0xff));
    line.classes = static_cast<ClassMask>(reader.number(0xff));
    line.fields.bits = reader.number();
    line.at = {static_cast<std::int64_t>(reader.number())};
    return line;
}

}  // namespace

Bytes journal_entry(const sync::AuthorityCommit& commit) {
    Bytes out;
    wire::put_varint(out, commit.puts.size());
    for (const wire::SentRow& row : commit.puts) {
        const RowKey key = key_of(row.row);
        wire::put_varint(out, key.table);
        wire::put_varint(out, key.id);
        wire::put_varint(out, row.stamp.seq);
        put_block(out, wire::encode_row_fields(row.row, row.stamp));
    }
    wire::put_varint(out, commit.outcomes.size());
    for (const sync::StoredOutcome& stored : commit.outcomes) {
        wire::put_varint(out, stored.op.device);
        wire::put_varint(out, stored.op.number);
        wire::put_varint(out, stored.fingerprint);
        const bool applied = stored.outcome.applied();
        const Error* refusal = applied ? nullptr : &stored.outcome.refusal.front();
        wire::put_varint(out, applied ? 0 : static_cast<std::uint64_t>(refusal->code));
        put_block(out, applied ? ByteView() : as_bytes(refusal->detail));
    }
    const bool prunes = commit.prune_below.number != 0;
    wire::put_varint(out, prunes ? 1 : 0);
    if (prunes) {
        wire::put_varint(out, commit.prune_below.device);
        wire::put_varint(out, commit.prune_below.number);
    }
    if (!commit.audit.empty()) put_audit(out, commit.audit);
    return out;
}

Result<void> Journal::add(ByteView entry) {
    Reader reader{entry};
    for (std::uint64_t left = reader.number(); reader.ok && left > 0; --left) {
        const auto table = static_cast<TableId>(reader.number(0xff));
        const RowKey key{table, reader.number()};
        const std::uint64_t seq = reader.number();
        const ByteView fields = reader.block();
        if (reader.ok) rows_[key] = {seq, Bytes(fields.begin(), fields.end())};
    }
    for (std::uint64_t left = reader.number(); reader.ok && left > 0; --left) {
        sync::StoredOutcome stored = read_outcome(reader);
        if (reader.ok) outcomes_[stored.op] = std::move(stored);
    }
    for (std::uint64_t left = reader.number(1); reader.ok && left > 0; --left) {
        const auto device = static_cast<DeviceAlias>(reader.number(device_alias_max));
        const auto number = static_cast<OpNumber>(reader.number(op_number_max));
        if (!reader.ok) break;
        pruned_[device] = std::max(pruned_[device], number);
        outcomes_.erase(outcomes_.lower_bound({device, 0}),
                        outcomes_.lower_bound({device, number}));
    }
    const bool has_audit = reader.ok && !reader.in.empty();
    std::uint64_t audit_left = has_audit ? reader.number() : 0;
    if (has_audit && audit_left == 0) reader.ok = false;
    for (; reader.ok && audit_left > 0; --audit_left) {
        const AuditLine line = read_audit(reader);
        if (reader.ok) audit_.push_back(line);
    }
    if (!reader.ok || !reader.in.empty()) return Error{ErrorCode::bad_record};
    return {};
}

}  // namespace tovholder::server

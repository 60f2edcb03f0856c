// Folding and packing of the demo server's commits. Rows, tombstones and outcomes travel in the
// wire's own frame of a response; what that has no room for stands before it.
#include "src/platform/demo_journal.hpp"

#include <algorithm>

#include "shared/wire/codec.hpp"

namespace tovholder::platform {
namespace {

// A row is at most 16 kB, a frame 1 MiB.
constexpr std::size_t rows_per_commit = 60;

void put(Bytes& out, std::uint64_t number) {
    for (int i = 0; i < 8; ++i) out.push_back(static_cast<std::uint8_t>(number >> (8 * i)));
}

void put(Bytes& out, const std::string& text) {
    put(out, text.size());
    out.insert(out.end(), text.begin(), text.end());
}

// Reads what `put` wrote; after a read beyond the end `ok` is false and stays so.
struct JournalReader {
    ByteView rest;
    bool ok = true;

    std::uint64_t number() {
        if (rest.size() < 8) ok = false;
        if (!ok) return 0;
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < 8; ++i) value |= std::uint64_t{rest[i]} << (8 * i);
        rest = rest.subspan(8);
        return value;
    }
    // A count of things of which each takes at least 8 bytes.
    std::uint64_t count() {
        const std::uint64_t value = number();
        if (value > rest.size() / 8) ok = false;
        return ok ? value : 0;
    }
    std::string text() {
        const std::uint64_t size = number();
        if (size > rest.size()) ok = false;
        if (!ok) return {};
        std::string value(as_text(rest.first(static_cast<std::size_t>(size))));
        rest = rest.subspan(static_cast<std::size_t>(size));
        return value;
    }
};

constexpr std::uint64_t flag_withdrawn = 1;
constexpr std::uint64_t flag_keys = 2;

void put(Bytes& out, const sync::DeviceRecord& device) {
    put(out, device.alias);
    put(out, device.person.value);
    put(out, std::string(as_text(device.token_digest)));
    put(out, device.name);
    put(out, device.last_op);
    put(out, static_cast<std::uint64_t>(device.joined.seconds));
    put(out, static_cast<std::uint64_t>(device.last_seen.seconds));
    const bool has_keys = !device.sign_key.empty();
    put(out, (device.withdrawn ? flag_withdrawn : 0) | (has_keys ? flag_keys : 0));
    if (!has_keys) return;
    put(out, device.sign_key);
    put(out, device.box_key);
}

sync::DeviceRecord read_device(JournalReader& reader) {
    sync::DeviceRecord device;
    device.alias = static_cast<DeviceAlias>(reader.number());
    device.person.value = reader.number();
    const std::string digest = reader.text();
    if (digest.size() != device.token_digest.size()) {
        reader.ok = false;
        return device;
    }
    std::copy(digest.begin(), digest.end(), device.token_digest.begin());
    device.name = reader.text();
    device.last_op = static_cast<OpNumber>(reader.number());
    device.joined.seconds = static_cast<std::int64_t>(reader.number());
    device.last_seen.seconds = static_cast<std::int64_t>(reader.number());
    const std::uint64_t flags = reader.number();
    device.withdrawn = (flags & flag_withdrawn) != 0;
    if ((flags & flag_keys) == 0) return device;
    device.sign_key = reader.text();
    device.box_key = reader.text();
    return device;
}

}  // namespace

Bytes encode(const DemoAnchor& anchor) {
    Bytes out;
    put(out, anchor.history);
    put(out, anchor.seed);
    put(out, static_cast<std::uint64_t>(anchor.made.days));
    return out;
}

Result<DemoAnchor> decode_demo_anchor(ByteView bytes) {
    JournalReader reader{bytes};
    DemoAnchor anchor;
    anchor.history = reader.number();
    anchor.seed = reader.number();
    anchor.made.days = static_cast<std::int32_t>(reader.number());
    if (!reader.ok || anchor.history == 0) return ErrorCode::bad_record;
    return anchor;
}

Bytes encode(const sync::AuthorityCommit& commit) {
    Bytes out;
    put(out, commit.prune_below.device);
    put(out, commit.prune_below.number);
    put(out, commit.devices.size());
    for (const sync::DeviceRecord& device : commit.devices) put(out, device);
    put(out, commit.outcomes.size());
    wire::SyncResponse rows;
    rows.seq = commit.seq;
    for (const sync::StoredOutcome& outcome : commit.outcomes) {
        put(out, outcome.op.device);
        put(out, outcome.op.number);
        put(out, outcome.fingerprint);
        rows.outcomes.push_back(outcome.outcome);
    }
    rows.rows = commit.puts;
    rows.forgets = commit.erases;
    const Bytes frame = wire::encode(rows);
    out.insert(out.end(), frame.begin(), frame.end());
    return out;
}

Result<sync::AuthorityCommit> decode_demo_commit(ByteView bytes) {
    JournalReader reader{bytes};
    sync::AuthorityCommit commit;
    commit.prune_below.device = static_cast<DeviceAlias>(reader.number());
    commit.prune_below.number = static_cast<OpNumber>(reader.number());
    for (std::uint64_t left = reader.count(); left > 0 && reader.ok; --left) {
        commit.devices.push_back(read_device(reader));
    }
    for (std::uint64_t left = reader.count(); left > 0 && reader.ok; --left) {
        sync::StoredOutcome outcome;
        outcome.op.device = static_cast<DeviceAlias>(reader.number());
        outcome.op.number = static_cast<OpNumber>(reader.number());
        outcome.fingerprint = static_cast<std::uint32_t>(reader.number());
        commit.outcomes.push_back(outcome);
    }
    if (!reader.ok) return ErrorCode::bad_record;
    auto rows = wire::decode_sync_response(reader.rest);
    if (!rows) return rows.error();
    if (rows->outcomes.size() != commit.outcomes.size()) return ErrorCode::bad_record;
    for (std::size_t i = 0; i < commit.outcomes.size(); ++i) {
        commit.outcomes[i].outcome = rows->outcomes[i];
    }
    commit.seq = rows->seq;
    commit.puts = std::move(rows->rows);
    commit.erases = std::move(rows->forgets);
    return commit;
}

std::vector<sync::AuthorityCommit> split(const sync::AuthorityCommit& commit) {
    std::vector<sync::AuthorityCommit> parts;
    sync::AuthorityCommit first = commit;
    first.puts.clear();
    parts.push_back(std::move(first));
    for (const wire::SentRow& row : commit.puts) {
        if (parts.back().puts.size() == rows_per_commit) {
            parts.push_back({});
            parts.back().seq = commit.seq;
        }
        parts.back().puts.push_back(row);
    }
    return parts;
}

void DemoJournal::fold(const sync::AuthorityCommit& commit) {
    seq_ = std::max(seq_, commit.seq);
    for (const wire::SentRow& row : commit.puts) rows_.insert_or_assign(key_of(row.row), row);
    for (const RowKey key : commit.erases) {
        rows_.erase(key);
        tombstones_.insert(key);
    }
    for (const sync::StoredOutcome& outcome : commit.outcomes) {
        outcomes_.insert_or_assign(outcome.op, outcome);
    }
    for (const sync::DeviceRecord& device : commit.devices) {
        devices_.insert_or_assign(device.alias, device);
    }
    const OpId below = commit.prune_below;
    outcomes_.erase(outcomes_.lower_bound({below.device, 0}), outcomes_.lower_bound(below));
}

std::vector<sync::AuthorityCommit> DemoJournal::folded() const {
    sync::AuthorityCommit commit;
    commit.seq = seq_;
    for (const auto& [key, row] : rows_) commit.puts.push_back(row);
    commit.erases.assign(tombstones_.begin(), tombstones_.end());
    for (const auto& [op, outcome] : outcomes_) commit.outcomes.push_back(outcome);
    for (const auto& [alias, device] : devices_) commit.devices.push_back(device);
    return split(commit);
}

sync::AuthorityContents DemoJournal::contents(const DemoAnchor& anchor, const Changes& made) const {
    sync::AuthorityContents contents;
    contents.history = anchor.history;
    contents.seq = seq_;
    for (const AnyRow& row : made.puts) {
        const RowKey key = key_of(row);
        if (rows_.contains(key) || tombstones_.contains(key)) continue;
        Stamp stamp;
        stamp.seq = 1;
        contents.rows.push_back({row, stamp});
    }
    for (const auto& [key, row] : rows_) contents.rows.push_back(row);
    contents.tombstones.assign(tombstones_.begin(), tombstones_.end());
    for (const auto& [alias, device] : devices_) contents.devices.push_back(device);
    for (const auto& [op, outcome] : outcomes_) contents.outcomes.push_back(outcome);
    return contents;
}

}  // namespace tovholder::platform

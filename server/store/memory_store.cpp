// The store in memory.
#include "server/store/memory_store.hpp"

namespace tovholder::server {

MemoryStore::MemoryStore(std::uint64_t history) : history_(history) { TOV_ASSERT(history != 0); }

Result<void> MemoryStore::commit(const sync::AuthorityCommit& commit) {
    if (commit.seq < seq_) return Error{ErrorCode::storage_failed, "seq goes backwards"};
    for (const sync::StoredOutcome& outcome : commit.outcomes) {
        if (outcomes_.contains(outcome.op)) return Error{ErrorCode::storage_failed, "op twice"};
    }
    seq_ = commit.seq;
    for (const wire::SentRow& row : commit.puts) rows_[key_of(row.row)] = row;
    for (const RowKey key : commit.erases) {
        rows_.erase(key);
        tombstones_.insert(key);
    }
    for (const RowKey key : commit.collected) tombstones_.erase(key);
    for (const sync::StoredOutcome& outcome : commit.outcomes) outcomes_[outcome.op] = outcome;
    for (const sync::DeviceRecord& device : commit.devices) devices_[device.alias] = device;
    audit_.take(commit);
    if (commit.prune_below.number != 0) {
        outcomes_.erase(outcomes_.lower_bound({commit.prune_below.device, 0}),
                        outcomes_.lower_bound(commit.prune_below));
    }
    return {};
}

Result<std::vector<AuditLine>> MemoryStore::audit_about(Id<Person> subject, std::size_t count_max) {
    return audit_.about(subject, count_max);
}

Result<sync::AuthorityContents> MemoryStore::load() {
    sync::AuthorityContents contents;
    contents.history = history_;
    contents.seq = seq_;
    for (const auto& [key, row] : rows_) contents.rows.push_back(row);
    contents.tombstones.assign(tombstones_.begin(), tombstones_.end());
    for (const auto& [alias, device] : devices_) contents.devices.push_back(device);
    for (const auto& [op, outcome] : outcomes_) contents.outcomes.push_back(outcome);
    return contents;
}

}  // namespace tovholder::server

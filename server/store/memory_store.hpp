// A store that lives as long as the program: tests, and nothing else.
#pragma once

#include <map>
#include <set>

#include "server/store/store.hpp"
#include "shared/sync/audit_lines.hpp"

namespace tovholder::server {

class MemoryStore : public Store {
public:
    // REQUIRES: history != 0
    explicit MemoryStore(std::uint64_t history);

    Result<void> commit(const sync::AuthorityCommit& commit) override;
    Result<sync::AuthorityContents> load() override;
    bool broken() const override { return false; }
    Result<std::vector<AuditLine>> audit_about(Id<Person> subject, std::size_t count_max) override;

private:
    std::uint64_t history_;
    std::uint64_t seq_ = 0;
    std::map<RowKey, wire::SentRow> rows_;
    std::set<RowKey> tombstones_;
    std::map<DeviceAlias, sync::DeviceRecord> devices_;
    std::map<OpId, sync::StoredOutcome> outcomes_;
    sync::AuditLines audit_;
};

}  // namespace tovholder::server

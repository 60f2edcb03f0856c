// Changes that are durable, but not in their tables yet: one blob a commit. 500 edits lie all over
// the table of rows; written there at once they cost nearly every page of it, and again for the
// next device's. In the journal they cost their own bytes, and in the table once for all.
#pragma once

#include <map>

#include "shared/sync/ports.hpp"

namespace tovholder::server {

// The rows, outcomes and audit lines of a commit, and which outcomes it prunes, as bytes for
// Journal::add.
Bytes journal_entry(const sync::AuthorityCommit& commit);

// What entries come to, taken in the order in which they were written.
class Journal {
public:
    struct Row {
        std::uint64_t seq = 0;
        Bytes fields;  // wire/codec.hpp: encode_row_fields
    };

    // Errors: bad_record. What was read before the damage is kept, so give it up then.
    Result<void> add(ByteView entry);

    const std::map<RowKey, Row>& rows() const { return rows_; }
    const std::map<OpId, sync::StoredOutcome>& outcomes() const { return outcomes_; }
    // Of each device: outcomes below this number are not needed, in the table either.
    const std::map<DeviceAlias, OpNumber>& pruned() const { return pruned_; }
    // In the order in which they were noted.
    const std::vector<AuditLine>& audit() const { return audit_; }

private:
    std::map<RowKey, Row> rows_;
    std::map<OpId, sync::StoredOutcome> outcomes_;
    std::map<DeviceAlias, OpNumber> pruned_;
    std::vector<AuditLine> audit_;
};

}  // namespace tovholder::server

// What the demo's server has accepted since its municipality was made: a log of commits, folded
// into one. The municipality itself is not stored; it comes from its seed and day again.
#pragma once

#include <map>
#include <set>

#include "shared/base/calendar.hpp"
#include "shared/sync/ports.hpp"

namespace tovholder::platform {

// The demo's beginning.
struct DemoAnchor {
    std::uint64_t history = 0;
    std::uint64_t seed = 0;
    Date made;  // the day the municipality was made for
};

Bytes encode(const DemoAnchor& anchor);
Result<DemoAnchor> decode_demo_anchor(ByteView bytes);  // errors: bad_record

Bytes encode(const sync::AuthorityCommit& commit);
Result<sync::AuthorityCommit> decode_demo_commit(ByteView bytes);  // errors: those of the codec

// The same as several commits, each small enough for one frame; folded together they are equal.
std::vector<sync::AuthorityCommit> split(const sync::AuthorityCommit& commit);

class DemoJournal {
public:
    void fold(const sync::AuthorityCommit& commit);
    // All of it as commits of bounded size.
    std::vector<sync::AuthorityCommit> folded() const;
    // The database as it is after the journal; `made` is what the municipality began with.
    sync::AuthorityContents contents(const DemoAnchor& anchor, const Changes& made) const;

private:
    std::uint64_t seq_ = 1;  // the municipality is change number 1
    std::map<RowKey, wire::SentRow> rows_;
    std::set<RowKey> tombstones_;
    std::map<OpId, sync::StoredOutcome> outcomes_;
    std::map<DeviceAlias, sync::DeviceRecord> devices_;
};

}  // namespace tovholder::platform

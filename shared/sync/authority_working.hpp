// The changes of one call to the Authority: applied to its state at once, so
// that later ops see earlier ones, and taken back if the store cannot make them
// durable. Private to authority*.cpp.
#pragma once

#include "shared/ops/decide.hpp"
#include "shared/sync/authority.hpp"

namespace tovholder::sync {

// Of an op's bytes. Not of the whole frame: a CRC over bytes that end with their own CRC is the
// same for all.
std::uint32_t fingerprint(const ops::Op& op);

class Authority::Working {
public:
    explicit Working(Authority& authority) : authority_(authority), seq_before_(authority.seq_) {}
    Working(const Working&) = delete;
    Working& operator=(const Working&) = delete;
    // Takes everything back unless make_durable succeeded.
    ~Working();

    // Applies the changes under the next seq. It is not an error if they are
    // empty.
    void apply(const Changes& changes, const std::vector<ops::Decision::Marked>& marks = {});
    void put_device(const DeviceRecord& record);
    void put_outcome(const StoredOutcome& outcome);
    void prune_below(OpId op) { commit_.prune_below = op; }
    // These are no tombstones any more. REQUIRES: they are, and are not rows of this call.
    void collect(std::vector<RowKey> tombstones);
    void note(const AuditLine& line) { commit_.audit.push_back(line); }
    // Of whom nothing may be left.
    void note_erased(Id<Person> person) { commit_.erased.push_back(person); }
    void drop_audit_before(Instant at) { commit_.audit_from = at; }
    // Puts another trail in the place of the row's, which keeps its seq.
    void set_trail(RowKey key, Trail trail);

    // The rows that were changed, as they were before.
    const std::map<RowKey, std::optional<State::Found>>& touched() const { return before_; }
    // The seq before the first change.
    std::uint64_t seq_before() const { return seq_before_; }

    // One commit of everything. On error the destructor takes it all back.
    Result<void> make_durable();

private:
    // As the row was before this call.
    const std::optional<State::Found>& remember(RowKey key);

    Authority& authority_;
    std::uint64_t seq_before_;
    std::map<RowKey, std::optional<State::Found>> before_;
    std::map<DeviceAlias, std::optional<DeviceRecord>> devices_before_;
    AuthorityCommit commit_;
    bool durable_ = false;
};

}  // namespace tovholder::sync

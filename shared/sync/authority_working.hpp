// The changes of one call to the Authority: applied to its state at once, so
// that later ops see earlier ones, and taken back if the store cannot make them
// durable. Private to authority*.cpp.
#pragma once

#include "shared/sync/authority.hpp"

namespace tovholder::sync {

class Authority::Working {
public:
    explicit Working(Authority& authority) : authority_(authority), seq_before_(authority.seq_) {}
    Working(const Working&) = delete;
    Working& operator=(const Working&) = delete;
    // Takes everything back unless make_durable succeeded.
    ~Working();

    // Applies the changes under the next seq. It is not an error if they are
    // empty.
    void apply(const Changes& changes);
    void put_device(const DeviceRecord& record);
    void put_outcome(const StoredOutcome& outcome);
    void prune_below(OpId op) { commit_.prune_below = op; }

    // The rows that were changed, as they were before.
    const std::map<RowKey, std::optional<State::Found>>& touched() const { return before_; }
    // The seq before the first change.
    std::uint64_t seq_before() const { return seq_before_; }

    // One commit of everything. On error the destructor takes it all back.
    Result<void> make_durable();

private:
    void remember(RowKey key);

    Authority& authority_;
    std::uint64_t seq_before_;
    std::map<RowKey, std::optional<State::Found>> before_;
    std::map<DeviceAlias, std::optional<DeviceRecord>> devices_before_;
    AuthorityCommit commit_;
    bool durable_ = false;
};

}  // namespace tovholder::sync

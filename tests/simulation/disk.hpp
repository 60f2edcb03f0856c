// A tablet's disk. Commits complete late and in order; a crash may come at any call; a power cut
// takes relaxed writes that were not synced yet, any of them, and never half a commit.
#pragma once

#include <deque>
#include <map>
#include <vector>

#include "shared/sync/ports.hpp"
#include "tests/simulation/faults.hpp"
#include "tests/simulation/plant.hpp"

namespace tovholder::simulation {

// Thrown out of a storage call: the tablet is gone from one instruction to the next.
struct TabletCrash {};

class Disk final : public sync::DeviceStore {
public:
    Disk(Prng& prng, const Faults& faults, Plant& plant)
        : prng_(prng), faults_(faults), plant_(plant) {}

    void commit(sync::Ticket ticket, std::vector<sync::StoreWrite> writes,
                sync::Durability durability) override;

    // Commits not yet told; the time until the next completes is the world's business.
    bool has_pending() const { return !pending_.empty(); }
    struct Completed {
        sync::Ticket ticket = 0;
        std::optional<Error> error;
    };
    // REQUIRES: has_pending()
    Completed complete_next();

    // What is there after a crash, and from now on.
    void crash(bool power_cut);
    // Everything written so far is safe from power cuts.
    void sync_all();

    std::vector<sync::StoreEntry> entries() const;

private:
    using Key = std::pair<sync::Area, std::uint64_t>;
    struct Commit {
        sync::Ticket ticket;
        std::vector<sync::StoreWrite> writes;
        sync::Durability durability;
    };
    static void write(std::map<Key, Bytes>& to, const Commit& commit);

    Prng& prng_;
    const Faults& faults_;
    Plant& plant_;
    std::deque<Commit> pending_;
    std::vector<Commit> unsynced_;  // completed, in order, since the platter
    std::map<Key, Bytes> platter_;  // survives everything
};

}  // namespace tovholder::simulation

// A tablet's disk. Commits complete late and in order; a crash may come at any call; a power cut
// takes relaxed writes that were not synced yet, any of them, and never half a commit.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <vector>

#include "shared/sync/ports.hpp"
#include "tests/simulation/crash_point.hpp"
#include "tests/simulation/faults.hpp"
#include "tests/simulation/plant.hpp"

namespace tovholder::simulation {

// Thrown out of a storage call: the tablet is gone from one instruction to the next.
struct TabletCrash {};

class Disk final : public sync::DeviceStore {
public:
    Disk(Prng& prng, const Faults& faults, Plant& plant, CrashPoint& point)
        : prng_(prng), faults_(faults), plant_(plant), point_(point) {}

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

    // Somebody copies the whole tablet as it is, and sets it back to that copy later. REQUIRES for
    // the second: nothing pending.
    void make_copy();
    void set_back();
    void wipe() {
        pending_.clear();
        unsynced_.clear();
        platter_.clear();
        copy_.reset();
    }
    // Flips a bit of what may be damaged without the device being another's; says where.
    struct Place {
        sync::Area area = sync::Area::pages;
        std::uint64_t key = 0;
    };
    std::optional<Place> damage();
    bool has_copy() const { return copy_.has_value(); }

    std::vector<sync::StoreEntry> entries() const;

private:
    using Key = std::pair<sync::Area, std::uint64_t>;
    struct Commit {
        sync::Ticket ticket;
        std::vector<sync::StoreWrite> writes;
        sync::Durability durability;
    };
    std::map<Key, Bytes> now() const;
    static void write(std::map<Key, Bytes>& to, const Commit& commit);

    Prng& prng_;
    const Faults& faults_;
    Plant& plant_;
    CrashPoint& point_;
    std::deque<Commit> pending_;
    std::vector<Commit> unsynced_;  // completed, in order, since the platter
    std::map<Key, Bytes> platter_;  // survives everything
    std::optional<std::map<Key, Bytes>> copy_;
};

}  // namespace tovholder::simulation

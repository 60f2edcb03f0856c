// Planted bugs: each changes what passes through one seam of the simulated world (a port, a
// message, a stored byte), as a mistake in the product would. The simulator must notice each.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "shared/sync/authority.hpp"
#include "shared/sync/ports.hpp"

namespace tovholder::simulation {

class Plant {
public:
    virtual ~Plant() = default;

    // ---- server ----
    // What the store really writes of a commit that it says is durable; false = nothing yet.
    virtual bool on_server_commit(sync::AuthorityCommit&) { return true; }
    // What a restarted server reads.
    virtual void on_server_start(sync::AuthorityContents&) {}
    // Before the authority takes a request; `state_now` is the server's clock.
    virtual void on_request(const sync::Authority&, DeviceAlias, wire::SyncRequest&, Instant&) {}
    // Before an answer is encoded.
    virtual void on_response(const sync::Authority&, DeviceAlias, wire::SyncResponse&) {}
    // Whether the receiver takes a damaged frame as it is instead of refusing it.
    virtual bool ignores_crc() const { return false; }

    // ---- tablet ----
    // What the disk really keeps of a commit.
    virtual void on_disk_commit(std::vector<sync::StoreWrite>&, sync::Durability&) {}
    // Whether the disk says "done" before it is.
    virtual bool disk_lies() const { return false; }
    // What a restarted tablet reads.
    virtual void on_disk_open(std::vector<sync::StoreEntry>&) {}
    // An answer before the replica takes it; true when it was changed.
    virtual bool on_answer(wire::SyncResponse&) { return false; }
    virtual bool reads_answers() const { return false; }
    // Whether the tablet only asks when the person does something.
    virtual bool has_no_timer() const { return false; }
    // Whether the person's command is given a second time when no answer came.
    virtual bool repeats_unanswered() const { return false; }
};

template <class Bug>
std::unique_ptr<Plant> make() {
    return std::make_unique<Bug>();
}

struct PlantedBug {
    const char* name;
    const char* what;
    std::unique_ptr<Plant> (*make)();
};

// All of them; those of the tablet stand in planted_tablet.cpp, the others in planted.cpp.
const std::vector<PlantedBug>& planted_bugs();
std::vector<PlantedBug> planted_tablet_bugs();

}  // namespace tovholder::simulation

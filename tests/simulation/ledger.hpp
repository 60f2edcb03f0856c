// What really happened, kept apart from the code under test: what people did, what they were
// promised, and what the server's disk decided.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "shared/ops/command.hpp"
#include "shared/wire/messages.hpp"

namespace tovholder::simulation {

// A command that a person gave and the tablet took.
struct Made {
    ops::Op op;
    Id<Person> actor;
    bool promised = false;   // the tablet said "saved"
    bool sent = false;       // it left the tablet at least once
    bool dismissed = false;  // refused, and the person has read why
};

// How the server decided an op, in the order of its commits.
struct Decided {
    enum class Kind { op, invited, joined };
    Kind kind = Kind::op;
    OpId id;               // op
    bool applied = false;  // op
    Instant now;           // the server's clock
    Id<Person> person;     // invited, joined
    std::string digest;    // invited, joined: of the code
};

class Ledger {
public:
    void on_made(const ops::Op& op, Id<Person> actor);
    void on_promised(DeviceAlias device);
    void on_sent(const wire::SyncRequest& request);
    // Checks exactly-once.
    void on_decided(const Decided& decided);

    // A crash took an op back of which nobody was promised anything.
    void on_lost(OpId id) { made_.erase(id); }

    Made* find(OpId id);
    const Decided* find_decided(OpId id) const;
    const std::map<OpId, Made>& made() const { return made_; }
    const std::vector<Decided>& decided() const { return decided_; }

    // Ops of one device, by number.
    std::vector<const Made*> made_by(DeviceAlias device) const;

private:
    std::map<OpId, Made> made_;
    std::vector<Decided> decided_;
    std::map<OpId, std::size_t> decided_at_;
};

// Equal in what counts: an edit's fields that it does not name mean nothing and are not sent.
bool same_op(const ops::Op& a, const ops::Op& b);

std::string name_of(OpId id);

}  // namespace tovholder::simulation

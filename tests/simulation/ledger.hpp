// What really happened, kept apart from the code under test: what people did, what they were
// promised, and what the server's disk decided.
#pragma once

#include <map>
#include <memory>
#include <set>
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
    bool excused = false;    // the tablet's disk was set back to before it
};

// How the server decided an op, in the order of its commits.
struct Decided {
    // erased: by the server itself, by its rules of retention or again after a backup was put back.
    // night: what has been kept long enough went.
    enum class Kind { op, invited, joined, erased, night };
    Kind kind = Kind::op;
    OpId id;                        // op
    bool applied = false;           // op
    std::uint32_t fingerprint = 0;  // op: of its bytes
    Instant now;                    // the server's clock
    Id<Person> person;              // invited, joined
    std::string digest;             // invited, joined: of the code
    Instant request_clock = {};     // op: what the tablet's clock said when it asked
    bool handed_over = false;       // op: refused, but others are to look at it
    std::uint64_t seq = 0;          // op: that the rows it changed were given
    bool by_rule = false;           // erased: because she ended long ago
};

class Ledger {
public:
    void on_made(const ops::Op& op, Id<Person> actor);
    void on_promised(DeviceAlias device);
    void on_sent(const wire::SyncRequest& request);
    // Checks exactly-once.
    void on_decided(const Decided& decided);

    // A crash took an op back of which nobody was promised anything.
    void on_lost(OpId id);

    // The server was set back to a backup that was made when `decided` were decided. From then on
    // every device may offer again, and be told other things than before.
    void on_restored(std::size_t decided);
    // It cannot be read any more: the person is told, and a stand-in goes to the server.
    void on_unreadable(OpId id);
    // The disk of a tablet was set back: its numbers may be given out again.
    void on_set_back(DeviceAlias device);
    // Whether its numbers tell less than they do in a quiet life.
    bool is_disturbed(DeviceAlias device) const { return restored_ || set_back_.contains(device); }
    // Somebody made exactly this, or it stands for something that was lost.
    bool was_made(const ops::Op& op) const;
    // What was decided. REQUIRES: an op, that was made.
    const Made& made_as(const Decided& decided) const;
    static std::uint32_t fingerprint(const ops::Op& op);

    Made* find(OpId id);
    const Decided* find_decided(OpId id) const;
    const std::map<OpId, Made>& made() const { return made_; }
    const std::vector<Decided>& decided() const { return decided_; }

    // Ops of one device, by number.
    std::vector<const Made*> made_by(DeviceAlias device) const;

private:
    std::map<OpId, Made> made_;
    std::map<OpId, std::vector<Made>> earlier_;  // what else had the number, before a set-back
    bool restored_ = false;
    std::set<DeviceAlias> set_back_;
    std::vector<Decided> decided_;
    std::map<OpId, std::size_t> decided_at_;
};

// Equal in what counts: an edit's fields that it does not name mean nothing and are not sent.
bool same_op(const ops::Op& a, const ops::Op& b);

std::string name_of(OpId id);

}  // namespace tovholder::simulation

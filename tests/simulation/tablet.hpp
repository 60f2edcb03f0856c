// One tablet of the simulated world: a disk, and while it is on a Replica and a Session.
#pragma once

#include <functional>
#include <memory>

#include "shared/sync/session.hpp"
#include "tests/simulation/clock.hpp"
#include "tests/simulation/disk.hpp"
#include "tests/simulation/ledger.hpp"

namespace tovholder::simulation {

struct World;

class Tablet final : public sync::Transport {
public:
    Tablet(World& world, std::size_t index, Id<Person> person);

    std::size_t index() const { return index_; }
    Id<Person> person() const { return person_; }
    const std::string& token() const { return token_; }
    bool is_on() const { return replica_ != nullptr; }
    // Its person was erased: it was told to wipe itself, or never let in. It stays off.
    bool is_shut_out() const { return shut_out_; }
    // What is on its disk.
    std::vector<sync::StoreEntry> entries() const { return disk_.entries(); }
    bool has_joined() const { return joined_; }
    // How far its clock is ahead of the server's; nothing for a clock that does not run evenly.
    std::optional<std::int64_t> expected_clock_ahead_s() const;
    // REQUIRES: is_on()
    const sync::Replica& replica() const { return *replica_; }
    const sync::Session& session() const { return *session_; }
    DeviceAlias device() const { return device_; }
    // Requests sent since the last call of forget_counts.
    std::size_t requests() const { return requests_; }
    void forget_counts() { requests_ = 0; }

    // Joins with a fresh code if it has not, then opens what the disk holds.
    void turn_on();
    void crash(bool power_cut);
    // Crashes, and is turned on again after a while.
    void fail(bool power_cut);

    // Somebody copies the tablet as it is, or sets it back to such a copy while it is off. It is
    // not an error if there is no copy.
    void make_copy();
    void set_back();
    // A bit of its disk flips while it is off; or somebody clears it, and it joins as a new one.
    void damage();
    void lose_everything();

    // A person gives a command; false when the tablet says that it cannot be.
    bool perform(const ops::Command& command);
    void dismiss_refusal(OpNumber number);
    // All that is not sent, as a file that others may carry; nothing when there is none. REQUIRES:
    // is_on()
    std::optional<Bytes> make_file(sync::Random& random);
    // Time has passed or something happened.
    void wake();
    void on_poke(std::uint64_t seq);
    void hurry();
    // The network's answer to a request of boot number `boot`.
    void on_answer(std::uint64_t boot, std::uint64_t request, Result<Bytes> answer);
    std::uint64_t boot() const { return boot_; }

    void send(std::uint64_t request, Bytes frame) override;

    bool is_writing() const { return disk_.has_pending(); }

private:
    // Runs code of the product; a storage call in it may take the tablet down.
    void guarded(const std::function<void()>& what);
    void join();
    void open();
    // The server does not know it any more: the person gets a code for the same tablet.
    void plan_rejoin();
    void shut_out();
    bool is_erased() const;
    void rejoin();
    // What the ledger knows against what the disk held.
    void check_promises();
    void take_answer(std::uint64_t request, Result<Bytes> answer);
    void plan_disk();
    void plan_wake();
    void note_saved();
    Instant clock();

    World& world_;
    std::size_t index_;
    Id<Person> person_;
    Disk disk_;
    Clock clock_;
    bool joined_ = false;
    bool untold_ = false;   // something of the person's cannot be read, and nobody has said so yet
    bool damaged_ = false;  // once: pages stay so until they are fetched again
    bool shut_out_ = false;
    DeviceAlias device_ = 0;
    std::string token_;
    std::uint64_t boot_ = 0;
    bool disk_planned_ = false;
    std::int64_t wake_ms_ = -1;  // when the planned wake-up comes; -1 = none planned
    bool retry_planned_ = false;
    bool join_planned_ = false;
    bool rejoin_planned_ = false;
    std::size_t requests_ = 0;
    std::unique_ptr<sync::Replica> replica_;
    std::unique_ptr<sync::Session> session_;
};

}  // namespace tovholder::simulation

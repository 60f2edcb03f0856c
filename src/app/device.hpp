// This device's membership: opens the store of a profile, joins with a code, holds the replica and
// the session, and hands every event of the host to where it belongs. Knows nothing of screens.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "shared/sync/bundle.hpp"
#include "shared/sync/courier.hpp"
#include "shared/sync/session.hpp"
#include "src/platform/host.hpp"

namespace tovholder::app {

enum class Phase : std::uint8_t {
    opening,     // waiting for the store
    fresh,       // the store is empty: nobody has joined here
    joining,     // a code is on its way to the server
    ready,       // joined: replica() and session() are there
    failed,      // the store could not be opened: see error()
    taken_over,  // another tab writes to this store
    wiping,      // the store is being deleted
    choosing,    // nobody's store is open: several people share the device
    locked,      // the store is there, but a PIN or a code is needed: see lock()
};

inline constexpr std::uint32_t wrong_pins_max = 10;

class Device {
public:
    explicit Device(platform::Host& host) : host_(host) {}

    // Leaves whatever was open and opens this profile; a demo profile joins by itself.
    void open(platform::Profile profile);
    // REQUIRES: phase() is fresh.
    void join(std::string code);
    // Deletes everything of the open profile; ends as fresh in Profile::real.
    void wipe();
    // Forgets both demo roles and the demo's server, then opens `next`.
    void reset_demo(platform::Profile next);
    // What the person did that is only in memory is done again once this tab writes: see carried().
    void take_over();
    // Tries again to write what could not be written.
    void retry_storage();
    // The server does not know this device any more: comes back as itself, with a code for the same
    // person. REQUIRES: forgotten() and not rejoining(). What goes wrong is in error().
    void rejoin(std::string code);
    bool forgotten() const;
    bool rejoining() const { return rejoining_; }
    // Nobody has joined, and that is because the browser deleted the store. `unsent`: changes that
    // went with it. REQUIRES: phase() is fresh.
    void tell_emptied(std::size_t unsent);

    // ---- several people, and PINs (device_lock.cpp) ---------------------------------------------
    // Closes what is open and opens the store of another of those who share the device.
    void choose(int place);
    int place() const { return place_; }
    // Closes what is open, and forgets its key: nothing personal is left in memory. Ends as
    // choosing, or as locked when there was a PIN. REQUIRES: replica()->saved(), or there is no
    // replica.
    void leave();
    void lock();
    // REQUIRES of the three: !pin_busy(). What goes wrong is in pin_error(). A PIN is tried only
    // once the try is counted on disk. REQUIRES: phase() is locked.
    void unlock(std::string pin, Instant clock);
    void unlock_with_code(const std::string& code, std::string new_pin, Instant clock);
    // Sets the first PIN, which needs the server, or another one. REQUIRES: phase() is ready.
    void choose_pin(std::string old_pin, std::string new_pin, Instant clock);
    bool pin_busy() const { return work_.step != PinStep::none; }
    bool has_pin() const { return lock_.has_value(); }
    // False: the PIN is destroyed, and only a code opens the store.
    bool pin_works() const { return lock_ && !lock_->by_pin.empty(); }
    const std::optional<Error>& pin_error() const { return pin_error_; }

    // Something completed. `now_ms` is monotonic.
    void on(const platform::HostEvent& event, std::int64_t now_ms);
    // Sends what is due. Cheap when nothing is.
    void tick(std::int64_t now_ms, Instant clock);

    // As if the network was gone, until set again: the demo's switch "uden net".
    void set_offline(bool offline);
    bool offline_switch() const { return offline_; }

    Phase phase() const { return phase_; }
    platform::Profile profile() const { return profile_; }
    // Null unless phase() is ready or taken_over.
    sync::Replica* replica() { return replica_.get(); }
    const sync::Replica* replica() const { return replica_.get(); }
    sync::Session* session() { return session_.get(); }
    const sync::Session* session() const { return session_.get(); }
    // The files that it carries for others; null as replica().
    sync::Courier* courier() { return courier_.get(); }
    const sync::Courier* courier() const { return courier_.get(); }
    // What the file holds, when this device may look into it; worked out once.
    const wire::BundleContent* contents_of(std::uint64_t parcel) const;
    // What became of a file, told once.
    std::optional<Result<wire::Delivered>> take_delivered() {
        return std::exchange(delivered_, std::nullopt);
    }
    // Why joining or opening went wrong; cleared by the next try.
    const std::optional<Error>& error() const { return error_; }
    const sync::OpenReport& open_report() const { return report_; }
    // How often the store was deleted while it was open, and written anew.
    std::size_t emptied() const { return emptied_; }
    // What was done again after take_over, once: how many, and why not all.
    struct Carried {
        std::size_t done = 0;
        std::optional<Error> refused = {};
        OpId last = {};
    };
    std::optional<Carried> take_carried() { return std::exchange(carried_, {}); }
    // Grows when something that a screen could show changed here. Not for what the replica counts
    // itself, nor for what SyncFacts and the storage figures tell.
    std::uint64_t version() const { return version_; }

private:
    void on_event(const platform::StoreOpened& event, std::int64_t now_ms);
    void on_event(const platform::StoreCommitted& event, std::int64_t now_ms);
    void on_event(const platform::StoreWiped& event, std::int64_t now_ms);
    void on_event(const platform::StoreLost& event, std::int64_t now_ms);
    void on_event(const platform::JoinAnswered& event, std::int64_t now_ms);
    void on_event(const platform::KeyTurned& event, std::int64_t now_ms);
    void on_event(const platform::SecretAnswered& event, std::int64_t now_ms);
    void on_event(const platform::AboutAnswered& event, std::int64_t now_ms);
    void on_event(const platform::Answered& event, std::int64_t now_ms);
    void on_event(const platform::DeliveryAnswered& event, std::int64_t now_ms);
    void on_event(const platform::Poked& event, std::int64_t now_ms);
    void on_event(const platform::FiguresChanged& event, std::int64_t now_ms);
    void on_event(const platform::UpdateReady& event, std::int64_t now_ms);
    void on_event(const platform::DemoRenewed& event, std::int64_t now_ms);
    void on_event(const platform::StoreEmptied& event, std::int64_t now_ms);

    void close();
    void enter(Phase phase);
    void start_session();
    void deliver_next(std::int64_t now_ms);
    void store_anew();
    void do_again();
    void on_rejoined(const Result<wire::Joined>& joined);

    // Where the work on a PIN stands: each step ends with an event.
    enum class PinStep : std::uint8_t {
        none,
        asking,    // the server for its secret
        counting,  // the try, on disk
        turning,   // the key
        storing,   // what came of it
    };
    struct PinWork {
        PinStep step = PinStep::none;
        std::string pin = {};      // tried; empty: the server's secret opens, or nothing is locked
        std::string new_pin = {};  // empty: none is chosen
        std::uint64_t request = 0;
        std::uint32_t lease_days = 0;
        Instant clock = {};
    };
    void enter_locked();
    void store_lock();
    void turn(platform::KeyTurn turn);
    void end_pin_work(std::optional<Error> error = {});
    void on_lock_stored(const std::optional<Error>& error);
    void on_wrong_pin();
    void destroy_pin(ErrorCode why);
    void check_lease(Instant clock);
    void renew_lease();
    void wipe_withdrawn();

    platform::Host& host_;
    int place_ = 1;
    std::optional<wire::DeviceLock> lock_;
    PinWork work_;
    std::optional<Error> pin_error_;
    std::optional<Error> farewell_;  // why the store was wiped, for who comes next
    sync::Ticket lock_ticket_ = 0;
    std::uint64_t requests_ = 0;
    std::uint64_t withdrawn_request_ = 0;  // asks only whether the device is withdrawn
    platform::Profile profile_ = platform::Profile::real;
    platform::Profile after_wipe_ = platform::Profile::real;
    int wipes_left_ = 0;
    Phase phase_ = Phase::opening;
    std::unique_ptr<sync::Replica> replica_;
    std::unique_ptr<sync::Session> session_;
    std::unique_ptr<sync::Courier> courier_;
    std::optional<Result<wire::Delivered>> delivered_;
    mutable std::map<std::uint64_t, std::optional<wire::BundleContent>> contents_;
    sync::OpenReport report_;
    std::optional<Error> error_;
    bool offline_ = false;
    bool rejoining_ = false;
    std::size_t emptied_ = 0;
    sync::Ticket anew_ticket_ = 0;   // of the commit that writes an emptied store anew
    std::vector<ops::Op> unstored_;  // to be done again by this tab
    std::optional<Carried> carried_;
    std::uint64_t version_ = 1;
};

}  // namespace tovholder::app

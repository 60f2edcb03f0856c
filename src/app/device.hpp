// This device's membership: opens the store of a profile, joins with a code, holds the replica and
// the session, and hands every event of the host to where it belongs. Knows nothing of screens.
#pragma once

#include <memory>
#include <optional>
#include <string>

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
};

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
    void take_over();

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
    // Why joining or opening went wrong; cleared by the next try.
    const std::optional<Error>& error() const { return error_; }
    const sync::OpenReport& open_report() const { return report_; }
    // Grows when something that a screen could show changed here. Not for what the replica counts
    // itself, nor for what SyncFacts and the storage figures tell.
    std::uint64_t version() const { return version_; }

private:
    void on_event(const platform::StoreOpened& event, std::int64_t now_ms);
    void on_event(const platform::StoreCommitted& event, std::int64_t now_ms);
    void on_event(const platform::StoreWiped& event, std::int64_t now_ms);
    void on_event(const platform::StoreLost& event, std::int64_t now_ms);
    void on_event(const platform::JoinAnswered& event, std::int64_t now_ms);
    void on_event(const platform::Answered& event, std::int64_t now_ms);
    void on_event(const platform::Poked& event, std::int64_t now_ms);
    void on_event(const platform::FiguresChanged& event, std::int64_t now_ms);
    void on_event(const platform::UpdateReady& event, std::int64_t now_ms);
    void on_event(const platform::DemoRenewed& event, std::int64_t now_ms);

    void close();
    void enter(Phase phase);
    void start_session();

    platform::Host& host_;
    platform::Profile profile_ = platform::Profile::real;
    platform::Profile after_wipe_ = platform::Profile::real;
    int wipes_left_ = 0;
    Phase phase_ = Phase::opening;
    std::unique_ptr<sync::Replica> replica_;
    std::unique_ptr<sync::Session> session_;
    sync::OpenReport report_;
    std::optional<Error> error_;
    bool offline_ = false;
    std::uint64_t version_ = 1;
};

}  // namespace tovholder::app

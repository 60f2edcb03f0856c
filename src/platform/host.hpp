// What the app needs of the world beside its window: the device's storage, the way to a server (a
// real one, or the demo's inside the page), random, clocks and a few settings. host_web.cpp is the
// browser's, host_native.cpp the development window's; tests have one in memory.
//
// Nothing here calls back into the app: what completes becomes an event in an inbox that the app
// drains at the beginning of a frame and of each background task.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "shared/sync/ports.hpp"

namespace tovholder::platform {

// Each has a database of its own, so that the demo and real data never meet.
enum class Profile : std::uint8_t { real = 0, demo_coordinator = 1, demo_volunteer = 2 };
inline constexpr std::uint8_t profile_count = 3;
constexpr bool is_demo(Profile profile) { return profile != Profile::real; }

// open_store has finished: everything the store holds (nothing in a fresh one), or why it cannot
// be opened (storage_failed, storage_full; the app then offers to try again).
struct StoreOpened {
    Profile profile;
    Result<std::vector<sync::StoreEntry>> entries;
};
// A commit of this store completed or failed: for Replica::on_stored.
struct StoreCommitted {
    Profile profile;
    sync::Ticket ticket;
    std::optional<Error> error;
};
struct StoreWiped {
    Profile profile;
    std::optional<Error> error;
};
// Another tab writes to the store: it took the store over, or had it when open_store was called (in
// which case StoreOpened does not come). This one must not write, and say so.
struct StoreLost {
    Profile profile;
};
// The browser, or somebody in another window, deleted the store while it was open. Commits fail
// until refound_store.
struct StoreEmptied {
    Profile profile;
};
// The server's answer to a join: the frame of a wire::Joined or wire::Failure, or no_network …
struct JoinAnswered {
    Profile profile;
    Result<Bytes> answer;
};
// turn_key has finished: what was wrapped, in the order asked for. Errors: wrong_pin (the secret
// does not fit), storage_failed (no key can be made here).
struct KeyTurned {
    Result<std::vector<std::string>> wrapped;
};
// The answer to keep_key or unlock, with the number given: the frame of a wire::UnlockSecret or
// wire::Failure, or no_network …
struct SecretAnswered {
    std::uint64_t request;
    Result<Bytes> answer;
};
// The answer to ask_about, with the number given: the frame of a wire::AboutAnswer or
// wire::Failure, or no_network …
struct AboutAnswered {
    Profile profile;
    std::uint64_t request;
    Result<Bytes> answer;
};
// The answer to a Transport request: for Session::on_answer. Answers to the transport of a profile
// that was since closed must be left out.
struct Answered {
    Profile profile;
    std::uint64_t request;
    Result<Bytes> answer;
};
// The answer to deliver: for Courier::on_answer. As Answered.
struct DeliveryAnswered {
    Profile profile;
    std::uint64_t request;
    Result<Bytes> answer;
};
// The server says that it has changes up to `seq`.
struct Poked {
    Profile profile;
    std::uint64_t seq;
};
// storage_figures() has new numbers, or answers ask_persistence.
struct FiguresChanged {
    bool asked = false;
};
// A new version of the app is ready and will be used after reload().
struct UpdateReady {};
// The demo was made for a day weeks ago; it has begun anew, and what was done in it is gone.
struct DemoRenewed {};

using HostEvent = std::variant<StoreOpened, StoreCommitted, StoreWiped, StoreLost, JoinAnswered,
                               KeyTurned, SecretAnswered, AboutAnswered, Answered, DeliveryAnswered,
                               Poked, FiguresChanged, UpdateReady, DemoRenewed, StoreEmptied>;

// A PIN is short: guessing it must be slow. The server's secret cannot be guessed.
struct KeySecret {
    std::string secret;
    bool is_pin = true;
};
// Takes a store's data key out of what wraps it (nothing: makes a new one), wraps it for others,
// and keeps it in memory: the store is unlocked from then on.
struct KeyTurn {
    std::string secret;
    std::string wrapped;
    std::vector<KeySecret> wrap_for = {};
};

struct StorageFigures {
    std::uint64_t used_bytes = 0;
    std::uint64_t quota_bytes = 0;  // 0 = not told
    bool persistent = false;        // the browser promised not to clear it by itself
    std::string kind;               // "indexeddb", "memory", "file"; for stats() too
    bool to_install = false;        // on iOS in a tab, where what is saved goes after a week
};

class Host {
public:
    virtual ~Host() = default;

    // ---- inbox -----------------------------------------------------------------------------
    // The events since the last call, oldest first.
    virtual std::vector<HostEvent> take_events() = 0;
    // Called (at most once per event) when an event came in: wake up and drain.
    virtual void on_event(std::function<void()> wake) = 0;

    // ---- storage ---------------------------------------------------------------------------
    // Whose store Profile::real is, where several people share the device: each has a place,
    // from 1. Closes what is open; answers that are still on their way to another place do not
    // come.
    virtual void choose_place(int place) = 0;
    // Completes as StoreOpened. At most one profile is open; opening closes the other. Of a locked
    // store only Area::lock comes.
    virtual void open_store(Profile profile) = 0;
    // Keys of the chosen place's store. turn_key completes as KeyTurned; the first value that is
    // then put into Area::lock encrypts the whole store in one transaction. forget_key locks what
    // is opened from then on; what was committed before is still written.
    virtual void turn_key(KeyTurn turn) = 0;
    virtual void forget_key() = 0;
    // REQUIRES: StoreOpened came for this profile without an error. Valid until another is opened.
    virtual sync::DeviceStore& store() = 0;
    // After StoreEmptied: the next commit is of everything that the store should hold.
    virtual void refound_store() = 0;
    // Deletes the profile's database, closing it first. Completes as StoreWiped.
    virtual void wipe_store(Profile profile) = 0;
    // This tab takes the store over from another one after StoreLost; completes as StoreOpened.
    virtual void take_over_store(Profile profile) { open_store(profile); }
    // Asks the browser to keep the data (navigator.storage.persist); completes as FiguresChanged,
    // also when nothing has changed.
    // For a demo profile it only measures.
    virtual void ask_persistence() = 0;
    // As last measured.
    virtual StorageFigures storage_figures() const = 0;
    // Measures anew; FiguresChanged comes only when the numbers differ from before.
    virtual void measure_storage() = 0;

    // ---- server ----------------------------------------------------------------------------
    // Sends a join; completes as JoinAnswered. For demo profiles `code` is not looked at: the
    // in-page server lets the role's own person in.
    virtual void join(Profile profile, std::string code) = 0;
    // The same for a device that the server has forgotten: offers the token (raw bytes) and the
    // alias that it had. REQUIRES: not a demo profile.
    virtual void rejoin(std::string code, const std::string& token, DeviceAlias device) = 0;
    // The server's secret for this device, asked with its token (raw bytes), or, when that is
    // locked away, with a code. Both complete as SecretAnswered with this number.
    virtual void keep_key(std::uint64_t request, const std::string& token) = 0;
    virtual void unlock(std::uint64_t request, const wire::UnlockRequest& code) = 0;
    // All that the server of the open transport keeps about one person. Completes as AboutAnswered
    // with this number, unless the transport is closed before.
    virtual void ask_about(std::uint64_t request, Id<Person> person) = 0;
    // The way to the profile's server with the device's token (raw bytes): POST /sync, and a
    // WebSocket for pokes. Valid until the next call or close_transport.
    virtual sync::Transport& open_transport(Profile profile, std::string token) = 0;
    virtual void close_transport() = 0;
    // A file of changes for the server of the open transport; completes as DeliveryAnswered.
    virtual void deliver(std::uint64_t request, Bytes frame) = 0;
    // "tovholder.roskilde.dk": the server one is joined to, as shown to the person.
    virtual std::string server_name() const = 0;
    // Forgets everything of the demo: its server and the stores of both roles. Completes as two
    // StoreWiped events.
    virtual void reset_demo() = 0;

    // ---- small things ----------------------------------------------------------------------
    virtual sync::Random& random() = 0;
    // Kept on this device for all profiles: "language", "theme", "text_size", "profile". Empty
    // when not set; an empty value deletes. Written at once.
    virtual std::string setting(std::string_view name) const = 0;
    virtual void set_setting(std::string_view name, std::string_view value) = 0;
};

// The product's host. `origin` is where the server is ("" natively: --server decides).
std::unique_ptr<Host> make_host(std::string_view origin);

}  // namespace tovholder::platform

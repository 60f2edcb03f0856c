// The tablet's half of sync: what the server confirmed (base), what the person
// did since (outbox), and what the screen shows (base with the outbox replayed
// on top). Of the two states only the shown one is kept, and beside it the few
// base rows that it hides.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <set>

#include "shared/domain/state.hpp"
#include "shared/sync/ports.hpp"
#include "shared/wire/messages.hpp"

namespace tovholder::sync {

// Something damaged that was found when opening the store, for the person to
// know.
struct OpenReport {
    std::size_t pages_damaged = 0;   // fetched again from the server
    std::vector<Bytes> quarantined;  // outbox entries that cannot be read: offered as a file
};

class Replica {
public:
    // Opens what a store holds. Errors: not_found when the device has not joined
    // (no meta), bad_record when meta is damaged. `report`, when given, tells
    // what was repaired.
    static Result<std::unique_ptr<Replica>> open(DeviceStore& store,
                                                 const std::vector<StoreEntry>& entries,
                                                 OpenReport* report = nullptr);
    // A device that has just joined; writes its meta.
    static std::unique_ptr<Replica> create(DeviceStore& store, const wire::Joined& joined);

    const State& shown() const { return shown_; }
    // A copy, made for the call.
    State base() const;
    Id<Person> person() const { return meta_.person; }
    DeviceAlias device() const { return meta_.device; }
    const std::string& token() const { return meta_.token; }
    const wire::Cursor& cursor() const { return meta_.cursor; }
    Instant last_answer() const { return meta_.last_answer; }

    // Runs the command on what is shown, queues it and writes it strictly. The
    // screen changes at once; it is saved when saved() says so. Errors are
    // apply's: nothing happened.
    Result<OpId> perform(const ops::Command& command, Instant now);

    // A commit completed, or failed. After a failure the op stays in memory and
    // is written again by `retry_storage`. Tickets that are not ours are ignored.
    void on_stored(Ticket ticket, std::optional<Error> error);
    void retry_storage();

    // Ops made and not answered; the count that the person sees.
    std::size_t unsent() const { return outbox_.size(); }
    // True when everything the person did is on this device's disk.
    bool saved() const;
    // The last storage failure, until what could not be written is written.
    const std::optional<Error>& storage_error() const { return storage_error_; }

    // Ops that the next request may carry: on disk, and no earlier outcome still
    // on its way to disk (the server forgets an outcome when a later op is
    // offered).
    std::size_t sendable() const;
    // The next request: sendable ops from the first, within the size limit.
    wire::SyncRequest make_request(Instant now) const;
    // Takes the answer to `asked`. The rows and outcomes are shown at once and written in one
    // commit. Errors: bad_record when the answer does not fit what was asked (nothing changed).
    Result<void> on_response(const wire::SyncRequest& asked, const wire::SyncResponse& response);
    // True when the last answer said that there is more to fetch.
    bool wants_more() const { return wants_more_; }
    // Seconds that this device's clock is ahead of the server's, from the last
    // answer (rough: the time on the way is included).
    std::int64_t clock_ahead_s() const { return clock_ahead_s_; }

    // Refused ops that the person has not seen to, by op number.
    const std::map<OpNumber, wire::Refusal>& refusals() const { return refusals_; }
    void dismiss_refusal(OpNumber number);

    // Unsent ops as frames, for export; in order.
    std::vector<Bytes> export_outbox() const;
    const ops::Op* find_unsent(OpNumber number) const;
    // All of them, in order; valid until the next change.
    std::vector<const ops::Op*> unsent_ops() const;

    // Grows whenever anything that a screen could show has changed.
    std::uint64_t version() const { return version_; }

private:
    struct Entry {
        ops::Op op;
        Bytes frame;
        bool stored = false;
    };
    using StoreKey = std::pair<Area, std::uint64_t>;
    struct Pending {
        std::vector<StoreKey> keys;
        bool takes_outcomes = false;
    };

    explicit Replica(DeviceStore& store) : store_(store) {}
    Result<void> load_meta(const std::vector<StoreEntry>& entries);
    void load_pages(const std::vector<StoreEntry>& entries, OpenReport& report);
    void load_outbox(const std::vector<StoreEntry>& entries, OpenReport& report);
    void load_review(const std::vector<StoreEntry>& entries);

    Result<void> check_response(const wire::SyncResponse& response) const;
    bool take_outcomes(const wire::SyncRequest& asked, const wire::SyncResponse& response,
                       std::set<StoreKey>& touched);
    void take_rows(const wire::SyncResponse& response, std::set<StoreKey>& touched);
    void take_guesses(const wire::SyncRequest& asked, const wire::SyncResponse& response,
                      std::set<StoreKey>& touched);
    std::uint32_t guess_sum() const;
    void put_base(const wire::SentRow& sent);
    void forget_base(RowKey key);
    std::optional<State::Found> base_row(RowKey key) const;
    void keep_base_row(RowKey key);
    void take_back_guesses();
    void replay();
    void guess(const ops::Op& op);

    void commit(const std::set<StoreKey>& keys, Durability durability, bool takes_outcomes);
    StoreWrite current(StoreKey key) const;
    OpNumber next_number() const;

    DeviceStore& store_;
    wire::DeviceMeta meta_;
    State shown_;
    std::deque<Entry> outbox_;
    // Rows in which shown may differ from base, as they are in base; nothing: not there at all.
    std::map<RowKey, std::optional<State::Found>> hidden_base_;
    std::uint64_t changing_guesses_ = 0;  // ops of the outbox that changed what is shown
    std::map<OpNumber, wire::Refusal> refusals_;
    std::map<std::uint64_t, std::set<RowKey>> pages_;  // page → its rows
    std::map<Ticket, Pending> pending_;                // commits that are not completed
    std::set<StoreKey> failed_;                        // keys whose last commit failed
    Ticket last_ticket_ = 0;
    std::optional<Error> storage_error_;
    bool wants_more_ = false;
    std::int64_t clock_ahead_s_ = 0;
    bool identity_stored_ = false;
    Instant meta_written_;
    std::uint64_t version_ = 1;
};

}  // namespace tovholder::sync

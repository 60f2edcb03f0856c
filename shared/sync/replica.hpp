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
    std::size_t pages_damaged = 0;  // fetched again from the server
    // Changes that were not sent, or were refused, and cannot be read: offered as a file.
    std::vector<Bytes> quarantined;
    // Rows were here, and none is left: the store was emptied, and what only this device has came
    // back from a second copy. The server has the rest.
    bool emptied = false;
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
    // The store was emptied behind our back: writes everything again, in one strict commit, with
    // `first` (the lock of a locked store) before all else. Until that is on disk nothing is
    // saved() and nothing is sent.
    Ticket store_anew(std::optional<StoreWrite> first);

    // Ops made and not answered; the count that the person sees.
    std::size_t unsent() const { return outbox_.size(); }
    // True when everything the person did is on this device's disk.
    bool saved() const;
    // Whether this op of ours is on disk, or was answered.
    bool is_stored(OpNumber number) const;
    // What the person did that is only in memory, in order.
    std::vector<ops::Op> unstored_ops() const;
    std::size_t unstored() const;
    // When the first of the unsent was done, by this device's clock; 0 when nothing waits.
    Instant oldest_unsent() const;
    // The last storage failure, until what could not be written is written.
    const std::optional<Error>& storage_error() const { return storage_error_; }

    // Ops that the next request may carry: on disk, and no earlier outcome still
    // on its way to disk (the server forgets an outcome when a later op is
    // offered).
    std::size_t sendable() const;
    // The next request: sendable ops from the first, within the size limit.
    wire::SyncRequest make_request(Instant now) const;
    // Takes the answer to `asked`, which came in `bytes`. The rows and outcomes are shown at once
    // and written in one commit. Errors (nothing changed): bad_record when the answer does not fit
    // what was asked, op_gap when it was asked ahead and follows others than those taken.
    Result<void> on_response(const wire::SyncRequest& asked, const wire::SyncResponse& response,
                             std::size_t bytes = 0);
    // True when the last answer said that there is more to fetch.
    bool wants_more() const { return wants_more_; }
    // While portions of many rows come, also after a restart in the middle: bytes of them that are
    // here, and what is left. `left().bytes` is 0 when nothing is or the server did not say.
    std::uint64_t fetched_bytes() const { return meta_.fetched_bytes; }
    const wire::Left& left() const { return meta_.left; }
    // Seconds that this device's clock is ahead of the server's, from the last
    // answer, also of an earlier day (rough: the time on the way is included).
    std::int64_t clock_ahead_s() const { return meta_.clock_ahead_s; }

    // The server was set back to a backup and these many ops that it had answered are on their way
    // to it again (since the app was opened).
    std::size_t offered_again() const { return offered_again_; }
    // Whether the op is kept for that case.
    bool remembers(OpNumber number) const { return journal_.contains(number); }
    // The device joined again because the server did not know it any more: as itself, with what
    // it holds and has not sent. Errors: not_allowed when `joined` is another device or person
    // (nothing changed).
    Result<void> rejoin(const wire::Joined& joined);

    // Refused ops that the person has not seen to, by op number.
    const std::map<OpNumber, wire::Refusal>& refusals() const { return refusals_; }
    void dismiss_refusal(OpNumber number);

    // People were erased, and what says something about them is not known to be off this device's
    // disk yet. Until then nothing is asked of the server: what is asked next says that it is.
    bool is_erasing() const { return !erasing_.empty(); }

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
    struct Answered {
        Instant at;  // server time
        Bytes frame;
    };
    using StoreKey = std::pair<Area, std::uint64_t>;
    struct Pending {
        std::vector<StoreKey> keys;
        bool takes_outcomes = false;
        Durability durability = Durability::strict;
    };

    explicit Replica(DeviceStore& store) : store_(store) {}
    Result<void> load_meta(const std::vector<StoreEntry>& entries);
    void load_pages(const std::vector<StoreEntry>& entries, OpenReport& report,
                    std::set<StoreKey>& damaged);
    void load_outbox(const std::vector<StoreEntry>& entries, OpenReport& report);
    void load_review(const std::vector<StoreEntry>& entries, OpenReport& report);
    void load_journal(const std::vector<StoreEntry>& entries, std::set<StoreKey>& damaged);

    Result<void> check_response(const wire::SyncResponse& response) const;
    bool take_outcomes(const wire::SyncRequest& asked, const wire::SyncResponse& response,
                       std::set<StoreKey>& touched);
    void keep_answered(OpNumber number, Bytes frame, Instant now, std::set<StoreKey>& touched);
    void drop_answered(std::map<OpNumber, Answered>::iterator answered,
                       std::set<StoreKey>& touched);
    void keep_refused(ops::Op op, const Error& error, Instant at, std::set<StoreKey>& touched);
    void prune_journal(Instant now, std::set<StoreKey>& touched);
    void take_erased(const wire::SyncResponse& response, std::set<StoreKey>& touched);
    void forget_person(Id<Person> person, const Person* known, std::set<StoreKey>& touched);
    bool without_erased(ops::Op& op) const;
    void offer_again(OpNumber next, std::set<StoreKey>& touched);
    void take_rows(const wire::SyncResponse& response, std::set<StoreKey>& touched);
    void take_guesses(const wire::SyncRequest& asked, const wire::SyncResponse& response,
                      std::set<StoreKey>& touched);
    std::uint32_t guess_sum() const;
    void put_base(const wire::SentRow& sent);
    void forget_base(RowKey key);
    void keep_stale(RowKey key, State::Found found);
    std::optional<State::Found> base_row(RowKey key) const;
    void keep_base_row(RowKey key);
    void take_back_guesses();
    void replay();
    void guess(const ops::Op& op);

    std::set<StoreKey> all_keys() const;
    void commit(std::set<StoreKey> keys, Durability durability, bool takes_outcomes);
    StoreWrite current(StoreKey key) const;
    bool is_pending(StoreKey key) const;
    OpNumber next_number() const;
    std::uint64_t seen_seq(const ops::Command& command) const;

    DeviceStore& store_;
    wire::DeviceMeta meta_;
    State shown_;
    std::deque<Entry> outbox_;
    // Rows in which shown may differ from base, as they are in base; nothing: not there at all.
    std::map<RowKey, std::optional<State::Found>> hidden_base_;
    std::uint64_t changing_guesses_ = 0;          // ops of the outbox that changed what is shown
    std::map<RowKey, std::uint64_t> guessed_by_;  // which of them changed a row last, from 1
    std::map<OpNumber, wire::Refusal> refusals_;
    std::map<OpNumber, Answered> journal_;  // ops that were applied, lately
    std::size_t journal_bytes_ = 0;
    std::size_t offered_again_ = 0;
    std::map<std::uint64_t, std::set<RowKey>> pages_;  // page → its rows
    std::set<RowKey> stale_rows_;                      // of base, those with the seq `stale`
    std::map<Ticket, Pending> pending_;                // commits that are not completed
    std::set<StoreKey> failed_;                        // keys whose last commit failed
    std::set<StoreKey> erasing_;                       // keys that must be on disk: is_erasing
    Ticket last_ticket_ = 0;
    std::optional<Error> storage_error_;
    bool wants_more_ = false;
    bool identity_stored_ = false;
    Ticket anew_ticket_ = 0;  // of store_anew, until it completes
    Instant meta_written_;
    std::uint64_t version_ = 1;
};

}  // namespace tovholder::sync

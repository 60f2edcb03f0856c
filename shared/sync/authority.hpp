// The server's half of sync: the truth. Pure but for its store port; one thread
// at a time. The same class runs in the server, in the simulator, and inside
// the page of the demo.
#pragma once

#include <map>
#include <memory>
#include <set>

#include "shared/domain/state.hpp"
#include "shared/ops/decide.hpp"
#include "shared/ops/scope.hpp"
#include "shared/seal/seal.hpp"
#include "shared/sync/ports.hpp"
#include "shared/sync/value_changes.hpp"
#include "shared/wire/messages.hpp"

namespace tovholder::sync {

struct AuthorityOptions {
    bool codes_reusable = false;               // demo only: an invitation code can be used again
    std::size_t answer_bytes_max = 56 * 1024;  // rows an answer, before they are made small (to
                                               // some 12 kB); the rest follows with `more`
    // The first answer to a device that holds nothing: what fits on a screen is soon there.
    std::size_t first_answer_bytes_max = 24 * 1024;
    std::uint32_t lease_days = 30;  // how long a PIN opens a device that does not hear from us
    bool learns_keys = true;        // of devices, for files of changes; working them out takes 1 ms
    std::size_t views_max = 20'000;  // devices whose held rows are remembered; others resend
};

class Authority {
public:
    // `contents.history` must not be 0 (a new database is given one by its
    // store).
    Authority(AuthorityStore& store, AuthorityContents contents, AuthorityOptions options = {});
    ~Authority();
    Authority(Authority&&) noexcept;

    const State& state() const { return state_; }
    std::uint64_t seq() const { return seq_; }
    std::uint64_t history() const { return history_; }
    const std::map<DeviceAlias, DeviceRecord>& devices() const { return devices_; }

    // Puts the first unit, its coordinator and admin, and an invitation into an empty
    // database and returns the code. REQUIRES: no people yet. Errors:
    // storage_failed.
    Result<std::string> found(std::string unit_name, std::string coordinator_name, Instant now,
                              Random& random);

    // A fresh invitation for a person; returns the code. Errors: not_found,
    // storage_failed.
    Result<std::string> invite(Id<Person> person, Instant now, Random& random);

    // Puts rows as they are (demo municipality, tests). Errors: storage_failed.
    Result<void> load(const Changes& changes);

    // A code becomes a device. The same code with the same token offered is the same device again.
    // Errors: code_unknown, code_used, code_expired, storage_failed. Rate limits are the caller's.
    Result<wire::Joined> join(const wire::JoinRequest& request, Instant now, Random& random);

    // The device whose token this is (raw bytes). The first time it learns the public keys that the
    // device has by its token; they are kept from the device's next sync on. Errors:
    // unknown_device, device_withdrawn.
    Result<DeviceAlias> authenticate(std::string_view token);

    // Makes the key to which devices seal files of changes, unless there is one. Errors:
    // storage_failed.
    Result<void> make_server_key(Random& random);

    // The secret by which the device's store opens when its PIN is gone: made when first asked for,
    // the same from then on. Errors: unknown_device, device_withdrawn, storage_failed.
    Result<wire::UnlockSecret> keep_key(DeviceAlias device, Random& random);
    // The same for a device whose token is locked away, against a code of its own person, which is
    // then used. The same code again gives the device the same answer. Errors: unknown_device,
    // device_withdrawn, code_unknown, code_used, code_expired, not_allowed (a code of another
    // person), storage_failed. Rate limits are the caller's.
    Result<wire::UnlockSecret> unlock(const wire::UnlockRequest& request, Instant now);

    // One round trip: push and pull. Everything in the answer is durable. The
    // same request again gets the same outcomes. Errors (nothing happened):
    // unknown_version, op_gap when the first op is beyond the expected or the answers that the
    // device waits for are not on their way, storage_failed, unknown_device, device_withdrawn,
    // bad_record.
    Result<wire::SyncResponse> sync(DeviceAlias device, const wire::SyncRequest& request,
                                    Instant now);

    // Takes the ops of a file that any device brought, as if their author had sent them: once, and
    // she gets the same outcomes when she asks herself. Errors (nothing happened): bundle_altered,
    // bundle_foreign, bundle_unknown, bundle_withdrawn, bundle_gap, bundle_changed,
    // unknown_version, storage_failed.
    Result<wire::Delivered> deliver(const wire::Bundle& bundle, Instant now);

    // All that is kept about a person, for one who may ask; that it was shown is in the lines about
    // her before this returns. Errors: unknown_device, device_withdrawn, not_found, not_allowed,
    // storage_failed.
    Result<wire::AboutAnswer> about(DeviceAlias device, const wire::AboutRequest& request,
                                    Instant now);

    // A device whose token is refused because it was withdrawn has been told to wipe itself. It is
    // no error if the store fails: it will ask again.
    void tell_withdrawn(std::string_view token);

    // What the rules of retention let go by now (ops/retention.hpp), and the shifts that series are
    // due (ops/series.hpp); doing it again does nothing.
    // Errors: storage_failed (what was not done is done the next time).
    struct Night {
        std::size_t people = 0;
        std::size_t rows = 0;
        std::size_t shifts = 0;  // made ahead of time
    };
    Result<Night> keep_house(Instant now);

    // Erases those of these people who are here, and keeps the others from coming back: a database
    // from a backup does not know who was erased since. Returns how many were here. Errors:
    // storage_failed.
    Result<std::size_t> erase_again(const std::vector<Id<Person>>& people, Instant now);

    // Whether the device has something to fetch since `seq`; cheap, may err
    // towards yes.
    bool has_news(std::uint64_t seq) const { return seq < seq_; }

private:
    class Working;  // the changes of one call: applied to state_, not yet durable
    class Pull;     // what one device is sent
    struct Views;   // what each device holds, as far as we know

    // What the ops of one request changed.
    struct Touched {
        std::vector<RowKey> keys;  // ascending
        std::uint64_t first_seq = 0;
        std::uint64_t changing_ops = 0;
    };

    Result<void> check_order(const DeviceRecord& device, const wire::SyncRequest& request) const;
    // Does those ops that were not answered before. `clock`: what the device's clock showed at
    // `now`.
    std::vector<wire::Outcome> push(DeviceAlias alias, const std::vector<ops::Op>& ops,
                                    Instant clock, Instant now, Working& working);
    // The answers that are kept, from the first refusal on; none when nothing was refused. Told to
    // one that starts over: of a request that came late to a server that was set back, it never
    // heard the answer.
    std::vector<wire::Outcome> outcomes_from_refused(DeviceAlias alias) const;
    // The verified contents of a file. Errors: as deliver.
    Result<wire::BundleContent> open(const wire::Bundle& bundle) const;
    // How many of the ops were answered before. Errors: bundle_gap, bundle_changed.
    Result<std::size_t> check_known(const DeviceRecord& device,
                                    const std::vector<ops::Op>& ops) const;
    struct DeviceKeys {
        std::string sign;
        std::string box;
    };
    DeviceKeys keys_of(const DeviceRecord& device) const;
    // The device's row as it should be, last seen on that day.
    Device row_of(const DeviceRecord& device, Date seen) const;
    // Whose roles changed may have become one who can open files, or ceased to be.
    void refresh_boxes(Instant now, Working& working);
    // Whether what the device says it holds is something that this server knows; asked before its
    // ops change that. False: it starts over.
    bool recognise(const DeviceRecord& device, const wire::SyncRequest& request, Instant now);
    Result<void> pull(const DeviceRecord& device, const wire::SyncRequest& request, Instant now,
                      const Touched& touched, wire::SyncResponse& response);
    // Puts the row by which people know the device, when it is not there or is of an earlier day.
    void note_seen(const DeviceRecord& device, Instant now, Working& working);
    bool was_seen_today(DeviceAlias alias, Instant now) const;
    // Notes up to where the device has everything, and, once a day, lets go the tombstones that
    // all have passed (authority_tombstones.cpp).
    void note_passed(DeviceAlias alias, std::uint64_t seq, Working& working);
    bool is_live(const DeviceRecord& device, Date today) const;
    void collect_tombstones(Instant now, Working& working);
    // A device whose row was withdrawn or erased by these changes is refused from now on.
    void withdraw_devices(const Changes& changes, Working& working);
    // Applies what an op, or a night, came to, with all that belongs to it: the trail of who
    // changed what, people who are erased, devices that are withdrawn.
    struct By {
        Id<Person> actor = {};
        DeviceAlias device = 0;
        Instant now = {};
    };
    void take(ops::Decision decision, const By& by, Working& working);

    // authority_erase.cpp
    struct Erasing {
        Id<Person> person;
        std::vector<std::string> names;  // as they may stand in texts about other things
    };
    std::vector<Erasing> begin_erasing(Changes& changes, Date today) const;
    void end_erasing(const std::vector<Erasing>& people, Working& working);
    void forget_mentions(const std::vector<std::string>& names, Working& working);
    void keep_erased_away(Changes& changes) const;
    std::set<DeviceAlias> holders_of(Id<Person> person, Date today) const;
    bool is_confirmed_by(const Erasure& erasure, DeviceAlias device,
                         const wire::SyncRequest& request,
                         const wire::SyncResponse& response) const;
    // It is no error if the store fails: the device says so again.
    void note_confirmed(DeviceAlias device, const wire::SyncRequest& request,
                        const wire::SyncResponse& response);
    void tell_erased(const wire::SyncRequest& request, wire::SyncResponse& response) const;
    Changes erasure_of(Id<Person> person, Instant now);
    Result<void> make_due_shifts(Instant now, Night& night);

    // authority_audit.cpp
    void note_changed(const Changes& changes, const By& by, Working& working) const;
    Result<void> note_seen_rows(const wire::SyncResponse& response, const By& by);

    // Brings the figures up to date when the person is one who reads them. It is no error if the
    // store fails: the old ones stay.
    void refresh_figures(Id<Person> person, Instant now);
    Result<std::string> add_invitation(Id<Person> person, Instant now, Random& random,
                                       Working& working);
    // The row of this code, as typed. Errors: code_unknown.
    Result<const Invitation*> find_invitation(const std::string& code) const;
    OpId next_server_op();
    const DeviceRecord* device_with(const std::string& token, Id<Person> person) const;
    DeviceAlias alias_for(const wire::JoinRequest& request) const;
    std::string token_for(const wire::JoinRequest& request, Random& random) const;

    AuthorityStore& store_;
    AuthorityOptions options_;
    std::uint64_t history_ = 0;
    std::uint64_t seq_ = 0;
    DeviceAlias aliases_used_below_ = 0;
    OpNumber server_op_ = 0;
    std::map<RowKey, std::uint64_t> tombstones_;  // with a seq by which it was one
    Date collected_day_;
    std::uint64_t figures_seq_ = 0;  // the figures were right at this seq …
    Date figures_day_;               // … on this day
    State state_;
    std::map<DeviceAlias, DeviceRecord> devices_;
    std::map<Digest, DeviceAlias> by_token_;
    std::map<DeviceAlias, DeviceKeys> keys_seen_;     // of records that lack them
    std::map<DeviceAlias, std::string> unlocked_by_;  // digest of the code, since the last start
    std::map<OpId, StoredOutcome> outcomes_;
    std::unique_ptr<Views> views_;
    ValueChanges values_;
};

}  // namespace tovholder::sync

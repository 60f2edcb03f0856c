// The server's half of sync: the truth. Pure but for its store port; one thread
// at a time. The same class runs in the server, in the simulator, and inside
// the page of the demo.
#pragma once

#include <map>
#include <memory>

#include "shared/domain/state.hpp"
#include "shared/ops/scope.hpp"
#include "shared/sync/ports.hpp"
#include "shared/sync/value_changes.hpp"
#include "shared/wire/messages.hpp"

namespace tovholder::sync {

struct AuthorityOptions {
    bool codes_reusable = false;               // demo only: an invitation code can be used again
    std::size_t answer_bytes_max = 96 * 1024;  // rows an answer, before they are made small (to
                                               // some 20 kB); the rest follows with `more`
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

    // The device whose token this is (raw bytes). Errors: unknown_device.
    Result<DeviceAlias> authenticate(std::string_view token) const;

    // One round trip: push and pull. Everything in the answer is durable. The
    // same request again gets the same outcomes. Errors (nothing happened):
    // unknown_version, op_changed, op_gap when the first op is beyond the
    // expected, storage_failed, unknown_device.
    Result<wire::SyncResponse> sync(DeviceAlias device, const wire::SyncRequest& request,
                                    Instant now);

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
    void push(const DeviceRecord& device, const wire::SyncRequest& request, Instant now,
              Working& working, wire::SyncResponse& response);
    void pull(const DeviceRecord& device, const wire::SyncRequest& request, Instant now,
              const Touched& touched, wire::SyncResponse& response);
    // Puts the row by which people know the device, when it is not there or is of an earlier day.
    void note_seen(const DeviceRecord& device, Instant now, Working& working);
    bool was_seen_today(DeviceAlias alias, Instant now) const;
    // A device whose row was withdrawn by these changes is refused from now on.
    void withdraw_devices(const Changes& changes, Working& working);
    // Brings the figures up to date when the person is one who reads them. It is no error if the
    // store fails: the old ones stay.
    void refresh_figures(Id<Person> person, Instant now);
    Result<std::string> add_invitation(Id<Person> person, Instant now, Random& random,
                                       Working& working);
    OpId next_server_op();

    AuthorityStore& store_;
    AuthorityOptions options_;
    std::uint64_t history_ = 0;
    std::uint64_t seq_ = 0;
    OpNumber server_op_ = 0;
    std::uint64_t figures_seq_ = 0;  // the figures were right at this seq …
    Date figures_day_;               // … on this day
    State state_;
    std::map<DeviceAlias, DeviceRecord> devices_;
    std::map<Digest, DeviceAlias> by_token_;
    std::map<OpId, StoredOutcome> outcomes_;
    std::unique_ptr<Views> views_;
    ValueChanges values_;
};

}  // namespace tovholder::sync

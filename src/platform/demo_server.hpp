// The demo's server inside the page: the product's own Authority on a made-up municipality. What
// it accepted is kept in a database of its own and answered only when it is on disk, as a real
// server does. It is told the time and never asks for it.
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <vector>

#include "shared/demo/municipality.hpp"
#include "shared/sync/audit_lines.hpp"
#include "shared/sync/authority.hpp"
#include "src/platform/demo_journal.hpp"
#include "src/platform/host.hpp"

namespace tovholder::platform {

// After this the shifts of the story lie too far back, and a new municipality is made.
inline constexpr std::int32_t demo_days_max = 28;
inline constexpr std::size_t demo_audit_lines_max = 5000;

class DemoServer : public sync::AuthorityStore {
public:
    using Answer = std::function<void(Result<Bytes>)>;

    // `entries` is what `store` holds. Begins anew when that is nothing, damaged or too old.
    DemoServer(sync::DeviceStore& store, const std::vector<sync::StoreEntry>& entries, Instant now,
               sync::Random& random);
    ~DemoServer() override;

    // True when there was an older municipality and it was put away.
    bool renewed() const { return renewed_; }
    Date made() const { return anchor_.made; }
    // Whether a device's token (raw bytes) is known here.
    bool knows(std::string_view token) { return authority_->authenticate(token).ok(); }

    // A device for the role's own person: the frame of Joined or Failure.
    void join(Profile role, Instant now, Answer answer);
    // The frame of a SyncResponse or Failure.
    void sync(std::string token, Bytes frame, Instant now, Answer answer);

    // The frame of a Delivered or Failure.
    void deliver(std::string token, Bytes frame, Instant now, Answer answer);

    // The frame of an AboutAnswer or Failure.
    void about(std::string token, Bytes frame, Instant now, Answer answer);

    // A commit of the store completed.
    void on_stored(sync::Ticket ticket, std::optional<Error> error);

    const sync::Authority& authority() const { return *authority_; }

    // The Authority's; nobody else calls it.
    Result<void> commit(const sync::AuthorityCommit& commit) override;
    Result<std::vector<AuditLine>> audit_about(Id<Person> subject, std::size_t count_max) override;

private:
    bool load(const std::vector<sync::StoreEntry>& entries, Instant now);
    void begin(const std::vector<sync::StoreEntry>& entries, Instant now);
    void start_authority();
    void write(const std::vector<sync::AuthorityCommit>& commits,
               std::vector<sync::StoreWrite> writes);
    Bytes answer_join(Profile role, Instant now);
    Bytes answer_delivery(const std::string& token, const Bytes& frame, Instant now);
    Bytes answer_sync(const std::string& token, const Bytes& frame, Instant now);
    Bytes answer_about(const std::string& token, const Bytes& frame, Instant now);
    void pass_night(Instant now);
    void work();

    struct Request {
        std::function<Bytes()> run;
        Answer answer;
    };

    sync::DeviceStore& store_;
    sync::Random& random_;
    DemoAnchor anchor_;
    demo::Municipality town_;
    DemoJournal journal_;  // what is on disk
    std::unique_ptr<sync::Authority> authority_;
    std::uint64_t last_entry_ = 0;
    // Who saw and changed what, for this sitting: made-up people keep no trail on anybody's disk.
    sync::AuditLines audit_{demo_audit_lines_max};
    std::optional<Date> night_;  // the day whose night has passed
    bool renewed_ = false;

    std::deque<Request> waiting_;
    std::vector<sync::AuthorityCommit> accepted_;  // by the request under way, not yet on disk
    std::optional<Bytes> answer_;                  // of the request under way
    sync::Ticket last_ticket_ = 0;
    sync::Ticket awaited_ = 0;  // 0 = nothing under way
};

}  // namespace tovholder::platform

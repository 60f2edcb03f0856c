// One request at a time: let the Authority decide, write what it accepted, answer when written.
#include "src/platform/demo_server.hpp"

#include "shared/wire/codec.hpp"

namespace tovholder::platform {
namespace {

using sync::Area;

// The journal is put together again at the start when it has more entries than this.
constexpr std::size_t journal_entries_max = 100;

std::uint64_t random_history(sync::Random& random) {
    std::uint64_t history = 0;
    while (history == 0) {
        for (const std::uint8_t byte : random.bytes(8)) history = history << 8 | byte;
    }
    return history;
}

}  // namespace

DemoServer::DemoServer(sync::DeviceStore& store, const std::vector<sync::StoreEntry>& entries,
                       Instant now, sync::Random& random)
    : store_(store), random_(random) {
    if (!load(entries, now)) begin(entries, now);
    start_authority();
}

DemoServer::~DemoServer() = default;

bool DemoServer::load(const std::vector<sync::StoreEntry>& entries, Instant now) {
    std::optional<DemoAnchor> anchor;
    std::map<std::uint64_t, const Bytes*> log;
    for (const sync::StoreEntry& entry : entries) {
        if (entry.area == Area::outbox) log.emplace(entry.key, &entry.value);
        if (entry.area != Area::meta || entry.key != 0) continue;
        if (auto decoded = decode_demo_anchor(entry.value)) anchor = *decoded;
    }
    if (!anchor) return false;
    const std::int32_t age = to_local(now).date - anchor->made;
    if (age < 0 || age > demo_days_max) return false;
    DemoJournal journal;
    for (const auto& [key, bytes] : log) {
        const auto commit = decode_demo_commit(*bytes);
        if (!commit) return false;
        journal.fold(*commit);
        last_entry_ = key;
    }
    anchor_ = *anchor;
    journal_ = std::move(journal);
    if (log.size() > journal_entries_max) {
        std::vector<sync::StoreWrite> deletions;
        deletions.reserve(log.size());
        for (const auto& [key, bytes] : log) deletions.push_back({Area::outbox, key, {}});
        write(journal_.folded(), std::move(deletions));
    }
    return true;
}

void DemoServer::begin(const std::vector<sync::StoreEntry>& entries, Instant now) {
    renewed_ = !entries.empty();
    journal_ = {};
    last_entry_ = 0;
    anchor_ = {random_history(random_), demo::default_seed, to_local(now).date};
    std::vector<sync::StoreWrite> writes;
    writes.reserve(entries.size() + 1);
    for (const sync::StoreEntry& entry : entries) writes.push_back({entry.area, entry.key, {}});
    writes.push_back({Area::meta, 0, encode(anchor_)});
    write({}, std::move(writes));
}

void DemoServer::start_authority() {
    town_ = demo::make_municipality(anchor_.seed, anchor_.made);
    sync::AuthorityOptions options;
    options.codes_reusable = true;
    authority_ = std::make_unique<sync::Authority>(*this, journal_.contents(anchor_, town_.changes),
                                                   options);
}

void DemoServer::write(const std::vector<sync::AuthorityCommit>& commits,
                       std::vector<sync::StoreWrite> writes) {
    for (const sync::AuthorityCommit& commit : commits) {
        for (const sync::AuthorityCommit& part : split(commit)) {
            writes.push_back({Area::outbox, ++last_entry_, encode(part)});
        }
    }
    store_.commit(++last_ticket_, std::move(writes), sync::Durability::strict);
}

// The Authority hands over what it accepted; `work` writes it before the answer leaves.
Result<void> DemoServer::commit(const sync::AuthorityCommit& commit) {
    audit_.take(commit);
    if (commit.only_audit) return {};
    accepted_.push_back(commit);
    return {};
}

Result<std::vector<AuditLine>> DemoServer::audit_about(Id<Person> subject, std::size_t count_max) {
    return audit_.about(subject, count_max);
}

// The page may have been closed at night: it passes when somebody next asks.
void DemoServer::pass_night(Instant now) {
    const Date today = to_local(now).date;
    if (night_ == today) return;
    night_ = today;
    (void)authority_->keep_house(now).ok();  // its store only collects
}

void DemoServer::join(Profile role, Instant now, Answer answer) {
    waiting_.push_back({[this, role, now] { return answer_join(role, now); }, std::move(answer)});
    work();
}

void DemoServer::sync(std::string token, Bytes frame, Instant now, Answer answer) {
    waiting_.push_back({[this, token = std::move(token), frame = std::move(frame), now] {
                            return answer_sync(token, frame, now);
                        },
                        std::move(answer)});
    work();
}

void DemoServer::deliver(std::string token, Bytes frame, Instant now, Answer answer) {
    waiting_.push_back({[this, token = std::move(token), frame = std::move(frame), now] {
                            return answer_delivery(token, frame, now);
                        },
                        std::move(answer)});
    work();
}

void DemoServer::about(std::string token, Bytes frame, Instant now, Answer answer) {
    waiting_.push_back({[this, token = std::move(token), frame = std::move(frame), now] {
                            return answer_about(token, frame, now);
                        },
                        std::move(answer)});
    work();
}

Bytes DemoServer::answer_delivery(const std::string& token, const Bytes& frame, Instant now) {
    const auto device = authority_->authenticate(token);
    if (!device) return wire::encode(wire::Failure{device.error()});
    const auto bundle = wire::decode_bundle(frame);
    if (!bundle) return wire::encode(wire::Failure{{ErrorCode::bundle_altered}});
    const auto delivered = authority_->deliver(*bundle, now);
    if (!delivered) return wire::encode(wire::Failure{delivered.error()});
    return wire::encode(*delivered);
}

Bytes DemoServer::answer_about(const std::string& token, const Bytes& frame, Instant now) {
    const auto device = authority_->authenticate(token);
    if (!device) return wire::encode(wire::Failure{device.error()});
    const auto request = wire::decode_about_request(frame);
    if (!request) return wire::encode(wire::Failure{request.error()});
    const auto answer = authority_->about(*device, *request, now);
    if (!answer) return wire::encode(wire::Failure{answer.error()});
    return wire::encode(*answer);
}

Bytes DemoServer::answer_join(Profile role, Instant now) {
    const Id<Person> person =
        role == Profile::demo_coordinator ? town_.coordinator : town_.volunteers.front();
    const auto code = authority_->invite(person, now, random_);
    if (!code) return wire::encode(wire::Failure{code.error()});
    const auto joined = authority_->join({*code, "Demo"}, now, random_);
    if (!joined) return wire::encode(wire::Failure{joined.error()});
    return wire::encode(*joined);
}

Bytes DemoServer::answer_sync(const std::string& token, const Bytes& frame, Instant now) {
    const auto device = authority_->authenticate(token);
    if (!device) return wire::encode(wire::Failure{device.error()});
    if (auto made = authority_->make_server_key(random_); !made) {
        return wire::encode(wire::Failure{made.error()});
    }
    pass_night(now);
    const auto request = wire::decode_sync_request(frame);
    if (!request) return wire::encode(wire::Failure{request.error()});
    const auto response = authority_->sync(*device, *request, now);
    if (!response) return wire::encode(wire::Failure{response.error()});
    return wire::encode(*response);
}

void DemoServer::work() {
    while (awaited_ == 0 && !waiting_.empty()) {
        Bytes answer = waiting_.front().run();
        if (!accepted_.empty()) {
            answer_ = std::move(answer);
            awaited_ = last_ticket_ + 1;
            write(accepted_, {});
            return;
        }
        const Answer tell = std::move(waiting_.front().answer);
        waiting_.pop_front();
        tell(std::move(answer));
    }
}

void DemoServer::on_stored(sync::Ticket ticket, std::optional<Error> error) {
    if (ticket != awaited_ || awaited_ == 0) return;
    awaited_ = 0;
    const Answer tell = std::move(waiting_.front().answer);
    waiting_.pop_front();
    if (error) {
        // Not on disk, so it never happened: go on from what is.
        accepted_.clear();
        answer_.reset();
        start_authority();
        tell(*error);
    } else {
        for (const sync::AuthorityCommit& commit : accepted_) journal_.fold(commit);
        accepted_.clear();
        Bytes answer = std::move(*answer_);
        answer_.reset();
        tell(std::move(answer));
    }
    work();
}

}  // namespace tovholder::platform

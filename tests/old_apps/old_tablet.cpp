// The first release's code behind plain types. Compiled with that release's headers.
#include "tests/old_apps/old_tablet.hpp"

#include <deque>
#include <map>

#include "shared/sync/replica.hpp"
#include "shared/wire/codec.hpp"

namespace old_apps {

using namespace tovholder;

namespace {

class Disk : public sync::DeviceStore {
public:
    std::map<std::pair<int, std::uint64_t>, Bytes> values;

    void commit(sync::Ticket ticket, std::vector<sync::StoreWrite> writes,
                sync::Durability) override {
        waiting_.push_back({ticket, std::move(writes)});
    }
    void complete(sync::Replica& replica) {
        while (!waiting_.empty()) {
            auto next = std::move(waiting_.front());
            waiting_.pop_front();
            for (sync::StoreWrite& write : next.second) {
                const std::pair key(static_cast<int>(write.area), write.key);
                if (write.value) {
                    values[key] = std::move(*write.value);
                } else {
                    values.erase(key);
                }
            }
            replica.on_stored(next.first, {});
        }
    }

private:
    std::deque<std::pair<sync::Ticket, std::vector<sync::StoreWrite>>> waiting_;
};

}  // namespace

struct OldTablet::Parts {
    Disk disk;
    std::unique_ptr<sync::Replica> replica;

    std::string perform(std::int64_t now, const ops::Command& command) {
        const auto done = replica->perform(command, Instant{now});
        disk.complete(*replica);
        return done ? std::string() : error_name(done.error().code);
    }
};

OldTablet::OldTablet(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
OldTablet::~OldTablet() = default;

Bytes OldTablet::join_request(const std::string& code) {
    return wire::encode(wire::JoinRequest{code, "Tablet"});
}

std::unique_ptr<OldTablet> OldTablet::join(const Bytes& joined) {
    const auto read = wire::decode_joined(joined);
    if (!read) return nullptr;
    auto parts = std::make_unique<Parts>();
    parts->replica = sync::Replica::create(parts->disk, *read);
    parts->disk.complete(*parts->replica);
    return std::unique_ptr<OldTablet>(new OldTablet(std::move(parts)));
}

std::unique_ptr<OldTablet> OldTablet::open(const std::vector<StoredValue>& disk) {
    auto parts = std::make_unique<Parts>();
    std::vector<sync::StoreEntry> entries;
    for (const StoredValue& stored : disk) {
        parts->disk.values[{stored.area, stored.key}] = stored.value;
        entries.push_back({static_cast<sync::Area>(stored.area), stored.key, stored.value});
    }
    auto opened = sync::Replica::open(parts->disk, entries);
    if (!opened) return nullptr;
    parts->replica = std::move(*opened);
    return std::unique_ptr<OldTablet>(new OldTablet(std::move(parts)));
}

std::string OldTablet::token() const { return parts_->replica->token(); }
std::uint64_t OldTablet::person() const { return parts_->replica->person().value; }

Bytes OldTablet::ask(std::int64_t now) const {
    return wire::encode(parts_->replica->make_request(Instant{now}));
}

std::string OldTablet::take(std::int64_t now, const Bytes& answer) {
    if (const auto failure = wire::decode_failure(answer)) return error_name(failure->error.code);
    const auto response = wire::decode_sync_response(answer);
    if (!response) return error_name(response.error().code);
    sync::Replica& replica = *parts_->replica;
    const auto taken = replica.on_response(replica.make_request(Instant{now}), *response);
    parts_->disk.complete(replica);
    return taken ? std::string() : error_name(taken.error().code);
}

bool OldTablet::wants_more() const { return parts_->replica->wants_more(); }
std::size_t OldTablet::unsent() const { return parts_->replica->unsent(); }

std::vector<std::string> OldTablet::refused() const {
    std::vector<std::string> names;
    for (const auto& [number, refusal] : parts_->replica->refusals()) {
        names.push_back(error_name(refusal.error.code));
    }
    return names;
}

std::string OldTablet::take_shift(std::int64_t now, std::uint64_t shift) {
    return parts_->perform(now, ops::TakeShift{Id<Shift>{shift}});
}
std::string OldTablet::give_back_shift(std::int64_t now, std::uint64_t shift) {
    return parts_->perform(now, ops::GiveBackShift{Id<Shift>{shift}});
}
std::string OldTablet::rename_unit(std::int64_t now, std::uint64_t unit, const std::string& name) {
    const Unit* before = parts_->replica->shown().find(Id<Unit>{unit});
    if (before == nullptr) return "not_found";
    Unit after = *before;
    after.name = name;
    return parts_->perform(now, ops::make_edit(*before, after));
}

std::set<int> OldTablet::tables() const {
    std::set<int> all;
    for (const RowKey key : parts_->replica->shown().keys()) all.insert(key.table);
    return all;
}
bool OldTablet::holds(int table, std::uint64_t id) const {
    return parts_->replica->shown().contains({static_cast<TableId>(table), id});
}
std::size_t OldTablet::rows_with_unknown_fields() const {
    const State& shown = parts_->replica->shown();
    std::size_t count = 0;
    for (const RowKey key : shown.keys()) count += !shown.get(key)->stamp.unknown.empty();
    return count;
}

std::vector<StoredValue> OldTablet::disk() const {
    std::vector<StoredValue> all;
    for (const auto& [key, value] : parts_->disk.values) {
        all.push_back({key.first, key.second, value});
    }
    return all;
}

}  // namespace old_apps

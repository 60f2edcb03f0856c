// A whole municipality in one process for tests: one Authority over a store in memory, and
// tablets that reach it by real bytes, with no network in between but a function call.
#pragma once

#include <deque>
#include <memory>
#include <string>

#include "shared/base/prng.hpp"
#include "shared/sync/authority.hpp"
#include "shared/sync/replica.hpp"
#include "shared/wire/codec.hpp"
#include "tests/support/domain_fixture.hpp"

namespace tovholder::testing {

// Keeps every commit; fails the next ones when told to.
struct MemoryAuthorityStore : sync::AuthorityStore {
    std::vector<sync::AuthorityCommit> commits;
    bool broken = false;
    Result<void> commit(const sync::AuthorityCommit& commit) override {
        if (broken) return ErrorCode::storage_failed;
        commits.push_back(commit);
        return {};
    }
};

struct SeededRandom : sync::Random {
    explicit SeededRandom(std::uint64_t seed) : prng(seed) {}
    Bytes bytes(std::size_t count) override {
        Bytes out;
        while (out.size() < count) out.push_back(static_cast<std::uint8_t>(prng.next()));
        return out;
    }
    Prng prng;
};

// Completes commits when the test says so.
struct MemoryDeviceStore : sync::DeviceStore {
    struct Waiting {
        sync::Ticket ticket;
        std::vector<sync::StoreWrite> writes;
        sync::Durability durability = sync::Durability::strict;
    };
    std::deque<Waiting> waiting;
    std::map<std::pair<sync::Area, std::uint64_t>, Bytes> disk;

    void commit(sync::Ticket ticket, std::vector<sync::StoreWrite> writes,
                sync::Durability durability) override {
        waiting.push_back({ticket, std::move(writes), durability});
    }
    void complete_all(sync::Replica& replica) {
        while (!waiting.empty()) {
            Waiting next = std::move(waiting.front());
            waiting.pop_front();
            for (sync::StoreWrite& write : next.writes) {
                if (write.value) {
                    disk[{write.area, write.key}] = std::move(*write.value);
                } else {
                    disk.erase({write.area, write.key});
                }
            }
            replica.on_stored(next.ticket, {});
        }
    }
    std::vector<sync::StoreEntry> entries() const {
        std::vector<sync::StoreEntry> all;
        for (const auto& [key, value] : disk) all.push_back({key.first, key.second, value});
        return all;
    }
};

struct Tablet {
    MemoryDeviceStore store;
    std::unique_ptr<sync::Replica> replica;
};

// 2026-11-23T12:00:00Z, a Monday.
inline constexpr Instant noon{1795435200};

struct Municipality {
    SeededRandom random{7};
    MemoryAuthorityStore store;
    sync::Authority authority{store, {.history = 4711}};
    std::string first_code = *authority.found("Åkær Kommune", "Mette", noon, random);
    Instant now = noon;

    std::unique_ptr<Tablet> join(std::string_view code) {
        const auto joined = authority.join({std::string(code), "Tablet"}, now, random);
        TOV_ASSERT(joined.ok());
        auto tablet = std::make_unique<Tablet>();
        tablet->replica = sync::Replica::create(tablet->store, *joined);
        tablet->store.complete_all(*tablet->replica);
        sync(*tablet);
        return tablet;
    }

    // One answered request, by bytes. Returns the answer.
    wire::SyncResponse round_trip(Tablet& tablet) {
        sync::Replica& replica = *tablet.replica;
        const auto device = authority.authenticate(replica.token());
        TOV_ASSERT(device.ok());
        const auto request = wire::decode_sync_request(wire::encode(replica.make_request(now)));
        auto answer = authority.sync(*device, *request, now);
        TOV_ASSERT(answer.ok());
        auto response = *wire::decode_sync_response(wire::encode(*answer));
        TOV_ASSERT(replica.on_response(*request, response).ok());
        tablet.store.complete_all(replica);
        return response;
    }

    // Until nothing is left to send or fetch.
    void sync(Tablet& tablet) {
        tablet.store.complete_all(*tablet.replica);
        do {
            round_trip(tablet);
        } while (tablet.replica->unsent() > 0 || tablet.replica->wants_more());
    }

    OpId act(Tablet& tablet, const ops::Command& command) {
        const auto done = tablet.replica->perform(command, now);
        TOV_ASSERT(done.ok());
        tablet.store.complete_all(*tablet.replica);
        return *done;
    }

    Id<Unit> root() const { return authority.state().table<Unit>().begin()->first; }

    // A volunteer of the unit, added by the coordinator's tablet and joined on her own.
    std::unique_ptr<Tablet> add_volunteer(Tablet& coordinator, std::string name, Id<Unit> unit) {
        Person person;
        person.id = Id<Person>::local(1);
        person.given_name = std::move(name);
        person.family_name = "Kanariefugl";
        person.phone = "20000001";
        const OpId op = act(coordinator, ops::AddPerson{person,
                                                        {Grant{.id = {},
                                                               .person = Id<Person>::local(1),
                                                               .unit = unit,
                                                               .role = Role::volunteer,
                                                               .starts = to_local(now).date,
                                                               .ended = {}}}});
        sync(coordinator);
        return join(*authority.invite(Id<Person>::make(op, 1), now, random));
    }

    // A shift tomorrow in a new activity of the unit.
    Id<Shift> add_shift(Tablet& coordinator, Id<Unit> unit, std::uint32_t places) {
        Activity activity;
        activity.unit = unit;
        activity.name = "Gågruppe";
        const std::size_t others = coordinator.replica->shown().table<Activity>().size();
        if (others > 0) activity.name += " " + std::to_string(others + 1);
        const OpId made = act(coordinator, import_of(activity));
        Shift shift;
        shift.activity = Id<Activity>::make(made, 1);
        shift.starts = now + seconds_per_day;
        shift.ends = shift.starts + 2 * seconds_per_hour;
        shift.places = places;
        const OpId op = act(coordinator, ops::Create<Shift>{shift});
        sync(coordinator);
        return Id<Shift>::make(op, 1);
    }
};

}  // namespace tovholder::testing
